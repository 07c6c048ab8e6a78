"""What is asked of the accounts of one happening, field by field: who says what, and which answers exclude which."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from communique.knowledge.words import word_sets
from communique.reconcile import standing
from communique.reconcile.accounts import Account
from communique.reconcile.counts import Count, counted, numbers_differ
from communique.reconcile.findings import Finding, agree, exclude
from communique.reconcile.matches import PLACED, namesake, two_cities
from communique.text import edtf
from communique.text.sounds import romanise

Voice = tuple[Account, Any]  # who says it, and the value


@dataclass(frozen=True, slots=True)
class Question:
    """One field of one event. `kind` is the codebook's, of the conflict that may be; `of` tells the question from
    others about the same field; `show` gives a value as the record has it."""

    field: str
    voices: tuple[Voice, ...]
    weigh: Callable[[Voice, Voice], Finding]
    kind: str = "value"
    of: str = ""
    show: Callable[[Any], Any] = lambda value: value


def questions(accounts: list[Account], resolve: dict[str, str]) -> Iterator[Question]:
    """The questions about one event's accounts, sorted by id; `resolve` leads to merged entities."""
    told = [a for a in accounts if not a.denied]
    yield Question("status", _stances(accounts), _status, "denial")
    yield Question("status", tuple((a, _done(a)) for a in told), _ahead, "status", of="ahead")
    yield Question("stage", tuple((a, a.report.stage) for a in told if a.report.stage), _stages, "status")
    for of, some in _dated(told):
        yield Question("when", tuple((a, a.report.when) for a in some), _dates, of=of)
    printed = {a.place: a.report.where.text for a in reversed(told) if a.report.where}
    yield Question("where", tuple((a, a.place) for a in told if a.place), _places, show=printed.__getitem__)
    for key, counts in counted(told, resolve):
        yield Question("quantity", tuple(counts), _counts, of=key, show=lambda count: count.plain)


def _dated(told: list[Account]) -> Iterator[tuple[str, list[Account]]]:
    """Accounts whose dates are of one thing. A visit has a first and a last day: only where these are meant by both
    does another day say otherwise."""
    dated = [a for a in told if a.report.when]
    if all(a.report.type != "visit" for a in dated):
        yield "", dated
        return
    for of, other in (("arrivals", "departures"), ("departures", "arrivals")):
        yield of, [a for a in dated if standing.has(a, of) and not standing.has(a, other)]


def _stances(accounts: list[Account]) -> tuple[Voice, ...]:
    """Who affirms and who denies: what was done, and plans of which somebody denies that there are any."""
    denials = [a for a in accounts if a.denied]
    out = [(a, "negated") for a in denials]
    for a in accounts:
        if a.report.status in standing.DONE:
            out.append((a, "occurred"))
        elif any(standing.denies_plan(d, a) for d in denials):
            out.append((a, a.report.status))
    return tuple(out)


def _status(x: Voice, y: Voice) -> Finding:
    if x[0].denied == y[0].denied:
        return agree("both deny it" if x[0].denied else "both affirm it")
    affirmed = y if x[0].denied else x
    return exclude(
        f"the one denies what the other says {'happened' if affirmed[1] == 'occurred' else f'is {affirmed[1]}'}"
    )


def _done(a: Account) -> str:
    return "occurred" if a.report.status in standing.DONE else a.report.status


def _ahead(x: Voice, y: Voice) -> Finding:
    if standing.still_ahead(x[0], y[0]) or standing.still_ahead(y[0], x[0]):
        return exclude("the one, told later, has yet to come what the other says was done")
    return agree("what was planned may have been done since")


def _stages(x: Voice, y: Voice) -> Finding:
    for low, high in ((x, y), (y, x)):
        if standing.falls_short(low[0], high[0]):
            return exclude(f"the one says {high[1]}, the other no more than {low[1]} at that time")
    return agree("one stage" if x[1] == y[1] else "the one stage may follow the other")


def _one_footing(a: Account, b: Account) -> bool:
    """Whether both tell of what was, or both of what is to be."""
    return (a.report.status in standing.DONE) == (b.report.status in standing.DONE)


def _reckoned(a: Account) -> bool:
    """Whether its day is counted from the article's own ("yesterday", "last night"), which may be off by one."""
    told = set(romanise(a.report.when_text or "").split())
    words = word_sets("comparing")
    return a.report.when_basis == "resolved" and bool(told & words["counted"]) and not told & words["weekdays"]


PLAN = agree("what comes may differ from what was planned")


def _dates(x: Voice, y: Voice) -> Finding:
    (a, when), (b, other) = x, y
    if not _one_footing(a, b):
        return PLAN
    if edtf.one_end(when, other):
        return exclude("they begin on one day and end on two, or the other way round")
    if not (edtf.is_valid(when) and edtf.is_valid(other)) or edtf.compatible(when, other):
        return agree("both can be one time")
    (low, high), (start, end) = edtf.bounds(when), edtf.bounds(other)
    gap = max((start - high).days if start and high else 0, (low - end).days if low and end else 0)
    if gap <= 1 and (_reckoned(a) or _reckoned(b)):
        return agree("a day reckoned from an article's date may be off by one")
    return exclude("they have no day in common")


def _places(x: Voice, y: Voice) -> Finding:
    a, b = x[0], y[0]
    if standing.not_at(a, b) or standing.not_at(b, a):
        return exclude("the one says that it was not where the other has it")
    if a.report.type == "transfer" and {a.place_state, b.place_state} <= a.states | b.states:
        return agree("goods leave the one and come to the other")
    if a.place_state and b.place_state and a.place_state != b.place_state:
        if namesake(a, b) or namesake(b, a):
            return agree("there is a city of that name in the other's state, too")
        return exclude(f"the one is in {a.place_state}, the other in {b.place_state}")
    if a.report.type in PLACED and two_cities(a, b):
        return exclude("they are two cities, and it was at one place")
    return agree("the one place may lie in the other, or both be named")


def _counts(x: tuple[Account, Count], y: tuple[Account, Count]) -> Finding:
    return numbers_differ(x[1], y[1]) if _one_footing(x[0], y[0]) else PLAN
