"""`communique doubtful`: what may be one and stays apart, for a human to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique import api
from communique.cli.options import DEFAULT_LEDGER, TABLE, FormatOption, LedgerOption, LimitOption
from communique.errors import InputError
from communique.model import codes

if TYPE_CHECKING:
    from communique.cli.sheet import Row
    from communique.model import Entity
    from communique.reconcile.doubts import Doubt
    from communique.reconcile.references import Fit

HELP = """List entities that may be one and stay apart, with what was lacking; those in most articles first.

Decide with `judge`, which takes the ids: a pair that was judged is listed no more.

\b
Examples:
  communique doubtful --kind person
  communique judge same ent_412db90c ent_0bb57ee1
  communique doubtful --references
"""


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def doubtful(
        kind: Annotated[
            str | None, typer.Option("--kind", "-k", metavar="KIND", help=f"One of {', '.join(codes.ENTITY_KINDS)}.")
        ] = None,
        about: Annotated[
            str | None, typer.Option("--about", metavar="NAME", help="With an entity of this name.")
        ] = None,
        references: Annotated[
            bool, typer.Option("--references", help="Instead, entries of reference files that were not attached.")
        ] = False,
        limit: LimitOption = None, format: FormatOption = TABLE, ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        if kind is not None and kind not in codes.ENTITY_KINDS:
            raise InputError(f"No kind of entity is called {kind!r}; known are {', '.join(codes.ENTITY_KINDS)}.")
        with api.open_ledger(ledger) as opened:
            from communique.cli import sheet

            named = None if about is None else set(opened.entities_named(about))

            def asked(*entities: Entity) -> bool:
                return any(e.kind == kind or kind is None for e in entities) and (
                    named is None or any(e.id in named for e in entities)
                )

            rows = (
                (_fit(f) for f in api.doubtful_references(opened) if asked(f.entity))
                if references
                else (_doubt(d) for d in api.doubtful(opened) if asked(d.a, d.b))
            )
            sheet.write(
                rows, format=format, limit=limit, none="Nothing is in doubt.", narrow=("id", "other id", "state")
            )


def _doubt(doubt: Doubt) -> Row:
    a, b = doubt.a, doubt.b
    cells = {
        "id": a.id, "name": _named(a), "articles": str(len(a.documents)), "other id": b.id, "other": _named(b),
        "why in doubt": doubt.why,
    }  # fmt: skip
    return cells, {"a": _short(a), "b": _short(b), "why": doubt.why}


def _fit(fit: Fit) -> Row:
    from communique.model.records import plain
    from communique.present.exporters import flat

    entry = fit.reference
    cells = {
        "id": fit.entity.id, "name": _named(fit.entity), "articles": str(len(fit.entity.documents)),
        "ids": flat.word(entry.ids), "entry": ", ".join((entry.names[0], *entry.countries)),
        "why in doubt": fit.doubt or "",
    }  # fmt: skip
    return cells, {"entity": _short(fit.entity), "entry": plain(entry), "why": fit.doubt}


def _named(entity: Entity) -> str:
    """`Ada Quispe (person, PER)`."""
    return f"{entity.name} ({', '.join(filter(None, (entity.kind, entity.country)))})"


def _short(entity: Entity) -> dict[str, object]:
    return {
        "id": entity.id, "kind": entity.kind, "name": entity.name, "country": entity.country,
        "documents": len(entity.documents),
    }  # fmt: skip
