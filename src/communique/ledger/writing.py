"""Writing: a reading appended, the derived tables replaced. Each function runs in its caller's transaction."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, insert, select, update

from communique.ledger import rows, schema, schema_kept
from communique.ledger.batches import batches
from communique.ledger.rows import Row
from communique.model import Attribute, Reading, Reconciliation, Report, Withheld

BATCH = 1000

Said = Report | Attribute | Withheld


def insert_all(connection: Connection, table: Table, made: Iterable[Row]) -> None:
    """Insert rows, some at a time."""
    for batch in batches(made, BATCH):
        connection.execute(insert(table), batch)


def drop(connection: Connection, table: Table, column: Column[Any], values: Iterable[str]) -> None:
    """Delete the rows that have one of these values in a column."""
    for some in batches(sorted(set(values)), BATCH):
        connection.execute(delete(table).where(column.in_(some)))


def counter(connection: Connection, key: str) -> int:
    """A number of `meta`; 0 where it was never set."""
    value: int | None = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == key)).scalar()
    return value or 0


def counters(connection: Connection, keys: Sequence[str]) -> tuple[int, ...]:
    """Several of them at once."""
    column = schema.meta.c
    rows_ = connection.execute(select(column.key, column.value).where(column.key.in_(keys)))
    found = {key: value for key, value in rows_}
    return tuple(found.get(key, 0) for key in keys)


def set_counter(connection: Connection, key: str, value: int) -> None:
    """Set a number of `meta`."""
    changed = connection.execute(update(schema.meta).where(schema.meta.c.key == key).values(value=value))
    if not changed.rowcount:
        connection.execute(insert(schema.meta).values(key=key, value=value))


def touch(connection: Connection) -> None:
    """Note that what was read has changed, so that what was derived is stale."""
    set_counter(connection, "generation", counter(connection, "generation") + 1)


def wait(connection: Connection, documents: Collection[str]) -> None:
    """Note that documents were read, and have to be reconciled with the rest."""
    touch(connection)
    generation, table = counter(connection, "generation"), schema_kept.pending
    drop(connection, table, table.c.document, documents)
    insert_all(connection, table, ({"document": id_, "generation": generation} for id_ in documents))


def append(connection: Connection, reading: Reading) -> None:
    """Store a reading in place of any earlier one of its document. A record that comes twice is stored once."""
    document = reading.document
    connection.execute(delete(schema.documents).where(schema.documents.c.id == document.id))
    connection.execute(insert(schema.documents), [rows.document_row(document)])
    members = {e.id: e for e in reading.entities}
    insert_all(connection, schema.members, (rows.member_row(document.id, e) for e in members.values()))
    said: tuple[Said, ...] = (*reading.reports, *reading.attributes, *reading.withheld)
    append_said(connection, {record.id: record for record in said}.values(), {document.id: document.published})
    wait(connection, [document.id])


def append_said(connection: Connection, said: Collection[Said], published: Mapping[str, str | None]) -> None:
    """Store reports, attributes and withheld notes of documents that are there; `published` gives their dates."""
    reports = [r for r in said if isinstance(r, Report)]
    made = (rows.report_row(r, published[r.document]) for r in reports)
    insert_all(connection, schema.reports, made)
    insert_all(connection, schema.involved, (row for r in reports for row in rows.involved_rows(r)))
    insert_all(connection, schema.attributes, (rows.attribute_row(a) for a in said if isinstance(a, Attribute)))
    insert_all(connection, schema.withheld, (rows.withheld_row(w) for w in said if isinstance(w, Withheld)))
    insert_all(connection, schema.cited, rows.cited_rows(r for r in said if not isinstance(r, Withheld)))
    insert_all(connection, schema.evidence, (row for record in said for row in rows.evidence_rows(record)))


def replace_derived(connection: Connection, made: Reconciliation) -> None:
    """Put what reconciling made in place of what it made before."""
    for table in schema.DERIVED:
        connection.execute(delete(table))
    insert_derived(connection, made)


def insert_derived(connection: Connection, made: Reconciliation) -> None:
    """Store entities, events, conflicts and what members lead to."""
    insert_all(connection, schema.entities, map(rows.entity_row, made.entities))
    insert_all(connection, schema.names, (row for e in made.entities for row in rows.name_rows(e)))
    insert_all(connection, schema.events, map(rows.event_row, made.events))
    insert_all(connection, schema.event_reports, _event_reports(made))
    insert_all(connection, schema.conflicts, map(rows.conflict_row, made.conflicts))
    insert_all(connection, schema.resolutions, ({"id": k, "target": v} for k, v in made.resolve.items()))


def _event_reports(made: Reconciliation) -> Iterator[Row]:
    for event in made.events:
        for report in dict.fromkeys(event.reports):
            yield {"event": event.id, "report": report}
