"""SQL from visitors, on SQLite: read-only by the file, by the connection and by each statement; bounded in time, rows
and size. The ledger of another database offers none."""

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from communique.errors import InputError
from communique.ledger import Ledger

SECONDS: Final = 2.0
ROWS: Final = 500
LONGEST: Final = 4000  # characters of a query
WIDEST: Final = 2_000_000  # bytes of a value on its way through a query
SHOWN: Final = 400  # characters of a value that are shown
STEPS: Final = 2000  # of SQLite's machine, between two looks at the clock

ALLOWED: Final = {
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
}  # fmt: skip
REFUSED: Final = {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "zeroblob", "randomblob"}


@dataclass(frozen=True, slots=True)
class Found:
    """Headings and rows; whether there are more than are shown; how long it took (seconds)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: bool
    took: float


def there(ledger: Ledger) -> bool:
    """Whether SQL can be asked of this ledger."""
    return Path(ledger.place).is_file()


def run(ledger: Ledger, query: str) -> Found:
    """What one SELECT finds. Raises InputError for anything else, and for what takes too long."""
    if not there(ledger):
        raise InputError("SQL can be asked only of a ledger in a file.")
    begun = time.monotonic()
    connection = sqlite3.connect(f"file:{quote(str(Path(ledger.place).resolve()))}?mode=ro", uri=True)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, WIDEST)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.set_authorizer(_authorised)
        connection.set_progress_handler(lambda: int(time.monotonic() - begun > SECONDS), STEPS)
        cursor = connection.execute(query)
        rows = cursor.fetchmany(ROWS + 1)
        columns = tuple(c[0] for c in cursor.description or ())
    except sqlite3.Error as error:
        raise InputError(_sentence(error)) from error
    finally:
        connection.close()
    shown = tuple(tuple(map(_shown, row)) for row in rows[:ROWS])
    return Found(columns, shown, len(rows) > ROWS, time.monotonic() - begun)


def tables(ledger: Ledger) -> dict[str, list[str]]:
    """The tables and their columns."""
    from communique.ledger import schema

    return {table.name: list(table.c.keys()) for table in schema.metadata.sorted_tables}


def _authorised(action: int, first: str | None, second: str | None, *_: Any) -> int:
    fine = action in ALLOWED and not (action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in REFUSED)
    return sqlite3.SQLITE_OK if fine else sqlite3.SQLITE_DENY


def _sentence(error: sqlite3.Error) -> str:
    told = str(error)
    if "interrupted" in told:
        return f"The query took longer than {SECONDS:g} seconds: narrow it, or ask the file itself."
    if "not authorized" in told or "prohibited" in told:
        return "Only SELECT can be asked here."
    return f"SQLite can't do that: {told}."


def _shown(value: Any) -> str:
    text = "" if value is None else f"({len(value)} bytes)" if isinstance(value, bytes) else str(value)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
