"""How well articles are brought together, on stories written blind (tests/blind/README.md says how).

    python -m communique.evaluate.blind tests/blind [--read] [--all]

By default the gold itself is reconciled, as a perfect reader would hand it on, so that the figures are those of
reconciling alone; with `--read` the articles are read first, and reports count as far as they are found. Rows, 0 to 1:

    same entity F1, same event F1    over pairs across and within articles, as the shared exam has them
    kept apart                       pairs of names that must not be one entity, and are not
    origins exact                    events whose independent origins carry exactly the articles they should
    conflicts F1                     a conflict is right with two sides' values of the right field

`--all` lists what is wrong, one line each.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from communique.evaluate.coded import Coded, coded
from communique.evaluate.judged import exam_gold, pairs
from communique.model import Conflict, Reconciliation
from communique.read.reader import read_document
from communique.reconcile import reconcile
from communique.text.names import fold

Key = tuple[str, str]
Pair = frozenset[Key]


@dataclass(slots=True)
class Result:
    """Scores by row, and what is wrong."""

    scores: dict[str, float] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def evaluate(folder: Path, *, read: bool = False) -> Result:
    """Score the stories of a folder (`articles.jsonl`, `gold/`)."""
    given = coded(folder / "articles.jsonl", folder / "gold")
    if read:
        _read(given, folder)
    made = reconcile(given.readings)
    cross = _load(folder / "gold" / "cross.json")
    out = Result()
    _events(out, given, made, cross)
    _entities(out, given, made, cross)
    _origins(out, given, made, _load(folder / "gold" / "origins.json"))
    _conflicts(out, given, made, cross)
    return out


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _read(given: Coded, folder: Path) -> None:
    """Put what is read in the place of what is coded, and what is found in the place of gold's keys."""
    gold, coded_names = exam_gold(folder / "gold"), dict(given.entities)
    given.reports.clear()
    given.entities.clear()
    for number, old in enumerate(given.readings):
        new = read_document(old.document)
        given.readings[number] = new
        stem = given.stems[old.document.id]
        for i, j in pairs(new.document.text, gold[stem], new.reports):
            given.reports[stem, gold[stem][i]["key"]] = new.reports[j].id
        ours = [(fold(name), e) for e in new.entities for name in e.aliases]
        kinds = {e.id: e.kind for e in old.entities}
        for (where, name), id_ in coded_names.items():
            kind = kinds.get(id_)
            same = [e for n, e in ours if n == fold(name) and e.kind == kind] if where == stem else []
            if same:
                given.entities[stem, name] = same[0].id


def _grouped(groups: Iterable[Sequence[Sequence[str]]]) -> set[Pair]:
    return {frozenset(((a[0], a[1]), (b[0], b[1]))) for g in groups for a, b in combinations(g, 2)}


def _f1(right: int, told: int, wanted: int, hit: int) -> float:
    precision, recall = right / told if told else 1.0, hit / wanted if wanted else 1.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _events(out: Result, given: Coded, made: Reconciliation, cross: Any) -> None:
    event_of = {r: e.id for e in made.events for r in e.reports}
    wanted, maybe = _grouped(cross["same_event"]), _grouped(cross.get("same_event_debatable", ()))
    told = hit = right = asked = 0
    for a, b in combinations(sorted(given.reports), 2):
        pair = frozenset((a, b))
        together = event_of.get(given.reports[a], 0) == event_of.get(given.reports[b], 1)
        asked, hit = asked + (pair in wanted), hit + (pair in wanted and together)
        told, right = told + together, right + (together and pair in wanted | maybe)
        if (pair in wanted) != together and pair not in maybe:
            out.wrong.append(f"event: {_name(a)} and {_name(b)} {'are one' if pair in wanted else 'are two'}")
    out.scores["same event F1"] = _f1(right, told, asked, hit)


def _entities(out: Result, given: Coded, made: Reconciliation, cross: Any) -> None:
    merged = {key: made.resolve.get(id_, id_) for key, id_ in given.entities.items()}
    group = {(k[0], k[1]): n for n, g in enumerate(cross["same_entity"]) for k in g}
    known = sorted(k for k in merged if k in group)
    told = hit = right = asked = 0
    for pair in _grouped(cross["same_entity"]):
        a, b = sorted(pair) if len(pair) == 2 else sorted(pair) * 2
        if a in merged and b in merged:
            asked, hit = asked + 1, hit + (merged[a] == merged[b])
            if merged[a] != merged[b]:
                out.wrong.append(f"entity: {_name(a)} and {_name(b)} are one")
    for a, b in combinations(known, 2):
        if merged[a] == merged[b] and a[0] != b[0]:
            told, right = told + 1, right + (group[a] == group[b])
            if group[a] != group[b]:
                out.wrong.append(f"entity: {_name(a)} and {_name(b)} are two")
    out.scores["same entity F1"] = _f1(right, told, asked, hit)
    apart = [(tuple(a), tuple(b)) for a, b in cross.get("different_entity", ())]
    judged = [(a, b) for a, b in apart if a in merged and b in merged]
    kept = [(a, b) for a, b in judged if merged[a] != merged[b]]
    out.wrong += [f"entity: {_name(a)} and {_name(b)} are two" for a, b in judged if (a, b) not in kept]
    out.scores["kept apart"] = len(kept) / len(judged) if judged else 1.0


def _origins(out: Result, given: Coded, made: Reconciliation, wanted: Any) -> None:
    event_of = {r: e for e in made.events for r in e.reports}
    exact = asked = 0
    for one in wanted:
        members = [given.reports[k] for k in map(tuple, one["event"]) if k in given.reports]
        if len(members) < len(one["event"]):
            continue  # not all of it was read: there is nothing to be exact about
        asked += 1
        stems = {k[0] for k in one["event"]}
        ours: set[frozenset[str]] = set()
        for event in {event_of[m].id: event_of[m] for m in members if m in event_of}.values():
            ours |= {frozenset(given.stems[d] for d in o.documents) & stems for o in event.origins}
        ours.discard(frozenset())  # of articles that are debatable here
        theirs = {frozenset(o["articles"]) & stems for o in one["origins"]}
        exact += ours == theirs
        if ours != theirs:
            told = "; ".join(" + ".join(sorted(o)) for o in sorted(ours, key=sorted))
            right = "; ".join(f"{o['name']}: {' + '.join(o['articles'])}" for o in one["origins"])
            out.wrong.append(f"origins of {_name(one['event'][0])}: told {told}; are {right}")
    out.scores["origins exact"] = exact / asked if asked else 0.0


def _conflicts(out: Result, given: Coded, made: Reconciliation, cross: Any) -> None:
    names = {e.id: {fold(n) for n in (e.name, *e.aliases)} for e in made.entities}
    told = {key: e.id for e in made.events for key, id_ in given.reports.items() if id_ in e.reports}
    used: set[str] = set()
    hit = 0
    for gold in cross["conflicts"]:
        found = next((c for c in made.conflicts if c.id not in used and _is(c, gold, names, told)), None)
        if found is None:
            out.wrong.append(f"conflict missed: {gold['field']}, {gold['why']}")
        else:
            used.add(found.id)
            hit += 1
    free = [c for c in made.conflicts if c.id not in used]
    allowed = [c for c in free if any(_is(c, g, names, told) for g in cross.get("conflicts_other_coder", ()))]
    for c in free:
        if c not in allowed:
            out.wrong.append(f"conflict too many: {c.field}, {[s.value for s in c.sides]}, {c.target}")
    out.scores["conflicts F1"] = _f1(hit, len(made.conflicts) - len(allowed), len(cross["conflicts"]), hit)


def _is(have: Conflict, gold: Any, names: dict[str, set[str]], told: dict[Key, str]) -> bool:
    """Whether a conflict is that of the gold: `told` gives the event of each coded report that is there."""
    if have.field != gold["field"] or have.on != gold["on"]:
        return False
    sources = [tuple(key) for side in gold["sides"] for key in side.get("from", ())]
    if gold["on"] == "event" and have.target not in {told.get(key) for key in sources}:
        return False
    if gold["on"] == "entity" and fold(gold["target"]) not in names.get(have.target, ()):
        return False
    return sum(any(_same(s["value"], ours.value) for ours in have.sides) for s in gold["sides"]) >= 2


def _same(a: Any, b: Any) -> bool:
    try:
        return float(a) == float(b)
    except (TypeError, ValueError):
        x, y = set(fold(str(a)).split()), set(fold(str(b)).split())
        return bool(x and y) and (x <= y or y <= x)


def _name(key: Sequence[str]) -> str:
    return f"{key[0]}/{key[1]}"


def lines(result: Result) -> Iterator[str]:
    """The rows as printed."""
    for name, value in result.scores.items():
        yield f"{name:18} {value:.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores; the exit code is 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--read", action="store_true", help="read the articles instead of taking the gold")
    parser.add_argument("--all", action="store_true", help="list what is wrong")
    given = parser.parse_args(arguments)
    result = evaluate(given.folder, read=given.read)
    print("\n".join([*lines(result), *(sorted(result.wrong) if given.all else ())]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
