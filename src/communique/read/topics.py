"""What a dealing is about, from the words of its clause."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.model.codes import TOPICS


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for topic, words in word_sets("topics").items():
        for word in words:
            out[word] = (*out.get(word, ()), topic)
    return out


def topics(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The codebook's topics that the words of a clause show, in the codebook's order; empty where nothing says."""
    table = _by_word()
    found = {topic for t in tokens for topic in table.get(t.lemma_.lower(), ())}
    return tuple(t for t in TOPICS if t in found)
