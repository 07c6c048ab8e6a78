"""Where output goes: results to standard output, progress and complaints to standard error; plain in a pipe."""

import sys
from collections.abc import Iterable, Sequence
from typing import IO, Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

MOST: Final = {"type": 12, "according to": 22, "by": 20}  # width of columns that leave room for others


def out() -> Console:
    """Standard output. In a pipe: no colours, and lines as long as they are."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=10_000, soft_wrap=True)


def err() -> Console:
    """Standard error."""
    return Console(stderr=True, highlight=False)


def complain(message: str, *, word: str = "Error") -> None:
    """One sentence on what went wrong."""
    console = err()
    if console.is_terminal:
        style = "bold red" if word == "Error" else "yellow"
        console.print(Text.assemble((f"{word}: ", style), message), soft_wrap=True)
    else:
        lines(console.file, [f"{word}: {message}"])


def note(message: str) -> None:
    """A remark beside a result; it goes to standard error, so that a pipe holds the result alone."""
    err().print(Text(message, style="dim"), soft_wrap=True)


def lines(stream: IO[str], made: Iterable[str]) -> None:
    """Write lines as they are; what the stream's encoding lacks is escaped."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    for line in made:
        try:
            stream.write(line + "\n")
        except UnicodeEncodeError:
            stream.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def table(
    columns: Sequence[str],
    rows: Iterable[Sequence[Text | str]],
    *,
    narrow: Iterable[str] = (),
    right: Iterable[str] = (),
    headed: bool = True,
) -> None:
    """A table on a terminal; in a pipe, values between tabs, under a line of headings. `narrow` columns never wrap."""
    console = out()
    if not console.is_terminal:
        all_rows: Iterable[Sequence[Text | str]] = (columns, *rows) if headed else rows
        lines(sys.stdout, ("\t".join(" ".join(str(v).split()) for v in row).rstrip() for row in all_rows))
        return
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", show_header=headed)
    for name in columns:
        made.add_column(
            name, no_wrap=name in narrow, overflow="ellipsis" if name in narrow else "fold",
            max_width=MOST.get(name), justify="right" if name in right else "left",
        )  # fmt: skip
    for row in rows:
        made.add_row(*(v if isinstance(v, Text) else Text(v) for v in row))
    console.print(made)
