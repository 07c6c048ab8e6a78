"""Datelines: the place, the day and the outlet that an article's first words give, in the manners of the press."""

import re
from dataclasses import dataclass
from typing import Final

from communique.ingest.dates import ANY_DATE, to_edtf
from communique.ingest.lines import SMALL, split
from communique.knowledge.provenance import provenance
from communique.knowledge.states import capital_of, metonym_of, state_named

LINES_LOOKED_AT: Final = 12
LETTERS: Final = r"[^\W\d_]"
WORD: Final = rf"[A-ZÀ-ÖØ-ÞĀ-Ž](?:{LETTERS}|[.'’])*(?:-(?:{LETTERS}|['’])+)*"
NAME: Final = rf"{WORD}(?:[ /](?:de |del |of |al-|el-|la |los |las |es-)?{WORD}){{0,3}}"
REGION: Final = rf"(?:, {NAME}| \[{NAME}\]){{0,2}}"
DASH: Final = r"\s*(?:\.?\s*[-–—−]{1,3}|:)\s*"
DATE: Final = rf"(?P<date>(?:(?i:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?i:day)?,? )?{ANY_DATE})"
AGENCY: Final = r"(?:\((?P<agency>[^()\n]{2,40})\)|/(?P<slashed>[^/\n]{2,30})/)"
WITH_AGENCY: Final = re.compile(
    rf"(?P<place>{NAME}){REGION}(?:[,.]? {DATE})?[,.]?\s*{AGENCY}(?:,? (?i:{ANY_DATE}))?(?:{DASH}|\s*\.\s*|\s+(?=\S))"
)
AGENCY_ALONE: Final = re.compile(rf"(?:{DATE}\s*)?{AGENCY}{DASH}")
OUTLET_FIRST: Final = re.compile(
    r"(?P<outlet>[A-Z0-9][\w.&'’-]*(?: [A-Z0-9&][\w.&'’-]*){0,3})(?:/[^,\n]{2,40})?, "
    rf"(?P<place>{NAME}){REGION}[,.]? {DATE}{DASH}"
)
AGENCY_AFTER: Final = re.compile(rf"(?P<place>{NAME}), (?P<outlet>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){{0,2}}){DASH}")
PLACE_DATE: Final = re.compile(rf"(?P<place>{NAME}){REGION}(?:[,.]|(?=\s)) ?{DATE}(?:, (?P<outlet>{NAME}))?{DASH}")
PLACE_ALONE: Final = re.compile(rf"(?P<place>{NAME})(?P<region>{REGION})(?:\s*[-–—−]{{1,3}}(?:\s|$)|(?P<colon>: ))")
SIGNED: Final = re.compile(rf"(?P<outlet>{NAME})(?:,| [|–—•·-]) {DATE}")
DAY_LINE: Final = re.compile(
    r"(?:(?:published|posted|updated|last updated|created|date|released|issued|publicado|fecha|on|at"
    r"|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[ :,.|•·-]*)*"
    rf"(?P<date>{ANY_DATE})"
    r"(?:[ ,|•·@-]*(?:at )?\d{1,2}[:.h]\d\d(?::\d\d)?)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?\(?(?:[A-Z]{2,5}|local time)(?:[+-]\d+)?\)?)?\.?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says, each None where it doesn't. `published` is an EDTF day: a day without its year is none."""

    place: str | None = None
    published: str | None = None
    outlet: str | None = None


def find(text: str) -> Dateline:
    """The dateline of a text: the first line of the first few that begins with one."""
    for line in split(text[:6_000])[:LINES_LOOKED_AT]:
        found = parse(line.words)
        if found:
            return found
    return Dateline()


def parse(line: str) -> Dateline | None:
    """The dateline that a line begins with."""
    head = line[:160]
    if m := WITH_AGENCY.match(head):
        agency = _agency(m["agency"] or m["slashed"])
        if agency and (_place_like(m["place"]) or m["date"]):
            return _made(m["place"], m["date"], agency)
    if (m := AGENCY_ALONE.match(head)) and (agency := _agency(m["agency"] or m["slashed"])):
        return _made(None, m["date"], agency)
    if (m := PLACE_DATE.match(head)) and _place_like(m["place"]):
        return _made(m["place"], m["date"], m["outlet"])
    if m := OUTLET_FIRST.match(head):
        return _made(m["place"], m["date"], m["outlet"])
    if (m := PLACE_DATE.match(head)) and m["place"].casefold() not in SMALL and not m[0].rstrip().endswith(":"):
        return _made(m["place"], m["date"], m["outlet"])
    if (m := AGENCY_AFTER.match(head)) and m["outlet"].casefold() in provenance().agencies:
        return _made(m["place"], None, m["outlet"])
    m = PLACE_ALONE.match(head)
    if m and (_capital_in_capitals(m["place"]) if m["colon"] else _place_alone(m["place"], m["region"])):
        return _made(m["place"], None, None)
    return None


def _place_like(place: str) -> bool:
    """In capitals, as agencies print it, or known as a capital or a state."""
    return place.isupper() or _known(place)


def _known(place: str) -> bool:
    return bool(capital_of(place) or metonym_of(place) or state_named(place))


def _place_alone(place: str, region: str) -> bool:
    """Without a day and an agency only a known place, or capitals that are no label ("UPDATE - ...")."""
    if place.isupper() and len(place) >= 4:
        return not any(w in provenance().not_places for w in place.casefold().split())
    region = region.strip(", []")
    return bool(capital_of(place)) or (bool(region) and (_known(region) or region.isupper()))


def _capital_in_capitals(place: str) -> bool:
    """Before a colon, which follows speakers and labels too."""
    return place.isupper() and bool(capital_of(place))


def _agency(words: str | None) -> str | None:
    """An agency's name in parentheses, without what else stands there; None for what is no name."""
    if not words:
        return None
    name = re.split(r"[,;]| [-–—] ", words)[0].strip().strip(".")
    if name.casefold() in provenance().agencies:
        return name
    named = re.fullmatch(r"[A-Z0-9][\w.&'’-]*(?: [A-Za-z0-9&][\w.&'’-]*){0,4}", name)
    return name if named and re.search(LETTERS, name) and not re.fullmatch(ANY_DATE, name) else None


def _made(place: str | None, day: str | None, outlet: str | None) -> Dateline:
    return Dateline(place.strip(" ,.") if place else None, to_edtf(day) if day else None, outlet)


def glued(line: str) -> int:
    """How many characters stand before a dateline that lost the space before it ("Photo biggerNAME, Place, day —")."""
    if parse(line):
        return 0
    for m in re.finditer(r"(?<=[a-z)\]])(?=[A-Z0-9])", line[:200]):
        if re.search(r"[.!?;:]\s", line[: m.end()]):
            break
        head = line[m.end() : m.end() + 160]
        for pattern in (OUTLET_FIRST, WITH_AGENCY, PLACE_DATE):
            found = pattern.match(head)
            if found and (found["date"] or (len(found["place"]) >= 4 and found["place"].isupper())) and parse(head):
                return m.end()
    return 0


def signed(text: str) -> str | None:
    """The outlet on a line of its own with the day, below a headline ("Harbour Herald, 11 May 2024")."""
    for line in split(text[:4_000])[:6]:
        if len(line.words) <= 80 and (m := SIGNED.fullmatch(line.words)) and not _known(m["outlet"]):
            return m["outlet"]
    return None


def day_line(text: str) -> str | None:
    """The day on a line of its own among the first ("Saturday, January 11, 2020", "Published: 3 July 2024")."""
    for line in split(text[:4_000])[:6]:
        m = (DAY_LINE.fullmatch(line.words) or SIGNED.fullmatch(line.words)) if len(line.words) <= 80 else None
        if m and (day := to_edtf(m["date"])):
            return day
    return None
