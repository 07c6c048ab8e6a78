"""Rows of a command's own making, on a screen, in a pipe, as JSON Lines or CSV."""

import csv
import sys
from collections.abc import Iterable
from itertools import islice
from typing import Any

from communique.cli import console
from communique.cli.options import ListFormat
from communique.cli.rows import SCREEN, cut, short
from communique.present.exporters import jsonl

Row = tuple[dict[str, str], dict[str, Any]]
"""The cells of a table, and the object of JSON Lines."""


def write(rows: Iterable[Row], *, format: ListFormat, limit: int | None, none: str, narrow: Iterable[str] = ()) -> None:
    """Write rows; where there are none, say so in that sentence. On a screen ids and long values are cut."""
    screen = console.out().is_terminal
    most = limit if limit is not None or not screen or format is not ListFormat.table else SCREEN
    walked = iter(rows)
    made = list(islice(walked, most))
    if format is ListFormat.jsonl:
        console.lines(sys.stdout, (jsonl.line(record) for _, record in made))
    elif not made:
        console.note(none)
    elif format is ListFormat.csv:
        writer = csv.DictWriter(sys.stdout, list(made[0][0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(cells for cells, _ in made)
    else:
        shown = [[cut(short(v)) if screen else v for v in cells.values()] for cells, _ in made]
        console.table(list(made[0][0]), shown, narrow=narrow, right=("articles",))
        if limit is None and next(walked, None) is not None:
            console.note(f"The first {most}; --limit shows more.")
