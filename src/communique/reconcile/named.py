"""Which bodies, companies, outlets, groups, places and things of different spellings are one."""

from collections import defaultdict
from itertools import product

from communique.knowledge.naming import label_words
from communique.reconcile.groups import Groups
from communique.reconcile.profiles import Profile
from communique.reconcile.surnames import OFTEN, POSTED
from communique.text import labels
from communique.text.sounds import romanise

FAMILY = 4  # letters of a family's name; fewer are a designer's, who has made many models: T, Su, MiG


def _compatible(a: str | None, b: str | None) -> bool:
    return a == b or a is None or b is None


def join(profiles: dict[str, Profile], groups: Groups[str]) -> None:
    """Join the profiles of anything but persons that are one, in `groups`."""
    things = [p for _, p in sorted(profiles.items()) if p.family != "person" and p.open]
    by_key: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for profile in things:
        by_key[profile.family, profile.key].append(profile)
    for same in by_key.values():
        _join_countries(same, groups)
    organisations = [p for p in things if p.family == "organisation"]
    _join_organs(organisations, groups)
    _join_families([p for p in things if p.family == "equipment"], groups)
    _join_short_forms(organisations, groups)


def _join_countries(same: list[Profile], groups: Groups[str]) -> None:
    """One country's bearers of a key are one; those of no known country join them where there is just one country."""
    first: dict[str | None, str] = {}
    for profile in same:
        groups.join(first.setdefault(profile.country, profile.id), profile.id)
    countries = [c for c in first if c]
    if None in first and len(countries) == 1:
        groups.join(first[None], first[countries[0]])


def _join_organs(organisations: list[Profile], groups: Groups[str]) -> None:
    """A state's ministry named for a part of what it is for joins the one named for more, where that says which: the
    energy ministry, the Ministry of Energy and Mineral Resources. Not where another's name is the other part, since
    then they may be three."""
    organs = label_words().organs
    first: dict[tuple[str, frozenset[str]], str] = {}
    for profile in organisations:
        if profile.country and not organs.isdisjoint(profile.key):
            first.setdefault((profile.country, frozenset(profile.key)), profile.id)
    for (country, words), id_ in sorted(first.items(), key=lambda one: (one[0][0], -len(one[0][1]), one[1])):
        if words <= organs:
            continue
        there = [other for state, other in first if state == country]
        longer = [other for other in there if words < other]
        shorter = {part for whole in longer for part in there if part < whole and not part <= organs}
        if len({groups.root(first[country, other]) for other in longer}) == 1 and all(
            part <= words or words <= part for part in shorter
        ):
            groups.join(id_, first[country, longer[0]])


def _join_families(equipment: list[Profile], groups: Groups[str]) -> None:
    """Equipment called by its family alone joins the one model of it that is named: the Galeb, the Galeb-24."""
    models: dict[str, list[str]] = defaultdict(list)
    for profile in equipment:
        bare = profile.key[0].rstrip("0123456789") if len(profile.key) == 1 else ""
        if bare != profile.key[0]:
            models[bare].append(profile.id)
    for profile in equipment:
        if len(profile.key) == 1 and len(profile.key[0]) >= FAMILY and len(found := models[profile.key[0]]) == 1:
            groups.join(profile.id, found[0])


def _initials(name: str) -> set[str]:
    """What a name of three capital words or more is shortened to, in English and in others: "iaea"; "mtw", "mtz"."""
    capitals = [w for w in name.split() if w[:1].isupper()]
    if len(capitals) < 3:
        return set()
    other = label_words().initials
    return {"".join(letters) for letters in product(*((w[0].lower(), *other.get(w.lower(), ())) for w in capitals))}


def _short_forms(profile: Profile) -> set[str]:
    """Abbreviations that the name was seen with, and those that its initials make."""
    return {romanise(a.replace(".", "")) for a in profile.shorts}.union(*map(_initials, profile.names))


def _join_short_forms(organisations: list[Profile], groups: Groups[str]) -> None:
    """An abbreviation joins the organisation, of those whose country allows it, that it is short for: the only one, or
    one that is named far more often than the others."""
    bearers: dict[str, list[Profile]] = defaultdict(list)
    for profile in organisations:
        for short in _short_forms(profile):
            bearers[short].append(profile)
    chosen: list[tuple[str, str]] = []
    for profile in organisations:
        if any(labels.acronym(n) for n in profile.names):
            fits = [p for n in profile.names for p in bearers.get(romanise(n.replace(".", "")), ())]
            fits = [p for p in fits if profile.kinds & p.kinds]  # an outlet is no request's initials
            if full := _meant([p for p in fits if _compatible(p.country, profile.country)], profile, groups):
                chosen.append((profile.id, full))
    for a, b in chosen:
        groups.join(a, b)


def _meant(fits: list[Profile], short: Profile, groups: Groups[str]) -> str | None:
    seen: dict[str, set[str]] = defaultdict(set)
    for profile in fits:
        seen[groups.root(profile.id)] |= profile.documents
    seen.pop(groups.root(short.id), None)
    if len(seen) < 2:
        return min(seen, default=None)
    root, most = max(seen.items(), key=lambda item: (len(item[1]), item[0]))
    others = sum(len(documents) for other, documents in seen.items() if other != root)
    return root if len(most) >= max(OFTEN, POSTED * others) else None
