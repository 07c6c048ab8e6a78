"""Many records at once: what pages and briefs need, in a few queries instead of one a record."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Select, func, literal, or_, select

from communique.ledger import rows, schema
from communique.ledger.batches import batches
from communique.ledger.rows import Row
from communique.model import Document, Entity, Record
from communique.model.ids import PREFIXES

if TYPE_CHECKING:
    from communique.ledger.store import Store

TOGETHER = 400  # ids in one query: databases bound how many values a statement takes
PLACED = ("visit", "presence", "force")
"""Types whose place is a state that takes part, named among them or not."""


def whole(ledger: "Store", ids: Iterable[str]) -> dict[str, Record]:
    """The records of whole ids, of any kinds; ids that nothing bears are left out."""
    by_kind: dict[str, list[str]] = {}
    for id_ in dict.fromkeys(ids):
        kind = next((kind for kind, prefix in PREFIXES.items() if id_.startswith(prefix)), None)
        if kind:
            by_kind.setdefault(kind, []).append(id_)
    found: dict[str, Record] = {}
    for kind, wanted in by_kind.items():
        table = schema.TABLES[kind]
        columns = [table.c.record, *(table.c[name] for name in ("text", "document") if name in table.c)]
        for some in batches(wanted, TOGETHER):
            for record in ledger.exported(kind, select(*columns).where(table.c.id.in_(some))):
                made = rows.typed(record)
                found[made.id] = made
    return found


def sketches(ledger: "Store", ids: Iterable[str]) -> dict[str, Entity]:
    """Merged entities by the ids given, their own or their members', without mentions, documents and aliases.

    A state stands in the record with every place that names it: leaving these out is many times quicker.
    """
    found: dict[str, Entity] = {}
    to, known = schema.resolutions.c, schema.entities.c
    for some in batches(dict.fromkeys(ids), TOGETHER):
        merged = {id_: id_ for id_ in some} | {
            row.id: row.target for row in ledger.table(select(to.id, to.target).where(to.id.in_(some)))
        }
        targets = list(dict.fromkeys(merged.values()))
        query = select(known.id, known.kind, known.name, known.country).where(known.id.in_(targets))
        made = {row.id: {"id": row.id, "kind": row.kind, "name": row.name, "country": row.country}
                for row in ledger.table(query)}  # fmt: skip
        persons = [id_ for id_, row in made.items() if row["kind"] == "person"]
        for id_, record in ledger.table(select(known.id, known.record).where(known.id.in_(persons))):
            made[id_]["roles"] = record["roles"]
        whole_ = {id_: cast(Entity, rows.typed(_entity(row))) for id_, row in made.items()}
        found |= {id_: whole_[target] for id_, target in merged.items() if target in whole_}
    return found


def _entity(row: Row) -> Row:
    return {"record": "entity", **row}


def headings(ledger: "Store", ids: Iterable[str]) -> dict[str, Document]:
    """Documents without their texts and what was left out of them: what it takes to name one."""
    column = schema.documents.c
    found: dict[str, Document] = {}
    for some in batches(dict.fromkeys(ids), TOGETHER):
        query = select(column.id, column.outlet, column.title, column.published, column.genre)
        for id_, outlet, title, published, genre in ledger.table(query.where(column.id.in_(some))):
            found[id_] = Document(id_, "", "", outlet=outlet, title=title, published=published, genre=genre)
    return found


def events_naming(entity: str) -> Select[Any]:
    """Ids of the events of which a report names a merged entity among who and what takes part, or as the place."""
    link, part, to = schema.event_reports.c, schema.involved.c, schema.resolutions.c
    joined = schema.event_reports.join(schema.involved, part.report == link.report)
    members = select(to.id).where(to.target == entity).union(select(literal(entity)))
    return select(link.event).select_from(joined).where(part.member.in_(members)).distinct()


def sides() -> Select[Any]:
    """Each event with each state that has a part in it: as a report says, as is known of whoever takes part, or as
    the place of a visit, a presence or a use of force."""
    link, part, to, known, event = (
        schema.event_reports.c, schema.involved.c, schema.resolutions.c, schema.entities.c, schema.events.c,
    )  # fmt: skip
    country = func.coalesce(part.country, known.country)
    joined = (
        schema.involved.join(schema.event_reports, link.report == part.report)
        .join(schema.events, event.id == link.event)
        .outerjoin(schema.resolutions, to.id == part.member)
        .outerjoin(schema.entities, known.id == func.coalesce(to.target, part.member))
    )
    takes_part = or_(part.part == "participant", (part.part == "where") & event.type.in_(PLACED))
    return select(link.event, country.label("country")).select_from(joined).where(takes_part, country != "").distinct()


def between(states: Sequence[str]) -> Select[Any]:
    """Ids of the events in which all these states have a part."""
    found = sides().subquery()
    query = select(found.c.event).where(found.c.country.in_(states)).group_by(found.c.event)
    return query.having(func.count(found.c.country.distinct()) == len(set(states)))


def withheld_in(documents: Sequence[str]) -> Select[Any]:
    """What these articles say was kept back, article by article."""
    table = schema.withheld
    found = select(table.c.document, table.c.record).where(table.c.document.in_(documents))
    return found.order_by(table.c.document, table.c.id)


def claims_of(entities: Sequence[str]) -> Select[Any]:
    """Attributes of merged entities."""
    table, to = schema.attributes, schema.resolutions.c
    members = select(to.id).where(to.target.in_(entities))
    found = select(table.c.document, table.c.record).where(
        or_(table.c.subject.in_(members), table.c.subject.in_(entities))
    )
    return found.order_by(table.c.property, table.c.id)


def conflicts_of(targets: Sequence[str]) -> Select[Any]:
    """What sources contradict of these events and entities."""
    table = schema.conflicts
    return (
        select(table.c.record).where(table.c.target.in_(targets)).order_by(table.c.on.desc(), table.c.field, table.c.id)
    )


def deals_of(events: Sequence[str]) -> Select[Any]:
    """The deals that these events are of."""
    table, link = schema.deals, schema.deal_events.c
    return (
        select(table.c.record)
        .where(table.c.id.in_(select(link.deal).where(link.event.in_(events))))
        .order_by(table.c.id)
    )
