"""From accounts to events and conflicts, judged; and what is kept of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from communique.model import Attribute, Conflict, Document, Event, Judgement, Link, Report
from communique.model.kept import Footing, Kept
from communique.reconcile.accounts import Account
from communique.reconcile.conflicts import of_event, of_things
from communique.reconcile.events import event_id, reconcile_events
from communique.reconcile.judgements import pairs
from communique.reconcile.meeting import Pair, blocks, footing
from communique.reconcile.origins import Sources
from communique.reconcile.places import place
from communique.reconcile.verdicts import verdicts
from communique.text import labels


@dataclass(frozen=True, slots=True)
class Happenings:
    """Events and conflicts, each by id; what every id that an event could have leads to; pairs likely of one."""

    events: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]
    resolve: dict[str, str]
    likely: list[Pair]


def happenings(
    accounts: Iterable[Account], attributes: Iterable[Attribute], sources: Sources, judgements: tuple[Judgement, ...],
    resolve: dict[str, str],
) -> Happenings:  # fmt: skip
    """Bring accounts, and claims about things, together. `resolve` leads to what judgements name beside them."""
    judged = pairs(judgements, "same"), pairs(judgements, "different")
    made, likely = reconcile_events(accounts, sources, judged)
    renamed = {event_id(r): e.id for e, _, _ in made for r in e.reports}
    known = verdicts(judgements, {**resolve, **renamed})
    conflicts = [c for event, members, voices in made for c in of_event(event, members, voices, sources, known)]
    conflicts += of_things(attributes, sources, known)
    return Happenings(
        tuple(sorted((known.event(e) for e, _, _ in made), key=lambda e: e.id)),
        tuple(sorted(map(known.conflict, conflicts), key=lambda c: c.id)),
        renamed,
        likely,
    )


def keep(
    kept: Kept, accounts: Iterable[Account], attributes: Iterable[Attribute], documents: Iterable[Document],
    cited: Mapping[str, Iterable[Link]], likely: Iterable[Pair],
) -> None:  # fmt: skip
    """Add the rows to keep of reports, attributes and documents."""
    for a in accounts:
        kept.footings.append(footing(a))
        spots = {place("block", *block) for block in blocks(a)}
        kept.places += [(spot, a.id) for spot in sorted(spots | set(leans(a.report)))]
    for attribute in attributes:
        kept.footings.append(Footing(attribute.id, attribute.document, None, None, False, False, None))
        kept.places += [(spot, attribute.id) for spot in sorted(set(leans(attribute)))]
    for document in documents:
        named = {v.name for v in document.via} | ({document.outlet} if document.outlet else set())
        links = list(cited.get(document.id, ()))
        spots = {outlet_place(name) for name in named | {link.name for link in links}}
        spots |= {member_place(link.entity) for link in links if link.entity}
        kept.places += [(spot, document.id) for spot in sorted(spots)]
    kept.edges += sorted(likely)


def outlet_place(name: str) -> int:
    """What leans on an outlet's being known by a name."""
    return place("outlet", *labels.outlet(name).words)


def member_place(member: str) -> int:
    """What leans on who a member is."""
    return place("member", member)


def leans(record: Report | Attribute) -> Iterator[int]:
    """What an account, or a claim, leans on: the members and the outlet that it names."""
    last = record.attribution[-1]
    named = [last.entity]
    if isinstance(record, Report):
        named += [p.entity for p in record.participants]
        named += [i.entity for i in record.items]
        named += [record.where.entity] if record.where else []
    else:
        named += [record.subject, record.value_entity]
    yield from (member_place(m) for m in named if m)
    yield outlet_place(last.name)
