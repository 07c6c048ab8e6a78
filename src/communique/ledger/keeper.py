"""What a ledger tells a step of reconciling: see `communique.reconcile.keeper.Keeper`."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, select

from communique.ledger import rows, schema
from communique.ledger import schema_kept as kept
from communique.model import Attribute, Document, Entity, Link, Reading, Report
from communique.model.kept import Copied, Footing, Sketched

TOGETHER: Final = 5000  # values in one question: databases allow for some more


class Keeper:
    """Answers from one snapshot of a ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _among(self, query: Select[Any], column: ColumnElement[Any], values: Iterable[Any]) -> Iterator[Any]:
        """The rows of a query with one of these values in a column."""
        walked = iter(sorted(set(values)))
        while some := list(islice(walked, TOGETHER)):
            yield from self._connection.execute(query.where(column.in_(some)))

    def _records(self, kind: str, ids: Iterable[str], column: ColumnElement[Any] | None = None) -> Iterator[Any]:
        table = schema.TABLES[kind]
        more = [table.c.text] if kind == "document" else []
        for row in self._among(select(table.c.record, *more), table.c.id if column is None else column, ids):
            yield rows.typed(rows.exported(kind, row.record, row.text if more else None))

    def readings(self, documents: Iterable[str]) -> list[Reading]:
        found: dict[str, Document] = self.documents(documents)
        members: dict[str, list[Entity]] = defaultdict(list)
        for row in self._among(select(schema.members), schema.members.c.document, found):
            members[row.document].append(_entity(row.record))
        said: dict[str, list[list[Any]]] = defaultdict(lambda: [[], []])
        for n, kind in enumerate(("report", "attribute")):
            for record in self._records(kind, found, schema.TABLES[kind].c.document):
                said[record.document][n].append(record)
        return [Reading(d, tuple(members[i]), *map(tuple, said[i])) for i, d in sorted(found.items())]

    def pieces(self, members: Iterable[str]) -> dict[str, list[Entity]]:
        found: dict[str, list[Entity]] = defaultdict(list)
        column = schema.members.c
        query = select(column.id, column.record).order_by(column.id, column.document)
        for row in self._among(query, column.id, members):
            found[row.id].append(_entity(row.record))
        return dict(found)

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        return {d.id: d for d in self._records("document", ids)}

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        return {r.id: r for r in self._records("report", ids)}

    def attributes(self, ids: Iterable[str]) -> dict[str, Attribute]:
        return {a.id: a for a in self._records("attribute", ids)}

    def subjects(self) -> dict[str, str]:
        column = schema.attributes.c
        return {id_: subject for id_, subject in self._connection.execute(select(column.id, column.subject))}

    def published(self) -> dict[str, str]:
        column = schema.documents.c
        query = select(column.id, column.published).where(column.published.is_not(None))
        return {id_: published for id_, published in self._connection.execute(query)}

    def said(self, documents: Iterable[str]) -> set[str]:
        wanted = set(documents)
        found: set[str] = set()
        for table in (schema.reports, schema.attributes):
            found.update(row.id for row in self._among(select(table.c.id), table.c.document, wanted))
        return found

    def cited(self, documents: Iterable[str]) -> dict[str, list[Link]]:
        found: dict[str, list[Link]] = defaultdict(list)
        for row in self._among(select(schema.cited), schema.cited.c.document, documents):
            found[row.document].append(Link(row.member, row.name, "cited"))
        return dict(found)

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        column = schema.entities.c
        query = select(column.id, column.kind, column.name, column.country)
        return {r.id: Entity(r.id, r.kind, r.name, country=r.country) for r in self._among(query, column.id, ids)}

    def spelled(self, ids: Iterable[str]) -> dict[str, Entity]:
        column = schema.entities.c
        return {r.id: _bare(r.record) for r in self._among(select(column.id, column.record), column.id, ids)}

    def media(self) -> dict[str, Entity]:
        column = schema.entities.c
        query = select(column.id, column.record).where(column.kind == "media")
        return {id_: _bare(record) for id_, record in self._connection.execute(query)}

    def targets(self, *, documents: Iterable[str] = (), members: Iterable[str] = ()) -> dict[str, str]:
        to, member = schema.resolutions.c, schema.members.c
        query = select(to.id, to.target)
        found = {r.id: r.target for r in self._among(query, to.id, members)}
        of_documents = query.join(schema.members, member.id == to.id)
        found.update((r.id, r.target) for r in self._among(of_documents, member.document, documents))
        return found

    def conflicts_on(self, targets: Iterable[str]) -> set[str]:
        column = schema.conflicts.c
        return {r.id for r in self._among(select(column.id), column.target, targets)}

    def profiles(self) -> tuple[dict[str, list[Any]], dict[str, str]]:
        found = list(map(tuple, self._connection.execute(select(kept.profiles))))
        records = json.loads(f"[{','.join(record for _, _, record in found)}]")  # far quicker than one by one
        signatures = [signature for signature, _, _ in found]
        return dict(zip(signatures, records, strict=True)), {signature: root for signature, root, _ in found}

    def links(self) -> list[tuple[str, str, int]]:
        return [(a, b, how) for a, b, how in self._connection.execute(select(kept.links))]

    def sketched(
        self, *, documents: Iterable[str] = (), members: Iterable[str] = (), profiles: Iterable[str] = ()
    ) -> set[Sketched]:
        column = kept.sketched.c
        query = select(column.document, column.member, column.profile)
        asked = ((column.document, documents), (column.member, members), (column.profile, profiles))
        return {Sketched(*row) for one, values in asked for row in self._among(query, one, values)}

    def copies(self) -> list[Copied]:
        return [Copied(*row) for row in self._connection.execute(select(kept.copies))]

    def footings(
        self, *, documents: Iterable[str] = (), records: Iterable[str] = (), again: Iterable[int] = ()
    ) -> dict[str, Footing]:
        column = kept.footings.c
        asked: tuple[tuple[ColumnElement[Any], Iterable[Any]], ...] = (
            (column.document, documents), (column.record, records), (column.again, again),
        )  # fmt: skip
        return {
            row.record: Footing(*row)
            for one, values in asked
            for row in self._among(select(kept.footings), one, values)
        }

    def at(self, places: Iterable[int]) -> Mapping[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for row in self._among(select(kept.places), kept.places.c.place, places):
            found[row.place].append(row.owner)
        return found

    def edges(self, records: Iterable[str]) -> set[tuple[str, str]]:
        wanted, column = list(records), kept.edges.c
        return {(r.a, r.b) for one in (column.a, column.b) for r in self._among(select(kept.edges), one, wanted)}

    def mates(self, records: Iterable[str]) -> dict[str, list[str]]:
        column = schema.event_reports.c
        events = {r.event for r in self._among(select(column.event), column.report, records)}
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._among(select(column.event, column.report), column.event, events):
            found[row.event].append(row.report)
        return dict(found)


def _entity(record: dict[str, Any]) -> Entity:
    made = rows.typed(rows.exported("entity", record))
    assert isinstance(made, Entity)
    return made


def _bare(record: dict[str, Any]) -> Entity:
    """An entity without its mentions and roles, of which a widely known one has very many."""
    return _entity({**record, "mentions": [], "roles": []})
