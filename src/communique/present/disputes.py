"""Conflicts as a work list has them: what they are about, and each side with its origins and exact words."""

from dataclasses import dataclass
from typing import Any

from communique.ledger import Ledger
from communique.model import Attribute, Conflict, Document, Event, Report, to_record
from communique.present.exporters import flat

SIGNS = {"up_to": "up to ", "over": "over ", "about": "about "}


@dataclass(frozen=True, slots=True)
class Said:
    """Who says so: the record, its article, the chain of sources in words, and the quote."""

    id: str
    document: str
    outlet: str | None
    published: str | None
    chain: str
    quote: str


@dataclass(frozen=True, slots=True)
class Standpoint:
    """One side: its value as the record has it and in words, its origins by name, and who says so."""

    value: Any
    words: str
    origins: tuple[str, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict with what it is about in words (`Vihor`; `transfer delivery: Serbia → Algeria, Vihor`)."""

    id: str
    kind: str
    field: str
    on: str
    target: str
    about: str
    sides: tuple[Standpoint, ...]


def dispute(ledger: Ledger, conflict: Conflict) -> Dispute:
    """A conflict with the words of its sides."""
    sides = []
    for side in conflict.sides:
        records = [ledger.get(i) for i in (*side.reports, *side.attributes)]
        told = [r for r in records if isinstance(r, Report | Attribute)]
        said = tuple(_said(ledger, r) for r in told)
        sides.append(Standpoint(side.value, _words(conflict.field, side.value, told), side.origins, said))
    about = _about(ledger, conflict)
    return Dispute(conflict.id, conflict.kind, conflict.field, conflict.on, conflict.target, about, tuple(sides))


def _said(ledger: Ledger, record: Report | Attribute) -> Said:
    document = ledger.get(record.document)
    assert isinstance(document, Document)
    quote = " […] ".join(" ".join(e.quote.split()) for e in record.evidence)
    chain = flat.chain(to_record(record)["attribution"])
    return Said(record.id, document.id, document.outlet, document.published, chain, quote)


def _words(field: str, value: Any, told: list[Report | Attribute]) -> str:
    """A value in words: "up to 300 km" where a claim says the unit, "12 howitzers" of what is counted."""
    for record in told:
        if isinstance(record, Attribute) and record.value == value:
            return f"{SIGNS.get(record.comparator or '', '')}{flat.value_of(field, value)} {record.unit or ''}".rstrip()
        items = record.items if isinstance(record, Report) and field == "quantity" else ()
        for item in items:
            if item.quantity == value:
                return flat.item(to_record(record)["items"][items.index(item)])
    return flat.value_of(field, value)


def _about(ledger: Ledger, conflict: Conflict) -> str:
    if conflict.on == "entity":
        return ledger.name(conflict.target) or conflict.target
    event = ledger.get(conflict.target)
    assert isinstance(event, Event)
    record = to_record(event)
    codes = dict.fromkeys(filter(None, (event.type, event.kind, flat.best(record, "stage"))))
    parties = flat.who([v["value"] for v in record.get("participants") or []], ledger.name)
    goods = flat.best(record, "items")
    return f"{' '.join(codes)}: " + ", ".join(filter(None, (parties, goods and goods["text"])))
