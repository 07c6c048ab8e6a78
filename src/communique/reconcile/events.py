"""Events: reports of one happening brought together, within and across documents."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, product

from communique.model import Event
from communique.reconcile.accounts import Account
from communique.reconcile.compare import compare
from communique.reconcile.fields import HISTORY, collect, history
from communique.reconcile.groups import Groups
from communique.reconcile.matches import lasting, likeness
from communique.reconcile.origins import Sources, independent
from communique.reconcile.rules import Level
from communique.reconcile.standing import AHEAD, day_told

SKETCH = 8  # runs of words kept of a statement: two that share half of theirs nearly surely share one of these
Block = tuple[object, ...]
Pair = tuple[str, str]


def event_id(report: str) -> str:
    """The id of an event whose smallest report this is."""
    return "evt_" + report.removeprefix("rep_")


def _spoken(a: Account) -> Iterator[Block]:
    runs = {" ".join(a.words[i : i + 4]) for i in range(len(a.words) - 3)}
    for run in sorted(runs, key=lambda r: hash_of(r))[:SKETCH]:
        yield ("words", a.report.type, run)


def hash_of(text: str) -> int:
    """A hash that is the same in every process (FNV-1a, 64 bits)."""
    value = 0xCBF29CE484222325
    for byte in text.encode("utf-8", "surrogatepass"):
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def blocks(a: Account) -> set[Block]:
    """Where accounts that may be of one happening meet."""
    r = a.report
    out: set[Block] = set(_spoken(a))
    if r.type == "statement":
        return out
    states, persons = sorted(a.states), sorted(a.persons)[:8]
    code = r.kind if r.type in ("cooperation", "presence", "force", "honour") else None
    out.update((r.type, code, pair) for pair in combinations(states[:6], 2))
    out.update((r.type, code, person, state) for person in persons for state in states[:6])
    if len(a.sides) == 2:
        left, right = (sorted(s.persons | s.parties | s.states)[:6] for s in a.sides)
        out.update((r.type, code, x, y) for x, y in product(left, right))
    return out


def _window(a: Account) -> tuple[date, date]:
    """The days on which it may have been, or was told to be yet to come."""
    low, high = a.window or (None, None)
    told = day_told(a)
    if low and told and a.report.status in AHEAD:
        low = min(low, told)
    return low or date.min, high or date.max


def _pairs(block: list[Account]) -> Iterator[tuple[Account, Account]]:
    """Pairs of a block worth comparing: of what lasts all; of the rest those whose days are not far apart."""
    ordered = sorted(block, key=lambda a: (_window(a), a.id))
    fixed = [a for a in ordered if not lasting(a)]
    yield from combinations([a for a in ordered if lasting(a)], 2)
    for a in (a for a in ordered if lasting(a)):
        yield from ((a, b) for b in fixed if a.denied != b.denied)
    for i, a in enumerate(fixed):
        for b in fixed[i + 1 :]:
            # A month past the end, since sources may disagree on a date.
            if a.window and b.window and (_window(b)[0] - _window(a)[1]).days > 31:
                break
            yield a, b


def _edges(accounts: list[Account]) -> dict[Pair, tuple[Level, float]]:
    met: dict[Block, list[Account]] = defaultdict(list)
    for a in accounts:
        for block in blocks(a):
            met[block].append(a)
    found: dict[Pair, tuple[Level, float]] = {}
    for together in met.values():
        if len(together) > 1:
            for a, b in _pairs(together):
                pair = (a.id, b.id) if a.id < b.id else (b.id, a.id)
                if pair not in found:
                    level = compare(a, b)
                    found[pair] = (level, likeness(a, b) if level >= Level.LIKELY else 0.0)
    return {p: e for p, e in found.items() if e[0] >= Level.LIKELY}


def _repeated(accounts: list[Account], judged: set[str]) -> dict[str, list[Account]]:
    """Accounts under the first that tells the very same of what lasts: background that many documents repeat is
    compared once. Each other account is under its own id."""
    first: dict[object, Account] = {}
    out: dict[str, list[Account]] = {}
    for a in accounts:
        r = a.report
        numbers = tuple(sorted((i.quantity or 0, i.comparator or "") for i in r.items))
        codes = (r.type, r.kind, r.stage, r.status, r.when, numbers)
        key = (codes, a.sides, a.place, a.place_state, a.things, a.named)
        held = first.setdefault(key, a) if lasting(a) and a.id not in judged else a
        if held is not a and compare(held, a) is Level.SURE:
            out[held.id].append(a)
        else:
            out[a.id] = [a]
    return out


def _detail(a: Account) -> int:
    """How much an account tells that could tell its happening from others: time, place, who or what by name."""
    return bool(a.report.when) + bool(a.place) + bool(a.persons or a.named or a.subject)


def cluster(accounts: list[Account], judged: tuple[list[Pair], list[Pair]] = ([], [])) -> list[list[Account]]:
    """Accounts of one happening together; `judged` holds pairs of reports that people called the same, and different.

    Sure pairs come first, the most alike before the rest; no two that contradict one another are brought together.
    A likely pair joins only where no third is likely to go with one of them and cannot with the other, so that a vague
    account never bridges two happenings.
    """
    named = {i for pair in judged[0] + judged[1] for i in pair}
    same = _repeated(accounts, named)
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
    edges = _edges(list(by_id.values()))
    for (x, y), _ in sorted(edges.items(), key=lambda e: (-e[1][0], -e[1][1], e[0])):
        if edges[x, y][0] is Level.SURE:
            join(x, y)
    beside: dict[str, set[str]] = defaultdict(set)
    for x, y in sorted(edges):
        a, b = groups.root(x), groups.root(y)
        if a != b and fit(a, b):
            beside[a].add(b)
            beside[b].add(a)
    detail = {i: max(_detail(by_id[m]) for m in members[i]) for i in beside}
    before = {i: list(members[i]) for i in beside}

    def rival(middle: str, a: str, b: str) -> bool:
        """Whether a and b, each likely to be the middle's happening, are two happenings, or may be for all it tells."""
        levels = [compare(by_id[i], by_id[j]) for i in before[a] for j in before[b]]
        vague = detail[middle] < min(detail[a], detail[b])
        return Level.APART in levels or (vague and max(levels) < Level.LIKELY)

    def clear(a: str, b: str) -> bool:
        return not any(rival(a, b, c) for c in beside[a] - {b}) and not any(rival(b, a, c) for c in beside[b] - {a})

    chosen = [(a, b) for a in sorted(beside) for b in sorted(beside[a]) if a < b and clear(a, b)]
    for a, b in chosen:
        join(a, b)
    return [sorted((a for i in ids for a in same[i]), key=lambda a: a.id) for _, ids in sorted(members.items())]


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
    accounts: Iterable[Account], sources: Sources, judged: tuple[list[Pair], list[Pair]] = ([], [])
) -> tuple[list[tuple[Event, list[Account], Voices]], dict[str, str]]:
    """The events with their accounts and voices, and every id that an event could have to the one that it has."""
    made = []
    for together in cluster(sorted(accounts, key=lambda a: a.id), judged):
        event, voices = build(together, sources)
        made.append((event, together, voices))
    return made, {event_id(r): e.id for e, _, _ in made for r in e.reports}
