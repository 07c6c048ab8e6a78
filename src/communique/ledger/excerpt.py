"""A part of a ledger as a ledger by itself: some happenings with all that tells of them, under the ids they had.

Nothing is reconciled again: with fewer articles other names and happenings might be taken for one.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table, select

from communique.ledger import dialect, rows, schema, writing
from communique.ledger.batches import batches
from communique.ledger.bulk import TOGETHER
from communique.ledger.connect import connect, guarded
from communique.ledger.rows import Row
from communique.ledger.store import Store
from communique.model import Entity
from communique.model.ids import PREFIXES


def excerpt(ledger: Store, events: Iterable[str], place: Path) -> None:
    """Write the events of these ids into a new ledger, a file: with the rest of their deals, the reports of them, the
    articles that these are from with their texts, and whoever and whatever the articles name.

    Of these articles other reports are left out, and what was kept back about these; of names, places in other
    articles, roles and spellings that only these show. What sources contradict is left out where a side is told
    elsewhere. What people gave beside articles stays behind.
    """
    made = _Part(ledger, events).tables()
    engine = connect(place, create=True)
    try:
        with guarded(str(place)), engine.execution_options(**{dialect.WRITE: True}).begin() as connection:
            for name, value in ledger.table(select(schema.meta.c.key, schema.meta.c.value)):
                writing.set_counter(connection, name, value)
            for table, found in made:
                writing.insert_all(connection, table, found)
    finally:
        engine.dispose()


class _Part:
    """What belongs to some events."""

    def __init__(self, ledger: Store, events: Iterable[str]) -> None:
        self._ledger = ledger
        self._events, self._deals = self._whole(set(events))
        link = schema.event_reports
        self._links = list(self._rows(link, link.c.event, self._events))
        self._reports = list(self._rows(schema.reports, schema.reports.c.id, {r["report"] for r in self._links}))
        self._documents = {row["document"] for row in self._reports}
        self._members = list(self._rows(schema.members, schema.members.c.document, self._documents))
        self._told = list(self._rows(schema.events, schema.events.c.id, self._events))
        self._ladders = list(self._rows(schema.deals, schema.deals.c.id, self._deals))

    def tables(self) -> Iterator[tuple[Table, Iterable[Row]]]:
        """Each table with its rows, in an order in which they can be stored."""
        said = {row["id"] for row in self._reports}
        claims = list(self._rows(schema.attributes, schema.attributes.c.document, self._documents))
        notes = [
            row for row in self._rows(schema.withheld, schema.withheld.c.document, self._documents)
            if row["about"] is None or row["about"] in said
        ]  # fmt: skip
        records = said | {row["id"] for row in (*claims, *notes)}
        entities = {row["id"]: row for row in self._entities()}
        yield schema.documents, self._rows(schema.documents, schema.documents.c.id, self._documents)
        yield schema.members, self._members
        yield schema.reports, self._reports
        yield schema.involved, self._rows(schema.involved, schema.involved.c.report, said)
        yield schema.cited, self._rows(schema.cited, schema.cited.c.document, self._documents)
        yield schema.attributes, claims
        yield schema.withheld, notes
        quotes = self._rows(schema.evidence, schema.evidence.c.document, self._documents)
        yield schema.evidence, (row for row in quotes if row["of"] in records)
        yield schema.entities, entities.values()
        yield schema.names, (name for row in entities.values() for name in rows.name_rows(_entity(row)))
        yield schema.events, self._told
        yield schema.event_reports, self._links
        targets = self._events | entities.keys()
        yield schema.conflicts, [row for row in self._conflicts(targets) if _stand(row) <= records]
        yield schema.resolutions, self._rows(schema.resolutions, schema.resolutions.c.target, targets)
        yield schema.deals, self._ladders
        for table in (schema.deal_states, schema.deal_events, schema.deal_members):
            yield table, self._rows(table, table.c.deal, self._deals)

    def _rows(self, table: Table, column: Column[Any], values: Collection[str]) -> Iterator[Row]:
        """The rows of a table that have one of these values in a column."""
        for some in batches(sorted(values), TOGETHER):
            for row in self._ledger.table(select(table).where(column.in_(some))):
                yield dict(row._mapping)

    def _conflicts(self, targets: Collection[str]) -> Iterator[Row]:
        return self._rows(schema.conflicts, schema.conflicts.c.target, targets)

    def _whole(self, events: set[str]) -> tuple[set[str], set[str]]:
        """The events with the others of their deals, and the deals: a deal is told whole or not at all."""
        link, deals = schema.deal_events, set[str]()
        new = events
        while new:
            of = {row["deal"] for row in self._rows(link, link.c.event, new)} - deals
            deals |= of
            new = {row["event"] for row in self._rows(link, link.c.deal, of)} - events
            events = events | new
        return events, deals

    def _entities(self) -> Iterator[Row]:
        """Whoever and whatever the articles name, as these show them; and an origin that has its name from others."""
        to = schema.resolutions
        merged = {row["id"]: row["target"] for row in self._rows(to, to.c.id, {m["id"] for m in self._members})}
        spelled: dict[str, set[str]] = {
            id_: set() for row in (*self._told, *self._ladders) for id_ in _named(row["record"])
        }
        for member in self._members:
            names = spelled.setdefault(str(merged.get(member["id"], member["id"])), set())
            names.update((member["record"]["name"], *member["record"]["aliases"]))
        for row in self._rows(schema.entities, schema.entities.c.id, spelled.keys()):
            whole = _entity(row)
            yield rows.entity_row(replace(
                whole, aliases=tuple(a for a in whole.aliases if a in spelled[whole.id] or a == whole.name),
                mentions=tuple(m for m in whole.mentions if m.document in self._documents),
                documents=tuple(d for d in whole.documents if d in self._documents),
                roles=tuple(
                    replace(role, seen=seen) for role in whole.roles
                    if (seen := tuple(e for e in role.seen if e.document in self._documents))
                ),
            ))  # fmt: skip


def _entity(row: Row) -> Entity:
    made = rows.typed(rows.exported("entity", row["record"]))
    assert isinstance(made, Entity)
    return made


def _named(value: Any) -> Iterator[str]:
    """The ids of entities that stand anywhere in a record."""
    if isinstance(value, str):
        if value.startswith(PREFIXES["entity"]):
            yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _named(inner)


def _stand(conflict: Row) -> set[str]:
    """The records on which the sides of a conflict stand."""
    return {id_ for side in conflict["record"]["sides"] for id_ in (*side["reports"], *side["attributes"])}
