"""Entities across documents: one person, body or thing, whatever the spelling, script or title; never two as one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from communique.knowledge.names import international
from communique.model import Entity, Judgement, Mention, Reading
from communique.reconcile import named, persons
from communique.reconcile.groups import Groups
from communique.reconcile.judgements import pairs
from communique.reconcile.profiles import fullest, profiles
from communique.reconcile.roles import merged
from communique.text.edtf import bounds
from communique.text.persons import parts

# Which kind a merged entity is of where readings differ and as many say one as the other.
KINDS = ("state", "person", "media", "body", "company", "group", "equipment", "vessel", "place")


NO_DAYS: Mapping[str, date] = MappingProxyType({})


def reconcile_entities(
    readings: Iterable[Reading], judgements: tuple[Judgement, ...] = ()
) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """The merged entities, by id, and every member's id to the merged one's (the smallest of its members')."""
    members, told = dict[str, Entity](), list(readings)
    days = {d.id: day for d in (r.document for r in told) if d.published and (day := bounds(d.published)[1])}
    for e in (e for r in told for e in r.entities):  # an imported entity has one id in all its documents
        members[e.id] = merge([members[e.id], e]) if e.id in members else e
    same = [(a, b) for a, b in pairs(judgements, "same") if a in members and b in members]
    apart = [(a, b) for a, b in pairs(judgements, "different") if a in members and b in members]
    judged = frozenset(i for pair in same + apart for i in pair)
    found = profiles(members.values(), judged)
    groups = Groups(found, apart)
    for a, b in same:
        groups.join(a, b)
    persons.join(found, groups, {document: day.year for document, day in days.items()})
    named.join(found, groups)
    resolve, merged = dict[str, str](), list[Entity]()
    for ids in groups.sets().values():
        together = sorted((m for i in ids for m in found[i].members), key=lambda m: m.id)
        entity = merge(together, days)
        merged.append(entity)
        resolve.update((m.id, entity.id) for m in together)
    return tuple(sorted(merged, key=lambda e: e.id)), resolve


def _preferred(members: list[Entity], kind: str) -> str:
    """The commonest full form of the name, by documents; of as common ones a person's fullest, a thing's shortest."""
    counts = Counter(n for m in members for n in {fullest(m) if kind == "person" else m.name})
    if kind == "person":
        full = [n for n in counts if len(parts(n)) > 1] or list(counts)
        latin = [n for n in full if _latin(n)] or full
        return min(latin, key=lambda n: (-counts[n], -len(parts(n)), n.isascii(), n))
    return min(counts, key=lambda n: (-counts[n], len(n), n))


def _latin(name: str) -> bool:
    return all(ord(c) < 0x250 or not c.isalpha() for c in name)


def merge(members: list[Entity], days: Mapping[str, date] = NO_DAYS) -> Entity:
    """One entity of its members (sorted by id); `days` gives the day of each document that is dated."""
    kinds = Counter(m.kind for m in members)
    kind = min(kinds, key=lambda k: (-kinds[k], KINDS.index(k)))
    name = _preferred([m for m in members if m.kind == kind], kind)
    countries = Counter(m.country for m in members if m.country and not (kind == "body" and international(name)))
    mentions: set[Mention] = {x for m in members for x in m.mentions}
    spellings = {a for m in members for a in (m.name, *m.aliases)} - {name}
    return Entity(
        id=members[0].id,
        kind=kind,
        name=name,
        aliases=(name, *sorted(spellings)),
        mentions=tuple(sorted(mentions, key=lambda x: (x.document, x.start, x.end))),
        country=min(countries, key=lambda c: (-countries[c], c)) if countries else None,
        documents=tuple(sorted({d for m in members for d in m.documents})),
        roles=merged((r for m in members for r in m.roles), days),
        external=dict(sorted(kv for m in members for kv in m.external.items())),
    )
