"""What is new: the events and conflicts of a ledger against those of another one, or of its own earlier articles."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Select, select

from communique.ledger import Ledger, asking, queries, schema
from communique.ledger.queries import Filter
from communique.model import Conflict, Event, Origin, Value, from_record

ORDER = {"right": 0, None: 1, "wrong": 2}  # as reconciling orders values that were judged


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared: events and conflicts."""

    events: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """How a field of an event has changed: values that came and went, and what led before and leads now."""

    came: tuple[Any, ...]
    went: tuple[Any, ...]
    led: Any
    leads: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `what` is, of an event, `new`, `changed`, `merged` (several were made one), `split` (one was made
    several) or `gone`; of a conflict `new`, `changed` or `settled`. `record` is as it is now, or was where it is gone;
    `before` holds the ids that it had."""

    what: str
    record: Event | Conflict
    before: tuple[str, ...] = ()
    fields: dict[str, Difference] = field(default_factory=dict)


def told(ledger: Ledger) -> Told:
    """All that a ledger tells."""
    return Told(tuple(ledger.events()), tuple(ledger.conflicts()))


def without(of: Told, documents: Collection[str], records: Collection[str]) -> Told:
    """What would be told without some documents, as far as what is told now rests on them.

    `records` are the reports and attributes of those documents.
    """
    events = (_event_without(e, documents, records) for e in of.events)
    conflicts = (_conflict_without(c, records) for c in of.conflicts)
    return Told(tuple(e for e in events if e.reports), tuple(c for c in conflicts if len(c.sides) > 1))


def since(ledger: Ledger, day: str) -> Iterator[Change]:
    """What the articles of a day and after brought. An article without a date is taken for an earlier one.

    Only what rests on these articles is looked at: nothing else can have changed. Raises InputError for no date.
    """
    first, _ = asking.days(day, None)
    ledger.refresh()
    late = queries.documents(Filter(since=first)).order_by(None).with_only_columns(schema.documents.c.id)
    documents = {row.id for row in ledger.table(late)}
    records: set[str] = set()
    for table in (schema.reports.c, schema.attributes.c):
        records.update(row.id for row in ledger.table(select(table.id).where(table.document.in_(late))))
    now = _resting_on(ledger, late, records)
    return changes(without(now, documents, records), now)


def _resting_on(ledger: Ledger, documents: Select[Any], records: Collection[str]) -> Told:
    """What a ledger tells that rests, in part at least, on some documents and their records."""
    link, report = schema.event_reports.c, schema.reports.c
    theirs = select(link.event).join(schema.reports, report.id == link.report).where(report.document.in_(documents))
    events = queries.events(Filter()).where(schema.events.c.id.in_(theirs))
    conflicts = (
        c for c in ledger.conflicts() if any(i in records for s in c.sides for i in (*s.reports, *s.attributes))
    )
    made = (from_record(record) for record in ledger.exported("event", events))
    return Told(tuple(e for e in made if isinstance(e, Event)), tuple(conflicts))


def between(older: Ledger, newer: Ledger) -> Iterator[Change]:
    """What one ledger tells otherwise than another."""
    return changes(told(older), told(newer), followed(older.targets(), newer.targets()))


def followed(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """The id that each merged record has now, by that which it had: that of its first member that is still there.

    Both are given as the merged ids by those of members.
    """
    return {had: now[member] for member, had in sorted(before.items(), reverse=True) if member in now}


def changes(before: Told, now: Told, ids: Mapping[str, str] | None = None) -> Iterator[Change]:
    """What changed, events first, each kind of change in the order of what is told now, and what is gone at the end.

    Events are the same where they share a report. `ids` gives the id that an entity has now where it had another.
    """
    known = ids or {}
    had = {r: e for e in before.events for r in e.reports}
    heirs = defaultdict[str, list[str]](list)
    for event in now.events:
        for id_ in dict.fromkeys(had[r].id for r in event.reports if r in had):
            heirs[id_].append(event.id)
    for event in now.events:
        olds = list({had[r].id: had[r] for r in event.reports if r in had}.values())
        yield from _event_change(event, olds, heirs, known)
    yield from (Change("gone", e, (e.id,)) for e in before.events if e.id not in heirs)
    yield from _conflict_changes(before, now, known)


def _event_change(
    event: Event, olds: list[Event], heirs: dict[str, list[str]], ids: Mapping[str, str]
) -> Iterator[Change]:
    had = tuple(sorted(e.id for e in olds))
    if not olds:
        yield Change("new", event)
    elif len(olds) > 1:
        yield Change("merged", event, had)
    elif len(heirs[had[0]]) > 1:
        yield Change("split", event, had)
    elif fields := _fields(olds[0], event, ids):
        yield Change("changed", event, had, fields)


def _fields(old: Event, new: Event, ids: Mapping[str, str]) -> dict[str, Difference]:
    """The fields that differ. How many say a value makes no difference as long as the same one leads."""
    found = {}
    for name in new.fields:
        was = {_identity(v.value, ids): v.value for v in old.fields.get(name, ())}
        has = {_identity(v.value, {}): v.value for v in new.fields[name]}
        came, went = (tuple(a[k] for k in a if k not in b) for a, b in ((has, was), (was, has)))
        turned = next(iter(was), None) != next(iter(has), None) and name in ("status", "stage", "when", "where")
        if came or went or turned:
            found[name] = Difference(came, went, next(iter(was.values()), None), next(iter(has.values()), None))
    return found


def _identity(value: Any, ids: Mapping[str, str]) -> str:
    """What makes two values one: an entity in a role is one value however it is printed."""
    if isinstance(value, dict) and value.get("entity"):
        kept = {k: v for k, v in value.items() if k not in ("text", "country")}
        value = {**kept, "entity": ids.get(value["entity"], value["entity"])}
    return json.dumps(value, sort_keys=True)


def _values(conflict: Conflict, ids: Mapping[str, str]) -> set[str]:
    return {_identity(s.value, ids) for s in conflict.sides}


def _conflict_changes(before: Told, now: Told, known: Mapping[str, str]) -> Iterator[Change]:
    """Conflicts are the same where they are on one field and share what they rest on."""

    def rests(conflict: Conflict) -> set[tuple[str, str]]:
        return {(conflict.field, i) for s in conflict.sides for i in (*s.reports, *s.attributes)}

    had = {key: c for c in before.conflicts for key in rests(c)}
    kept = set()
    for conflict in now.conflicts:
        olds = {had[k].id: had[k] for k in rests(conflict) if k in had}
        kept |= set(olds)
        if not olds:
            yield Change("new", conflict)
        elif _values(conflict, {}) != {v for old in olds.values() for v in _values(old, known)}:
            yield Change("changed", conflict, tuple(sorted(olds)))
    yield from (Change("settled", c, (c.id,)) for c in before.conflicts if c.id not in kept)


def _event_without(event: Event, documents: Collection[str], records: Collection[str]) -> Event:
    origins = (replace(o, documents=tuple(d for d in o.documents if d not in documents)) for o in event.origins)
    kept = tuple(o for o in origins if o.documents)
    fields = {name: _values_without(values, records, kept) for name, values in event.fields.items()}
    return replace(event, reports=_rest(event.reports, records), origins=kept, fields=fields)


def _values_without(values: Iterable[Value], records: Collection[str], origins: Iterable[Origin]) -> tuple[Value, ...]:
    names = {o.name for o in origins}
    rest = (
        replace(v, reports=_rest(v.reports, records), origins=tuple(o for o in v.origins if o in names)) for v in values
    )
    told_still = [v for v in rest if v.reports]
    return tuple(sorted(told_still, key=lambda v: (ORDER[v.judged], -len(v.origins), -len(v.reports))))


def _conflict_without(conflict: Conflict, records: Collection[str]) -> Conflict:
    sides = (
        replace(s, reports=_rest(s.reports, records), attributes=_rest(s.attributes, records)) for s in conflict.sides
    )
    return replace(conflict, sides=tuple(s for s in sides if s.reports or s.attributes))


def _rest(ids: Iterable[str], records: Collection[str]) -> tuple[str, ...]:
    return tuple(i for i in ids if i not in records)
