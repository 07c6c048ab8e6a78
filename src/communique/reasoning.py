"""Why a ledger says what it says of events and conflicts: its records, compared again with their reasons kept."""

from collections.abc import Collection

from communique.errors import InputError
from communique.ledger import Ledger
from communique.model import Attribute, Conflict, Document, Entity, Event, Report
from communique.reconcile.accounts import Account, account
from communique.reconcile.carriers import Carried, carried
from communique.reconcile.contradictions import Contradiction, contradiction, contradiction_of_claims
from communique.reconcile.copies import families, sketch
from communique.reconcile.origins import Sources, independent
from communique.reconcile.properties import claims
from communique.reconcile.reasons import Merge, merge
from communique.text import edtf

CANDIDATES = 60  # other events of the same states that are weighed, those nearest in time


def why(ledger: Ledger, id: str) -> Merge | Contradiction:
    """Why the reports of an event were brought together and what was nearly the same, or why a conflict is one.

    Raises InputError for the id of anything else, or of nothing.
    """
    record = ledger.get(id)
    if isinstance(record, Event):
        return _merge(ledger, record)
    if isinstance(record, Conflict):
        return _contradiction(ledger, record)
    raise InputError(f"{id} is no event and no conflict.")


def origins(ledger: Ledger, id: str, *, reuse: bool = False) -> tuple[Carried, ...]:
    """The independent origins of an event, each with the articles that carry it and the way it came to them; with
    `reuse`, also which stretches of text they share.

    Raises InputError where the id is no event's.
    """
    record = ledger.get(id)
    if not isinstance(record, Event):
        raise InputError(f"{id} is no event: origins are those of an event.")
    accounts, sources = _told(ledger, _reports(ledger, record))
    return carried(accounts, sources, reuse=reuse)


def _reports(ledger: Ledger, event: Event) -> list[Report]:
    found = ledger.many(event.reports)
    return [r for id_ in event.reports if isinstance(r := found.get(id_), Report)]


def _sources(
    ledger: Ledger,
    records: list[Report] | list[Attribute],
    *,
    named: Collection[str] = (),
    whole: Collection[str] = (),
) -> Sources:  # fmt: skip
    """The sources of some records, whose entities a ledger names by their merged ids; all outlets, by which one goes
    by several names. Who is `named` comes without the places that name it; `whole` with them."""
    found = ledger.many(sorted({r.document for r in records}))
    documents = {i: d for i, d in found.items() if isinstance(d, Document)}
    named_as_sources = ledger.cited(documents)
    cited = {i for r in records for link in r.attribution for i in (link.entity, *link.also) if i}
    cited |= {link.entity for links in named_as_sources.values() for link in links if link.entity}
    known = {e.id: e for e in ledger.media()}
    known |= {e.id: e for e in ledger.many(sorted(set(whole) - known.keys())).values() if isinstance(e, Entity)}
    known |= {e.id: e for e in ledger.sketches(sorted((cited | set(named)) - known.keys())).values()}
    sketches = {i: sketch(d) for i, d in documents.items()}
    return Sources(known, {i: i for i in known}, documents, families(sketches), sketches, named_as_sources)


def _told(ledger: Ledger, reports: list[Report]) -> tuple[list[Account], Sources]:
    named = {x.entity for r in reports for x in (*r.participants, *r.items, *((r.where,) if r.where else ()))}
    sources = _sources(ledger, reports, named={i for i in named if i})
    accounts = [
        account(
            r, sources.documents[r.document], sources.entities, sources.resolve, sources.of(r),
            sources.family[r.document],
        )
        for r in reports
    ]  # fmt: skip
    return sorted(accounts, key=lambda a: a.id), sources


def _merge(ledger: Ledger, event: Event) -> Merge:
    others = _others(ledger, event)
    reports = {e.id: _reports(ledger, e) for e in (event, *others)}
    accounts, _ = _told(ledger, [r for some in reports.values() for r in some])
    by_id = {a.id: a for a in accounts}
    told = {id_: [by_id[r] for r in sorted(x.id for x in some)] for id_, some in reports.items()}
    return merge(event.id, told.pop(event.id), told, ledger.name)


def _others(ledger: Ledger, event: Event) -> list[Event]:
    """Events of the same type between the same two states, those nearest in time."""
    parties = [v.value for v in event.fields.get("participants", ()) if v.value.get("country")]
    states = list(dict.fromkeys(p["country"] for p in parties))[:2]
    about = None if len(states) > 1 else next((p["entity"] for p in parties if p.get("entity")), None)
    if not states or (len(states) < 2 and about is None):
        return []
    found = [e for e in ledger.events(type=event.type, state=states, about=about) if e.id != event.id]
    day = _day(event)
    return sorted(found, key=lambda e: (abs(_day(e) - day) if day and _day(e) else 0, e.id))[:CANDIDATES]


def _day(event: Event) -> int:
    """The first day of an event as a number; 0 where it is not dated."""
    dated = event.fields.get("when", ())
    low = edtf.bounds(dated[0].value)[0] if dated else None
    return low.toordinal() if low else 0


def _contradiction(ledger: Ledger, conflict: Conflict) -> Contradiction:
    if conflict.on == "event":
        event = ledger.get(conflict.target)
        assert isinstance(event, Event)
        accounts, sources = _told(ledger, _reports(ledger, event))
        return contradiction(conflict, accounts, independent(accounts, sources)[1], sources.resolve)
    given = [a for a in ledger.attributes(about=conflict.target) if a.property == conflict.field]
    values = {a.value_entity for a in given if a.value_entity} | {conflict.target}
    sources = _sources(ledger, given, whole=values)
    made = claims(given, sources)
    return contradiction_of_claims(conflict, made.get((conflict.target, conflict.field), []))
