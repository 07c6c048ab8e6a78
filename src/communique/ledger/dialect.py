"""All SQL that only SQLite speaks, and what other databases do instead.

SQLite: write-ahead log (readers beside one writer), a wait for locks, foreign keys, real transactions (Python's
driver would begin none for a read or for DDL), FTS5 over titles, texts and quotes. Elsewhere words are searched for
with LIKE, which is right but slower.
"""

import os
import re
import sqlite3
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    Select,
    and_,
    column,
    event,
    literal_column,
    select,
    table,
)
from sqlalchemy.exc import DBAPIError

from communique.ledger.schema import documents, evidence

WAIT_S: Final = 30.0  # for another process to end its write
WRITE: Final = "communique_write"  # execution option of connections that are going to write

_FULL_TEXT: Final = (
    ("documents", ("title", "text")),
    ("evidence", ("quote",)),
)


def prepare(engine: Engine) -> None:
    """Set up each connection of an engine as it is made."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {int(WAIT_S * 1000)}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = NORMAL")  # safe with the log: a crash of the machine keeps a whole file
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # A reader that turns writer can't wait for the lock: whoever means to write says so at once.
        write = connection.get_execution_options().get(WRITE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def read_only(url: URL) -> dict[str, Any]:
    """What to make an engine with where a ledger's folder can't be written in (a shared disk, a DVD); else nothing.

    The write-ahead log makes even readers write beside the file, unless it is said that nobody writes to it.
    """
    if url.get_backend_name() != "sqlite" or not url.database:
        return {}
    path = os.path.abspath(url.database)
    if os.access(os.path.dirname(path), os.W_OK) or os.path.exists(path + "-wal"):
        return {}
    frozen = f"file:{quote(path)}?mode=ro&immutable=1"
    return {"creator": lambda: sqlite3.connect(frozen, uri=True, check_same_thread=False)}


def never_write(engine: Engine) -> None:
    """Have the database itself refuse every write through this engine."""
    setting = {"sqlite": "PRAGMA query_only = ON"}.get(
        engine.dialect.name, "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"
    )
    engine.dispose()  # connections made before this was said

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute(setting)
        cursor.close()


def write_ahead(engine: Engine) -> None:
    """Turn on the write-ahead log, once for a file; it stays on."""
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            raw.close()


def create_full_text(connection: Connection) -> None:
    """FTS5 indexes that hold no copy of the text, kept by triggers. Nothing elsewhere."""
    if connection.dialect.name != "sqlite":
        return
    for name, columns in _FULL_TEXT:
        listed = ", ".join(columns)
        new, old = (", ".join(f"{row}.{c}" for c in columns) for row in ("new", "old"))
        add = f"INSERT INTO {name}_words(rowid, {listed}) VALUES (new.number, {new});"
        drop = f"INSERT INTO {name}_words({name}_words, rowid, {listed}) VALUES ('delete', old.number, {old});"
        for statement in (
            f"CREATE VIRTUAL TABLE {name}_words USING fts5({listed}, content='{name}', content_rowid='number', "
            "tokenize='unicode61 remove_diacritics 2')",
            f"CREATE TRIGGER {name}_added AFTER INSERT ON {name} BEGIN {add} END",
            f"CREATE TRIGGER {name}_dropped AFTER DELETE ON {name} BEGIN {drop} END",
            f"CREATE TRIGGER {name}_changed AFTER UPDATE OF {listed} ON {name} BEGIN {drop} {add} END",
        ):
            connection.exec_driver_sql(statement)


def drop_full_text(connection: Connection) -> None:
    """Undo `create_full_text`."""
    if connection.dialect.name == "sqlite":
        for name, _ in _FULL_TEXT:
            for what in ("added", "dropped", "changed"):
                connection.exec_driver_sql(f"DROP TRIGGER {name}_{what}")
            connection.exec_driver_sql(f"DROP TABLE {name}_words")


def with_words(engine: Engine, words: str) -> tuple[Select[Any], Select[Any]]:
    """Two selects of one column: ids of documents, and ids of records with a quote, that have all these words.

    The best match comes first where the database can tell. No words match nothing.
    """
    tokens = re.findall(r"\w+", words)
    if not tokens:
        none = literal_column("0") == 1
        return select(documents.c.id).where(none), select(evidence.c.of).where(none)
    if engine.dialect.name == "sqlite":
        query = " ".join(f'"{token}"' for token in tokens)
        found = []
        for whole, wanted in ((documents, documents.c.id), (evidence, evidence.c.of)):
            name = f"{whole.name}_words"
            index = table(name, column("rowid"), column("rank"))
            source = whole.join(index, index.c.rowid == whole.c.number)
            matched = literal_column(name).op("MATCH", is_comparison=True)(query)
            found.append(select(wanted).select_from(source).where(matched).order_by(index.c.rank))
        return found[0], found[1]

    def has_all(*columns: Any) -> ColumnElement[bool]:
        joined = columns[0] if len(columns) == 1 else columns[0].concat(" ").concat(columns[1])
        return and_(*(joined.icontains(token, autoescape=True) for token in tokens))

    return (
        select(documents.c.id).where(has_all(documents.c.text)),
        select(evidence.c.of).where(has_all(evidence.c.quote)),
    )


_SENTENCES: Final = (
    ("file is not a database", "{where} is not a database."),
    ("unable to open database file", "{where} can't be opened: is its folder there, and may you write in it?"),
    ("disk is full", "The disk is full: {where} keeps what it had; make room and run the same command again."),
    ("readonly database", "{where} can't be written: the file or its folder is read-only."),
    ("database is locked", "Another program is writing to {where}: wait until it is done and try again."),
    ("disk i/o error", "The disk that holds {where} reports an error."),
    ("malformed", "{where} is damaged: restore it from a copy, or read the articles again into another file."),
)


def sentence(error: DBAPIError, where: str) -> str:
    """One sentence for what a database complained of."""
    told = str(error.orig)
    for words, said in _SENTENCES:
        if words in told.casefold():
            return said.format(where=where)
    first = (told.splitlines() or ["no reason given"])[0]
    return f"{where} can't be used: {first}."
