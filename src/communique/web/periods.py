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
FIRST, LAST = "0000-00-00", "9999-99-99"  # what is open goes on for ever


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
    number, latest, days = site.kept(key, lambda: _counted(kept(site, always, wanted)))
    made = [("all", "", "", number), *latest, *_busiest(days, 4)]
    year = asked.since[:4]
    if year and year == asked.until[:4]:
        made += _busiest(days, 7, year)
    return [Period(name, since, until, number, (since, until) == (asked.since, asked.until))
            for name, since, until, number in made]  # fmt: skip


Span = tuple[str, str, str, int]
"""A name, the first and last day, how many happenings."""


@dataclass(frozen=True, slots=True)
class Days:
    """On which days some happenings fall: how many began in each month, by their own day or else that of the first
    article; how many fall into it and no other; first and last day of the rest."""

    begun: Counter[str]
    within: Counter[str]
    across: list[tuple[str, str]]


def _counted(found: list[Happening]) -> tuple[int, list[Span], Days]:
    """How many there are, how many of them in the latest days, and when the others are."""
    spans = [(low or FIRST, high or LAST) for low, high in (h.days for h in found) if low or high]
    within = Counter(low[:7] for low, high in spans if low[:7] == high[:7])
    across = [(low, high) for low, high in spans if low[:7] != high[:7]]
    return len(found), _latest(found), Days(Counter(day[:7] for h in found if (day := h.day)), within, across)


def _latest(found: list[Happening]) -> list[Span]:
    """The days before the newest article: what the ledger says of the present."""
    newest = max((h.told for h in found if h.told), default=None)
    if newest is None:
        return []
    since = (date.fromisoformat(newest) - timedelta(days=LATEST)).isoformat()
    name = f"the {LATEST} days to {edtf.humanize(newest)}"
    return [(name, since, newest, sum(h.within(since, newest) for h in found))]


def _busiest(days: Days, length: int, year: str = "") -> list[Span]:
    """Of the years, or the months of a year, those in which the most began, the first first, with how many fall into
    each: what lasts longer than one falls into several."""
    begun, within, across = Counter[str](), Counter[str](), days.across
    for month, some in days.begun.items():
        begun[month[:length]] += some if month.startswith(year) else 0
    for month, some in days.within.items():
        within[month[:length]] += some
    busiest = sorted(sorted(+begun, key=lambda span: (-begun[span], span))[:MOST])
    return [(edtf.humanize(s), s, s, within[s] + sum(low[:length] <= s <= high[:length] for low, high in across))
            for s in busiest]  # fmt: skip
