"""Instruments: what was agreed on, and in which form."""

from functools import cache

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.model import Instrument
from communique.read.arguments import after
from communique.read.parse import Sentence
from communique.read.scene import Scene


@cache
def _form_of() -> dict[str, str]:
    return {word: form for form, words in word_sets("instruments").items() for word in words}


def form(token: Token) -> str | None:
    """The codebook's form of an instrument, by its head noun or that of its `of` phrase."""
    for t in (token, *after(token, "of")):
        found = _form_of().get(t.lemma_.lower()) or _form_of().get(t.lower_)
        if found:
            return found
    return None


def instrument(scene: Scene, sentence: Sentence, head: Token, *, disclosed: bool | None) -> Instrument:
    """The instrument whose phrase has this head: words as printed from its first modifier to the end of its phrase."""
    tokens = [t for t in head.subtree if not t.is_space]
    ends = [
        c for c in head.children if c.dep_ in ("relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis")
    ]
    drop = {d for c in ends for d in c.subtree}
    kept = [t for t in tokens if t not in drop and t.i >= head.left_edge.i]
    while kept and (kept[0].dep_ == "det" or kept[0].is_punct):
        kept.pop(0)
    kept = kept or [head]
    start, end = sentence.offsets(kept[0], kept[-1])
    return Instrument(scene.document.text[start:end], form(head), disclosed, start, end)
