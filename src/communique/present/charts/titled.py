"""What a chart needs to stand alone, in a file or a report: its title, how to read it, a key to its marks.

On a page these stand around the drawing as text; within the chart they are kept as `usermeta`, which Vega-Lite passes
over.
"""

import textwrap
from dataclasses import asdict, dataclass
from typing import Any, Final

from communique.present.charts.spec import Spec

TITLE: Final = 17  # pixels of the title's letters
TEXT: Final = 12  # pixels of all others
LINE: Final = 16  # pixels from one line of notes to the next
ROW: Final = 22  # pixels of a row of the key
WIDE: Final = 0.56  # of its height, how wide a letter is on average in the faces that charts are set in


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of a key: a shape of Vega's, or `span`, with its colours and size (square pixels)."""

    label: str
    shape: str
    fill: str
    stroke: str
    size: int = 80


def legend(*, notes: tuple[str, ...] = (), key: tuple[Mark, ...] = ()) -> Spec:
    """How to read a chart, to be kept with it: sentences, and its marks."""
    return {"usermeta": {"notes": [note for note in notes if note], "key": [asdict(mark) for mark in key]}}


def titled(chart: Spec, title: str) -> Spec:
    """The chart with its title above it, its notes under the title, and its key; as wide as before, and higher."""
    told = chart.get("usermeta", {"notes": [], "key": []})
    width, around, colours = chart["width"], chart["padding"], chart["config"]
    head = _lines([title], width, TITLE)
    notes = _lines(told["notes"], width, TEXT)
    marks, rows = _placed(told["key"], width)
    above = ROW * rows + (10 if rows else 0)
    made = chart | {
        "padding": around | {"top": around["top"] + above + LINE * len(notes) + round(TITLE * 1.4) * len(head) + 14},
        "title": {
            "text": head, "subtitle": notes, "anchor": "start", "frame": "group", "offset": 10,
            "fontSize": TITLE, "fontWeight": 600, "lineHeight": round(TITLE * 1.3), "color": colours["text"]["color"],
            "subtitleFontSize": TEXT, "subtitleLineHeight": LINE, "subtitlePadding": 5,
            "subtitleColor": colours["axis"]["labelColor"],
        },
    }  # fmt: skip
    if not marks:
        return made
    lowest = max(mark["down"] for mark in marks)
    for mark in marks:
        mark["down"] -= lowest + ROW  # above the chart's own edge, from which heights are measured
    layers = _layers(colours["axis"]["labelColor"])
    return made | {"layer": [*chart["layer"], *layers], "datasets": chart["datasets"] | {"key": marks}}


def _lines(told: list[str], width: int, size: int) -> list[str]:
    """Sentences in lines that fit into a width (pixels)."""
    return [line for one in told for line in textwrap.wrap(one, max(16, int(width / (size * WIDE))))]


def _placed(key: list[dict[str, Any]], width: int) -> tuple[list[dict[str, Any]], int]:
    """Each mark with how far right and down it stands (pixels), and the number of rows."""
    placed: list[dict[str, Any]] = []
    right, row = 0.0, 0
    for mark in key:
        room = 22 + len(mark["label"]) * TEXT * WIDE + 18
        if placed and right + room > width:
            right, row = 0.0, row + 1
        placed.append(mark | {"right": right + 8, "words": right + 22, "down": row * ROW})
        right += room
    return placed, row + 1 if placed else 0


def _layers(ink: str) -> list[Spec]:
    """The key's marks and words, placed by pixels."""

    def at(field: str) -> Spec:
        return {"field": field, "type": "quantitative", "scale": None, "axis": None}

    def own(field: str, type_: str = "nominal") -> Spec:
        return {"field": field, "type": type_, "scale": None, "legend": None}

    data, down = {"name": "key"}, at("down")
    marks = {
        "data": data, "mark": {"type": "point", "opacity": 1, "strokeWidth": 1.6},
        "encoding": {"x": at("right"), "y": down, "shape": own("shape"), "fill": own("fill"), "stroke": own("stroke"),
                     "size": own("size", "quantitative")},
    }  # fmt: skip
    words = {
        "data": data, "mark": {"type": "text", "align": "left", "baseline": "middle", "fontSize": TEXT, "color": ink},
        "encoding": {"x": at("words"), "y": down, "text": {"field": "label", "type": "nominal"}},
    }  # fmt: skip
    return [marks, words]
