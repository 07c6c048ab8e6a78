"""Which words bear on whether a thing happened: the words of knowledge/modality.yaml on the way up from a predicate.

`modality.modality` decides; this says, for whoever asks why, which words it can have met, the innermost first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.read.arguments import Predicate

AUXILIARIES = {
    "will": "planned", "shall": "planned", "'ll": "planned", "wo": "planned", "may": "possible", "might": "possible",
    "could": "possible", "can": "possible", "would": "possible", "'d": "possible", "should": "wanted",
    "must": "wanted", "ought": "wanted",
}  # fmt: skip
BEARING = {"aux", "auxpass", "neg", "advmod", "mark", "amod", "det", "preconj", "nmod"}
STATUSES = ("planned", "wanted", "possible", "negated", "ongoing")
HIGHEST = 8  # words on the way up, as in modality


@dataclass(slots=True)
class Weighing:
    """Words by the status they speak for, and those that mark doubt; each list the innermost first."""

    words: dict[str, list[Token]] = field(default_factory=dict)
    doubt: list[Token] = field(default_factory=list)


def weighing(predicate: Predicate) -> Weighing:
    """The words that bear on a predicate's status."""
    sets, out = word_sets("modality"), Weighing()
    seen: set[int] = set()
    for token, governs in _met(predicate):
        if token.i in seen:
            continue
        seen.add(token.i)
        for status in _speaks_for(token, governs, sets):
            out.words.setdefault(status, []).append(token)
        if token.lemma_.lower() in sets["hedged"] - sets["mere_attribution"] or token.lower_ in ("would", "'d"):
            out.doubt.append(token)
    return out


def _met(predicate: Predicate) -> Iterator[tuple[Token, bool]]:
    """The words on the way up from a predicate, and whether each governs what is below it."""
    for child in predicate.token.children:
        if child.dep_ in BEARING:
            yield child, False
    node = predicate.anchor
    for step in range(HIGHEST):
        if step or node != predicate.token:
            yield node, True
        for child in node.children:
            if child.dep_ in BEARING:
                yield child, False
        if node.head == node or node.dep_ in ("relcl", "parataxis"):
            return
        node = node.head


def _speaks_for(token: Token, governs: bool, sets: dict[str, frozenset[str]]) -> Iterator[str]:
    lemma = token.lemma_.lower()
    if token.dep_ in ("aux", "auxpass"):
        if token.lower_ in AUXILIARIES:
            yield AUXILIARIES[token.lower_]
        elif lemma == "be" and token.head.tag_ == "VBG":
            yield "ongoing"
        return
    if token.dep_ == "neg" or (governs and lemma in sets["denials"] | sets["untrue"]):
        yield "negated"
    for status in STATUSES:
        if lemma in sets[status] and (governs or token.dep_ in ("amod", "advmod", "mark", "det")):
            yield status
