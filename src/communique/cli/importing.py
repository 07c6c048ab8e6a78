"""`communique import`: what an export wrote, into a ledger."""

import gzip
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from communique.api import open_ledger
from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, LedgerOption
from communique.errors import FormatError

HELP = """Load what `communique export` wrote, all of it or nothing; ids stay as they are.

An empty ledger becomes a copy of the one exported. In another, articles that are there already are left as they are, \
and the rest is reconciled with them. Judgements and reference files that it does not have come along.

\b
Examples:
  communique import ledger.jsonl --ledger copy.db
  zcat ledger.jsonl.gz | communique import -
"""


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command("import", help=HELP, rich_help_panel=panel)
    def import_(
        file: Annotated[
            Path, typer.Argument(metavar="FILE", readable=False, help="A .jsonl or .jsonl.gz; - is standard input.")
        ],
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:
        with opened(file) as stream, open_ledger(ledger, create=True) as target:
            try:
                loaded = target.load(stream)
            except UnicodeDecodeError as error:
                raise FormatError(f"{file} is no export: it is not UTF-8 text.") from error
            target.refresh()
        from communique.ledger import given
        from communique.ledger.ledger import PLURAL

        if not (loaded.stored or loaded.already):
            console.note(f"{file} has no records.")
            return
        names = PLURAL | given.PLURAL
        rows = [(names[kind], f"{number:,}") for kind, number in loaded.stored.items()]
        if loaded.already:
            rows.append(("articles there already", f"{loaded.already:,}"))
        console.table(("what", "number"), rows, right=("number",), headed=False)


@contextmanager
def opened(file: Path) -> Iterator[TextIO]:
    """A file's text, unpacked if need be."""
    if str(file) == "-":
        yield io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8")
    elif file.suffix == ".gz":
        with gzip.open(file, "rt", encoding="utf-8") as stream:
            yield stream
    else:
        with file.open(encoding="utf-8") as stream:
            yield stream
