"""Arms that need have no name: noun phrases for weapons and for what carries them ("rockets", "an armoured vehicle").

They make no entities. They tell whether goods are military, and are what the re3d corpus calls Weapon and
MilitaryPlatform.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from communique.knowledge.things import equipment_words
from communique.read.equipment import Candidate
from communique.read.parse import Sentence
from communique.read.runs import singular_head
from communique.read.words import Word


@dataclass(frozen=True, slots=True)
class Arm:
    """A phrase for arms, `first` to `last` without article; `type` is `weapon` or `platform`."""

    sentence: Sentence
    first: Token
    last: Token
    type: str


def generic(sentences: Sequence[Sentence], named: Sequence[Candidate] = ()) -> list[Arm]:
    """The arms of a document, in order; `named` are those that have a name, which are given as they are."""
    found = [Arm(c.sentence, c.first, max(c.last, c.head, key=lambda t: t.i), _named(c)) for c in named]
    taken = {(a.sentence.index, i) for a in found for i in range(a.first.i, a.last.i + 1)}
    for sentence in sentences:
        for token in sentence:
            if (sentence.index, token.i) not in taken:
                found += _arm(sentence, token)
    return sorted(found, key=lambda a: (a.sentence.index, a.first.i))


def _named(candidate: Candidate) -> str:
    lexicon = equipment_words()
    word = Word(candidate.head, candidate.head, candidate.head.text, candidate.head.lower_)
    return "weapon" if singular_head(word, lexicon.weapons) and candidate.kind == "equipment" else "platform"


def _arm(sentence: Sentence, token: Token) -> Iterator[Arm]:
    lexicon = equipment_words()
    if token.pos_ not in ("NOUN", "PROPN") or not token.text[0].isalpha():
        return
    word = Word(token, token, token.text, token.lower_)
    weapon, platform = singular_head(word, lexicon.weapons), singular_head(word, lexicon.platforms)
    head = weapon or platform
    if (
        head is None
        and token.lemma_.lower() in lexicon.weak
        and any(_arms(c) for c in token.lefts if c.dep_ == "compound")
    ):
        head = weapon = token.lemma_.lower(), False
    if head is None:
        return
    nxt = token.nbor() if token.i + 1 < len(token.doc) else None
    if token.dep_ in ("compound", "nmod", "amod") and nxt is not None and token.head.i > token.i and _arms(token.head):
        return  # the head of the phrase says it
    first = token
    while first.i > sentence.span.start and _modifies(first.nbor(-1), token):
        first = first.nbor(-1)
    phrase = {t.lower_ for t in token.doc[first.i : token.i]}
    if head[0] in lexicon.arming_needed and not phrase & lexicon.arming:
        return
    yield Arm(sentence, first, token, "weapon" if weapon else "platform")


def _arms(token: Token) -> bool:
    lexicon = equipment_words()
    word = Word(token, token, token.text, token.lower_)
    return bool(singular_head(word, lexicon.weapons | lexicon.platforms)) or token.lemma_.lower() in lexicon.weak


def _modifies(token: Token, head: Token) -> bool:
    """Whether a word belongs to the phrase as its kind: no article, number or owner."""
    if token.pos_ not in ("ADJ", "NOUN", "PROPN") and token.text != "-":
        return False
    return token.head == head or token.text == "-" or token.head.head == head or token.dep_ == "compound"
