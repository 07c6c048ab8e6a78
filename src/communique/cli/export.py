"""`communique export`: everything, as the codebook's JSON Lines or as CSV."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.api import open_ledger
from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, LedgerOption
from communique.errors import InputError

if TYPE_CHECKING:
    from communique.ledger import Ledger

HELP = """Write the whole ledger out.

As jsonl: every record of the codebook, one a line, the same on every machine, and then the judgements and reference \
files that people gave; `communique import` loads it back. \
As csv: a table for each kind of record, for spreadsheets; nested values become words, and articles lose their text. \
As sipri: deals as a register of arms transfers has them, in two sheets: what was ordered, and what was not.

\b
Examples:
  communique export > ledger.jsonl
  communique export --format csv --output tables/
  communique export --format csv --kind reports | head
  communique export --format sipri --output register/
"""


class ExportFormat(StrEnum):
    """Ways out."""

    jsonl = "jsonl"
    csv = "csv"
    sipri = "sipri"


class Kind(StrEnum):
    """Kinds of record, in the plural as people say it."""

    documents = "documents"
    entities = "entities"
    reports = "reports"
    attributes = "attributes"
    withheld = "withheld"
    events = "events"
    conflicts = "conflicts"
    deals = "deals"


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def export(
        ledger: LedgerOption = DEFAULT_LEDGER,
        format: Annotated[
            ExportFormat, typer.Option("--format", "-f", help="jsonl for all of it, csv for tables, sipri for deals.")
        ] = ExportFormat.jsonl,
        output: Annotated[
            Path | None,
            typer.Option(
                "--output", "-o", metavar="PATH", help="A file; for csv and sipri a folder. [default: standard output]"
            ),
        ] = None,
        kind: Annotated[Kind | None, typer.Option("--kind", "-k", help="Records of this kind only.")] = None,
    ) -> None:
        if format is ExportFormat.csv and kind is None and output is None:
            raise InputError("CSV is a table for each kind of record: give --output FOLDER, or --kind for one of them.")
        if format is ExportFormat.sipri and (output is None or kind is not None):
            raise InputError("The register is two sheets of deals: give --output FOLDER, and no --kind.")
        with open_ledger(ledger) as opened:
            opened.refresh()
            if format is ExportFormat.sipri and output is not None:
                _sipri(opened, output)
            elif format is ExportFormat.csv:
                _csv(opened, kind, output)
            else:
                _jsonl(opened, kind, output)


def _jsonl(ledger: Ledger, kind: Kind | None, output: Path | None) -> None:
    from communique.present.exporters import jsonl
    from communique.present.exporters.files import replacing

    made = jsonl.lines(ledger, _singular(kind))
    if output is None:
        console.lines(sys.stdout, made)
    else:
        with replacing(output) as stream:
            console.lines(stream, made)


def _csv(ledger: Ledger, kind: Kind | None, output: Path | None) -> None:
    from communique.present.exporters import csv

    if output is None:
        csv.write_kind(ledger, _singular(kind) or "", sys.stdout)
    else:
        for path in csv.write_folder(ledger, output, _singular(kind)):
            console.out().print(str(path))


def _sipri(ledger: Ledger, folder: Path) -> None:
    from communique.present.exporters import sipri

    for path in sipri.write_folder(ledger, folder):
        console.out().print(str(path))


def _singular(kind: Kind | None) -> str | None:
    from communique.ledger.ledger import PLURAL

    return next((one for one, many in PLURAL.items() if many == kind), None)
