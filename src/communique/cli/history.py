"""`communique history`: a person's roles over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique.api import open_ledger
from communique.cli.options import DEFAULT_LEDGER, TABLE, FormatOption, LedgerOption, LimitOption

if TYPE_CHECKING:
    from communique.cli.sheet import Row
    from communique.ledger import Ledger
    from communique.ledger.bearing import Held
    from communique.model import Evidence

HELP = """Show the roles that a person was seen in over time, each with a sentence that it rests on.

A role is dated by the articles it was seen in, and said to be over, or to come, only where they say so. Where several \
persons bear the name, each is shown; `who` gives their ids.

\b
Examples:
  communique history "Sergei Shoigu"
  communique history ent_412db90c --format jsonl
"""


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def history(
        name: Annotated[str, typer.Argument(metavar="NAME", help="A person's name, or id.")],
        limit: LimitOption = None, format: FormatOption = TABLE, ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        with open_ledger(ledger) as opened:
            from communique.cli import sheet

            none = f"{opened.place} knows no role of a person called {name}."
            rows = (_row(opened, held) for held in opened.history(name))
            sheet.write(rows, format=format, limit=limit, none=none, narrow=("first seen", "last seen", "state"))


def _row(ledger: Ledger, held: Held) -> Row:
    from communique.model.records import plain
    from communique.present.exporters import flat

    role, evidence = held.role, held.evidence
    sentence = _sentence(ledger, evidence[0])
    number = len({e.document for e in evidence})
    cells = {
        "person": held.person.name, "first seen": held.first or "", "last seen": held.last or "",
        "role": ", ".join(filter(None, (role.title, role.body))), "state": role.country or "",
        "held": flat.span(plain(role)), "articles": str(number), "sentence": sentence,
        "article": evidence[0].document,
    }  # fmt: skip
    record = {
        "person": held.person.id, "name": held.person.name, "first": held.first, "last": held.last,
        **plain(role), "sentence": sentence,
    }  # fmt: skip
    return cells, record


def _sentence(ledger: Ledger, evidence: Evidence) -> str:
    """The sentence that the first evidence stands in."""
    from communique.model import Document
    from communique.present.context import context

    document = ledger.get(evidence.document)
    assert isinstance(document, Document)
    around = context(document, evidence)
    return " ".join(f"{around.before}{around.quote}{around.after}".split())
