"""Entities when documents are added, read again or gone: only profiles that change are made anew, only groups that
change are merged. Which profiles are one is worked out from all profiles each time: rules look far."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from communique.model import Entity, Judgement, Reading
from communique.model.kept import Kept, Sketched
from communique.reconcile import kin
from communique.reconcile.entities import days_of, decided, merge, partition, whole
from communique.reconcile.keeper import Keeper
from communique.reconcile.profiles import Profile, signature
from communique.text.persons import Relation


def packed(p: Profile) -> list[Any]:
    """A profile as it is kept."""
    sets = map(sorted, (p.kinds, p.documents, p.titles, p.shorts))
    return [p.id, p.family, p.key, p.country, p.open, dict(sorted(p.names.items())), *sets]


def unpacked(row: list[Any]) -> Profile:
    """A profile that was kept, without its members."""
    id_, family, key, country, open_, names, kinds, documents, titles, shorts = row
    sets = set(kinds), set(documents), set(titles), set(shorts)
    return Profile(id_, family, tuple(key), country, open_, [], names, *sets)


@dataclass(slots=True)
class Regrouped:
    """What became of entities. `entities` are those made anew, `gone` the ids that no entity has any more, `resolve`
    the members that lead elsewhere, `lost` the members that are no more. `shaken` are the members whose entity has
    another id, kind, name or state than before. `dropped` profiles are to be replaced by those `kept`."""

    entities: dict[str, Entity] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    resolve: dict[str, str] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    shaken: set[str] = field(default_factory=set)
    kept: Kept = field(default_factory=Kept)
    dropped: set[str] = field(default_factory=set)


def regroup(keeper: Keeper, readings: Mapping[str, Reading], judgements: tuple[Judgement, ...]) -> Regrouped:
    """Bring entities up to date with documents that were read since, and with judgements."""
    out = Regrouped()
    rows, roots_before = keeper.profiles()
    found = {id_: unpacked(row) for id_, row in rows.items()}
    before, now, same, apart = _members(keeper, readings, judgements)
    members = {m: whole(pieces) for m, pieces in now.items()}
    judged = frozenset(i for pair in (*same, *apart) for i in pair)
    was = {s.member: s.profile for s in before}
    made = {m: signature(e, judged) for m, e in members.items()}
    names = {id_: kin.name(p) for id_, p in found.items() if id_ in set(was.values())}
    touched = _replace(keeper, found, was, made, members)
    renewed = {i for i in touched if i not in names or i not in found or kin.name(found[i]) != names[i]}
    hows = list(Relation)
    links = {kin.Link(a, b, hows[how]) for a, b, how in keeper.links() if a not in renewed and b not in renewed}
    links |= _links(keeper, found, renewed)
    days = days_of(keeper.published())
    roots = partition(found, links, days, same, apart)
    moved = {i for i in roots if roots_before.get(i) != roots[i]}
    changed = {roots[i] for i in touched | moved if i in roots}
    old = {roots_before[i] for i in touched | moved if i in roots_before}
    changed |= {r for r in old if r in set(roots.values())}
    _merge(keeper, out, days, roots, roots_before, changed, old, made, members, set(was))
    _keep(out, found, roots, renewed, touched, moved, links, made, members)
    return out


def _members(
    keeper: Keeper, readings: Mapping[str, Reading], judgements: tuple[Judgement, ...]
) -> tuple[set[Sketched], dict[str, list[Entity]], list[tuple[str, str]], list[tuple[str, str]]]:
    """The members to look at: as they were kept, as they are now; and the pairs that people called the same, or
    different, of which both are there."""
    named = {i for j in judgements for i in (j.a, j.b) if i and i.startswith("ent_")}
    before = keeper.sketched(documents=readings, members=named)
    ids = {s.member for s in before} | {e.id for r in readings.values() for e in r.entities}
    now = keeper.pieces(ids)
    same, apart, _ = decided(judgements, now)
    return before | keeper.sketched(members=ids), now, same, apart


def _replace(
    keeper: Keeper, found: dict[str, Profile], was: Mapping[str, str], made: Mapping[str, tuple[str, Profile]],
    members: Mapping[str, Entity],
) -> set[str]:  # fmt: skip
    """Put members into their profiles; the signatures of those that changed. A profile that only gains is added to, one
    that loses or may change is made of all its members again."""
    touched = {*was.values(), *(id_ for id_, _ in made.values())}
    again = set(was.values())
    rest: dict[str, set[str]] = defaultdict(set)
    for _, member, profile in keeper.sketched(profiles=again):
        if member not in was:
            rest[profile].add(member)
    pieces = keeper.pieces(m for some in rest.values() for m in some)
    for id_ in again:
        found.pop(id_, None)
    for id_ in again:
        for member in sorted(rest[id_]):
            entity = whole(pieces[member])
            found.setdefault(id_, signature(entity, frozenset())[1]).add(entity)
    for member, (id_, empty) in made.items():
        found.setdefault(id_, empty).add(members[member])
    return touched


def _links(keeper: Keeper, found: Mapping[str, Profile], renewed: Iterable[str]) -> set[kin.Link]:
    """The links of profiles that are new, or are called otherwise than before."""
    new = [i for i in renewed if i in found]
    here: dict[int, list[str]] = defaultdict(list)
    for id_ in new:
        for spot in kin.spots(found[id_]):
            here[spot].append(id_)
    stale = set(renewed)

    def at(places: Iterable[int]) -> dict[int, list[str]]:
        wanted = set(places)
        there = keeper.at(wanted)
        return {p: [*here.get(p, ()), *(i for i in there.get(p, ()) if i not in stale)] for p in wanted}

    return kin.links(new, found, at)


def _merge(
    keeper: Keeper, out: Regrouped, days: Mapping[str, date], roots: Mapping[str, str],
    roots_before: Mapping[str, str], changed: set[str], old: set[str], made: Mapping[str, tuple[str, Profile]],
    members: Mapping[str, Entity], was: set[str],
) -> None:  # fmt: skip
    """Merge the groups that changed, and see whose entity is another than before."""
    signatures = {id_ for id_, root in roots.items() if root in changed}
    of = {s.member: s.profile for s in keeper.sketched(profiles=signatures) if s.member not in was}
    together: dict[str, dict[str, Entity]] = defaultdict(dict)
    for member, pieces in keeper.pieces(of).items():
        together[roots[of[member]]][member] = whole(pieces)
    for member, (id_, _) in made.items():
        together[roots[id_]][member] = members[member]
    out.entities = {root: merge([m for _, m in sorted(some.items())], days) for root, some in together.items()}
    out.gone = (old | changed) - set(out.entities)
    out.lost = was - set(members)
    faces = {i: _face(e) for i, e in keeper.entities(old | changed).items()}
    all_before = {s.member: roots_before[s.profile] for s in keeper.sketched(members=[*of, *members])}
    for root, some in together.items():
        for member in some:
            had = all_before.get(member)
            if had != root:
                out.resolve[member] = root
            if had is None or faces.get(had) != _face(out.entities[root]):
                out.shaken.add(member)


def _face(entity: Entity) -> tuple[object, ...]:
    """What reports are compared by."""
    return (entity.id, entity.kind, entity.name, entity.country)


def _keep(
    out: Regrouped, found: Mapping[str, Profile], roots: Mapping[str, str], renewed: set[str], touched: set[str],
    moved: set[str], links: Iterable[kin.Link], made: Mapping[str, tuple[str, Profile]], members: Mapping[str, Entity],
) -> None:  # fmt: skip
    """The rows to keep."""
    out.kept.profiles = {i: packed(found[i]) for i in touched if i in found}
    out.kept.roots = {i: roots[i] for i in touched | moved if i in roots}
    out.kept.sketched = [Sketched(d, m, id_) for m, (id_, _) in made.items() for d in members[m].documents]
    out.kept.links = [link for link in links if link.a in renewed or link.b in renewed]
    out.kept.places = [(spot, i) for i in renewed if i in found for spot in kin.spots(found[i])]
    out.dropped = renewed
