"""Which accounts are of one happening: the sure pairs first, then the likely ones that no other happening rivals."""

from collections import defaultdict
from collections.abc import Iterable

from communique.reconcile.accounts import Account
from communique.reconcile.compare import compare
from communique.reconcile.groups import Groups
from communique.reconcile.meeting import Pair, edges, meet, repeated
from communique.reconcile.rules import Level
from communique.reconcile.standing import nearer

Judged = tuple[list[Pair], list[Pair]]


def cluster(accounts: list[Account], judged: Judged = ([], [])) -> tuple[list[list[Account]], list[Pair]]:
    """Accounts of one happening together, and the pairs of them that were likely of one; `judged` holds pairs of
    reports that people called the same, and different.

    Sure pairs come first, the most alike before the rest; no two that contradict one another are brought together.
    A likely pair joins only where no third is likely to go with one of them and cannot with the other, so that a vague
    account never bridges two happenings. What has joined may leave another pair without a rival, and so on.
    """
    same = repeated(accounts, {i for pair in judged[0] + judged[1] for i in pair})
    clusters = _Clusters({a.id: a for a in accounts if a.id in same}, judged[1])
    for x, y in judged[0]:
        clusters.join(x, y, ask=False)
    likely = edges(meet(clusters.by_id.values()))
    for (x, y), _ in sorted(likely.items(), key=lambda e: (-e[1][0], -e[1][1], e[0])):
        if likely[x, y][0] is Level.SURE:
            clusters.join(x, y)
    while clusters.settle(likely):
        pass
    made = [sorted((a for i in ids for a in same[i]), key=lambda a: a.id) for ids in clusters.sets()]
    return made, list(likely)


def _detail(a: Account) -> int:
    """How much an account tells that could tell its happening from others: time, place, who or what by name."""
    return bool(a.report.when) + bool(a.place) + bool(a.persons or a.named or a.subject)


class _Clusters:
    def __init__(self, by_id: dict[str, Account], apart: list[Pair]) -> None:
        self.by_id = by_id
        self._groups = Groups(by_id, [p for p in apart if set(p) <= set(by_id)])
        self._members = {i: [i] for i in by_id}

    def sets(self) -> list[list[str]]:
        return [ids for _, ids in sorted(self._members.items())]

    def join(self, x: str, y: str, *, ask: bool = True) -> bool:
        """Make one of the two that these are in, if nothing speaks against it. `ask` is false where people said so."""
        if x not in self.by_id or y not in self.by_id:
            return False
        x, y = self._groups.root(x), self._groups.root(y)
        if x == y or (ask and not self._fit(x, y)) or not self._groups.join(x, y):
            return False
        root = self._groups.root(x)
        self._members[root] = self._members.pop(x) + self._members.pop(y)
        return True

    def _fit(self, x: str, y: str) -> bool:
        return Level.APART not in self._levels(x, y)

    def _levels(self, x: str, y: str) -> list[Level]:
        return [compare(self.by_id[i], self.by_id[j]) for i in self._members[x] for j in self._members[y]]

    def settle(self, likely: Iterable[Pair]) -> bool:
        """Join the likely pairs that have no rival as things stand; whether there were any."""
        beside: dict[str, set[str]] = defaultdict(set)
        for x, y in sorted(likely):
            a, b = self._groups.root(x), self._groups.root(y)
            if a != b and not self._answered(x, y) and self._fit(a, b):
                beside[a].add(b)
                beside[b].add(a)
        chosen = [(a, b) for a in sorted(beside) for b in sorted(beside[a]) if a < b and self._clear(a, b, beside)]
        return any([self.join(a, b) for a, b in chosen])

    def _clear(self, a: str, b: str, beside: dict[str, set[str]]) -> bool:
        return not any(self._rival(a, b, c) for c in beside[a] - {b}) and not any(
            self._rival(b, a, c) for c in beside[b] - {a}
        )

    def _rival(self, middle: str, a: str, b: str) -> bool:
        """Whether a and b, each likely to be the middle's happening, are two happenings, or may be for all it tells."""
        levels = self._levels(a, b)
        if self._all_denied(middle):  # a denial is of what it names, and of what was told before it
            denial, one, other = (self.by_id[min(self._members[x])] for x in (middle, a, b))
            if nearer(denial, one, other):
                return False
            if nearer(denial, other, one) and max(levels) < Level.LIKELY:
                return True
        vague = self._told(middle) < min(self._told(a), self._told(b))
        return Level.APART in levels or (vague and max(levels) < Level.LIKELY)

    def _answered(self, x: str, y: str) -> bool:
        """Whether one denies what the other tells, and is with what it denies already."""
        denial, told = sorted((x, y), key=lambda i: not self.by_id[i].denied)
        if self.by_id[denial].denied == self.by_id[told].denied:
            return False
        return not self._all_denied(self._groups.root(denial))

    def _all_denied(self, one: str) -> bool:
        return all(self.by_id[i].denied for i in self._members[one])

    def _told(self, one: str) -> int:
        return max(_detail(self.by_id[i]) for i in self._members[one])
