"""`communique list`: records of one kind that fit, one a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from communique.api import open_ledger
from communique.cli.options import (
    DEFAULT_LEDGER,
    TABLE,
    AboutOption,
    FormatOption,
    KindOption,
    LedgerOption,
    LimitOption,
    ListFormat,
    OutletOption,
    SinceOption,
    StageOption,
    StateOption,
    StatusOption,
    TypeOption,
    UntilOption,
    WordsOption,
)
from communique.model import codes

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.model import Record

HELP = """List records that fit: a table on a screen, tab-separated in a pipe, or --format jsonl or csv.

\b
Examples:
  communique list events --state Belarus --state Cuba --since 2023
  communique list reports --type transfer --status wanted --words missile
  communique list documents --outlet Granma --format csv
"""


def register(app: typer.Typer, panel: str) -> None:
    """Add the command and its six sub-commands."""
    lists = typer.Typer(no_args_is_help=True)
    app.add_typer(lists, name="list", help=HELP, rich_help_panel=panel)
    _happenings(lists, "event", "Happenings, merged from all reports of them, oldest first.")
    _happenings(
        lists,
        "report",
        "What each article reports, oldest first: by its own date, or where it has none by the article's.",
    )
    for add in (_entities, _documents, _conflicts, _withheld):
        add(lists)


def _happenings(lists: typer.Typer, kind_of_record: str, help: str) -> None:
    """`list events` and `list reports`, which take the same filters."""

    @lists.command(kind_of_record + "s", help=help)
    def happenings(
        state: StateOption = None, type: TypeOption = None, kind: KindOption = None, stage: StageOption = None,
        status: StatusOption = None, about: AboutOption = None, since: SinceOption = None, until: UntilOption = None,
        outlet: OutletOption = None, words: WordsOption = None, limit: LimitOption = None,
        format: FormatOption = TABLE, ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        with open_ledger(ledger) as opened:
            ask = opened.events if kind_of_record == "event" else opened.reports
            found = ask(
                type=type, kind=kind, stage=stage, status=status, state=state, about=about, since=since, until=until,
                outlet=outlet, words=words,
            )  # fmt: skip
            write(opened, kind_of_record, found, limit=limit, format=format)


def _entities(lists: typer.Typer) -> None:
    @lists.command()
    def entities(
        state: StateOption = None,
        kind: Annotated[
            str | None, typer.Option("--kind", "-k", metavar="KIND", help=f"One of {', '.join(codes.ENTITY_KINDS)}.")
        ] = None,
        about: Annotated[str | None, typer.Option("--about", metavar="NAME", help="Of this name.")] = None,
        limit: LimitOption = None, format: FormatOption = TABLE, ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        """Persons, bodies, states, things; those in most articles first."""
        with open_ledger(ledger) as opened:
            write(opened, "entity", opened.entities(kind=kind, state=state, about=about), limit=limit, format=format)


def _documents(lists: typer.Typer) -> None:
    @lists.command()
    def documents(
        state: StateOption = None, about: AboutOption = None, since: SinceOption = None, until: UntilOption = None,
        outlet: OutletOption = None,
        words: Annotated[
            str | None, typer.Option("--words", "-w", metavar="WORDS", help="With all these words in title or text.")
        ] = None,
        reading: Annotated[
            str | None,
            typer.Option("--reading", metavar="STATE", help=f"One of {', '.join(codes.STATES_OF_DOCUMENT)}."),
        ] = None,
        limit: LimitOption = None, format: FormatOption = TABLE, ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        """Articles, oldest first, the undated last."""
        with open_ledger(ledger) as opened:
            found = opened.documents(
                outlet=outlet, state=state, about=about, since=since, until=until, reading=reading, words=words
            )
            write(opened, "document", found, limit=limit, format=format)


def _conflicts(lists: typer.Typer) -> None:
    @lists.command()
    def conflicts(
        state: StateOption = None,
        kind: Annotated[
            str | None, typer.Option("--kind", "-k", metavar="KIND", help=f"One of {', '.join(codes.CONFLICT_KINDS)}.")
        ] = None,
        about: AboutOption = None, limit: LimitOption = None, format: FormatOption = TABLE,
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        """What sources contradict."""
        with open_ledger(ledger) as opened:
            write(opened, "conflict", opened.conflicts(kind=kind, state=state, about=about), limit=limit, format=format)


def _withheld(lists: typer.Typer) -> None:
    @lists.command()
    def withheld(
        state: StateOption = None, about: AboutOption = None, since: SinceOption = None, until: UntilOption = None,
        outlet: OutletOption = None, words: WordsOption = None, limit: LimitOption = None,
        format: FormatOption = TABLE, ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        """What was said not to be said; states and names are those of the report that it is about."""
        with open_ledger(ledger) as opened:
            found = opened.withheld(state=state, about=about, since=since, until=until, outlet=outlet, words=words)
            write(opened, "withheld", found, limit=limit, format=format)


def write(ledger: Ledger, kind: str, found: Iterable[Record], *, limit: int | None, format: ListFormat) -> None:
    """Write records of one kind."""
    from communique.cli import rows  # with what it needs, too slow for --help

    rows.write(ledger, kind, found, limit=limit, format=format)
