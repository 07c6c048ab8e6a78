"""Where accounts that may be of one happening meet, and which of them are compared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations, product

from communique.model.kept import Footing
from communique.reconcile.accounts import Account, Window
from communique.reconcile.compare import KINDRED, compare
from communique.reconcile.matches import lasting, likeness, quantities
from communique.reconcile.places import place
from communique.reconcile.rules import Level
from communique.reconcile.standing import AHEAD, day_told

SKETCH = 8  # runs of words kept of a statement: two that share half of theirs nearly surely share one of these
LATE = 183  # days past the end of one within which another is compared: it may recall it, or deny it
Block = tuple[object, ...]
Pair = tuple[str, str]


def _spoken(a: Account) -> Iterator[Block]:
    runs = {" ".join(a.words[i : i + 4]) for i in range(len(a.words) - 3)}
    for run in sorted(runs, key=place)[:SKETCH]:
        yield ("words", a.report.type, run)


def _kindred(kind: str | None) -> str | None:
    """One code for the kinds that sources use for one thing, else the kind itself."""
    return "kindred" if any(kind in kinds for kinds in KINDRED) else kind


def blocks(a: Account) -> set[Block]:
    """Where accounts that may be of one happening meet."""
    r = a.report
    out: set[Block] = set(_spoken(a))
    if r.type == "statement":
        persons = sorted(a.sides[0].persons)[:8] if r.when else ()
        return out | {(r.type, r.kind, person, r.when) for person in persons}
    states, persons = sorted(a.states), sorted(a.persons)[:8]
    code = _kindred(r.kind) if r.type in ("cooperation", "presence", "force", "honour") else None
    out.update((r.type, code, pair) for pair in combinations(states[:6], 2))
    if r.when and r.type in ("cooperation", "honour"):  # what one names by no kind meets the others by its day
        out.update((r.type, "on", r.when, pair) for pair in combinations(states[:6], 2))
    out.update((r.type, code, person, state) for person in persons for state in states[:6])
    if len(a.sides) == 2:
        left, right = (sorted(s.persons | s.parties | s.states)[:6] for s in a.sides)
        out.update((r.type, code, x, y) for x, y in product(left, right))
        out.update(_left_out(a))
    return out


def _left_out(a: Account) -> Iterator[Block]:
    """Where accounts meet of which one leaves out a side: those of as many goods, and those of one article."""
    kind = a.report.type
    states = [(i, state) for i, side in enumerate(a.sides) for state in sorted(side.states)]
    for i, state in states:
        yield from (("as many", kind, i, state, number) for number in quantities(a))
        yield ("beside", kind, i, state, a.document.id)


def _days_of(a: Account) -> Window:
    """The days on which it may have been, or was told to be yet to come; None where open or unknown."""
    low, high = a.window or (None, None)
    told = day_told(a)
    return (min(low, told) if low and told and a.report.status in AHEAD else low), high


def _window(a: Account) -> tuple[date, date]:
    low, high = _days_of(a)
    return low or date.min, high or date.max


def footing(a: Account) -> Footing:
    """What tells whether it needs comparing."""
    low, high = (d.isoformat() if d else None for d in _days_of(a))
    same = place("again", again(a)) if lasting(a) else None
    return Footing(a.id, a.document.id, low, high, lasting(a), a.denied, same)


def worth(a: Footing, b: Footing) -> bool:
    """Whether two of a block need comparing: of what lasts all; of the rest those whose days are not far apart."""
    if a.lasting != b.lasting:
        return a.denied != b.denied
    if a.lasting:
        return True
    ends = ((x.high, y.low) for x, y in ((a, b), (b, a)))
    return not any(end and start and _days(end, start) > LATE for end, start in ends)


@lru_cache(maxsize=100_000)
def _days(end: str, start: str) -> int:
    return (date.fromisoformat(start) - date.fromisoformat(end)).days


def meet(accounts: Iterable[Account]) -> Iterator[tuple[Account, Account]]:
    """Pairs of accounts that meet and need comparing; a pair may come several times."""
    met: dict[Block, list[Account]] = defaultdict(list)
    for a in accounts:
        for block in blocks(a):
            met[block].append(a)
    for together in met.values():
        if len(together) > 1:
            yield from _pairs(together)


def _pairs(block: list[Account]) -> Iterator[tuple[Account, Account]]:
    """Pairs of a block worth comparing: of what lasts all; of the rest those whose days are not far apart."""
    ordered = sorted(block, key=lambda a: (_window(a), a.id))
    fixed = [a for a in ordered if not lasting(a)]
    yield from combinations([a for a in ordered if lasting(a)], 2)
    for a in (a for a in ordered if lasting(a)):
        yield from ((a, b) for b in fixed if a.denied != b.denied)
    for i, a in enumerate(fixed):
        for b in fixed[i + 1 :]:
            if a.window and b.window and (_window(b)[0] - _window(a)[1]).days > LATE:
                break
            yield a, b


def edges(pairs: Iterable[tuple[Account, Account]]) -> dict[Pair, tuple[Level, float]]:
    """Of pairs that meet those that are likely or surely one happening: how surely, and how alike in words."""
    found: dict[Pair, tuple[Level, float]] = {}
    for a, b in pairs:
        a, b = (a, b) if a.id < b.id else (b, a)
        if (pair := (a.id, b.id)) not in found:
            level = compare(a, b)
            found[pair] = (level, likeness(a, b) if level >= Level.LIKELY else 0.0)
    return {p: e for p, e in found.items() if e[0] >= Level.LIKELY}


def again(a: Account) -> object:
    """All that an account tells, but for its words: what lasts may be told so again and again."""
    r = a.report
    numbers = tuple(sorted((i.quantity or 0, i.comparator or "") for i in r.items))
    sides = tuple(tuple(map(tuple, map(sorted, (s.persons, s.parties, s.states)))) for s in a.sides)
    codes = (r.type, r.kind, r.stage, r.status, r.when, numbers)
    return (codes, sides, a.place, a.place_state, tuple(sorted(a.things)), tuple(sorted(a.named)))


def repeated(accounts: list[Account], judged: set[str]) -> dict[str, list[Account]]:
    """Accounts under the first that tells the very same of what lasts: background that many documents repeat is
    compared once. Each other account is under its own id."""
    first: dict[object, Account] = {}
    out: dict[str, list[Account]] = {}
    for a in accounts:
        held = first.setdefault(again(a), a) if lasting(a) and a.id not in judged else a
        if held is not a and compare(held, a) is Level.SURE:
            out[held.id].append(a)
        else:
            out[a.id] = [a]
    return out
