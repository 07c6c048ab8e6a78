"""`communique read`: articles into the ledger."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from communique import api
from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, LedgerOption
from communique.cli.progress import bar
from communique.errors import CommuniqueError

HELP = """Read articles into the ledger: files and folders of .txt, .md, .html, .jsonl and .jsonl.gz.

A line of .jsonl holds `text` or `html`, and any of `path`, `url`, `title`, `outlet`, `byline`, `published`, \
`language`. What the ledger has already is not read again, so the same command goes on where it was interrupted.

\b
Examples:
  communique read articles/
  communique read report.txt --outlet Granma --published 2024-07-03
  zcat releases.jsonl.gz | communique read - --ledger releases.db
"""
SHOWN = 20  # skips listed one by one
HARMLESS = {"empty", "unsupported"}  # reasons that are no failure


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def read(
        paths: Annotated[
            list[Path], typer.Argument(metavar="PATH", readable=False, help="Files and folders; - is standard input.")
        ],
        ledger: LedgerOption = DEFAULT_LEDGER,
        outlet: Annotated[
            str | None, typer.Option(metavar="NAME", help="The outlet of articles that do not name theirs.")
        ] = None,
        published: Annotated[
            str | None, typer.Option(metavar="DATE", help="The date of articles that do not give theirs: 2024-07-03.")
        ] = None,
        reference: Annotated[
            list[Path] | None,
            typer.Option(metavar="FILE", help="A reference file, whose ids are attached; again for another one."),
        ] = None,
        jobs: Annotated[
            int | None, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes that read.",
                                     show_default="as many as cores")
        ] = None,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar, no table; only errors.")] = False,
    ) -> None:  # fmt: skip
        summary = api.Summary()
        with bar(paths, quiet=quiet) as show:
            try:
                api.read(
                    paths, ledger, outlet=outlet, published=published, references=reference or (), jobs=jobs,
                    progress=show, summary=summary,
                )  # fmt: skip
            except KeyboardInterrupt:
                kept = summary.read + summary.unread + summary.failed
                raise CommuniqueError(
                    f"Interrupted: {kept:,} articles read are in {ledger}; the same command goes on from there."
                ) from None
        report(summary, ledger, quiet=quiet)
        if failed(summary):
            raise typer.Exit(1)


def failed(summary: api.Summary) -> bool:
    """Whether anything that was asked for could not be done."""
    return bool(summary.failed or any(s.reason not in HARMLESS for s in summary.skipped))


def report(summary: api.Summary, ledger: str, *, quiet: bool = False) -> None:
    """Say what came of it: the skips to standard error, the table to standard output."""
    told = [("Failed", what) for what in summary.failures] + [("Skipped", s.message) for s in summary.skipped]
    for word, message in told[:SHOWN]:
        console.complain(message, word=word)
    if len(told) > SHOWN:
        console.complain(f"{len(told) - SHOWN:,} other files or lines, for such reasons.", word="And")
    if not quiet:
        console.table(("what", "number", "which"), rows(summary), right=("number",), headed=False)
        console.out().print(Text(f"The ledger is {ledger}.", style="dim"))


def rows(summary: api.Summary) -> list[tuple[str, str, str]]:
    """What was done and what was found: a name, a number, a remark."""
    languages = ", ".join(f"{language} {n:,}" for language, n in summary.languages.most_common())
    reasons = ", ".join(f"{reason.replace('_', ' ')} {n:,}" for reason, n in summary.reasons.most_common())
    done = [
        ("articles read", summary.read, ""),
        ("already there", summary.already, ""),
        ("not read: language", summary.unread, languages),
        ("reading failed", summary.failed, ""),
        ("skipped", len(summary.skipped), reasons),
    ]
    types = ", ".join(f"{type_} {n:,}" for type_, n in summary.found.most_common())
    found = [
        ("reports found", sum(summary.found.values()), types),
        ("attributes", summary.attributes, ""),
        ("withheld", summary.withheld, ""),
        ("names of entities", summary.entities, ""),
    ]
    shown = [row for row in done if row[1] or row[0] == "articles read"] + [row for row in found if summary.read]
    return [(name, f"{number:,}", remark) for name, number, remark in shown]
