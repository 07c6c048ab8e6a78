"""From a path or a database URL to an engine whose tables are this version's."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from communique.errors import LedgerError, VersionError
from communique.ledger import dialect
from communique.ledger.schema import REVISION

MAKE_ONE = "`communique read ARTICLES --ledger {where}` makes one"


def url_of(place: str | os.PathLike[str]) -> URL:
    """The URL of a ledger: a database URL as it is, anything else a file of SQLite."""
    given = os.fspath(place)
    if "://" not in given:
        return URL.create("sqlite", database=given)
    try:
        return make_url(given)
    except ArgumentError as error:
        raise LedgerError(f"{given} is neither a file nor a database URL such as postgresql://host/name.") from error


def label(url: URL) -> str:
    """How messages name a ledger: a file by its path, a database without its password."""
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


@contextmanager
def guarded(where: str) -> Iterator[None]:
    """Turn what a database complains of into a LedgerError of one sentence."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(dialect.sentence(error, where)) from error


def connect(place: str | os.PathLike[str], *, create: bool) -> Engine:
    """An engine on an up-to-date ledger.

    Raises LedgerError where there is none and `create` is false, where the path leads to something else, or where
    the database can't be reached; VersionError where a newer communique wrote it.
    """
    url = url_of(place)
    where = label(url)
    if url.get_backend_name() == "sqlite":
        _check_file(where, create)
    try:
        # Each visitor's page may hold a connection or two: none waits for another's.
        engine = create_engine(url, **({} if create else {"max_overflow": -1, **dialect.read_only(url)}))
    except NoSuchModuleError as error:
        raise LedgerError(
            f"No database is known as {url.drivername}; give a file, or a URL such as postgresql://host/name."
        ) from error
    except ModuleNotFoundError as error:
        needed = f"{url.drivername} needs {error.name}, which is not installed"
        raise LedgerError(f"{needed}: pip install {error.name}.") from error
    dialect.prepare(engine)
    try:
        with guarded(where):
            _bring_up_to_date(engine, where, create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _check_file(where: str, create: bool) -> None:
    if not where:
        raise LedgerError("The ledger has no name; give a file, or a database URL such as postgresql://host/name.")
    path = Path(where)
    if path.is_dir():
        raise LedgerError(f"{where} is a folder; a ledger is a file: try --ledger {path / 'ledger.db'}.")
    if not create and not path.exists():
        raise LedgerError(f"There is no ledger at {where}: {MAKE_ONE.format(where=where)}.")
    if create and not path.parent.exists():
        raise LedgerError(f"{where} can't be made: there is no folder {path.parent}.")


def _bring_up_to_date(engine: Engine, where: str, create: bool) -> None:
    with engine.connect() as connection:
        found = _revision(connection, where)
    if found == REVISION:
        return
    if found is not None and found > REVISION:
        raise VersionError(f"{where} was written by a newer communique (its tables are version {found}): update it.")
    if found is None and not create:
        raise LedgerError(f"{where} is an empty database, not a ledger: {MAKE_ONE.format(where=where)}.")
    dialect.write_ahead(engine)
    with engine.connect().execution_options(**{dialect.WRITE: True}) as connection, connection.begin():
        if _revision(connection, where) != REVISION:  # else another process was quicker
            _migrate(connection)


def _revision(connection: Connection, where: str) -> str | None:
    """The migration that a database is at, None where it has no tables yet."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if revision is not None and "documents" in tables:
            return revision
    if tables:
        raise LedgerError(f"{where} is a database, but not a ledger of communique.")
    return None


def _migrate(connection: Connection) -> None:
    from alembic import command  # slow to import, and seldom needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
