"""The migrations lead to the tables that the code expects, here and on PostgreSQL."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_mock_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from communique.ledger import Ledger, dialect, queries, schema
from communique.ledger.queries import Filter

POSTGRESQL = postgresql.dialect()  # type: ignore[no-untyped-call]
MIGRATIONS = Path(schema.__file__).parent / "migrations"


def test_the_newest_migration_is_the_one_named() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [schema.REVISION]


def test_the_migrations_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    def ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
        return not (kind == "table" and name and "_words" in name)

    with Ledger(tmp_path / "l.db", create=True) as ledger, ledger._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, schema.metadata) == []


def test_every_table_and_query_can_be_said_to_postgresql() -> None:
    said: list[str] = []
    engine = create_mock_engine("postgresql://", lambda statement, *_: said.append(str(statement)))
    for table in schema.metadata.sorted_tables:
        said.append(str(CreateTable(table).compile(dialect=POSTGRESQL)))
    in_documents, in_quotes = dialect.with_words(engine, "tractors price")  # type: ignore[arg-type]
    asked = Filter(
        type="transfer", states=("BLR", "CUB"), since="2023-01-01", until="2023-12-31", outlet="x",
        entities=("ent_1",), matching=in_quotes,
    )  # fmt: skip
    for make in queries.LISTS.values():
        said.append(str(make(asked).compile(dialect=POSTGRESQL)))
    said.append(str(in_documents.compile(dialect=POSTGRESQL)))
    assert not any("MATCH" in s or "PRAGMA" in s or "rowid" in s for s in said)
    assert any("ILIKE" in s for s in said)


def test_sqlite_is_spoken_in_one_file_only() -> None:
    words = ("pragma", "fts5", "rowid", "sqlite_master", "immediate")
    for path in Path(schema.__file__).parent.rglob("*.py"):
        code = "\n".join(line.split("#")[0] for line in path.read_text(encoding="utf-8").split('"""')[::2])
        if path.name != "dialect.py":
            assert not any(word in code.casefold() for word in words), path
