"""Profiles: members that nothing tells apart, as one. What is compared is profiles, of which there are far fewer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from communique.knowledge.gazetteer import city_called, us_states
from communique.knowledge.names import known_as
from communique.knowledge.naming import label_words, name_words
from communique.knowledge.states import state_by_adjective, state_named
from communique.model import Entity, sha256
from communique.text import labels
from communique.text.persons import Relation, parts, relation, suffix
from communique.text.sounds import romanise

ORGANISATIONS = frozenset({"body", "company", "media", "group"})
WITHOUT_COUNTRY = frozenset({"equipment"})  # where it is from is what sources differ on

READERS: dict[str, Callable[[str], labels.Label]] = {
    "place": labels.place, "vessel": labels.vessel, "media": labels.outlet, "equipment": labels.thing,
}  # fmt: skip

Key = tuple[str, ...]


@dataclass(slots=True)
class Profile:
    """Members of one family of kinds that share a key and a country, and all of them that joining looks at.

    `id` is the smallest member's; `open` is true where the name alone says who is meant, false where it must not be
    joined to another document's. `names` have how often each is used. Persons and
    organisations have `documents`; a person has the `titles` of its roles, anything else the `shorts`, the acronyms
    among its names.
    """

    id: str
    family: str
    key: Key
    country: str | None
    open: bool
    members: list[str] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    shorts: set[str] = field(default_factory=set)
    posts: frozenset[frozenset[str]] | None = None  # a person's, worked out when first asked for

    def add(self, entity: Entity) -> None:
        """Take in a member."""
        self.id = min(self.id, entity.id)
        self.members.append(entity.id)
        self.kinds.add(entity.kind)
        person = self.family == "person"
        name = fullest(entity) if person else entity.name
        self.names[name] = self.names.get(name, 0) + 1
        if person or self.family == "organisation":
            self.documents.update(entity.documents)
        if person:
            self.titles.update(r.title for r in entity.roles)
        else:
            self.shorts.update(a for a in entity.aliases if labels.acronym(a))


def family(kind: str) -> str:
    """Kinds that readers mistake for one another are one family."""
    return "organisation" if kind in ORGANISATIONS else kind


def fullest(entity: Entity) -> str:
    """A person's name with the most words, among the preferred one and the aliases that can be the same name."""
    forms = [a for a in entity.aliases if relation(a, entity.name) >= Relation.LONE and any(c.isupper() for c in a)]
    return min([entity.name, *forms], key=lambda n: (-len(parts(n)), n != entity.name, n))


def _person(entity: Entity) -> tuple[Key, bool]:
    name = fullest(entity)
    words, known = parts(name), label_words()
    common = known.generic | known.adhoc | known.stop | name_words().honorifics
    proper = any(w not in common for w in words) and any(c.isupper() or not c.isascii() for c in name)
    proper &= len(words[-1]) > 1  # a degree ("B.A."), initials or a given name with one ("Robert B.") name nobody
    return (*words, *filter(None, [suffix(name)])), proper


def label_of(kind: str, name: str) -> labels.Label:
    """The label of a name of anything but a person or a state; all names of a well-known body have one."""
    return READERS.get(kind, labels.body)(known_as(kind, name))


def _city(entity: Entity) -> str | None:
    """The own name of a city that goes by another; New York may be the city's or the state's, and is left alone."""
    if entity.kind != "place" or not entity.country or entity.name in us_states():
        return None
    return city_called(entity.name, entity.country)


def _own(entity: Entity) -> str | None:
    """A body's name without its own state before it, where what is left still says which body it is: "U.S.
    Environmental Protection Agency" is the United States' Environmental Protection Agency."""
    words = entity.name.split() if entity.kind == "body" and entity.country else []
    for n in range(min(3, len(words) - 1), 0, -1):
        first, rest = " ".join(words[:n]), " ".join(words[n:])
        state = state_by_adjective(first) or state_named(first)
        if state and state.code == entity.country and len(labels.body(rest).words) > 1 and labels.body(rest).specific:
            return rest
    return None


def _label(entity: Entity) -> tuple[Key, str | None, bool]:
    """Key, country and openness of anything but a person."""
    if entity.kind == "state":
        return (entity.country or romanise(entity.name),), entity.country, True
    label, known = label_of(entity.kind, _city(entity) or _own(entity) or entity.name), label_words()
    if entity.kind in WITHOUT_COUNTRY:
        return label.words, None, label.specific
    if entity.kind in READERS:
        return label.words, entity.country, label.specific
    country = entity.country or label.country
    adhoc = known.adhoc if entity.kind == "group" else known.adhoc - known.generic
    if label.specific:
        # "Cuban" in a proper name is a part of it; in that of an ad hoc group ("Cuban officials") it is not proper.
        return label.words, country, True
    return (
        label.words,
        country,
        bool(country and label.words) and not adhoc & set(label.words) and entity.kind != "group",
    )


def signature(entity: Entity, judged: frozenset[str]) -> tuple[str, Profile]:
    """What members of one profile share, as a short text that stands for it, and that profile, still without members.

    A member that a judgement names stands alone, so that it can be moved.
    """
    group = family(entity.kind)
    if entity.kind == "person":
        (key, proper), country = _person(entity), entity.country
    else:
        key, country, proper = _label(entity)
    lone = entity.kind == "person" and len(key) < 2  # a surname alone is taken up document by document
    alone = (entity.id,) if entity.id in judged or not key else entity.documents if lone or not proper else ()
    known = proper and bool(key)
    told = "\x1f".join((group, str(known), country or "", *key, "", *sorted(alone)))
    return "pro_" + sha256(told)[:16], Profile(entity.id, group, key, country, known)


def profiles(entities: Iterable[Entity], judged: frozenset[str]) -> tuple[dict[str, Profile], dict[str, str]]:
    """Profiles by their signatures, and each member's signature."""
    found: dict[str, Profile] = {}
    signatures: dict[str, str] = {}
    for entity in entities:
        signatures[entity.id], empty = signature(entity, judged)
        found.setdefault(signatures[entity.id], empty).add(entity)
    return found, signatures
