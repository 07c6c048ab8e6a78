"""`communique who`: who and what bears a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Final

import typer

from communique.api import open_ledger
from communique.cli.options import DEFAULT_LEDGER, TABLE, FormatOption, LedgerOption, LimitOption
from communique.errors import InputError
from communique.model import codes

if TYPE_CHECKING:
    from communique.cli.sheet import Row
    from communique.ledger.bearing import Bearer

HELP = """Say who and what bears a name, in any script and spelling: kind, state, roles, spellings, ids.

Those that bear it come first, then those of whose name it is a part, then near names; of each of these, why it stays \
apart from the first.

\b
Examples:
  communique who Khrenin
  communique who "Виктор Хренин" --format jsonl
"""
ROLES: Final = 3  # of a person's, those seen most often


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def who(
        name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or the id of an entity.")],
        kind: Annotated[
            str | None, typer.Option("--kind", "-k", metavar="KIND", help=f"One of {', '.join(codes.ENTITY_KINDS)}.")
        ] = None,
        limit: LimitOption = None, format: FormatOption = TABLE, ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        if kind is not None and kind not in codes.ENTITY_KINDS:
            raise InputError(f"No kind of entity is called {kind!r}; known are {', '.join(codes.ENTITY_KINDS)}.")
        with open_ledger(ledger) as opened:
            from communique.cli import sheet

            found = [b for b in opened.who(name) if kind in (None, b.entity.kind)]
            none = f"Nobody and nothing in {opened.place} bears the name {name}."
            sheet.write(_rows(found), format=format, limit=limit, none=none, narrow=("match", "id", "kind", "state"))


def _rows(found: list[Bearer]) -> Iterator[Row]:
    from communique.model import to_record
    from communique.model.records import plain
    from communique.present.exporters import flat
    from communique.reconcile.doubts import why

    for number, bearer in enumerate(found):
        entity = bearer.entity
        apart = why(found[0].entity, entity) if number else None
        roles = sorted(entity.roles, key=lambda r: (-len(r.seen), r.title))
        told = [flat.role(plain(role)) for role in roles[:ROLES]]
        cells = {
            "match": bearer.match, "id": entity.id, "kind": entity.kind, "name": entity.name,
            "state": entity.country or "", "articles": str(len(entity.documents)),
            "roles": "; ".join(told) + (f"; {len(roles) - ROLES} more" if len(roles) > ROLES else ""),
            "other spellings": "; ".join(a for a in entity.aliases if a != entity.name),
            "ids": flat.word(entity.external), "stays apart": apart or "",
        }  # fmt: skip
        yield cells, {"match": bearer.match, "apart": apart, **to_record(entity)}
