"""How quick the pages are while many read them: python scripts/load.py LEDGER [--readers 20] [--seconds 60].

Serves the ledger as `communique serve` does, in a process of its own, gathers addresses of every kind of page, and has
readers ask for them at random, each waiting a moment between pages as people do (`--pause`, seconds; 0 for none). Told
are milliseconds from asking to the last byte, by kind of page, and the largest page without its charts.
"""

import argparse
import http.client
import random
import re
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from html import unescape
from pathlib import Path

SEED = 5
LIMIT_MS, LIMIT_KB = 100, 300
CHART = re.compile(rb"<svg.*?</svg>", re.DOTALL)
LINK = re.compile(r'(?<!x)(?<!k:)href="(/(?:pair|event|article|entity|search|conflicts|withheld|data)[^"#]*)')


def ask(connection: http.client.HTTPConnection, address: str) -> tuple[int, bytes]:
    connection.request("GET", address)
    answer = connection.getresponse()
    return answer.status, answer.read()


def kind(address: str) -> str:
    path = address.split("?")[0].strip("/").split("/")
    return "brief" if path[-1] == "brief" else path[0] or "home"


def gathered(port: int, most: int) -> list[str]:
    """Addresses of pages, found by following links from the first page; at most so many of a kind."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    chosen = random.Random(SEED)
    found: dict[str, list[str]] = defaultdict(list)
    waiting, seen = ["/", "/search", "/search?q=missile", "/conflicts", "/withheld", "/data"], set()
    while waiting:
        address = waiting.pop(chosen.randrange(len(waiting)))
        if address in seen or len(found[kind(address)]) >= most or re.search(r"\.\w+(\?|$)", address):
            continue
        seen.add(address)
        status, body = ask(connection, address)
        if status == 200:
            found[kind(address)].append(address)
            waiting += [unescape(link) for link in LINK.findall(body.decode())]
    return [address for some in found.values() for address in some]


def read(port: int, addresses: list[str], until: float, pause: float, seed: int, took: dict[str, list[float]],
         sizes: dict[str, int]) -> None:  # fmt: skip
    """One reader."""
    chosen = random.Random(seed)
    connection = http.client.HTTPConnection("127.0.0.1", port)
    time.sleep(chosen.random() * pause)
    while time.monotonic() < until:
        address = chosen.choice(addresses)
        begun = time.perf_counter()
        try:
            status, body = ask(connection, address)
        except http.client.RemoteDisconnected:  # the server tired of a reader who thought for long
            connection.close()
            begun = time.perf_counter()
            status, body = ask(connection, address)
        took[kind(address)].append((time.perf_counter() - begun) * 1000)
        if status != 200:
            sys.exit(f"{address} answered {status}")
        sizes[address] = len(CHART.sub(b"", body))
        time.sleep(chosen.expovariate(1 / pause) if pause else 0)


def at(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--each", type=int, default=60, help="addresses of each kind of page")
    given = parser.parse_args()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).with_name("communique"), "serve", "--ledger", given.ledger, "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        print(server.stdout.readline().strip())
        time.sleep(1)
        addresses = gathered(port, given.each)
        took: dict[str, list[float]] = defaultdict(list)
        sizes: dict[str, int] = {}
        until = time.monotonic() + given.seconds
        readers = [
            threading.Thread(target=read, args=(port, addresses, until, given.pause, n, took, sizes))
            for n in range(given.readers)
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
    finally:
        server.terminate()
    everything = [t for some in took.values() for t in some]
    print(f"{given.readers} readers, {given.pause:g} s between pages, {len(addresses)} addresses, {given.seconds:g} s")
    print(f"{'page':12}{'asked':>8}{'median':>9}{'95th':>9}{'99th':>9}{'most':>9}{'largest':>10}")
    for name, some in [*sorted(took.items()), ("all", everything)]:
        largest = max((size for a, size in sizes.items() if name in ("all", kind(a))), default=0) / 1000
        figures = "".join(f"{at(some, share):8.0f} " for share in (0.5, 0.95, 0.99, 1))
        print(f"{name:12}{len(some):8}{figures}{largest:8.0f} kB")
    if at(everything, 0.95) > LIMIT_MS or max(sizes.values()) > LIMIT_KB * 1000:
        sys.exit(f"Too slow or too large: the 95th percentile may be {LIMIT_MS} ms, a page {LIMIT_KB} kB.")


if __name__ == "__main__":
    main()
