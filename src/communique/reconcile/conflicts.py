"""What cannot both hold: values of one field of an event, or of one property of a thing, that exclude one another.

Precision first. Compatible values never conflict, nor do values that one origin gives, whoever repeats it.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from communique.model import Attribute, Conflict, Event, Side, make_id
from communique.reconcile.accounts import Account
from communique.reconcile.origins import Sources
from communique.reconcile.properties import Claim, claims, same_value, weigh
from communique.reconcile.questions import Question, Voice, questions
from communique.reconcile.verdicts import Verdicts
from communique.reconcile.voices import Voice as Speaker
from communique.reconcile.voices import by_key


def _ordered(sides: Iterable[Side]) -> tuple[Side, ...]:
    return tuple(sorted(sides, key=lambda s: (-len(s.origins), -len(s.reports) - len(s.attributes), str(s.value))))


def of_event(
    event: Event, accounts: list[Account], voices: dict[str, tuple[str, str]], sources: Sources, verdicts: Verdicts
) -> list[Conflict]:
    """The conflicts among the reports of one event. `voices` maps a report to its origin's key and name. What people
    judged wrong is left out."""
    out = []
    for question in questions(accounts, sources.resolve):
        heard = [v for v in question.voices if verdicts.of(event.id, question.field, question.show(v[1])) != "wrong"]
        sides = [_side(question, said, voices) for said in _clashing(heard, question, voices)]
        if sides:
            id_ = event_conflict_id(event.id, question)
            out.append(Conflict(id_, "event", event.id, question.field, question.kind, _ordered(sides)))
    return out


def event_conflict_id(event: str, question: Question) -> str:
    """The id of the conflict that a question about an event may come to."""
    return make_id("conflict", "event", event, question.field, question.of)


def _side(question: Question, said: list[Voice], voices: dict[str, tuple[str, str]]) -> Side:
    origins = tuple(sorted({voices[a.id][1] for a, _ in said}))
    return Side(question.show(said[0][1]), tuple(a.id for a, _ in said), (), origins)


def _clashing(heard: list[Voice], question: Question, voices: dict[str, tuple[str, str]]) -> list[list[Voice]]:
    """Voices by value where some exclude one another and no origin speaks on both sides; else nothing."""
    by_value: dict[str, list[Voice]] = defaultdict(list)
    for voice in sorted(heard, key=lambda v: v[0].id):
        by_value[repr(question.show(voice[1]))].append(voice)
    clash: set[str] = set()
    for x, y in combinations(sorted(by_value), 2):
        mine, yours = ({voices[a.id][0] for a, _ in by_value[k]} for k in (x, y))
        if not mine & yours and any(question.weigh(v, w).excludes for v in by_value[x] for w in by_value[y]):
            clash |= {x, y}
    return [by_value[k] for k in sorted(clash)]


def of_things(attributes: Iterable[Attribute], sources: Sources, verdicts: Verdicts) -> list[Conflict]:
    """The conflicts among what is claimed of one thing."""
    out = []
    for (target, field), group in sorted(claims(attributes, sources).items()):
        sides = _claim_sides([c for c in group if verdicts.of(target, field, c.attribute.value) != "wrong"])
        if sides:
            names = by_key(c.voice for c in group)
            units = [c.attribute.unit for side in sides for c in side]
            made = [_claim_side(side, max(units, key=lambda u: (units.count(u), str(u))), names) for side in sides]
            id_ = make_id("conflict", "entity", target, field)
            out.append(Conflict(id_, "entity", target, field, "value", _ordered(made)))
    return out


def _claim_side(side: list[Claim], unit: str | None, names: dict[str, Speaker]) -> Side:
    """Claims of one value as a side, its value in the unit that most of the conflict is told in, where it was."""
    given = [c.attribute for c in side if c.attribute.unit == unit] or [c.attribute for c in side]
    printed = [a.value for a in given]
    value = min(printed, key=lambda v: (-printed.count(v), len(str(v)), str(v)))
    ids = tuple(c.attribute.id for c in side)
    return Side(value, (), ids, tuple(sorted({names[c.voice.key].name for c in side})))


def _claim_sides(group: list[Claim]) -> list[list[Claim]]:
    """Claims by value, where no value of one origin goes with any value of another."""
    by_origin: dict[str, list[Claim]] = defaultdict(list)
    for claim in group:
        by_origin[claim.voice.key].append(claim)
    clash: dict[str, Claim] = {}
    for x, y in combinations(sorted(by_origin), 2):
        if all(weigh(a, b).excludes for a in by_origin[x] for b in by_origin[y]):
            clash.update((c.attribute.id, c) for c in by_origin[x] + by_origin[y])
    sides: list[list[Claim]] = []
    for _, claim in sorted(clash.items()):
        side = next((s for s in sides if any(same_value(claim, c) for c in s)), None)
        if side is None:
            sides.append([claim])
        else:
            side.append(claim)
    for claim in group:  # "up to 300" excludes no 200, but stands behind 300
        if claim.attribute.id not in clash and (behind := [s for s in sides if _behind(claim, s)]):
            behind[0].append(claim)
    return sides if len(sides) > 1 else []


def _behind(claim: Claim, side: list[Claim]) -> bool:
    return all(not weigh(claim, c).excludes for c in side) and any(same_value(claim, c) for c in side)
