"""The map: states by how much they deal with others, lines between those who deal most. Outlines: `world.json`."""

import json
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

import altair as alt

from communique.present.charts.palette import FILE, Palette

LINES: Final = 30  # pairs between whom a line is drawn
STEPS: Final = (1, 3, 10, 30, 100, 300, 1000, 3000)  # from how many on a state is the darker


@cache
def outlines() -> tuple[dict[str, Any], ...]:
    """The outlines of states as GeoJSON, each with its alpha-3 as `id`."""
    text = (files("communique.present.charts") / "world.json").read_text(encoding="utf-8")
    return tuple(json.loads(text)["features"])


@cache
def middles() -> dict[str, tuple[float, float]]:
    """Longitude and latitude of about the middle of each state's largest part."""
    found = {}
    for feature in outlines():
        largest = max((polygon[0] for polygon in feature["geometry"]["coordinates"]), key=len)
        xs, ys = zip(*largest, strict=True)
        found[feature["id"]] = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return found


def worldmap(
    states: Sequence[tuple[str, int]], pairs: Sequence[tuple[tuple[str, str], int]], *, width: int = 1000,
    palette: Palette = FILE, link: Callable[[str], str | None] | None = None,
) -> alt.LayerChart:  # fmt: skip
    """Draw states with the number of their happenings, and lines between the busiest pairs."""
    numbers = dict(states)
    shades = [step for step in STEPS if step <= max(numbers.values(), default=1)][-(len(palette.scale) - 1) :]
    shapes = []
    for feature in outlines():
        number = numbers.get(feature["id"], 0)
        shade = sum(number >= step for step in shades)
        given = {"fill": palette.scale[shade], "label": f"{feature['id']}: {number}"}
        address = link(feature["id"]) if link and number else None
        shapes.append({**feature, **given, **({"link": address} if address else {})})
    ends = middles()
    lines = [
        {"x": ends[a][0], "y": ends[a][1], "x2": ends[b][0], "y2": ends[b][1], "number": number}
        for (a, b), number in pairs if a in ends and b in ends
    ][:LINES]  # fmt: skip
    shown = [_land(some, palette) for some in (  # what leads nowhere must be no link at all
        [s for s in shapes if "link" not in s], [s for s in shapes if "link" in s],
    ) if some]  # fmt: skip
    ties = alt.Chart(alt.InlineData(values=lines)).mark_rule(color=palette.denied, opacity=0.55).encode(
        longitude="x:Q", latitude="y:Q", longitude2="x2:Q", latitude2="y2:Q",
        strokeWidth=alt.StrokeWidth("number:Q", legend=None, scale=alt.Scale(range=[0.8, 4])),
    )  # fmt: skip
    drawn = alt.layer(*shown, ties).properties(width=width, height=width // 2).project("naturalEarth1")
    configured: alt.LayerChart = drawn.configure(**palette.config())
    return configured


def _land(shapes: list[dict[str, Any]], palette: Palette) -> alt.Chart:
    linked = {"href": alt.Href("link:N")} if "link" in shapes[0] else {}
    base = alt.Chart(alt.InlineData(values=shapes)).mark_geoshape(stroke=palette.paper, strokeWidth=0.6)
    made: alt.Chart = base.encode(
        color=alt.Color("fill:N", scale=None), description=alt.Description("label:N"), **linked
    )  # fmt: skip
    return made
