"""What an instrument is signed for: goods in the words around it, "a contract for six boats", "a memorandum on the
supply of wheat", "a protocol to supply Laos with diesel", "will sell 40,000 tonnes under a contract", "it provides for
500,000 tonnes"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.knowledge.things import goods_words
from communique.knowledge.words import word_sets
from communique.model import Item
from communique.read.amounts import amounts
from communique.read.arguments import Predicate, after, conjuncts, objects, passive, surface_subject
from communique.read.conditions import TIMES, in_class, lemma
from communique.read.goods import known_goods
from communique.read.items import PRICE, items, money
from communique.read.parse import Sentence
from communique.read.scene import Scene

ABOUT = ("for", "on", "over", "about", "covering", "concerning", "regarding")
UNDER = ("under", "by", "through")
CLAUSES = ("acl", "relcl", "advcl", "xcomp")


def signed_for(scene: Scene, sentence: Sentence, predicate: Predicate, instrument: Token) -> list[Item]:
    """The goods that an instrument is about, and a sum of money that stands with it."""
    own = items(scene, sentence, instrument) if instrument.pos_ != "PRON" else []
    at = sentence.offsets(instrument)[0]
    found = [i for i in own if i.start is None or i.end is None or not i.start <= at < i.end or i.unit is not None]
    for head in _subjects_of(predicate, instrument):
        for token in _through(head):
            if _goods(scene, sentence, token):
                found += [i for i in items(scene, sentence, token) if i not in found]
    return found + [i for i in _worth(scene, sentence, instrument) if i not in found]


def _worth(scene: Scene, sentence: Sentence, instrument: Token) -> Iterator[Item]:
    """What is said of its price: "was worth about $60 million", "is valued at", "will cost"."""
    if instrument.dep_ not in ("nsubj", "nsubjpass"):
        return
    said = conjuncts(instrument.head)
    for amount in amounts(sentence):
        node, through = amount.root, False
        while node not in said and node.head != node and amount.money:
            through = through or node.lower_ in PRICE
            node = node.head
        if node in said and (through or lemma(node) in word_sets("verbs")["costing"]):
            yield money(scene, sentence, amount)


def _subjects_of(predicate: Predicate, instrument: Token) -> Iterator[Token]:
    """The heads of what an instrument is about, wherever the grammar hung them."""
    if lemma(instrument) in goods_words().dealings:  # "agreed on the sale of"
        yield instrument
    yield from (c for c in instrument.lefts if c.dep_ == "compound" and c.i == instrument.i - 1)
    for holder in _holders(predicate, instrument):
        for preposition in ABOUT:
            for about in after(holder, preposition):
                if about.i > instrument.i and about.ent_type_ not in TIMES:
                    yield from _acted_on(about) if about.pos_ == "VERB" else (about,)
        for clause in holder.rights:
            if clause.dep_ in CLAUSES and clause.i > instrument.i and lemma(clause) in goods_words().brings:
                yield from _acted_on(clause)
    for verb in _ruling(instrument):
        yield from _acted_on(verb)


def _holders(predicate: Predicate, instrument: Token) -> Iterator[Token]:
    """The instrument, its parties, and the verb of signing: on any of them the parser may hang what it is about."""
    yield instrument
    for preposition in ("with", "between", "of", "in"):
        yield from after(instrument, preposition)[-1:]
    if instrument.dep_ == "pobj" and instrument.head.lower_ == "of":  # "the signing of a contract for"
        yield instrument.head.head
    if predicate.anchor.pos_ in ("VERB", "AUX") and predicate.anchor != instrument:
        yield predicate.anchor


def _ruling(instrument: Token) -> Iterator[Token]:
    """The verb by which goods go under an instrument, or that says what the instrument brings."""
    governor = instrument.head
    if instrument.dep_ == "pobj" and governor.lower_ in UNDER:
        governor = governor.head
        while governor.pos_ == "NOUN" and governor.head != governor:  # hung on the goods
            governor = governor.head
    elif instrument.dep_ != "nsubj":
        return
    told = [c for c in governor.children if c.dep_ == "xcomp"]  # "is *to receive* six boats"
    yield from (v for v in (governor, *told) if lemma(v) in goods_words().brings)


def _acted_on(verb: Token) -> Iterator[Token]:
    """What a verb brings: its object, or what it supplies somebody with, or provides for."""
    acted = objects(verb)
    holders = [verb, *acted] if lemma(verb) in word_sets("verbs")["equipping"] else [verb]
    equipped = [t for h in holders for p in ("with", "for") for t in after(h, p) if t.ent_type_ not in TIMES]
    if not acted and verb.dep_ == "xcomp" and passive(verb.head):
        acted = surface_subject(verb.head)
    yield from (*acted, *equipped)


def _through(head: Token) -> Iterator[Token]:
    """The goods behind a noun of dealing: "the supply of wheat", "the construction of six boats", "wheat supplies"."""
    if lemma(head) not in goods_words().dealings and head.lower_ not in goods_words().dealings:
        yield head
        return
    inner = [t for p in ("of", "for") for t in after(head, p)]
    inner += [t for c in head.children if c.dep_ == "compound" for t in conjuncts(c)]
    for token in inner:
        if token.ent_type_ not in TIMES:
            yield from _through(token)


def _goods(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Whether a noun is something that can be shipped, or is counted."""
    words = goods_words()
    if token.pos_ not in ("NOUN", "PROPN", "X") or lemma(token) in words.not_goods or in_class(token, "abstract"):
        return False
    mention = scene.at(sentence, token)
    if mention is not None and mention.head == token:
        return mention.kind in ("equipment", "vessel")
    if any(in_class(t, "goods") or lemma(t) in known_goods() for t in (token, *after(token, "of"))):
        return True
    if in_class(token, "instrument") or token.ent_type_ in TIMES:
        return False
    return any(c.dep_ == "nummod" for c in token.children) and lemma(token) not in word_sets("classes")["uncounted"]
