"""Words that fill a role, as parties: who is meant, and the state they act for."""

from dataclasses import dataclass

from spacy.tokens import Token

from communique.knowledge.states import name_of, state_of_adjective
from communique.knowledge.words import word_sets
from communique.read.parse import Sentence
from communique.read.scene import LocalEntity, Mention, Scene


@dataclass(frozen=True, slots=True, eq=False)
class Party:
    """One filler of a role. `kind` is its entity kind, or null for words that name nothing known."""

    token: Token
    text: str
    kind: str | None
    entity: LocalEntity | None
    country: str | None
    start: int
    end: int

    @property
    def key(self) -> object:
        """What tells two parties apart."""
        return self.entity if self.entity is not None else (self.country, self.text.lower())


def phrase(token: Token) -> tuple[Token, Token]:
    """The noun phrase of a head: from its first premodifier to its last `of` phrase, article left out."""
    first = token
    for child in token.lefts:
        if child.dep_ in ("amod", "compound", "nmod", "nummod", "poss", "quantmod") and child.i < first.i:
            first = min([child, *child.subtree], key=lambda t: t.i)
            if first.dep_ == "det":
                first = first.nbor()
            break
    return first, token


def parties(scene: Scene, sentence: Sentence, token: Token) -> list[Party]:
    """Who a head token names: one party for each entity of its mention; none for words that name no actor."""
    mention = scene.at(sentence, token)
    if mention is not None and _heads(mention, token):
        return _of_mention(mention, token)
    if token.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ"):
        return []
    lemma = token.lemma_.lower()
    if lemma not in word_sets("actors")["actor"]:
        if lemma in word_sets("actors")["collective"]:  # "a number of officials", "members of the delegation"
            inner = [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
            return [q for p in inner for q in parties(scene, sentence, p)]
        return []
    country = country_of_phrase(scene, sentence, token)
    first, last = phrase(token)
    start, end = sentence.offsets(first, last)
    return [Party(token, scene.document.text[start:end], None, None, country, start, end)]


def _heads(mention: Mention, token: Token) -> bool:
    return mention.head == token or not mention.head.is_ancestor(token) or mention.first.i <= token.i <= mention.last.i


def _of_mention(mention: Mention, token: Token) -> list[Party]:
    start, end = mention.start, mention.end
    document_text = mention.sentence.span.doc.text
    text = document_text[mention.first.idx : mention.last.idx + len(mention.last)]
    if not mention.entities:
        if mention.form == "pronoun" and mention.country is None:
            return []
        return [Party(token, text, mention.kind, None, mention.country, start, end)]
    return [
        Party(token, text if len(mention.entities) == 1 else e.name, e.kind, e, e.country or mention.country, start, end)
        for e in mention.entities
    ]


def country_of_phrase(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """The state of a common noun: "Cuban officials", "officials of Cuba", "its officials"."""
    for child in token.children:
        if child.dep_ in ("amod", "compound", "nmod", "poss"):
            mention = scene.at(sentence, child)
            if mention is not None and mention.country:
                return mention.country
            found = state_of_adjective(child.text)
            if found:
                return found
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "from"):
            for p in child.children:
                mention = scene.at(sentence, p)
                if mention is not None and mention.country:
                    return mention.country
    return None


def state_party(scene: Scene, country: str, like: Party) -> Party:
    """The state that a party acts for, as a party itself."""
    for entity in scene.entities:
        if entity.kind == "state" and entity.country == country:
            return Party(like.token, entity.name, "state", entity, country, like.start, like.end)
    return Party(like.token, name_of(country) or country, "state", None, country, like.start, like.end)
