"""The map: states by how much they deal with others, lines between those who deal most. Outlines: `world.json`."""

import json
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Final

import altair as alt

from communique.knowledge.states import name_of
from communique.present.charts.palette import FILE, Palette
from communique.present.charts.spec import Spec, filled, template
from communique.present.charts.titled import Mark, legend

LINES: Final = 30  # pairs between whom a line is drawn
NOTE: Final = "How many happenings states have with others; lines join the busiest pairs. Outlines: Natural Earth."
SHAPE: Final = 0.52  # height of the earth in this projection to its width


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


def steps(most: int, number: int) -> list[int]:
    """From how many on a state is the darker, each step as many times the one before: `[1, 7, 55, 405]` up to 3,000."""
    return sorted({max(1, round(most ** (step / number))) for step in range(number)})


def worldmap(
    states: Sequence[tuple[str, int]], pairs: Sequence[tuple[tuple[str, str], int]], *, width: int = 1000,
    palette: Palette = FILE, link: Callable[[str], str | None] | None = None,
) -> Spec:  # fmt: skip
    """Draw states with the number of their happenings, and lines between the busiest pairs. `width` in pixels."""
    numbers = dict(states)
    shades_ = _steps(states)
    linked, plain = [], []  # what leads nowhere must be no link at all
    for feature in outlines():
        number = numbers.get(feature["id"], 0)
        fill = palette.scale[sum(number >= step for step in shades_)]
        shape = {**feature, "fill": fill, "label": f"{name_of(feature['id'])}: {number:,}"}
        address = link(feature["id"]) if link and number else None
        if address:
            linked.append(shape | {"link": address})
        else:
            plain.append(shape)
    ends = middles()
    # straight on the paper: the shortest ways on a globe leave the map at one side and come back at the other
    lines = [
        {"x": ends[a][0], "y": ends[a][1], "x2": ends[b][0], "y2": ends[b][1], "number": number}
        for (a, b), number in pairs if a in ends and b in ends
    ][:LINES]  # fmt: skip
    data = {"plain": plain, "linked": linked, "lines": lines}
    made = filled(_template(palette), (width - 8, round(width * SHAPE)), data=data)
    return made | legend(notes=(NOTE,), key=_key(shades(states), palette))


def _key(told: list[str], palette: Palette) -> tuple[Mark, ...]:
    """The shades with how many happenings each stands for."""
    told[-1] += " happenings"
    return tuple(Mark(words, "square", fill, fill, 220) for words, fill in zip(told, palette.scale[1:], strict=False))


def _steps(states: Sequence[tuple[str, int]]) -> list[int]:
    return steps(max((number for _, number in states), default=1), len(FILE.scale) - 1)


def shades(states: Sequence[tuple[str, int]]) -> list[str]:
    """How many happenings each shade of a map of these states stands for: `["1 to 6", "7 to 54", "55 or more"]`."""
    found = _steps(states)
    spans = [(low, high - 1) for low, high in pairwise(found)]
    return [f"{low:,}" if low == high else f"{low:,} to {high:,}" for low, high in spans] + [f"{found[-1]:,} or more"]


@cache
def _template(palette: Palette) -> Spec:
    described = {"color": alt.Color("fill:N", scale=None), "description": alt.Description("label:N")}
    plain, linked = (
        alt.Chart(alt.NamedData(name)).mark_geoshape(stroke=palette.paper, strokeWidth=0.6).encode(**described, **also)
        for name, also in (("plain", {}), ("linked", {"href": alt.Href("link:N")}))
    )
    ties = alt.Chart(alt.NamedData("lines")).mark_rule(color=palette.ink, opacity=0.5).encode(
        longitude="x:Q", latitude="y:Q", longitude2="x2:Q", latitude2="y2:Q",
        strokeWidth=alt.StrokeWidth("number:Q", legend=None, scale=alt.Scale(range=[0.8, 4])),
    )  # fmt: skip
    return template(alt.layer(plain, linked, ties).project("naturalEarth1"), palette)
