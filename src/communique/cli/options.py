"""Options that several commands share."""

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

LedgerOption = Annotated[
    str,
    typer.Option(
        "--ledger", "-l", metavar="FILE", envvar="COMMUNIQUE_LEDGER", help="The ledger: a file, or a database URL."
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="PATH", help="Write there, not to standard output.")
]
DEFAULT_LEDGER = "ledger.db"


class ListFormat(str, Enum):
    """How lists are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
