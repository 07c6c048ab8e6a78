"""What an instrument is for, told apart from its signing: "They signed a contract. It is for 12 buses", "Under the
contract, Laos is to receive six boats. It was signed in Oslo in May"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.model import Item
from communique.read.arguments import Predicate, after
from communique.read.conditions import in_class, lemma
from communique.read.drafts import Draft
from communique.read.parse import Sentence
from communique.read.scene import Scene
from communique.read.signed_for import UNDER, signed_for

CLOSE = 2  # sentences over which an instrument is taken up again without being named
POINTING = {"the", "this", "that", "its", "such"}


def shared(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Give each agreement that tells no number of goods those told of the same instrument close by."""
    agreements = [d for d in drafts if d.type == "agreement"]
    if not agreements:
        return
    told = [(s, goods) for s in scene.sentences if (goods := _terms(scene, s))]
    for made in agreements:
        if not any(i.quantity is not None for i in made.items):
            made.items += [i for i in _of_its_own(made, told, agreements) if i not in made.items]


def _of_its_own(made: Draft, told: Sequence[tuple[Sentence, list[Item]]], agreements: Sequence[Draft]) -> list[Item]:
    """The goods told of an agreement after it, before any other agreement is told of; or, where it takes up one told
    before, before it."""
    here = made.instance.sentence.index
    for sentence, goods in told:
        if 0 < sentence.index - here <= CLOSE and _last_before(sentence, agreements) is made:
            return goods
    if not _taken_up(made):
        return []
    before = [goods for sentence, goods in told if 0 < here - sentence.index <= CLOSE]
    return before[-1] if before else next((list(d.items) for d in reversed(agreements) if _of_the_same(d, made)), [])


def _last_before(sentence: Sentence, agreements: Sequence[Draft]) -> Draft | None:
    earlier = [d for d in agreements if d.instance.sentence.index < sentence.index]
    return max(earlier, key=lambda d: d.instance.sentence.index, default=None)


def _of_the_same(earlier: Draft, later: Draft) -> bool:
    """Whether an agreement told before is the one taken up, and has goods."""
    back = later.instance.sentence.index - earlier.instance.sentence.index
    return 0 < back <= CLOSE and earlier.countries == later.countries and bool(earlier.items)


def _taken_up(made: Draft) -> bool:
    head = made.instance.instrument
    return head is not None and (head.pos_ == "PRON" or _definite(head))


def _definite(noun: Token) -> bool:
    return any(c.lower_ in POINTING for c in noun.lefts) and not any(c.dep_ in ("prep", "amod") for c in noun.children)


def _terms(scene: Scene, sentence: Sentence) -> list[Item]:
    """The goods that a sentence says an instrument named before is for."""
    return [
        i for t in _instruments(sentence)
        for i in signed_for(scene, sentence, Predicate(t), t) if i.quantity is not None
    ]  # fmt: skip


def _instruments(sentence: Sentence) -> Iterator[Token]:
    """The words that take up an instrument where its terms are told: "the deal covers", "under it"."""
    for token in sentence:
        named = _definite(token) and (in_class(token, "instrument") or in_class(token, "paper"))
        under = token.dep_ == "pobj" and token.head.lower_ in UNDER
        subject = token.dep_ in ("nsubj", "nsubjpass")
        told = token.lower_ == "it" and (under or (subject and _states_terms(token.head)))
        if (named and (under or subject)) or told:
            yield token


def _states_terms(verb: Token) -> bool:
    """Whether a verb can only be said of an instrument: "it provides for", "it is for", "it covers"."""
    words = word_sets("verbs")
    return lemma(verb) in words["terms"] or (lemma(verb) in words["terms_for"] and bool(after(verb, "for")))
