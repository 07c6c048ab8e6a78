"""Records to rows and back. Pure: nothing here touches a database."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from communique.model import (
    Attribute,
    Conflict,
    Deal,
    Document,
    Entity,
    Event,
    Participant,
    Record,
    Report,
    Withheld,
    codes,
    from_record,
    to_record,
)
from communique.text import edtf
from communique.text.names import fold

Row = dict[str, Any]

ENTITY_FIELDS = ("entity", "subject", "value_entity", "by")
"""Fields that hold the id of an entity, wherever in a record; `also` holds a list of them."""


def stored(record: Record) -> Row:
    """What the column `record` holds: all but the kind, which the table tells, and a document's text."""
    out = to_record(record)
    del out["record"]
    if isinstance(record, Document):
        del out["text"]
    return out


def exported(kind: str, record: Mapping[str, Any], text: str | None = None) -> Row:
    """The codebook's JSON object from what `stored` made, fields in the order of the model."""
    out: Row = {"record": kind}
    for key, value in record.items():
        out[key] = value
        if key == "sha256" and text is not None:
            out["text"] = text
    return out


def typed(record: Row) -> Record:
    """The typed record of an exported object."""
    return from_record(record)


def days(date: str | None) -> tuple[str | None, str | None]:
    """First and last day (YYYY-MM-DD) that an EDTF date may mean; null where open, unknown or not valid."""
    low, high = edtf.bounds(date) if date else (None, None)
    return (low.isoformat() if low else None, high.isoformat() if high else None)


def resolved(value: Any, targets: Mapping[str, str]) -> Any:
    """A record with each entity's id replaced by that of the merged entity."""
    if isinstance(value, list):
        return [resolved(v, targets) for v in value]
    if not isinstance(value, dict):
        return value
    out: Row = {}
    for key, inner in value.items():
        if key in ENTITY_FIELDS and isinstance(inner, str):
            out[key] = targets.get(inner, inner)
        elif key == "also":
            out[key] = [targets.get(i, i) for i in inner]
        else:
            out[key] = resolved(inner, targets)
    return out


def named(value: Any) -> Iterator[str]:
    """The ids of entities that `resolved` would replace, wherever they stand in a record."""
    if isinstance(value, list):
        for inner in value:
            if isinstance(inner, dict):
                yield from named(inner)
        return
    for key, inner in value.items():
        if key == "also":
            yield from inner
        elif isinstance(inner, (dict, list)):
            yield from named(inner)
        elif key in ENTITY_FIELDS and isinstance(inner, str):
            yield inner


def document_row(document: Document) -> Row:
    day_from, day_to = days(document.published)
    return {
        "id": document.id, "state": document.state, "reader": document.reader, "outlet": document.outlet,
        "language": document.language, "genre": document.genre, "title": document.title,
        "published": document.published, "day_from": day_from, "day_to": day_to, "text": document.text,
        "record": stored(document),
    }  # fmt: skip


def member_row(document: str, entity: Entity) -> Row:
    return {"document": document, "id": entity.id, "record": stored(entity)}


def report_row(report: Report, published: str | None) -> Row:
    day_from, day_to = days(report.when or published)
    return {
        "id": report.id, "document": report.document, "type": report.type, "kind": report.kind,
        "stage": report.stage, "status": report.status, "day_from": day_from, "day_to": day_to,
        "record": stored(report),
    }  # fmt: skip


def involved_rows(report: Report) -> Iterator[Row]:
    """Who and what a report names."""
    where = (report.where,) if report.where else ()
    for position, named in enumerate((*report.participants, *report.items, *where)):
        part = "participant" if isinstance(named, Participant) else "where" if named is report.where else "item"
        yield {
            "report": report.id, "position": position, "part": part, "role": getattr(named, "role", None),
            "member": named.entity, "country": getattr(named, "country", None), "text": named.text,
        }  # fmt: skip


def attribute_row(attribute: Attribute) -> Row:
    return {
        "id": attribute.id, "document": attribute.document, "subject": attribute.subject,
        "property": attribute.property, "record": stored(attribute),
    }  # fmt: skip


def withheld_row(note: Withheld) -> Row:
    return {
        "id": note.id, "document": note.document, "about": note.about, "what": note.what, "record": stored(note),
    }  # fmt: skip


def evidence_rows(record: Report | Attribute | Withheld) -> Iterator[Row]:
    """The quotes that a record stands on."""
    for quoted in record.evidence:
        yield {"of": record.id, "document": quoted.document, "quote": quoted.quote}


def cited_rows(said: Iterable[Report | Attribute | Withheld]) -> Iterator[Row]:
    """Whom documents name as sources, each once."""
    named = ((r.document, link.entity, link.name) for r in said for link in r.attribution)
    for document, member, name in dict.fromkeys(named):
        if not name.startswith("("):
            yield {"document": document, "member": member, "name": name}


def entity_row(entity: Entity) -> Row:
    return {
        "id": entity.id, "kind": entity.kind, "name": entity.name, "country": entity.country,
        "seen": len(entity.documents), "record": stored(entity),
    }  # fmt: skip


def name_rows(entity: Entity) -> Iterator[Row]:
    """Every spelling of an entity, folded."""
    for folded in sorted({fold(name) for name in (entity.name, *entity.aliases)} - {""}):
        yield {"entity": entity.id, "folded": folded}


def event_row(event: Event) -> Row:
    """The best supported value of each field that events are filtered by."""
    best = {name: values[0].value for name, values in event.fields.items() if values}
    day_from, day_to = days(cast("str | None", best.get("when")))
    return {
        "id": event.id, "type": event.type, "kind": event.kind, "stage": best.get("stage"),
        "status": best.get("status"), "day_from": day_from, "day_to": day_to, "record": stored(event),
    }  # fmt: skip


def conflict_row(conflict: Conflict) -> Row:
    return {
        "id": conflict.id, "on": conflict.on, "target": conflict.target, "field": conflict.field,
        "kind": conflict.kind, "record": stored(conflict),
    }  # fmt: skip


def deal_row(deal: Deal) -> Row:
    """Its span runs from the first to the last day of what is dated; where nothing is, of when it was told."""
    dates = [when.value for rung in deal.ladder for when in rung.when] or [r.told for r in deal.ladder if r.told]
    spans = [days(date) for date in dates]
    first = min((day for span in spans for day in span if day), default=None)
    last = max((day for span in spans for day in span if day), default=None)
    stages = codes.STAGES["transfer"]
    return {
        "id": deal.id, "supplier": deal.supplier, "recipient": deal.recipient,
        "furthest": stages.index(deal.furthest) if deal.furthest else -1,
        "cancelled": int(deal.rung("cancelled") is not None), "day_from": first, "day_to": last,
        "record": stored(deal),
    }  # fmt: skip
