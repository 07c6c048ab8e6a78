"""Records by their ids, whole, by the beginning or by a member's; entities by their names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple, cast

from sqlalchemy import select

from communique.errors import InputError
from communique.ledger import bulk, queries, rows, schema
from communique.ledger.batches import batches
from communique.ledger.shelf import Shelf
from communique.ledger.store import READ_PER_DOCUMENT, Store
from communique.model import Document, Entity, Link, Record
from communique.model.ids import PREFIXES

KIND_OF_PREFIX = {prefix: kind for kind, prefix in PREFIXES.items()}
MERGED: Final = ("entity", "event")
LIGHT: Final = 10_000  # room for sketches, and for headings, that are kept
RECORDS: Final = 5_000  # the same of whole records: some twenty megabytes
TOGETHER: Final = 500  # values in one statement
SHOWN: Final = 5  # candidates named when the beginning of an id fits several


class Found(NamedTuple):
    """What an id stands for: the kind of record, the id that was meant, whole, and that of the merged record."""

    kind: str
    own: str
    target: str


class Finding(Store):
    """A store that finds records by ids, and entities by names."""

    def __init__(self, *given: Any, **others: Any) -> None:
        super().__init__(*given, **others)
        self._sketched, self._read = Shelf[Entity](LIGHT), Shelf[Record](RECORDS)
        self._headed, self._outlets = Shelf[Document](LIGHT), Shelf[tuple[Entity, ...]](1)

    def get(self, id: str) -> Record:
        """The record of that id, or of the one id that begins so; a member's id gives the merged record.

        Raises InputError where there is none, or several.
        """
        kind, whole = self.resolve(id)
        table = schema.TABLES[kind]
        columns = [table.c.record]
        columns += [table.c.text] if kind == "document" else []
        columns += [table.c.document] if kind in READ_PER_DOCUMENT else []
        found = list(self.exported(kind, select(*columns).where(table.c.id == whole)))
        return rows.typed(found[0])

    def many(self, ids: Iterable[str]) -> dict[str, Record]:
        """Records by their whole ids, in that order and in a few queries; ids that nothing bears are left out.

        They are kept until something is written; entities, which may have been mentioned thousands of times, are not.
        """
        self.refresh()
        wanted = list(dict.fromkeys(ids))
        entities = bulk.whole(self, (id_ for id_ in wanted if id_.startswith(PREFIXES["entity"])))
        others = (id_ for id_ in wanted if not id_.startswith(PREFIXES["entity"]))
        found = self._read.of(self.state, others, lambda some: bulk.whole(self, some)) | entities
        return {id_: found[id_] for id_ in wanted if id_ in found}

    def sketches(self, ids: Iterable[str]) -> dict[str, Entity]:
        """Merged entities by their own or their members' ids, quickly: without mentions, documents and aliases.

        Those who are named again and again have the longest records: they are kept until reconciled anew.
        """
        return self._sketched.of(self.state, ids, lambda some: bulk.sketches(self, some))

    def headings(self, ids: Iterable[str]) -> dict[str, Document]:
        """Documents without their texts and what was left out of them: what it takes to name one."""
        return self._headed.of(self.state, ids, lambda some: bulk.headings(self, some))

    def media(self) -> tuple[Entity, ...]:
        """Every merged entity of kind `media`, as the list of entities has them, kept as records are."""
        self.refresh()

        def found(_: list[str]) -> dict[str, tuple[Entity, ...]]:
            asked = queries.entities(queries.Filter(kind="media"))
            return {"": tuple(cast(Entity, rows.typed(row)) for row in self.exported("entity", asked))}

        return self._outlets.of(self.state, ("",), found)[""]

    def resolve(self, id: str) -> tuple[str, str]:
        """The kind and whole id that an id, a member's id, or the beginning of one stands for.

        Raises InputError where there is no such record, or several.
        """
        found = self.find(id)
        return found.kind, found.target

    def find(self, id: str) -> Found:
        """The same, with the id that was meant, be it a member's."""
        self.refresh()
        begun = id.strip().casefold()
        kinds = [kind for prefix, kind in KIND_OF_PREFIX.items() if prefix.startswith(begun[:4]) and begun]
        places: list[tuple[str, Any, Any]] = [(k, schema.TABLES[k].c.id, schema.TABLES[k].c.id) for k in kinds]
        places += [(k, schema.resolutions.c.id, schema.resolutions.c.target) for k in kinds if k in MERGED]
        places += [(k, schema.deal_members.c.id, schema.deal_members.c.deal) for k in kinds if k == "deal"]
        found: dict[str, Found] = {}
        with self._reading() as connection:
            for exact in (True, False):
                for kind, column, whole in places:
                    fits = column == begun if exact else column.startswith(begun, autoescape=True)
                    own = column.startswith(PREFIXES[kind], autoescape=True)
                    query = select(column, whole).where(fits, own).order_by(column).limit(SHOWN + 1)
                    for member, target in connection.execute(query):
                        found.setdefault(target, Found(kind, member, target))
                if found:
                    break
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            some = ", ".join(sorted(found)[:SHOWN]) + (" and others" if len(found) > SHOWN else "")
            raise InputError(f"{id!r} is the beginning of several ids: {some}.")
        raise InputError(f"There is no record {id!r} in {self.place}.")

    def members(self, entity: str) -> Iterator[Entity]:
        """The entities of single documents that a merged one is made of, in the order of their ids."""
        target, member, to = self.resolve(entity)[1], schema.members.c, schema.resolutions.c
        query = select(member.record).join(schema.resolutions, to.id == member.id).where(to.target == target)
        with self._reading() as connection:
            for (record,) in connection.execute(query.order_by(member.id)):
                made = rows.typed(rows.exported("entity", record))
                assert isinstance(made, Entity)
                yield made

    def targets(self) -> dict[str, str]:
        """Every member's id, of entities and events, with that of the merged record it is now part of."""
        self.refresh()
        with self._reading() as connection:
            return {i: target for i, target in connection.execute(select(*schema.resolutions.c))}

    def cited(self, documents: Iterable[str]) -> dict[str, list[Link]]:
        """Whom documents name as sources of anything, each by the merged entity's id; by document."""
        self.refresh()
        named, to = schema.cited.c, schema.resolutions.c
        query = select(named.document, to.target, named.name).outerjoin(schema.resolutions, to.id == named.member)
        found: dict[str, list[Link]] = defaultdict(list)
        with self._reading() as connection:
            for some in batches(sorted(set(documents)), TOGETHER):
                for document, entity, name in connection.execute(query.where(named.document.in_(some))):
                    found[document].append(Link(entity, name, "cited"))
        return dict(found)

    def name(self, entity: str) -> str | None:
        """The preferred name of a merged entity, by its id; None where there is none such."""
        self.refresh()
        with self._reading() as connection:
            query = select(schema.entities.c.name).where(schema.entities.c.id == entity)
            found: str | None = connection.execute(query).scalar()
            return found

    def event_of(self, report: str) -> str | None:
        """The id of the event that a report was merged into."""
        self.refresh()
        with self._reading() as connection:
            query = select(schema.event_reports.c.event).where(schema.event_reports.c.report == report)
            found: str | None = connection.execute(query).scalar()
            return found

    def entities_named(self, name: str) -> tuple[str, ...]:
        """Ids of the merged entities that bear a name; failing these, of those whose name has it as the beginning
        of a word. An entity's own id, or a member's, is itself."""
        self.refresh()
        if name.startswith(PREFIXES["entity"]):
            return (self.resolve(name)[1],)
        with self._reading() as connection:
            for exact in (True, False):
                found = tuple(i for (i,) in connection.execute(queries.named(name, exact=exact)))
                if found:
                    return found
        return ()
