"""Sets of profiles of persons that are joined as long as no two of their names contradict one another."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations, product

from communique.reconcile.groups import Groups
from communique.reconcile.kin import name
from communique.reconcile.profiles import Profile
from communique.text.persons import Relation, relation


class Bearers:
    """Joins in `groups`, none of which brings two names together that can't be one person's.

    What people judged to be one stays so, and there names have no say any more.
    """

    def __init__(self, groups: Groups[str], people: Iterable[Profile]) -> None:
        self._groups = groups
        self._names: dict[str, set[str]] = defaultdict(set)
        for profile in people:
            self._names[groups.root(profile.id)].add(name(profile))
        self._judged = {root for root, names in self._names.items() if _contradict(combinations(sorted(names), 2))}

    def root(self, member: str) -> str:
        """The smallest member of the set that this one is in."""
        return self._groups.root(member)

    def join(self, a: str, b: str) -> bool:
        """Make one set of two; False where their names contradict, or people said that they are two."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return True
        free = self._judged & {a, b}
        if not free and _contradict(product(sorted(self._names[a]), sorted(self._names[b]))):
            return False
        if not self._groups.join(a, b):
            return False
        both = self._names.pop(a, set()) | self._names.pop(b, set())
        self._names[self.root(a)] = both
        if free:
            self._judged.add(self.root(a))
        return True


def _contradict(pairs: Iterable[tuple[str, str]]) -> bool:
    return any(relation(a, b) is Relation.APART for a, b in pairs)
