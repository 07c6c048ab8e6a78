"""What cannot both hold: values of one field of an event, or of one property of a thing, that exclude one another.

Precision first. Compatible values never conflict, nor do values that one origin gives, whoever repeats it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Any

from communique.model import Attribute, Conflict, Event, Item, Side, make_id
from communique.reconcile.accounts import Account, content_words
from communique.reconcile.origins import Sources
from communique.reconcile.properties import Claim, claims, exclude, quantities_exclude
from communique.text import edtf
from communique.text.names import fold

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


def _on_event(
    event: Event,
    field: str,
    kind: str,
    sides: list[list[Voice]],
    names: dict[str, str],
    *,
    of: str = "",
    show: Any = None,
) -> list[Conflict]:
    if len(sides) < 2:
        return []
    made = (
        Side(show(s[0][1]) if show else s[0][1], tuple(v[0] for v in s), (), tuple(sorted({names[v[2]] for v in s})))
        for s in sides
    )
    return [Conflict(make_id("conflict", "event", event.id, field, of), "event", event.id, field, kind, _ordered(made))]


def _dates(a: str, b: str) -> bool:
    return edtf.is_valid(a) and edtf.is_valid(b) and not edtf.compatible(a, b)


def of_event(event: Event, accounts: list[Account], sources: Sources) -> list[Conflict]:
    """The conflicts among the reports of one event."""
    names = {k: v[1] for k, v in sources.names.items()}
    told = [a for a in accounts if not a.denied]
    out: list[Conflict] = []
    denied = [(a.id, "negated", a.origin) for a in accounts if a.denied]
    done = [(a.id, a.report.status, a.origin) for a in told if a.report.status in DONE]
    happened = [(i, "occurred", o) for i, _, o in done]
    out += _on_event(event, "status", "denial", _sides(denied + happened, lambda a, b: a != b), names)
    dates = [(a.id, a.report.when, a.origin) for a in told if a.report.when]
    out += _on_event(event, "when", "value", _sides(dates, _dates), names)
    places = {
        a.place: a.report.where.text
        for a in sorted(told, key=lambda a: a.id, reverse=True)
        if a.place and a.report.where
    }
    where = [(a.id, (a.place, a.place_state, _city(a, sources)), a.origin) for a in told if a.place]
    out += _on_event(event, "where", "value", _sides(where, _elsewhere), names, show=lambda v: places[v[0]])
    items: dict[str, list[Voice]] = defaultdict(list)
    for a in told:
        for item in a.report.items:
            if item.quantity is not None:
                number = (float(item.quantity), item.unit or "", item.comparator or "exact")
                items[_item_key(item, sources)].append((a.id, number, a.origin))
    for key in sorted(items):
        sides = _sides(items[key], quantities_exclude)
        out += _on_event(
            event, "quantity", "value", sides, names, of=key, show=lambda v: int(v[0]) if v[0] % 1 == 0 else v[0]
        )
    return out


def _item_key(item: Item, sources: Sources) -> str:
    entity = sources.resolve.get(item.entity or "")
    return entity or " ".join(sorted(content_words(item.text)))


def _city(a: Account, sources: Sources) -> bool:
    """Whether the place is a place within a state, and no state or part of the world."""
    entity = sources.entities.get(a.place or "")
    return entity is not None and entity.kind == "place"


def _elsewhere(a: tuple[str, str | None, bool], b: tuple[str, str | None, bool]) -> bool:
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


def named(conflict: Conflict) -> str:
    """One line for people: the field and its values."""
    return f"{conflict.field}: " + " against ".join(fold(str(s.value)) for s in conflict.sides)
