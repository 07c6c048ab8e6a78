"""What people have decided, brought to what holds: the latest of each person on a matter, and where people disagree."""

from collections import defaultdict, deque
from collections.abc import Iterable
from itertools import pairwise

from communique.model import Judgement

Pair = tuple[str, str]
Matter = tuple[str, ...]


def member(id_: str) -> str:
    """An event's id as that of its smallest report: either names the same."""
    return "rep_" + id_.removeprefix("evt_") if id_.startswith("evt_") else id_


def matter(judgement: Judgement) -> Matter:
    """What a judgement is on: two members, or a value of one."""
    if judgement.b is not None:
        return tuple(sorted((member(judgement.a), member(judgement.b))))
    return (member(judgement.a), judgement.field or "", judgement.value or "", "value")


def latest(judgements: Iterable[Judgement]) -> dict[Matter, list[Judgement]]:
    """By matter, each person's last judgement, oldest first. Without dates, what comes later in the rows is later."""
    kept: dict[tuple[Matter, str | None], Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: j.when or ""):
        key = (matter(judgement), judgement.who)
        kept.pop(key, None)
        kept[key] = judgement
    found: dict[Matter, list[Judgement]] = defaultdict(list)
    for (on, _), judgement in kept.items():
        found[on].append(judgement)
    return found


def pairs(judgements: Iterable[Judgement], verdict: str) -> list[Pair]:
    """The pairs of members for which a verdict (`same`, `different`) holds, those judged first at the front.

    Where people disagree, `different` holds: what is wrongly apart is seen, what is wrongly one is not.
    """
    found = []
    for on, given in latest(judgements).items():
        said = {j.verdict for j in given}
        if len(on) == 2 and verdict in said and (verdict == "different" or "different" not in said):
            found.append((min(j.when or "" for j in given if j.verdict == verdict), (on[0], on[1])))
    return [pair for _, pair in sorted(found)]


def disagreements(judgements: Iterable[Judgement]) -> list[str]:
    """A sentence for each matter that people judge differently, and for judgements that can't all hold."""
    rows = tuple(judgements)
    said = []
    for on, given in sorted(latest(rows).items()):
        decided = [j for j in given if j.verdict != "unsure"]
        if len({j.verdict for j in decided}) > 1:
            who = ", ".join(f"{j.who or 'someone'} says {j.verdict}" for j in decided)
            what = f"{on[0]} and {on[1]}" if len(on) == 2 else f"the {on[1]} {on[2]} of {on[0]}"
            holds = "they stay apart" if len(on) == 2 else "neither holds"
            said.append(f"People disagree on {what}: {who}; until they agree, {holds}.")
    return said + _impossible(pairs(rows, "same"), pairs(rows, "different"))


def _impossible(same: list[Pair], different: list[Pair]) -> list[str]:
    """A sentence for each two that are different and yet the same by way of others."""
    beside: dict[str, set[str]] = defaultdict(set)
    for a, b in same:
        beside[a].add(b)
        beside[b].add(a)
    said = []
    for a, b in different:
        if path := _path(a, b, beside):
            steps = ", ".join(f"{x} and {y} the same" for x, y in pairwise(path))
            said.append(f"These can't all hold: {steps}, {a} and {b} different; the last of the same ones is left out.")
    return said


def _path(start: str, end: str, beside: dict[str, set[str]]) -> list[str] | None:
    """The shortest way from one member to another."""
    ways, seen = deque([[start]]), {start}
    while ways:
        way = ways.popleft()
        if way[-1] == end:
            return way
        for step in sorted(beside[way[-1]] - seen):
            seen.add(step)
            ways.append([*way, step])
    return None
