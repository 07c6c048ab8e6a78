"""Cards: what a ledger, an event, a deal or a conflict comes to in a few lines, for notebooks."""

from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import func, select

from communique.knowledge import terms
from communique.knowledge.states import name_of
from communique.ledger import Ledger, schema
from communique.ledger.ledger import PLURAL
from communique.model import Conflict, Deal, Event
from communique.model.records import plain
from communique.present import deals, gaps
from communique.present.catalogue import Catalogue
from communique.present.matter import Matter
from communique.present.naming import Namer
from communique.present.phrasing import capital, number
from communique.present.sentences import Teller
from communique.present.valued import in_words
from communique.text import edtf

PAIRS: Final = 5
VALUES: Final = 6  # of one field
COUNTED: Final = ("document", "event", "report", "entity", "conflict", "withheld", "deal")
NAMES: Final = {
    "status": "status", "stage": "stage", "when": "date", "where": "place", "participants": "who", "items": "what",
    "instrument": "instrument",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled line: what is said, and who says so; `who` is empty where that is no question."""

    label: str
    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A title, a line under it, rows, and the id or place at the foot."""

    title: str
    under: str
    rows: tuple[Row, ...]
    foot: str


def of_ledger(ledger: Ledger) -> Card:
    """How much there is, the span of the articles, the busiest pairs: all as it was last reconciled."""
    counted = {kind: _count(ledger, kind) for kind in COUNTED}
    column = schema.documents.c
    first, last = ledger.table(select(func.min(column.day_from), func.max(column.day_to)))[0]
    pairs = Catalogue(ledger).pairs[:PAIRS] if counted["event"] else ()
    stale = "Read since it was reconciled: ask it for anything, and it is brought up to date." if ledger.stale else ""
    return Card(
        ledger.place.replace("\\", "/").rsplit("/", 1)[-1],
        " ".join(filter(None, (f"Articles from {_span(first, last)}." if first and last else "", stale))),
        (
            *(Row(PLURAL[kind], f"{value:,}") for kind, value in counted.items()),
            *(Row(f"{name_of(a)} and {name_of(b)}", number(n, "happening")) for (a, b), n in pairs),
        ),
        ledger.place,
    )


def _count(ledger: Ledger, kind: str) -> int:
    return int(ledger.table(select(func.count()).select_from(schema.TABLES[kind]))[0][0])


def _span(first: str, last: str) -> str:
    return edtf.humanize(first) if first == last else f"{edtf.humanize(first)} to {edtf.humanize(last)}"


def of_event(event: Event) -> Card:
    """The event as a sentence, and each value with who vouches. Names are as articles print them: an event by itself
    does not know its entities."""
    named = {v.value.get("entity") or v.value["text"]: v for v in reversed(event.fields.get("participants") or ())}
    once = tuple(reversed(named.values()))  # each under the name that is best supported
    own = replace(event, fields={**event.fields, "participants": once})
    matter = Matter(states=("", ""), events=(own,))
    rows = tuple(row for field, label in NAMES.items() for row in _rows(event, field, label))
    told = f"{number(len(event.reports), 'report')}, {number(len(event.origins), 'independent origin')}"
    kind = capital(terms.label(event.type, event.kind))
    return Card(Teller(matter, Namer(matter)).clause(own), f"{kind}. {capital(told)}.", rows, event.id)


def _rows(event: Event, field: str, label: str) -> list[Row]:
    values = event.fields.get(field) or ()
    rows = [
        Row(label, in_words(field, plain(v.value), type_=event.type), ", ".join(v.origins)) for v in values[:VALUES]
    ]
    return rows + ([Row(label, f"and {len(values) - VALUES} more")] if len(values) > VALUES else [])


def of_deal(deal: Deal) -> Card:
    """What goes from whom to whom, how far it got, each rung with its origins."""
    rows = tuple(Row("", capital(deals.rung(rung)), ", ".join(deals.origins(rung))) for rung in deal.ladder)
    title = f"{capital(deals.goods(deal))} {deals.way(deal)}"
    return Card(title, f"Got as far as: {deals.furthest(deal)}.", rows, deal.id)


def of_conflict(conflict: Conflict) -> Card:
    """What the sources say, side by side."""
    rows = tuple(
        Row("", capital(gaps.standpoint(conflict, side.value, [])), ", ".join(side.origins)) for side in conflict.sides
    )
    return Card(
        f"{capital(gaps.named(conflict.field))}: sources that cannot all be right", f"Of {conflict.target}.", rows,
        conflict.id,
    )  # fmt: skip
