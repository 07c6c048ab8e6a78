"""`communique demo`: our own articles, read into a ledger to try things on."""

import os
from importlib import resources
from pathlib import Path
from typing import Final

import typer
from rich.text import Text

from communique import api
from communique.cli import brief, console
from communique.cli.options import DEFAULT_LEDGER, LedgerOption
from communique.cli.progress import bar
from communique.cli.read import report

HELP = """Read the articles that come with communique, and show what the ledger says of two states.

\b
Example:
  communique demo --ledger try.db
"""
STATES: Final = ("Serbia", "Algeria")
NEXT: Final = (
    ("communique serve", "all of it in a browser: states, happenings, persons, articles"),
    ("communique brief Indonesia Mozambique", "the same page on two other states"),
    ("communique list events", "every happening"),
    ("communique list conflicts", "what the sources contradict"),
    ("communique list reports --type transfer", "who sends what to whom"),
)
DEMO_LEDGER: Final = "demo.db"
"""Not the default of other commands, so that a demonstration never gets into a ledger in earnest."""


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def demo(ledger: LedgerOption = DEMO_LEDGER) -> None:
        with resources.as_file(resources.files("communique.demo") / "articles") as folder:
            paths: list[Path] = [folder]
            with bar(paths, quiet=False) as show:
                summary = api.read(paths, ledger, progress=show)
        report(summary, ledger)
        console.out().print()
        brief.write(*STATES, ledger=ledger)
        console.out().print()
        option = "" if ledger == os.environ.get("COMMUNIQUE_LEDGER", DEFAULT_LEDGER) else f" --ledger {ledger}"
        rows = [(Text(command + option, style="bold"), what) for command, what in NEXT]
        console.table(("try next", "what for"), rows)
