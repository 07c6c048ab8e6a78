"""`communique deals`: the same goods between the same states, with how far they got."""

from typing import Annotated

import typer

from communique.api import open_ledger
from communique.cli.listing import write
from communique.cli.options import (
    DEFAULT_LEDGER,
    TABLE,
    AboutOption,
    FormatOption,
    LedgerOption,
    LimitOption,
    SinceOption,
    StateOption,
    UntilOption,
)

HELP = """List deals: the same goods between the same states, from the first interest to what is in service.

Each with the furthest stage that one independent origin vouches for, the furthest that two do, and every rung with its
date and its origins. `communique export --format sipri` writes them as registers of arms transfers are written.

\b
Examples:
  communique deals --state Serbia --state Algeria
  communique deals --supplier Belarus --stage order --since 2023
  communique deals --about Polonez --format csv
"""


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def deals(
        state: StateOption = None,
        supplier: Annotated[str | None, typer.Option("--supplier", metavar="STATE", help="From this state.")] = None,
        recipient: Annotated[str | None, typer.Option("--recipient", metavar="STATE", help="To this state.")] = None,
        about: AboutOption = None,
        stage: Annotated[
            str | None,
            typer.Option("--stage", metavar="STAGE", help="That got as far as this or farther; or `cancelled`."),
        ] = None,
        since: SinceOption = None, until: UntilOption = None, limit: LimitOption = None, format: FormatOption = TABLE,
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        with open_ledger(ledger) as opened:
            found = opened.deals(
                state=state, supplier=supplier, recipient=recipient, about=about, stage=stage, since=since, until=until
            )
            write(opened, "deal", found, limit=limit, format=format)
