"""Events: reports of one happening brought together, within and across documents."""

from collections.abc import Iterable

from communique.model import Event
from communique.reconcile.accounts import Account
from communique.reconcile.clusters import Judged, cluster
from communique.reconcile.fields import HISTORY, collect, history
from communique.reconcile.meeting import Pair
from communique.reconcile.origins import Sources, independent


def event_id(report: str) -> str:
    """The id of an event whose smallest report this is."""
    return "evt_" + report.removeprefix("rep_")


def _kind(accounts: list[Account]) -> str | None:
    kinds = [a.report.kind for a in accounts if a.report.kind]
    return min(kinds, key=lambda k: (-kinds.count(k), k)) if kinds else None


Voices = dict[str, tuple[str, str]]


def build(accounts: list[Account], sources: Sources) -> tuple[Event, Voices]:
    """The event of accounts of one happening (sorted by id), and each report's origin by key and name."""
    origins, voices = independent(accounts, sources)
    reports = [a.report for a in accounts]
    kind = reports[0].type
    event = Event(
        id=event_id(reports[0].id),
        type=kind,
        kind=_kind(accounts),
        reports=tuple(r.id for r in reports),
        origins=origins,
        fields=collect(reports, voices, sources.resolve),
        stage_history=history(reports, voices) if kind in HISTORY else (),
    )
    return event, voices


def reconcile_events(
    accounts: Iterable[Account], sources: Sources, judged: Judged = ([], [])
) -> tuple[list[tuple[Event, list[Account], Voices]], list[Pair]]:
    """The events with their accounts and voices, and the pairs of reports that were likely of one."""
    together, likely = cluster(sorted(accounts, key=lambda a: a.id), judged)
    made = []
    for some in together:
        event, voices = build(some, sources)
        made.append((event, some, voices))
    return made, likely
