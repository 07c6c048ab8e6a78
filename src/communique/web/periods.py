"""Spans of time as links with how much happened in each: the way to zoom that needs neither script nor mouse."""

from collections import Counter
from collections.abc import Iterable, Mapping
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
    wanted, always = tuple(states), untimed(asked)
    key = ("periods", *wanted, *(f"{name}={value}" for name, value in always.values.items()))
    number, latest, months = site.kept(key, lambda: _counted(kept(site, always, wanted)))
    years = Counter[str]()
    for month, some in months.items():
        years[month[:4]] += some
    made = [("all", "", "", number), *latest, *_busiest(years)]
    year = asked.since[:4]
    if year and year == asked.until[:4]:
        made += _busiest({month: some for month, some in months.items() if month.startswith(year)})
    return [Period(name, since, until, number, (since, until) == (asked.since, asked.until))
            for name, since, until, number in made]  # fmt: skip


Span = tuple[str, str, str, int]
"""A name, the first and last day, how many happenings."""


def _counted(found: list[Happening]) -> tuple[int, list[Span], Counter[str]]:
    """How many there are, how many of them in the latest days, and in each month, by their own day or else that of the
    first article."""
    return len(found), _latest(found), Counter(day[:7] for h in found if (day := h.day))


def _latest(found: list[Happening]) -> list[Span]:
    """The days before the newest article: what the ledger says of the present."""
    newest = max((h.told for h in found if h.told), default=None)
    if newest is None:
        return []
    since = (date.fromisoformat(newest) - timedelta(days=LATEST)).isoformat()
    name = f"the {LATEST} days to {edtf.humanize(newest)}"
    return [(name, since, newest, sum(h.within(since, newest) for h in found))]


def _busiest(counted: Mapping[str, int]) -> list[Span]:
    """Of years or months the busiest, the first first."""
    busiest = sorted(counted.items(), key=lambda c: (-c[1], c[0]))[:MOST]
    return [(edtf.humanize(span), span, span, number) for span, number in sorted(busiest)]
