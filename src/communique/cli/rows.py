"""Lists of records on a screen, in a pipe, as JSON Lines or CSV."""

import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from rich.text import Text

from communique.cli import console
from communique.cli.options import ListFormat
from communique.ledger import Ledger
from communique.ledger.ledger import PLURAL
from communique.model import Record, to_record
from communique.model.ids import PREFIXES
from communique.present.exporters import csv, flat, jsonl

SCREEN: Final = 50  # records shown on a terminal that is not asked for more
SHORT: Final = 12  # characters of an id: 32 bits
MUCH: Final = 160  # characters of a quote or a list of names shown there

Cells = dict[str, Text | str]

STATUS_STYLE: Final = {
    "occurred": "green", "ongoing": "green", "planned": "cyan", "wanted": "yellow", "possible": "yellow",
    "negated": "red",
}  # fmt: skip


def write(ledger: Ledger, kind: str, found: Iterable[Record], *, limit: int | None, format: ListFormat) -> None:
    """Write records of one kind."""
    name = lru_cache(4096)(ledger.name)
    if format is ListFormat.jsonl:
        console.lines(sys.stdout, (jsonl.line(to_record(record)) for record in islice(found, limit)))
    elif format is ListFormat.csv:
        csv.write((to_record(record) for record in islice(found, limit)), kind, sys.stdout, name)
    else:
        _table(ledger, kind, found, limit, name)


def _table(ledger: Ledger, kind: str, found: Iterable[Record], limit: int | None, name: flat.Name) -> None:
    screen = console.out().is_terminal
    most = limit if limit is not None or not screen else SCREEN
    walked = iter(found)
    records = islice(walked, most) if most else walked
    made = [cells(to_record(record), name, screen) for record in records]
    if not made:
        console.note(f"No {PLURAL[kind]} fit." if ledger.count(kind) else f"{ledger.place} has no {PLURAL[kind]} yet.")
        return
    console.table(
        list(made[0]), [list(row.values()) for row in made],
        narrow=("id", "date", "status", "kind", "state", "from", "to", "furthest"), right=("articles", "origins"),
    )  # fmt: skip
    if limit is None and next(walked, None) is not None:
        console.note(f"The first {most}; --limit shows more.")


def cells(record: dict[str, Any], name: flat.Name, screen: bool) -> Cells:
    """The columns of a list for one record; on a screen long ones are cut."""
    row = flat.row(record, name)
    made = _CELLS[record["record"]](record, row, name)
    if not screen:
        return made
    return {key: short(value) if key in ("id", "of") else cut(value) for key, value in made.items()}


def short(value: Text | str) -> Text | str:
    """As much of an id as tells it from others in any but a huge ledger; commands take it for the whole."""
    return value[:SHORT] if isinstance(value, str) and value.startswith(tuple(PREFIXES.values())) else value


def cut(value: Text | str) -> Text | str:
    if isinstance(value, str) and len(value) > MUCH:
        return value[: MUCH - 1].rstrip() + "…"
    return value


def _status(value: str) -> Text:
    return Text(value, style=STATUS_STYLE.get(value, ""))


def _type(row: dict[str, str]) -> str:
    return " ".join(dict.fromkeys(filter(None, (row["type"], row["kind"], row["stage"]))))


def _event(record: dict[str, Any], row: dict[str, str], name: flat.Name) -> Cells:
    named = [v["value"] for v in record.get("participants") or []]
    what = "; ".join(filter(None, (flat.who(named, name), row["items"], row["where"])))
    return {
        "id": row["id"], "date": row["when"], "status": _status(row["status"]), "type": _type(row),
        "who and what": what, "origins": str(len(record["origins"])),
    }  # fmt: skip


def _report(record: dict[str, Any], row: dict[str, str], name: flat.Name) -> Cells:
    return {
        "id": row["id"], "date": row["when"], "status": _status(row["status"]), "type": _type(row),
        "quote": row["quote"], "according to": row["chain"],
    }  # fmt: skip


def _entity(record: dict[str, Any], row: dict[str, str], name: flat.Name) -> Cells:
    others = "; ".join(a for a in record["aliases"] if a != record["name"])
    return {
        "id": row["id"], "kind": row["kind"], "name": row["name"], "state": row["country"],
        "articles": str(len(record["documents"])),
        "roles and other names": "; ".join(filter(None, (row["roles"], others))),
    }  # fmt: skip


def _document(record: dict[str, Any], row: dict[str, str], name: flat.Name) -> Cells:
    state = Text(row["state"], style="" if row["state"] == "read" else "yellow")
    return {
        "id": row["id"], "date": row["published"], "state": state, "outlet": row["outlet"],
        "title": row["title"] or row["path"], "language": row["language"],
    }  # fmt: skip


def _conflict(record: dict[str, Any], row: dict[str, str], name: flat.Name) -> Cells:
    return {
        "id": row["id"], "kind": row["kind"], "of": row["target_name"] or row["target"], "field": row["field"],
        "sides": row["sides"],
    }  # fmt: skip


def _withheld(record: dict[str, Any], row: dict[str, str], name: flat.Name) -> Cells:
    return {
        "id": row["id"], "what": row["what"], "by": row["by_name"], "quote": row["quote"],
        "according to": row["chain"],
    }  # fmt: skip


def _deal(record: dict[str, Any], row: dict[str, str], name: flat.Name) -> Cells:
    goods = ", ".join(filter(None, (row["designation"], row["description"])))
    return {
        "id": row["id"], "from": row["supplier"], "to": row["recipient"], "goods": goods, "furthest": row["furthest"],
        "two origins": row["corroborated"], "ladder": row["ladder"],
    }  # fmt: skip


_CELLS: Final[dict[str, Callable[[dict[str, Any], dict[str, str], flat.Name], Cells]]] = {
    "event": _event, "report": _report, "entity": _entity, "document": _document, "conflict": _conflict,
    "withheld": _withheld, "deal": _deal,
}  # fmt: skip
