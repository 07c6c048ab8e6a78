"""Who takes part in the same happening: the pairs that a network is drawn from."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from sqlalchemy import select

from communique.ledger import Ledger, schema

TYPES: Final = ("meeting", "visit")
KINDS: Final = ("person", "body", "group", "company")


@dataclass(frozen=True, slots=True)
class Member:
    """Someone who takes part: the merged entity's id, name, kind and state (alpha-3)."""

    id: str
    name: str
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Tie:
    """Two who took part in the same happenings, and in which."""

    first: Member
    second: Member
    events: tuple[str, ...]


def companies(ledger: Ledger) -> dict[str, tuple[Member, ...]]:
    """Who takes part in each meeting and visit, by the event's id."""
    link, part, to, known, event = (
        schema.event_reports.c, schema.involved.c, schema.resolutions.c, schema.entities.c, schema.events.c,
    )  # fmt: skip
    joined = (
        schema.events.join(schema.event_reports, link.event == event.id)
        .join(schema.involved, part.report == link.report)
        .join(schema.resolutions, to.id == part.member)
        .join(schema.entities, known.id == to.target)
    )
    query = (
        select(link.event, known.id, known.name, known.kind, known.country).select_from(joined)
        .where(event.type.in_(TYPES), part.part == "participant", known.kind.in_(KINDS)).distinct()
    )  # fmt: skip
    found: dict[str, list[Member]] = defaultdict(list)
    for row in ledger.table(query):
        found[row.event].append(Member(row.id, row.name, row.kind, row.country))
    return {event_: tuple(sorted(some, key=lambda m: m.id)) for event_, some in found.items()}


def ties(
    members: Mapping[str, Collection[Member]], events: Iterable[str], kind: str = "person", *, abroad: bool = True
) -> list[Tie]:
    """Every two of a kind who took part in the same of these events, the most often first; with `abroad` only those
    who are not of one state."""
    found: dict[tuple[Member, Member], list[str]] = defaultdict(list)
    for event in events:
        some = [m for m in members.get(event, ()) if m.kind == kind]
        for first, second in combinations(some, 2):
            if not abroad or first.country is None or first.country != second.country:
                found[first, second].append(event)
    made = [Tie(first, second, tuple(sorted(some))) for (first, second), some in found.items()]
    return sorted(made, key=lambda t: (-len(t.events), t.first.name, t.second.name, t.first.id, t.second.id))


def degrees(found: Iterable[Tie]) -> Counter[Member]:
    """In how many ties, each counted as often as it was met, someone stands."""
    counted: Counter[Member] = Counter()
    for tie in found:
        counted[tie.first] += len(tie.events)
        counted[tie.second] += len(tie.events)
    return counted
