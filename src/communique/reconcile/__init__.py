"""What all readings come to: entities, events with their independent origins, conflicts. Pure, whatever the order."""

from collections.abc import Iterable

from communique.model import Judgement, Reading, Reconciliation
from communique.reconcile.accounts import account
from communique.reconcile.conflicts import of_event, of_things
from communique.reconcile.entities import reconcile_entities
from communique.reconcile.events import reconcile_events
from communique.reconcile.judgements import pairs
from communique.reconcile.origins import Sources
from communique.reconcile.verdicts import verdicts

__all__ = ["Judgement", "reconcile"]


def reconcile(readings: Iterable[Reading], *, judgements: Iterable[Judgement] = ()) -> Reconciliation:
    """Bring readings together. The result depends on which readings and judgements there are, not on their order.

    `resolve` of the result maps every member's id, and every id that an event could have, to the merged one's.
    """
    by_document = {r.document.id: r for r in readings}
    told = [by_document[id_] for id_ in sorted(by_document)]
    judged = tuple(judgements)
    entities, resolve = reconcile_entities(told, judged)
    by_id = {e.id: e for e in entities}
    sources = Sources(by_id, resolve, {r.document.id: r.document for r in told})
    accounts = [
        account(report, r.document, by_id, resolve, sources.of(report), sources.family[r.document.id])
        for r in told
        for report in r.reports
    ]
    events, renamed = reconcile_events(accounts, sources, (pairs(judged, "same"), pairs(judged, "different")))
    known = verdicts(judged, {**resolve, **renamed})
    attributes = [a for r in told for a in r.attributes]
    conflicts = [c for event, members, voices in events for c in of_event(event, members, voices, sources, known)]
    conflicts += of_things(attributes, sources, {a.id: sources.of(a) for a in attributes}, known)
    return Reconciliation(
        entities=entities,
        events=tuple(sorted((known.event(e) for e, _, _ in events), key=lambda e: e.id)),
        conflicts=tuple(sorted(map(known.conflict, conflicts), key=lambda c: c.id)),
        resolve={**resolve, **renamed},
    )
