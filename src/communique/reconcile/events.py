"""Events: reports of one happening brought together, within and across documents."""

from collections import defaultdict
from collections.abc import Iterable

from communique.model import Event
from communique.reconcile.accounts import Account
from communique.reconcile.compare import compare
from communique.reconcile.fields import HISTORY, collect, history
from communique.reconcile.groups import Groups
from communique.reconcile.meeting import Pair, edges, meet, repeated
from communique.reconcile.origins import Sources, independent
from communique.reconcile.rules import Level
from communique.reconcile.standing import nearer

Judged = tuple[list[Pair], list[Pair]]


def event_id(report: str) -> str:
    """The id of an event whose smallest report this is."""
    return "evt_" + report.removeprefix("rep_")


def _detail(a: Account) -> int:
    """How much an account tells that could tell its happening from others: time, place, who or what by name."""
    return bool(a.report.when) + bool(a.place) + bool(a.persons or a.named or a.subject)


def cluster(accounts: list[Account], judged: Judged = ([], [])) -> tuple[list[list[Account]], list[Pair]]:
    """Accounts of one happening together, and the pairs of them that were likely of one; `judged` holds pairs of
    reports that people called the same, and different.

    Sure pairs come first, the most alike before the rest; no two that contradict one another are brought together.
    A likely pair joins only where no third is likely to go with one of them and cannot with the other, so that a vague
    account never bridges two happenings.
    """
    named = {i for pair in judged[0] + judged[1] for i in pair}
    same = repeated(accounts, named)
    by_id = {a.id: a for a in accounts if a.id in same}
    groups = Groups(by_id, [p for p in judged[1] if set(p) <= set(by_id)])
    members = {i: [i] for i in by_id}

    def fit(x: str, y: str) -> bool:
        return all(compare(by_id[i], by_id[j]) > Level.APART for i in members[x] for j in members[y])

    def join(x: str, y: str, *, ask: bool = True) -> None:
        x, y = groups.root(x), groups.root(y)
        if x != y and (not ask or fit(x, y)) and groups.join(x, y):
            root = groups.root(x)
            members[root] = members.pop(x) + members.pop(y)

    for x, y in judged[0]:
        if x in by_id and y in by_id:
            join(x, y, ask=False)
    likely = edges(meet(by_id.values()))
    for (x, y), _ in sorted(likely.items(), key=lambda e: (-e[1][0], -e[1][1], e[0])):
        if likely[x, y][0] is Level.SURE:
            join(x, y)
    beside: dict[str, set[str]] = defaultdict(set)
    for x, y in sorted(likely):
        a, b = groups.root(x), groups.root(y)
        if a != b and fit(a, b):
            beside[a].add(b)
            beside[b].add(a)
    detail = {i: max(_detail(by_id[m]) for m in members[i]) for i in beside}
    before = {i: list(members[i]) for i in beside}

    def rival(middle: str, a: str, b: str) -> bool:
        """Whether a and b, each likely to be the middle's happening, are two happenings, or may be for all it tells."""
        if all(by_id[i].denied for i in before[middle]) and nearer(*(by_id[before[x][0]] for x in (middle, a, b))):
            return False  # of several stages of one deal a denial is of the one that it names
        levels = [compare(by_id[i], by_id[j]) for i in before[a] for j in before[b]]
        vague = detail[middle] < min(detail[a], detail[b])
        return Level.APART in levels or (vague and max(levels) < Level.LIKELY)

    def clear(a: str, b: str) -> bool:
        return not any(rival(a, b, c) for c in beside[a] - {b}) and not any(rival(b, a, c) for c in beside[b] - {a})

    chosen = [(a, b) for a in sorted(beside) for b in sorted(beside[a]) if a < b and clear(a, b)]
    for a, b in chosen:
        join(a, b)
    made = [sorted((a for i in ids for a in same[i]), key=lambda a: a.id) for _, ids in sorted(members.items())]
    return made, list(likely)


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
