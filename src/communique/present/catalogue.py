"""Every happening of a ledger in one light row: what pages and charts count, order and draw."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from sqlalchemy import func, select

from communique.ledger import Ledger, bulk, schema
from communique.text import edtf


@dataclass(frozen=True, slots=True)
class Happening:
    """An event without its values. `when` is EDTF; `low` and `high` its first and last day (YYYY-MM-DD), null where
    open. `told` is the day on which the first article on it was published. `status` is the best supported of those
    that do not deny it; `denied`: whether a source does. `states` are alpha-3. `origins` counts independent ones."""

    id: str
    type: str
    kind: str | None
    stage: str | None
    status: str
    denied: bool
    when: str | None
    low: str | None
    high: str | None
    told: str | None
    states: frozenset[str]
    origins: int
    reports: int

    @property
    def day(self) -> str | None:
        """The day by which it is ordered: its own first (or last), else that of the first article."""
        return self.low or self.high or self.told

    @property
    def days(self) -> tuple[str | None, str | None]:
        """The first and the last day, or where it has no date twice that of the first article."""
        return (self.low, self.high) if self.when else (self.told, self.told)

    def within(self, since: str | None, until: str | None) -> bool:
        """Whether its days meet those from `since` to `until`."""
        low, high = self.days
        if not since and not until:
            return True
        if low is None and high is None:
            return False
        return not (until and low and low > until) and not (since and high and high < since)


class Catalogue:
    """The happenings of one edition of a ledger, the latest first; those without any day last."""

    def __init__(self, ledger: Ledger) -> None:
        self.edition = ledger.edition
        found = list(_happenings(ledger))
        found.sort(key=lambda h: h.id)
        found.sort(key=lambda h: h.day or "", reverse=True)
        self.all: tuple[Happening, ...] = tuple(found)

    @cached_property
    def by_id(self) -> dict[str, Happening]:
        """Each happening by its id."""
        return {h.id: h for h in self.all}

    @cached_property
    def _by_state(self) -> dict[str, tuple[Happening, ...]]:
        found: dict[str, list[Happening]] = defaultdict(list)
        for one in self.all:
            for state in one.states:
                found[state].append(one)
        return {state: tuple(some) for state, some in found.items()}

    @cached_property
    def _by_pair(self) -> dict[tuple[str, str], tuple[Happening, ...]]:
        found: dict[tuple[str, str], list[Happening]] = defaultdict(list)
        for one in self.all:
            for pair in combinations(sorted(one.states), 2):
                found[pair].append(one)
        return {pair: tuple(some) for pair, some in found.items()}

    def of(self, states: Iterable[str]) -> tuple[Happening, ...]:
        """Those in which all of these states have a part; all there are where none is given."""
        wanted = tuple(sorted(set(states)))
        if not wanted:
            return self.all
        if len(wanted) == 2:
            return self._by_pair.get((wanted[0], wanted[1]), ())
        fewest = min((self._by_state.get(state, ()) for state in wanted), key=len)
        return tuple(h for h in fewest if h.states.issuperset(wanted))

    def some(self, ids: Iterable[str]) -> list[Happening]:
        """Those of these ids, in the order of all."""
        wanted = set(ids)
        if len(wanted) * 20 > len(self.all):
            return [h for h in self.all if h.id in wanted]
        found = [self.by_id[id_] for id_ in sorted(wanted) if id_ in self.by_id]
        return sorted(found, key=lambda h: h.day or "", reverse=True)

    @cached_property
    def pairs(self) -> tuple[tuple[tuple[str, str], int], ...]:
        """Each two states with the number of happenings between them, the most first."""
        return _busiest({pair: len(some) for pair, some in self._by_pair.items()})


def pairs(happenings: Iterable[Happening]) -> list[tuple[tuple[str, str], int]]:
    """Each two states with the number of happenings between them, the most first."""
    counted: Counter[tuple[str, str]] = Counter()
    for one in happenings:
        counted.update(combinations(sorted(one.states), 2))
    return list(_busiest(counted))


def _busiest(counted: Mapping[tuple[str, str], int]) -> tuple[tuple[tuple[str, str], int], ...]:
    return tuple(sorted(counted.items(), key=lambda c: (-c[1], c[0])))


def states(happenings: Iterable[Happening]) -> list[tuple[str, int]]:
    """Each state (alpha-3) with the number of its happenings with others, the most first."""
    counted = Counter(state for one in happenings if len(one.states) > 1 for state in one.states)
    return sorted(counted.items(), key=lambda c: (-c[1], c[0]))


def _happenings(ledger: Ledger) -> Iterator[Happening]:
    event, link = schema.events.c, schema.event_reports.c
    states: dict[str, set[str]] = defaultdict(set)
    for id_, country in ledger.table(bulk.sides()):
        states[id_].add(country)
    published = (
        select(link.event, func.min(schema.documents.c.day_from))
        .join(schema.reports, schema.reports.c.id == link.report)
        .join(schema.documents, schema.documents.c.id == schema.reports.c.document)
        .group_by(link.event)
    )
    told: dict[str, str | None] = {id_: day for id_, day in ledger.table(published)}
    for id_, type_, kind, record in ledger.table(select(event.id, event.type, event.kind, event.record)):
        when = _best(record, "when")
        low, high = edtf.bounds(when) if when else (None, None)
        statuses = [value["value"] for value in record.get("status") or ()]
        yield Happening(
            id_, type_, kind, _best(record, "stage"), next((s for s in statuses if s != "negated"), "negated"),
            "negated" in statuses, when, low.isoformat() if low else None, high.isoformat() if high else None,
            told.get(id_), frozenset(states[id_]), len(record["origins"]), len(record["reports"]),
        )  # fmt: skip


def _best(record: dict[str, Any], field: str) -> Any:
    values = record.get(field) or ()
    return values[0]["value"] if values else None
