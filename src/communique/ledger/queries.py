"""Questions put to a ledger, as SELECT statements: filters, order, look-ups. Nothing here runs them.

Every filter that is None filters nothing. Dates are days (YYYY-MM-DD) and states alpha-3 by the time they come here.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, union_all

from communique.ledger import schema
from communique.model import codes
from communique.text.names import fold

PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a record must have to be listed. Not every field means something for every kind of record.

    `entities` are merged ids, one of which must be concerned; `states` must all be; `ids` are candidates from
    a search.
    """

    type: str | None = None
    kind: str | None = None
    stage: str | None = None
    status: str | None = None
    states: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    document: str | None = None
    on: str | None = None
    field: str | None = None
    state_of_reading: str | None = None
    supplier: str | None = None
    recipient: str | None = None
    entities: tuple[str, ...] | None = None
    matching: Select[Any] | None = None


def _equal(table: Any, asked: Filter, *fields: str) -> list[ColumnElement[bool]]:
    return [table.c[f] == getattr(asked, f) for f in fields if getattr(asked, f) is not None]


def _days(table: Any, asked: Filter) -> list[ColumnElement[bool]]:
    """Those whose span of days meets the one asked for; with no known day on either end, not those."""
    known = or_(table.c.day_from.is_not(None), table.c.day_to.is_not(None))
    found = []
    if asked.since:
        found.append(and_(known, or_(table.c.day_to.is_(None), table.c.day_to >= asked.since)))
    if asked.until:
        found.append(and_(known, or_(table.c.day_from.is_(None), table.c.day_from <= asked.until)))
    return found


def _members(entities: Sequence[str]) -> Select[Any]:
    """Every id that the record may name these merged entities by."""
    merged = select(schema.resolutions.c.id).where(schema.resolutions.c.target.in_(entities))
    own = select(schema.entities.c.id).where(schema.entities.c.id.in_(entities))
    return select(union_all(merged, own).subquery())


def _report_concerns(report: ColumnElement[Any], asked: Filter) -> list[ColumnElement[bool]]:
    """That a report has these states among its participants and names one of these entities."""
    named = schema.involved.c.report
    return [report.in_(select(named).where(*part)) for part in _parts(asked)]


def _parts(asked: Filter) -> list[list[ColumnElement[bool]]]:
    """What must be true of some row of who takes part, one list for each state and one for the entities."""
    part = schema.involved.c
    found: list[list[ColumnElement[bool]]] = [
        [part.part == PARTICIPANT, part.country == state] for state in asked.states
    ]
    return found if asked.entities is None else [*found, [part.member.in_(_members(asked.entities))]]


def _of_outlet(document: ColumnElement[Any], outlet: str) -> ColumnElement[bool]:
    named = schema.documents.c.outlet.icontains(outlet, autoescape=True)
    return document.in_(select(schema.documents.c.id).where(named))


def _from_documents(table: Any, asked: Filter) -> list[ColumnElement[bool]]:
    found = _equal(table, asked, "document")
    if asked.outlet is not None:
        found.append(_of_outlet(table.c.document, asked.outlet))
    return found


def _matching(column: ColumnElement[Any], asked: Filter) -> list[ColumnElement[bool]]:
    return [] if asked.matching is None else [column.in_(asked.matching)]


def documents(asked: Filter) -> Select[Any]:
    """Documents, oldest first."""
    table, report = schema.documents, schema.reports.c
    where = _days(table, asked) + _matching(table.c.id, asked)
    if asked.outlet is not None:
        where.append(table.c.outlet.icontains(asked.outlet, autoescape=True))
    if asked.state_of_reading is not None:
        where.append(table.c.state == asked.state_of_reading)
    if asked.entities is not None:
        member = schema.members.c
        where.append(table.c.id.in_(select(member.document).where(member.id.in_(_members(asked.entities)))))
    if asked.states:
        concerned = _report_concerns(report.id, Filter(states=asked.states))
        where.append(table.c.id.in_(select(report.document).where(*concerned)))
    return select(table.c.id, table.c.record, table.c.text).where(*where).order_by(*_by_day(table))


def reports(asked: Filter) -> Select[Any]:
    """Reports, oldest first: by their own date, or where they have none by that of their article."""
    table = schema.reports
    where = _equal(table, asked, "type", "kind", "stage", "status") + _days(table, asked)
    where += _from_documents(table, asked) + _report_concerns(table.c.id, asked) + _matching(table.c.id, asked)
    return select(table.c.document, table.c.record).where(*where).order_by(*_by_day(table))


def attributes(asked: Filter) -> Select[Any]:
    """Attributes, by what they are of."""
    table = schema.attributes
    where = _from_documents(table, asked) + _matching(table.c.id, asked)
    if asked.entities is not None:
        where.append(table.c.subject.in_(_members(asked.entities)))
    return select(table.c.document, table.c.record).where(*where).order_by(table.c.property, table.c.id)


def withheld(asked: Filter) -> Select[Any]:
    """Withheld notes. States and entities are those of the report that a note is about."""
    table = schema.withheld
    where = _from_documents(table, asked) + _matching(table.c.id, asked)
    if asked.states or asked.entities is not None:
        where += _report_concerns(table.c.about, asked)
    if asked.since or asked.until:
        where.append(table.c.document.in_(select(schema.documents.c.id).where(*_days(schema.documents, asked))))
    return select(table.c.document, table.c.record).where(*where).order_by(table.c.document, table.c.id)


def entities(asked: Filter) -> Select[Any]:
    """Merged entities, those seen in most documents first."""
    table = schema.entities
    where = _equal(table, asked, "kind")
    where += [table.c.country == state for state in asked.states]
    if asked.entities is not None:
        where.append(table.c.id.in_(asked.entities))
    return select(table.c.record).where(*where).order_by(table.c.seen.desc(), table.c.name, table.c.id)


def events(asked: Filter) -> Select[Any]:
    """Events, oldest first, the undated last."""
    table, link = schema.events, schema.event_reports.c
    where = _equal(table, asked, "type", "kind", "stage", "status") + _days(table, asked)
    named = select(link.event).join(schema.involved, schema.involved.c.report == link.report)
    where += [table.c.id.in_(named.where(*part)) for part in _parts(asked)]  # each may come from another report
    if asked.outlet is not None or asked.document is not None:
        of = select(schema.reports.c.id).where(*_from_documents(schema.reports, asked))
        where.append(table.c.id.in_(select(link.event).where(link.report.in_(of))))
    where += [table.c.id.in_(select(link.event).where(m)) for m in _matching(link.report, asked)]
    return select(table.c.record).where(*where).order_by(*_by_day(table))


def conflicts(asked: Filter) -> Select[Any]:
    """Conflicts, of events and of entities."""
    table = schema.conflicts
    where = _equal(table, asked, "kind", "on", "field")
    if asked.states or asked.entities is not None:
        of_events = events(Filter(states=asked.states, entities=asked.entities)).with_only_columns(schema.events.c.id)
        of_entities = entities(Filter(states=asked.states, entities=asked.entities))
        of_entities = of_entities.with_only_columns(schema.entities.c.id)
        where.append(or_(table.c.target.in_(of_events.order_by(None)), table.c.target.in_(of_entities.order_by(None))))
    return select(table.c.record).where(*where).order_by(table.c.on.desc(), table.c.field, table.c.id)


def deals(asked: Filter) -> Select[Any]:
    """Deals that got as far as the stage, or farther (of `cancelled`, those that were); oldest first."""
    table, told, held = schema.deals, schema.deal_events.c, schema.deal_states.c
    where = _equal(table, asked, "supplier", "recipient") + _days(table, asked)
    where += [exists().where(held.deal == table.c.id, held.state == state) for state in asked.states]
    if asked.stage == "cancelled":
        where.append(table.c.cancelled == 1)
    elif asked.stage is not None:
        where.append(table.c.furthest >= codes.STAGES["transfer"].index(asked.stage))
    if asked.entities is not None:
        of_events = events(Filter(entities=asked.entities)).with_only_columns(schema.events.c.id).order_by(None)
        where.append(exists().where(told.deal == table.c.id, told.event.in_(of_events)))
    return select(table.c.record).where(*where).order_by(*_by_day(table))


def _by_day(table: Any) -> tuple[ColumnElement[Any], ...]:
    return (func.coalesce(table.c.day_from, table.c.day_to).asc().nulls_last(), table.c.id)


LISTS = {
    "documents": documents, "entities": entities, "reports": reports, "attributes": attributes,
    "withheld": withheld, "events": events, "conflicts": conflicts,
    "deals": deals,
}  # fmt: skip


def named(name: str, *, exact: bool) -> Select[Any]:
    """Ids of the merged entities that bear a name; or, not exact, whose name contains it as words begin."""
    folded, column = fold(name), schema.names.c.folded
    if exact:
        return select(schema.names.c.entity).where(column == folded).distinct()
    begins = or_(column.startswith(folded, autoescape=True), column.contains(f" {folded}", autoescape=True))
    return select(schema.names.c.entity).where(begins).distinct()


def spellings() -> Select[Any]:
    """Every spelling of a merged entity, folded, with the entity's id and kind."""
    entity, name = schema.entities.c, schema.names.c
    return select(entity.id, entity.kind, name.folded).join(schema.names, name.entity == entity.id)


def targets(members: Collection[str]) -> Select[Any]:
    """Ids of members, of those that are part of something merged, and the merged ids they resolve to."""
    to = schema.resolutions.c
    return select(to.id, to.target).where(to.id.in_(members))
