"""The words of dates as pieces of regular expressions, and what they mean."""

import re
from functools import cache

from communique.errors import KnowledgeError
from communique.knowledge.words import load
from communique.text.edtf import MONTHS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _month_forms(name: str) -> list[str]:
    if len(name) <= 4:  # "May", "June", "July" are hardly shortened but to three letters
        return [name, name.upper(), *([] if name == "May" else [rf"{name[:3]}\.", name[:3]])]
    short = [r"Sept\.", "Sept"] if name == "September" else []
    return [name, name.upper(), *short, rf"{name[:3]}\.", name[:3], name[:3].upper()]


MONTH = rf"(?:{'|'.join(f for name in MONTHS for f in _month_forms(name))})(?![a-z])"
FULL_MONTH = rf"(?:{'|'.join(f for name in MONTHS for f in (name, name.upper()))})(?![A-Za-z])"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w])"
YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)(?![\w%]|[.,]\d)"
WEEKDAY = rf"(?:{'|'.join(f for name in WEEKDAYS for f in (name, name.upper()))})(?![A-Za-z])"
WEEKDAY_PREFIX = rf"(?:(?P<weekday>{WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.?)\s?[,(]?\s?(?:the\s)?)"
DASH = r"(?:-|–|—|−)"
TO = rf"(?:\s?{DASH}\s?|\s(?:to|and|until|till|through|or|&)\s(?:the\s)?)"
UNIT = r"(?:hour|day|night|week|fortnight|month|quarter|year|decade|century|centurie)"

_MONTH_NUMBER = {name[:3].upper(): i for i, name in enumerate(MONTHS, start=1)}
_WEEKDAY_NUMBER = {name[:3].upper(): i for i, name in enumerate(WEEKDAYS)}


def month_number(word: str) -> int:
    """1 to 12 for any form of a month's name that MONTH matches."""
    return _MONTH_NUMBER[word[:3].upper()]


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for a weekday's name."""
    return _WEEKDAY_NUMBER[word[:3].upper()]


def day_number(word: str) -> int:
    """The number in "28", "28th"."""
    return int(re.sub(r"\D", "", word))


@cache
def numbers() -> dict[str, int]:
    """Numbers spelt out. Raises KnowledgeError where the file is not as it should be."""
    found = load("calendar").get("numbers")
    if not isinstance(found, dict) or not all(isinstance(v, int) and isinstance(k, str) for k, v in found.items()):
        raise KnowledgeError("calendar.yaml: numbers must map words to whole numbers")
    return found


@cache
def number_pattern() -> str:
    """Matches a number in digits or words."""
    word = "|".join(sorted(numbers(), key=len, reverse=True))
    return rf"(?:\d{{1,3}}(?![\w,.])|(?:(?:{word})-)?(?:{word})\b)"


def number(word: str) -> int:
    """A number that `number_pattern` matched."""
    return int(word) if word.isdigit() else sum(numbers()[part] for part in word.lower().split("-"))


@cache
def vague_pattern() -> str:
    """Matches words that say when without a date. Raises KnowledgeError for a bad pattern."""
    found = load("calendar").get("vague")
    if not isinstance(found, list) or not all(isinstance(p, str) for p in found):
        raise KnowledgeError("calendar.yaml: vague must be a list of patterns")
    try:
        re.compile("|".join(found))
    except re.error as error:
        raise KnowledgeError(f"calendar.yaml: vague has a pattern that is not valid: {error}") from error
    return rf"\b(?:{'|'.join(found)})\b"


@cache
def not_after_names() -> str:
    """Keeps "Bloody Sunday" and "Good Friday", which are names, from being days of this week."""
    return "".join(rf"(?<!\b{word}\s)" for word in sorted(word_list("naming_weekdays")))


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of words of the calendar file. Raises KnowledgeError where it is not one."""
    found = load("calendar").get(name)
    if not isinstance(found, str):
        raise KnowledgeError(f"calendar.yaml: {name} must be words parted by spaces")
    return frozenset(found.split())
