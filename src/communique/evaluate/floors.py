"""Quality only rises: scores on the shared articles against the floors in floors.json.

    python -m communique.evaluate.floors [--shared ../shared] [--only SET] [--raise]

Exit codes: 0 where every floor holds, or where there is no shared folder (it says so); 1 where one is broken or a set
could not be scored; 2 for wrong usage. `--raise` lifts the floors to what was reached, and never lowers one.
"""

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from communique.evaluate import exam
from communique.evaluate.exam import ScoreError, Scores

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Floor:
    """What one measure of one set must reach; `at_most` turns it into a ceiling (of false alarms, of errors)."""

    of: str
    measure: str
    bound: float
    at_most: bool = False

    def holds(self, score: float | None) -> bool:
        """Whether the score is good enough; a measure that was not scored never is."""
        if score is None:
            return False
        return score <= self.bound if self.at_most else score >= self.bound

    def __str__(self) -> str:
        return f"{'at most' if self.at_most else 'at least'} {self.bound:g}"


def load(path: Path = FLOORS) -> list[Floor]:
    """The floors of a file: an object by set, then by measure; a number is a floor, `{"at_most": n}` a ceiling."""
    held: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return [
        Floor(of, measure, bound["at_most"], at_most=True)
        if isinstance(bound, dict)
        else Floor(of, measure, float(bound))
        for of, measures in held.items()
        for measure, bound in measures.items()
    ]


def save(floors: list[Floor], path: Path = FLOORS) -> None:
    """Write floors as `load` reads them."""
    held: dict[str, dict[str, Any]] = {}
    for floor in floors:
        held.setdefault(floor.of, {})[floor.measure] = {"at_most": floor.bound} if floor.at_most else floor.bound
    path.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")


def lifted(floor: Floor, score: float | None) -> Floor:
    """The floor at what was reached, to three decimals on the safe side; as it was where that would lower it."""
    if score is None or not floor.holds(score):
        return floor
    reached = (math.ceil if floor.at_most else math.floor)(round(score * 1000, 6)) / 1000
    bound = min(floor.bound, reached) if floor.at_most else max(floor.bound, reached)
    return Floor(floor.of, floor.measure, bound, floor.at_most)


def measures(shared: Path) -> dict[str, Callable[[], Scores]]:
    """How each set that floors.json may name is scored."""
    tests = shared / "exam"
    return {
        "five": partial(exam.score_articles, tests, tests / "articles", tests / "gold"),
        "more": partial(exam.score_articles, tests, tests / "more" / "articles.jsonl", tests / "more" / "gold"),
        "readouts": partial(exam.score_readouts, tests, shared / "data" / "readouts"),
        "polnear": partial(_polnear, shared / "data" / "polnear" / "dev"),
    }


def _polnear(folder: Path) -> Scores:
    """Token F1 of the parts of attributions, over all files."""
    from communique.evaluate import polnear  # here, since it loads the parser

    return {f"{part} F1": tally.scores[2] for part, tally in polnear.measure(folder)["all"].items()}


def score(floors: list[Floor], shared: Path) -> Iterator[tuple[Floor, float | None]]:
    """Each floor with what was reached, set by set, each set scored once. Raises ScoreError."""
    how = measures(shared)
    for of in dict.fromkeys(floor.of for floor in floors):
        if of not in how:
            raise ScoreError(f"floors.json names a set that can't be scored: {of}; known are {', '.join(how)}")
        reached = how[of]()
        yield from ((floor, reached.get(floor.measure)) for floor in floors if floor.of == of)


def main(arguments: list[str] | None = None) -> int:
    """Score, print a table, and say by the exit code whether every floor holds."""
    parser = argparse.ArgumentParser(prog="python -m communique.evaluate.floors", description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of shared articles")
    parser.add_argument("--only", metavar="SET", help="score this set alone")
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors to what was reached")
    given = parser.parse_args(arguments)
    out, floors = Console(), load()
    if not (given.shared / "exam" / "score.py").exists():
        out.print(f"floors skipped: there is no {given.shared}/exam", highlight=False)
        return 0
    chosen = [floor for floor in floors if given.only in (None, floor.of)]
    if not chosen:
        parser.error(f"no floor is set for {given.only}")
    table, results = Table("set", "measure", "score", "floor", "", box=None), list[tuple[Floor, float | None]]()
    try:
        for floor, reached in score(chosen, given.shared):
            results.append((floor, reached))
            shown = "not scored" if reached is None else f"{reached:.3f}"
            table.add_row(floor.of, floor.measure, shown, str(floor), "ok" if floor.holds(reached) else "BROKEN")
    except ScoreError as error:
        out.print(f"floors could not be scored: {error}", markup=False, highlight=False)
        return 1
    out.print(table)
    broken = sum(not floor.holds(reached) for floor, reached in results)
    if given.lift:
        better = {(floor.of, floor.measure): lifted(floor, reached) for floor, reached in results}
        save([better.get((floor.of, floor.measure), floor) for floor in floors])
    out.print(f"{len(results) - broken} of {len(results)} floors hold", highlight=False)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
