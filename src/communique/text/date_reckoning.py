"""Reckoning with dates: what a weekday, a month without its year or "six months earlier" comes to.

Every function gives an EDTF string, or None where what is known does not allow one: nothing is guessed.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from communique.text import edtf

Tense = Literal["past", "future", "open"]
Unit = Literal["day", "week", "month", "year"]
NEAR = 45  # days ahead within which an "open" month and day is the one to come: invitations, agendas


@dataclass(frozen=True, slots=True)
class Reference:
    """The publication date, as finely as it is known. `day` stands for the last day it may be."""

    day: date
    has_month: bool
    has_day: bool


@lru_cache(256)
def reference(published: str | None) -> Reference | None:
    """The reference of a publication date (EDTF, or a date with a time); None where it is unknown or vague."""
    if not published:
        return None
    text = published[:10] if len(published) > 10 and published[10] in "T " else published
    text = text.rstrip("~?%")
    low, high = edtf.bounds(text)
    if low is None or high is None or not edtf.is_single(text):
        return None
    return Reference(high, len(text) in (7, 10) and (high - low).days < 32, low == high)


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance from another date: "six months earlier" is -6 months, about; "the same day" is 0 days.

    `of`: `event` where what it is counted from follows in the text ("two weeks before the parade"), else `discourse`:
    the date spoken of before.
    """

    number: int
    unit: Unit
    about: bool = False
    of: Literal["event", "discourse"] = "discourse"

    def apply(self, anchor: str | None) -> str | None:
        """The date at this distance from another; None where the other is coarser than the unit counted in."""
        if anchor is None or not edtf.is_valid(anchor):
            return None
        point = anchor.split("/")[0] if "/" in anchor else anchor
        about = self.about or point[-1:] == "~"
        bare = point.rstrip("~?%")
        if self.number == 0 and (len(bare) < _LENGTH[self.unit] or "/" in anchor):
            return anchor
        low, high = edtf.bounds(bare)
        if low is None or high is None or not edtf.is_single(bare) or len(bare) < _LENGTH[self.unit]:
            return None
        try:
            return moved(low, self.number, self.unit, about=about)
        except (OverflowError, ValueError):
            return None


_LENGTH: dict[Unit, int] = {"day": 10, "week": 10, "month": 7, "year": 4}


def moved(day: date, number: int, unit: Unit, *, about: bool) -> str:
    """The day, month or year at a distance from a day. Raises OverflowError or ValueError outside years 1 to 9999."""
    mark = "~" if about else ""
    if unit == "day" or (unit == "week" and about):
        return (day + timedelta(number * (7 if unit == "week" else 1))).isoformat() + mark
    if unit == "week":
        return week(day + timedelta(7 * number))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"no year {year}")
    return (f"{year:04}" if unit == "year" else f"{year:04}-{month + 1:02}") + mark


def week(day: date) -> str:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"


def weekend(day: date, step: int) -> str:
    """The weekend that a day is in or, before one, the last (`step` 0); `step` 1 is the next one to come."""
    saturday = day - timedelta((day.weekday() - 5) % 7) + timedelta(7 * step)
    return f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}"


def weekday(number: int, ref: Reference | None, tense: Tense, which: str) -> str | None:
    """A day of the week (Monday is 0). `which`: "last", "next", "this" or "": the nearest, today included."""
    if ref is None or not ref.has_day:
        return None
    back = (ref.day.weekday() - number) % 7
    ahead = (number - ref.day.weekday()) % 7
    if which == "last":
        return (ref.day - timedelta(back or 7)).isoformat()
    if which == "next":
        return (ref.day + timedelta(ahead or 7)).isoformat()
    forward = tense == "future" or (which in ("coming", "this") and tense == "open" and ahead < back)
    return (ref.day + timedelta(ahead) if forward or which == "coming" else ref.day - timedelta(back)).isoformat()


def month_of(month: int, ref: Reference | None, tense: Tense, which: str) -> str | None:
    """A month that lacks its year: the nearest past one, this month included, or with `tense` future the nearest to
    come; `which` may be "last", "next" or "this"."""
    if ref is None:
        return None
    year = ref.day.year
    if ref.has_month:
        back, ahead = which == "" and tense != "future", which == "" and tense == "future"
        if (which == "last" and month >= ref.day.month) or (back and month > ref.day.month):
            year -= 1
        elif (which == "next" and month <= ref.day.month) or (ahead and month < ref.day.month):
            year += 1
    elif which:
        return None
    return f"{year:04}-{month:02}"


def day_of(month: int, day: int, ref: Reference | None, tense: Tense, weekday: int | None = None) -> str | None:
    """A day and month that lack their year, as `month_of`; with `tense` open one that is close ahead is the one, and
    a day of the week that goes with it decides whatever the tense."""
    if ref is None:
        return None
    found = [d for y in (ref.day.year - 1, ref.day.year, ref.day.year + 1) if (d := _day(y, month, day))]
    fitting = [d for d in found if d.weekday() == weekday]
    if fitting:
        return min(fitting, key=lambda d: abs((d - ref.day).days)).isoformat()
    if not ref.has_month:
        return next((d.isoformat() for d in found if d.year == ref.day.year), None)
    past = [d for d in found if d <= ref.day]
    ahead = [d for d in found if d >= ref.day]
    if tense == "future" and ahead:
        return ahead[0].isoformat()
    if tense == "open" and ahead and (ahead[0] - ref.day).days <= NEAR:
        return ahead[0].isoformat()
    return past[-1].isoformat() if past else None


def day_in_month(number: int, ref: Reference | None, tense: Tense) -> str | None:
    """ "On the 28th": the nearest past one, or the nearest to come."""
    if ref is None or not ref.has_day:
        return None
    step = 1 if tense == "future" else -1
    year, month = ref.day.year, ref.day.month
    for _ in range(3):
        found = _day(year, month, number)
        if found and (found - ref.day).days * step >= 0:
            return found.isoformat()
        year, month = divmod(year * 12 + month - 1 + step, 12)
        month += 1
    return None


def part_of(code: int, ref: Reference | None, tense: Tense, which: str) -> str | None:
    """A season or a part of a year that lacks its year: the nearest that is not wholly on the wrong side."""
    if ref is None or not ref.has_month:
        return None
    years = (ref.day.year - 1, ref.day.year, ref.day.year + 1)
    for year in years if tense == "future" or which == "next" else reversed(years):
        low, high = edtf.spans(f"{year:04}-{code}")[-1]
        if low is None or high is None:
            continue
        if which == "this" and year == ref.day.year:
            return f"{year:04}-{code}"
        inside = low <= ref.day <= high
        fits = high >= ref.day if tense == "future" or which == "next" else low <= ref.day
        if which != "this" and fits and not (inside and which in ("last", "next")):
            return f"{year:04}-{code}"
    return None


def period(unit: Unit, step: int, ref: Reference | None) -> str | None:
    """This (`step` 0), last (-1) or next (1) week, month or year."""
    if ref is None or (unit == "month" and not ref.has_month) or (unit == "week" and not ref.has_day):
        return None
    try:
        return moved(ref.day.replace(day=1) if unit != "week" else ref.day, step, unit, about=False)
    except (OverflowError, ValueError):
        return None


def from_today(number: int, unit: Unit, ref: Reference | None, *, about: bool) -> str | None:
    """ "Ten days ago" (-10, day): counted from the publication date."""
    if ref is None or not (ref.has_day or unit == "year" or (unit == "month" and ref.has_month)):
        return None
    try:
        return moved(ref.day, number, unit, about=about)
    except (OverflowError, ValueError):
        return None


def _day(year: int, month: int, day: int) -> date | None:
    if not 1 <= year <= 9999 or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)
