"""Records kept as they were made, for as long as the ledger stays as it is."""

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Shelf(Generic[T]):
    """Things by the ids they are asked for by. At most twice `room` are kept: once a half is full, what was not asked
    for since the last time goes.

    What is read may be newer than the state it is put under, since another process may write at any moment, but never
    older; the next look at the state then empties the shelf.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._kept: tuple[Hashable, dict[str, T], dict[str, T]] = (None, {}, {})  # the state; lately asked for; before

    def of(self, state: Hashable, ids: Iterable[str], find: Callable[[list[str]], dict[str, T]]) -> dict[str, T]:
        """Those of ids that there are, in their order; `find` is asked for what is not kept."""
        known, recent, before = self._kept
        if known != state:
            recent, before = {}, {}
        elif len(recent) > self._room:
            recent, before = {}, recent
        self._kept = (state, recent, before)
        wanted = list(dict.fromkeys(ids))
        found = {id_: one for id_ in wanted if (one := recent.get(id_, before.get(id_))) is not None}
        if len(found) < len(wanted):
            found |= find([id_ for id_ in wanted if id_ not in found])
        recent |= found
        return {id_: found[id_] for id_ in wanted if id_ in found}
