"""The records of a ledger that a brief on two states is made from."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, cast

from sqlalchemy import Select

from communique.knowledge.states import name_of
from communique.ledger import Ledger, asking, bulk
from communique.model import Attribute, Conflict, Deal, Document, Entity, Event, Record, Report, Withheld, from_record
from communique.present.matter import Matter, best, values
from communique.text import edtf

THINGS = ("equipment", "vessel")
Said = Report | Attribute | Withheld


def gather(
    ledger: Ledger, states: tuple[str, str], *, about: str | None = None, since: str | None = None,
    until: str | None = None, between: Iterable[str] | None = None,
) -> Matter:  # fmt: skip
    """Everything in a ledger for a brief on two states (alpha-3); `about` is a name, dates as for `Ledger.events`;
    `between` are the ids of the events between them, for who knows these already.

    Raises InputError for a date that is none.
    """
    first, last = asking.days(since, until)
    ledger.refresh()
    named = None if about is None else {r.id for r in ledger.reports(about=about)}
    if between is None:
        between = (row.event for row in ledger.table(bulk.between(states)))
    events = _typed(ledger, Event, sorted(between))
    reports, documents = told_of(ledger, [e for e in events if named is None or named & set(e.reports)])
    found = Matter(states=states, reports=reports, documents=documents)
    kept = [
        e for e in events
        if any(r in reports for r in e.reports) and _within(e, found.first_told(e), first, last)
    ]  # fmt: skip
    return complete(ledger, kept, reports, documents, states=states, about=about, since=since, until=until)


def reports_of(ledger: Ledger, events: Iterable[Event]) -> dict[str, Report]:
    """The reports of some events."""
    return {r.id: r for r in _typed(ledger, Report, (id_ for e in events for id_ in e.reports))}


def told_of(ledger: Ledger, events: Iterable[Event]) -> tuple[dict[str, Report], dict[str, Document]]:
    """The reports of some events, and the articles that they stand in."""
    reports = reports_of(ledger, events)
    return reports, {d.id: d for d in _typed(ledger, Document, (r.document for r in reports.values()))}


def complete(
    ledger: Ledger, events: Sequence[Event], reports: dict[str, Report], documents: dict[str, Document], *,
    states: tuple[str, str], about: str | None = None, since: str | None = None, until: str | None = None,
) -> Matter:  # fmt: skip
    """Some events with all that a page tells of them: what was kept back, claims about the goods, conflicts, names."""
    reports = {r: reports[r] for e in events for r in e.reports if r in reports}
    notes: list[Withheld] = _some(ledger, "withheld", bulk.withheld_in, sorted({r.document for r in reports.values()}))
    entities = ledger.sketches(named_in(events, [*reports.values(), *notes]))
    notes = [n for n in notes if n.about in reports or (n.about is None and about is None and _of(n, entities, states))]
    given = [entities.get(i.get("entity")) for e in events for i in values(e, "items")]
    things = list(dict.fromkeys(e.id for e in given if e and e.kind in THINGS))
    attributes: list[Attribute] = _some(ledger, "attribute", bulk.claims_of, things)
    entities |= ledger.sketches(i for i in named_in((), attributes) if i not in entities)
    entities |= {e.id: e for e in entities.values()}
    more = _typed(ledger, Document, {a.document for a in attributes} - documents.keys())
    conflicts: list[Conflict] = _some(ledger, "conflict", bulk.conflicts_of, [*(e.id for e in events), *things])
    deals: list[Deal] = _some(ledger, "deal", bulk.deals_of, [e.id for e in events])
    between = {d.id: d for d in deals if set(d.states) <= set(states)}
    return Matter(
        states=states, events=tuple(events), reports=reports, documents=documents | {d.id: d for d in more},
        entities=entities, withheld=tuple(notes), attributes=tuple(attributes), conflicts=tuple(conflicts),
        deals=tuple(between[id_] for id_ in sorted(between)), about=about, since=since, until=until,
    )  # fmt: skip


def _typed(ledger: Ledger, type_: type[Any], ids: Iterable[str]) -> list[Any]:
    """The records of ids, in that order, each once."""
    wanted = list(dict.fromkeys(ids))
    found = ledger.many(wanted)
    return [found[id_] for id_ in wanted if isinstance(found.get(id_), type_)]


def _some(ledger: Ledger, kind: str, query: Callable[[Sequence[str]], Select[Any]], ids: Sequence[str]) -> list[Any]:
    """The records that a query finds for ids, so many at a time."""
    found: list[Record] = []
    for at in range(0, len(ids), bulk.TOGETHER):
        found += map(from_record, ledger.exported(kind, query(ids[at : at + bulk.TOGETHER])))
    return found


def named_in(events: Iterable[Event], others: Iterable[Said]) -> Iterator[str]:
    """The id of every entity that will be named."""
    for event in events:
        for field in ("participants", "items", "where"):
            yield from (value["entity"] for value in values(event, field) if value.get("entity"))
        yield from (origin.entity for origin in event.origins if origin.entity)
    for record in others:
        for link in record.attribution:
            yield from (*((link.entity,) if link.entity else ()), *link.also)
        for field in ("subject", "value_entity", "by"):
            if found := getattr(record, field, None):
                yield cast(str, found)


def _within(event: Event, told: str | None, since: str | None, until: str | None) -> bool:
    """Whether an event's days, or where it has none those of the first article on it, meet those asked for."""
    date = best(event, "when") or told
    if not since and not until:
        return True
    low, high = edtf.bounds(date) if date else (None, None)
    if low is None and high is None:
        return False
    early = bool(until and low and low.isoformat() > until)
    late = bool(since and high and high.isoformat() < since)
    return not early and not late


def _of(note: Withheld, entities: dict[str, Entity], states: tuple[str, str]) -> bool:
    """Whether what an article keeps back, without saying of what happening, is kept back by one of the two."""
    by = entities.get(note.by) if note.by else None
    return by is not None and by.country in states


MOST = 4  # pairs or states that are offered where there is nothing on those asked for


def most_told(ledger: Ledger, states: tuple[str, str]) -> tuple[list[str], list[str]]:
    """With whom two states have the most events ("Cuba and Russia"); and the states that are in the most articles."""
    pairs: Counter[tuple[str, str]] = Counter()
    for state in states:
        for event in ledger.events(state=state):
            others = {p["country"] for p in values(event, "participants")} - {state, None}
            pairs.update((state, other) for other in others)
    partners = [f"{name_of(a)} and {name_of(b)}" for (a, b), _ in sorted(pairs.items(), key=lambda p: (-p[1], p[0]))]
    known = (e.name for e in ledger.entities(kind="state"))
    return partners[:MOST], list(dict.fromkeys(islice(known, MOST)))
