"""Why reports were brought together, and why others were not.

Nothing here decides: the same comparisons are made again, and their reasons kept.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from communique.model import Item, Participant, Place
from communique.reconcile.accounts import SHORT, Account
from communique.reconcile.compare import matches, weigh
from communique.reconcile.matches import Match, lasting_undated
from communique.reconcile.rules import Level, Matches
from communique.text import edtf

COMPARED = 80  # reports of one event whose pairs are all weighed; a larger one's first so many
NEAR = 5  # happenings told of that were nearly the same
WORDS = {Match.FIRM: "same", Match.LOOSE: "can be the same", Match.UNKNOWN: "not known", Match.AGAINST: "differ"}


@dataclass(frozen=True, slots=True)
class Field:
    """How one field of two reports compares: `match` is `same`, `same states` (of parties no more is known to be the
    same), `can be the same`, `not known` or `differ`; `values` are what the first and the second say, in words."""

    field: str
    match: str
    values: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two reports, weighed: `level` is `sure`, `likely`, `open` or `apart`, `because` the rule in words, `alike` the
    share of words in common (0 to 1)."""

    reports: tuple[str, str]
    level: str
    because: str
    alike: float
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Another event that was nearly the same: the tie that comes nearest, and what kept the two apart."""

    event: str
    tie: Tie
    because: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Why an event's reports are one happening: ties that hold all of them together, the strongest there are."""

    event: str
    ties: tuple[Tie, ...]
    near: tuple[NearMiss, ...]


def merge(
    event: str, accounts: list[Account], others: dict[str, list[Account]], name: Callable[[str], str | None]
) -> Merge:
    """The reasons for an event. `accounts` are its own, sorted by id; `others` those of events that it could be;
    `name` gives the name of a merged entity."""
    some, weighing = accounts[:COMPARED], Weighing(name)
    return Merge(event, tuple(weighing.spanning(some)), tuple(weighing.near(some, others)))


@dataclass(frozen=True, slots=True)
class Weighing:
    """Comparisons put into words, with entities by their names."""

    name: Callable[[str], str | None]

    def tie(self, a: Account, b: Account) -> Tie:
        """Two reports, weighed."""
        ruling, found = weigh(a, b), matches(a, b)
        fields = self._fields(a, b, found)
        return Tie((a.id, b.id), ruling.level.name.lower(), ruling.because, round(found.alike, 2), fields)

    def _fields(self, a: Account, b: Account, found: Matches) -> tuple[Field, ...]:
        x, y = a.report, b.report
        told = (
            ("parties", found.parties, (self._named(x.participants), self._named(y.participants))),
            ("time", Match.UNKNOWN if lasting_undated(a, b) else found.time, (_time(a), _time(b))),
            ("place", found.place, (self._place(a), self._place(b))),
            ("goods", found.goods, (self._named(x.items), self._named(y.items))),
        )
        return tuple(Field(name, _match(name, match), values) for name, match, values in told if any(values))

    def _named(self, parts: Iterable[Participant | Item | Place]) -> str:
        known = ((p.entity and self.name(p.entity)) or " ".join(p.text.split()) for p in parts)
        return ", ".join(dict.fromkeys(known))

    def _place(self, a: Account) -> str:
        return self._named([a.report.where]) if a.report.where else ""

    def spanning(self, accounts: list[Account]) -> list[Tie]:
        """The strongest ties that hold all accounts together (a maximum spanning tree), the first report's first."""
        strength = {(a.id, b.id): (weigh(a, b).level, matches(a, b).alike) for a, b in combinations(accounts, 2)}
        joined, left, out = accounts[:1], accounts[1:], []
        while left:
            pairs = [(a, b) for a in joined for b in left]
            a, b = max(pairs, key=lambda p: strength[min(p[0].id, p[1].id), max(p[0].id, p[1].id)])
            out.append(self.tie(a, b))
            joined.append(b)
            left.remove(b)
        return out

    def near(self, accounts: list[Account], others: dict[str, list[Account]]) -> list[NearMiss]:
        """Other events that come near, the nearest first."""
        found = []
        for event, theirs in sorted(others.items()):
            pairs = [(_nearness(a, b), a, b) for a in accounts for b in theirs[:COMPARED]]
            nearness, a, b = max(pairs, key=lambda p: p[0])
            if nearness[0]:
                found.append((nearness, event, a, b, theirs))
        found.sort(key=lambda f: f[0], reverse=True)
        return [
            NearMiss(event, self.tie(a, b), _kept(accounts, theirs, a, b)) for _, event, a, b, theirs in found[:NEAR]
        ]


def _match(field: str, match: Match) -> str:
    return "same states" if field == "parties" and match is Match.LOOSE else WORDS[match]


def _time(a: Account) -> str:
    if a.report.when:
        return edtf.humanize(a.report.when)
    return f"undated, in an article of {a.document.published}" if a.document.published else "undated"


def _nearness(a: Account, b: Account) -> tuple[int, int, float]:
    """How near two accounts come to one another: none where the parties are not the same."""
    found, level = matches(a, b), weigh(a, b).level
    if found.parties < Match.LOOSE:
        return 0, 0, 0.0
    firm = sum(m is Match.FIRM for m in (found.parties, found.time, found.place, found.goods))
    against = sum(m is Match.AGAINST for m in (found.time, found.place, found.goods))
    close = found.parties is Match.FIRM and _close(a, b)
    near = level >= Level.LIKELY or close or (against <= 1 and firm > against)
    return int(near), int(level) * 2 + firm - against, found.alike


def _close(a: Account, b: Account) -> bool:
    """Whether not more than a month lies between two accounts' days, as far as these are known."""
    (low, high), (start, end) = a.window or (None, None), b.window or (None, None)
    return not ((start and high and start - high > SHORT) or (low and end and low - end > SHORT))


def _kept(accounts: list[Account], theirs: list[Account], a: Account, b: Account) -> str:
    """What kept two events apart whose nearest accounts are these."""
    nearest = weigh(a, b)
    if nearest.level < Level.LIKELY:
        return nearest.because
    for x in accounts:
        for y in theirs[:COMPARED]:
            ruling = weigh(x, y)
            if ruling.level is Level.APART:
                return f"of {x.id} and {y.id}: {ruling.because}"
    return "another happening fits as well, or people said that the two are different"
