"""Where output goes: results to standard output, progress and complaints to standard error; plain in a pipe."""

import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text


def out() -> Console:
    """Standard output. In a pipe: no colours, and lines as long as they are."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=10_000, soft_wrap=True)


def err() -> Console:
    """Standard error."""
    return Console(stderr=True, highlight=False)


def complain(message: str) -> None:
    """One sentence on what went wrong."""
    console = err()
    if console.is_terminal:
        console.print(Text("Error: ", style="bold red") + Text(message), soft_wrap=True)
    else:
        console.file.write(f"Error: {message}\n")


def lines(stream: TextIO, made: Iterable[str]) -> None:
    """Write lines as they are, whatever they hold."""
    for line in made:
        stream.write(line + "\n")


def table(columns: Sequence[str], rows: Iterable[Sequence[Text | str]], *, narrow: Iterable[str] = ()) -> None:
    """A table on a terminal; in a pipe, values between tabs under a line of headings. `narrow` columns never wrap."""
    console = out()
    if not console.is_terminal:
        lines(sys.stdout, ("\t".join(" ".join(str(v).split()) for v in row) for row in (columns, *rows)))
        return
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in columns:
        made.add_column(name, no_wrap=name in narrow, overflow="ellipsis" if name in narrow else "fold")
    for row in rows:
        made.add_row(*(v if isinstance(v, Text) else Text(v) for v in row))
    console.print(made)
