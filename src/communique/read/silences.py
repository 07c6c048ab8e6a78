"""The words that say something was not said: cues of `withheld`, found in the grammar of one sentence."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.knowledge.things import withheld_words
from communique.read.negation import Silence
from communique.read.parse import Sentence
from communique.read.secrecy import not_public, quality
from communique.read.unsaid import no_word, unsaid, withheld

UNREAL = {"should", "must", "ought", "may", "might", "shall"}


def silences(sentence: Sentence) -> Iterator[Silence]:
    """Each saying of a sentence that something was not said; at most one for a clause."""
    sets = withheld_words().sets
    if sentence.span[-1].text == "?":
        return
    seen: set[int] = set()
    for token in sentence:
        lemma = token.lemma_.lower()
        found = None
        if token.pos_ in ("VERB", "AUX", "NOUN", "PROPN") and (
            lemma in sets["reveal"] or lemma in sets["tell"] or lemma in sets["comment"]
        ):
            found = unsaid(token, lemma)
        found = found or quality(token, token.lower_) or withheld(token, lemma)
        if found is None and lemma in sets["few"] | {"no"} and token.dep_ in ("det", "amod", "neg"):
            found = no_word(token)
        if found is None and (lemma == "make" or lemma in ("know", "announce")):
            found = not_public(token)
        if found is not None and found.anchor.i not in seen and not _unreal(found.anchor):
            seen.add(found.anchor.i)
            yield found


def _unreal(anchor: Token) -> bool:
    """Whether a clause is only supposed, asked for or forbidden."""
    if anchor.pos_ not in ("VERB", "AUX"):
        return False
    return any(
        (c.dep_ == "aux" and c.lower_ in UNREAL) or (c.dep_ == "mark" and c.lower_ in ("if", "unless"))
        for c in anchor.children
    )
