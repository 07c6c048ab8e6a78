"""The grammar of dates: each rule is a pattern and what it comes to. `dates.py` joins what they find.

A rule finds a point in (or a period of) time as it stands by itself: "28 June", "last week", "six months earlier";
prepositions, ranges and "early" are the joiner's.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from communique.text import date_points as make
from communique.text import date_words as words
from communique.text.date_points import Now, Point
from communique.text.date_words import DASH, DAY, FULL_MONTH, MONTH, TO, UNIT, WEEKDAY, WEEKDAY_PREFIX, YEAR
from communique.text.edtf import MONTHS

Maker = Callable[[re.Match[str], Now], Point | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what it comes to, and the words one of which must be in a text for it to match at all."""

    pattern: re.Pattern[str]
    make: Maker
    needs: re.Pattern[str]


_YEAR = rf"(?P<year>{YEAR}|(?:of\s)?(?i:this|last|next)\syear\b)"
_WHICH = r"(?P<which>(?i:last|next|this|past|coming|upcoming|previous))"
_ABOUT = (
    r"(?:(?P<about>about|some|around|almost|nearly|roughly|approximately|over|under|(?:more|less) than)\s)?"
    r"(?:just\s|only\s|exactly\s|barely\s|up to\s)?"
)
_MONTHS = "|".join((*MONTHS, *(m.upper() for m in MONTHS), *(m[:3] for m in MONTHS)))
_SEASONS = "(?:spring|summer|autumn|fall|winter)"
_HALF = r"\b(?P<about>about |some )?(?P<half>half) (?P<number>a|an) (?P<unit>year|century)\s"

Row = tuple[str, Maker, str]


def _calendar() -> list[Row]:
    """Days, months, years, decades by the calendar: pattern, maker, what a text must have for it."""
    return [
        (r"(?<![\w./-])(\d{4})-(\d\d)-(\d\d)(?=T\d\d:|(?![\w-]))", make.iso_point, r"\d{4}-"),
        (r"(?<![\w./-])(\d{1,2})([./])(\d{1,2})\2(\d{4}|(?<=/)\d\d)(?![\w/-]|\.\d)", make.numeric, r"\d[./]\d"),
        (
            rf"(?<![\w.,$€£-]){WEEKDAY_PREFIX}?(?P<day>{DAY})(?:(?P<to>{TO})(?P<last>{DAY}))?(?:\sday)?(?:\sof)?[\s-]"
            rf"(?P<month>{MONTH})(?:\)?(?:,\s?|\s|-){_YEAR})?",
            make.calendar_day, _MONTHS,
        ),
        (
            rf"\b{WEEKDAY_PREFIX}?(?P<month>{MONTH})\s(?:the\s)?(?P<day>{DAY})"
            r"(?![:,]\d|\s?%|\s(?:percent|per cent|million|billion)\b)"
            rf"(?:(?P<to>{TO})(?P<last>{DAY})(?!\s{MONTH}))?(?:\)?(?:,\s?|\s){_YEAR})?",
            make.calendar_day, _MONTHS,
        ),
        (
            rf"\b(?P<month>{MONTH})(?:(?P<to>{TO})(?P<last>{MONTH}))?(?:\sof\s|,\s?|\s|-){_YEAR}",
            make.month_year, _MONTHS,
        ),
        (rf"\b(?:{_WHICH}\s)?(?P<month>{MONTH})", make.month_point, _MONTHS),
        (
            r"(?i:(?<=on )the\s(?P<day>\d{1,2}(?:st|nd|rd|th))\b(?P<month>\sof\s(?:this|last|next)\smonth)?)"
            r"(?=\s?(?:[.,;)]|$|and\b|in\b|at\b))",
            make.numbered_day, r"\d(?:st|nd|rd|th)",
        ),
        (
            rf"(?i:\b(?:the\s)?(?P<season>{_SEASONS})(?:\sof\s|\s|,\s)){_YEAR}(?:[-/]\d\d\b)?",
            make.season_point, f"(?i:{_SEASONS})",
        ),
        (
            rf"(?i:\b(?P<which>last|next|this|past|coming|the)\s(?P<season>{_SEASONS})(?P<year>)\b"
            r"(?!\s(?:of|session|semester|offensive|camp|school|break|games|olympics)))",
            make.season_point, f"(?i:{_SEASONS})",
        ),
        (
            r"(?i:\b(?P<which>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s(?P<unit>half|quarter|trimester)"
            rf"(?:\sof)?(?:\sthe)?\s)(?:(?i:fiscal\s)?(?:year\s)?{_YEAR}|(?i:year)\b)",
            make.part_point, "(?i:half|quarter|trimester)",
        ),
        (rf"\b(?P<short>[QqHh][1-4])(?:,?\s|\sof\s){_YEAR}", make.part_point, r"[QqHh]\d"),
        (
            rf"(?i:\b(?:first|second|latter)\shalf\sof\s)(?P<month>{FULL_MONTH})(?:,?\s{_YEAR})?",
            make.half_of_month, "half",
        ),
        (
            r"(?<![\w])(?:the\s)?['’]?(?P<decade>(?:1[5-9]|20)\d0|(?<=['’])\d0)['’]?s\b",
            make.decade_point, r"0['’]?s",
        ),
        (r"(?i:\b(?:the\s)?(?P<number>\d\d)(?:th|st)[\s-]century\b)", make.century_point, "(?i:century)"),
        (
            rf"(?i:\bFY\s?|\b(?:fiscal|financial)\s(?:year\s)?)(?P<year>{YEAR}|(?<=FY)\d\d\b)(?:[-/]\d\d\b)?",
            make.fiscal_point, "FY|(?i:fiscal|financial)",
        ),
        (
            rf"(?<![\w.,$€£/-])(?P<year>(?:1[5-9]|20)\d\d)\s?(?:{DASH}|/)\s?(?P<last>(?:1[5-9]|20)\d\d|\d\d)"
            r"(?![\w/-]|[.,]\d)",
            make.years_point, r"\d{4}",
        ),
        (
            rf"(?<![\w.,$€£#№/])(?:(?<!-)|(?<=(?i:mid)-))(?P<year>{YEAR})(?!\s?(?:-|/)\d)",
            make.year_point, r"\d{4}",
        ),
    ]  # fmt: skip


def _from_today() -> list[Row]:
    """What is reckoned from the publication date."""
    count = _count()
    return [
        (
            rf"{words.not_after_names()}\b(?:{_WHICH}\s)?(?P<day>{WEEKDAY})"
            r"(?:\s(?:early |late )?(?:morning|afternoon|evening|night)\b)?"
            r"(?P<week>(?:\sof)?\s(?:last|next|this)\sweek\b)?",
            make.weekday_point, "day|DAY",
        ),
        (
            r"(?i:\b(?:earlier |later |early |late )?(?P<word>the day before yesterday|the day after tomorrow|today"
            r"|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening))\b"
            r"(?:\s(?:morning|afternoon|evening|night)\b)?)",
            make.deictic, "(?i:day|night|tomorrow|this)",
        ),
        (
            r"(?i:\b(?:(?:earlier|later|sometime|some time)\s(?:in\s)?)?(?:the\s(?=current|coming))?"
            r"(?P<which>last|this|next|past|coming|current|the(?=\sweekend)"
            r"|(?<=end\sof\s)the)\s"
            r"(?P<unit>weekend|week|month|year|decade|quarter)\b(?!\sof\s(?!an?\s)|['’]?s\stime))",
            make.period_point, "(?i:week|month|year|decade|quarter)",
        ),
        (
            r"(?i:\b(?:the\s|these\s)(?P<which>past|last|next|coming|previous|preceding)\s"
            rf"(?:(?P<number>{words.number_pattern()})[\s-])?(?P<unit>{UNIT})s?\b(?!\sof\b))",
            make.stretch_point, "(?i:past|last|next|coming|prec|prev)",
        ),
        (rf"(?i:{count}\sago\b)", make.ago_point, "(?i:ago)"),
        (rf"(?i:{_HALF}ago\b)", make.ago_point, "(?i:ago)"),
        (
            rf"(?i:\bin\s{count}['’]?(?:\stime)?\b(?!\s(?:ago|later|earlier|before|after)))",
            make.hence_point, "(?i:in)",
        ),
        (rf"(?i:{count}\s(?P<sure>from\s(?:now|today)|hence)\b)", make.hence_point, "(?i:from|hence)"),
    ]  # fmt: skip


def _from_another() -> list[Row]:
    """What is reckoned from another date, and what names none."""
    return [
        (
            rf"(?i:{_count()}\s(?P<way>earlier|later|before|after(?:wards?)?|prior to|prior|previously"
            r"|ahead of(?!\s(?:us|him|her|them|you|me|it)\b)|following)\b)",
            make.away_point, "(?i:earl|later|before|after|prior|prev|ahead|follow)",
        ),
        (rf"(?i:{_HALF}(?P<way>earlier|later|before|after)\b)", make.away_point, "(?i:half a)"),
        (
            r"(?i:\b(?:on\s)?the\s(?P<unit>day|week|month|year)\s(?P<way>before|after|following)\b)",
            make.day_around, "(?i:before|after|following)",
        ),
        (
            r"(?i:\b(?:(?:earlier|later|early|late)\s)?(?:(?P<which>the\s(?:very\s)?(?:same|previous|preceding|prior|next"
            r"|following|subsequent|ensuing)|that(?:\ssame)?|next(?=\sday))\s"
            r"(?P<unit>day|morning|evening|night|afternoon|week|month|year|decade))\b(?!['’]s))",
            make.adjacent, "(?i:day|morning|evening|night|afternoon|week|month|year|decade)",
        ),
        (r"(?i:\bon the eve of\b)", make.eve_point, "(?i:eve of)"),
        (
            rf"(?i:{words.vague_pattern()})",
            make.vague_point,
            "(?i:recent|lately|future|past|for|hours|days|weeks|months|years|decades|centuries)",
        ),
    ]  # fmt: skip


def _count() -> str:
    """ "About six months", "ten days"."""
    return (
        rf"\b{_ABOUT}(?P<number>{words.number_pattern()})[\s-](?:and a half\s)?(?:full\s|short\s|long\s)?"
        rf"(?P<unit>{UNIT})s?\b"
    )


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, compiled once. Of two that match the same words the first counts."""
    table = _calendar() + _from_today() + _from_another()
    return tuple(Rule(re.compile(p), maker, re.compile(needs)) for p, maker, needs in table)


TRIGGER = re.compile(
    r"\d|(?i:days?\b|night|tomorrow|week|month|year|decade|centur|morning|evening|afternoon|spring|summer|autumn|"
    rf"\bfall\b|winter|quarter|\bhalf\b|recently|lately|future|recent|\bpast\b|hours|\beve\b|fiscal)|{FULL_MONTH}|\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b"
)


def points(text: str, now: Now) -> list[Point]:
    """Every point found, in order, none overlapping another: of two the earlier, then the longer, then the first
    rule's."""
    if not TRIGGER.search(text):
        return []
    found: list[tuple[int, int, int, Point]] = []
    for order, rule in enumerate(rules()):
        if rule.needs.search(text):
            for match in rule.pattern.finditer(text):
                point = rule.make(match, now)
                if point:
                    found.append((point.start, -point.end, order, point))
    found.sort(key=lambda f: f[:3])
    kept: list[Point] = []
    for *_, point in found:
        if not kept or point.start >= kept[-1].end:
            kept.append(point)
    return kept
