"""How quick the pages are while many read them: python scripts/load.py LEDGER [--readers 20] [--rounds 3].

Serves the ledger as `communique serve` does, in a process of its own, and asks for a sample of every kind of page
(`load_addresses.py`), each time of a server that has shown none of them yet:

- alone: one reader, one page after the other. What a first view takes: milliseconds from asking to the last byte, and
  of the processor's time in the server;
- first: so many readers at once, each waiting a moment between pages as people do (`--pause`, seconds; 0 for none), all
  pages asked for once; every view is a first one;
- again: the same readers, the same pages, which the server may have kept.

With others at work on the machine the time of the processor says more than that of the clock: hence rounds, of which
the median is told. Sizes are those of the pages; their charts have addresses of their own, measured as such.
"""

import argparse
import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from load_addresses import DOWNLOADS, addresses

SEED = 5
LIMIT_MS, LIMIT_KB = 100, 300
FILES = ("brief as file", "live chart")
"""What is asked for to keep or by a script, not as a page: measured, and held to no limit."""

Asked = list[tuple[str, str]]
"""Kinds and addresses."""


@dataclass
class Times:
    """Milliseconds by kind of page, and the bytes of the largest."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    sizes: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def note(self, kind: str, took: float, size: int) -> None:
        self.took[kind].append(took)
        self.sizes[kind] = max(size, self.sizes[kind])

    def pages(self) -> list[float]:
        """Those that the limits are for."""
        return [t for kind, some in self.took.items() if kind not in FILES for t in some]


class Reader:
    """Someone who asks, over one connection that is kept."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port)

    def ask(self, address: str) -> tuple[float, int]:
        """Milliseconds until the last byte, and the number of bytes."""
        try:
            return self._asked(address)
        except (http.client.RemoteDisconnected, ConnectionResetError):  # the server tired of a reader who thought long
            self._connection.close()
            return self._asked(address)

    def _asked(self, address: str) -> tuple[float, int]:
        begun = time.perf_counter()
        self._connection.request("GET", address)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status not in (200, 303, 308):
            sys.exit(f"{address} answered {answer.status}")
        return (time.perf_counter() - begun) * 1000, len(body)


@contextmanager
def served(ledger: str, workers: int) -> Iterator[tuple[int, int]]:
    """A server that has just begun: its port, its process's id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).with_name("communique"), "serve", "--ledger", ledger, "--port", str(port)]
    command += ["--workers", str(workers)] if workers > 1 else []
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        if "shown at" not in server.stdout.readline():
            sys.exit("The server did not begin.")
        for _ in range(900):
            try:
                Reader(port).ask("/style.css")
                break
            except OSError:
                time.sleep(0.1)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def worked(process: int) -> float:
    """Milliseconds of the processor that a process has taken; no number where the system does not tell (no Linux)."""
    try:
        told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return float("nan")
    return (int(told[11]) + int(told[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def alone(port: int, process: int, found: dict[str, list[str]]) -> tuple[Times, dict[str, float]]:
    """One reader; also the processor's milliseconds for a page of each kind."""
    times, taken, reader = Times(), {}, Reader(port)
    for kind, some in found.items():
        before = worked(process)
        for address in some:
            times.note(kind, *reader.ask(address))
        taken[kind] = (worked(process) - before) / len(some)
    return times, taken


def together(port: int, asked: Asked, readers: int, pause: float, seed: int) -> Times:
    """Many readers, who share the addresses among themselves."""
    times, waiting = Times(), list(asked)
    random.Random(seed).shuffle(waiting)

    def read(number: int) -> None:
        chosen, reader = random.Random(seed + number), Reader(port)
        time.sleep(chosen.random() * pause)
        while waiting:
            kind, address = waiting.pop()
            times.note(kind, *reader.ask(address))
            time.sleep(chosen.expovariate(1 / pause) if pause else 0)

    threads = [threading.Thread(target=read, args=(n,)) for n in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def at(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def told(rounds: list[Times], kind: str) -> str:
    """Median, 95th percentile and most, each the median of the rounds."""
    some = [r.took[kind] if kind != "pages" else r.pages() for r in rounds]
    return "".join(f"{statistics.median(at(one, share) for one in some):7.0f}" for share in (0.5, 0.95, 1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--each", type=int, default=40, help="addresses of each kind of page")
    parser.add_argument("--workers", type=int, default=1, help="processes of the server")
    given = parser.parse_args()
    found = addresses(given.ledger, given.each, SEED)
    asked = [(kind, address) for kind, some in found.items() for address in some]
    lone, first, again, taken = [], [], [], []
    for number in range(given.rounds):
        with served(given.ledger, 1) as (port, process):
            times, cost = alone(port, process, found)
            lone.append(times)
            taken.append(cost)
        with served(given.ledger, given.workers) as (port, _):
            first.append(together(port, asked, given.readers, given.pause, SEED + number))
            again.append(together(port, asked, given.readers, given.pause, SEED + number))
    print(f"{given.readers} readers, {given.pause:g} s between pages, {len(asked)} addresses, {given.workers} server "
          f"process(es); median of {given.rounds} rounds; milliseconds: median, 95th percentile, most")  # fmt: skip
    print(f"{'':14}{'pages':>6} |{'alone':>21}{'cpu':>7} |{'first':>21} |{'again':>21} |{'largest':>9}")
    for kind in [*found, "pages"]:
        cpu = statistics.median(c[kind] for c in taken) if kind != "pages" else float("nan")
        kinds = [kind] if kind != "pages" else [k for k in found if k not in FILES]
        size = max(r.sizes[k] for r in lone for k in kinds)
        number = len(found[kind]) if kind != "pages" else len(lone[0].pages())
        print(f"{kind:14}{number:6} |{told(lone, kind)}{cpu:7.0f} |{told(first, kind)} |{told(again, kind)} |{size / 1000:6.0f} kB")  # noqa: E501  # fmt: skip
    with served(given.ledger, 1) as (port, _):
        for address in DOWNLOADS:
            took, size = Reader(port).ask(address)
            print(f"{address:24}{took / 1000:7.1f} s{size / 1e6:9.1f} MB")
    pages = [k for k in found if k not in FILES]
    late = {k: statistics.median(at(r.took[k], 0.95) for r in first) for k in pages}
    slow = [f"{k} ({took:.0f} ms)" for k, took in late.items() if took > LIMIT_MS]
    large = [k for k in pages if k != "drawing" and max(r.sizes[k] for r in lone) > LIMIT_KB * 1000]
    if slow or large:
        sys.exit(f"Over {LIMIT_MS} ms at the 95th percentile: {', '.join(slow) or 'none'}; "
                 f"over {LIMIT_KB} kB: {', '.join(large) or 'none'}.")  # fmt: skip


if __name__ == "__main__":
    main()
