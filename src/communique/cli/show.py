"""`communique show`: one record, with its quotes in context."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from communique.api import open_ledger
from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, LedgerOption

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.model import Record

HELP = """Show one record of any kind, with its quotes in the sentences around them.

The beginning of an id will do, as lists show it; the id of one article's member shows the merged entity or event.

\b
Examples:
  communique show evt_6cc9fd9a
  communique show rep_00d5 --json
"""


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def show(
        id: Annotated[str, typer.Argument(metavar="ID", help="An id or the beginning of one.")],
        json: Annotated[bool, typer.Option("--json", help="The record as the codebook has it.")] = False,
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:
        with open_ledger(ledger) as opened:
            write(opened, opened.get(id), json)


def write(ledger: Ledger, record: Record, json: bool) -> None:
    """Write a record as a card or, with `json`, as the codebook has it."""
    from communique.cli.cards import print_card
    from communique.model import to_record
    from communique.present.exporters import jsonl

    made = to_record(record)
    if json:
        console.lines(sys.stdout, [jsonl.line(made)])
    else:
        print_card(ledger, made)
