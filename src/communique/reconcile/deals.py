"""Deals: events on the same goods between the same states, brought together as stages of one. Pure, in any order.

Precision first, as with events: a strand that could be of two deals is of neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from communique.model import Deal, DealSources
from communique.reconcile.groups import Groups
from communique.reconcile.ladder import build
from communique.reconcile.matches import Match
from communique.reconcile.rules import Level
from communique.reconcile.strands import Strand, strands
from communique.reconcile.wares import covers, same

YEAR = timedelta(days=366)
LONGEST = 6 * YEAR  # from a first word to a last delivery
AGAIN = YEAR / 2  # talk so long after a delivery is of more of the same, not of what was delivered
ALIKE = YEAR / 2  # time in which a word for several sorts of goods ("arms") may mean those of one sort
# Two events of one phase further apart than this are of two deals: an order is placed once, deliveries go on.
ONCE = {"placed": YEAR, "moved": 2 * YEAR, "talk": 3 * YEAR}


def find_deals(sources: DealSources) -> tuple[tuple[Deal, ...], dict[str, str]]:
    """The deals, by id, and every id that a deal of these events could have to the one that it has."""
    found = {s.id: s for s in strands(sources)}
    deals, resolve = [], dict[str, str]()
    for ids in _cluster(found):
        together = [found[i] for i in ids]
        if stands(together):
            deal = build(together, sources)
            deals.append(deal)
            resolve.update((i, deal.id) for s in together for i in s.ids)
    return tuple(sorted(deals, key=lambda d: d.id)), resolve


def stands(together: list[Strand]) -> bool:
    """Whether strands make a deal: goods of a name, or that go from state to state; or a paper that orders them."""
    if any(s.event.type == "transfer" and (s.directed or any(g.named for g in s.goods)) for s in together):
        return True
    return any(s.event.type == "agreement" and s.phase == "placed" for s in together)


def _gap(a: Strand, b: Strand) -> timedelta:
    """The least time between two strands; none where nothing tells."""
    gaps = [low - high for low, high in ((a.start, b.end), (b.start, a.end)) if low and high]
    return max([*gaps, timedelta()])


def _after(later: Strand, moved: Strand) -> bool:
    """Whether talk, or an order, comes after the goods had moved: it is about more of them."""
    if later.phase not in ("talk", "placed") or later.start is None:
        return False
    if moved.phase == "in_service":
        since: date | None = moved.start or moved.end
        return since is not None and later.start >= since
    return moved.phase == "moved" and moved.end is not None and later.start > moved.end + AGAIN


def in_time(a: Strand, b: Strand) -> bool:
    """Whether two strands can be of one deal by their dates."""
    most = ONCE.get(a.phase, LONGEST) if a.phase == b.phase else LONGEST
    return _gap(a, b) <= most and not _after(a, b) and not _after(b, a)


def compare(a: Strand, b: Strand) -> Level:
    """How surely two strands are of one deal."""
    if not in_time(a, b) or not _same_way(a, b):
        return Level.APART
    goods = max(same(x, y) for x in a.goods for y in b.goods)
    if goods is Match.AGAINST and not _covered(a, b):
        return Level.APART
    if goods < Match.LOOSE or not (a.states <= b.states or b.states <= a.states):
        return Level.OPEN  # other words for what has a name; one has the supplier, the other the recipient
    one_way = a.directed and (a.supplier, a.recipient) == (b.supplier, b.recipient)
    return Level.SURE if one_way and goods is Match.FIRM else Level.LIKELY


def _covered(a: Strand, b: Strand) -> bool:
    return any(covers(x, y) for x in a.goods for y in b.goods)


def kindred(a: Strand, b: Strand) -> bool:
    """Whether a word for several sorts of goods on one side means those of the other: told of the same way at about the
    same time, and not as talk of something after it had come."""
    if compare(a, b) is not Level.OPEN or not _covered(a, b) or _gap(a, b) > ALIKE:
        return False
    backward = any(
        later.phase in ("talk", "placed", "ahead") and moved.phase == "moved"
        and later.start and moved.end and later.start > moved.end
        for later, moved in ((a, b), (b, a))
    )  # fmt: skip
    return a.states == b.states and not backward


def _same_way(a: Strand, b: Strand) -> bool:
    """Whether the states can be the same: none on a side is another's, and there are no more than two."""
    sides = ((a.supplier, b.supplier), (a.recipient, b.recipient))
    return all(x is None or y is None or x == y for x, y in sides) and len(a.states | b.states) <= 2


def _blocks(s: Strand) -> Iterator[tuple[str, str]]:
    """Where strands that can be of one deal meet."""
    words = {word for g in s.goods for word in (g.named, g.head, *g.names, *(g.words if g.named else g.said)) if word}
    words |= {word for g in s.goods for sort in g.sorts for word in sort}
    yield from ((state, word) for state in (*s.states, "") for word in words if state or not s.directed)


def _cluster(found: dict[str, Strand]) -> list[list[str]]:
    """Ids of strands of one deal together: the sure pairs, those nearest in time first; then each likely one that
    goes with one deal alone; then those told by a word for several sorts of goods. No two that are apart ever come
    together."""
    met: dict[tuple[str, str], set[str]] = defaultdict(set)
    for s in found.values():
        for block in _blocks(s):
            met[block].add(s.id)
    pairs = sorted({p for ids in met.values() for p in combinations(sorted(ids), 2)})

    @cache
    def level(x: str, y: str) -> Level:
        return compare(found[x], found[y])

    groups = Groups(found)
    members = {i: [i] for i in found}

    def fit(x: str, y: str) -> bool:
        return all(level(i, j) > Level.APART for i in members[x] for j in members[y])

    def join(x: str, y: str) -> None:
        x, y = groups.root(x), groups.root(y)
        if x != y and fit(x, y):
            groups.join(x, y)
            members[min(x, y)] += members.pop(max(x, y))

    def join_alone(likely: Iterable[tuple[str, str]]) -> None:
        """Join what goes with one set alone: nothing else that could go with either cannot go with the other."""
        beside: dict[str, set[str]] = defaultdict(set)
        for x, y in likely:
            a, b = groups.root(x), groups.root(y)
            if a != b and fit(a, b):
                beside[a].add(b)
                beside[b].add(a)

        def alone(a: str, b: str) -> bool:
            return all(fit(b, c) for c in beside[a] - {b})

        chosen = [(a, b) for a in sorted(beside) for b in sorted(beside[a]) if a < b and alone(a, b) and alone(b, a)]
        for a, b in chosen:
            join(a, b)

    sure = [(x, y) for x, y in pairs if level(x, y) is Level.SURE]
    for x, y in sorted(sure, key=lambda p: (_gap(found[p[0]], found[p[1]]), p)):
        join(x, y)
    join_alone([(x, y) for x, y in pairs if level(x, y) is Level.LIKELY])
    join_alone([(x, y) for x, y in pairs if kindred(found[x], found[y])])
    return [sorted(ids) for _, ids in sorted(members.items())]
