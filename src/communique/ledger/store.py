"""The ledger: what was read, appended; what follows from it, derived; both to be asked for.

    with Ledger("ledger.db", create=True, reconcile=reconcile) as ledger:
        ledger.append(reading)
        for report in ledger.reports(type="transfer", state="CUB"):
            ...

What is derived (entities, events, conflicts) is made again whenever it is asked for and stale: after a reading was
appended, by this process or another, or after a run that was cut short.
"""

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from sqlalchemy import Connection, Select, Table, func, select
from sqlalchemy.exc import IntegrityError

from communique.errors import FormatError, LedgerError
from communique.ledger import dialect, given, keeper, loading, queries, rows, schema, stepping, writing
from communique.ledger.batches import batches
from communique.ledger.connect import connect, guarded, label
from communique.ledger.loading import Loaded
from communique.ledger.rows import Row
from communique.model import Change, Judgement, Reading, Reconciliation


class Reconcile(Protocol):
    """What makes entities, events and conflicts of all readings and of what people decided."""

    def __call__(self, readings: Iterable[Reading], *, judgements: Iterable[Judgement]) -> Reconciliation: ...


FETCH = 200  # rows held at a time while a result is walked
TOGETHER = 50  # readings put together at a time
MEMBERS = 500  # ids in one query
PARTS = (
    ("entity", schema.members), ("report", schema.reports), ("attribute", schema.attributes),
    ("withheld", schema.withheld),
)  # fmt: skip


class Advance(Protocol):
    """What makes of some documents what `Reconcile` makes of all, or None where all are better reconciled."""

    def __call__(
        self, keeper: keeper.Keeper, changed: Iterable[str], judgements: tuple[Judgement, ...],
        new: tuple[Judgement, ...],
    ) -> Change | None: ...  # fmt: skip


@dataclass(slots=True)
class _Held:
    """The ledger that is asked at once, the connection by which, and what was found of its state."""

    of: "Store"
    connection: Connection | None = None
    state: tuple[int, ...] | None = None


_HELD: ContextVar[_Held | None] = ContextVar("held", default=None)


class Store:
    """A ledger's tables behind typed calls; `communique.ledger.Ledger` adds the questions that people ask.

    `_few` is the share of its documents that may be new for these to be reconciled step by step.
    """

    _few = 0.05

    def __init__(
        self, place: str | os.PathLike[str], *, create: bool = False, reconcile: Reconcile | None = None,
        advance: Advance | None = None, as_is: bool = False,
    ) -> None:  # fmt: skip
        """With `as_is` nothing is ever written, and what is derived is taken as it stands, stale or not."""
        self._engine = connect(place, create=create)
        self._as_is = as_is
        if as_is:
            dialect.never_write(self._engine)
        self._writer = self._engine.execution_options(**{dialect.WRITE: True})
        self._reconcile, self._advance = reconcile, advance
        self.place = label(self._engine.url)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        held = _HELD.get()
        if held is not None and held.of is self:
            with guarded(self.place):
                held.connection = held.connection or self._engine.connect()
                yield held.connection
            return
        with guarded(self.place), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Whatever is asked of the ledger within is answered from one state of it, by one connection, which is also
        quicker. Only of a ledger that was opened as it is: what is written meanwhile is not seen."""
        if not self._as_is:
            yield
            return
        held = _Held(self)
        token = _HELD.set(held)
        try:
            yield
        finally:
            _HELD.reset(token)
            if held.connection is not None:
                held.connection.close()

    @contextmanager
    def afresh(self) -> Iterator[None]:
        """Within `at_once`, for what must not rest on a state that may be past: what others are going to be given."""
        token = _HELD.set(None)
        try:
            yield
        finally:
            _HELD.reset(token)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with guarded(self.place), self._writer.begin() as connection:
            yield connection

    # What was read

    def has(self, document: str, reader: str) -> bool:
        """Whether this version of the reader has read the document already."""
        column = schema.documents.c
        query = select(column.number).where(column.id == document, column.reader == reader)
        with self._reading() as connection:
            return connection.execute(query).first() is not None

    def append(self, reading: Reading) -> None:
        """Store a reading in one transaction, in place of any earlier one of the same document."""
        with self._writing() as connection:
            writing.append(connection, reading)

    def load(self, lines: Iterable[str]) -> Loaded:
        """Store what an export wrote (JSON Lines), all of it or nothing; see `communique.ledger.loading`.

        Raises FormatError, with the number of the line, for what is no export.
        """
        try:
            with self._writing() as connection:
                return loading.Loading(connection).load(loading.records(lines))
        except LedgerError as error:
            if isinstance(error.__cause__, IntegrityError):
                raise FormatError(f"The file gives a record twice: {error.__cause__.orig}.") from error
            raise

    def readings(self) -> Iterator[Reading]:
        """Every reading, in the order of the documents' ids, each built as it is asked for."""
        with self._reading() as connection:
            yield from self._readings(connection)

    def _readings(self, connection: Connection) -> Iterator[Reading]:
        document = schema.documents.c
        query = select(document.id, document.record, document.text).order_by(document.id)
        result = connection.execute(query, execution_options={"yield_per": TOGETHER})
        for some in result.partitions(TOGETHER):
            ids = [row.id for row in some]
            parts = [_by_document(connection, kind, table, ids) for kind, table in PARTS]
            for id_, record, text in some:
                made: Any = rows.typed(rows.exported("document", record, text))
                yield Reading(made, *(tuple(part.get(id_, ())) for part in parts))

    def given(self) -> Iterator[Row]:
        """What people gave beside the articles, as objects of an export: see `communique.ledger.given`."""
        self.refresh()
        with self._reading() as connection:
            yield from given.records(connection)

    # What is derived

    @property
    def stale(self) -> bool:
        """Whether something was read since entities, events and conflicts were last made."""
        with self._reading() as connection:
            return writing.counter(connection, "generation") != writing.counter(connection, "derived")

    def refresh(self) -> bool:
        """Reconcile again if what is derived is stale; True if it was.

        Raises LedgerError where it is stale and the ledger was opened without a function that reconciles.
        """
        if self._as_is or not self.stale:
            return False
        if self._reconcile is None:
            raise LedgerError(f"{self.place} must be reconciled first, and was opened without the means to do it.")
        with self._reading() as connection:  # one snapshot: a reading that comes meanwhile leaves it stale
            generation, derived = (writing.counter(connection, k) for k in ("generation", "derived"))
            judged = tuple(given.judgements(connection))
            change = self._step(connection, judged)
            made = None
            if change is None:
                made = self._finished(connection, self._reconcile(self._readings(connection), judgements=judged))
        with self._writing() as connection:
            if made is not None:
                self._replace(connection, made, generation, len(judged))
            elif change is not None and writing.counter(connection, "derived") == derived:
                self._apply(connection, change, generation, len(judged))
        return True

    def _step(self, connection: Connection, judgements: tuple[Judgement, ...]) -> Change | None:
        """What changes with the documents that were read since; None where everything is to be reconciled."""
        if self._advance is None or not stepping.usable(connection) or not self._steps(connection):
            return None
        changed = stepping.waiting(connection)
        all_ = connection.execute(select(func.count()).select_from(schema.documents)).scalar_one()
        if len(changed) > all_ * self._few:
            return None
        new = stepping.unfollowed(connection, judgements)
        with _uncollected():
            return self._advance(keeper.Keeper(connection), changed, judgements, new)

    def _replace(self, connection: Connection, made: Reconciliation, generation: int, judged: int) -> None:
        """Write what reconciling everything made."""
        stepping.replace(connection, made, generation, judged)

    def _apply(self, connection: Connection, change: Change, generation: int, judged: int) -> None:
        """Write what a step changed."""
        stepping.apply(connection, change, generation, judged)

    def _steps(self, connection: Connection) -> bool:
        """Whether what reconciling makes can be brought up to date in steps: overridden where more goes into it."""
        return True

    def renew(self) -> None:
        """Have everything reconciled anew, from the readings alone, when it is next asked for."""
        with self._writing() as connection:
            stepping.forget(connection)

    def _finished(self, connection: Connection, made: Reconciliation) -> Reconciliation:
        """What reconciling made, with what is not in the readings: overridden by `communique.ledger.references`."""
        return made

    def exported(self, kind: str, query: Select[Any]) -> Iterator[Row]:
        """The codebook's objects that a query of `queries` finds, entities by their merged ids."""
        self.refresh()
        with self._reading() as connection:
            result = connection.execute(query, execution_options={"yield_per": FETCH})
            for some in result.partitions(FETCH):
                targets: dict[str, str] = {}
                if kind in READ_PER_DOCUMENT:
                    targets = merged(connection, (row.record for row in some))
                for row in some:
                    record = rows.exported(kind, row.record, row.text if kind == "document" else None)
                    yield rows.resolved(record, targets) if targets else record

    def table(self, query: Select[Any]) -> list[Any]:
        """The plain rows that a statement finds, what is derived as it stands."""
        with self._reading() as connection:
            return list(connection.execute(query).all())

    @property
    def edition(self) -> int:
        """Which writes what is derived reflects: a figure that changes whenever it is made again."""
        with self._reading() as connection:
            return writing.counter(connection, "derived")

    @property
    def state(self) -> tuple[int, ...]:
        """How far writing, reconciling and finding deals have come: nothing that a ledger holds changes without it."""
        held = _HELD.get()
        if held is not None and held.of is self and held.state is not None:
            return held.state
        with self._reading() as connection:
            found = writing.counters(connection, ("generation", "derived", "deals"))
        if held is not None and held.of is self:
            held.state = found
        return found

    def everything(self, kinds: Iterable[str] = schema.CODEBOOK) -> Iterator[Row]:
        """The whole ledger as the codebook's objects: by kind, then by id, the same on every machine."""
        for kind in kinds:
            table = schema.TABLES[kind]
            columns = [table.c.record]
            if kind == "document":
                columns.append(table.c.text)
            elif kind in READ_PER_DOCUMENT:
                columns.append(table.c.document)
            yield from self.exported(kind, select(*columns).order_by(*_place(table)))

    def count(self, kind: str) -> int:
        """How many records of a kind there are."""
        if kind in ("entity", "event", "conflict", "deal"):
            self.refresh()
        with self._reading() as connection:
            return int(connection.execute(select(func.count()).select_from(schema.TABLES[kind])).scalar_one())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without a search for garbage: hundreds of thousands of rows are taken in, and each search walks all of them."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def merged(connection: Connection, records: Iterable[Row]) -> dict[str, str]:
    """The ids of entities that records of single documents name, with those of the merged ones."""
    ids = {id_ for record in records for id_ in rows.named(record)}
    found: dict[str, str] = {}
    for some in batches(ids, MEMBERS):
        found |= {member: target for member, target in connection.execute(queries.targets(some))}
    return found


READ_PER_DOCUMENT = ("report", "attribute", "withheld")


def _place(table: Any) -> tuple[Any, ...]:
    """Per document, so that each document's entities are resolved once."""
    return (table.c.document, table.c.id) if "document" in table.c else (table.c.id,)


def _by_document(connection: Connection, kind: str, table: Table, ids: list[str]) -> dict[str, list[Any]]:
    """The records that some documents gave, by document, in the order of their ids."""
    query = select(table.c.document, table.c.record).where(table.c.document.in_(ids)).order_by(table.c.id)
    found: dict[str, list[Any]] = {}
    for document, record in connection.execute(query):
        found.setdefault(document, []).append(rows.typed(rows.exported(kind, record)))
    return found
