"""How well names are matched by spelling alone: `python -m communique.evaluate.names FOLDER`.

FOLDER holds `name_bench_cases.csv` (labelled pairs) and `transliteration_ru.tsv.gz` (Latin and Cyrillic spellings of a
name). nomenklatura's logic-v2 is run on the same pairs beside ours (see `rival`). Precision on the second is against
the same sample with its Cyrillic spellings shuffled. In a ledger spelling only proposes; what decides there (country,
post, other names) is not in these pairs.
"""

import csv
import gzip
import random
import sys
from collections.abc import Iterable
from pathlib import Path

from communique.errors import InputError
from communique.evaluate import rival
from communique.text.similarity import alike
from communique.text.sounds import likeness

NAMES = 0.9  # from which two names are taken for one
SOUNDS = 0.72  # from which two words are taken for spellings of one
SAMPLE, SEED = 2000, 0


def _f1(right: int, told: int, asked: int) -> dict[str, float]:
    precision, recall = right / max(told, 1), right / max(asked, 1)
    return {"precision": precision, "recall": recall, "F1": 2 * precision * recall / max(precision + recall, 1e-9)}


def pairs(path: Path) -> list[dict[str, str]]:
    """The labelled pairs of a file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def judged(rows: list[dict[str, str]], scores: Iterable[float], threshold: float) -> dict[str, float]:
    """Precision, recall and F1 of scores on labelled pairs, from a threshold on."""
    told, same = [s >= threshold for s in scores], [r["is_match"] == "true" for r in rows]
    return _f1(sum(t and s for t, s in zip(told, same, strict=True)), sum(told), sum(same))


def ours(rows: list[dict[str, str]]) -> list[float]:
    """The scores of `alike` on pairs."""
    return [alike(r["name1"], r["name2"], person=r["schema"] == "Person") for r in rows]


def bench(path: Path) -> dict[str, float]:
    """Precision, recall and F1 of `alike` on labelled pairs."""
    rows = pairs(path)
    return judged(rows, ours(rows), NAMES)


def best(rows: list[dict[str, str]], scores: list[float]) -> tuple[float, dict[str, float]]:
    """The threshold, in hundredths, at which scores have the best F1, and what they have there."""
    tried = ((t / 100, judged(rows, scores, t / 100)) for t in range(30, 100))
    return max(tried, key=lambda t: t[1]["F1"])


def transliteration(path: Path) -> dict[str, float]:
    """Recall of `likeness` on a sample of pairs, and its precision when as many shuffled pairs are beside them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        pairs = [line.rstrip("\n").split("\t")[:2] for line in lines]
    sample = random.Random(SEED).sample(pairs, min(SAMPLE, len(pairs)))
    latin, cyrillic = [p[0] for p in sample], [p[1].replace(" ", "") for p in sample]
    right = sum(likeness(a, b) >= SOUNDS for a, b in zip(latin, cyrillic, strict=True))
    wrong = sum(likeness(a, b) >= SOUNDS for a, b in zip(latin, cyrillic[1:] + cyrillic[:1], strict=True))
    return _f1(right, right + wrong, len(sample))


def main(arguments: list[str]) -> int:
    """Print both, and logic-v2 beside the first. Raises InputError where the folder lacks the files."""
    folder = Path(arguments[0]) if arguments else Path("../shared/data/names")
    bench_file, pairs_file = folder / "name_bench_cases.csv", folder / "transliteration_ru.tsv.gz"
    if not bench_file.exists() or not pairs_file.exists():
        raise InputError(f"{folder} must hold {bench_file.name} and {pairs_file.name}")
    rows = pairs(bench_file)
    _compared("labelled pairs", rows, ours(rows), NAMES)
    try:
        _compared(f"logic-v2 {rival.VERSION}", rows, rival.scores(bench_file), rival.THRESHOLD)
    except rival.RivalError as error:
        sys.stdout.write(f"logic-v2 not run: {error}\n")
    _told("transliteration", transliteration(pairs_file))
    return 0


def _compared(title: str, rows: list[dict[str, str]], scores: list[float], threshold: float) -> None:
    """A line at a comparator's own threshold, one at its best."""
    _told(f"{title}, from {threshold}", judged(rows, scores, threshold))
    at, found = best(rows, scores)
    _told(f"{title}, at its best ({at})", found)


def _told(title: str, scores: dict[str, float]) -> None:
    sys.stdout.write(f"{title:40}" + "  ".join(f"{k} {v:.3f}" for k, v in scores.items()) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
