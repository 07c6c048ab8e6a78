"""The timeline: a lane for each type, a mark for each happening, spans for days that are not known to the day."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import altair as alt

from communique.model import codes
from communique.present.catalogue import Happening
from communique.present.charts.palette import FILE, Palette
from communique.text import edtf

ROW: Final = 15  # pixels between marks of a lane that would lie on one another
LABEL: Final = 26  # pixels of a lane for its name
SIZE: Final = 80  # square pixels of a mark
CROWDED: Final = 0.2  # of all the time shown, in which nine of ten marks lie: else the rest is cut off
MONTHS_AND_MORE: Final = 27  # days from which a span that is no stay reads as a month, a year, ...

SHAPES: Final = {
    "occurred": "circle", "ongoing": "circle", "planned": "circle", "wanted": "diamond", "possible": "diamond",
    "negated": "cross",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chart; how many happenings it shows, leaves out as earlier and later than its span, and for lack of a date;
    `first` and `last` are the days of its span."""

    chart: alt.LayerChart
    shown: int
    earlier: int
    later: int
    undated: int
    first: date | None
    last: date | None


def timeline(
    happenings: Iterable[Happening], *, width: int = 1000, palette: Palette = FILE,
    link: Callable[[Happening], str] | None = None,
) -> Timeline:  # fmt: skip
    """Draw happenings, `width` pixels wide. `link` gives the address that a mark leads to."""
    found = list(happenings)
    dated = [(h, *_days(h)) for h in found if h.when and (h.low or h.high)]
    first, last = _span([(low, high) for _, low, high in dated])
    kept = [d for d in dated if first and last and d[2] >= first and d[1] <= last]
    earlier = sum(bool(first and high < first) for _, _, high in dated)
    pad = timedelta(days=max(2, (last - first).days // 50)) if first and last else timedelta()
    begin, end = (first - pad, last + pad) if first and last else (date(2000, 1, 1), date(2000, 1, 2))
    marks, lanes, height = _placed(kept, begin, end, width)
    rows = [_row(h, low, high, y, begin, end, link) for h, low, high, y in marks]
    chart = _drawn(rows, lanes, begin, end, width, height, palette)
    return Timeline(chart, len(kept), earlier, len(dated) - len(kept) - earlier, len(found) - len(dated), first, last)


def _days(happening: Happening) -> tuple[date, date]:
    low, high = happening.low or happening.high, happening.high or happening.low
    assert low and high
    return date.fromisoformat(low), date.fromisoformat(high)


def _span(days: list[tuple[date, date]]) -> tuple[date | None, date | None]:
    """From the first day to the last; without the few that lie so far out that they would crowd all others."""
    if not days:
        return None, None
    middles = sorted(low + (high - low) / 2 for low, high in days)
    low, high = min(d[0] for d in days), max(d[1] for d in days)
    tenth = len(middles) // 20
    inner = middles[tenth], middles[-1 - tenth]
    if tenth and (inner[1] - inner[0]) < CROWDED * (high - low):
        margin = max(timedelta(days=45), (inner[1] - inner[0]) / 10)
        return max(low, inner[0] - margin), min(high, inner[1] + margin)
    return low, high


Placed = tuple[Happening, date, date, float]


def _placed(
    dated: Sequence[tuple[Happening, date, date]], begin: date, end: date, width: int
) -> tuple[list[Placed], list[dict[str, Any]], float]:
    """Each mark with its height, so that none lies on another of its lane; the lanes; the height of all."""
    lanes: dict[str, list[tuple[Happening, date, date]]] = defaultdict(list)
    for one in dated:
        lanes[one[0].type].append(one)
    days_a_mark = max(1.0, (end - begin).days) / width * (SIZE**0.5 + 3)
    marks: list[Placed] = []
    named: list[dict[str, Any]] = []
    y = 0.0
    for type_ in (t for t in codes.REPORT_TYPES if t in lanes):
        named.append({"lane": f"{type_.capitalize()}  {len(lanes[type_])}", "y": y})
        rows: list[float] = []  # where the last mark of each row ends
        for happening, low, high in sorted(lanes[type_], key=lambda o: (o[1], o[2], o[0].id)):
            left, right = (low - begin).days, (high - begin).days
            centre = (left + right) / 2
            left, right = min(left, centre - days_a_mark / 2), max(right, centre + days_a_mark / 2)
            row = next((i for i, taken in enumerate(rows) if taken <= left), len(rows))
            rows[row : row + 1] = [right]
            marks.append((happening, low, high, y + LABEL + ROW * row))
        y += LABEL + ROW * len(rows) + 4
    return marks, named, max(y, LABEL)


def _row(
    one: Happening, low: date, high: date, y: float, begin: date, end: date, link: Callable[[Happening], str] | None
) -> dict[str, Any]:
    low, high = max(low, begin), min(high, end)
    stay = bool(one.when and "/" in one.when and (high - low).days < MONTHS_AND_MORE)
    what = ", ".join(filter(None, (one.type, (one.kind or one.stage or "").replace("_", " "), _standing(one))))
    made: dict[str, Any] = {
        "y": y, "low": low.isoformat(), "high": (high + timedelta(days=1)).isoformat(),
        "middle": (low + (high - low) / 2).isoformat(), "status": one.status, "spans": low != high,
        "certain": stay, "label": f"{edtf.humanize(one.when)}: {what}",
    }  # fmt: skip
    if link:
        made["link"] = link(one)
    return made


def _standing(one: Happening) -> str:
    standing = "denied" if one.status == "negated" else one.status
    return f"{standing}, also denied" if one.denied and one.status != "negated" else standing


def _drawn(
    rows: list[dict[str, Any]], lanes: list[dict[str, Any]], begin: date, end: date, width: int, height: float,
    palette: Palette,
) -> alt.LayerChart:  # fmt: skip
    ends = [begin.isoformat(), end.isoformat()]
    few = max(2, min(10, width // 110))
    x = alt.X("middle:T", title=None, scale=alt.Scale(type="utc", domain=ends),
              axis=alt.Axis(orient="bottom", tickCount=few, labelOverlap="greedy", labelFlush=True))  # fmt: skip
    y = alt.Y("y:Q", title=None, axis=None, scale=alt.Scale(domain=[height, 0], nice=False))
    href = {"href": alt.Href("link:N")} if rows and "link" in rows[0] else {}
    described = {"description": alt.Description("label:N"), **href}
    base = alt.Chart(alt.InlineData(values=rows))
    shown = alt.Chart(alt.InlineData(values=lanes))
    rules = shown.mark_rule(color=palette.rule).encode(y=y)
    names = shown.mark_text(align="left", baseline="top", dy=7, color=palette.soft, fontSize=12).encode(
        y=y, x=alt.value(0), text="lane:N"
    )
    spans = base.transform_filter("datum.spans").mark_rule(strokeWidth=7, strokeCap="round", color=palette.fill).encode(
        x=alt.X("low:T", title=None), x2="high:T", y=y, **described,
        opacity=alt.condition("datum.certain", alt.value(0.9), alt.value(0.3)),
    )  # fmt: skip
    hollow = alt.condition(
        "datum.status == 'occurred' || datum.status == 'ongoing'", alt.value(palette.fill), alt.value(palette.paper)
    )
    edge = alt.condition("datum.status == 'negated'", alt.value(palette.denied), alt.value(palette.fill))
    points = base.transform_filter("!datum.spans || !datum.certain").mark_point(
        size=SIZE, opacity=1, strokeWidth=1.6
    ).encode(
        x=x, y=y, fill=hollow, stroke=edge,
        shape=alt.Shape("status:N", legend=None, scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values()))),
        **described,
    )  # fmt: skip
    chart = alt.layer(rules, names, spans, points).properties(width=width, height=height, padding=4)
    configured: alt.LayerChart = chart.configure(**palette.config())
    return configured
