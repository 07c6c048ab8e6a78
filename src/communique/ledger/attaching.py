"""Ids of reference files in a step of reconciling: attached anew where an entity, or what it competes with, changed.

Entities and entries that may fit one another meet at places, which are kept while a ledger has reference files. An id
is attached where one entry alone fits one entity alone: one that changed gives ids to those that meet its entries, or
takes them, and what these get depends on all that their own entries meet. So far a step looks.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select, update

from communique.ledger import rows, schema, writing
from communique.ledger import schema_kept as kept
from communique.ledger.batches import batches
from communique.model import Change, Entity, Reference
from communique.model.records import build

Attach = Callable[[Iterable[Entity], Iterable[Reference]], Iterable[Entity]]
Meet = Callable[[Entity | Reference], Iterable[int]]

ENTITY, ENTRY = "of ", "entry "
"""What stands before the id of an entity, or the number of an entry, as the owner of a place."""


def keep(
    connection: Connection, meet: Meet, entities: Iterable[Entity], entries: Iterable[tuple[int, Reference]] = ()
) -> None:
    """Keep the places where entities, and entries by their numbers, meet."""
    for owned in (((f"{ENTITY}{e.id}", e) for e in entities), ((f"{ENTRY}{n}", entry) for n, entry in entries)):
        places = ({"place": place, "owner": owner} for owner, one in owned for place in meet(one))
        writing.insert_all(connection, kept.places, places)


def attached(connection: Connection, change: Change, attach: Attach, meet: Meet) -> Change:
    """A change with the ids of its entities attached; ids that others gain or lose with it are written at once, and so
    are places."""
    made = {e.id: e for e in change.made.entities}
    own = {f"{ENTITY}{i}" for i in change.gone | set(made)}
    here = {f"{ENTITY}{i}": meet(e) for i, e in made.items()}
    before = _places(connection, own)
    writing.drop(connection, kept.places, kept.places.c.owner, own)
    keep(connection, meet, made.values())

    def beside(places: Iterable[int]) -> tuple[set[str], set[str]]:
        """The entities, and the entries with all that share an id with one, that are at places."""
        found = _owners(connection, places)
        entries = {o for o in found if o.startswith(ENTRY)}
        entries |= {o for o in _owners(connection, _places(connection, entries)) if o.startswith(ENTRY)}
        return {o for o in found if o.startswith(ENTITY)}, entries

    _, entries = beside(before | {p for places in here.values() for p in places})
    shaken, _ = beside(_places(connection, entries))
    shaken |= set(here)
    _, entries = beside(_places(connection, shaken))
    near, _ = beside(_places(connection, entries))
    others = {o.removeprefix(ENTITY) for o in shaken | near} - set(made)
    stored = _stored(connection, others)
    known = [*made.values(), *stored.values()]
    now = {e.id: e for e in attach(known, _entries(connection, entries))}
    for id_ in sorted({o.removeprefix(ENTITY) for o in shaken} - set(made)):
        _write(connection, id_, now[id_].external)
    return replace(change, made=replace(change.made, entities=tuple(now[e.id] for e in change.made.entities)))


def _some(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], values: Iterable[Any]
) -> Iterable[Any]:
    """The rows of a query with one of these values in a column."""
    for some in batches(sorted(set(values)), writing.BATCH):
        yield from connection.execute(query.where(column.in_(some)))


def _places(connection: Connection, owners: Iterable[str]) -> set[int]:
    column = kept.places.c
    return {row.place for row in _some(connection, select(column.place), column.owner, owners)}


def _owners(connection: Connection, places: Iterable[int]) -> set[str]:
    column = kept.places.c
    return {row.owner for row in _some(connection, select(column.owner), column.place, places)}


def _entries(connection: Connection, owners: Iterable[str]) -> list[Reference]:
    column = schema.reference_entries.c
    numbers = (int(o.removeprefix(ENTRY)) for o in owners)
    return [build(Reference, row.record) for row in _some(connection, select(column.record), column.number, numbers)]


def _stored(connection: Connection, ids: Iterable[str]) -> dict[str, Entity]:
    """Entities as reconciling made them: with the ids that their members brought, and no mentions."""
    brought: dict[str, dict[str, str]] = defaultdict(dict)
    to, member = schema.resolutions.c, schema.members
    query = select(to.target, member.c.record["external"].label("external")).join(member, member.c.id == to.id)
    for row in _some(connection, query.order_by(to.id, member.c.document), to.target, ids):
        brought[row.target].update(row.external or {})
    column, found = schema.entities.c, dict[str, Entity]()
    for row in _some(connection, select(column.id, column.record), column.id, ids):
        record = {**row.record, "mentions": [], "external": dict(sorted(brought[row.id].items()))}
        made = rows.typed(rows.exported("entity", record))
        assert isinstance(made, Entity)
        found[row.id] = made
    return found


def _write(connection: Connection, entity: str, external: dict[str, str]) -> None:
    """Store an entity's ids where they are others than before."""
    column = schema.entities.c
    record = connection.execute(select(column.record).where(column.id == entity)).scalar_one()
    if record["external"] != external:
        changed = {**record, "external": external}
        connection.execute(update(schema.entities).where(column.id == entity).values(record=changed))
