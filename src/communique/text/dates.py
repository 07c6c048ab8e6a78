"""Dates in a text, as EDTF: absolute, relative to the publication date, or at a distance from another date.

A date that the text states in full (a bare year or month and year included) is `stated`; one that takes its year, or
all of it, from the publication date is `resolved`; where that would be needed and is not known, or where the words
name no date ("recently"), `edtf` is None and the words are kept.

Parts of a year are EDTF's own: "early 2022" is its first third (`2022-37`), "the summer of 2021" `2021-22`, "the first
half of 2022" `2022-40`. A part of a month is the month, since EDTF has none. Ranges are intervals, "5/6/2023" is one
of two days. What is counted in weeks, months or years ("a year ago") is about (`2023~`); in days it is exact.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from communique.text import date_words as words
from communique.text import edtf
from communique.text.date_grammar import points
from communique.text.date_points import Basis, Kind, Now, Point, days_of
from communique.text.date_reckoning import Offset, Tense, reference

Relation = Literal["at", "since", "until", "before", "after", "for", "names"]

__all__ = ["DateExpression", "Offset", "Relation", "Tense", "find_dates", "resolve"]


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words of a text that say when: `text == given[start:end]`, a preposition included; `core` is where they begin
    without it.

    `relation`: `at`; `since`, `until`, `before`, `after`, where `edtf` is open at one end; `for` what a plan or a
    budget is meant ("a plan for 2024"), which is no date of a happening; `names` where it stands before its noun ("the
    2014 agreement"). `offset` is the distance from another date that is still to be found: see `resolve`.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    basis: Basis | None
    relation: Relation = "at"
    offset: Offset | None = None
    kind: Kind = "day"
    core: int = 0


_PREPOSITION = re.compile(
    r"""\b(?:
    (?P<since>ever\ since|since|starting(?:\ (?:in|on|from))?|beginning(?:\ (?:in|on|from))?|effective(?:\ (?:on|from))?
      |(?:no|not)\ earlier\ than|from)
    |(?P<until>up\ until|until|till|up\ to|through|by|(?:no|not)\ later\ than)
    |(?P<before>before|prior\ to|ahead\ of)
    |(?P<after>after|following)
    |(?P<about>around|about|circa|in\ or\ around|in\ about|in\ around|on\ or\ about)
    |(?P<between>between)
    |(?P<for>for)
    |(?P<of>of|dated)
    |(?P<at>as\ (?:early|late|recently|far\ back)\ as|as\ of
      |(?:early|late|later|earlier|sometime|back|only|again|already)\ in
      |in|on|at|during|over|throughout|within|towards?|across)
    )\s+(?:the\s+)?
    (?:(?:night|morning|evening|afternoon|day|month|year|summer|winter|spring|autumn|week|weekend)\s+of\s+(?:the\s+)?)?$
    """,
    re.X | re.I,
)
_PART = re.compile(
    r"\b(?:(?P<early>early|beginning|start|dawn|outset|opening\ (?:days|weeks|months))|(?P<mid>mid|middle|midst)"
    r"|(?P<late>late|end|close|closing\ (?:days|weeks|months)))(?:(?:\ (?:in|of|in the|of the)\ )|[\ -])(?:the\ )?$",
    re.I,
)
_RANGE = re.compile(
    rf"\s*(?:{words.DASH}|\b(?:to|until|till|through|up to)\b)\s*(?:the\s)?(?:(?:early|mid|late)[\s-])?", re.I
)
_AND = re.compile(r"\s*(?:,|,?\s?\b(?:and|or)\b(?:\s(?:then\s|again\s)?(?:in|on))?)\s*(?:the\s)?", re.I)
_NOUN_NEXT = re.compile(r"['’]?s?\s+(?P<word>[A-Za-z][\w-]+)")
_DETERMINED = re.compile(r"(?:\b(?:the|its|their|his|her|our|this|that|a|an)|\w['’]s?)\s(?:[A-Za-z-]+\s)?$", re.I)
_OWNED = re.compile(r"\b(?:the|its|their|his|her|our|a)\s$|['’]s\s$", re.I)
_CLOSED = re.compile(r"\s*(?:[.,;:)]|$|and\b|when\b)")
_NOT_NOUNS = {
    "and", "or", "as", "when", "after", "before", "that", "which", "with", "the", "in", "on", "by", "to", "at", "for",
    "but", "is", "was", "were", "are", "will", "he", "she", "they", "it", "we", "his", "her", "their", "its", "of",
    "this", "last", "next", "until", "from", "through", "between", "where", "while", "because", "has", "have", "had",
}  # fmt: skip
_OPENS = ("since", "until", "before", "after", "at", "between", "about", "of", "for")
_AMOUNT = re.compile(r"\b(?:over|within|across|some|than|nearly|almost)\s$", re.I)
_PART_CODES = {"early": 37, "mid": 38, "late": 39}
_LAST_WORD = re.compile(r"([A-Za-z]+)\W+$")


@dataclass(slots=True)
class _Left:
    """What stands before a point: a preposition's relation, and a part ("early")."""

    start: int
    relation: str | None
    part: str | None


def _left(text: str, point: Point, floor: int) -> _Left:
    start, part = point.start, None
    lead = text[max(floor, start - 40) : start]
    match = _PART.search(lead)
    if match:
        part, start = match.lastgroup, start - (len(lead) - match.start())
        lead = lead[: match.start()]
        article = re.search(r"\bthe\s$", lead, re.I)
        if article:
            start, lead = start - len(article[0]), lead[: article.start()]
    match = _PREPOSITION.search(lead)
    if not match:
        return _Left(start, None, part)
    relation = match.lastgroup
    if match[0].lower().startswith(("early in", "late in")) and part is None:
        part = match[0][:5].strip().lower()
    return _Left(start - (len(lead) - match.start()), relation, part)


def _in_part(value: str | None, part: str | None) -> str | None:
    """The part of a year; a finer date has no parts, a month keeps its own."""
    if value is None or part is None or not re.fullmatch(r"\d{4}", value):
        return value
    return f"{value}-{_PART_CODES[part]}"


def _allowed(text: str, point: Point, left: _Left, previous: Point | None) -> Point | None:
    """A bare year or month as a date only after the right words; a year before its noun is marked as such."""
    if not point.bare:
        return replace(point, named=True) if _before_its_noun(text, point) else point
    alike = previous is not None and previous.edtf is not None and previous.kind == point.kind
    linked = bool(alike and previous and _linked(text[previous.end : point.start]))
    follows = _NOUN_NEXT.match(text, point.end)
    noun = follows["word"].lower() if follows else ""
    if point.kind == "month":
        word = text[point.start : point.end]
        if left.relation in (None, "for", "of", "about") and not (linked or left.part) and not (
            left.relation == "for" or (re.search(r"\bthe\s$", text[: point.start], re.I) and noun[:1].islower())
            or text[point.end : point.end + 2] in ("'s", "’s")
        ):  # fmt: skip
            return point if left.relation == "of" else None
        if noun and _names(text, point, noun) and left.relation not in ("since", "until"):
            return replace(point, named=True)
        # "in March" is a month, "Jan Novak" and "May Smith" are people
        person = follows and follows["word"][0].isupper() and not left.relation and not linked
        short = len(word) == 3 and word not in ("May",) and not word.isupper()
        return None if person or (short and follows and follows["word"][0].isupper()) else point
    if noun in words.word_list("counted") or (left.relation in (None, "at") and _AMOUNT.search(text[: point.start])):
        return None
    after = text[point.end : point.end + 1]
    if left.relation == "about" and not left.part and not _CLOSED.match(text[point.end :]):
        return None
    if left.relation in _OPENS or left.part or linked:
        named = left.relation in ("at", "of", "for") and noun and _names(text, point, noun)
        return replace(point, named=True) if named else point
    bracketed = text[point.start - 1 : point.start] == "(" and after in (")", ",", ";", "-", "–")
    if bracketed or re.search(r"\byear\s$", text[: point.start], re.I):
        return point
    if noun and _DETERMINED.search(text[: point.start]):
        return replace(point, named=True)
    return None


def _before_its_noun(text: str, point: Point) -> bool:
    """Whether a day or month stands before the noun it dates: "at the June 28 talks", "since their May 2021 summit"."""
    if point.kind not in ("day", "month") or point.adverb:
        return False
    follows = _NOUN_NEXT.match(text, point.end)
    return bool(follows and _names(text, point, follows["word"].lower()))


def _names(text: str, point: Point, noun: str) -> bool:
    """Whether a year after a preposition belongs to the noun that follows: "in the 2014 agreement"."""
    return bool(_OWNED.search(text[: point.start])) and noun not in _NOT_NOUNS


def _linked(gap: str) -> bool:
    return bool(_RANGE.fullmatch(gap) or _AND.fullmatch(gap))


def _edge(value: str, last: bool) -> str:
    if value.startswith("["):
        return value[1:-1].split(",")[-1 if last else 0]
    return value.split("/")[-1 if last else 0]


def _opened(value: str | None, relation: str) -> str | None:
    if value is None or ".." in value:
        return value
    if relation in ("since", "after"):
        return f"{_edge(value, False)}/.."
    if relation in ("until", "before"):
        return f"../{_edge(value, True)}"
    return value


def _share_year(first: Point, second: Point, gap: str) -> tuple[Point, Point]:
    """ "From 20 June to 1 July 2023", "on 3 May 2022 and 7 June": the one lends the other its year."""
    close = _linked(gap)
    if first.month and second.basis == "stated" and second.edtf and second.kind in ("day", "month") and close:
        low = edtf.bounds(second.edtf)[0]
        month = low.month if low else first.month
        year = int(_edge(second.edtf, False)[:4]) - (first.month > month and bool(_RANGE.fullmatch(gap)))
        first = replace(first, edtf=days_of(first, year), basis="stated", bare=False)
    elif second.month and (first.basis == "stated" or first.lent) and first.edtf and first.kind in ("day", "month"):
        low = edtf.bounds(first.edtf)[0]
        if low:
            year = low.year + (second.month < low.month)
            basis: Basis = "stated" if close else "resolved"
            second = replace(second, edtf=days_of(second, year), basis=basis, lent=True)
    return first, second


def _between(first: Point, second: Point, alternative: bool) -> tuple[str | None, Basis | None]:
    """The interval from one point to another, or one of the two."""
    if first.edtf is None or second.edtf is None:
        return None, None
    start, end = _edge(first.edtf, False), _edge(second.edtf, True)
    if first.month and first.basis == "resolved" and start > end:  # "from December to March": the year before
        start = days_of(first, int(start[:4]) - 1)
        start = _edge(start, False)
    value = f"[{start},{end}]" if alternative else f"{start}/{end}"
    basis: Basis = "stated" if first.basis == second.basis == "stated" else "resolved"
    return (value, basis) if edtf.is_valid(value) else (None, None)


def find_dates(text: str, published: str | None, *, tense: Tense = "past") -> list[DateExpression]:
    """The dates in a plain text, in order, none overlapping another.

    `published` is the publication date (EDTF; None where unknown). `tense` says on which side of it a weekday, or a
    day or month without its year, is looked for: `past` (today included), `future` (today included), or `open`: past,
    but for a day and month close ahead. Never raises on any text.
    """
    found = points(text, Now(reference(published), tense))
    out: list[DateExpression] = []
    i, floor = 0, 0
    previous: Point | None = None
    while i < len(found):
        point = found[i]
        left = _left(text, point, floor)
        following = found[i + 1] if i + 1 < len(found) else None
        gap = text[point.end : following.start] if following else ""
        if following:
            point, following = _share_year(point, following, gap)
            found[i + 1] = following
        joined = _join(text, point, following, gap, left)
        if joined:
            out.append(joined)
            previous, floor = following, joined.end
            i += 2
            continue
        kept = _allowed(text, point, left, previous)
        if kept:
            said = _expression(text, kept, left)
            before = out[-1] if out and left.relation is None and _linked(text[out[-1].end : said.start]) else None
            if before is not None and before.relation in ("for", "names"):  # "plans for 2023 and 2024"
                said = replace(said, relation=before.relation)
            out.append(said)
            previous, floor = kept, kept.end
        i += 1
    return _counted_from_dates(text, out)


def _join(text: str, first: Point, second: Point | None, gap: str, left: _Left) -> DateExpression | None:
    """Two points that make one expression: a range or a choice."""
    if second is None or first.kind in ("vague", "event") or second.kind in ("vague", "event"):
        return None
    span = bool(_RANGE.fullmatch(gap)) or (left.relation == "between" and re.fullmatch(r"\s*and\s*(?:the\s)?", gap))
    choice = bool(re.fullmatch(r"\s+or\s+(?:in\s|on\s|the\s)?", gap))
    if not (span or choice) or first.edtf == second.edtf is not None:
        return None
    bare = any(p.bare and p.kind == "year" for p in (first, second)) or (first.kind == "month" and first.bare)
    if bare and left.relation is None and left.part is None and first.kind == "year":
        return None
    part = _PART.search(gap)
    low, high = replace(first, edtf=_in_part(first.edtf, left.part)), second
    if part:
        high = replace(second, edtf=_in_part(second.edtf, part.lastgroup))
    value, basis = _between(low, high, choice)
    if value is None and not (first.edtf is None and second.edtf is None):
        return None
    relation: Relation = "for" if left.relation == "for" and not _planned(text, left.start) else "at"
    words_ = text[left.start : second.end]
    return DateExpression(left.start, second.end, words_, value, basis, relation, None, first.kind, first.start)


def _is_range(point: Point) -> bool:
    return bool(point.edtf and "/" in point.edtf)


def _planned(text: str, at: int) -> bool:
    word = _LAST_WORD.search(text[max(0, at - 30) : at])
    return bool(word and word[1].lower() in words.word_list("planning"))


def _expression(text: str, point: Point, left: _Left) -> DateExpression:
    relation = left.relation or "at"
    to_its_end = relation in ("until", "before") and left.part == "late"  # "by the end of 2025"
    value = point.edtf if to_its_end else _in_part(point.edtf, left.part)
    if point.named:
        relation = "names"
    elif relation == "for":
        relation = "at" if _planned(text, left.start) or (point.kind == "period" and _is_range(point)) else "for"
    elif relation == "about":
        if value and edtf.is_single(value) and not value.endswith("~"):
            value += "~"
        relation = "at"
    elif relation == "since" and _is_range(point) and text[left.start : left.start + 4].lower() == "from":
        relation = "at"  # "from 2014-2016"
    elif relation in ("between", "of"):
        relation = "at"
    start = point.start if point.named else left.start
    if point.kind == "vague" or (relation == "at" and point.adverb):
        start, relation = point.start, "at"
    value = _opened(value, relation)
    if value is not None and not edtf.is_valid(value):
        value = point.edtf if point.edtf and edtf.is_valid(point.edtf) else None  # no 31 June
    offset = point.offset
    return DateExpression(
        start, point.end, text[start : point.end], value, point.basis if value else None,
        relation, offset, point.kind, point.start,  # type: ignore[arg-type]
    )  # fmt: skip


def resolve(expression: DateExpression, anchor: str | None) -> DateExpression:
    """An expression with an `offset`, counted from an anchor (EDTF), its date `resolved`; others stay as they are."""
    if expression.offset is None:
        return expression
    value = _opened(expression.offset.apply(anchor), expression.relation)
    if value is None or not edtf.is_valid(value):
        return replace(expression, edtf=None, basis=None)
    return replace(expression, edtf=value, basis="resolved")


def _counted_from_dates(text: str, found: list[DateExpression]) -> list[DateExpression]:
    """ "Two weeks before 9 May": where a date follows, the distance is counted from it and both are one expression."""
    out: list[DateExpression] = []
    for expression in found:
        last = out[-1] if out else None
        awaited = last is not None and last.offset is not None and last.offset.of == "event"
        if awaited and last and text[last.end : expression.core].strip() in ("", "the"):
            joined = resolve(last, expression.edtf)
            out[-1] = replace(joined, end=expression.end, text=text[last.start : expression.end], offset=None)
        else:
            out.append(expression)
    return out
