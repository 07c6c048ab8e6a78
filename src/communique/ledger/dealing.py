"""Deals: found in the events that the ledger has, stored beside them, as fresh as they are."""

import os
from collections.abc import Callable, Iterator
from typing import Any, Final

from sqlalchemy import Connection, Select, delete, select

from communique.errors import LedgerError
from communique.ledger import rows, schema, writing
from communique.ledger.keeper import TOGETHER
from communique.ledger.store import FETCH, Store, merged
from communique.model import Change, Deal, DealSources
from communique.model.ids import PREFIXES

TYPES: Final = ("transfer", "agreement", "cooperation")
"""Types of event that tell of goods between states."""

TELLING: Final = ("items", "instrument")
"""Fields that tell of goods: a paper's name may say what it was signed for."""

FindDeals = Callable[[DealSources], tuple[tuple[Deal, ...], dict[str, str]]]
"""What finds deals; beside them it gives every id that a deal of these events could have, with the one that it has."""


class Dealing(Store):
    """A store that finds deals whenever its events were made anew."""

    def __init__(self, place: str | os.PathLike[str], *, find_deals: FindDeals | None = None, **others: Any) -> None:
        super().__init__(place, **others)
        self._find_deals = find_deals

    def refresh(self) -> bool:
        """Make again what is derived and stale, deals included; True if anything was.

        Raises LedgerError where events are stale and the ledger was opened without a function that reconciles.
        """
        made = super().refresh()
        with self._reading() as connection:  # one snapshot: events that are made meanwhile leave deals stale
            if self._as_is or self._find_deals is None or not _stale(connection):
                return made
            of = writing.counter(connection, "derived")
            deals, resolve = self._find_deals(_sources(connection))
        with self._writing() as connection:
            for table in schema.OF_DEALS:
                connection.execute(delete(table))
            writing.insert_all(connection, schema.deals, map(rows.deal_row, deals))
            for table, of_deal in ((schema.deal_states, "states"), (schema.deal_events, "events")):
                made_rows = (
                    {"deal": d.id, of_deal.removesuffix("s"): one} for d in deals for one in getattr(d, of_deal)
                )
                writing.insert_all(connection, table, made_rows)
            writing.insert_all(connection, schema.deal_members, ({"id": k, "deal": v} for k, v in resolve.items()))
            writing.set_counter(connection, "deals", of)
        return True

    def _apply(self, connection: Connection, change: Change, generation: int, judged: int) -> None:
        """Write what a step changed; deals that were fresh still are where no event that they could rest on did.

        Whatever else deals look at changes such an event with it: a report of it, its documents, the goods it names.
        """
        fresh = not _stale(connection) and not _tells_of_goods(connection, change)
        super()._apply(connection, change, generation, judged)
        if fresh:
            writing.set_counter(connection, "deals", generation)

    def _fresh_deals(self) -> None:
        """Have deals that are fresh. Raises LedgerError where they are not, and there is nothing to find them with."""
        self.refresh()
        with self._reading() as connection:
            if not self._as_is and _stale(connection):
                raise LedgerError(f"{self.place} was opened without the means to find its deals.")


def _stale(connection: Connection) -> bool:
    return writing.counter(connection, "deals") != writing.counter(connection, "derived")


def _tells_of_goods(connection: Connection, change: Change) -> bool:
    """Whether one of the events that a step made anew, or took away, tells of goods, or did so before."""
    if any(e.type in TYPES and any(e.fields.get(f) for f in TELLING) for e in change.made.events):
        return True
    event, events = schema.events.c, PREFIXES["event"]
    ids = sorted({*(i for i in change.gone if i.startswith(events)), *(e.id for e in change.made.events)})
    before = select(event.record).where(event.type.in_(TYPES))
    return any(
        any(record.get(f) for f in TELLING)
        for n in range(0, len(ids), TOGETHER)
        for record in connection.execute(before.where(event.id.in_(ids[n : n + TOGETHER]))).scalars()
    )


def _sources(connection: Connection) -> DealSources:
    """The events that tell of goods, with what they rest on; transfers and joint work without an item are left out."""
    event, report, document, entity = (schema.TABLES[k].c for k in ("event", "report", "document", "entity"))
    link, part = schema.event_reports.c, schema.involved.c
    telling = select(link.event).join(schema.involved, part.report == link.report).where(part.part == "item").distinct()
    chosen = event.type.in_(TYPES) & ((event.type == "agreement") | event.id.in_(telling))
    of_events = report.id.in_(select(link.report).join(schema.events, event.id == link.event).where(chosen))
    events = select(event.record).where(chosen).order_by(event.id)
    reports = select(report.document, report.record).where(of_events).order_by(report.document, report.id)
    documents = select(document.record).where(document.id.in_(select(report.document).where(of_events)))
    things = select(entity.record).where(entity.kind.in_(("equipment", "vessel")))
    return DealSources(
        events=tuple(_typed(connection, "event", events)),
        reports={r.id: r for r in _typed(connection, "report", reports)},
        documents={d.id: d for d in _typed(connection, "document", documents)},
        entities={e.id: e for e in _typed(connection, "entity", things)},
    )


def _typed(connection: Connection, kind: str, query: Select[Any]) -> Iterator[Any]:
    """Records of one kind, those of reports by the ids of merged entities, documents without their texts."""
    for some in connection.execution_options(yield_per=FETCH).execute(query).partitions(FETCH):
        targets: dict[str, str] = {}
        if kind == "report":
            targets = merged(connection, (row.record for row in some))
        for row in some:
            record = rows.exported(kind, row.record, "" if kind == "document" else None)
            yield rows.typed(rows.resolved(record, targets) if targets else record)
