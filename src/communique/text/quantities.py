"""Numbers in words and figures, with what bounds them and what they measure.

    "over 14,500 tractors"            14500, over
    "up to 300 kilometres"            300 km, up_to
    "$1.2bn"                          1200000000 USD
    "two dozen", "half a million"     24, 500000
    "hundreds of doses"               no number (the value is None), {dose}

Years, dates, ordinals, times and the digits of a name ("S-400") are no quantities.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import inf
from typing import Any

from communique.errors import KnowledgeError
from communique.knowledge.words import load
from communique.text import units

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_DATE_BEFORE = re.compile(
    rf"(?:\b(?:{MONTHS})\.?|\b(?:since|until|till|during|early|late|mid|in|of|by|from|year|the)) ?$", re.I
)
_DATE_AFTER = re.compile(rf" ?(?:{MONTHS})\b")
_NOT_BEFORE = re.compile(
    r"(?:[\w.,:/+-]|\bNo\. ?|\bno\. ?|№ ?"
    r"|\b(?:article|resolution|chapter|section|page|phase|level|version|no) )$",
    re.I,
)
_NOT_AFTER = re.compile(r"(?:st|nd|rd|th)\b|:\d|/\d|-(?:year|day|week|month|hour)s?\b|-\d{3,}|[^\W\d_](?!\w)?-?\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a text. `value` is None for "hundreds of"; `unit` a UCUM or ISO 4217 code or None for a bare count.

    `start` and `end` are offsets of the whole ("up to 300 km"); `number` those of the number alone ("300"), `unit_at`
    those of the unit's words. `adjective` is true for "a 300-kilometre range".
    """

    value: int | float | None
    unit: str | None
    comparator: str
    start: int
    end: int
    number: tuple[int, int]
    unit_at: tuple[int, int] | None = None
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class _Grammar:
    pattern: re.Pattern[str]
    before: dict[str, str]
    after: dict[str, str]
    symbols: dict[str, str]
    numbers: dict[str, int]
    scales: dict[str, int]


def _either(words: Any) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


def _codes(part: dict[str, list[str]]) -> dict[str, str]:
    return {word: code for code, words in part.items() for word in words}


@cache
def _grammar() -> _Grammar:
    data = load("units")
    wanted = {"units", "currencies", "symbols", "numbers", "scales", "vague", "comparators", "after", "periods"}
    if set(data) != wanted:
        raise KnowledgeError(f"units.yaml: {sorted(wanted ^ set(data))[0]} is missing or not known")
    before, after = _codes(data["comparators"]), _codes(data["after"])
    numbers, scales = data["numbers"], data["scales"]
    plain = _either(n for n in numbers if n not in ("a", "an"))
    big = "dozen|hundred|thousand|million|billion|score|trillion"
    words = rf"(?:half\s+a|a\s+couple\s+of|a\s+pair\s+of|(?:an?|{plain})(?=\s+(?:{big})\b)|{plain})"
    more = rf"(?:(?:-|\s+and\s+|\s+)(?:{plain}|hundred|thousand|dozen)\b)*"
    figure = r"\d{1,3}(?:[, \u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
    scale = _either(s for s in scales if len(s) > 2)
    short = _either(s for s in scales if len(s) <= 2)
    pattern = rf"""
        (?P<before>(?<![\w-])(?:(?:{_either(before)})\s+){{0,2}}~?)
        (?:(?P<symbol>{_either(data["symbols"])})\s?)?
        (?:(?P<vague>(?<![\w-])(?:{_either(data["vague"])})(?=\s+of\b|\s+\w))|
           (?P<figure>(?<![\d.,])(?:{figure}))(?:(?P<short>{short})\b(?!/))?|
           (?P<words>(?<![\w-])(?:{words})\b{more})(?![\w]))
        (?P<plus>\+)?
        (?P<scale>(?:[\s-](?:{scale}|bn|mn|mln|bln|tn)\b)*)
        (?:(?P<gap>\s?-?)(?P<unit>{_either([*units.unit_names(), *units.currency_names()])})(?![\w/]))?
        (?P<post>,?\s(?:{_either(after)})(?!\w)(?!\s(?:\d|(?:an?|{plain})\b)))?
    """
    return _Grammar(re.compile(pattern, re.X | re.I), before, after, data["symbols"], numbers, scales)


@lru_cache(maxsize=512)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order; no two overlap."""
    if not re.search(r"\d", text) and not _maybe().search(text):
        return ()
    found: list[Quantity] = []
    for m in _grammar().pattern.finditer(text):
        quantity = _quantity(m, text)
        if quantity is None:
            continue
        if found and _range(text, found[-1], quantity):
            low = found.pop()
            quantity = replace(
                quantity, start=low.start, number=(low.number[0], quantity.number[1]), comparator="up_to"
            )
        found.append(quantity)
    return tuple(found)


def _range(text: str, low: Quantity, high: Quantity) -> bool:
    """Whether two numbers bound one quantity: "between 200 and 300", "12 to 15". The upper one is what is kept."""
    between = text[low.end : high.start].strip()
    if low.value is None or high.value is None or low.value >= high.value or low.unit not in (None, high.unit):
        return False
    return between in ("-", "–", "to") or (between == "and" and text[: low.start].rstrip().lower().endswith("between"))


@cache
def _maybe() -> re.Pattern[str]:
    data = load("units")
    heads = {*data["numbers"], *data["scales"], *(v.split()[0] for v in data["vague"]), "half"} - {"m", "b", "k"}
    return re.compile(rf"\b(?:{_either(heads)})\b", re.I)


def _quantity(m: re.Match[str], text: str) -> Quantity | None:
    grammar = _grammar()
    number = m.span("vague") if m["vague"] else m.span("figure") if m["figure"] else m.span("words")
    if m["figure"] and not m["symbol"] and _no_count(m, text):
        return None
    if (
        m["words"]
        and m["words"].lower() == "one"
        and re.search(r"\b(?:no|some|any|every|this|that|the|which) $", text[: m.start("words")], re.I)
    ):
        return None
    if m["words"] and re.match(r"\s+(?:of|another|day|side)\b", text[m.end("words") :]) and m["words"].lower() == "one":
        return None
    value = None if m["vague"] else _value(m, grammar)
    if value is None and not m["vague"]:
        return None
    symbol = next((c for s, c in grammar.symbols.items() if m["symbol"] and s.lower() == m["symbol"].lower()), None)
    unit, unit_at, end = symbol, None, m.end("scale")
    if m["plus"]:
        end = max(end, m.end("plus"))
    if m["vague"] and not m["unit"]:
        after = re.compile(rf"\s+(?:of\s+)?(?P<unit>{_either(units.unit_names())})(?!\w)", re.I).match(
            text, m.end("vague")
        )
        if after:
            unit, unit_at, end = units.ucum(after["unit"]), after.span("unit"), after.end()
    adjective = False
    if m["unit"] and not _mere_letter(m):
        printed = units.ucum(m["unit"]) or units.currency(m["unit"])
        ordinal = printed == "s" and text[m.end("unit") : m.end("unit") + 1] == "-"  # "24 second-hand jets"
        if printed and not symbol and not ordinal:
            unit, unit_at, end = printed, m.span("unit"), m.end("unit")
            adjective = "-" in m["gap"]
    comparator = _comparator(m, grammar)
    if m["post"] and end == (m.end("unit") if m["unit"] else m.end("scale")):
        end = m.end("post")
    start = m.start() + (len(m["before"]) - len(m["before"].lstrip()))
    return Quantity(
        value, unit, comparator, start, end, (number[0], max(number[1], m.end("scale"))), unit_at, adjective
    )


def _mere_letter(m: re.Match[str]) -> bool:
    """A lone letter is a unit only right after a figure ("20 t"), as printed in lower case."""
    return len(m["unit"]) < 3 and (not m["figure"] or m["unit"].lower() in ("a", "m") or (m["unit"] == "T"))


def _no_count(m: re.Match[str], text: str) -> bool:
    """Whether a figure belongs to a date, a time, an ordinal or a name."""
    at, end = m.start("figure"), m.end("figure")
    before, after = text[max(0, at - 12) : at], text[end : end + 14]
    if not m["before"].strip() and _NOT_BEFORE.search(before):
        return True
    if _NOT_AFTER.match(after) and not m["unit"] and not m["short"]:
        return True
    if _DATE_AFTER.match(after) and len(m["figure"]) <= 2:
        return True
    if re.search(rf"\b(?:{MONTHS})\.? $", before) and len(m["figure"]) in (1, 2, 4) and not m["unit"]:
        return True
    year = re.fullmatch(r"(?:19|20)\d\d", m["figure"]) and not m["before"].strip() and not m["unit"]
    counted = re.match(
        r" (?!and|or|to|in|at|on|by|when|after|as|for|with|the|but|that|which|while|is|was|has|had)[a-z-]{4,}s\b",
        after + text[end + 14 : end + 34],
    )
    return bool(year and not (counted and not _DATE_BEFORE.search(before)))


def _value(m: re.Match[str], grammar: _Grammar) -> int | float | None:
    if m["figure"]:
        value: float = float(re.sub(r"[, \u2009\u202f]", "", m["figure"]))
        if m["short"]:
            value *= grammar.scales[m["short"].lower()] if not m["short"].isupper() or m["symbol"] else 1
    else:
        spelled = _spelled(m["words"].lower(), grammar)
        if spelled is None:
            return None
        value = spelled
    for scale in re.split(r"[\s-]+", m["scale"].strip(" -").lower()):
        if scale:
            value *= grammar.scales[scale]
    if value == inf:  # more digits than a number of anything has
        return None
    value = round(value, 6)
    return int(value) if value == int(value) else value


def _spelled(words: str, grammar: _Grammar) -> float | None:
    if re.match(r"half\s+a$", words):
        return 0.5
    if re.match(r"a\s+(?:couple|pair)\s+of$", words):
        return 2
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", words):
        if word == "and":
            continue
        if word in grammar.numbers:
            current += grammar.numbers[word]
        elif word in grammar.scales:
            current = (current or 1) * grammar.scales[word]
            if word == "thousand":
                total, current = total + current, 0
        else:
            return None
    return total + current or None


def _comparator(m: re.Match[str], grammar: _Grammar) -> str:
    if m["plus"]:
        return "over"
    if m["post"]:
        return grammar.after[" ".join(m["post"].lower().strip(" ,").split())]
    before = " ".join(m["before"].lower().split())
    if before in grammar.before:
        return grammar.before[before]
    found = [code for word, code in grammar.before.items() if f" {word} " in f" {before} "]
    firm = [c for c in found if c != "exact"]
    return "about" if "~" in before else firm[0] if firm else "exact"
