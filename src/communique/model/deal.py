"""Deals: the same goods between the same states, from the first interest to what is in service."""

from collections.abc import Mapping
from dataclasses import dataclass

from communique.model.document import Document
from communique.model.entity import Entity
from communique.model.event import Event, Origin, Value
from communique.model.report import Report
from communique.model.showing import Shown


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of a deal, in one standing: `reached`, `ahead` (planned, wanted or only possible) or `denied`.

    `stage` is one of a transfer's. `when` holds EDTF dates, `numbers` items of the codebook (`text`, `quantity`,
    `unit`, `comparator`; money too, its unit an ISO 4217 currency), each the best supported first. `origins` are
    independent of one another. `hedged`: each report of it voices doubt. `told` is when the first article on it was
    published (EDTF).
    """

    stage: str
    standing: str
    when: tuple[Value, ...] = ()
    numbers: tuple[Value, ...] = ()
    reports: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    hedged: bool = False
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Deal(Shown):
    """What events tell of the same goods between the same states.

    `supplier` and `recipient` are alpha-3, null where no source says; `states` are all that are known. `designation`
    is the name of the model or vessel (`entity` its id), `description` what it is in words. `kind` is a transfer's.
    `furthest` is the furthest stage reached that at least one independent origin vouches for, `corroborated` the one
    that at least two put it at, or beyond; being cancelled is no furthest stage but a rung of its own.
    """

    id: str
    supplier: str | None
    recipient: str | None
    states: tuple[str, ...]
    designation: str | None
    description: str | None
    entity: str | None
    kind: str | None
    furthest: str | None
    corroborated: str | None
    ladder: tuple[Rung, ...]
    events: tuple[str, ...]
    reports: tuple[str, ...]

    def rung(self, stage: str, standing: str = "reached") -> Rung | None:
        """The rung of that stage in that standing; None where no source tells of it."""
        return next((r for r in self.ladder if (r.stage, r.standing) == (stage, standing)), None)


@dataclass(frozen=True, slots=True)
class DealSources:
    """What deals are found in, by id: events with their reports, the documents of these (their texts may be left out),
    and the merged entities that are equipment or vessels."""

    events: tuple[Event, ...]
    reports: Mapping[str, Report]
    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
