"""News retold: what an article says in its own voice after it has named, somewhere, the source that it has it from.

"As Beta reported on Monday" stands once, and what follows is Beta's all the same. So is what two papers tell that both
cite one ministry: nothing shows that they have it from anywhere else. Prudence: an origin too few is a confirmation
less; one too many is a confirmation that never was.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from communique.model import Attribute, Link, Reading, Report
from communique.reconcile.accounts import Account
from communique.reconcile.matches import otherwise
from communique.reconcile.standing import day_told

WEEK = timedelta(days=7)  # news is retold while it is news; what is told later may have been looked into since


def cited_by(reading: Reading) -> list[Link]:
    """Whom a document names as a source of anything, its outlet among them."""
    said: tuple[Report | Attribute, ...] = (*reading.reports, *reading.attributes)
    return [link for record in said for link in record.attribution]


@dataclass(frozen=True, slots=True)
class Retelling:
    """One event's accounts, and by document its own voice (`own`) and the bodies and outlets that it names as a source
    of anything (`cites`). `key` has each report's origin so far, `through` tells who handed it on to its outlet;
    `copies` whether one text has long stretches of another."""

    accounts: list[Account]
    key: Mapping[str, str]
    own: Mapping[str, str]
    cites: Mapping[str, frozenset[str]]
    through: Callable[[Report], frozenset[str]]
    copies: Callable[[str, str], bool]

    def origins(self) -> dict[str, str]:
        """The origins, by report, of accounts in their article's own voice that retell another's."""
        found = {}
        for a in self.accounts:
            mine = self.own[a.document.id]
            if self.key[a.id] == mine and a.document.genre != "commentary":
                others = [b for b in self.accounts if b.family != a.family and _may_be_had_from(a, b)]
                earlier = [b for b in others if _earlier(b, a) and self.copies(a.document.id, b.document.id)]
                sources = {self.key[b.id] for b in earlier} or {s for b in others for s in self._had_from(a, b)} - {
                    mine
                }
                if len(sources) == 1:
                    found[a.id] = min(sources)
        return {id_: self._farthest(id_, found) for id_ in found}

    def _farthest(self, report: str, found: Mapping[str, str]) -> str:
        """The origin of what is retold, be it itself a retelling."""
        further = {self.key[id_]: source for id_, source in sorted(found.items())}
        source, seen = found[report], {self.key[report]}
        while source in further and source not in seen:
            seen.add(source)
            source = further[source]
        return source

    def _had_from(self, a: Account, b: Account) -> Iterable[str]:
        """The origin of one account that another's article names, or the source that both articles name."""
        named, theirs, origin = self.cites[a.document.id], self.own[b.document.id], self.key[b.id]
        days = self._first(a), self._first(b)
        retells = theirs in named and days[0] and days[1] and days[1] < days[0]
        if retells or (origin != theirs and (origin in named or self.through(b.report) & named)):
            yield origin
        elif origin == theirs:
            yield from named & self.cites[b.document.id]

    def _first(self, a: Account) -> date | None:
        """The first day on which its article, or a copy of it, was there."""
        return min((day for b in self.accounts if b.family == a.family and (day := day_told(b))), default=None)


def _earlier(b: Account, a: Account) -> bool:
    return (b.document.published or "9", b.document.id) < (a.document.published or "9", a.document.id)


def _may_be_had_from(a: Account, b: Account) -> bool:
    """Whether one account tells nothing that the other tells otherwise, and they are news of one week."""
    days = day_told(a), day_told(b)
    if days[0] and days[1] and abs(days[0] - days[1]) > WEEK:
        return False
    return a.denied == b.denied and not otherwise(a, b)
