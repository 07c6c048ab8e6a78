"""How reconciling grows: `python -m communique.evaluate.scale LEDGER [--sizes 1000 2000 3900] [--more 20]`.

The articles of a ledger that was read before are put into new ledgers of several sizes, in an order of chance that is
the same each time. For each size, in a process of its own:

- reconcile: seconds to bring all of them together, deals included, from rows to rows, and its share of the time that
  reading them takes (one process, measured on `--read` of them);
- memory: the peak of that process, in MiB, as the system counts it;
- one more: seconds for each of `--more` further articles, which are added one by one: the median and the most; and
  whether what came of it is what reconciling all of them together gives.

Seconds are of processor time, so that a busy machine tells the same; wall clock is given beside them.
"""

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from communique.api import open_ledger
from communique.evaluate.speed import PER_MIB
from communique.ledger import Ledger

SEED: Final = 4
DERIVED: Final = ("entity", "event", "conflict")
SIZES: Final = (1000, 2000, 3900)


def timed(do: Callable[[], object]) -> tuple[float, float]:
    """Seconds of processor time and of wall clock."""
    processor, wall = time.process_time(), time.perf_counter()
    do()
    return time.process_time() - processor, time.perf_counter() - wall


def chosen(ledger: Ledger) -> list[str]:
    """The ids of the articles that were read, in an order of chance."""
    ids = [d.id for d in ledger.documents(reading="read")]
    random.Random(SEED).shuffle(ids)
    return ids


def measure(place: str, size: int, more: int) -> dict[str, Any]:
    """The figures of one size; `more` articles are added one by one after it."""
    with TemporaryDirectory() as work, Ledger(place, as_is=True) as source:
        ids = chosen(source)
        wanted, later = set(ids[:size]), set(ids[size : size + more])
        held = []
        with open_ledger(f"{work}/l.db", create=True) as ledger:
            for reading in source.readings():
                if reading.document.id in wanted:
                    ledger.append(reading)
                elif reading.document.id in later:
                    held.append(reading)
            whole = timed(ledger.refresh)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PER_MIB
            steps = []
            for reading in held:
                ledger.append(reading)
                steps.append(timed(ledger.refresh))
            stepped = list(ledger.everything(DERIVED))
            ledger.renew()
            same = stepped == list(ledger.everything(DERIVED))
    return {"size": len(wanted), "whole": whole, "peak": peak, "steps": steps, "same": same}


def reading(place: str, number: int) -> float:
    """Seconds of processor time that reading one article takes."""
    from communique.read.reader import read_document

    with Ledger(place, as_is=True) as source:
        documents = [source.get(id_) for id_ in chosen(source)[: number + 1]]
    read_document(documents[0])  # type: ignore[arg-type]  # loads the model
    processor, _ = timed(lambda: [read_document(d) for d in documents[1:]])  # type: ignore[arg-type]
    return processor / max(1, len(documents) - 1)


def lines(place: str, sizes: list[int], more: int, read: int) -> Iterator[str]:
    """The figures, line by line as they are known."""
    each = reading(place, read)
    yield f"reading           {each:.3f} s an article, in one process"
    for size in sizes:
        command = [sys.executable, "-m", "communique.evaluate.scale", place, "--child", str(size), "--more", str(more)]
        made = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        (processor, wall), n = made["whole"], made["size"]
        yield (
            f"{n:5} articles    reading {n * each:.0f} s, reconciling {processor:.1f} s ({wall:.1f} s by the clock), "
            f"{processor / (n * each):.1%} of it; peak memory {made['peak']:.0f} MiB"
        )
        if steps := [processor for processor, _ in made["steps"]]:
            clock = statistics.median(wall for _, wall in made["steps"])
            yield (
                f"      one more    {statistics.median(steps):.2f} s ({clock:.2f} s by the clock), at most "
                f"{max(steps):.2f} s of {len(steps)}; the same as all together: {'yes' if made['same'] else 'NO'}"
            )


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; 2 where there is no ledger."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", help="a ledger of articles that were read")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--more", type=int, default=20)
    parser.add_argument("--read", type=int, default=40)
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if not Path(given.ledger).exists():
        sys.stderr.write(f"There is no ledger at {given.ledger}.\n")
        return 2
    if given.child:
        sys.stdout.write(json.dumps(measure(given.ledger, given.child, given.more)))
        return 0
    for line in lines(given.ledger, given.sizes, given.more, given.read):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
