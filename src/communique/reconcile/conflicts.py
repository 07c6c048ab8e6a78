"""What cannot both hold: values of one field of an event, or of one property of a thing, that exclude one another.

Precision first. Compatible values never conflict, nor do values that one origin gives, whoever repeats it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from communique.model import Attribute, Conflict, Event, Item, Side, make_id
from communique.reconcile.accounts import Account, content_words
from communique.reconcile.origins import Sources
from communique.reconcile.properties import Claim, Number, claims, exclude, quantities_exclude
from communique.text import edtf

DONE = frozenset({"occurred", "ongoing"})
Voice = tuple[str, Any, str]  # report or attribute, its value, its origin by key


def _sides(voices: list[Voice], exclusive: Callable[[Any, Any], bool]) -> list[list[Voice]]:
    """Voices by value where some exclude one another and no origin speaks on both sides; else nothing."""
    by_value: dict[str, list[Voice]] = defaultdict(list)
    for voice in sorted(voices, key=lambda v: v[0]):
        by_value[repr(voice[1])].append(voice)
    clash: set[str] = set()
    for x, y in combinations(sorted(by_value), 2):
        mine, yours = ({v[2] for v in by_value[k]} for k in (x, y))
        if exclusive(by_value[x][0][1], by_value[y][0][1]) and not mine & yours:
            clash |= {x, y}
    return [by_value[k] for k in sorted(clash)]


def _ordered(sides: Iterable[Side]) -> tuple[Side, ...]:
    return tuple(sorted(sides, key=lambda s: (-len(s.origins), -len(s.reports) - len(s.attributes), str(s.value))))


@dataclass(slots=True)
class Telling:
    """An event's accounts of what happened, with whose voice each is, for making its conflicts."""

    event: Event
    accounts: list[Account]
    voices: dict[str, tuple[str, str]]

    def conflict(
        self,
        field: str,
        values: Iterable[tuple[Account, Any]],
        exclusive: Callable[[Any, Any], bool],
        *,
        kind: str = "value",
        show: Callable[[Any], Any] = lambda v: v,
        of: str = "",
    ) -> list[Conflict]:
        """The conflict about one field, if there is one; `of` tells it from others about the same field."""
        told = [(a.id, value, self.voices[a.id][0]) for a, value in values]
        sides = [
            Side(show(s[0][1]), tuple(v[0] for v in s), (), tuple(sorted({self.voices[v[0]][1] for v in s})))
            for s in _sides(told, exclusive)
        ]
        if len(sides) < 2:
            return []
        id_ = make_id("conflict", "event", self.event.id, field, of)
        return [Conflict(id_, "event", self.event.id, field, kind, _ordered(sides))]


def _dates(a: str, b: str) -> bool:
    return edtf.is_valid(a) and edtf.is_valid(b) and not edtf.compatible(a, b)


def _plain(number: Number) -> float | int:
    return int(number[0]) if number[0] % 1 == 0 else number[0]


def of_event(
    event: Event, accounts: list[Account], voices: dict[str, tuple[str, str]], sources: Sources
) -> list[Conflict]:
    """The conflicts among the reports of one event. `voices` maps a report to its origin's key and name."""
    telling, told = Telling(event, accounts, voices), [a for a in accounts if not a.denied]
    happened = [(a, "negated" if a.denied else "occurred") for a in accounts if a.denied or a.report.status in DONE]
    out = telling.conflict("status", happened, lambda a, b: bool(a != b), kind="denial")
    if event.type != "visit":  # a visit has a first and a last day
        out += telling.conflict("when", [(a, a.report.when) for a in told if a.report.when], _dates)
    printed = {a.place: a.report.where.text for a in reversed(told) if a.report.where}
    places = [(a, (a.place, a.place_state)) for a in told if a.place]
    out += telling.conflict("where", places, _elsewhere, show=lambda v: printed[v[0]])
    items: dict[str, list[tuple[Account, Number]]] = defaultdict(list)
    for a in told:
        for item in a.report.items:
            if item.quantity is not None:
                number = (float(item.quantity), item.unit or "", item.comparator or "exact")
                items[_item_key(item, sources)].append((a, number))
    for key in sorted(items):
        out += telling.conflict("quantity", items[key], quantities_exclude, show=_plain, of=key)
    return out


def _item_key(item: Item, sources: Sources) -> str:
    entity = sources.resolve.get(item.entity or "")
    return entity or " ".join(sorted(content_words(item.text)))


def _elsewhere(a: tuple[str, str | None], b: tuple[str, str | None]) -> bool:
    """Whether two places exclude one another: different states. Two places of one state may be one in the other."""
    return bool(a[1] and b[1] and a[1] != b[1])


def of_things(attributes: Iterable[Attribute], sources: Sources, origin_of: dict[str, str]) -> list[Conflict]:
    """The conflicts among what is claimed of one thing. `origin_of` maps an attribute to its origin's key."""
    out = []
    for (target, field), group in sorted(claims(attributes, sources, origin_of).items()):
        sides = _claim_sides(group)
        if sides:
            made = []
            for side in sides:
                printed = [c.attribute.value for c in side]
                value = min(printed, key=lambda v: (-printed.count(v), len(str(v)), str(v)))
                made.append(
                    Side(
                        value,
                        (),
                        tuple(c.attribute.id for c in side),
                        tuple(sorted({sources.names[c.origin][1] for c in side})),
                    )
                )
            id_ = make_id("conflict", "entity", target, field)
            out.append(Conflict(id_, "entity", target, field, "value", _ordered(made)))
    return out


def _claim_sides(group: list[Claim]) -> list[list[Claim]]:
    """Claims by value, where no value of one origin goes with any value of another."""
    by_origin: dict[str, list[Claim]] = defaultdict(list)
    for claim in group:
        by_origin[claim.origin].append(claim)
    clash: dict[str, list[Claim]] = {}
    for x, y in combinations(sorted(by_origin), 2):
        if all(exclude(a, b) for a in by_origin[x] for b in by_origin[y]):
            for claim in by_origin[x] + by_origin[y]:
                side = clash.setdefault(claim.side, [])
                if claim not in side:
                    side.append(claim)
    return [sorted(side, key=lambda c: c.attribute.id) for _, side in sorted(clash.items())] if len(clash) > 1 else []
