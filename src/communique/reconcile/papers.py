"""What a paper is on, by its own words: "contract for the supply of 800 tractors" is signed for 800 tractors.

Readers give an agreement's items where a sentence has them as such. Where they stand in the paper's name, they are told
here: after a noun or a verb of dealing, until the phrase ends; who supplies and who receives after "from" and "to".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from communique.knowledge.deals import deal_words
from communique.knowledge.states import state_of
from communique.model import Entity, Report, Value
from communique.reconcile.wares import THINGS, goods_of
from communique.text.names import fold
from communique.text.quantities import quantities

LONGEST = 4  # words of a state's name
_AND = re.compile(r",|;|\b(?:and|or)\b")


@cache
def _brings_in() -> re.Pattern[str]:
    """What stands before the goods."""
    known = deal_words()
    ends = known.ends - {"and", "or"}  # these lead to more goods
    nouns, verbs, ends_ = ("|".join(sorted(words)) for words in (known.dealings, known.to_deal, ends))
    return re.compile(
        rf"\b(?:(?:{nouns})\s+of|to\s+(?:{verbs}))\s+(?P<goods>.+?)(?=\s+(?:{ends_})\b|[.()\[\]]|$)", re.I
    )


def signed_for(reports: Iterable[Report], entities: Mapping[str, Entity]) -> tuple[Value, ...]:
    """The goods of agreements whose reports give no items, as the values of an event's items; `entities` are things
    that may be named."""
    found: dict[str, tuple[dict[str, Any], list[str]]] = {}
    for report in reports:
        if report.type == "agreement" and report.instrument and not report.items:
            for item in _items(report.instrument.text, report.document, entities):
                found.setdefault(repr(item), (item, []))[1].append(report.id)
    return tuple(Value(item, tuple(sorted(ids))) for _, (item, ids) in sorted(found.items()))


def _items(paper: str, document: str, entities: Mapping[str, Entity]) -> Iterator[dict[str, Any]]:
    for match in _brings_in().finditer(paper):
        for piece in _AND.split(match["goods"]):
            counted = next((q for q in quantities(piece) if not piece[: q.start].strip()), None)
            text = (piece[counted.end :] if counted else piece).strip().removeprefix("of ")
            thing = _thing(text, document, entities)
            item = {
                "entity": thing.id if thing else None, "text": text,
                "quantity": counted.value if counted else None, "unit": counted.unit if counted else None,
                "comparator": counted.comparator if counted else None,
            }  # fmt: skip
            if goods_of(item, thing):
                yield item


def _thing(text: str, document: str, entities: Mapping[str, Entity]) -> Entity | None:
    """The thing of an article that is named in a phrase, that of the longest name."""
    words = f" {fold(text)} "
    named = [
        (len(name), e.id)
        for e in entities.values()
        if e.kind in THINGS and document in e.documents
        for name in map(fold, (e.name, *e.aliases))
        if name and (f" {name} " in words or f" {name}s " in words)
    ]
    return entities[max(named)[1]] if named else None


def sides(reports: Iterable[Report], states: frozenset[str]) -> tuple[str | None, str | None]:
    """Who supplies and who receives, of two states, as papers say; null where they do not, or not alike."""
    texts = [r.instrument.text for r in reports if r.instrument]
    found = [{_after(word, text, states) for text in texts} - {None} for word in ("from", "to")]
    supplier, recipient = (next(iter(some)) if len(some) == 1 else None for some in found)
    if supplier == recipient:
        return None, None
    other = dict(zip(sorted(states), reversed(sorted(states)), strict=True))
    return supplier or other.get(recipient or ""), recipient or other.get(supplier or "")


def _after(word: str, text: str, states: frozenset[str]) -> str | None:
    """The state, of these, that a word stands right before."""
    words = re.sub(r"[,;.()]", " ", text).split()
    for at in (i + 1 for i, w in enumerate(words) if fold(w) == word):
        start = at + (words[at : at + 1] == ["the"])
        for n in range(LONGEST, 0, -1):
            if (code := state_of(" ".join(words[start : start + n]))) in states:
                return code
    return None
