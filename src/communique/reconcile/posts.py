"""Posts of persons: whether what two were seen as speaks for one person or against it."""

from functools import lru_cache
from itertools import product

from communique.reconcile.profiles import Profile
from communique.text.labels import without_states
from communique.text.sounds import romanise

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
        profile.posts = frozenset(p for title in profile.titles if (p := post(title)))
    return profile.posts


def agree(a: Profile, b: Profile) -> bool | None:
    """Whether two persons' posts speak for one person (True), against it (False), or not at all (None).

    A post that contains the other's words is the same ("minister", "minister of defence"); one that only shares some
    ("minister of defence", "minister of trade") is another.
    """
    pairs = list(product(posts(a), posts(b)))
    if any(x <= y or y <= x for x, y in pairs):
        return True
    return False if any(x & y for x, y in pairs) else None
