"""Dates as EDTF strings (ISO 8601-2, https://www.loc.gov/standards/datetime/): the subset of the codebook.

A day, month or year (`2023-06-28`, `2023-06`, `2023`); a season or part of a year (`2021-22` summer, `2022-33` first
quarter, `2022-37` first third, `2022-40` first half); a decade or century (`196X`, `19XX`); any of them about
(`2023-07~`); an interval (`2019/2021`, `1962/..`, `../2024`); one of several (`[2023-05-06,2023-06-05]`).

A string outside the subset has no spans: it is not valid, has open bounds and is compatible with nothing.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

Day = date | None
Span = tuple[Day, Day]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_POINT = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$")
_SLACK = {"day": 3, "month": 31, "part": 92, "year": 366}  # days by which "about" widens, each side

# EDTF codes of parts of a year: first month, number of months, words. Seasons as in the northern hemisphere unless
# the code names the southern; winter may be either end of its year.
_PARTS: dict[int, tuple[int, int, str]] = {
    21: (3, 3, "spring {}"), 22: (6, 3, "summer {}"), 23: (9, 3, "autumn {}"), 24: (12, 3, "winter {}"),
    25: (3, 3, "spring {}"), 26: (6, 3, "summer {}"), 27: (9, 3, "autumn {}"), 28: (12, 3, "winter {}"),
    29: (9, 3, "spring {}"), 30: (12, 3, "summer {}"), 31: (3, 3, "autumn {}"), 32: (6, 3, "winter {}"),
    33: (1, 3, "first quarter of {}"), 34: (4, 3, "second quarter of {}"),
    35: (7, 3, "third quarter of {}"), 36: (10, 3, "fourth quarter of {}"),
    37: (1, 4, "early {}"), 38: (5, 4, "mid-{}"), 39: (9, 4, "late {}"),
    40: (1, 6, "first half of {}"), 41: (7, 6, "second half of {}"),
}  # fmt: skip


def _months(year: int, first: int, count: int) -> Span:
    last = first + count - 1
    year_, month = year + (last - 1) // 12, (last - 1) % 12 + 1
    if not 1 <= year <= year_ <= 9999:
        raise ValueError(f"no year {year}")
    return date(year, first, 1), date(year_, month, monthrange(year_, month)[1])


def _grain(point: str) -> str:
    bare = point.rstrip("~?%")
    if len(bare) == 10:
        return "day"
    return "year" if len(bare) == 4 else "month" if bare[5:] <= "12" else "part"


def _point_spans(point: str) -> tuple[Span, ...]:
    match = _POINT.match(point)
    if not match:
        return ()
    year, second, third, _ = match.groups()
    try:
        if "X" in year:
            digits = year.rstrip("X")
            low = max(1, int(digits.ljust(4, "0")))
            return () if second else (_months(low, 1, 12 * (int(digits.ljust(4, "9")) - low + 1)),)
        if second is None:
            return (_months(int(year), 1, 12),)
        if third is not None:
            day = date(int(year), int(second), int(third))
            return ((day, day),)
        if int(second) <= 12:
            return (_months(int(year), int(second), 1),)
        first, count, _ = _PARTS[int(second)]
        whole = _months(int(year), first, count)
        return (_months(int(year), 1, 2), whole) if first == 12 else (whole,)
    except (ValueError, KeyError):
        return ()


def _widened(point: str) -> tuple[Span, ...]:
    spans = _point_spans(point)
    if not spans or point[-1] not in "~?%":
        return spans
    slack = timedelta(_SLACK[_grain(point)])

    def moved(day: Day, by: timedelta) -> Day:
        try:
            return day + by if day else None
        except OverflowError:
            return day

    return tuple((moved(a, -slack), moved(b, slack)) for a, b in spans)


@lru_cache(4096)
def spans(edtf: str, *, about: bool = False) -> tuple[Span, ...]:
    """The stretches of days meant, one of which holds (first and last day; None is open); empty if not valid.

    With `about`, an approximate date is widened: a day by 3 days, a month by a month, a year by a year, each side.
    """
    point = _widened if about else _point_spans
    if edtf[:1] == "[" and edtf[-1:] == "]":
        found = [point(part) for part in edtf[1:-1].split(",")]
        return tuple(s for spans_ in found for s in spans_) if all(found) else ()
    if "/" not in edtf:
        return point(edtf)
    ends = edtf.split("/")
    if len(ends) != 2 or ends == ["..", ".."]:
        return ()
    (low,), (high,) = (((((None, None)),) if end == ".." else (_hull(point(end)),)) for end in ends)
    if low is None or high is None or (low[0] and high[1] and low[0] > high[1]):
        return ()
    return ((low[0], high[1]),)


def _hull(found: tuple[Span, ...]) -> Span | None:
    if not found:
        return None
    lows, highs = [a for a, _ in found], [b for _, b in found]
    return min((a for a in lows if a), default=None), max((b for b in highs if b), default=None)


def is_valid(edtf: str) -> bool:
    """Whether it is a date of the codebook's subset."""
    return bool(spans(edtf))


@lru_cache(16384)
def bounds(edtf: str) -> Span:
    """The earliest and the latest day that may be meant; None where open. "About" does not widen them."""
    found = spans(edtf)
    lows, highs = [a for a, _ in found], [b for _, b in found]
    low = None if None in lows else min((a for a in lows if a), default=None)
    return low, None if None in highs else max((b for b in highs if b), default=None)


def is_single(edtf: str) -> bool:
    """Whether it is one date (a day, month, year or part of one), not an interval or a choice."""
    return is_valid(edtf) and "/" not in edtf and "[" not in edtf


def compatible(a: str | None, b: str | None) -> bool:
    """Whether both could be the same moment: they overlap, with "about" widened. Unknown goes with anything."""
    if a is None or b is None:
        return True
    return any(
        (low is None or end is None or low <= end) and (start is None or high is None or start <= high)
        for low, high in spans(a, about=True)
        for start, end in spans(b, about=True)
    )


def one_end(a: str, b: str) -> bool:
    """Whether both are stretches of known days of which just one end is the same: "18 to 28", "18 to 29 August"."""
    if "/" not in a or "/" not in b or a == b or not all(_grain(p) == "day" for x in (a, b) for p in x.split("/")):
        return False
    (low, high), (start, end) = bounds(a), bounds(b)
    return (low == start) != (high == end)


def sort_key(edtf: str | None) -> tuple[date, date, str]:
    """Orders dates by their first day, the vaguer before the finer; the unknown come last, "until" by its end."""
    low, high = bounds(edtf) if edtf else (None, None)
    if low is None and high is None:
        return date.max, date.max, edtf or ""
    first = low or high or date.max
    width = (high or date.max) - first
    return first, date.max - width, edtf or ""


def _point_words(point: str) -> str:
    about = "about " if point[-1:] in ("~", "%") else "perhaps " if point[-1:] == "?" else ""
    match = _POINT.match(point)
    if not match or not _point_spans(point):
        return point
    year, second, third, _ = match.groups()
    if year.endswith("XX"):
        number = int(year[:2]) + 1
        return f"{about}the {number}{'st' if number == 21 else 'th'} century"
    if year.endswith("X"):
        return f"{about}the {year[:3]}0s"
    if second is None:
        return about + year
    if third is not None:
        return f"{about}{int(third)} {MONTHS[int(second) - 1]} {year}"
    if int(second) <= 12:
        return f"{about}{MONTHS[int(second) - 1]} {year}"
    return about + _PARTS[int(second)][2].format(year)


def _joined(first: str, last: str, word: str) -> str:
    """`first` loses the month and the year that it shares with `last`."""
    a, b = first.split(" "), last.split(" ")
    if len(a) == len(b) and a[0] != "about" and last[-4:].isdigit():
        while len(a) > 1 and a[-1] == b[len(a) - 1]:
            a.pop()
    return f"{' '.join(a)} {word} {last}"


def humanize(edtf: str | None) -> str:
    """A date in English words: "28 June 2023", "about July 2023", "since 1962"; "undated" for None."""
    if not edtf:
        return "undated"
    if not is_valid(edtf):
        return edtf
    if edtf.startswith("["):
        parts = [_point_words(p) for p in edtf[1:-1].split(",")]
        return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"
    if "/" not in edtf:
        return _point_words(edtf)
    first, last = edtf.split("/")
    if last == "..":
        return f"since {_point_words(first)}"
    if first == "..":
        return f"until {_point_words(last)}"
    return _joined(_point_words(first), _point_words(last), "to")
