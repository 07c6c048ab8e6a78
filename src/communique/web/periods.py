"""Spans of time as links with how much happened in each: the way to zoom that needs neither script nor mouse."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from communique.present.catalogue import Happening
from communique.text import edtf
from communique.web.asked import Asked, kept
from communique.web.site import Site

LATEST: Final = 90  # days before the newest article
MOST: Final = 12  # years, or months


@dataclass(frozen=True, slots=True)
class Period:
    """A span: what it is called, its first and last day as an address has them (empty: all time), how many happenings
    fall into it, and whether it is the one that is shown."""

    name: str
    since: str
    until: str
    number: int
    shown: bool


def untimed(asked: Asked) -> Asked:
    """The same question of all time."""
    return replace(asked, since="", until="")


def periods(site: Site, asked: Asked, states: Iterable[str]) -> list[Period]:
    """All time, the latest days, and the busiest years; within a year its months."""
    found = kept(site, untimed(asked), tuple(states))
    made = [("all", "", "", len(found)), *_latest(found), *_by(found, 4)]
    year = asked.since[:4]
    if year and year == asked.until[:4]:
        made += _by((h for h in found if (h.day or "").startswith(year)), 7)
    return [Period(name, since, until, number, (since, until) == (asked.since, asked.until))
            for name, since, until, number in made]  # fmt: skip


def _latest(found: list[Happening]) -> list[tuple[str, str, str, int]]:
    """The days before the newest article: what the ledger says of the present."""
    newest = max((h.told for h in found if h.told), default=None)
    if newest is None:
        return []
    since = (date.fromisoformat(newest) - timedelta(days=LATEST)).isoformat()
    name = f"the {LATEST} days to {edtf.humanize(newest)}"
    return [(name, since, newest, sum(h.within(since, newest) for h in found))]


def _by(found: Iterable[Happening], length: int) -> list[tuple[str, str, str, int]]:
    """The busiest years or months in which they fall, by their own day or else that of the first article, the first
    first."""
    counted = Counter(h.day[:length] for h in found if h.day)
    busiest = sorted(counted.items(), key=lambda c: (-c[1], c[0]))[:MOST]
    return [(edtf.humanize(span), span, span, number) for span, number in sorted(busiest)]
