"""Options that several commands share."""

from enum import StrEnum
from typing import Annotated

import typer

from communique.model import codes

DEFAULT_LEDGER = "ledger.db"


class ListFormat(StrEnum):
    """How lists are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


def _listed(given: tuple[str, ...]) -> str:
    return ", ".join(given)


LedgerOption = Annotated[
    str,
    typer.Option(
        "--ledger", "-l", metavar="FILE", envvar="COMMUNIQUE_LEDGER", help="The ledger: a file, or a database URL."
    ),
]
StateOption = Annotated[
    list[str] | None,
    typer.Option("--state", "-s", metavar="STATE", help="Of this state, by name or ISO code; again for a second one."),
]
AboutOption = Annotated[
    str | None, typer.Option("--about", metavar="NAME", help="In which this person, body or thing is named.")
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Not before: 2024, 2024-07 or 2024-07-03.")
]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Not after.")]
OutletOption = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="From outlets of this name.")]
WordsOption = Annotated[
    str | None, typer.Option("--words", "-w", metavar="WORDS", help="With all these words in the quoted text.")
]
TypeOption = Annotated[
    str | None, typer.Option("--type", "-t", metavar="TYPE", help=f"One of {_listed(codes.REPORT_TYPES)}.")
]
KindOption = Annotated[str | None, typer.Option("--kind", "-k", metavar="KIND", help="Of this kind: sale, talks, ...")]
StageOption = Annotated[str | None, typer.Option("--stage", metavar="STAGE", help="At this stage: order, signed, ...")]
StatusOption = Annotated[
    str | None, typer.Option("--status", metavar="STATUS", help=f"One of {_listed(codes.STATUSES)}.")
]
LimitOption = Annotated[
    int | None,
    typer.Option("--limit", "-n", metavar="N", min=1, help="At most so many.", show_default="50 on a screen"),
]
FormatOption = Annotated[ListFormat, typer.Option("--format", "-f", help="table, jsonl or csv.")]
TABLE = ListFormat.table
