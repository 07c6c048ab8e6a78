"""Reference files in a ledger: their entries are rows, so that ids are attached anew whenever it is reconciled."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from sqlalchemy import Connection, delete, func, select

from communique.ledger import attaching, schema, stepping, writing
from communique.ledger.attaching import Attach, Meet
from communique.ledger.store import FETCH, Store
from communique.model import Change, Reconciliation, Reference
from communique.model.records import build, plain


class Referring(Store):
    """A store that keeps reference files and attaches their ids to what was reconciled.

    `meet` gives the places where `attach` finds entities and entries that may fit; without it each change reconciles
    everything.
    """

    def __init__(
        self, place: str | os.PathLike[str], *, attach: Attach | None = None, meet: Meet | None = None, **others: Any
    ) -> None:
        super().__init__(place, **others)
        self._attach, self._meet = attach, meet

    def refer(self, file: str, entries: Iterable[Reference]) -> int:
        """Keep the entries of a reference file in place of those that a file of this name gave before; how many.

        All of it or nothing: what `entries` raises leaves the ledger as it was; so does what is there already.
        """
        table, given = schema.reference_entries, map(plain, entries)
        of_file = table.c.file == file
        with self._writing() as connection:
            same, stale, other = _likeness(connection, file, given)
            if stale is not None:
                connection.execute(delete(table).where(of_file, table.c.number >= stale))
            rows = ({"file": file, "record": record} for record in chain(other, given))
            writing.insert_all(connection, table, rows)
            number: int = connection.execute(select(func.count()).where(of_file)).scalar_one()
            if stale is not None or number > same:
                stepping.forget(connection)
        return number

    def forget(self, file: str) -> bool:
        """Take away what a reference file gave; False where none of this name was given."""
        table = schema.reference_entries
        with self._writing() as connection:
            gone = connection.execute(delete(table).where(table.c.file == file)).rowcount
            if gone:
                stepping.forget(connection)
        return bool(gone)

    def reference_files(self) -> dict[str, int]:
        """The names of the reference files that were given, with the number of their entries."""
        column = schema.reference_entries.c.file
        query = select(column, func.count()).group_by(column).order_by(column)
        with self._reading() as connection:
            return {file: number for file, number in connection.execute(query)}

    def references(self, file: str | None = None) -> Iterator[Reference]:
        """The entries of all reference files, or of one, in the order of the files."""
        with self._reading() as connection:
            yield from _entries(connection, file)

    def _kept(self, connection: Connection) -> bool:
        return connection.execute(select(schema.reference_entries.c.number)).first() is not None

    def _steps(self, connection: Connection) -> bool:
        return super()._steps(connection) and (self._meet is not None or not self._kept(connection))

    def _finished(self, connection: Connection, made: Reconciliation) -> Reconciliation:
        if self._attach is None:
            return made
        return replace(made, entities=tuple(self._attach(made.entities, _entries(connection))))

    def _replace(self, connection: Connection, made: Reconciliation, generation: int, judged: int) -> None:
        super()._replace(connection, made, generation, judged)
        if self._meet is not None and self._kept(connection):
            attaching.keep(connection, self._meet, made.entities, _numbered(connection))

    def _apply(self, connection: Connection, change: Change, generation: int, judged: int) -> None:
        if self._attach is not None and self._meet is not None and self._kept(connection):
            change = attaching.attached(connection, change, self._attach, self._meet)
        super()._apply(connection, change, generation, judged)


def _likeness(
    connection: Connection, file: str, given: Iterator[dict[str, Any]]
) -> tuple[int, int | None, list[dict[str, Any]]]:
    """How many entries of a file begin as they did before, the number of the first row that stands for another entry
    or for none, and that entry; of those given no more is taken than that."""
    column, same = schema.reference_entries.c, 0
    rows = select(column.number, column.record).where(column.file == file).order_by(column.number)
    with connection.execution_options(yield_per=FETCH).execute(rows) as there:
        for row in there:
            entry = next(given, None)
            if entry != row.record:
                return same, row.number, [] if entry is None else [entry]
            same += 1
    return same, None, []


def _entries(connection: Connection, file: str | None = None) -> Iterator[Reference]:
    return (entry for _, entry in _numbered(connection, file))


def _numbered(connection: Connection, file: str | None = None) -> Iterator[tuple[int, Reference]]:
    table = schema.reference_entries
    query = select(table.c.number, table.c.record).order_by(table.c.file, table.c.number)
    if file is not None:
        query = query.where(table.c.file == file)
    for number, record in connection.execution_options(yield_per=FETCH).execute(query):
        yield number, build(Reference, record)
