"""Scores on the shared articles: each set read and exported as a user would, then scored by the exam's own scripts.

Every set is read into a ledger of its own in a temporary folder; nothing is kept, so that a score is always of the
code as it is.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from communique.errors import CommuniqueError

Scores = dict[str, float]

READOUTS = re.compile(r"(found|named|kind|false alarms|missing) (\d+(?:\.\d+)?)")


class ScoreError(CommuniqueError):
    """A set could not be read, exported or scored; the message has what the program said."""


def score_articles(exam: Path, articles: Path, gold: Path) -> Scores:
    """The rows of score.py for one set, 0 to 1, and the counts "evidence not verbatim" and "articles missing".

    A row that the set asks nothing of is left out. Raises ScoreError.
    """
    with TemporaryDirectory() as work:
        export, out = _export(articles, Path(work)), Path(work) / "scores.json"
        # 1 is what score.py returns where evidence is bad or articles are missing: both are counted below
        _run([sys.executable, str(exam / "score.py"), str(gold), str(export), "--json", str(out)], allowed=(0, 1))
        if not out.exists():
            raise ScoreError(f"score.py wrote no scores for {articles}")
        told = json.loads(out.read_text(encoding="utf-8"))
    scores = {name: float(value) for name, value in told["rows"].items() if value is not None}
    return {
        **scores,
        "evidence not verbatim": float(told["bad_evidence"]),
        "articles missing": float(len(told["missing"])),
    }


def score_readouts(exam: Path, readouts: Path) -> Scores:
    """`found`, `named`, `kind`, `false alarms` (0 to 1) and the count `missing`, of score_readouts.py.

    Raises ScoreError.
    """
    with TemporaryDirectory() as work:
        export = _export(readouts / "readouts.jsonl", Path(work))
        script, gold = exam / "score_readouts.py", readouts / "readouts_gold.jsonl"
        said = _run([sys.executable, str(script), str(gold), str(export)], allowed=(0, 1))
    scores = {name: float(value) for name, value in READOUTS.findall(said)}
    if len(scores) < 5:
        raise ScoreError(f"score_readouts.py said what can't be understood: {said.strip()!r}")
    return scores


def _export(articles: Path, work: Path) -> Path:
    """The export of what the articles hold, read as they are, with no metadata given."""
    command = str(Path(sys.executable).with_name("communique"))
    ledger, export = str(work / "ledger.db"), work / "export.jsonl"
    _run([command, "read", str(articles), "--ledger", ledger])
    _run([command, "export", "--ledger", ledger, "--format", "jsonl", "--output", str(export)])
    return export


def _run(command: list[str], allowed: tuple[int, ...] = (0,)) -> str:
    """What a program wrote to standard output. Raises ScoreError where it returned another code than those allowed."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    except OSError as error:
        raise ScoreError(f"{command[0]} could not be run: {error}") from error
    if done.returncode not in allowed:
        last = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()[-1]
        raise ScoreError(f"{Path(command[0]).name} {command[1]} returned {done.returncode}: {last}")
    return done.stdout
