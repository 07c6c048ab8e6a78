"""What reconciling makes of all readings: events, their origins, and conflicts."""

from dataclasses import dataclass, field
from typing import Any, Final

from communique.model.entity import Entity
from communique.model.kept import Kept
from communique.model.showing import Shown

OMITTED: Final = {"omitted": True}  # of a field: it is left out of a record where it is None


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent origin and the documents that carry it. `entity` is null for an outlet that is not named."""

    entity: str | None
    name: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a merged field, the reports that give it and the origins that vouch for it (by name).

    `judged` is `right` or `wrong` where a person has judged so; else it is left out of the record.
    """

    value: Any
    reports: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    judged: str | None = field(default=None, metadata=OMITTED)


@dataclass(frozen=True, slots=True)
class Stage:
    """One rung of a transfer or an agreement: when (EDTF), and the reports that say so."""

    stage: str
    when: str | None
    reports: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event(Shown):
    """Reports of one happening, merged. Each field is a list of values, the best supported first.

    `fields` has the keys `status`, `stage`, `hedged`, `when`, `where`, `participants`, `items`, `instrument`,
    `topics`; its values are as in a report's record (a participant as its object). In the export they stand
    beside `type` and `kind`, not under `fields`.
    """

    id: str
    type: str
    kind: str | None
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    fields: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    stage_history: tuple[Stage, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: a value, the reports and attributes that give it, and their origins (by name)."""

    value: Any
    reports: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict(Shown):
    """Sources that cannot all be right, about one field of an event or an entity."""

    id: str
    on: str
    target: str
    field: str
    kind: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What all readings come to. `resolve` maps every member id of an entity or event to the merged id; `kept` is what
    adding a document starts from, none where that is not to be."""

    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    resolve: dict[str, str] = field(default_factory=dict)
    kept: Kept | None = None


@dataclass(slots=True)
class Change:
    """What changes in a ledger: `made` holds what is new or otherwise than it was, with the rows to keep for it; `gone`
    are the ids of entities, events and conflicts that are no more, `lost` those of members; `dropped` the profiles,
    documents, members, reports and attributes whose kept rows are no more."""

    made: Reconciliation
    gone: set[str]
    lost: set[str]
    dropped: set[str]
