"""`communique diff`: what is new in a ledger, against another one or since a day."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.api import open_ledger
from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, LedgerOption, LimitOption
from communique.errors import InputError

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.present.diff import Change, Difference

HELP = """Say what is new: events, changed fields, merged and split events, conflicts that came up or were settled.

Given two ledgers, what the second tells otherwise than the first. With --since, what the articles of that day and \
after brought into one ledger.

\b
Examples:
  communique diff june.db july.db
  communique diff --since 2024-07-01
  communique diff --since 2024-07 --format jsonl
"""


class DiffFormat(StrEnum):
    """How changes are written."""

    text = "text"
    jsonl = "jsonl"


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def diff(
        ledgers: Annotated[list[str] | None, typer.Argument(metavar="[OLD NEW]", help="Two ledgers.")] = None,
        since: Annotated[
            str | None, typer.Option("--since", metavar="DATE", help="In one ledger: 2024, 2024-07 or 2024-07-03.")
        ] = None,
        limit: LimitOption = None,
        format: Annotated[DiffFormat, typer.Option("--format", "-f", help="text or jsonl.")] = DiffFormat.text,
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:
        given = ledgers or []
        if len(given) != (0 if since else 2):
            raise InputError("Give two ledgers, the older first, or --since DATE for one.")
        if since:
            _since(ledger, since, limit, format)
        else:
            _between(given[0], given[1], limit, format)


def _since(place: str, day: str, limit: int | None, format: DiffFormat) -> None:
    from communique.present import diff

    with open_ledger(place) as opened:
        _write(opened, diff.since(opened, day), limit, format)
        if undated := sum(d.published is None for d in opened.documents(reading="read")):
            console.note(f"{undated:,} articles have no date: what they tell counts as there before.")


def _between(older: str, newer: str, limit: int | None, format: DiffFormat) -> None:
    from communique.present import diff

    with open_ledger(older) as old, open_ledger(newer) as new:
        _write(new, diff.between(old, new), limit, format, beside=old)


def _write(
    ledger: Ledger, changes: Iterable[Change], limit: int | None, format: DiffFormat, beside: Ledger | None = None
) -> None:
    from communique.model import to_record
    from communique.present.exporters import jsonl

    found = list(changes)
    if format is DiffFormat.jsonl:
        console.lines(sys.stdout, (jsonl.line(_object(change)) for change in islice(found, limit)))
        return
    if not found:
        console.note("Nothing is new.")
        return

    @lru_cache(4096)
    def name(entity: str) -> str | None:
        return ledger.name(entity) or (beside.name(entity) if beside else None)

    from communique.cli.rows import cells

    rows = []
    for change in islice(found, limit):
        row = cells(to_record(change.record), name, console.out().is_terminal)
        kind = to_record(change.record)["record"]
        what = row.get("who and what") or f"{row['of']}: {row['sides']}"
        of = row.get("type") or f"{row['field']} ({row['kind']})"
        rows.append((f"{change.what} {kind}", row["id"], row.get("date", ""), of, what, _how(change)))
    console.table(("what", "id", "date", "type", "who and what", "change"), rows, narrow=("what", "id", "date"))
    counted = Counter(row[0] for row in rows)
    console.note(", ".join(f"{number:,} {what}{'' if number == 1 else 's'}" for what, number in counted.items()) + ".")


def _how(change: Change) -> str:
    """What changed, in words."""
    if change.what in ("merged", "split"):
        return f"from {', '.join(change.before)}"
    return "; ".join(_worded(name, one) for name, one in change.fields.items())


def _worded(field: str, one: Difference) -> str:
    from communique.present.exporters.flat import value_of

    if field in ("status", "stage", "when", "where") and one.led != one.leads and None not in (one.led, one.leads):
        return f"{field}: {value_of(field, one.leads)} (was {value_of(field, one.led)})"
    signed = [f"+ {value_of(field, v)}" for v in one.came] + [f"- {value_of(field, v)}" for v in one.went]
    return f"{field}: {', '.join(signed)}" if signed else f"{field} in another order"


def _object(change: Change) -> dict[str, Any]:
    """A change as an object: what, the ids before, what came, went, led and leads in each field, the record now."""
    from dataclasses import asdict

    from communique.model import to_record

    fields = {name: asdict(one) for name, one in change.fields.items()}
    return {"change": change.what, "before": list(change.before), "fields": fields, **to_record(change.record)}
