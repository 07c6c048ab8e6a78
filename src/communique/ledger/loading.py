"""Loading what an export wrote, in one transaction: the file's ids stay, and an empty ledger becomes its copy.

A merged entity is taken apart into the members that its documents hold, each under the merged id, so that articles
read later are reconciled with them. Into an empty ledger the file's entities, events and conflicts are taken as
they are; into another one they are left out and made again. A document that is there already is left as it is. What
people gave comes with it: judgements that are not there yet, and reference files of names that are not.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, insert, select, update

from communique.errors import FormatError, RecordError
from communique.ledger import given, rows, schema, stepping, writing
from communique.ledger.writing import Said
from communique.model import (
    Attribute,
    Conflict,
    Deal,
    Document,
    Entity,
    Event,
    Judgement,
    Reconciliation,
    Record,
    Reference,
    Report,
    Withheld,
    from_record,
)
from communique.model.records import NAMES


@dataclass(slots=True)
class Loaded:
    """How many records of each kind were stored, and how many documents were there already."""

    stored: Counter[str] = field(default_factory=Counter)
    already: int = 0


Given = Judgement | tuple[str, Reference]


def records(lines: Iterable[str]) -> Iterator[tuple[int, Record | Given]]:
    """The records of JSON Lines with the numbers of their lines; an entry of a reference file comes with its name.

    Raises FormatError for a line that holds none.
    """
    made: dict[object, Callable[[rows.Row], Given]] = {
        given.JUDGEMENT: given.judgement, given.REFERENCE: given.reference,
    }  # fmt: skip
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                data = json.loads(line)
                if not isinstance(data, dict):
                    raise RecordError("it is no JSON object")
                yield number, made.get(data.get("record"), from_record)(data)
            except (ValueError, RecursionError, RecordError) as error:
                raise FormatError(f"Line {number} is no record of an export: {error}.") from error


class Loading:
    """One file on its way into a ledger, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.loaded = Loaded()
        self._connection = connection
        ids = connection.execute(select(schema.documents.c.id)).scalars()
        self._new = dict.fromkeys(ids, False)  # every document's id: whether this file brought it
        self._empty = not self._new
        self._published: dict[str, str | None] = {}
        self._said: list[Said] = []
        self._merged: dict[type[Record], list[Any]] = {Entity: [], Event: [], Conflict: []}
        self._judgements: list[Judgement] = []
        self._references: list[tuple[str, Reference]] = []

    def load(self, numbered: Iterable[tuple[int, Record | Given]]) -> Loaded:
        """Store records. Raises FormatError for a record whose document has not come before it."""
        for number, record in numbered:
            if isinstance(record, Judgement):
                self._judgements.append(record)
            elif isinstance(record, tuple):
                self._references.append(record)
            elif self._stored(number, record):
                self.loaded.stored[NAMES[type(record)]] += 1
        self._flush()
        if new := [id_ for id_, brought in self._new.items() if brought]:
            writing.wait(self._connection, new)
        self._given()
        return self.loaded

    def _given(self) -> None:
        """Store what people gave. What is derived of a ledger that was empty already follows from it."""
        before = any(True for _ in given.records(self._connection))
        judged = given.add_judgements(self._connection, self._judgements)
        referred = given.add_references(self._connection, self._references)
        self.loaded.stored.update({k: n for k, n in ((given.JUDGEMENT, judged), (given.REFERENCE, referred)) if n})
        if referred:
            self._detach()
        if self._empty:
            entities, events, conflicts = (tuple(found) for found in self._merged.values())
            same = {merged.id: merged.id for merged in (*entities, *events)}
            made = Reconciliation(entities, events, conflicts, same)
            stepping.replace(self._connection, made, writing.counter(self._connection, "generation"), judged)
        if (referred and not self._empty) or before:
            stepping.forget(self._connection)

    def _detach(self) -> None:
        """Take from members the ids that reference files gave: these are attached anew."""
        ids = {item for _, entry in self._references for item in entry.ids.items()}
        member = schema.members
        for document in (id_ for id_, brought in self._new.items() if brought):
            query = select(member.c.id, member.c.record).where(member.c.document == document)
            for id_, record in self._connection.execute(query).all():
                if any(item in ids for item in record["external"].items()):
                    own = {k: v for k, v in record["external"].items() if (k, v) not in ids}
                    change = update(member).where(member.c.document == document, member.c.id == id_)
                    self._connection.execute(change.values(record={**record, "external": own}))

    def _stored(self, number: int, record: Record) -> bool:
        """Store a record, which that line of the file has; False where it is left out."""
        if isinstance(record, Document):
            return self._document(record)
        named = record.documents if isinstance(record, Entity) else (getattr(record, "document", None),)
        for document in named:
            if document is not None and document not in self._new:
                raise FormatError(f"Line {number} speaks of {document}, which no line before it gives.")
        return self._other(record)

    def _document(self, document: Document) -> bool:
        if document.id in self._new:
            self.loaded.already += 1
            return False
        self._new[document.id] = True
        self._published[document.id] = document.published
        self._connection.execute(insert(schema.documents), [rows.document_row(document)])
        return True

    def _other(self, record: Record) -> bool:
        if isinstance(record, Report | Attribute | Withheld):
            if not self._new[record.document]:
                return False
            self._said.append(record)
            if len(self._said) >= writing.BATCH:
                self._flush()
            return True
        if isinstance(record, Deal):
            return False  # found again in the events
        if isinstance(record, Entity):
            mine = [d for d in record.documents if self._new[d]]
            made = (rows.member_row(d, _piece(record, d)) for d in mine)
            writing.insert_all(self._connection, schema.members, made)
        if self._empty:
            self._merged[type(record)].append(record)
        return self._empty

    def _flush(self) -> None:
        writing.append_said(self._connection, self._said, self._published)
        self._said.clear()


def _piece(entity: Entity, document: str) -> Entity:
    """What of a merged entity one document shows."""
    roles = (replace(r, seen=tuple(e for e in r.seen if e.document == document)) for r in entity.roles)
    return replace(
        entity,
        mentions=tuple(m for m in entity.mentions if m.document == document),
        documents=(document,),
        roles=tuple(r for r in roles if r.seen),
    )
