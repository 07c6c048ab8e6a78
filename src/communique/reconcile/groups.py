"""Sets that are joined: which members are one, and which must never be."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Disjoint sets over sortable values; each is known by its smallest member, whatever the order of joining.

    `apart` holds pairs of members that must not come together: a join that would bring them together is refused.
    """

    def __init__(self, members: Iterable[T] = (), apart: Iterable[tuple[T, T]] = ()) -> None:
        self._parent: dict[T, T] = {m: m for m in members}
        self._apart: dict[T, set[T]] = {}
        for a, b in apart:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def root(self, member: T) -> T:
        """The smallest member of the set that this one is in."""
        parent = self._parent.setdefault(member, member)
        while parent != self._parent[parent]:
            self._parent[member] = self._parent[parent]
            member, parent = parent, self._parent[parent]
        return parent

    def refused(self, a: T, b: T) -> bool:
        """Whether joining these would bring two together that are to stay apart."""
        a, b = self.root(a), self.root(b)
        return any(self.root(enemy) == b for enemy in self._apart.get(a, ()))

    def join(self, a: T, b: T) -> bool:
        """Make one set of two; False where that is refused."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return True
        if self.refused(a, b):
            return False
        low, high = (a, b) if a < b else (b, a)  # type: ignore[operator]
        self._parent[high] = low
        if high in self._apart:
            self._apart.setdefault(low, set()).update(self._apart[high])
        return True

    def sets(self) -> dict[T, list[T]]:
        """Each set's members, sorted, under its smallest."""
        out: dict[T, list[T]] = {}
        for member in sorted(self._parent):  # type: ignore[type-var]
            out.setdefault(self.root(member), []).append(member)
        return out
