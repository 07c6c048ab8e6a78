"""Entities across documents: one person, body or thing, whatever the spelling, script or title; never two as one."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from communique.knowledge.names import international
from communique.model import Entity, Judgement, Mention, Reading
from communique.reconcile import named, persons
from communique.reconcile.groups import Groups
from communique.reconcile.judgements import Pair, pairs
from communique.reconcile.kin import Kin, Link, all_links
from communique.reconcile.profiles import Profile, fullest, profiles
from communique.reconcile.roles import merged
from communique.text.edtf import bounds
from communique.text.persons import parts

# Which kind a merged entity is of where readings differ and as many say one as the other.
KINDS = ("state", "person", "media", "body", "company", "group", "equipment", "vessel", "place")


NO_DAYS: Mapping[str, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Grouped:
    """The merged entities, sorted by id, and every member's id to the merged one's (the smallest of its members');
    with what joined them: profiles and what they are part of, by signature, members' signatures, and links."""

    entities: tuple[Entity, ...]
    resolve: dict[str, str]
    profiles: dict[str, Profile]
    roots: dict[str, str]
    signatures: dict[str, str]
    links: set[Link]


def reconcile_entities(readings: Iterable[Reading], judgements: tuple[Judgement, ...] = ()) -> Grouped:
    """Bring the entities of all readings together."""
    pieces: dict[str, list[Entity]] = defaultdict(list)  # an imported entity has one id in all its documents
    told = list(readings)
    days = days_of({r.document.id: r.document.published for r in told})
    for e in (e for r in told for e in r.entities):
        pieces[e.id].append(e)
    members = {id_: whole(found) for id_, found in pieces.items()}
    same, apart, judged = decided(judgements, members)
    found, signatures = profiles(members.values(), judged)
    links = all_links(found)
    roots = partition(found, links, days, same, apart)
    together: dict[str, list[Entity]] = defaultdict(list)
    resolve = {id_: roots[signatures[id_]] for id_ in sorted(members)}
    for id_, root in resolve.items():
        together[root].append(members[id_])
    entities = tuple(merge(some, days) for _, some in sorted(together.items()))
    return Grouped(entities, resolve, found, roots, signatures, links)


def days_of(published: Mapping[str, str | None]) -> dict[str, date]:
    """The day of each document that is dated, the last that it may mean."""
    return {id_: day for id_, when in published.items() if when and (day := bounds(when)[1])}


def whole(pieces: list[Entity]) -> Entity:
    """A member from what each of its documents shows of it."""
    return merge(pieces) if len(pieces) > 1 else pieces[0]


def decided(judgements: Iterable[Judgement], members: Container[str]) -> tuple[list[Pair], list[Pair], frozenset[str]]:
    """The pairs of members that people called the same, and different; and all that are in one of these."""
    rows = tuple(judgements)
    same, apart = (
        [(a, b) for a, b in pairs(rows, verdict) if a in members and b in members] for verdict in ("same", "different")
    )
    return same, apart, frozenset(i for pair in same + apart for i in pair)


def partition(
    profiles: Mapping[str, Profile], links: Iterable[Link], days: Mapping[str, date], same: Iterable[Pair],
    apart: Iterable[Pair],
) -> dict[str, str]:  # fmt: skip
    """By the signature of each profile the id of the entity that it is part of: that of the smallest member."""
    by_id = {p.id: p for p in profiles.values()}
    groups = Groups(by_id, apart)
    for a, b in same:
        groups.join(a, b)
    years = {document: day.year for document, day in days.items()}
    persons.join(by_id, groups, Kin(links, profiles), years)
    named.join(by_id, groups)
    return {signature: groups.root(p.id) for signature, p in profiles.items()}


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
