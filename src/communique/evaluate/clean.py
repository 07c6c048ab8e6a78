"""Clean text against pages whose bodies were marked by hand: `python -m communique.evaluate.clean DIRECTORY`.

DIRECTORY is Scrapinghub's article-extraction-benchmark: `ground-truth.json` and `html/*.html.gz`. Scores are as that
benchmark defines them: bags of four-word shingles, precision and recall averaged over the pages, F1 of the averages.
Plain trafilatura (its `extract`, without comments) is scored on the same pages in the same run; published scores on
this set are 0.970 (rs_trafilatura) and 0.958 (trafilatura 2.0).
"""

import argparse
import gzip
import json
import re
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import trafilatura

from communique.ingest.clean import clean
from communique.ingest.decode import decode, normalise
from communique.ingest.html import page
from communique.ingest.skipped import Unusable

SHINGLE: Final = 4  # words
Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their F1, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)


def shingles(text: str) -> Shingles:
    """The bag of runs of four words; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)


def score(pairs: Iterable[tuple[str, str]]) -> Score:
    """The score of (true, predicted) texts. A page with nothing predicted has no precision, as in the benchmark."""
    precisions, recalls = [], []
    for true, predicted in pairs:
        a, b = shingles(true), shingles(predicted)
        both = (a & b).total()
        if b:
            precisions.append(both / b.total())
        if a:
            recalls.append(both / a.total())
    return Score(statistics.mean(precisions or [0.0]), statistics.mean(recalls or [0.0]))


def ours(html: bytes) -> str:
    """The clean text of a page as `ingest` makes it."""
    try:
        text, said = page(decode(html, html=True))
    except Unusable:
        return ""
    return clean(normalise(text), title=said.title, outlet=said.outlet, titled=True).text


def plain(html: bytes) -> str:
    """What trafilatura makes of a page by itself."""
    return trafilatura.extract(decode(html, html=True), include_comments=False) or ""


def measure(directory: Path) -> dict[str, Score]:
    """Scores by method, ours and plain trafilatura's, on the same pages. Raises OSError where the set is not there."""
    truth = json.loads((directory / "ground-truth.json").read_text(encoding="utf-8"))
    methods: dict[str, Callable[[bytes], str]] = {"communique": ours, "trafilatura": plain}
    pairs: dict[str, list[tuple[str, str]]] = {name: [] for name in methods}
    for name, told in truth.items():
        html = gzip.decompress((directory / "html" / f"{name}.html.gz").read_bytes())
        for method, extract in methods.items():
            pairs[method].append((told["articleBody"], extract(html)))
    return {method: score(texts) for method, texts in pairs.items()}


def main(arguments: list[str] | None = None) -> int:
    """Print the scores; 2 where the set is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    directory = parser.parse_args(arguments).directory
    try:
        scores = measure(directory)
    except OSError as error:
        sys.stderr.write(f"{directory} does not hold the benchmark: {error}\n")
        return 2
    for method, found in scores.items():
        line = f"{method:12s} F1 {found.f1:.3f}  precision {found.precision:.3f}  recall {found.recall:.3f}"
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
