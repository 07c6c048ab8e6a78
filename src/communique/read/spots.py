"""The places that a sentence names: each with what it hangs on and by which word, left out where it says where people
or an office sit, or where something was not."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique.knowledge.states import capital_of
from communique.model import Place
from communique.read.belonging import clausal, going, lemmas
from communique.read.parse import Sentence
from communique.read.scene import Mention, Scene

_NOT = {"not", "neither", "nor", "no"}
_WITHOUT = "without"
_AT = {"in", "at", "near", "inside", "outside", "aboard", "off", "around", "on", "within", "across", "throughout"}
_KINDS = {"place", "state"}
_PEERS = {"counterpart", "colleague", "partner"}
_LEAVING = {"leave", "head", "depart", "sail"}
_TOWARDS = {"to", "into", "for", "towards", "toward"}
_SIDES = {"with", "by", "between", "from", "to", "and", "among", "alongside"}


@dataclass(frozen=True, slots=True)
class Located:
    """A place in a sentence: its head word, what it hangs on and by which word, and whether it is gone to."""

    noun: Token
    owner: Token
    phrase: Token
    towards: bool
    mention: Mention | None


def places(scene: Scene, sentence: Sentence) -> Iterator[Located]:
    for token in sentence.span:
        if token.dep_ == "pobj" and token.head.pos_ in ("ADP", "SCONJ", "ADV"):
            yield from _after_preposition(scene, sentence, token)
        elif token.dep_ == "dobj" and clausal(token.head) and token.head.lemma_ in lemmas("visiting"):
            mention = scene.at(sentence, token)
            if mention is not None and mention.kind in _KINDS and mention.form != "adjective":
                yield Located(token, token.head, token, False, mention)
        elif token.dep_ == "poss" and token.head.lemma_.lower() in ("port", "airport", "capital"):
            continue


def _after_preposition(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[Located]:
    preposition = noun.head
    word, owner = preposition.lower_, preposition.head
    if owner.pos_ == "ADP" and owner.head != owner:  # "out to", "from Oslo to Lima"
        owner = owner.head
    if word in _TOWARDS:
        owner = _goer(owner)
    towards = word in _TOWARDS and going(owner) and (word != "for" or owner.lemma_ in _LEAVING)
    visited = word == "of" and owner.lemma_.lower() in lemmas("visiting")
    if word not in _AT and not towards and not visited:
        return
    if word == "in" and owner.lemma_.lower() in lemmas("in_a_field"):
        return
    if _elsewhere(preposition, noun):
        return
    if owner.dep_ == "pobj" and owner.head.lower_ == _WITHOUT:  # "was signed without ceremony in Suva"
        owner = owner.head.head
    mention = _named(scene, sentence, noun)
    if not towards and not visited:
        owner = _past_people(scene, sentence, owner)
    if mention is None or _seated(scene, sentence, owner):
        return
    if word == "on" and (
        (mention.form == "name" and mention.kind == "state") or noun.lemma_.lower() in lemmas("within")
    ):
        return  # "sanctions on Iran", "talks on Syria", "a memorandum on the port of Lamu"
    if word in ("for", "around") and mention.kind == "state" and not towards:
        return
    yield Located(noun, owner, preposition, towards, mention)


def _elsewhere(preposition: Token, noun: Token) -> bool:
    """Whether it is said not to be there: "here, and not in Apia", "in neither Suva nor Apia"."""
    before = [t for t in (*preposition.lefts, *noun.lefts) if t.dep_ in ("neg", "preconj", "det")]
    last = preposition.nbor(-1) if preposition.i else None
    return any(t.lower_ in _NOT for t in before) or (last is not None and last.lower_ in _NOT and last.dep_ == "neg")


def _goer(owner: Token) -> Token:
    """ "The visit of the premier to Oslo": the going that a destination is of, past those who go."""
    token = owner
    for _ in range(3):
        if going(token) or clausal(token) or token.head == token:
            break
        token = token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("of", "by") else token.head
    return token if going(token) else owner


def _named(scene: Scene, sentence: Sentence, noun: Token) -> Mention | None:
    """The mention of a place that a noun is or that stands in its phrase: "the port of Mombasa"."""
    own = scene.at(sentence, noun)
    if own is not None and own.kind not in _KINDS and own.head != noun:  # "the premier to Oslo" may be one mention
        own = next((m for m in scene.within(sentence) if m.head == noun and m.kind in _KINDS), own)
    if own is not None:
        building = (
            own.kind == "body"
            and noun.head.lower_ == "at"
            and (noun.lemma_.lower() in lemmas("sites") or _unlisted(own))
        )
        return own if (own.kind in _KINDS or building) and own.form != "adjective" else None
    if noun.lemma_.lower() not in lemmas("sites"):
        return None
    seat = [m for c in noun.children if c.dep_ == "amod" and (m := scene.at(sentence, c)) is not None]
    if noun.lower_ == "capital" and seat and seat[0].kind == "state":  # "the Iraqi capital"
        return seat[0]
    for child in noun.subtree:
        under = child.head == noun or (child.head.lower_ in ("of", "in", "at", "near") and child.head.head == noun)
        if child != noun and under and child.dep_ in ("pobj", "compound", "nmod", "appos", "poss"):
            mention = scene.at(sentence, child)
            if mention is not None and mention.kind in _KINDS:
                return mention
    return None


def _unlisted(mention: Mention) -> bool:
    """Whether what is taken for a body may as well be a place that no list has: "at Mariscal Lopez"."""
    entity = mention.entity
    return entity is not None and " " in entity.name and entity.country is None and not entity.official


def _past_people(scene: Scene, sentence: Sentence, owner: Token) -> Token:
    """ "Met the premier in Oslo", "talks with its partners in Oslo": not where they sit but where they met."""
    for _ in range(6):
        mention = scene.at(sentence, owner)
        person = (mention is not None and mention.kind == "person") or owner.lemma_ in _PEERS
        if clausal(owner) or owner.head == owner or not person:
            break
        if owner.dep_ == "pobj" and owner.head.lower_ not in _SIDES:
            above = scene.at(sentence, owner.head.head)  # "director of the Office X" is a title before the name
            if above is None or above.kind != "person" or above.form == "pronoun":
                break
        owner = owner.head.head if owner.head.pos_ == "ADP" else owner.head
    return owner


def _seated(scene: Scene, sentence: Sentence, owner: Token) -> bool:
    """Whether a place says where people or an office are, and not what they do there: those who act or speak."""
    if clausal(owner):
        return False
    mention = scene.at(sentence, owner)
    top = owner
    while top.dep_ in ("conj", "appos", "compound") or (top.dep_ == "pobj" and top.head.lower_ == "of"):
        top = top.head.head if top.dep_ == "pobj" else top.head
    if top.dep_ not in ("nsubj", "nsubjpass", "poss", "ROOT") and not (top.dep_ == "pobj" and top.head.dep_ == "agent"):
        return False
    if mention is not None and mention.kind in ("person", "body", "company", "media", "state"):
        return True
    return owner.lemma_.lower() in lemmas("seated")


def place_of(scene: Scene, sentence: Sentence, located: Located) -> Place:
    noun, mention = located.noun, located.mention
    first, last = noun, noun
    if mention is not None and mention.first.i <= noun.i <= mention.last.i:
        first, last = mention.first, mention.last
        if first.pos_ == "DET" and first.i < last.i:
            first = first.nbor(1)
    else:  # "the port of Mombasa": the words of the phrase up to the name
        end_at = mention.last.i if mention else noun.i
        kept = [t for t in noun.subtree if (t.i <= end_at and t.dep_ != "det") or t == noun]
        first, last = min(kept, key=lambda t: t.i), max(kept, key=lambda t: t.i)
    start, end = sentence.offsets(first, last)
    entity = mention.entity if mention is not None and mention.first.i <= noun.i <= mention.last.i else None
    country = (entity.country if entity else None) or (mention.country if mention else None)
    country = _state_after(scene, sentence, last) or country
    if entity is None and last.lower_ == "capital" and country:  # "the Iraqi capital": Baghdad, where it is named too
        entity = next((e for e in scene.entities if e.kind == "place" and capital_of(e.name) == country), None)
    return Place(entity.id_in(scene.document) if entity else None, scene.document.text[start:end], country, start, end)


def _state_after(scene: Scene, sentence: Sentence, last: Token) -> str | None:
    """The state in "Lima, Peru"."""
    if last.i + 2 >= sentence.span.end or last.nbor(1).text != ",":
        return None
    mention = scene.at(sentence, last.nbor(2))
    named = mention is not None and mention.kind == "state" and mention.form == "name" and mention.first == last.nbor(2)
    return mention.country if mention and named else None
