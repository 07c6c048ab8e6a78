"""Charts beside pages: each has addresses of its own, so that a page need not wait for it.

A page holds a chart as two drawings, one for a desk and one for a phone, of which a browser asks for the one it shows.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from fastapi.responses import Response
from markupsafe import escape
from starlette.exceptions import HTTPException

from communique.present.charts import render
from communique.present.charts.palette import FILE, PAGE, Palette
from communique.present.charts.spec import Spec, extent
from communique.present.charts.titled import titled
from communique.web.guard import FRAMED

WIDTHS: Final = {"wide": 920, "narrow": 350}
"""Pixels that a chart is drawn for: a desk, a phone."""
LEAST, MOST = 280, 2000
"""Pixels of width that may be asked for."""

Draw = Callable[[int, Palette, bool], Spec]
"""Draws a chart of a width (pixels) in a palette; the last says whether for a page, where marks lead somewhere."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as a page holds it: `address` without its form and ending, `query` with its question mark; `sizes` in
    pixels by form. `zooms`: whether a browser with scripts can be given the chart itself, to drag and to zoom."""

    title: str
    address: str
    query: str
    sizes: dict[str, tuple[int, int]]
    zooms: bool


def picture(title: str, address: str, query: str, draw: Draw, *, zooms: bool = False) -> Picture:
    """What a page holds of a chart; `draw` only places its marks, Vega draws nothing yet."""
    sizes = {form: extent(draw(width, PAGE, False)) for form, width in WIDTHS.items()}
    return Picture(title, address, query, sizes, zooms)


def answer(form: str, title: str, draw: Draw, width: int = 1000) -> Response:
    """A chart as asked for: `wide.svg` and `narrow.svg` to stand in a page, `json` for a page that draws it itself,
    `width` pixels wide; `svg` and `png` as files to keep.

    Raises HTTPException (404) for any other form.
    """
    own, _, ending = form.partition(".")
    if own in WIDTHS and ending == "svg":
        return Response(_framed(render.svg(draw(WIDTHS[own], PAGE, True)), title), media_type="image/svg+xml",
                        headers=FRAMED)  # fmt: skip
    if form == "json":
        return Response(json.dumps(draw(width, PAGE, True)), media_type="application/json")
    if form not in ("svg", "png"):
        raise HTTPException(404)
    made = titled(draw(width, FILE, False), title)
    body: str | bytes = render.png(made) if form == "png" else render.svg(made)
    headers = {"Content-Disposition": f'attachment; filename="chart.{form}"'}
    return Response(body, media_type="image/png" if form == "png" else "image/svg+xml", headers=headers)


def _framed(svg: str, title: str) -> str:
    """A drawing as a document of its own in a page: in the page's colours, its links leading the whole page on."""
    head, _, rest = svg.partition(">")
    rest = rest.replace('<a href="', '<a target="_top" href="')
    named = f'{head} role="group" aria-label="{escape(title)}"><title>{escape(title)}</title>'
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet type="text/css" href="/style.css"?>\n{named}{rest}'
    )
