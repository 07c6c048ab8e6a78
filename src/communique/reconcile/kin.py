"""Persons whose names relate: found once, kept, and looked up where persons are joined."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from communique.knowledge.naming import name_words
from communique.reconcile.places import place
from communique.reconcile.profiles import Profile
from communique.text.persons import Relation, joined, parts, relation, spellings
from communique.text.sounds import skeletons

FULL, BEARS, CALLED = "full name", "bears", "called"  # kinds of places
LOOKS = {FULL: FULL, BEARS: CALLED, CALLED: BEARS}  # where one who is at the first looks for others


class Link(NamedTuple):
    """Two profiles, by their signatures, whose names relate; of LONE, `a` is just a surname of `b`."""

    a: str
    b: str
    how: Relation


def name(profile: Profile) -> str:
    """The fullest form of the name, the commonest first."""
    return min(profile.names, key=lambda n: (-len(n.split()), -profile.names[n], n))


def has_given(profile: Profile) -> bool:
    """Whether the name has a given name too."""
    return len(profile.key) > 1


def lone(profile: Profile) -> bool:
    """Whether the name may be a surname: one word, or two."""
    return len(profile.key) < 3


def _spots(profile: Profile) -> Iterator[tuple[str, str]]:
    """The kinds of places and the places of a person: a surname's sound beside the beginning of a given name's; each
    word's sound, as one who may bear that surname; the last word's, as one who may be called by it alone."""
    if profile.family != "person" or not profile.open:
        return
    for spelling in spellings(name(profile)):
        yield from _spelt(profile, parts(spelling) if spelling != name(profile) else profile.key, joined(spelling))


def _spelt(profile: Profile, words: tuple[str, ...], run: str) -> Iterator[tuple[str, str]]:
    nicknames = name_words().nicknames
    if has_given(profile):
        for i, surname in enumerate(words):
            for j, given in enumerate(words):
                if i != j and len(surname) > 1:
                    starts = {s[:1] for s in skeletons(given)[:4]} | {f"#{n}" for n in nicknames.get(given, ())}
                    yield from ((FULL, f"{s} {g}") for s in skeletons(surname)[:6] for g in starts)
        yield from ((FULL, s) for s in skeletons(run)[:6])
        yield from ((BEARS, s) for word in words for s in skeletons(word))
    if lone(profile):
        yield from ((CALLED, s) for s in skeletons(words[-1]))


def spots(profile: Profile) -> set[int]:
    """Where a person is to be found by others."""
    return {place(kind, where) for kind, where in _spots(profile)}


def meeting_places(profile: Profile) -> list[str]:
    """Where a full name meets others that may be the same."""
    return [where for kind, where in _spots(profile) if kind == FULL]


def links(
    new: Iterable[str], profiles: Mapping[str, Profile], at: Callable[[Iterable[int]], Mapping[int, Iterable[str]]]
) -> set[Link]:
    """The links of some profiles, given by signature, with one another and with all others.

    `at` gives the signatures of those that are at places.
    """
    looked: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for id_ in new:
        for kind, spot in set(_spots(profiles[id_])):
            looked[place(LOOKS[kind], spot)].append((id_, kind))
    found: set[Link] = set()
    asked: set[tuple[str, str, bool]] = set()
    for where, others in at(looked).items():
        for id_, kind in looked[where]:
            for other in others:
                a, b = (other, id_) if kind == BEARS or (kind == FULL and other < id_) else (id_, other)
                if a == b or (a, b, kind == FULL) in asked:
                    continue
                asked.add((a, b, kind == FULL))
                x, y = profiles[a], profiles[b]
                if x.country == y.country or None in (x.country, y.country):
                    how = relation(name(x), name(y))
                    if how > Relation.LONE if kind == FULL else how is Relation.LONE:
                        found.add(Link(a, b, how))
    return found


class Kin:
    """Links by the ids of profiles."""

    def __init__(self, found: Iterable[Link], profiles: Mapping[str, Profile]) -> None:
        self.pairs: dict[tuple[str, str], Relation] = {}
        self.bearers: dict[str, list[str]] = defaultdict(list)
        for a, b, how in sorted(found):
            x, y = profiles[a].id, profiles[b].id
            if how is Relation.LONE:
                self.bearers[x].append(y)
            else:
                self.pairs[min(x, y), max(x, y)] = how


def all_links(profiles: Mapping[str, Profile]) -> set[Link]:
    """The links of all profiles."""
    met: dict[int, list[str]] = defaultdict(list)
    people = [id_ for id_, p in profiles.items() if p.family == "person" and p.open]
    for id_ in people:
        for where in spots(profiles[id_]):
            met[where].append(id_)
    return links(people, profiles, lambda places: {p: met[p] for p in places if p in met})
