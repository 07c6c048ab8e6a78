"""Charts as SVG and PNG, drawn by Vega within this process: no browser, no network."""

import gzip
import re
from functools import cache
from typing import Final

import vl_convert  # type: ignore[import-untyped, unused-ignore]

from communique.present.charts.spec import Spec

OWN: Final = re.compile(r' xlink:href="https://vega\.github\.io/vega-datasets/([^"]*)"')
"""An address within our own pages, before which Vega puts that of its sample data."""

PART: Final = re.compile(r'(id="|url\(#)clip(\d+)')
"""A part that is cut off at the chart's edges, numbered by Vega through all that a process draws."""


def svg(chart: Spec) -> str:
    """The chart as an SVG document, the same each time."""
    drawn: str = vl_convert.vegalite_to_svg(chart, allowed_base_urls=[])
    numbers: dict[str, int] = {}
    drawn = PART.sub(lambda m: f"{m[1]}clip{numbers.setdefault(m[2], len(numbers))}", drawn)
    return OWN.sub(r' href="\1"', drawn)


def png(chart: Spec, *, scale: float = 2) -> bytes:
    """The chart as a PNG image, `scale` pixels to one of its own."""
    drawn: bytes = vl_convert.vegalite_to_png(chart, scale=scale, allowed_base_urls=[])
    return drawn


@cache
def library() -> bytes:
    """Vega, Vega-Lite and Vega-Embed as one script for browsers, of the version that draws here, packed by gzip.
    Putting it together takes two seconds, in which nothing else of the process goes on."""
    made: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return gzip.compress(made.encode(), mtime=0)
