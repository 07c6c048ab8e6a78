"""Whom a source's words mean: entities, owners of documents, and what "it" and "the report" point back at."""

from collections.abc import Sequence

from spacy.tokens import Token

from communique.knowledge.cues import cues
from communique.read.arguments import after
from communique.read.attribution.model import Attribution
from communique.read.attribution.phrases import name
from communique.read.parse import Sentence
from communique.read.scene import LocalEntity, Scene

OWNERS = ("by", "from", "of", "on")
THINGS = {"it", "this", "that", "which"}


def resolve(scene: Scene, found: Sequence[Attribution]) -> None:
    """Fill `name`, `names` and `entities` of attributions, in order of the text. A document stands for who issued it; a
    pronoun or a bare "the report" for the last source that it can mean."""
    last_thing: Attribution | None = None
    last_person: Attribution | None = None
    for a in found:
        if a.head is None or a.sentence is None:
            continue
        issuer = _issuer(scene, a.sentence, a.head)
        heads = [issuer] if issuer is not None else [a.head, *_joint(a)]
        entities = [e for h in heads for e in _entities(scene, a.sentence, h)]
        a.entities = list(dict.fromkeys(entities))
        if issuer is not None:
            a.names = [name(a.sentence, issuer, scene.document.text)]
        back = None
        if not a.entities and issuer is None:
            if _points_back(a.head):
                back = last_thing
            elif a.head.pos_ == "PRON" and a.head.lower_ in ("he", "she"):
                back = last_person
        if back is not None:
            a.entities, a.names = list(back.entities), list(back.names)
        elif a.entities and a.head.pos_ == "PRON":
            a.names = [e.name for e in a.entities]
        a.name = a.names[0] if a.names else ""
        if not a.reported:
            continue
        if _is_thing(a, issuer):
            last_thing = a
        elif a.head.pos_ != "PRON" or a.entities:
            last_person = a


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
    return mention.entities


def _issuer(scene: Scene, sentence: Sentence, head: Token) -> Token | None:
    """Who issued a document: "a video by TASS", "the ministry's statement", "a report from EFE"."""
    known = cues()
    if head.lemma_.lower() not in known.documents or (scene.at(sentence, head) is not None and head.pos_ == "PROPN"):
        return None
    for child in head.children:
        if child.dep_ == "poss" and child.pos_ in ("NOUN", "PROPN"):
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


def _points_back(head: Token) -> bool:
    if head.lower_ in THINGS:
        return True
    if head.lemma_.lower() not in cues().generic:
        return False
    return all((c.dep_ in ("det", "punct") and c.lower_ in ("the", "this", "that", "same", "its")) or c.dep_ == "relcl"
               for c in head.children if c.dep_ != "cc") and any(c.dep_ == "det" for c in head.children)  # fmt: skip


def _is_thing(a: Attribution, issuer: Token | None) -> bool:
    assert a.head is not None
    known = cues()
    return (
        issuer is not None or a.head.lemma_.lower() in known.documents | known.media or a.head.lower_ in known.media
        or any(e.kind in ("media", "body") for e in a.entities)
    )  # fmt: skip
