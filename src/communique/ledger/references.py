"""Reference files in a ledger: their entries are rows, so that ids are attached anew whenever it is reconciled."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, func, select

from communique.ledger import schema, stepping, writing
from communique.ledger.store import FETCH, Store
from communique.model import Entity, Reconciliation, Reference
from communique.model.records import build, plain

Attach = Callable[[Iterable[Entity], Iterable[Reference]], Iterable[Entity]]


class Referring(Store):
    """A store that keeps reference files and attaches their ids to what was reconciled."""

    def __init__(self, place: str | os.PathLike[str], *, attach: Attach | None = None, **others: Any) -> None:
        super().__init__(place, **others)
        self._attach = attach

    def refer(self, file: str, entries: Iterable[Reference]) -> int:
        """Keep the entries of a reference file in place of those that a file of this name gave before; how many.

        All of it or nothing: what `entries` raises leaves the ledger as it was.
        """
        number = 0

        def rows() -> Iterator[dict[str, object]]:
            nonlocal number
            for entry in entries:
                number += 1
                yield {"file": file, "record": plain(entry)}

        table = schema.reference_entries
        with self._writing() as connection:
            connection.execute(delete(table).where(table.c.file == file))
            writing.insert_all(connection, table, rows())
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

    def _attached(self, connection: Connection) -> bool:
        return connection.execute(select(schema.reference_entries.c.number)).first() is not None

    def _finished(self, connection: Connection, made: Reconciliation) -> Reconciliation:
        if self._attach is None:
            return made
        return replace(made, entities=tuple(self._attach(made.entities, _entries(connection))))


def _entries(connection: Connection, file: str | None = None) -> Iterator[Reference]:
    table = schema.reference_entries
    query = select(table.c.record).order_by(table.c.file, table.c.number)
    if file is not None:
        query = query.where(table.c.file == file)
    for (record,) in connection.execution_options(yield_per=FETCH).execute(query):
        yield build(Reference, record)
