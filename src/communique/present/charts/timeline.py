"""The timeline: a lane for each type, a mark for each happening, spans for days that are not known to the day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, Final

import altair as alt

from communique.knowledge import terms
from communique.present.catalogue import Happening
from communique.present.charts.lanes import SIZE, days, placed, span
from communique.present.charts.palette import FILE, Palette
from communique.present.charts.spec import ZOOM, Spec, filled, template
from communique.present.charts.titled import Mark, legend
from communique.present.phrasing import listed, number
from communique.text import edtf

AXIS: Final = 26  # pixels below, for the years
MONTHS_AND_MORE: Final = 27  # days from which a span that is no stay reads as a month, a year, ...

SHAPES: Final = {
    "occurred": "circle", "ongoing": "circle", "planned": "circle", "wanted": "diamond", "possible": "diamond",
    "negated": "M-.9,-.6L-.6,-.9L0,-.3L.6,-.9L.9,-.6L.3,0L.9,.6L.6,.9L0,.3L-.6,.9L-.9,.6L-.3,0Z",  # a saltire
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chart; the happenings that it leaves out as earlier and later than its span, and for lack of a date; `first`
    and `last` are the days of its span."""

    chart: Spec
    earlier: tuple[Happening, ...]
    later: tuple[Happening, ...]
    undated: tuple[Happening, ...]
    first: date | None
    last: date | None


def timeline(
    happenings: Iterable[Happening], *, width: int = 1000, palette: Palette = FILE,
    link: Callable[[Happening], str] | None = None, zoom: bool = False,
) -> Timeline:  # fmt: skip
    """Draw happenings, `width` pixels wide. `link` gives the address that a mark leads to. With `zoom`, whoever draws
    it live can drag it and turn the wheel."""
    found = list(happenings)
    dated = [(h, *days(h)) for h in found if h.when and (h.low or h.high)]
    first, last = span([(low, high) for _, low, high in dated])
    kept = [d for d in dated if first and last and d[2] >= first and d[1] <= last]
    earlier = tuple(h for h, _, high in dated if first and high < first)
    later = tuple(h for h, low, _ in dated if last and low > last)
    undated = tuple(h for h in found if not h.when or not (h.low or h.high))
    pad = timedelta(days=max(2, (last - first).days // 50)) if first and last else timedelta()
    begin, end = (first - pad, last + pad) if first and last else (date(2000, 1, 1), date(2000, 1, 2))
    marks, lanes, height = placed(kept, begin, end, width - 8)
    rows = [_row(h, low, high, y, begin, end, link) for h, low, high, y in marks]
    chart = filled(
        _template(palette, link is not None, zoom), (width - 8, round(height)), around=(4, 4, 4, AXIS),
        data={"happenings": rows, "lanes": lanes}, begin=_moment(begin), end=_moment(end),
    )  # fmt: skip
    made = Timeline(chart, earlier, later, undated, first, last)
    return replace(made, chart=chart | legend(notes=_notes(made, len(kept)), key=_key(palette)))


def _notes(made: Timeline, shown: int) -> tuple[str, ...]:
    """What the chart shows, and what it leaves out."""
    out = ((made.undated, "without a date"), (made.earlier, "much earlier"), (made.later, "much later"))
    left = [f"{len(some):,} {why}" for some, why in out if some]
    told = f"{number(shown, 'happening')} by date; lanes by type."
    return (told + (f" Not drawn: {listed(left)}." if left else ""),)


def _key(palette: Palette) -> tuple[Mark, ...]:
    """The marks, as `SHAPES` has them."""
    full, empty = palette.fill, palette.paper
    return (
        Mark("occurred or ongoing", SHAPES["occurred"], full, full, SIZE),
        Mark("planned", SHAPES["planned"], empty, full, SIZE),
        Mark("wanted or possible", SHAPES["wanted"], empty, full, SIZE),
        Mark("denied", SHAPES["negated"], palette.denied, palette.denied, SIZE),
        Mark("some day within", "M-1,-.35h2v.7h-2z", f"{full}4d", f"{full}00", 4 * SIZE),
    )


def _moment(day: date) -> int:
    """The beginning of a day as Vega counts time: milliseconds since 1970, universal time."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def _row(
    one: Happening, low: date, high: date, y: float, begin: date, end: date, link: Callable[[Happening], str] | None
) -> dict[str, Any]:
    low, high = max(low, begin), min(high, end)
    stay = bool(one.when and "/" in one.when and (high - low).days < MONTHS_AND_MORE)
    what = f"{terms.label(one.type, one.kind, one.stage)}, {_standing(one)}"
    made: dict[str, Any] = {
        "y": y, "low": low.isoformat(), "high": (high + timedelta(days=1)).isoformat(),
        "middle": (low + (high - low) / 2).isoformat(), "status": one.status, "spans": low != high,
        "certain": stay, "label": f"{edtf.humanize(one.when)}: {what}",
    }  # fmt: skip
    if link:
        made["link"] = link(one)
    return made


def _standing(one: Happening) -> str:
    standing = terms.status_of(one.status)
    return f"{standing}, also denied" if one.denied and one.status != "negated" else standing


@cache
def _template(palette: Palette, linked: bool, zoom: bool) -> Spec:
    few = alt.ExprRef("max(2, min(10, round(width / 110)))")
    time = alt.Scale(type="utc", domainMin=alt.ExprRef("begin"), domainMax=alt.ExprRef("end"))
    x = alt.X("middle:T", title=None, scale=time,
              axis=alt.Axis(orient="bottom", tickCount=few, labelOverlap="greedy", labelFlush=True))  # fmt: skip
    down = alt.Scale(domainMin=0, domainMax=alt.ExprRef("height"), reverse=True, nice=False, zero=False)
    y = alt.Y("y:Q", title=None, axis=None, scale=down)
    href = {"href": alt.Href("link:N")} if linked else {}
    described = {"description": alt.Description("label:N"), **href, **({"tooltip": "label:N"} if zoom else {})}
    base = alt.Chart(alt.NamedData("happenings"))
    shown = alt.Chart(alt.NamedData("lanes"))
    rules = shown.mark_rule(color=palette.rule).encode(y=y)
    names = shown.mark_text(align="left", baseline="top", dy=7, color=palette.soft, fontSize=12).encode(
        y=y, x=alt.value(0), text="lane:N"
    )
    spans = base.transform_filter("datum.spans").mark_rule(
        strokeWidth=7, strokeCap="round", color=palette.fill, clip=zoom
    ).encode(
        x=alt.X("low:T", title=None, scale=time), x2="high:T", y=y, **described,
        opacity=alt.condition("datum.certain", alt.value(0.9), alt.value(0.3)),
    )  # fmt: skip
    denied = "datum.status == 'negated'"
    inside = (
        alt.when("datum.status == 'occurred' || datum.status == 'ongoing'").then(alt.value(palette.fill))
        .when(denied).then(alt.value(palette.denied)).otherwise(alt.value(palette.paper))
    )  # fmt: skip
    edge = alt.condition(denied, alt.value(palette.denied), alt.value(palette.fill))
    points = base.transform_filter("!datum.spans || !datum.certain").mark_point(
        size=SIZE, opacity=1, strokeWidth=1.6, clip=zoom
    ).encode(
        x=x, y=y, fill=inside, stroke=edge,
        shape=alt.Shape("status:N", legend=None, scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values()))),
        **described,
    )  # fmt: skip
    if zoom:
        points = points.add_params(alt.selection_interval(name=ZOOM, encodings=["x"], bind="scales"))
    return template(alt.layer(rules, names, spans, points), palette)
