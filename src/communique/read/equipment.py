"""Named equipment (a model or a family) and vessels, without a list of every weapon on earth.

Four signs give a name away, and a fifth carries it on:

    shape       letters, digits and hyphens: "S-400", "MZKT-7930", "T-72B3"; hull prefixes: "USS Bataan"
    head noun   a capitalised word before or after a noun for a machine: "Polonez launchers", "the tanker Sea Horse"
    parallel    its neighbours in a list: "the Irkut, Orlan and Supercam drones"
    series      the few that the press names without saying what they are (knowledge/equipment.yaml)
    known       once named, a bare later mention: "the Polonez"

What a family is called leaves the variant out: Polonez-M is Polonez, T-72B3 is T-72.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from communique.knowledge.states import state_of_adjective
from communique.knowledge.things import equipment_words
from communique.read import echoes, headed, runs, shaped
from communique.read.models import family
from communique.read.parse import Sentence
from communique.read.runs import Run


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that name equipment or a vessel: tokens `first` to `last` are the name as printed, without a head noun.

    `head` is the head noun ("launchers") where there is one, else `last`; `name` is the family's; `country` the
    alpha-3 code of a "Russian-made" or "Belarusian" before it.
    """

    sentence: Sentence
    first: Token
    last: Token
    head: Token
    kind: str
    name: str
    country: str | None = None


def find(sentences: Sequence[Sentence]) -> list[Candidate]:
    """The named equipment and vessels of a document, in order of place; no two overlap."""
    texts = [s.span.text for s in sentences]
    lines = [runs.line(s) for s, text in zip(sentences, texts, strict=True) if runs.promising(text)]
    owners = runs.owners(texts) if lines else frozenset()
    found = _apart([run for line in lines for run in _in_line(line, owners)])
    if not found:
        return []
    found = _apart(found + [r for line in lines for r in echoes.neighbours(line, found, owners)])
    names: dict[str, Run] = {}
    for run in sorted(found, key=lambda r: -len(r.text)):
        for name in _names(run):
            names.setdefault(name, run)
    makers = echoes.makers(found)
    again = re.compile("|".join(re.escape(n) for n in sorted({*names, *makers}, key=len, reverse=True)))
    lines = [runs.line(s) for s, text in zip(sentences, texts, strict=True) if again.search(text)]
    by_maker = [r for line in lines for r in echoes.by_maker(line, makers)] if makers else []
    found = _apart(found + by_maker + [r for line in lines for r in echoes.known(line, names)])
    return [_candidate(run, names) for run in found]


def _in_line(line: runs.Line, owners: frozenset[str]) -> Iterator[Run]:
    """The runs that a line shows by itself, the surest first."""
    yield from shaped.prefixed(line, owners)
    yield from headed.headed(line, owners)
    yield from shaped.shaped(line, owners)
    yield from shaped.series(line)
    yield from shaped.numbered(line, owners)


def _names(run: Run) -> set[str]:
    """What a later mention may call it: as printed, its family, a ship without prefix, a model without nickname."""
    printed = run.text
    names = {printed, family(printed)}
    words = run.words
    if run.kind == "vessel":
        if words[0].text in equipment_words().prefixes:
            names.add(" ".join(w.text for w in words[1:]))
        if len(words) > 1 and words[-1].digits:
            names.add(" ".join(w.text for w in words[:-1]))
    elif len(words) > 1 and words[0].digits:
        names.add(words[0].text)
    return {n for n in names if len(n) > 2}


def _apart(found: list[Run]) -> list[Run]:
    """Of runs that overlap, the first given; in order of place."""
    taken: set[tuple[int, int]] = set()
    kept = []
    for run in found:
        places = {(run.line.sentence.index, i) for i in range(run.i, run.j + 1)}
        if not places & taken:
            taken |= places
            kept.append(run)
    return sorted(kept, key=lambda r: (r.line.sentence.index, r.i))


def _candidate(run: Run, names: Mapping[str, Run]) -> Candidate:
    text = run.name or run.text
    fullest = names.get(text) or names.get(family(text)) or names.get(text.removesuffix("s"))
    name = family(fullest.text if fullest else text)
    words = run.line.words
    head = words[run.head].last if run.head >= 0 else words[run.j].last
    return Candidate(
        run.line.sentence,
        words[run.i].first,
        words[run.j].last,
        head,
        run.kind,
        name,
        _country(run),
    )


def _country(run: Run) -> str | None:
    """The state of an adjective before the name, over other words of the same noun phrase; or after a list of names."""
    words = run.line.words
    for i in range(run.i - 1, max(-1, run.i - 8), -1):
        word = words[i]
        text = (
            word.text.removesuffix("-made").removesuffix("-built").removesuffix("-produced").removesuffix("-designed")
        )
        if code := state_of_adjective(text) if word.capital else None:
            return code
        apposed = word.lower == "the" and words[i - 1].text == ","
        noun_phrase = word.capital or word.first.pos_ in ("ADJ", "NOUN", "NUM")
        if not (word.lower in (",", "and", "or", '"') or noun_phrase or apposed):
            break
    for i in range(run.j + 1, min(len(words) - 1, run.j + 8)):
        word = words[i]
        code = state_of_adjective(word.text) if word.capital else None
        if code and words[i - 1].text == "," and words[i + 1].text in (".", ",", ";"):
            return code
        if not (word.lower in (",", "and", "or") or word.capital):
            break
    return None
