"""Every measure of quality in one table, beside what is to be reached.

    python -m communique.evaluate.quality ../shared [--only SET] [--markdown]

The five articles, the 22 more, the readouts and PolNeAR are scored as the floors are (see floors.py); re3d, names and
clean text by their own benchmarks. `--only SET` takes one set, `--markdown` writes the table as the docs hold it. A
set that is not there, or can't be scored, is said so, and the rest is done.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from communique.errors import CommuniqueError
from communique.evaluate import floors
from communique.evaluate.exam import Scores


@dataclass(frozen=True, slots=True)
class Row:
    """A measure of a set, what is to be reached, and what others reach (a script made in an afternoon; two coders).

    `reach` is at least that, or with `at_most` at most.
    """

    of: str
    measure: str
    reach: float | None = None
    elsewhere: str = ""
    at_most: bool = False

    def met(self, score: float | None) -> bool | None:
        """Whether the target is met; null where there is none or no score."""
        if self.reach is None or score is None:
            return None
        shown = round(score, 3)
        return shown <= self.reach if self.at_most else shown >= self.reach


# Targets and what others reach are those of the issues "Read a folder of articles" and "Reading that an expert would
# trust". "more" has targets for two of its rows; the others stand beside those of the five, to be compared.
ARTICLES = (
    Row("five", "READING", 0.66, "0.36; 0.87"),
    Row("five", "reports F1", 0.76, "0.52; 0.91"),
    Row("five", "reports precision", 0.80, "0.63; 0.92"),
    Row("five", "reports recall"),
    Row("five", "participants with role F1", 0.80, "0.54; 0.95"),
    Row("five", "status", 0.92, "0.82; 0.99"),
    Row("five", "when", 0.80, "0.43; 0.89"),
    Row("five", "where", 0.78, "0.43; 0.88"),
    Row("five", "items F1", 0.82, "0.71; 0.91"),
    Row("five", "chain origin", 0.80, "0.65; 0.84"),
    Row("five", "entities F1", 0.86, "0.66; 0.93"),
    Row("five", "dated roles recall", 0.85, "0.56; 1.00"),
    Row("five", "attributes F1", 0.65, "0.19; 0.82"),
    Row("five", "withheld F1", 0.80, "0.46; 1.00"),
    Row("five", "kind"),
    Row("five", "stage"),
    Row("five", "hedged F1"),
    Row("five", "document fields"),
    Row("five", "RECONCILING", 0.40, "0.29; 0.98"),
    Row("five", "boilerplate removed", 0.75),
    Row("five", "body kept", 1.0),
    Row("five", "evidence not verbatim", 0.0, at_most=True),
)
MORE = {
    "READING": Row("more", "READING", 0.54, "0.27; 0.80"),
    "reports F1": Row("more", "reports F1", 0.64, "0.41; 0.88"),
}
OTHERS = (
    Row("readouts", "found", 0.98, "0.94"),
    Row("readouts", "named", 0.94, "0.87"),
    Row("readouts", "kind", 0.98, "0.94"),
    Row("readouts", "false alarms", 0.02, "0.10", at_most=True),
    Row("polnear", "source F1", 0.62, "0.57"),
    Row("polnear", "content F1", 0.62, "0.57"),
    Row("re3d", "Person F1"),
    Row("re3d", "Organisation F1"),
    Row("re3d", "Location F1"),
    Row("re3d", "Nationality F1"),
    Row("re3d", "Weapon+MilitaryPlatform F1", 0.55),
    Row("names", "labelled pairs F1"),
    Row("names", "transliteration F1"),
    Row("clean", "F1", None, "0.958 (trafilatura)"),
    Row("clean", "F1 of plain trafilatura"),
)


def rows() -> Iterator[Row]:
    """Every row of the table, the rows of the 22 more beside those of the five."""
    for row in ARTICLES:
        yield row
        if row.measure not in ("RECONCILING", "boilerplate removed"):
            yield MORE.get(row.measure, Row("more", row.measure, at_most=row.at_most))
    yield from OTHERS


def measures(shared: Path) -> dict[str, Callable[[], Scores]]:
    """How each set is scored: those of the floors, and three with a benchmark of their own."""
    data = shared / "data"
    own: dict[str, Callable[[], Scores]] = {
        "re3d": partial(_re3d, data / "re3d"),
        "names": partial(_names, data / "names"),
        "clean": partial(_clean, data / "article_extraction"),
    }
    return own | floors.measures(shared)


def _re3d(folder: Path) -> Scores:
    from communique.evaluate import re3d  # here, since it loads the parser

    return {f"{name} F1": scores[2] for name, scores in re3d.measure(folder)["names"].items()}


def _names(folder: Path) -> Scores:
    from communique.evaluate import names

    pairs = names.bench(folder / "name_bench_cases.csv")
    spelled = names.transliteration(folder / "transliteration_ru.tsv.gz")
    return {"labelled pairs F1": pairs["F1"], "transliteration F1": spelled["F1"]}


def _clean(folder: Path) -> Scores:
    from communique.evaluate import clean

    found = clean.measure(folder)
    return {"F1": found["communique"].f1, "F1 of plain trafilatura": found["trafilatura"].f1}


def score(shared: Path, only: str | None = None) -> Iterator[tuple[Row, float | None, str]]:
    """Each row with its score, and why it has none; each set is scored once, when its first row is asked for."""
    how = measures(shared)

    @cache
    def scored(of: str) -> tuple[Scores, str]:
        try:
            return how[of](), ""
        except (CommuniqueError, OSError) as error:
            return {}, f"{error}"

    for row in rows():
        if only in (None, row.of):
            found, why = scored(row.of)
            yield row, found.get(row.measure), why or "not asked for"


def line(row: Row, found: float | None, why: str) -> tuple[str, ...]:
    """The cells of a row: set, measure, score, target, whether it is met, what others reach."""
    target = "" if row.reach is None else f"{'at most ' if row.at_most else ''}{row.reach:g}"
    met = {True: "yes", False: "not yet", None: ""}[row.met(found)]
    return row.of, row.measure, why if found is None else f"{found:.3f}", target, met, row.elsewhere


HEADINGS = ("set", "measure", "score", "target", "met", "elsewhere")
WIDTHS = (9, 27, 7, 13, 8, 0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, row by row as it is known; 2 where there is no shared folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"), help="the folder of shared articles")
    parser.add_argument(
        "--only", metavar="SET", choices=sorted({row.of for row in rows()}), help="score this set alone"
    )
    parser.add_argument("--markdown", action="store_true", help="a table of Markdown")
    given = parser.parse_args(arguments)
    if not given.shared.is_dir():
        sys.stderr.write(f"there is no {given.shared}\n")
        return 2
    _write(HEADINGS, given.markdown)
    if given.markdown:
        _write(("---",) * len(HEADINGS), True)
    for row, found, why in score(given.shared, given.only):
        _write(line(row, found, why), given.markdown)
    return 0


def _write(cells: Sequence[str], markdown: bool) -> None:
    padded = "".join(f"{cell:{width}} " for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()
    sys.stdout.write(("| " + " | ".join(cells) + " |" if markdown else padded) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
