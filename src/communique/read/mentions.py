"""Who and what a document names. (First version: states by name, other names from the parser's own entities.)"""

from collections.abc import Callable

from spacy.tokens import Token

from communique.knowledge.states import metonym_of
from communique.read.lexicon import Entry, matches, state_trie
from communique.read.parse import Sentence
from communique.read.scene import LocalEntity, Mention, Scene
from communique.text.names import fold

Maker = Callable[[str, str, str | None], LocalEntity]
KINDS = {"PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place"}


def find(scene: Scene) -> None:
    """Add the mentions and entities of a document to its scene."""
    known: dict[tuple[str, str], LocalEntity] = {}
    surnames: dict[str, LocalEntity] = {}

    def entity(kind: str, name: str, country: str | None = None) -> LocalEntity:
        key = (kind, fold(name))
        if kind == "person" and key not in known and fold(name) in surnames:
            found = surnames[fold(name)]
            if name not in found.aliases:
                found.aliases.append(name)
            return found
        if key not in known:
            known[key] = made = LocalEntity(kind, name, country)
            scene.entities.append(made)
            parts = fold(name).split()
            if kind == "person":
                for i in range(1, len(parts)):
                    surnames.setdefault(" ".join(parts[i:]), made)
        return known[key]

    for sentence in scene.sentences:
        tokens = list(sentence)
        taken: set[int] = set()
        for a, b, entry in matches(state_trie(), tokens):
            taken.update(range(tokens[a].i, tokens[b].i + 1))
            _state(scene, sentence, tokens[a], tokens[b], entry, entity)
        for ent in sentence.span.ents:
            kind = KINDS.get(ent.label_)
            words = [t for t in ent if t.text not in ("the", "The", "'s", "a", "A")]
            if kind is None or not words or any(t.i in taken for t in words):
                continue
            first, last = words[0], words[-1]
            a, b = sentence.offsets(first, last)
            found = entity(kind, " ".join(scene.document.text[a:b].split()))
            scene.add(Mention(sentence, first, last, ent.root, kind, "name", [found], found.country))


def _state(scene: Scene, sentence: Sentence, first: Token, last: Token, entry: Entry, entity: Maker) -> None:
    acts = last.dep_ in ("nsubj", "nsubjpass", "poss") or last.head.lower_ in ("between", "against", "with")
    if entry.form == "capital" and not (acts and metonym_of(last.text)):
        a, b = sentence.offsets(first, last)
        found = entity("place", scene.document.text[a:b], entry.country)
        scene.add(Mention(sentence, first, last, last, "place", "name", [found], entry.country))
        return
    found = entity(entry.kind, entry.name, entry.country)
    form = "adjective" if entry.form == "adjective" else "name"
    scene.add(Mention(sentence, first, last, last, entry.kind, form, [found], entry.country))
