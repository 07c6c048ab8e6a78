"""Who takes part in the same meetings, visits, honours and agreements, by the same report."""

from typing import Any, Final

from sqlalchemy import Select, func, select

from communique.ledger import schema
from communique.web.site import Site

TYPES: Final = ("meeting", "visit", "honour", "agreement")
MOST: Final = 15


def _joined(id: str) -> tuple[Select[Any], Any, Any]:
    """The rows in which an entity and another of its kind take part; the column of the event, the other entity."""
    mine, theirs = schema.involved.alias(), schema.involved.alias()
    own, other = schema.resolutions.alias(), schema.resolutions.alias()
    self_, known = schema.entities.alias(), schema.entities.alias()
    event = schema.event_reports.c.event
    joined = (
        mine.join(own, own.c.id == mine.c.member)
        .join(self_, self_.c.id == own.c.target)
        .join(theirs, (theirs.c.report == mine.c.report) & (theirs.c.part == "participant"))
        .join(other, other.c.id == theirs.c.member)
        .join(known, (known.c.id == other.c.target) & (known.c.kind == self_.c.kind))
        .join(schema.reports, schema.reports.c.id == mine.c.report)
        .join(schema.event_reports, schema.event_reports.c.report == mine.c.report)
    )
    query = select().select_from(joined).where(own.c.target == id, mine.c.part == "participant", other.c.target != id)
    return query.where(schema.reports.c.type.in_(TYPES)), event, known.c


def met(site: Site, id: str) -> list[Any]:
    """With whom an entity takes part (`id`, `name`, `kind`, `country`) in how many happenings (`times`), the most
    often first."""
    query, event, known = _joined(id)
    times = func.count(event.distinct()).label("times")
    columns = (known.id, known.name, known.kind, known.country)
    counted = query.add_columns(*columns, times).group_by(*columns)
    return site.ledger.table(counted.order_by(times.desc(), known.name, known.id).limit(MOST))


def together(site: Site, id: str, other: str) -> set[str]:
    """The happenings in which the two take part."""
    query, event, known = _joined(id)
    return {row.event for row in site.ledger.table(query.add_columns(event).where(known.id == other).distinct())}
