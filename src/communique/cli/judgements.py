"""`communique judgements`: what people decided, listed, written out, taken in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.api import open_ledger
from communique.cli import console
from communique.cli.importing import opened as opened_file
from communique.cli.options import DEFAULT_LEDGER, LedgerOption
from communique.errors import FormatError

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.model import Judgement

HELP = """List what people judged; write it out to share it, take in that of others.

Told with it: matters on which people disagree, judgements that can't all hold, and ids that the ledger does not have.

\b
Examples:
  communique judgements
  communique judgements export mine.jsonl
  communique judgements import theirs.jsonl
"""
NAMED = 8  # ids named in a note


def register(app: typer.Typer, panel: str) -> None:
    """Add the command and its two sub-commands."""
    group = typer.Typer(invoke_without_command=True)
    app.add_typer(group, name="judgements", help=HELP, rich_help_panel=panel)

    @group.callback()
    def judgements(context: typer.Context, ledger: LedgerOption = DEFAULT_LEDGER) -> None:
        if context.invoked_subcommand is None:
            with open_ledger(ledger) as opened:
                _list(opened)

    @group.command("export")
    def export(
        file: Annotated[Path, typer.Argument(metavar="FILE", help="Written as JSON Lines; - is standard output.")],
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:
        """Write every judgement, one a line."""
        from communique.ledger.judging import json_line
        from communique.present.exporters.files import replacing

        with open_ledger(ledger) as opened:
            made = map(json_line, opened.judgements())
            if str(file) == "-":
                console.lines(sys.stdout, made)
            else:
                with replacing(file) as stream:
                    console.lines(stream, made)

    @group.command("import")
    def import_(
        file: Annotated[Path, typer.Argument(metavar="FILE", help="A .jsonl or .jsonl.gz; - is standard input.")],
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:
        """Add the judgements of a file, all of them or none; those there already are not added again."""
        with opened_file(file) as stream, open_ledger(ledger) as opened:
            try:
                taken = opened.load_judgements(stream)
            except UnicodeDecodeError as error:
                raise FormatError(f"{file} holds no judgements: it is not UTF-8 text.") from error
            console.out().print(f"{taken.new:,} new, {taken.already:,} there already.")
            _remarks(opened, taken.unknown)


def _list(ledger: Ledger) -> None:
    given = list(ledger.judgements())
    if not given:
        console.note(f"{ledger.place} has no judgements yet.")
        return
    rows = [(j.verdict, _what(j, ledger), j.who or "", j.when or "", j.why or "") for j in given]
    console.table(("verdict", "on", "by", "when", "why"), rows, narrow=("verdict", "when"))
    _remarks(ledger, ledger.unknown(given))


def _what(judgement: Judgement, ledger: Ledger) -> str:
    def named(id_: str) -> str:
        name = ledger.name(id_)
        return f"{id_} ({name})" if name else id_

    if judgement.b is None:
        return f"{judgement.field} {judgement.value} of {named(judgement.a)}"
    return f"{named(judgement.a)} and {named(judgement.b)}"


def _remarks(ledger: Ledger, unknown: tuple[str, ...]) -> None:
    from communique.reconcile.judgements import disagreements

    for sentence in disagreements(ledger.judgements()):
        console.complain(sentence, word="Note")
    if unknown:
        some = ", ".join(unknown[:NAMED]) + (" and others" if len(unknown) > NAMED else "")
        console.complain(f"{ledger.place} does not have {some}: kept, and followed once it has.", word="Note")
