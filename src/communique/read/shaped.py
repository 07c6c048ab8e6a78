"""Names that need no head noun: models by their shape, ships by their prefix, the best known families."""

import re
from collections.abc import Iterator

from communique.knowledge.things import equipment_words
from communique.read.models import family, hyphenated, singular
from communique.read.runs import Line, Run, nameable, right, singular_head


def prefixed(one: Line, owned: frozenset[str]) -> Iterator[Run]:
    for i, word in enumerate(one.words):
        if word.text in equipment_words().prefixes:
            j = right(one, i + 1, owned)
            if j > i:
                yield Run(one, i, j, -1, "vessel")


def shaped(one: Line, owned: frozenset[str]) -> Iterator[Run]:
    """Models by their shape alone: "S-400", with the nickname after it ("MQ-9 Reaper")."""
    lexicon = equipment_words()
    at = one.words
    for i, word in enumerate(at):
        if not (hyphenated(word.text) and nameable(word, owned)):
            continue
        before = at[i - 1].lower if i else ""
        after = at[i + 1] if i + 1 < len(at) else None
        if before in lexicon.not_before or (after and singular(after.lower) in lexicon.not_after):
            continue
        j = right(one, i + 1, owned, longest=2) if not one.headline else i
        while j > i and (at[j].number or singular_head(at[j], lexicon.heads)):
            j -= 1
        yield Run(one, i, max(i, j), -1, "equipment")


def numbered(one: Line, owned: frozenset[str]) -> Iterator[Run]:
    """A name and its number after "the", or in the plural: "the Baekdu 155", "two Kerapu 28s"."""
    at, not_numbered = one.words, equipment_words().not_numbered
    for i, word in enumerate(at[:-1]):
        number = re.fullmatch(r"\d{1,3}(s?)", at[i + 1].text)
        if number is None or not nameable(word, owned) or len(word.text) < 4 or word.lower in not_numbered:
            continue
        after = at[i + 2] if i + 2 < len(at) else None
        counts = after is not None and (after.first.pos_ in ("NOUN", "NUM") or after.text in ("%", ",", "-", ":"))
        if number[1] or (i and at[i - 1].lower == "the" and not counts):
            yield Run(one, i, i + 1, -1, "equipment", f"{word.text} {at[i + 1].text}".removesuffix("s"))


def series(one: Line) -> Iterator[Run]:
    series = equipment_words().series
    at = one.words
    for i, word in enumerate(at):
        if not word.capital:
            continue
        if word.text in equipment_words().builders and i + 1 < len(at) and _number(at[i + 1].text):
            yield Run(one, i, i + 1, -1, "equipment")
            continue
        j = i + (i + 1 < len(at) and f"{word.text} {at[i + 1].text}" in series)
        if j + 1 < len(at) and at[j + 1].capital and at[j + 1].text.isalpha() and not one.headline:
            continue  # "Black Hawk Elementary School"
        text = " ".join(w.text for w in at[i : j + 1])
        single = text[:-1] if text.endswith("s") and text[:-1] in series else None
        if j > i:
            yield Run(one, i, j, -1, "equipment", single)
        elif word.text in series or family(word.text) in series or word.text.partition("-")[0] in series:
            yield Run(one, i, i, -1, "equipment", single)


def _number(text: str) -> bool:
    """Whether a word numbers a model of a builder: "737", "737-800", "A340", "C919"."""
    return bool(re.fullmatch(r"[A-Z]{0,2}-?\d{2,3}(?:-\d{1,4}[A-Z]{0,3}|[A-Z]{1,2})?s?", text))
