"""`communique brief`: what the ledger knows of two states, on a page with numbered citations."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from communique.api import brief as compose_brief
from communique.api import open_ledger
from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, AboutOption, LedgerOption, SinceOption, UntilOption

HELP = """What the ledger knows of two states, on a page with numbered citations.

A timeline, who met whom, agreements, goods, positions, what was withheld, what sources contradict.

\b
Examples:
  communique brief Belarus Cuba
  communique brief SRB DZA --about Vihor --since 2023-05
  communique brief Indonesia Mozambique --format md > brief.md
"""


class BriefFormat(StrEnum):
    """How a brief is written."""

    text = "text"
    md = "md"
    json = "json"


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def brief(
        first: Annotated[str, typer.Argument(metavar="STATE", help="By name in any spelling, or ISO code.")],
        second: Annotated[str, typer.Argument(metavar="STATE", help="The other one.")],
        about: AboutOption = None,
        since: SinceOption = None,
        until: UntilOption = None,
        format: Annotated[BriefFormat, typer.Option("--format", "-f", help="text, md or json.")] = BriefFormat.text,
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:
        write(first, second, about=about, since=since, until=until, format=format, ledger=ledger)


def write(
    first: str, second: str, *, about: str | None = None, since: str | None = None, until: str | None = None,
    format: BriefFormat = BriefFormat.text, ledger: str = DEFAULT_LEDGER,
) -> None:  # fmt: skip
    """Write the brief of two states to standard output."""
    with open_ledger(ledger) as opened:
        from communique.present.brief import to_json
        from communique.present.gather import most_told

        made = compose_brief(opened, first, second, about=about, since=since, until=until)
        if not made.sections and format is not BriefFormat.json:
            console.lines(sys.stdout, [nothing(made.names, made.limits, *most_told(opened, made.states))])
            return
    if format is BriefFormat.json:
        import json

        console.lines(sys.stdout, [json.dumps(to_json(made), ensure_ascii=False, indent=2)])
    elif format is BriefFormat.md:
        from communique.present.brief_markdown import markdown

        console.lines(sys.stdout, markdown(made))
    else:
        from communique.present.brief_terminal import show
        from communique.present.brief_text import plain

        screen = console.out()
        if screen.is_terminal:
            show(made, screen)
        else:
            console.lines(sys.stdout, plain(made))


def nothing(names: tuple[str, str], limits: str | None, partners: list[str], states: list[str]) -> str:
    """One sentence for a pair of whom the ledger knows nothing: whom it knows the most of."""
    asked = f" ({limits.rstrip('.')[0].lower() + limits.rstrip('.')[1:]})" if limits else ""
    told = f"The ledger has no dealing between {names[0]} and {names[1]}{asked}"
    if partners:
        return f"{told}; of either with others, it has the most of {', '.join(partners)}."
    if states:
        return f"{told}; it knows the most of {', '.join(states)}."
    return f"{told}, nor of any other state."
