"""How far a long reading is: a bar with articles a second, on a terminal's standard error only."""

import gzip
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from communique.api import Summary
from communique.cli.console import err

COUNTED = 200 * 2**20  # bytes of JSON Lines beyond which counting lines first would take too long


class _Speed(TextColumn):
    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f} articles/s", style="dim")


@contextmanager
def bar(paths: Iterable[Path], *, quiet: bool) -> Iterator[Callable[[Summary], None] | None]:
    """A function to call with the summary after each article; None where no one would see the bar."""
    console = err()
    if quiet or not (console.is_terminal and sys.stderr.isatty()):  # colours may be forced; a log wants no bar
        yield None
        return
    columns = (
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=30), MofNCompleteColumn(),
        _Speed(), TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Reading", total=expected(paths))

        def show(summary: Summary) -> None:
            if summary.reconciling:
                progress.update(task, description="Reconciling", total=None)
            else:
                progress.update(task, completed=summary.seen)

        yield show


def expected(paths: Iterable[Path]) -> int | None:
    """About how many articles there are: a file is one, but for JSON Lines, whose lines are; None if that is dear."""
    total = 0
    for path in paths:
        files = [path] if not path.is_dir() else [Path(r, f) for r, _, names in os.walk(path) for f in names]
        for file in files:
            count = _articles(file)
            if count is None:
                return None
            total += count
    return total


def _articles(file: Path) -> int | None:
    name = file.name.lower()
    try:
        if not name.removesuffix(".gz").endswith((".jsonl", ".ndjson")):
            return 1 if file.is_file() else None
        if file.stat().st_size > COUNTED // (5 if name.endswith(".gz") else 1):
            return None
        with gzip.open(file) if name.endswith(".gz") else file.open("rb") as stream:
            return sum(1 for line in stream if line.strip())
    except (OSError, EOFError):
        return None
