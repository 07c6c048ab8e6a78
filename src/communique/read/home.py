"""The states that persons act for, where nothing near their names gives one.

A ministry's release says "the Minister" of its own; others in it belong to the state that the sentence is about. In the
press the rest of the text decides: who travels to a state is not of it, nor is who is received by its minister. Where a
text is about two states and a person is not of the one, he is of the other. What nothing decides stays open.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from communique.knowledge import names
from communique.knowledge.gazetteer import city_state
from communique.knowledge.names import vocabulary
from communique.knowledge.states import all_states, capital_of
from communique.knowledge.words import word_sets
from communique.model import Document, Role
from communique.read import sides
from communique.read.arguments import clause_of
from communique.read.scene import LocalEntity, Mention, Scene
from communique.text.names import fold

WORLDWIDE = word_sets("small_words")["worldwide"]
LINKS = re.compile(r" (?:to|of|for) ")
OFFICIAL = word_sets("small_words")["official"]


def home_of(document: Document) -> str | None:
    """The state (alpha-3) whose office publishes a document; null for the press and for international bodies."""
    return _home(document.outlet, document.byline, document.genre == "official", document.dateline_place)


@cache
def _home(outlet: str | None, byline: str | None, official: bool, dateline: str | None) -> str | None:
    for name in (outlet, byline):
        words = fold(name or "").split()
        while words[:1] == ["the"]:
            words = words[1:]
        plain = " ".join(words)
        if plain in _bodies():
            return _bodies()[plain]
        for seat, code in _seats() if official else ():
            if f" {seat} " in f" {plain} ":
                return code
        if (official and name == outlet) or set(words) & OFFICIAL:
            named = _named(f" {plain} ")
            if named or set(words) & WORLDWIDE:
                return named
    return (capital_of(dateline) or city_state(dateline)) if official and dateline else None


def seat_of(document: Document) -> str | None:
    """The state (alpha-3) whose posts an article names without saying whose: its publisher's, else its dateline's."""
    place = document.dateline_place
    return home_of(document) or ((capital_of(place) or city_state(place)) if place else None)


def _named(padded: str) -> str | None:
    for state in all_states():
        if any(f" {fold(n)} " in padded for n in (state.name, *state.also, *state.adjectives)):
            return state.code
    return None


@cache
def _bodies() -> dict[str, str | None]:
    return {fold(n): k.country for k in names.known() if k.kind == "body" for n in (k.name, *k.also)}


@cache
def _seats() -> tuple[tuple[str, str], ...]:
    """Folded names by which a government publishes without naming its state, with its code."""
    return tuple((fold(k.replace("_", " ")), code) for code, keys in word_sets("seats").items() for k in keys)


def settle(scene: Scene, *, last: bool = True) -> None:
    """Give states to persons who have none yet, and to the roles and mentions of all who have.

    Asked twice: before pronouns and posts lead to persons, when only what is told for certain counts, and `last` after.
    """
    told = sides.find(scene)
    home = home_of(scene.document)
    pair = main_pair(scene)
    people = [e for e in scene.entities if e.kind == "person"]
    for person in people:
        said = told.of.get(person, set()) - told.no.get(person, set())
        if person.country is None and len(said) == 1:
            person.country = next(iter(said))
    for _ in range(3):
        if not _exclude(people, told, pair, home):
            break
    for person in people:
        if last and person.country is None and person.roles and not of_the_world(person):
            person.country = _from_its_sentence(person, home, told, scene) or _own(person, home, told, scene)
        if last and home is None and person.country is None and _official(person):
            person.country = _from_the_story(person, scene, told)
    _exclude(people, told, pair, home)
    for person in people:
        _fill(person)


def _exclude(people: Iterable[LocalEntity], told: sides.Sides, pair: frozenset[str], home: str | None) -> bool:
    """Give a state to whoever is not of the one of the two that a text is about; whether anybody got one."""
    changed = False
    for person in people:
        if person.country is not None or of_the_world(person) or _domestic(person):
            continue
        out = told.no.get(person, set()) | {o.country for o in told.apart.get(person, ()) if o.country}
        left = pair - out
        if out & pair and len(left) == 1:
            person.country = next(iter(left))
            changed = True
    return changed


def main_pair(scene: Scene) -> frozenset[str]:
    """The two states that a text is about: its own and the one it names most, else the two named most, if no third
    is named nearly as often; empty where there are no such two."""
    home = home_of(scene.document)
    count = _named_most(scene)
    if home:
        count[home] += 1000
    (a, _), (b, second), (_, third) = [*count.most_common(3), *[("", 0)] * 3][:3]
    return frozenset({a, b}) if second > 1 and third <= second * 2 / 3 else frozenset()


def _named_most(scene: Scene) -> Counter[str]:
    return Counter(m.country for m in scene.mentions if m.kind != "person" and m.form != "pronoun" and m.country)


def _from_its_sentence(person: LocalEntity, home: str | None, told: sides.Sides, scene: Scene) -> str | None:
    """The one state, the document's own apart, that the sentence names in which a holder of a post of which each state
    has one is named, or another whom a release's own officials meet."""
    if home and home not in told.no.get(person, set()) and _the_holder(person):
        return home
    words = vocabulary()
    heads = {w for role in person.roles for w in LINKS.split(role.title.lower())[0].split()}
    sovereign = bool(heads & words.sovereign) or any(r.title.lower().startswith("foreign ") for r in person.roles)
    if any(other.country is None for other in told.apart.get(person, ())):  # "the ministers of both, A and B"
        return None
    named = {m.country for m in scene.mentions if m.kind == "state"}
    for mention in person.mentions:
        if mention.form != "name" or not (sovereign or (home and _met(mention))):
            continue
        met = _met(mention)
        for index in (mention.sentence.index, mention.sentence.index - 1) if home else (mention.sentence.index,):
            states = {
                m.country for m in scene.mentions
                if m.sentence.index == index and m.form != "pronoun" and m.country
                and (m.kind == "state" or (home and m.kind == "place" and m.country in named))
                and (met or not _of_another(m, person, scene))
                and (index < mention.sentence.index or _near(mention, m))
            } - {home}  # fmt: skip
            if len(states) == 1 and not states & told.no.get(person, set()):
                return next(iter(states))
            if states:
                break
    return None


def _the_holder(person: LocalEntity) -> bool:
    """ "The Minister, Ms. X": in a release the one of its own state."""
    for mention in person.mentions:
        word, before = mention.first, mention.first.i - 1
        bare = mention.form == "nominal" and word == mention.last and word.text[0].isupper()
        if bare and before >= mention.sentence.span.start and word.doc[before].lower_ == "the":
            return True
    return False


def _of_another(state: Mention, person: LocalEntity, scene: Scene) -> bool:
    """Whether a state's adjective says whose somebody else's post is: "took it from the Turkish ambassador"."""
    if state.form != "adjective":
        return False
    return any(
        m.kind == "person" and m.first.i <= state.head.i + 4 and state.last.i < m.last.i and person not in m.entities
        for m in scene.within(state.sentence)
        if m.first.doc is state.first.doc and m.last.i > state.last.i
    )


def _near(person: Mention, state: Mention) -> bool:
    """Whether a state is named before a person or in the same clause: not "X's call for Iran to be punished"."""
    return state.head.i < person.head.i or clause_of(state.head) == clause_of(person.head)


def _own(person: LocalEntity, home: str | None, told: sides.Sides, scene: Scene) -> str | None:
    """The state that publishes, for an official of whom nothing says otherwise."""
    if home is None or home in told.no.get(person, set()):
        return None
    foreign = names.not_posts_of(home) | word_sets("seats_not")["foreign"]
    titles = [role.title.lower().split() for role in person.roles]
    ranked = all(t[-1] in vocabulary().ranks for t in titles)
    abroad = any(number > 1 for code, number in _named_most(scene).items() if code != home)
    met = abroad and all(_met(m) for m in person.mentions if m.form == "name") and not _domestic(person)
    return home if not (ranked or met or any(foreign & set(t) for t in titles)) else None


def _met(mention: Mention) -> bool:
    """Whether someone is dealt with rather than acts: "met with President X, Secretary Y", "included Z"."""
    token = mention.head
    for _ in range(8):
        if token.dep_ not in ("conj", "appos", "compound", "nmod", "nn"):
            break
        token = token.head
    return token.dep_ in ("dobj", "pobj") and token.head.lower_ not in ("by", "of", "to", "from", "for")


def _official(person: LocalEntity) -> bool:
    heads = word_sets("sides")["official"]
    return not of_the_world(person) and any(set(r.title.lower().split()) & heads for r in person.roles)


def _from_the_story(person: LocalEntity, scene: Scene, told: sides.Sides) -> str | None:
    """The state of an official whom the press names without one: of whom it cites, the state whose deed it cites him
    on; else the state that it reports from, where that is one of the few it is about."""
    place = seat_of(scene.document)
    main: set[str | None] = {code for code, number in _named_most(scene).most_common(3) if number > 2}
    main = main or {place}
    out = told.no.get(person, set()) | {o.country for o in told.apart.get(person, ()) if o.country}
    for mention in person.mentions:
        if mention.form != "name":
            continue
        acting = {
            m.country for m in scene.within(mention.sentence)
            if m.kind == "state" and m.country and m.form == "name"
            and m.head.dep_ == "nsubj" and m.last.i < mention.first.i
        }  # fmt: skip
        if len(acting) == 1 and not acting & out and _cited(mention):
            return next(iter(acting))
        if place in main and place not in out and acting <= {place}:
            return place
    return None


def _cited(mention: Mention) -> bool:
    """ "..., quoting Agriculture Minister X"."""
    verb = mention.head.head
    while verb.dep_ in ("compound", "appos", "conj", "nmod") and verb != verb.head:
        verb = verb.head
    return verb.lemma_.lower() in ("quote", "cite")


def _domestic(person: LocalEntity) -> bool:
    """Whether all that is known of someone's posts is that they are within a state: its own president meets him too."""
    heads = word_sets("sides")["domestic"]
    return bool(person.roles) and all(set(r.title.lower().split()) & heads for r in person.roles)


def of_the_world(person: LocalEntity) -> bool:
    """Whether someone holds a post of an international organisation."""
    titles = [f"{r.title.split(' for ')[0]} {r.body or ''}" for r in person.roles]
    words = {w for title in titles for w in fold(title).split()}
    return bool(words & WORLDWIDE)


def _fill(person: LocalEntity) -> None:
    if person.country is None:
        return
    person.roles[:] = [Role(r.title, r.body, r.country or person.country, seen=r.seen) for r in person.roles]
    for mention in person.mentions:
        if mention.country is None and len(mention.entities) == 1:
            mention.country = person.country
