"""The network: who was met with whom, the closer the more often."""

from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import Any, Final

import altair as alt
import networkx

from communique.present.charts.palette import FILE, Palette
from communique.present.charts.spec import ZOOM, Spec, filled, template
from communique.present.charts.titled import legend
from communique.present.company import Member, Tie, degrees

MOST: Final = 40  # of whom names can still be read
FEWEST: Final = 10
BROAD: Final = 22  # pixels of width for each
SEED: Final = 7
EDGE: Final = 1.15  # where the paper ends, of places from -1 to 1
LETTER: Final = 11  # pixels of a name's letters
WIDE: Final = 0.56  # of its height, how wide a letter is on average in the faces that charts are set in
NOTE: Final = (
    "Lines join persons of different states who were at the same meeting or visit; the thicker, the more often."
)


def network(
    found: Sequence[Tie], *, width: int = 900, height: int = 620, palette: Palette = FILE,
    link: Callable[[Member], str] | None = None, zoom: bool = False,
) -> Spec:  # fmt: skip
    """Draw the ties among those who are met most, fewer where it is narrow; `width` and `height` in pixels. With
    `zoom`, whoever draws it live can drag it and turn the wheel.

    Places come from a spring layout (Fruchterman and Reingold 1991).
    """
    counted = degrees(found)
    most = max(FEWEST, min(MOST, width // BROAD))
    kept = {m for m, _ in sorted(counted.items(), key=lambda c: (-c[1], c[0].name, c[0].id))[:most]}
    drawn = [tie for tie in found if tie.first in kept and tie.second in kept]
    kept = {member for tie in drawn for member in (tie.first, tie.second)}
    places = _places(kept, drawn)
    nodes: list[dict[str, Any]] = []
    for member in sorted(kept, key=lambda m: m.id):
        left, top = places[member.id]
        made = {
            "x": left, "y": top, "name": member.name, "number": counted[member],
            "label": f"{member.name}: {counted[member]:,}", "align": _align(member.name, left, width - 8),
        }  # fmt: skip
        nodes.append(made | ({"link": link(member)} if link else {}))
    edges = [
        {"x": places[t.first.id][0], "y": places[t.first.id][1], "x2": places[t.second.id][0],
         "y2": places[t.second.id][1], "number": len(t.events)}
        for t in drawn
    ]  # fmt: skip
    made = _template(palette, link is not None and bool(nodes), zoom)
    drawing = filled(made, (width - 8, height - 8), data={"members": nodes, "ties": edges})
    left = len(counted) - len(kept)
    return drawing | legend(notes=(NOTE, f"{left:,} others, who are met less, are not drawn." if left else ""))


@cache
def _template(palette: Palette, linked: bool, zoom: bool) -> Spec:
    scale = alt.Scale(domain=[-EDGE, EDGE], nice=False)
    x, y = alt.X("x:Q", axis=None, scale=scale), alt.Y("y:Q", axis=None, scale=scale)
    named = {"description": alt.Description("label:N"), **({"href": alt.Href("link:N")} if linked else {})}
    lines = alt.Chart(alt.NamedData("ties")).mark_rule(color=palette.soft, opacity=0.45, clip=zoom).encode(
        x=x, y=y, x2="x2:Q", y2="y2:Q",
        strokeWidth=alt.StrokeWidth("number:Q", legend=None, scale=alt.Scale(range=[0.7, 5])),
    )  # fmt: skip
    base = alt.Chart(alt.NamedData("members")).encode(x=x, y=y)
    points = base.mark_circle(color=palette.fill, opacity=1, clip=zoom).encode(
        size=alt.Size("number:Q", legend=None, scale=alt.Scale(range=[40, 420])), **named
    )
    beside = alt.ExprRef("datum.align")
    names = base.mark_text(dy=-13, fontSize=LETTER, align=beside, color=palette.ink, clip=zoom).encode(text="name:N")
    names = names.properties(name="names")  # so that a page's style can keep lines from striking them through
    if zoom:
        points = points.add_params(alt.selection_interval(name=ZOOM, bind="scales"))
    return template(alt.layer(lines, points, names), palette)


def _align(name: str, left: float, width: int) -> str:
    """How a name stands over its point so that it stays on the paper: in the middle, or off the nearer edge."""
    half, at = len(name) * LETTER * WIDE / 2, (left + EDGE) / (2 * EDGE) * width
    return "left" if at < half else "right" if at > width - half else "center"


def _places(members: Collection[Member], drawn: Sequence[Tie]) -> dict[str, tuple[float, float]]:
    """Where each stands, from -1 to 1 both ways: as springs leave them, then half-way to an even spread, so that names
    in the thick of it can be read."""
    graph = networkx.Graph()
    graph.add_nodes_from(sorted(m.id for m in members))
    graph.add_edges_from((t.first.id, t.second.id) for t in drawn)
    # parts that nothing ties to the rest would fly off: a faint tie to whoever has the most holds them
    if members:
        hub = max(graph.degree, key=lambda d: (d[1], d[0]))[0]
        graph.add_edges_from((hub, min(part)) for part in networkx.connected_components(graph) if hub not in part)
    found = networkx.spring_layout(graph, seed=SEED, k=2.2 / max(1, len(members)) ** 0.5, iterations=200)
    even = [_even({id_: float(place[axis]) for id_, place in found.items()}) for axis in (0, 1)]
    return {id_: (even[0][id_], even[1][id_]) for id_ in found}


def _even(values: dict[str, float]) -> dict[str, float]:
    """Values moved half-way to where they would be if all were as far from one another; -1 to 1."""
    ordered = sorted(values, key=lambda id_: (values[id_], id_))
    low, high = (values[ordered[0]], values[ordered[-1]]) if ordered else (0.0, 1.0)
    return {
        id_: rank / max(1, len(ordered) - 1) - 0.5 + (values[id_] - low) / ((high - low) or 1) - 0.5
        for rank, id_ in enumerate(ordered)
    }
