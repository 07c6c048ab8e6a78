"""`communique read`: articles into the ledger."""

from pathlib import Path
from typing import Annotated

import typer

from communique import api
from communique.cli.options import DEFAULT_LEDGER, LedgerOption


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command()
    def read(
        paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.")],
        ledger: LedgerOption = DEFAULT_LEDGER,
        outlet: Annotated[str | None, typer.Option(help="The outlet of articles that do not name theirs.")] = None,
        published: Annotated[str | None, typer.Option(metavar="DATE", help="Their date, where they give none.")] = None,
        jobs: Annotated[int | None, typer.Option(min=1, help="Processes that read; as many as cores.")] = None,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no table.")] = False,
    ) -> None:
        """Read articles into the ledger."""
        summary = api.read(paths, ledger, outlet=outlet, published=published, jobs=jobs)
        typer.echo(str(summary))
