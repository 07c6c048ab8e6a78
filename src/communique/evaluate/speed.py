"""Speed and memory of reading: `python -m communique.evaluate.speed RELEASES.jsonl.gz`.

Each figure is a ratio of processes run in turn on the same articles, so that a slow or busy machine slows both:

- read / bare: `communique read --jobs 1` (take in, read, store, reconcile) to the bare spaCy pipeline over the same
  paragraphs; both start Python, load the model and open the file.
- jobs 1 / jobs 2: how much faster two processes read than one.
- memory: the peak of the largest process, for the first articles and for three times as many.

Times are wall clock in seconds, the median of the rounds; memory in MiB, as the system counts it (`ru_maxrss`).
"""

import argparse
import gzip
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from communique.engine.pool import THREADS

PER_MIB: Final = 2**20 if sys.platform == "darwin" else 2**10  # ru_maxrss counts bytes there, KiB elsewhere


@dataclass(frozen=True, slots=True)
class Run:
    """One process: its wall time in seconds and the peak of its memory in MiB."""

    seconds: float
    memory: float


def first(releases: Path, number: int, to: Path) -> Path:
    """The first so many lines of a .jsonl(.gz), as a .jsonl. Raises OSError."""
    opener = gzip.open if releases.suffix == ".gz" else open
    with opener(releases, "rb") as lines, to.open("wb") as out:
        out.writelines(islice(lines, number))
    return to


def run(command: list[str]) -> Run:
    """Run a program to its end, one thread a process. Raises RuntimeError where it fails."""
    environment = {**os.environ, **dict.fromkeys(THREADS, "1")}
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} returned {process.returncode}")
    return Run(seconds, usage.ru_maxrss / PER_MIB)


def read(articles: Path, *, jobs: int = 1) -> Run:
    """`communique read` into a new ledger."""
    program = str(Path(sys.executable).with_name("communique"))
    with TemporaryDirectory() as work:
        return run([program, "read", str(articles), "--ledger", f"{work}/l.db", "--jobs", str(jobs), "--quiet"])


def bare(articles: Path) -> Run:
    """The bare pipeline over the same paragraphs, in a process of its own."""
    return run([sys.executable, "-m", "communique.evaluate.speed", "--bare", str(articles)])


def parse(articles: Path) -> int:
    """Run the pipeline over the paragraphs of the articles' clean text; the number of tokens."""
    from communique.ingest import Skipped, ingest
    from communique.read.parse import folded, paragraphs, pipeline

    texts = (d.text for d in ingest([articles]) if not isinstance(d, Skipped))
    blocks = (folded(text, a, b)[0] for text in texts for a, b in paragraphs(text))
    return sum(len(doc) for doc in pipeline().pipe(blocks, batch_size=64))


def measure(releases: Path, *, articles: int, rounds: int) -> Iterator[str]:
    """The figures, line by line as they are known."""
    with TemporaryDirectory() as work:
        some = first(releases, articles, Path(work) / "some.jsonl")
        many = first(releases, 3 * articles, Path(work) / "many.jsonl")
        alone, whole, two = [], [], []
        for _ in range(rounds):
            alone.append(bare(some))
            whole.append(read(some))
            two.append(read(some, jobs=2))
        times = [statistics.median(r.seconds for r in runs) for runs in (alone, whole, two)]
        yield f"first {articles} articles: bare {times[0]:.1f} s, read {times[1]:.1f} s, read --jobs 2 {times[2]:.1f} s"
        yield f"read / bare      {_ratio(whole, alone):.2f}"
        yield f"jobs 1 / jobs 2  {_ratio(whole, two):.2f}"
        peak, more = max(r.memory for r in whole), read(many).memory
        yield f"peak memory      {peak:.0f} MiB for {articles} articles, {more:.0f} MiB for {3 * articles}"


def _ratio(over: list[Run], under: list[Run]) -> float:
    """The median of the rounds' ratios: each compares runs that stood side by side."""
    return statistics.median(a.seconds / b.seconds for a, b in zip(over, under, strict=True))


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; 2 where the articles are not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases", type=Path, help="a .jsonl or .jsonl.gz")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--bare", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.bare:
        parse(given.releases)
        return 0
    try:
        for line in measure(given.releases, articles=given.articles, rounds=given.rounds):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
    except OSError as error:
        sys.stderr.write(f"{given.releases} can't be read: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
