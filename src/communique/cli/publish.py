"""`communique publish`: the pages of a ledger as a folder that opens from disk."""

from pathlib import Path
from typing import Annotated, Final

import typer

from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, AboutOption, LedgerOption, SinceOption, StateOption, UntilOption
from communique.cli.serve import bring_up_to_date, parts
from communique.engine.local import cores
from communique.ledger import Ledger

HELP = """Write the pages that `serve` shows into a folder: to send, to archive, to put on a server of files.

It opens from disk (index.html) and needs no program. What only a server can do is left out: search and filters. Of a
large ledger choose a part: two states alone, a person, a year.

\b
Examples:
  communique publish pages/ --ledger demo.db
  communique publish pages/ --state Serbia --state Algeria --since 2023 --ledger demo.db
"""
FEW: Final = 500  # pages, up to which one process is done before others would have begun
MANY: Final = 10_000  # pages from which on it is said how many there will be


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def publish(
        folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="New or empty.")],
        state: StateOption = None,
        about: AboutOption = None,
        since: SinceOption = None,
        until: UntilOption = None,
        jobs: Annotated[
            int | None, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes that write.",
                                     show_default="as many as cores"),
        ] = None,
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        parts()
        from communique.web.asked import Asked
        from communique.web.part import part_of
        from communique.web.publishing import untouched

        untouched(folder)
        bring_up_to_date(ledger)
        given = Asked(about=about or "", since=since or "", until=until or "")
        if state or given.values:
            with part_of(ledger, state or (), given) as (place, named, part):
                _written(place, folder, jobs, named=named, part=part)
        else:
            _written(ledger, folder, jobs)


def _written(place: str, folder: Path, jobs: int | None, **named: str) -> None:
    """Write the pages, and say what to open."""
    from communique.web.publishing import publish

    with Ledger(place, as_is=True) as opened:
        pages = sum(opened.count(kind) for kind in ("event", "document", "entity"))
    if pages > MANY:
        console.complain(
            f"Each happening, article and name has a page: that is more than {pages:,} files.", word="Note"
        )
    jobs = jobs or (cores() if pages > FEW else 1)
    with console.err().status("Writing pages …") as status:
        number = publish(
            place, folder, jobs=jobs, **named,
            progress=lambda done, known: status.update(f"Writing pages: {done:,} of {known:,} known of …"),
        )  # fmt: skip
    console.out().print(f"{number:,} files are in {folder}; open {folder / 'index.html'}")
