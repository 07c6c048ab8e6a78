"""Which persons of different spellings are one. Spelling proposes; country and role decide; the doubtful stay apart."""

from collections import defaultdict
from functools import lru_cache
from itertools import combinations, product

from communique.knowledge.naming import name_words
from communique.reconcile.groups import Groups
from communique.reconcile.profiles import Profile
from communique.text.labels import without_states
from communique.text.persons import Relation, joined, relation
from communique.text.sounds import romanise, skeletons

EMPTY = frozenset(
    {"the", "of", "for", "and", "to", "then", "former", "acting", "a", "in", "new", "current", "his", "general"}
)


@lru_cache(maxsize=50_000)
def post(title: str) -> frozenset[str]:
    """A title as its words without the state's: {"minister", "defence"}."""
    return frozenset(without_states(romanise(title.replace("efense", "efence")).split())[0]) - EMPTY


def posts(profile: Profile) -> frozenset[frozenset[str]]:
    """A person's titles, ranks included, each as its words."""
    if profile.posts is None:
        profile.posts = frozenset(p for m in profile.members for r in m.roles if (p := post(r.title)))
    return profile.posts


def name(profile: Profile) -> str:
    """The fullest form of the name, the commonest first."""
    return min(profile.names, key=lambda n: (-len(n.split()), -profile.names[n], n))


def _blocks(profile: Profile) -> set[tuple[str, ...]]:
    """Where candidates for the same person meet: a surname's sound beside the beginning of a given name's."""
    nicknames, words = name_words().nicknames, profile.key
    out: set[tuple[str, ...]] = set()
    for i, surname in enumerate(words):
        for j, given in enumerate(words):
            if i == j or len(surname) < 2:
                continue
            starts = {s[:1] for s in skeletons(given)[:4]} | {f"#{n}" for n in nicknames.get(given, ())}
            out.update(("s", s, g) for s in skeletons(surname)[:6] for g in starts)
    return out | {("j", s) for s in skeletons(joined(name(profile)))[:6]}


def _agree(a: Profile, b: Profile) -> bool | None:
    """Whether two persons' posts speak for one person (True), against it (False), or not at all (None).

    A post that contains the other's words is the same ("minister", "minister of defence"); one that only shares some
    ("minister of defence", "minister of trade") is another.
    """
    pairs = list(product(posts(a), posts(b)))
    if any(x <= y or y <= x for x, y in pairs):
        return True
    return False if any(x & y for x, y in pairs) else None


def _links(full: list[Profile]) -> dict[tuple[str, str], Relation]:
    """Pairs of full names that may be one, with how the names relate."""
    blocks: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in full:
        for block in _blocks(profile):
            blocks[block].append(profile)
    found: dict[tuple[str, str], Relation] = {}
    for met in blocks.values():
        for a, b in combinations(met, 2):
            pair = (a.id, b.id) if a.id < b.id else (b.id, a.id)
            if pair not in found and (a.country == b.country or None in (a.country, b.country)):
                found[pair] = relation(name(a), name(b))
    return found


def _close(a: Profile, b: Profile, how: Relation) -> bool:
    """Whether two of one country are the same person as far as their own names and posts go."""
    if how is Relation.EQUAL:
        return True
    agree = _agree(a, b)
    if how is Relation.PART and a.country:
        return agree is not False
    return how in (Relation.NEAR, Relation.PART) and agree is True


def _consistent(members: list[Profile]) -> bool:
    """Whether no two names of a set contradict one another."""
    names = sorted({name(m) for m in members})
    return all(relation(a, b) > Relation.LONE for a, b in combinations(names, 2))


def join(profiles: dict[str, Profile], groups: Groups[str]) -> None:
    """Join the profiles of persons that are one, in `groups`."""
    people = [p for _, p in sorted(profiles.items()) if p.family == "person" and p.open]
    full = [p for p in people if len(p.key) > 1]
    links = _links(full)
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
                groups.join(x, y)
    _join_unknown_countries(full, links, profiles, groups)
    _join_lone([p for p in people if len(p.key) <= 2], full, groups)


def _join_unknown_countries(
    full: list[Profile], links: dict[tuple[str, str], Relation], profiles: dict[str, Profile], groups: Groups[str]
) -> None:
    """A full name without a country joins the one person of that name whose country is known."""
    known: dict[str, set[str]] = defaultdict(set)
    for pair, how in links.items():
        for vague, other in (pair, pair[::-1]):
            a, b = profiles[vague], profiles[other]
            agree = _agree(a, b)
            fits = (
                how is Relation.EQUAL
                or (how is Relation.PART and agree is not False)
                or (how > Relation.LONE and agree)
            )
            if a.country is None and b.country and fits:
                known[groups.root(vague)].add(groups.root(other))
    for vague, roots in sorted((v, r) for v, r in known.items() if len(r) == 1):
        groups.join(vague, *roots)


def _join_lone(lone: list[Profile], full: list[Profile], groups: Groups[str]) -> None:
    """A surname joins the one person who bears it, where country and post allow; and itself with the same post."""
    by_sound: dict[str, list[Profile]] = defaultdict(list)
    for profile in full:
        for word in profile.key:
            for sound in skeletons(word):
                by_sound[sound].append(profile)
    alike: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    chosen: list[tuple[str, str]] = []
    asked: dict[tuple[object, ...], tuple[set[str], set[str], set[str]]] = {}

    def bearers_of(profile: Profile) -> tuple[set[str], set[str], set[str]]:
        near = {p.id: p for s in skeletons(profile.key[-1]) for p in by_sound.get(s, ())}
        fits = [p for p in near.values() if p.country == profile.country or None in (p.country, profile.country)]
        fits = [p for p in fits if relation(name(profile), name(p)) is Relation.LONE]
        agreeing = {groups.root(p.id) for p in fits if _agree(profile, p)}
        opposing = {groups.root(p.id) for p in fits if _agree(profile, p) is False} - agreeing
        return {groups.root(p.id) for p in fits}, agreeing, opposing

    for profile in lone:
        key = (profile.key, profile.country, posts(profile))
        if key not in asked:
            asked[key] = bearers_of(profile)
        bearers, agreeing, opposing = asked[key]
        if len(agreeing) == 1 or (not agreeing and len(bearers - opposing) == 1):
            chosen.append((profile.id, min(agreeing or bearers - opposing)))
        elif not bearers and profile.country:
            for post in posts(profile):
                alike[profile.key, profile.country, post].append(profile)
    for a, b in chosen:
        groups.join(a, b)
    for same in alike.values():
        for other in same[1:]:
            groups.join(same[0].id, other.id)
