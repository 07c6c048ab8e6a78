"""News retold: what an article says in its own voice after it has named, somewhere, the source that it has it from.

"As Beta reported on Monday" stands once, and what follows is Beta's all the same. So is what two papers tell that both
cite one ministry: nothing shows that they have it from anywhere else. Prudence: an origin too few is a confirmation
less; one too many is a confirmation that never was.
"""

from collections.abc import Callable, Iterable, Mapping
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


def retold(
    accounts: list[Account], key: Mapping[str, str], own: Mapping[str, str], cites: Mapping[str, frozenset[str]],
    copies: Callable[[str, str], bool],
) -> dict[str, str]:  # fmt: skip
    """The origins, by report, of accounts in their article's own voice that retell another's.

    `key` has each report's origin so far, `own` each document's own voice, `cites` the bodies and outlets that a
    document names as a source of anything; `copies` says whether one text has long stretches of another.
    """
    found = {}
    first: dict[str, date] = {}
    for a in accounts:
        if day := day_told(a):
            first[a.family] = min(day, first.get(a.family, day))
    for a in accounts:
        mine = own[a.document.id]
        if key[a.id] == mine and a.document.genre != "commentary":
            others = [b for b in accounts if b.family != a.family and _may_be_had_from(a, b)]
            earlier = [b for b in others if _earlier(b, a) and copies(a.document.id, b.document.id)]
            sources = {key[b.id] for b in earlier} or set(_sources(a, others, key, own, cites, first)) - {mine}
            if len(sources) == 1:
                found[a.id] = min(sources)
    return found


def _earlier(b: Account, a: Account) -> bool:
    return (b.document.published or "9", b.document.id) < (a.document.published or "9", a.document.id)


def _sources(
    a: Account, others: Iterable[Account], key: Mapping[str, str], own: Mapping[str, str],
    cites: Mapping[str, frozenset[str]], first: Mapping[str, date],
) -> Iterable[str]:  # fmt: skip
    named = cites[a.document.id]
    for b in others:
        theirs = own[b.document.id]
        told = key[b.id] in named and key[b.id] != theirs
        days = first.get(b.family), first.get(a.family)
        if told or (theirs in named and days[0] and days[1] and days[0] < days[1]):
            yield key[b.id]
        elif key[b.id] == theirs:
            yield from named & cites[b.document.id]


def _may_be_had_from(a: Account, b: Account) -> bool:
    """Whether one account tells nothing that the other tells otherwise, and they are news of one week."""
    days = day_told(a), day_told(b)
    if days[0] and days[1] and abs(days[0] - days[1]) > WEEK:
        return False
    return a.denied == b.denied and not otherwise(a, b)
