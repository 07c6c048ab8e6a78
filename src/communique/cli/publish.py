"""`communique publish`: the pages of a ledger as a folder that opens from disk."""

from pathlib import Path
from typing import Annotated

import typer

from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, LedgerOption
from communique.cli.serve import bring_up_to_date, parts
from communique.ledger import Ledger

HELP = """Write the pages that `serve` shows into a folder: to send, to archive, to put on a server of files.

It opens from disk (index.html) and needs no program. What only a server can do is left out: search and filters.

\b
Example:
  communique publish pages/ --ledger demo.db
"""


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def publish(
        folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="New or empty.")],
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:
        parts()
        from communique.web.publishing import publish as written

        bring_up_to_date(ledger)
        screen = console.err()
        with Ledger(ledger, as_is=True) as opened, screen.status("Writing pages …") as status:
            number = written(
                opened, folder, progress=lambda done, known: status.update(f"Writing pages: {done:,} of {known:,} …")
            )
        console.out().print(f"{number:,} files are in {folder}; open {folder / 'index.html'}")
