"""Charts as SVG and PNG, drawn by Vega within this process: no browser, no network."""

import re
from typing import Any, Final, Protocol

import vl_convert  # type: ignore[import-untyped, unused-ignore]

OWN: Final = re.compile(r' xlink:href="https://vega\.github\.io/vega-datasets/([^"]*)"')
"""An address within our own pages, before which Vega puts that of its sample data."""


class Chart(Protocol):
    """What Altair's charts have in common."""

    def to_dict(self, validate: bool = True) -> dict[str, Any]:
        """The chart in Vega-Lite's own terms; not held against its schema again, which takes as long as drawing."""


def svg(chart: Chart) -> str:
    """The chart as an SVG document."""
    drawn: str = vl_convert.vegalite_to_svg(chart.to_dict(validate=False), allowed_base_urls=[])
    return OWN.sub(r' href="\1"', drawn)


def png(chart: Chart, *, scale: float = 2) -> bytes:
    """The chart as a PNG image, `scale` pixels to one of its own."""
    drawn: bytes = vl_convert.vegalite_to_png(chart.to_dict(validate=False), scale=scale, allowed_base_urls=[])
    return drawn
