"""`communique export`: everything, as the codebook's JSON Lines or as CSV."""

import sys
from enum import Enum
from typing import Annotated

import typer

from communique.api import open_ledger
from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, LedgerOption, OutputOption
from communique.errors import InputError
from communique.present.exporters import jsonl


class ExportFormat(str, Enum):
    """Ways out."""

    jsonl = "jsonl"
    csv = "csv"


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command()
    def export(
        ledger: LedgerOption = DEFAULT_LEDGER,
        format: Annotated[ExportFormat, typer.Option("--format", "-f", help="jsonl: the whole record.")] = ExportFormat.jsonl,
        output: OutputOption = None,
    ) -> None:
        """Write the whole ledger out."""
        with open_ledger(ledger) as opened:
            console.lines(sys.stdout, jsonl.lines(opened))
