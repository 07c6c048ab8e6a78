"""What a brief is made from: the records of a ledger that concern two states, and look-ups among them."""

from dataclasses import dataclass, field
from typing import Any

from communique.model import Attribute, Conflict, Deal, Document, Entity, Event, Report, Withheld
from communique.text import edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Records by id. `events` are those to tell; `reports` holds all of theirs, `documents` all of the reports',
    `entities` every merged entity that a record names, by its own id and its members'.

    `states` are alpha-3; `about`, `since` and `until` what the brief was narrowed to, in the asker's words.
    """

    states: tuple[str, str]
    events: tuple[Event, ...] = ()
    reports: dict[str, Report] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    withheld: tuple[Withheld, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    deals: tuple[Deal, ...] = ()
    about: str | None = None
    since: str | None = None
    until: str | None = None

    def entity(self, id: str | None) -> Entity | None:
        """The merged entity of an id or of a member's."""
        return self.entities.get(id) if id else None

    def told(self, event: Event) -> tuple[Report, ...]:
        """An event's reports, the earliest published first."""
        found = [self.reports[r] for r in event.reports if r in self.reports]
        return tuple(sorted(found, key=lambda r: (self.published(r.document) or "9", r.id)))

    def published(self, document: str) -> str | None:
        """When an article was published (EDTF)."""
        found = self.documents.get(document)
        return found.published if found else None

    def first_told(self, event: Event) -> str | None:
        """When the first article that reports an event was published (EDTF)."""
        days = [d for r in self.told(event) if (d := self.published(r.document))]
        return min(days, key=edtf.sort_key) if days else None

    def order(self, event: Event) -> tuple[object, str]:
        """By what events are told in order: their date, or else when the first article on them was published."""
        return edtf.sort_key(best(event, "when") or self.first_told(event)), event.id


def best(event: Event, name: str) -> Any:
    """The best supported value of an event's field; None where there is none."""
    values = event.fields.get(name) or ()
    return values[0].value if values else None


def values(event: Event, name: str) -> list[Any]:
    """Every value of an event's field, the best supported first."""
    return [v.value for v in event.fields.get(name) or ()]
