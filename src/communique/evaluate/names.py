"""How well names are matched by spelling alone: `python -m communique.evaluate.names FOLDER`.

FOLDER holds `name_bench_cases.csv` (labelled pairs) and `transliteration_ru.tsv.gz` (Latin and Cyrillic spellings of a
name). Precision on the second is against the same sample with its Cyrillic spellings shuffled. In a ledger spelling
only proposes; what decides there (country, post, other names) is not in these pairs.
"""

import csv
import gzip
import random
import sys
from pathlib import Path

from communique.errors import InputError
from communique.text.similarity import alike
from communique.text.sounds import likeness

NAMES = 0.9  # from which two names are taken for one
SOUNDS = 0.72  # from which two words are taken for spellings of one
SAMPLE, SEED = 2000, 0


def _f1(right: int, told: int, asked: int) -> dict[str, float]:
    precision, recall = right / max(told, 1), right / max(asked, 1)
    return {"precision": precision, "recall": recall, "F1": 2 * precision * recall / max(precision + recall, 1e-9)}


def bench(path: Path) -> dict[str, float]:
    """Precision, recall and F1 of `alike` on labelled pairs."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    told = [alike(r["name1"], r["name2"], person=r["schema"] == "Person") >= NAMES for r in rows]
    same = [r["is_match"] == "true" for r in rows]
    return _f1(sum(t and s for t, s in zip(told, same, strict=True)), sum(told), sum(same))


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
    """Print both. Raises InputError where the folder lacks the files."""
    folder = Path(arguments[0]) if arguments else Path("../shared/data/names")
    bench_file, pairs_file = folder / "name_bench_cases.csv", folder / "transliteration_ru.tsv.gz"
    if not bench_file.exists() or not pairs_file.exists():
        raise InputError(f"{folder} must hold {bench_file.name} and {pairs_file.name}")
    for title, scores in (("labelled pairs", bench(bench_file)), ("transliteration", transliteration(pairs_file))):
        sys.stdout.write(title + "  " + "  ".join(f"{k} {v:.3f}" for k, v in scores.items()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
