"""A government's own release speaks of its own officials without saying whose they are: the state it speaks for."""

import re

from communique.knowledge.states import state_of, state_of_adjective
from communique.knowledge.words import word_sets
from communique.model import Document
from communique.read.scene import LocalEntity, Scene

_WORDS = re.compile(r"[\w.'’-]+")


def home_of(document: Document) -> str | None:
    """The state (alpha-3) whose government publishes this document; null for the press."""
    name = document.outlet
    if document.genre != "official" or not name:
        return None
    for phrase, code in _seats():
        if phrase in name.lower():
            return code
    words = _WORDS.findall(name)
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            part = " ".join(words[i : i + size])
            code = state_of(part) if (part[:1].isupper() and len(part) > 2) or "." in part else None
            if code or (size == 1 and (code := state_of_adjective(part))):
                return code
    return None


def _seats() -> list[tuple[str, str]]:
    return [(key.replace("_", " "), code) for code, keys in word_sets("seats").items() for key in keys]


def settle(scene: Scene) -> None:
    """Give persons whose state is not told by their post the state that follows their name ("Sall of Senegal"), and
    officials whose state nothing tells the one that publishes."""
    _named_with_state(scene)
    home = home_of(scene.document)
    if home is None:
        return
    for entity in scene.entities:
        if entity.kind == "person" and entity.country is None and entity.roles and _own(entity):
            _give(entity, home)


def _named_with_state(scene: Scene) -> None:
    for mention in scene.mentions:
        entity = mention.entity
        if mention.kind != "person" or mention.form != "name" or entity is None or entity.country:
            continue
        doc, i = mention.last.doc, mention.last.i + 1
        if i + 1 < len(doc) and doc[i].lower_ == "of":
            state = scene.at(mention.sentence, doc[i + 2 if doc[i + 1].lower_ == "the" and i + 2 < len(doc) else i + 1])
            if state is not None and state.kind == "state" and state.country:
                _give(entity, state.country)


def _give(entity: LocalEntity, country: str) -> None:
    entity.country = country
    for mention in entity.mentions:
        if mention.country is None:
            mention.country = country


def _own(entity: LocalEntity) -> bool:
    return not any(role.country or word_sets("seats_not")["foreign"] & set(role.title.lower().split()) for role in entity.roles)
