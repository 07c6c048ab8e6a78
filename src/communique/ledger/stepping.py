"""Writing what a step of reconciling changed, and the rows that are kept for the next one."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, select, update

from communique.ledger import schema, writing
from communique.ledger import schema_kept as kept
from communique.ledger.rows import Row
from communique.model import Change, Judgement, Reconciliation
from communique.model.kept import Kept

FORMAT = 4  # of the kept rows: another one makes everything be reconciled anew
KEPT, JUDGED = "kept", "judged"  # counters: the format of the rows that are kept; how many judgements were followed


def usable(connection: Connection) -> bool:
    """Whether rows are kept that a step can start from."""
    return writing.counter(connection, KEPT) == FORMAT


def forget(connection: Connection) -> None:
    """Have everything reconciled anew: something changed that may touch all of it."""
    writing.touch(connection)
    writing.set_counter(connection, KEPT, 0)


def waiting(connection: Connection) -> list[str]:
    """The documents that were read since everything was reconciled."""
    return list(connection.execute(select(kept.pending.c.document)).scalars())


def replace(connection: Connection, made: Reconciliation, generation: int, judged: int = 0) -> None:
    """Write the reconciliation of all that was read by the write of that number, following so many
    judgements, in place of what there was."""
    writing.replace_derived(connection, made)
    for table, _ in kept.OWNED:
        connection.execute(delete(table))
    if made.kept is not None:
        _insert(connection, made.kept, {})
    _done(connection, generation, judged, FORMAT if made.kept is not None else 0)


def apply(connection: Connection, change: Change, generation: int, judged: int) -> None:
    """Write what changed."""
    made, new = change.made, change.made.kept or Kept()
    stale = change.gone | {e.id for e in made.entities} | {e.id for e in made.events} | {c.id for c in made.conflicts}
    for table, column in (
        (schema.conflicts, "id"), (schema.event_reports, "event"), (schema.events, "id"), (schema.names, "entity"),
        (schema.entities, "id"),
    ):  # fmt: skip
        writing.drop(connection, table, table.c[column], stale)
    writing.drop(connection, schema.resolutions, schema.resolutions.c.id, change.lost | set(made.resolve))
    writing.insert_derived(connection, made)
    for table, column in kept.OWNED:
        writing.drop(connection, table, table.c[column], change.dropped)
    writing.drop(connection, kept.profiles, kept.profiles.c.signature, new.profiles)
    writing.drop(connection, kept.copies, kept.copies.c.document, (c.document for c in new.copies))
    _insert(connection, new, new.roots)
    _done(connection, generation, judged, FORMAT)


def _insert(connection: Connection, made: Kept, roots: Mapping[str, str]) -> None:
    known = {**made.roots, **roots}
    profiles = ({"signature": i, "root": known[i], "record": json.dumps(record)} for i, record in made.profiles.items())
    writing.insert_all(connection, kept.profiles, profiles)
    moved = [{"of": i, "root_": root} for i, root in roots.items() if i not in made.profiles]
    if moved:
        column = kept.profiles.c
        query = update(kept.profiles).where(column.signature == bindparam("of")).values(root=bindparam("root_"))
        connection.execute(query, moved)
    for table, tuples in (
        (kept.sketched, ((s.member, s.document, s.profile) for s in made.sketched)),
        (kept.links, made.links), (kept.copies, made.copies), (kept.footings, made.footings),
        (kept.places, dict.fromkeys(made.places)), (kept.edges, dict.fromkeys(made.edges)),
    ):  # fmt: skip
        writing.insert_all(connection, table, _rows(table, tuples))


def _rows(table: Table, tuples: Iterable[tuple[Any, ...]]) -> Iterable[Row]:
    names = [c.name for c in table.columns]
    return (dict(zip(names, values, strict=True)) for values in tuples)


def unfollowed(connection: Connection, judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Of all judgements, oldest first, those that were given since everything was reconciled."""
    return judgements[writing.counter(connection, JUDGED) :]


def _done(connection: Connection, generation: int, judged: int, format_: int) -> None:
    """Note what is reconciled now."""
    writing.set_counter(connection, JUDGED, judged)
    connection.execute(delete(kept.pending).where(kept.pending.c.generation <= generation))
    writing.set_counter(connection, KEPT, format_)
    writing.set_counter(connection, "derived", generation)
