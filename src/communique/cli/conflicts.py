"""`communique conflicts`: what sources contradict, with the sides, their origins and their words."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from communique.api import open_ledger
from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, AboutOption, LedgerOption, LimitOption, StateOption
from communique.model import codes

if TYPE_CHECKING:
    from communique.present.disputes import Dispute

HELP = """List what sources contradict: each conflict with its sides, who stands behind each, and in which words.

On a screen each side has its quotes; in a pipe each side is a line of values between tabs. `explain` with the id says \
why two values cannot both be.

\b
Examples:
  communique conflicts --state Serbia --kind denial
  communique conflicts --field range --about Vihor --json
"""

SCREEN = 25  # conflicts shown on a terminal that is not asked for more
QUOTES = 3  # reports shown for one side there
COLUMNS = ("id", "kind", "field", "about", "value", "origins", "articles", "quote")


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def conflicts(
        state: StateOption = None,
        kind: Annotated[
            str | None, typer.Option("--kind", "-k", metavar="KIND", help=f"One of {', '.join(codes.CONFLICT_KINDS)}.")
        ] = None,
        field: Annotated[
            str | None, typer.Option("--field", metavar="FIELD", help="Of this field: status, when, maker, ...")
        ] = None,
        about: AboutOption = None, limit: LimitOption = None,
        json: Annotated[bool, typer.Option("--json", help="One JSON object a line, with every quote.")] = False,
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        with open_ledger(ledger) as opened:
            from communique.model.records import plain
            from communique.present.disputes import dispute
            from communique.present.exporters import jsonl

            found = opened.conflicts(kind=kind, field=field, state=state, about=about)
            screen = console.out().is_terminal and not json
            most = limit or (SCREEN if screen else None)
            made = (dispute(opened, conflict) for conflict in islice(found, most))
            if json:
                console.lines(sys.stdout, (jsonl.line(plain(one)) for one in made))
                return
            if not (_cards(made) if screen else _lines(made)):
                there = opened.count("conflict")
                console.note("No conflicts fit." if there else f"{opened.place} has no conflicts.")
            elif limit is None and next(found, None) is not None:
                console.note(f"The first {most}; --limit shows more.")


def _lines(made: Iterable[Dispute]) -> bool:
    rows = []
    for one in made:
        for side in one.sides:
            quotes = " | ".join(said.quote for said in side.said)
            articles = str(len({said.document for said in side.said}))
            origins = "; ".join(side.origins)
            rows.append((one.id, one.kind, one.field, one.about, side.words, origins, articles, quotes))
    if rows:
        console.table(COLUMNS, rows)
    return bool(rows)


def _cards(made: Iterable[Dispute]) -> bool:
    from rich.padding import Padding
    from rich.text import Text

    from communique.cli.rows import short

    out, any_ = console.out(), False
    for one in made:
        if any_:
            out.print()
        any_ = True
        head = Text.assemble((str(short(one.id)), "dim"), "  ", (one.field, "bold"), f"  {one.about}")
        out.print(head + Text(f"  ({one.kind})", style="yellow" if one.kind == "denial" else "dim"))
        for side in one.sides:
            line = Text.assemble((side.words, "bold cyan"), (f"  according to {', '.join(side.origins)}", ""))
            out.print(Padding(line, (0, 0, 0, 2)))
            for said in side.said[:QUOTES]:
                where = f"{said.outlet or '(outlet not known)'}, {said.published or 'undated'}"
                quote = Text.assemble((f"“{said.quote}”", "italic"), (f"  {where}  {short(said.id)}", "dim"))
                out.print(Padding(quote, (0, 0, 0, 6)))
            if len(side.said) > QUOTES:
                out.print(Padding(Text(f"and {len(side.said) - QUOTES} more", style="dim"), (0, 0, 0, 6)))
    return any_
