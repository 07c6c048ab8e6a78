"""What each outlet is to the others: how often an origin, how often a relay, whom it cites, whom it contradicts."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from sqlalchemy import select

from communique.ledger import Ledger, bulk, schema
from communique.present.outlets import Outlets

Ids = dict[str, set[str]]
"""Ids of events or conflicts, by whom they concern: the key of an outlet, or the id of a merged entity."""


@dataclass(slots=True)
class Part:
    """An outlet's part in what the ledger tells, as ids of events: those of which it is an independent `origin`, and
    those that it only passes on (`relay`): each happening in which it has a part is one or the other.

    `cites` has those in which it names a source, `cited` those in which an outlet names it; `unnamed` those with a
    source that is not known by name. `conflicts` are those in which its articles stand on one side alone; `against`
    the same by the outlets that stand on another side.
    """

    origin: set[str] = field(default_factory=set)
    relay: set[str] = field(default_factory=set)
    unnamed: set[str] = field(default_factory=set)
    cites: Ids = field(default_factory=lambda: defaultdict(set))
    cited: Ids = field(default_factory=lambda: defaultdict(set))
    conflicts: set[str] = field(default_factory=set)
    against: Ids = field(default_factory=lambda: defaultdict(set))


def parts(ledger: Ledger, outlets: Outlets) -> dict[str, Part]:
    """The part of every outlet, by its key."""
    found: dict[str, Part] = {key: Part() for key in outlets.by_key}
    of_document = {d: one.key for one in outlets.by_key.values() for d in one.documents}
    origins = dict(_origins(ledger, outlets))
    home: dict[str, str] = {}  # the outlet of each record's article
    for event, report, document, chain in _chains(ledger, outlets):
        voices = [of_document.get(document), *chain[1:]]
        home |= {report: voices[0]} if voices[0] else {}
        for voice in (v for v in voices if v in found):
            (found[voice].origin if voice in origins[event] else found[voice].relay).add(event)
        for one, other in pairwise(voices):
            if one in found and one != other:
                (found[one].cites[other] if other else found[one].unnamed).add(event)
                if other in found:
                    found[other].cited[one].add(event)
    claim = schema.attributes.c
    home |= {id_: of_document[d] for id_, d in ledger.table(select(claim.id, claim.document)) if d in of_document}
    for id_, record in ledger.table(select(schema.conflicts.c.id, schema.conflicts.c.record)):
        _opposed(id_, record["sides"], home, found)
    return found


def _origins(ledger: Ledger, outlets: Outlets) -> Iterator[tuple[str, set[str]]]:
    """Each event with the outlets that are origins of it."""
    event = schema.events.c
    for id_, origins in ledger.table(select(event.id, event.record["origins"])):
        met = (outlets.of(o["entity"]) if o["entity"] else outlets.named(o["name"]) for o in origins)
        yield id_, {one.key for one in met if one}


def _chains(ledger: Ledger, outlets: Outlets) -> Iterator[tuple[str, str, str, list[str | None]]]:
    """Each report with its event, its article, and the chain of those who vouch: outlets by their keys, others by the
    ids of merged entities, None for who is not known by name."""
    link, report = schema.event_reports.c, schema.reports.c
    joined = schema.reports.join(schema.event_reports, link.report == report.id)
    query = select(link.event, report.id, report.document, report.record["attribution"]).select_from(joined)
    rows = ledger.table(query)
    targets = _targets(ledger, {one["entity"] for *_, chain in rows for one in chain[1:] if one["entity"]})

    def voice(one: dict[str, Any]) -> str | None:
        entity = targets.get(one["entity"], one["entity"])
        outlet = outlets.of(entity) if entity else outlets.named(one["name"])
        return outlet.key if outlet else entity

    for event, id_, document, chain in rows:
        yield event, id_, document, [None, *map(voice, chain[1:])]


def _targets(ledger: Ledger, members: set[str]) -> dict[str, str]:
    """The merged ids of members."""
    to, wanted = schema.resolutions.c, sorted(members)
    found: dict[str, str] = {}
    for at in range(0, len(wanted), bulk.TOGETHER):
        some = wanted[at : at + bulk.TOGETHER]
        found |= {id_: target for id_, target in ledger.table(select(to.id, to.target).where(to.id.in_(some)))}
    return found


def _opposed(id_: str, sides: list[dict[str, Any]], home: dict[str, str], found: dict[str, Part]) -> None:
    """A conflict noted with each outlet that stands on one side of it and not on the others."""
    standing = [{home[r] for r in (*side["reports"], *side["attributes"]) if r in home} for side in sides]
    for side in standing:
        for outlet in side:
            others = [s for s in standing if outlet not in s]
            if others:
                found[outlet].conflicts.add(id_)
            for other in {o for s in others for o in s} - side:
                found[outlet].against[other].add(id_)
