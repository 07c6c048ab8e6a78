"""Which persons of different spellings are one. Spelling proposes; country and role decide; the doubtful stay apart."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from communique.reconcile import surnames
from communique.reconcile.bearers import Bearers
from communique.reconcile.groups import Groups
from communique.reconcile.kin import Kin, has_given, lone, name
from communique.reconcile.posts import agree
from communique.reconcile.profiles import Profile
from communique.text.persons import Relation, relation

AMONG = 3  # times as often as all namesakes together one is named, to be meant where the state is not known


def _close(a: Profile, b: Profile, how: Relation) -> bool:
    """Whether two of one country are the same person as far as their own names and posts go."""
    if how is Relation.EQUAL:
        return True
    same = agree(a, b)
    if how is Relation.PART and a.country:
        return same is not False
    return how in (Relation.NEAR, Relation.PART) and same is True


def _consistent(members: list[Profile]) -> bool:
    """Whether no two names of a set contradict one another."""
    names = sorted({name(m) for m in members})
    return all(relation(a, b) > Relation.LONE for a, b in combinations(names, 2))


def join(profiles: dict[str, Profile], groups: Groups[str], kin: Kin, years: Mapping[str, int]) -> None:
    """Join the profiles of persons that are one, in `groups`; `years` gives the year of each document that is dated.

    Profiles are given by their ids; `kin` has those whose names relate.
    """
    people = [p for _, p in sorted(profiles.items()) if p.family == "person" and p.open]
    full = [p for p in people if has_given(p)]
    links, bearers = kin.pairs, Bearers(groups, people)
    close: dict[str, set[str]] = defaultdict(set)
    for (x, y), how in links.items():
        if profiles[x].country == profiles[y].country and _close(profiles[x], profiles[y], how):
            close[x].add(y)
            close[y].add(x)
    for x in sorted(close):
        # A name that fits two people who contradict one another ("Raul Castro" with two mothers' names) joins neither.
        for y in sorted(close[x]):
            both = close[x] | close[y] | {x, y}
            if links[min(x, y), max(x, y)] is Relation.EQUAL or _consistent([profiles[i] for i in both]):
                bearers.join(x, y)
    _join_unknown_countries(full, links, profiles, bearers)
    _join_misread_countries(full, bearers)
    surnames.join([p for p in people if lone(p)], profiles, kin, bearers, years)


def _join_unknown_countries(
    full: list[Profile], links: dict[tuple[str, str], Relation], profiles: dict[str, Profile], bearers: Bearers
) -> None:
    """A full name without a country joins the person of that name whose country is known, if there is but one, or one
    who is named far more often than the others."""
    seen: dict[str, set[str]] = defaultdict(set)
    for profile in full:
        seen[bearers.root(profile.id)] |= profile.documents
    known: dict[str, set[str]] = defaultdict(set)
    for pair, how in links.items():
        for vague, other in (pair, pair[::-1]):
            a, b = profiles[vague], profiles[other]
            same = agree(a, b)
            fits = (
                how is Relation.EQUAL or (how is Relation.PART and same is not False) or (how > Relation.LONE and same)
            )
            if a.country is None and b.country and fits:
                known[bearers.root(vague)].add(bearers.root(other))
    for vague, roots in sorted(known.items()):
        *others, most = sorted(roots, key=lambda r: (len(seen[r]), r))
        if not others or len(seen[most]) >= max(surnames.OFTEN, AMONG * sum(len(seen[r]) for r in others)):
            bearers.join(vague, most)


def _join_misread_countries(full: list[Profile], bearers: Bearers) -> None:
    """A full name joins its namesake of another country in the same post, if that one is named so much more often that
    the country must be misread."""
    namesakes: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in full:
        if profile.country:
            namesakes[profile.key].append(profile)
    for met in namesakes.values():
        most = max(met, key=lambda p: (len(p.documents), p.id))
        for other in met:
            rare = len(most.documents) >= surnames.PLAIN * len(other.documents)
            if rare and other.country != most.country and agree(most, other):
                bearers.join(most.id, other.id)
