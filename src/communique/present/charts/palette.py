"""The colours of charts: fixed ones for files, names of CSS variables for pages, which have a light and a dark set."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Palette:
    """`ink` of text, `soft` of what is less, `rule` of lines, `fill` of marks, `denied`, `paper` of what lies behind,
    and `scale`, from little to much."""

    ink: str
    soft: str
    rule: str
    fill: str
    denied: str
    paper: str
    scale: tuple[str, ...]
    background: str = "transparent"
    font: str = "Helvetica Neue, Arial, Liberation Sans, sans-serif"

    def config(self) -> dict[str, Any]:
        """What a Vega-Lite chart takes as its configuration."""
        axis = {
            "domain": False, "ticks": False, "gridColor": self.rule, "labelColor": self.soft, "titleColor": self.soft,
            "labelFontSize": 12, "labelPadding": 6, "titleFontSize": 12, "titleFontWeight": "normal",
        }  # fmt: skip
        return {
            "font": self.font, "view": {"stroke": None}, "axis": axis, "background": self.background,
            "text": {"color": self.ink, "fontSize": 12},
        }  # fmt: skip


FILE = Palette(
    ink="#1d1b18", soft="#5c574f", rule="#dcd7cb", fill="#14506e", denied="#a3271f", paper="#fcfbf8",
    scale=("#eae6dc", "#bcd3de", "#7fabc2", "#417e9c", "#14506e"), background="#fcfbf8",
)  # fmt: skip
"""For PNG and SVG files."""

PAGE = Palette(
    ink="var(--ink)", soft="var(--soft)", rule="var(--rule)", fill="var(--fill)", denied="var(--denied)",
    paper="var(--paper)", scale=tuple(f"var(--scale-{step})" for step in range(5)),
)  # fmt: skip
"""For SVG inside a page."""
