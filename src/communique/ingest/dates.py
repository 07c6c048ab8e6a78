"""Dates that come with a text (metadata, datelines) to EDTF days; what has no certain day gives nothing."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo",
            "june jun junio", "july jul julio", "august aug agosto ago", "september sept sep septiembre setiembre",
            "october oct octubre", "november nov noviembre", "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH: Final = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![^\W\d_])\.?"
DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
YEAR: Final = r"(?:19|20)\d\d(?!\d)"
# A day with or without its year, as words: "3 July 2024", "3 de julio de 2024", "July 3, 2024", "Jul. 3".
WRITTEN: Final = rf"(?:{DAY}(?: de)? {MONTH}(?:,? (?:de |del )?{YEAR})?|{MONTH} {DAY}(?:,? {YEAR})?)"
NUMERIC: Final = rf"(?:{YEAR}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.{YEAR})"
ANY_DATE: Final = rf"(?i:{WRITTEN}|{NUMERIC})"

PARTS: Final = re.compile(
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: de)? (?P<m1>{MONTH})|(?P<m2>{MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)"
    rf",? (?:de |del )?(?P<y>{YEAR})",
    re.IGNORECASE,
)
ISO: Final = re.compile(rf"({YEAR})-(\d\d)(?:-(\d\d))?(?=$|[T\s])")
COMPACT: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?=$|T|\d{6}$)")
DOTTED: Final = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})\.({YEAR})")
IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-3]\d)(?=[/_.-])")


def _day(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def to_edtf(value: object) -> str | None:
    """A day (or a month, or a year, if no more is said) as EDTF; None for what names none for certain.

    Takes ISO 8601 dates and times, `date` and `datetime`, e-mail dates and dates written out in English or Spanish.
    A time keeps the day of its own time zone, which is the day that the outlet printed.
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = " ".join(str(value).split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if re.fullmatch(YEAR, text):
        return text
    if found := ISO.match(text):
        year, month, day = found.groups()
        whole = _day(year, month, day or 1)
        return whole if day or whole is None else whole[:7]
    if found := COMPACT.match(text):
        return _day(*found.groups())
    if found := DOTTED.search(text):
        return _day(found[3], found[2], found[1])
    return written_day(text) or _mail(text)


def written_day(text: str) -> str | None:
    """The first day with its year that is written out in a text: "Saturday, January 11, 2020"."""
    found = PARTS.search(text)
    if not found:
        return None
    month = (found["m1"] or found["m2"]).rstrip(".").lower()
    return _day(found["y"], MONTHS[month], found["d1"] or found["d2"])


def _mail(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def day_in_address(url: str | None) -> str | None:
    """The day in a web address that files its pages by day ("/2024/07/03/")."""
    found = IN_ADDRESS.search(url or "")
    return _day(*found.groups()) if found else None
