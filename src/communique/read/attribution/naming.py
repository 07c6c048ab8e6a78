"""Whom a source's words mean: entities, owners of documents, and what "it" and "the report" point back at."""

from collections.abc import Sequence

from spacy.tokens import Token

from communique.knowledge.cues import cues
from communique.read.arguments import after
from communique.read.attribution.model import Attribution
from communique.read.attribution.phrases import name
from communique.read.parse import Sentence
from communique.read.scene import LocalEntity, Scene

REMEMBERED = 50  # sources back that a description may take up
FARTHEST = 4  # sentences back that a pronoun may point to a source
OWNERS = ("by", "from", "of", "on")
OFFICES = {"presidency", "kremlin", "pentagon", "government", "state"}
PLAIN = {"state", "official", "same", "state-run", "state-owned", "government", "run", "owned", "-"}
THINGS = {"it", "this", "that", "which"}


def resolve(scene: Scene, found: Sequence[Attribution]) -> None:
    """Fill `name`, `names` and `entities` of attributions, in order of the text. A document stands for who issued it; a
    pronoun or a bare "the report" for the last source that it can mean."""
    last_person: Attribution | None = None
    by_noun: dict[str, Attribution] = {}
    things: list[Attribution] = []
    for a in found:
        if a.head is None or a.sentence is None:
            continue
        issuer = _issuer(scene, a.sentence, a.head)
        heads = [issuer] if issuer is not None else [a.head, *_joint(a)]
        entities = [e for h in heads for e in _entities(scene, a.sentence, h)]
        a.entities = list(dict.fromkeys(entities))
        if issuer is not None:
            a.names = [_issuer_name(scene, a.sentence, issuer)]
        back = None if issuer is not None else _described(a.head, things)
        if back is None and not a.entities and issuer is None:
            if _points_back(a.head):
                back = by_noun.get(a.head.lemma_.lower()) or _last(a, things)
            elif a.head.lower_ in ("he", "she") and last_person is not None and _near(last_person, a):
                back = last_person if last_person.sentence is not a.sentence else None
        if back is not None:
            a.entities, a.names = list(back.entities), list(back.names)
        elif a.entities and a.head.pos_ == "PRON":
            a.names = [e.name for e in a.entities]
        a.name = a.names[0] if a.names else ""
        if not a.reported:
            continue
        if _is_thing(a, issuer):
            things.append(a)
            by_noun[a.head.lemma_.lower()] = a
        elif a.head.pos_ != "PRON" or a.entities:
            last_person = a


def _last(a: Attribution, things: Sequence[Attribution]) -> Attribution | None:
    """The last source near enough that a pronoun can mean; for "the newspaper" and its like, a medium or a document."""
    assert a.head is not None
    known = cues()
    if a.head.lower_ in THINGS:
        kinds = things
    elif a.head.lemma_.lower() in known.generic or a.head.lower_ in known.generic:
        kinds = [t for t in things if not any(e.kind == "body" for e in t.entities)]
    else:
        return None
    return kinds[-1] if kinds and _near(kinds[-1], a) else None


def _near(before: Attribution, a: Attribution) -> bool:
    assert before.sentence is not None and a.sentence is not None
    return a.sentence.index - before.sentence.index <= FARTHEST


def _joint(a: Attribution) -> list[Token]:
    assert a.head is not None
    return [c for c in a.head.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")]


def _entities(scene: Scene, sentence: Sentence, head: Token) -> list[LocalEntity]:
    mention = scene.at(sentence, head)
    if mention is None or mention.kind in ("place", "equipment"):
        return []
    if mention.form == "adjective":
        return []
    if mention.head != head and mention.form == "name" and not mention.first.i <= head.i <= mention.last.i:
        return []
    return [e for e in mention.entities if e.name]


def _issuer(scene: Scene, sentence: Sentence, head: Token) -> Token | None:
    """Who issued a document: "a video by TASS", "the ministry's statement", "a report from EFE"."""
    known = cues()
    if head.lemma_.lower() not in known.documents or (scene.at(sentence, head) is not None and head.pos_ == "PROPN"):
        return None
    for child in head.children:
        if child.dep_ == "poss" and child.pos_ in ("NOUN", "PROPN"):
            return child
    for child in head.lefts:
        if child.dep_ in ("compound", "nmod") and child.i < head.i and not _same_name(scene, sentence, child, head):
            mention = scene.at(sentence, child)
            kind = mention.kind if mention is not None else None
            if kind in ("media", "body", "company") or child.lemma_.lower() in known.speakers | OFFICES:
                return child
    for preposition in OWNERS:
        for token in after(head, preposition):
            mention = scene.at(sentence, token)
            kind = mention.kind if mention is not None else None
            if kind in ("media", "body", "company", "person", "group") or (
                kind != "place" and (token.pos_ == "PROPN" or token.lemma_.lower() in known.speakers | known.media)
                and preposition in ("by", "from")
            ):  # fmt: skip
                return token
    return None


def _issuer_name(scene: Scene, sentence: Sentence, issuer: Token) -> str:
    if issuer.dep_ not in ("compound", "nmod"):
        return name(sentence, issuer, scene.document.text)
    doc = sentence.span.doc
    first = issuer
    while first.i > sentence.span.start and doc[first.i - 1].dep_ in ("amod", "compound", "nmod") and (
        doc[first.i - 1].head in (issuer, issuer.head)
    ):  # fmt: skip
        first = doc[first.i - 1]
    start, end = sentence.offsets(first, issuer)
    return " ".join(scene.document.text[start:end].split())


def _same_name(scene: Scene, sentence: Sentence, a: Token, b: Token) -> bool:
    mention = scene.at(sentence, a)
    return mention is not None and mention is scene.at(sentence, b)


def _points_back(head: Token) -> bool:
    if head.lower_ in THINGS:
        return True
    known = cues()
    if head.lower_ not in known.generic and head.lemma_.lower() not in known.generic | known.again:
        return False
    return all((c.dep_ in ("det", "punct") and c.lower_ in ("the", "this", "that", "same", "its")) or c.dep_ == "relcl"
               for c in head.children if c.dep_ != "cc") and any(c.dep_ == "det" for c in head.children)  # fmt: skip


def _described(head: Token, things: Sequence[Attribution]) -> Attribution | None:
    """The named source before that "the Russian state media" takes up: all its describing words are in that name."""
    known = cues()
    if head.lemma_.lower() not in known.generic and head.lower_ not in known.generic:
        return None
    if not any(c.dep_ == "det" and c.lower_ == "the" for c in head.lefts):
        return None
    words = {c.lower_ for c in head.lefts if c.dep_ in ("amod", "compound", "nmod")} - PLAIN
    for thing in reversed(things[-REMEMBERED:]):
        name_words = set(thing.name.split())
        proper = any(w[0].isupper() and w.lower() not in words for w in name_words)
        if words and proper and words <= {w.lower() for w in name_words}:
            return thing
    return None


def _is_thing(a: Attribution, issuer: Token | None) -> bool:
    assert a.head is not None
    known = cues()
    return (
        issuer is not None or a.head.lemma_.lower() in known.documents | known.media or a.head.lower_ in known.media
        or any(e.kind in ("media", "body") for e in a.entities)
        or (a.head.pos_ == "PROPN" and not known.media.isdisjoint(a.name.lower().split()))
    )  # fmt: skip
