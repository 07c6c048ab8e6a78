"""What a rule of the date grammar makes of its match: a point in time, or a period, as it stands by itself."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from communique.text import date_reckoning as reckon
from communique.text import date_words as words
from communique.text import edtf
from communique.text.date_reckoning import Offset, Reference, Tense, Unit

Basis = Literal["stated", "resolved"]
Kind = Literal["day", "month", "year", "part", "decade", "period", "event", "vague"]


@dataclass(slots=True)
class Point:
    """What one rule found. `month` and `day` are set where the year is lacking, to be taken from elsewhere; `bare`
    says that it is a date only after the right words ("in 2014", "in March"); `named` that it modifies a noun; `adverb`
    that it takes no preposition of place in time ("today"); `lent` that another date has lent it its year."""

    start: int
    end: int
    edtf: str | None
    basis: Basis | None
    kind: Kind
    month: int | None = None
    day: tuple[int, ...] = ()
    offset: Offset | None = None
    bare: bool = False
    named: bool = False
    ranged: bool = False
    adverb: bool = False
    lent: bool = False


@dataclass(frozen=True, slots=True)
class Now:
    """What dates are reckoned from: the publication date, and the tense of what they date."""

    ref: Reference | None
    tense: Tense


def _point(match: re.Match[str], value: str | None, kind: Kind, *, stated: bool = False) -> Point | None:
    if value is not None and not edtf.is_valid(value):
        return None
    basis: Basis | None = None if value is None else "stated" if stated else "resolved"
    return Point(match.start(), match.end(), value, basis, kind)


def _days(year: int, month: int, days: tuple[int, ...], apart: bool) -> str:
    """One day, a run of days, or one of two days."""
    first, last = (f"{year:04}-{month:02}-{d:02}" for d in (days[0], days[-1]))
    if len(days) == 1:
        return first
    return f"[{first},{last}]" if apart else f"{first}/{last}"


def days_of(point: Point, year: int) -> str:
    """The EDTF of a point that lacked its year, in a year."""
    if not point.day:
        return f"{year:04}-{point.month:02}"
    return _days(year, point.month or 1, point.day, point.ranged)


def _year_of(word: str | None, now: Now) -> tuple[int | None, bool]:
    """The year of "2023" or of "last year", and whether it is stated."""
    if not word:
        return None, False
    if word[-4:].isdigit():
        return int(word[-4:]), True
    step = {"last": -1, "next": 1, "this": 0, "previous": -1, "past": -1}.get(word.split()[-2].lower(), 0)
    return (now.ref.day.year + step, False) if now.ref else (None, False)


def calendar_day(match: re.Match[str], now: Now) -> Point | None:
    month = words.month_number(match["month"])
    days = tuple(words.day_number(d) for d in (match["day"], match["last"]) if d)
    joint = match["to"] or ""
    apart = "or" in joint or ("and" in joint and len(days) == 2 and days[1] - days[0] != 1)
    if len(days) == 2 and days[0] >= days[1]:
        return None
    if match["year"]:
        year, stated = _year_of(match["year"], now)
        value = _days(year, month, days, apart) if year else None
        return _point(match, value, "day", stated=stated)
    weekday = words.weekday_number(match["weekday"]) if match["weekday"] else None
    first = reckon.day_of(month, days[0], now.ref, now.tense, weekday)
    value = _days(int(first[:4]), month, days, apart) if first else None
    point = _point(match, value, "day")
    return point and replace(point, month=month, day=days, ranged=apart)


def numeric(match: re.Match[str], now: Now) -> Point | None:
    a, b, year = int(match[1]), int(match[3]), int(match[4])
    year += 2000 if len(match[4]) == 2 else 0
    day_first, month_first = f"{year}-{b:02}-{a:02}", f"{year}-{a:02}-{b:02}"
    either = list(dict.fromkeys(v for v in (day_first, month_first) if edtf.is_valid(v)))
    if match[2] == ".":  # dots part day, month and year in that order
        either = either[:1] if edtf.is_valid(day_first) else []
    if not either:
        return None
    return _point(match, either[0] if len(either) == 1 else f"[{','.join(sorted(either))}]", "day", stated=True)


def month_year(match: re.Match[str], now: Now) -> Point | None:
    year, stated = _year_of(match["year"], now)
    months = [words.month_number(m) for m in (match["month"], match["last"]) if m]
    value = None
    if year and len(months) == 2:
        first = year - 1 if months[0] > months[1] else year
        both = (f"{first}-{months[0]:02}", f"{year}-{months[1]:02}")
        value = f"[{','.join(both)}]" if match["to"].strip() == "or" else "/".join(both)
    elif year:
        value = f"{year}-{months[0]:02}"
    return _point(match, value, "month", stated=stated)


def month_point(match: re.Match[str], now: Now) -> Point | None:
    which = {"past": "last", "previous": "last", "coming": "next", "upcoming": "next"}.get(
        (match["which"] or "").lower(), (match["which"] or "").lower()
    )
    number = words.month_number(match["month"])
    point = _point(match, reckon.month_of(number, now.ref, now.tense, which), "month")
    return point and replace(point, month=None if which else number, bare=not which)


def weekday_point(match: re.Match[str], now: Now) -> Point | None:
    which = (match["which"] or "").lower()
    which = {"past": "last", "previous": "last", "upcoming": "coming"}.get(which, which)
    number = words.weekday_number(match["day"])
    if match["week"]:
        step = {"last": -1, "next": 1}.get(match["week"].split()[-2].lower(), 0)
        span = reckon.period("week", step, now.ref)
        low = edtf.bounds(span)[0] if span else None
        return _point(match, reckon.moved(low, number, "day", about=False) if low else None, "day")
    return _point(match, reckon.weekday(number, now.ref, now.tense, which), "day")


_DEICTIC = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip


def deictic(match: re.Match[str], now: Now) -> Point | None:
    phrase = match["word"].lower()
    step = _DEICTIC.get(phrase, 0)  # "this morning" is today
    point = _point(match, reckon.from_today(step, "day", now.ref, about=False), "day")
    return point and replace(point, adverb=True)


def period_point(match: re.Match[str], now: Now) -> Point | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit in ("week", "month", "year"):
        return _point(match, reckon.period(unit, step, now.ref), "year" if unit == "year" else "period")  # type: ignore[arg-type]
    if unit == "weekend" and now.ref and now.ref.has_day:
        ahead = step == 1 or (which == "this" and now.tense == "future")
        value = reckon.weekend(now.ref.day, int(ahead and now.ref.day.weekday() < 5))
        return _point(match, value, "period")
    if unit == "decade" and now.ref:
        return _point(match, f"{now.ref.day.year // 10 + step}X", "decade")
    if unit == "quarter" and now.ref and now.ref.has_month:
        at = now.ref.day.year * 4 + (now.ref.day.month - 1) // 3 + step
        return _point(match, f"{at // 4}-{33 + at % 4}", "part")
    return _point(match, None, "period")


_UNITS: dict[str, tuple[Unit, int]] = {
    "day": ("day", 1), "night": ("day", 1), "week": ("week", 1), "fortnight": ("week", 2), "month": ("month", 1),
    "quarter": ("month", 3), "year": ("year", 1), "decade": ("year", 10), "century": ("year", 100),
    "centurie": ("year", 100),
}  # fmt: skip


def stretch_point(match: re.Match[str], now: Now) -> Point | None:
    """ "Over the past six months": from then to now."""
    unit, size = _UNITS.get(match["unit"].lower(), (None, 0))
    which = match["which"].lower()
    back = which in ("past", "last", "previous", "preceding")
    if not match["number"] and which not in ("past", "last"):
        return None
    if unit is None or now.ref is None:
        return _point(match, None, "period")
    count = (words.number(match["number"]) if match["number"] else 1) * size * (-1 if back else 1)
    then = reckon.from_today(count, "day" if unit == "week" else unit, now.ref, about=False)
    if unit == "week":
        then = reckon.from_today(count * 7, "day", now.ref, about=False)
    here = reckon.from_today(0, "day" if unit == "week" else unit, now.ref, about=False)
    if then is None or here is None:
        return _point(match, None, "period")
    return _point(match, f"{then}/{here}" if back else f"{here}/{then}", "period")


_PARTS = {"Q": 4, "H": 2, "T": 3}
_SEASON = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINAL = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3}


def season_point(match: re.Match[str], now: Now) -> Point | None:
    code = _SEASON[match["season"].lower()]
    if match["year"]:
        year, stated = _year_of(match["year"], now)
        return _point(match, f"{year}-{code}" if year else None, "part", stated=stated)
    which = (match["which"] or "").lower()
    which = {"past": "last", "previous": "last", "coming": "next", "the": ""}.get(which, which)
    return _point(match, reckon.part_of(code, now.ref, now.tense, which), "part")


def part_point(match: re.Match[str], now: Now) -> Point | None:
    """ "The first half of 2022", "Q3 2023", "the second quarter of last year"."""
    groups = match.groupdict()
    if groups.get("short"):
        letter, index = groups["short"][0].upper(), int(groups["short"][1]) - 1
    else:
        letter = groups["unit"][0].upper()
        index = _ORDINAL.get(groups["which"].lower(), _PARTS[letter] - 1)  # "the last quarter"
    code = {"Q": 33, "H": 40, "T": 37}[letter] + index
    if index >= _PARTS[letter]:
        return None
    if not groups["year"]:
        return _point(match, reckon.part_of(code, now.ref, now.tense, "this"), "part")
    year, stated = _year_of(groups["year"], now)
    return _point(match, f"{year}-{code}" if year else None, "part", stated=stated)


def half_of_month(match: re.Match[str], now: Now) -> Point | None:
    """ "The first half of June 2023": the month, since EDTF has no part of one."""
    year, stated = _year_of(match["year"], now)
    number = words.month_number(match["month"])
    value = f"{year}-{number:02}" if year else reckon.month_of(number, now.ref, now.tense, "")
    return _point(match, value, "month", stated=stated)


def decade_point(match: re.Match[str], now: Now) -> Point | None:
    digits = match["decade"]
    if len(digits) == 2:  # "the '90s": of the last century, but for those that this one has had
        digits = ("20" if digits in ("00", "10", "20") else "19") + digits
    return _point(match, f"{digits[:3]}X", "decade", stated=True)


def century_point(match: re.Match[str], now: Now) -> Point | None:
    number = int(match["number"]) - 1
    return _point(match, f"{number:02}XX", "decade", stated=True) if 9 <= number <= 20 else None


def year_point(match: re.Match[str], now: Now) -> Point | None:
    point = _point(match, match["year"], "year", stated=True)
    return point and replace(point, bare=True)


def years_point(match: re.Match[str], now: Now) -> Point | None:
    """ "2014-2016", "2022/23": a run of years."""
    first, last = match["year"], match["last"]
    last = first[: 4 - len(last)] + last
    point = _point(match, f"{first}/{last}", "year", stated=True) if first < last else None
    return point and replace(point, bare=len(match["last"]) == 2)


def fiscal_point(match: re.Match[str], now: Now) -> Point | None:
    year = match["year"]
    year = "20" + year if len(year) == 2 else year
    return _point(match, year, "year", stated=True)


def numbered_day(match: re.Match[str], now: Now) -> Point | None:
    number = words.day_number(match["day"])
    if match["month"]:
        step = {"last": -1, "next": 1}.get(match["month"].split()[-2].lower(), 0)
        month = reckon.period("month", step, now.ref)
        return _point(match, f"{month}-{number:02}" if month else None, "day")
    return _point(match, reckon.day_in_month(number, now.ref, now.tense), "day")


def ago_point(match: re.Match[str], now: Now) -> Point | None:
    return _distance(match, now, -1)


def hence_point(match: re.Match[str], now: Now) -> Point | None:
    return _distance(match, now, 1) if now.tense == "future" or match.groupdict().get("sure") else None


def _counted(match: re.Match[str]) -> tuple[int, Unit, bool] | None:
    """How many of which unit, and whether that is about. Hours are days where they make whole ones."""
    unit, count = match["unit"].lower(), words.number(match["number"])
    about = bool(match["about"])
    if match.groupdict().get("half"):
        return (6, "month", True) if unit == "year" else None
    if unit == "hour":
        return (count // 24, "day", about) if count % 24 == 0 else None
    name, size = _UNITS[unit]
    return count * size, name, about or name != "day"


def _distance(match: re.Match[str], now: Now, sign: int) -> Point | None:
    counted = _counted(match)
    if counted is None:
        return _point(match, None, "vague")
    count, unit, about = counted
    return _point(match, reckon.from_today(sign * count, unit, now.ref, about=about), "period")


def away_point(match: re.Match[str], now: Now) -> Point | None:
    """ "Six months earlier", "two weeks before the parade": counted from another date."""
    counted = _counted(match)
    point = _point(match, None, "event")
    if counted is None or point is None:
        return point and replace(point, kind="vague")
    count, unit, about = counted
    way = match["way"].lower()
    sign = -1 if way.startswith(("earlier", "before", "prior", "prev", "ahead")) else 1
    return replace(point, offset=Offset(sign * count, unit, about, _counted_from(match)))


def _counted_from(match: re.Match[str]) -> Literal["event", "discourse"]:
    """From what follows ("before the parade"), where a word does, or from what was spoken of."""
    if not match["way"].lower().startswith(("before", "after", "prior to", "ahead", "following", "since")):
        return "discourse"
    rest = match.string[match.end() :]
    return "event" if re.match(r"\s(?!and\b|but\b|in\b|at\b|on\b|when\b)[\w'\"(]", rest) else "discourse"


def day_around(match: re.Match[str], now: Now) -> Point | None:
    """ "The day before the parade", "the year after"."""
    point = _point(match, None, "event")
    unit, size = _UNITS[match["unit"].lower()]
    sign = -1 if match["way"].lower().startswith("before") else 1
    return point and replace(point, offset=Offset(sign * size, unit, False, _counted_from(match)))


def adjacent(match: re.Match[str], now: Now) -> Point | None:
    """ "The same day", "the following month", "that year"."""
    point = _point(match, None, "event")
    which = match["which"].lower().split()[-1]
    sign = -1 if which in ("previous", "preceding", "prior") else 0 if which in ("same", "that") else 1
    unit, size = _UNITS.get(match["unit"].lower(), ("day", 1))  # "that evening" is that day
    return point and replace(point, offset=Offset(sign * size, unit))


def eve_point(match: re.Match[str], now: Now) -> Point | None:
    point = _point(match, None, "event")
    return point and replace(point, offset=Offset(-1, "day", False, "event"))


def iso_point(match: re.Match[str], now: Now) -> Point | None:
    return _point(match, "-".join(match.groups()), "day", stated=True)


def vague_point(match: re.Match[str], now: Now) -> Point | None:
    return _point(match, None, "vague")
