"""Entities and the entries of reference files: which entry speaks of which entity. The doubtful stay unattached.

A name proposes: a person's is the same, or leaves out words; of anything else it has the same label. The state has to
be the same, posts must not speak against it, and an entity takes an id of a scheme only where one entry of that scheme
fits it, and it alone fits that entry.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from communique.model import Entity, Reference
from communique.reconcile.places import place
from communique.reconcile.posts import post
from communique.reconcile.profiles import family, label_of
from communique.text.persons import Relation, parts, relation
from communique.text.sounds import skeletons

ANY = ("person", "body", "media", "vessel", "equipment", "place")  # a kind of each family, and of each kind of label
READINGS = 3  # of a word's sounds, the commonest first, that candidates are looked up by

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """An entry that may speak of an entity; `doubt` says why its ids are not attached, null where they are."""

    entity: Entity
    reference: Reference
    doubt: str | None = None


def attach(entities: Iterable[Entity], references: Iterable[Reference]) -> Iterator[Entity]:
    """The entities, with the ids of the entries that speak of them; an id that an entity had already stays."""
    known = list(entities)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for fit in fits(known, references):
        if fit.doubt is None:
            found[fit.entity.id].update(fit.reference.ids)
    for entity in known:
        ids = found.get(entity.id)
        yield replace(entity, external=dict(sorted({**ids, **entity.external}.items()))) if ids else entity


def fits(entities: Iterable[Entity], references: Iterable[Reference]) -> list[Fit]:
    """Every entry beside each entity that it may speak of, sorted by entity; the sure ones have no doubt."""
    places: dict[Key, dict[str, Entity]] = defaultdict(dict)
    for entity in entities:
        for key in _of_entity(entity):
            places[key][entity.id] = entity
    met: list[Fit] = []
    for reference in references:
        near = {id_: entity for key in _of_entry(reference) for id_, entity in places.get(key, {}).items()}
        met.extend(Fit(e, reference, doubt) for e in near.values() for doubt in _judged(e, reference))
    return sorted(_settled(met), key=lambda f: (f.entity.id, sorted(f.reference.ids.items())))


def meet(one: Entity | Reference) -> set[int]:
    """Where an entity, or an entry, meets what it may fit; entries that have an id in common meet too."""
    if isinstance(one, Entity):
        return {place("entry", *key) for key in _of_entity(one)}
    return {place("entry", *key) for key in _of_entry(one)} | {place("id", *item) for item in one.ids.items()}


def _of_entity(entity: Entity) -> set[Key]:
    return {k for name in (entity.name, *entity.aliases) for k in _keys(entity.kind, name, entity.country)}


def _of_entry(entry: Reference) -> set[Key]:
    kinds = (entry.kind,) if entry.kind else ANY
    return {k for kind in kinds for name in entry.names for k in _keys(kind, name, *entry.countries)}


def _keys(kind: str, name: str, *countries: str | None) -> Iterator[Key]:
    """Where an entity and an entry with that name meet."""
    group = family(kind)
    if group == "state":
        yield from ((group, c) for c in countries if c)
    elif group == "person":
        heard = [skeletons(word)[:READINGS] for word in sorted(parts(name))]
        for a, b in combinations(heard, 2):
            yield from ((group, *sorted(pair)) for pair in product(a, b))
    elif (label := label_of(kind, name)).specific:
        yield (group, *label.words)
    elif kind != "group" and label.words:  # a name that every state's bodies bear says which with its state
        yield from ((group, *label.words, c) for c in {*countries, label.country} if c)


def _judged(entity: Entity, reference: Reference) -> Iterator[str | None]:
    """The doubt about one pair, None for none; nothing where the pair is out of the question."""
    if entity.kind == "person":
        named = (relation(a, b) for a in entity.aliases if len(parts(a)) > 1 for b in reference.names)
        if max(named, default=Relation.APART) < Relation.PART:
            return
    if entity.country and reference.countries and entity.country not in reference.countries:
        if family(entity.kind) != "equipment":  # where it is from is what sources differ on
            return
        yield "another state"
    elif not entity.country and reference.countries and entity.kind == "person":
        yield "its state is not known"
    elif not _same_work(entity, reference):
        yield "other roles"
    else:
        yield None


def _same_work(entity: Entity, reference: Reference) -> bool:
    """Whether some post of the entity's shares a word with the entry's, where both have any."""
    ours = {word for role in entity.roles for word in post(role.title)}
    theirs = {word for role in reference.roles for word in post(role)}
    return not (ours and theirs) or bool(ours & theirs)


def _settled(met: list[Fit]) -> Iterator[Fit]:
    """The same, those that are not one to one doubted. Two entries with one id are one."""
    entries: dict[tuple[str, str], set[str]] = defaultdict(set)
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fit in met:
        for scheme, id_ in fit.reference.ids.items():
            if fit.doubt is None:
                entries[fit.entity.id, scheme].add(id_)
                bearers[scheme, id_].add(fit.entity.id)
    for fit in met:
        if fit.doubt is not None:
            yield fit
        elif any(len(entries[fit.entity.id, scheme]) > 1 for scheme in fit.reference.ids):
            yield replace(fit, doubt="several entries fit")
        elif any(len(bearers[item]) > 1 for item in fit.reference.ids.items()):
            yield replace(fit, doubt="several entities fit")
        else:
            yield fit
