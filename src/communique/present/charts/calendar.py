"""The calendar: a field for each month, the darker the more happened in it."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

import altair as alt

from communique.present.catalogue import Happening
from communique.present.charts.palette import FILE, Palette
from communique.present.charts.spec import Spec, filled, template
from communique.present.charts.titled import legend

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONGEST: Final = 31  # days of a span that still falls into a month
YEARS: Final = 40  # the latest that are drawn
ROW: Final = 24  # pixels of a year
YEAR: Final = 44  # pixels for its number
NOTE: Final = "Happenings by month; those without a date, or with one wider than a month, are not in it."
NARROW: Final = 600  # pixels of width below which months are letters


def months(happenings: Iterable[Happening]) -> dict[str, int]:
    """How many fall into each month (`2024-07`), by their own date; not those that fall into no single one."""
    return dict(sorted(Counter(m for h in happenings if (m := month_of(h))).items()))


def month_of(one: Happening) -> str | None:
    """The month (`2024-07`) into which one falls; None where that is no single one."""
    if not one.when or not one.low or not one.high:
        return None
    low, high = date.fromisoformat(one.low), date.fromisoformat(one.high)
    middle = low + (high - low) / 2
    return f"{middle:%Y-%m}" if high - low < timedelta(days=LONGEST) else None


def calendar(
    counted: dict[str, int], *, width: int = 720, palette: Palette = FILE, link: Callable[[str], str] | None = None
) -> Spec:  # fmt: skip
    """Draw months and how much happened in each; `link` gives the address that one leads to. `width` in pixels."""
    years = sorted({month[:4] for month in counted})[-YEARS:]
    most = max(counted.values(), default=1)
    rows: list[dict[str, Any]] = []
    for month, number in counted.items():
        if month[:4] in years:
            step = min(4, int(4 * (number / most) ** 0.5 + 0.999))
            named = MONTHS[int(month[5:]) - 1]
            made = {
                "year": month[:4], "month": named, "number": number, "fill": palette.scale[step],
                "ink": palette.ink if step < 3 else palette.paper, "label": f"{named} {month[:4]}: {number:,}",
            }  # fmt: skip
            rows.append(made | ({"link": link(month)} if link else {}))
    height = max(1, len(years)) * ROW
    made = filled(
        _template(palette, link is not None and bool(rows), width < NARROW), (width - YEAR - 2, height),
        around=(YEAR, ROW, 2, 2), data={"months": rows},
    )  # fmt: skip
    return made | legend(notes=(NOTE,))


@cache
def _template(palette: Palette, linked: bool, narrow: bool) -> Spec:
    label = "slice(datum.label, 0, 1)" if narrow else "datum.label"
    x = alt.X("month:O", title=None, scale=alt.Scale(domain=list(MONTHS), paddingInner=0.06),
              axis=alt.Axis(orient="top", labelAngle=0, labelPadding=4, labelExpr=label))  # fmt: skip
    y = alt.Y("year:O", title=None, sort="ascending", scale=alt.Scale(paddingInner=0.1))
    base = alt.Chart(alt.NamedData("months")).encode(x=x, y=y)
    named = {"description": alt.Description("label:N"), **({"href": alt.Href("link:N")} if linked else {})}
    fields = base.mark_rect(cornerRadius=2).encode(color=alt.Color("fill:N", scale=None), **named)
    numbers = base.mark_text(fontSize=9 if narrow else 11).encode(
        text=alt.Text("number:Q", format=","), color=alt.Color("ink:N", scale=None)
    )
    return template(alt.layer(fields, numbers), palette)
