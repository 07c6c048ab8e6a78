"""The calendar: a field for each month, the darker the more happened in it."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, Final

import altair as alt

from communique.present.catalogue import Happening
from communique.present.charts.palette import FILE, Palette

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONGEST: Final = 31  # days of a span that still falls into a month
YEARS: Final = 40  # the latest that are drawn
ROW: Final = 24  # pixels of a year


def months(happenings: Iterable[Happening]) -> dict[str, int]:
    """How many fall into each month (`2024-07`), by their own date; not those that fall into no single one."""
    return dict(sorted(Counter(m for h in happenings if (m := _month(h))).items()))


def _month(one: Happening) -> str | None:
    if not one.when or not one.low or not one.high:
        return None
    low, high = date.fromisoformat(one.low), date.fromisoformat(one.high)
    middle = low + (high - low) / 2
    return f"{middle:%Y-%m}" if high - low < timedelta(days=LONGEST) else None


def calendar(
    counted: dict[str, int], *, width: int = 720, palette: Palette = FILE, link: Callable[[str], str] | None = None
) -> alt.LayerChart:  # fmt: skip
    """Draw months and how much happened in each; `link` gives the address that one leads to."""
    years = sorted({month[:4] for month in counted})[-YEARS:]
    most = max(counted.values(), default=1)
    rows: list[dict[str, Any]] = []
    for month, number in counted.items():
        if month[:4] in years:
            step = min(len(palette.scale) - 1, 1 + (number - 1) * (len(palette.scale) - 1) // max(1, most))
            made = {"year": month[:4], "month": MONTHS[int(month[5:]) - 1], "number": number,
                    "fill": palette.scale[step], "ink": palette.ink if step < 3 else palette.paper,
                    "label": f"{MONTHS[int(month[5:]) - 1]} {month[:4]}: {number}"}  # fmt: skip
            rows.append(made | ({"link": link(month)} if link else {}))
    x = alt.X("month:O", title=None, scale=alt.Scale(domain=list(MONTHS), paddingInner=0.06),
              axis=alt.Axis(orient="top", labelAngle=0))  # fmt: skip
    y = alt.Y("year:O", title=None, scale=alt.Scale(domain=years, paddingInner=0.1))
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=x, y=y)
    named = {"description": alt.Description("label:N"), **({"href": alt.Href("link:N")} if link else {})}
    fields = base.mark_rect(cornerRadius=2).encode(color=alt.Color("fill:N", scale=None), **named)
    numbers = base.mark_text(fontSize=11).encode(text="number:Q", color=alt.Color("ink:N", scale=None))
    drawn = alt.layer(fields, numbers).properties(width=width, height=max(1, len(years)) * ROW)
    configured: alt.LayerChart = drawn.configure(**palette.config())
    return configured
