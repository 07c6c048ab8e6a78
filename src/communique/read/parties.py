"""Words that fill a role, as parties: who is meant, and the state they act for."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from communique.knowledge.states import name_of, state_of_adjective
from communique.knowledge.words import word_sets
from communique.read.arguments import after
from communique.read.home import home_of
from communique.read.parse import Sentence
from communique.read.scene import LocalEntity, Mention, Scene
from communique.text.names import fold

OURS = {"we", "us", "our"}


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
    if token.text.rstrip(".") in ("Jr", "Sr") and token.i - sentence.span.start > 2:  # "X, Jr." read as two nouns
        token = token.nbor(-2 if token.nbor(-1).is_punct else -1)
    mention = scene.at(sentence, token)
    if mention is not None and _heads(mention, token):
        return [_with_state(scene, sentence, p) for p in _of_mention(scene, mention, token)]
    if token.lower_ in ("i", "me", "my", "we", "us", "our") and token.pos_ == "PRON":
        return _first_person(scene, sentence, token)
    if token.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ"):
        return []
    lemma = token.lemma_.lower()
    if lemma == "counterpart" and (there := _counterparts_in(scene, sentence, token)):
        return there
    if lemma in word_sets("actors")["collective"]:  # "a number of officials", "representatives of both armies"
        inner = [q for p in after(token, "of") for q in parties(scene, sentence, p)]
        if inner:
            return inner
    opposite = lemma == "number" and any(c.lower_ == "opposite" for c in token.lefts)
    if lemma in word_sets("actors")["area"]:  # "the Algerian capital", "on Guyanese soil"
        state = next(iter(countries_of_phrase(scene, sentence, token)), None)
        first, last = phrase(token)
        start, end = sentence.offsets(first, last)
        return [Party(token, scene.document.text[start:end], "place", None, state, start, end)] if state else []
    if lemma not in word_sets("actors")["actor"] and not opposite:
        return []
    for child in token.rights:  # "her colleague, Samuel Kaliati": he
        named = scene.at(sentence, child) if child.dep_ == "appos" else None
        if named is not None and named.kind == "person" and named.form == "name" and named.head == child:
            return [_with_state(scene, sentence, p) for p in _of_mention(scene, named, child)]
    for child in token.lefts:  # "al-Shabaab fighters": the group acts
        named = scene.at(sentence, child) if child.dep_ in ("compound", "amod", "nmod", "poss") else None
        if named is not None and named.kind in ("group", "body") and named.head == child and named.entities:
            return _of_mention(scene, named, token)
    first, last = phrase(token)
    start, end = sentence.offsets(first, last)
    text = scene.document.text[start:end]
    countries = countries_of_phrase(scene, sentence, token) or [None]
    region = {c.lower_ for c in token.lefts} & word_sets("actors")["region"]
    kind = "group" if region and countries == [None] else None
    return [Party(token, text, kind, None, country, start, end) for country in countries]


def domestic(token: Token) -> bool:
    """Whether those named lead something at home: "leaders of the opposition", "community leaders"."""
    said = {t.lemma_.lower() for t in (*token.lefts, *after(token, "of"))}
    return bool(said & word_sets("actors")["domestic"])


def _first_person(scene: Scene, sentence: Sentence, token: Token) -> list[Party]:
    """ "I" and "we" of a government's release: its author, the state it speaks for."""
    home = home_of(scene.document)
    start, end = sentence.offsets(token)
    speaker = scene.speaker_at(start, end)
    if speaker is not None:
        here = Party(token, token.text, speaker.kind, speaker, speaker.country, start, end)
        ours = token.lower_ in OURS and speaker.country is not None
        return [state_party(scene, speaker.country, here) if ours and speaker.country else here]
    if home is None:
        return _of_organisation(scene, token, start, end)
    here = Party(token, token.text, "state" if token.lower_ in OURS else "person", None, home, start, end)
    if token.lower_ in OURS:
        return [state_party(scene, home, here)]
    author = fold(scene.document.byline or "").split()
    for entity in scene.entities:
        if entity.kind == "person" and author and fold(entity.name).split()[-1:] == author[-1:]:
            return [Party(token, token.text, "person", entity, home, start, end)]
    return [Party(token, scene.document.byline or token.text, "person", None, home, start, end)]


def _of_organisation(scene: Scene, token: Token, start: int, end: int) -> list[Party]:
    """ "We" of an international organisation's release: the body without a state that it speaks of most."""
    if scene.document.genre != "official":
        return []
    bodies = [e for e in scene.entities if e.kind == "body" and e.country is None and len(e.mentions) > 1]
    best = max(bodies, key=lambda e: (len(e.mentions), -e.mentions[0].start), default=None)
    return [Party(token, token.text, "body", best, None, start, end)] if best is not None else []


def _counterparts_in(scene: Scene, sentence: Sentence, token: Token) -> list[Party]:
    """ "His counterparts in Ankara and in Baghdad": one of each state."""
    if not any(c.tag_ == "PRP$" for c in token.lefts) or scene.at(sentence, token) is not None:
        return []
    start, end = sentence.offsets(token)
    found = []
    for holder in (token, token.head):
        for preposition in (c for c in holder.rights if c.dep_ == "prep" and c.lower_ == "in" and c.i > token.i):
            for one in (preposition, *preposition.conjuncts):
                for place in (p for c in one.children if c.dep_ == "pobj" for p in (c, *c.conjuncts)):
                    mention = scene.at(sentence, place)
                    if mention is not None and mention.country:
                        found.append(Party(token, token.text, "person", None, mention.country, start, end))
    return found


def _with_state(scene: Scene, sentence: Sentence, party: Party) -> Party:
    """A body whose state stands before its name ("the Norwegian 132nd Air Wing"), a place before its state's."""
    if party.kind == "place" and not party.country:
        for child in party.token.children:
            state = scene.at(sentence, child) if child.dep_ == "appos" else None
            if state is not None and state.country:
                return replace(party, country=state.country)
    if party.country or party.kind not in ("body", "group", "company", "person"):
        return party
    states = countries_of_phrase(scene, sentence, party.token)
    return replace(party, country=states[0]) if len(states) == 1 else party


def _heads(mention: Mention, token: Token) -> bool:
    return mention.head == token or not mention.head.is_ancestor(token) or mention.first.i <= token.i <= mention.last.i


def _of_mention(scene: Scene, mention: Mention, token: Token) -> list[Party]:
    start, end = mention.start, mention.end
    text = scene.document.text[start:end]
    if not mention.entities:
        if mention.form == "pronoun" and mention.country is None:
            return []
        several = countries_of_phrase(scene, mention.sentence, token) if mention.form == "nominal" else []
        if len(several) > 1:  # "the foreign ministers of Mali and Niger"
            return [Party(token, text, mention.kind, None, country, start, end) for country in several]
        return [Party(token, text, mention.kind, None, mention.country, start, end)]
    return [
        Party(
            token, text if len(mention.entities) == 1 else e.name, e.kind, e, e.country or mention.country, start, end
        )
        for e in mention.entities
    ]


def countries_of_phrase(scene: Scene, sentence: Sentence, token: Token) -> list[str | None]:
    """The states of a common noun: "Cuban officials", "officials of Cuba", "the armies of Cuba and Laos"."""
    for child in sorted(token.children, key=lambda c: c.tag_ == "PRP$"):  # "her *Malawian* colleague"
        if child.dep_ in ("amod", "compound", "nmod", "poss"):
            near = [*(t for t in child.subtree if t.i <= child.i), *(c for c in child.rights if c.dep_ == "conj")]
            own = [_state_word(scene, sentence, t) for t in near]
            if any(own):
                return [c for c in dict.fromkeys(own) if c]
    found: list[str | None] = []
    for p in (*after(token, "of"), *after(token, "from")):
        mention = scene.at(sentence, p)
        if mention is not None and mention.country:
            found.append(mention.country)
        else:
            found.extend(countries_of_phrase(scene, sentence, p))
    return list(dict.fromkeys(found))


def _state_word(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    mention = scene.at(sentence, token)
    if mention is None or (mention.head != token and mention.kind != "state"):  # a word within a longer name
        return state_of_adjective(token.text)
    return mention.country


def state_party(scene: Scene, country: str, like: Party) -> Party:
    """The state that a party acts for, as a party itself."""
    for entity in scene.entities:
        if entity.kind == "state" and entity.country == country:
            return Party(like.token, entity.name, "state", entity, country, like.start, like.end)
    return Party(like.token, name_of(country) or country, "state", None, country, like.start, like.end)
