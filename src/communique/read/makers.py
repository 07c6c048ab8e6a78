"""Makers told by a noun or a preposition: "its maker, Ozark Dynamics", "the work of Ozark", "made at the Ozark Works",
"the Vulpe comes from Ozark Dynamics", "Vulpe launchers from Ozark Dynamics"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from communique.knowledge.things import attribute_words
from communique.read.arguments import after, objects, passive, surface_subject
from communique.read.claims import Claim
from communique.read.parse import Sentence
from communique.read.relations import owner
from communique.read.scene import LocalEntity, Mention
from communique.read.subjects import Subjects

BACK = 3  # sentences in which "the builder" finds what it has built
WORKS = ("company", "body", "place")
DEFINITE = ("the", "its", "their")


def claims(subjects: Subjects, sentence: Sentence) -> Iterator[Claim]:
    """The makers that a sentence names so."""
    sets = attribute_words().sets
    for token in sentence:
        lemma = token.lemma_.lower()
        if lemma in sets["maker_nouns"]:
            yield from _by_noun(subjects, sentence, token)
        elif lemma in sets["made_by"] and token.pos_ == "NOUN":
            yield from _work_of(subjects, sentence, token)
        elif token.lower_ == "from" and token.dep_ == "prep":
            yield from _from(subjects, sentence, token)
        elif lemma in sets["maker"] and token.pos_ == "VERB":
            yield from _made_at(subjects, sentence, token)


def _by_noun(subjects: Subjects, sentence: Sentence, noun: Token) -> Iterator[Claim]:
    """ "Its maker, X", "the builder of the Y, X", "X, the maker of the Y", "the maker of the Y is X"."""
    named = [c for c in noun.children if c.dep_ == "appos"]
    if noun.dep_ == "appos":
        named.append(noun.head)
    if noun.dep_ == "attr" and not named:
        named += surface_subject(noun.head)
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        named += [c for c in noun.head.children if c.dep_ == "attr"]
    follows = noun.doc[noun.i + 1] if noun.i + 1 < sentence.span.end else None
    if not named and follows is not None and follows.pos_ == "PROPN":
        named = [follows]
    yield from _claims(subjects, sentence, noun, _product(subjects, sentence, noun), named)


def _product(subjects: Subjects, sentence: Sentence, noun: Token) -> list[LocalEntity]:
    """What somebody is the maker of: what "of" or an owner says; else, of "the maker", what was named last."""
    said = after(noun, "of") + [c for c in noun.children if c.dep_ == "poss"]
    if said:
        return [e for t in said for e in subjects.meant(sentence, t)]
    definite = any(c.lower_ in DEFINITE for c in noun.lefts)
    return subjects.before(sentence, noun, back=BACK) if definite else []


def _work_of(subjects: Subjects, sentence: Sentence, noun: Token) -> Iterator[Claim]:
    """ "Is a product of X", "are the work of X"; of a part of it, of the thing that was named last."""
    if noun.dep_ not in ("attr", "appos"):
        return
    things = surface_subject(noun.head) if noun.dep_ == "attr" else [noun.head]
    found = [e for t in things for e in subjects.meant(sentence, t)]
    parts = attribute_words().sets["parts"]
    if not found and any(t.lemma_.lower() in parts for t in things):
        found = subjects.before(sentence, noun, back=BACK)
    yield from _claims(subjects, sentence, noun, found, after(noun, "of"), only=("company", "body", "person"))


def _from(subjects: Subjects, sentence: Sentence, preposition: Token) -> Iterator[Claim]:
    """ "The Y comes from X", "Y launchers from X": of a company, since from a state they may be bought."""
    head = preposition.head
    makers = [t for t in preposition.children if t.dep_ == "pobj"]
    if head.lemma_ in ("come", "be", "hail") and head.pos_ in ("VERB", "AUX"):
        found = [e for t in surface_subject(head) for e in subjects.meant(sentence, t)]
        yield from _claims(subjects, sentence, head, found, makers, only=("company", "body"))
    elif head.pos_ in ("NOUN", "PROPN") and head.i == preposition.i - 1:
        found = [m.entity for m in subjects.of_phrase(sentence, head) if m.entity is not None]
        yield from _claims(subjects, sentence, head, found, makers, only=("company", "body"))


def _made_at(subjects: Subjects, sentence: Sentence, verb: Token) -> Iterator[Claim]:
    """ "Was made at the X works"."""
    if not passive(verb) or any(c.dep_ == "neg" for c in verb.children):
        return
    makers = [t for t in after(verb, "at") if t.lemma_.lower() in attribute_words().sets["company"]]
    found = [e for t in objects(verb) for e in subjects.meant(sentence, t)]
    yield from _claims(subjects, sentence, verb, found, makers, only=WORKS)


def _claims(
    subjects: Subjects,
    sentence: Sentence,
    cue: Token,
    things: Iterable[LocalEntity],
    makers: Iterable[Token],
    *,
    only: tuple[str, ...] = ("company", "body", "state"),
) -> Iterator[Claim]:
    for maker in makers:
        mention = _named(subjects, sentence, maker)
        if maker.pos_ != "PROPN" and mention is None:
            continue
        if mention is not None and (mention.kind not in only or mention.form == "pronoun" or _of_a_state(mention)):
            continue
        value, entity, words = owner(subjects, sentence, mention.head if mention is not None else maker)
        for thing in dict.fromkeys(things):
            if thing is not entity:
                yield Claim(thing, "maker", value, sentence, (cue, *words), words, entity, None, "exact")


def _of_a_state(mention: Mention) -> bool:
    """Whether a body is one of a government's, which may send what it has not made."""
    return mention.kind == "body" and mention.entity is not None and mention.entity.official


def _named(subjects: Subjects, sentence: Sentence, token: Token) -> Mention | None:
    """The name that a maker's word is in, or has in apposition or as its owner: "the company X", "Israel's X"."""
    own = subjects.scene.at(sentence, token)
    if own is not None and own.form == "name":
        return own
    near = [c for c in token.children if c.dep_ in ("appos", "compound")]
    return next((m for c in near if (m := subjects.scene.at(sentence, c)) is not None and m.form == "name"), own)
