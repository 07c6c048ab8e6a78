"""Entities that may be one and stay apart: each pair with what speaks for it and what was lacking, for a human."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import Indel

from communique.model import Entity
from communique.reconcile.kin import meeting_places
from communique.reconcile.posts import agree
from communique.reconcile.profiles import Profile, label_of, profiles
from communique.text import labels
from communique.text.persons import Relation, relation
from communique.text.similarity import alike
from communique.text.sounds import romanise, skeletons

NEAR = 0.9  # how alike two names are that may be one
SPELT = 0.85  # the same, letter by letter
LONG = 5  # letters of a name of which one can be misspelt
FEW = 3  # of those who may be meant by a surname, the most often named
CROWD = 200  # of one sound, more are no doubt but a common name


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one, the one in more documents first, and why they stay apart."""

    a: Entity
    b: Entity
    why: str


def doubts(entities: Iterable[Entity], decided: Iterable[tuple[str, str]] = ()) -> list[Doubt]:
    """The doubtful pairs of merged entities, those in most documents first.

    `decided` holds pairs of ids that people have judged: they are in doubt no more.
    """
    known = {e.id: e for e in entities}
    settled = {frozenset(pair) for pair in decided}
    alone = _alone(known.values())
    found = []
    for x, y in sorted(_candidates([p for _, p in sorted(alone.items()) if p.open])):
        a, b = sorted((known[x], known[y]), key=lambda e: (-len(e.documents), e.id))
        if frozenset((x, y)) not in settled and (why := _why(a, b, alone[x], alone[y])):
            found.append(Doubt(a, b, why))
    return sorted(found, key=lambda d: (-len(d.b.documents), -len(d.a.documents), d.a.id, d.b.id))


def why(a: Entity, b: Entity) -> str | None:
    """Why two entities of near names stay apart; None where nothing speaks for their being one."""
    alone = _alone((a, b))
    return _why(a, b, alone[a.id], alone[b.id]) if len(alone) > 1 else None


def _alone(entities: Iterable[Entity]) -> dict[str, Profile]:
    """A profile of each entity, by its id."""
    known = {e.id: e for e in entities}
    return {p.id: p for p in profiles(known.values(), frozenset(known))[0].values()}


def _candidates(alone: list[Profile]) -> set[tuple[str, str]]:
    """Pairs worth a look: persons whose names sound alike, and a surname's bearers; things of like labels."""
    meeting: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    bearers: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    lone: list[Profile] = []
    for profile in alone:
        if profile.family != "person":
            for sound in skeletons("".join(profile.key))[:2]:
                meeting[profile.family, sound].append(profile)
            for short in {romanise(s.replace(".", "")) for s in profile.shorts}:
                meeting[profile.family, "short", short].append(profile)
        elif len(profile.key) > 1:
            for where in set(meeting_places(profile)):
                meeting["full name", where].append(profile)
            for sound in skeletons(profile.key[-1])[:2]:
                bearers[sound, profile.country].append(profile)
        else:
            lone.append(profile)
    found = {_pair(a, b) for met in meeting.values() if len(met) <= CROWD for a, b in combinations(met, 2)}
    for profile in lone:
        for sound in skeletons(profile.key[-1])[:2]:
            met = sorted(bearers[sound, profile.country], key=lambda p: (-len(p.documents), p.id))
            found.update(_pair(profile, other) for other in met[:FEW])
    return found


def _pair(a: Profile, b: Profile) -> tuple[str, str]:
    return (a.id, b.id) if a.id < b.id else (b.id, a.id)


def _why(a: Entity, b: Entity, x: Profile, y: Profile) -> str | None:
    if x.family != y.family:
        return None
    return _of_persons(a, b, agree(x, y)) if x.family == "person" else _of_things(a, b)


def _of_persons(a: Entity, b: Entity, posts: bool | None) -> str | None:
    how, unknown = relation(a.name, b.name), None in (a.country, b.country)
    if a.country != b.country and not unknown and how is not Relation.EQUAL:
        return None
    if how is Relation.LONE and (unknown or posts is False):  # of the many of a surname, one in another post
        return None
    if how is Relation.APART or (how is Relation.NEAR and alike(a.name, b.name) < NEAR):
        return None
    said = {
        Relation.LONE: "a surname alone, which others bear too",
        Relation.NEAR: "a near spelling",
        Relation.PART: "one name leaves out words of the other",
        Relation.EQUAL: "the same name",
    }[how]
    lacking = {True: "", False: "their posts differ", None: "no post in common"}[posts]
    if how is Relation.EQUAL:
        lacking = "the state of one is not known" if unknown else "of two states" if a.country != b.country else ""
    elif unknown and posts is not False:
        lacking = "the state of one is not known" if a.country != b.country else "of neither the state is known"
    return f"{said}; {lacking}" if lacking else said


def _of_things(a: Entity, b: Entity) -> str | None:
    if a.country != b.country and None not in (a.country, b.country):
        return None
    one, other = (label_of(e.kind, e.name) for e in (a, b))
    if one.words == other.words:
        return "the same name; whose it is is not said of one" if a.country != b.country else "the same name"
    if set(_short(a)) & set(_short(b)):
        return "the same abbreviation"
    digits = [[c for c in e.name if c.isdigit()] for e in (a, b)]
    whole = [romanise(e.name) for e in (a, b)]
    if digits[0] != digits[1] or min(map(len, whole)) < LONG or Indel.normalized_similarity(*whole) < SPELT:
        return None
    return "a near spelling" if alike(a.name, b.name, person=False) >= NEAR else None


def _short(entity: Entity) -> Iterator[str]:
    """The abbreviations among a thing's names."""
    return (romanise(alias.replace(".", "")) for alias in entity.aliases if labels.acronym(alias))
