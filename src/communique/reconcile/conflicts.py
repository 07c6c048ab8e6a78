"""What cannot both hold: values of one field of an event, or of one property of a thing, that exclude one another.

Precision first. Compatible values never conflict, nor do values that one origin gives, whoever repeats it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from communique.model import Attribute, Conflict, Event, Side, make_id
from communique.reconcile import standing
from communique.reconcile.accounts import Account
from communique.reconcile.counts import Count, counted, numbers_differ
from communique.reconcile.matches import PLACED, two_cities
from communique.reconcile.origins import Sources
from communique.reconcile.properties import Claim, claims, exclude, same_value
from communique.reconcile.verdicts import Verdicts
from communique.text import edtf

Voice = tuple[Account, Any]  # who says it, and the value
Exclusive = Callable[[Voice, Voice], bool]


def _ordered(sides: Iterable[Side]) -> tuple[Side, ...]:
    return tuple(sorted(sides, key=lambda s: (-len(s.origins), -len(s.reports) - len(s.attributes), str(s.value))))


@dataclass(slots=True)
class Telling:
    """An event's accounts of what happened, with whose voice each is, for making its conflicts. What people judged
    wrong is left out."""

    event: Event
    accounts: list[Account]
    voices: dict[str, tuple[str, str]]
    verdicts: Verdicts

    def _sides(self, voices: Iterable[Voice], exclusive: Exclusive) -> list[list[Voice]]:
        """Voices by value where some exclude one another and no origin speaks on both sides; else nothing."""
        by_value: dict[str, list[Voice]] = defaultdict(list)
        for voice in sorted(voices, key=lambda v: v[0].id):
            by_value[repr(voice[1])].append(voice)
        clash: set[str] = set()
        for x, y in combinations(sorted(by_value), 2):
            mine, yours = ({self.voices[a.id][0] for a, _ in by_value[k]} for k in (x, y))
            if not mine & yours and any(exclusive(v, w) for v in by_value[x] for w in by_value[y]):
                clash |= {x, y}
        return [by_value[k] for k in sorted(clash)]

    def conflict(
        self,
        field: str,
        values: Iterable[Voice],
        exclusive: Exclusive,
        *,
        kind: str = "value",
        show: Callable[[Any], Any] = lambda v: v,
        of: str = "",
    ) -> list[Conflict]:
        """The conflict about one field, if there is one; `of` tells it from others about the same field."""
        heard = [(a, v) for a, v in values if self.verdicts.of(self.event.id, field, show(v)) != "wrong"]
        sides = [
            Side(
                show(said[0][1]),
                tuple(a.id for a, _ in said),
                (),
                tuple(sorted({self.voices[a.id][1] for a, _ in said})),
            )
            for said in self._sides(heard, exclusive)
        ]
        if len(sides) < 2:
            return []
        id_ = make_id("conflict", "event", self.event.id, field, of)
        return [Conflict(id_, "event", self.event.id, field, kind, _ordered(sides))]


def _at_one_footing(a: Account, b: Account) -> bool:
    """Whether both tell of what was, or both of what is to be: what comes may differ from what was planned."""
    return (a.report.status in standing.DONE) == (b.report.status in standing.DONE)


def _dates(x: Voice, y: Voice) -> bool:
    """Whether two dates exclude one another; "today" of a paper of the next morning is a day off."""
    (a, when), (b, other) = x, y
    if not _at_one_footing(a, b) or not (edtf.is_valid(when) and edtf.is_valid(other)) or edtf.compatible(when, other):
        return False
    (low, high), (start, end) = edtf.bounds(when), edtf.bounds(other)
    reckoned = "resolved" in (a.report.when_basis, b.report.when_basis)
    gap = max((start - high).days if start and high else 0, (low - end).days if low and end else 0)
    return gap > 1 or not reckoned


def _elsewhere(x: Voice, y: Voice) -> bool:
    """Whether two places exclude one another: of different states, or two cities of what is done at one place. Else
    one may lie in the other."""
    a, b = x[0], y[0]
    if a.place_state and b.place_state and a.place_state != b.place_state:
        return True
    return a.report.type in PLACED and two_cities(a, b)


def _stances(accounts: list[Account]) -> list[Voice]:
    """Who affirms and who denies: what was done, and plans of which somebody denies that there are any."""
    denials = [a for a in accounts if a.denied]
    out = [(a, "negated") for a in denials]
    for a in accounts:
        if a.report.status in standing.DONE:
            out.append((a, "occurred"))
        elif any(standing.denies_plan(d, a) for d in denials):
            out.append((a, a.report.status))
    return out


def of_event(
    event: Event, accounts: list[Account], voices: dict[str, tuple[str, str]], sources: Sources, verdicts: Verdicts
) -> list[Conflict]:
    """The conflicts among the reports of one event. `voices` maps a report to its origin's key and name."""
    telling, told = Telling(event, accounts, voices, verdicts), [a for a in accounts if not a.denied]
    out = telling.conflict("status", _stances(accounts), lambda x, y: x[0].denied != y[0].denied, kind="denial")
    stages = [(a, a.report.stage) for a in told if a.report.stage]
    short = lambda x, y: standing.falls_short(x[0], y[0]) or standing.falls_short(y[0], x[0])  # noqa: E731
    out += telling.conflict("stage", stages, short, kind="status")
    if event.type != "visit":  # a visit has a first and a last day
        out += telling.conflict("when", [(a, a.report.when) for a in told if a.report.when], _dates)
    printed = {a.place: a.report.where.text for a in reversed(told) if a.report.where}
    out += telling.conflict("where", [(a, a.place) for a in told if a.place], _elsewhere, show=lambda v: printed[v])
    for key, counts in counted(told, sources.resolve):
        out += telling.conflict("quantity", counts, _counts, show=lambda n: n.plain, of=key)
    return out


def _counts(x: tuple[Account, Count], y: tuple[Account, Count]) -> bool:
    return _at_one_footing(x[0], y[0]) and numbers_differ(x[1], y[1])


def of_things(
    attributes: Iterable[Attribute], sources: Sources, origin_of: dict[str, str], verdicts: Verdicts
) -> list[Conflict]:
    """The conflicts among what is claimed of one thing. `origin_of` maps an attribute to its origin's key."""
    out = []
    for (target, field), group in sorted(claims(attributes, sources, origin_of).items()):
        sides = _claim_sides([c for c in group if verdicts.of(target, field, c.attribute.value) != "wrong"])
        if sides:
            units = [c.attribute.unit for side in sides for c in side]
            made = [_claim_side(side, max(units, key=lambda u: (units.count(u), str(u))), sources) for side in sides]
            id_ = make_id("conflict", "entity", target, field)
            out.append(Conflict(id_, "entity", target, field, "value", _ordered(made)))
    return out


def _claim_side(side: list[Claim], unit: str | None, sources: Sources) -> Side:
    """Claims of one value as a side, its value in the unit that most of the conflict is told in, where it was."""
    given = [c.attribute for c in side if c.attribute.unit == unit] or [c.attribute for c in side]
    printed = [a.value for a in given]
    value = min(printed, key=lambda v: (-printed.count(v), len(str(v)), str(v)))
    ids = tuple(c.attribute.id for c in side)
    return Side(value, (), ids, tuple(sorted({sources.names[c.origin][1] for c in side})))


def _claim_sides(group: list[Claim]) -> list[list[Claim]]:
    """Claims by value, where no value of one origin goes with any value of another."""
    by_origin: dict[str, list[Claim]] = defaultdict(list)
    for claim in group:
        by_origin[claim.origin].append(claim)
    clash: dict[str, Claim] = {}
    for x, y in combinations(sorted(by_origin), 2):
        if all(exclude(a, b) for a in by_origin[x] for b in by_origin[y]):
            clash.update((c.attribute.id, c) for c in by_origin[x] + by_origin[y])
    sides: list[list[Claim]] = []
    for _, claim in sorted(clash.items()):
        side = next((s for s in sides if any(same_value(claim, c) for c in s)), None)
        if side is None:
            sides.append([claim])
        else:
            side.append(claim)
    return sides if len(sides) > 1 else []
