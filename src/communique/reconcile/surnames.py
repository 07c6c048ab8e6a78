"""A surname alone joins the one person who bears it: post, dates, company and use decide, the doubtful stay apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from communique.reconcile.bearers import Bearers
from communique.reconcile.kin import Kin
from communique.reconcile.posts import agree, posts
from communique.reconcile.profiles import Profile

TERM = 12  # years after which a post has probably passed to another of the name
NEAR = 1  # years around those in which a person is seen in a post that are as good as these
# A person who is named so much more often than all others of the name together is meant by the surname alone: in as
# many documents, where the post agrees, and where nothing speaks of a post.
POSTED, PLAIN = 5, 20
OFTEN = 5  # documents before that tells anything


@dataclass(slots=True)
class Bearer:
    """A person of a full name who may be meant: where it is named, and the years in which it is seen in that post."""

    documents: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    agrees: bool = False
    opposes: bool = False


Meant = dict[str, Bearer]


def join(
    lone: list[Profile], profiles: Mapping[str, Profile], kin: Kin, people: Bearers, years: Mapping[str, int]
) -> None:
    """Join surnames to persons of full names; and to one another, where the same post was seen in the same years.

    Those with a post come first: how often they mean someone tells who is meant without one. `kin` has the persons
    whose surname each may be, by the ids of `profiles`.
    """
    use: dict[str, set[str]] = defaultdict(set)  # by root: documents that name it by a post and a surname
    for some in ([p for p in lone if posts(p)], [p for p in lone if not posts(p)]):
        alike: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
        chosen: list[tuple[str, Profile]] = []
        asked: dict[tuple[object, ...], Meant] = {}
        for profile in some:
            key = (profile.key, profile.country, posts(profile))
            if key not in asked:
                near = [profiles[i] for i in kin.bearers.get(profile.id, ())]
                asked[key] = _bearers(profile, near, people, years)
                for root, bearer in asked[key].items():
                    bearer.documents |= use[root]
            found = asked[key]
            if one := _meant(profile, found, years):
                chosen.append((one, profile))
            elif profile.country and not any(b.agrees for b in found.values()):
                for post in posts(profile):
                    alike[profile.key, profile.country, post].append(profile)
        for one, profile in chosen:
            people.join(profile.id, one)
            use[people.root(one)] |= profile.documents
        for same in alike.values():
            _join_alike(same, people, years)


def _bearers(profile: Profile, near: Iterable[Profile], people: Bearers, years: Mapping[str, int]) -> Meant:
    """Who may be meant, by root."""
    found: Meant = defaultdict(Bearer)
    for other in near:
        bearer, same = found[people.root(other.id)], agree(profile, other)
        documents = other.documents
        bearer.documents |= documents
        bearer.agrees |= same is True
        bearer.opposes |= same is False
        if same:
            bearer.years |= {years[d] for d in documents if d in years}
    return dict(found)


def _meant(profile: Profile, bearers: Meant, years: Mapping[str, int]) -> str | None:
    """The one who is meant, None in doubt."""
    agreeing = {root: b for root, b in bearers.items() if b.agrees}
    left = agreeing or {root: b for root, b in bearers.items() if not b.opposes}
    when = {years[d] for d in profile.documents if d in years}
    if agreeing and when:
        left = {r: b for r, b in left.items() if not b.years or _between(b.years, when) <= TERM}
        if len(left) > 1:
            holding = {r: b for r, b in left.items() if b.years and _between(b.years, when) <= NEAR}
            left = holding or left
    if len(left) < 2:
        return min(left, default=None)
    here = {root for root, b in left.items() if b.documents & profile.documents}
    root, most = max(left.items(), key=lambda item: (len(item[1].documents), item[0]))
    others = sum(len(b.documents) for r, b in left.items() if r != root)
    times = POSTED if agreeing else PLAIN
    clear = len(most.documents) >= max(OFTEN, times * others)
    return root if clear and here <= {root} else None


def _between(some: set[int], others: set[int]) -> int:
    """The least number of years between two sets of them."""
    return min(abs(a - b) for a in some for b in others)


def _join_alike(same: list[Profile], people: Bearers, years: Mapping[str, int]) -> None:
    """Bearers of one surname in one post are one, as long as no term of years parts them; the undated are with all
    where none does."""
    dated = sorted((min(when), p.id) for p in same if (when := {years[d] for d in p.documents if d in years}))
    parted = any(b[0] - a[0] > TERM for a, b in pairwise(dated))
    for a, b in pairwise(dated):
        if b[0] - a[0] <= TERM:
            people.join(a[1], b[1])
    if not parted:
        for other in same[1:]:
            people.join(same[0].id, other.id)
