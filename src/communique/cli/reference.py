"""`communique reference`: files of known persons and things, whose ids are attached to entities."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique import api
from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, LedgerOption
from communique.errors import InputError

if TYPE_CHECKING:
    from communique.ledger import Ledger

HELP = """Keep reference files in the ledger and attach their ids to its entities; without a file, list those kept.

A file is a CSV table with a heading (`name` and `id`, or a column of ids such as `wikidata`; and any of `aliases`, \
`kind`, `country`, `role`, `scheme`), or FollowTheMoney JSON lines as OpenSanctions publishes them; each also as .gz. \
An id is attached where one entry alone fits one entity alone; `doubtful --references` lists the rest.

\b
Examples:
  communique reference ministers.csv
  communique reference entities.ftm.json
  communique reference --remove ministers.csv
"""


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def reference(
        files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...", help="Reference files.")] = None,
        remove: Annotated[
            list[str] | None, typer.Option("--remove", metavar="NAME", help="Take a file's entries away again.")
        ] = None,
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        if files:
            api.refer(files, ledger)
        with api.open_ledger(ledger) as opened:
            for name in remove or ():
                if not opened.forget(name):
                    kept = ", ".join(opened.reference_files()) or "none"
                    raise InputError(f"{opened.place} keeps no reference file {name}; it keeps {kept}.")
            _list(opened)


def _list(ledger: Ledger) -> None:
    """The files kept, and what came of each: entries, entities with an id of it, entries in doubt."""
    from communique.reconcile.references import fits

    kept = [(file, entry) for file in ledger.reference_files() for entry in ledger.references(file)]
    if not kept:
        console.note(f"{ledger.place} keeps no reference file.")
        return
    of = {id(entry): file for file, entry in kept}
    found = fits(ledger.entities(), (entry for _, entry in kept))
    attached = Counter(of[id(f.reference)] for f in found if f.doubt is None)
    doubted = Counter(file for file, _ in {(of[id(f.reference)], id(f.reference)) for f in found if f.doubt})
    rows = [
        (file, f"{number:,}", f"{attached[file]:,}", f"{doubted[file]:,}")
        for file, number in ledger.reference_files().items()
    ]
    console.table(("file", "entries", "attached", "in doubt"), rows, right=("entries", "attached", "in doubt"))
    if doubted.total():
        console.note("`communique doubtful --references` lists those in doubt.")
