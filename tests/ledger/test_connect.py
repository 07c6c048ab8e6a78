"""Paths that lead to no ledger, or not to one of this version: one sentence each."""

import os
import sqlite3
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from communique.errors import LedgerError, VersionError
from communique.ledger import Ledger, dialect
from communique.ledger.connect import connect, label, url_of
from communique.model import Reading
from tests.ledger import sample


def refusal(place: object, *, create: bool) -> str:
    with pytest.raises(LedgerError) as caught:
        Ledger(str(place), create=create)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_no_ledger(tmp_path: Path) -> None:
    place = tmp_path / "none.db"
    assert "There is no ledger at" in refusal(place, create=False)
    assert not place.exists()


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path, create=True)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "there is no folder" in refusal(tmp_path / "no" / "ledger.db", create=True)


@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_database(tmp_path: Path, create: bool) -> None:
    place = tmp_path / "article.txt"
    place.write_text("The ministers met on Monday. " * 100, encoding="utf-8")
    assert "is not a database" in refusal(place, create=create)
    assert place.read_text(encoding="utf-8").startswith("The ministers")


@pytest.mark.parametrize("create", [True, False])
def test_the_database_of_another_program(tmp_path: Path, create: bool) -> None:
    place = tmp_path / "other.db"
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE documents (id)")
    connection.close()
    assert "not a ledger of communique" in refusal(place, create=create)
    with sqlite3.connect(place) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("documents",)]


def test_an_empty_file_becomes_a_ledger_only_when_one_is_to_be_made(tmp_path: Path) -> None:
    place = tmp_path / "empty.db"
    place.touch()
    assert "empty database" in refusal(place, create=False)
    with Ledger(place, create=True, reconcile=sample.reconcile) as ledger:
        assert ledger.count("document") == 0


def test_a_ledger_from_a_newer_version(tmp_path: Path) -> None:
    place = tmp_path / "newer.db"
    Ledger(place, create=True).close()
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for create in (True, False):
        with pytest.raises(VersionError, match="written by a newer communique"):
            Ledger(place, create=create)


def test_a_damaged_ledger(tmp_path: Path) -> None:
    place = tmp_path / "damaged.db"
    with Ledger(place, create=True, reconcile=sample.reconcile) as ledger:
        for reading in sample.readings():
            ledger.append(reading)
        ledger.refresh()
    data = place.read_bytes()
    place.write_bytes(data[:100] + bytes(len(data) - 100))
    assert "is damaged" in refusal(place, create=False)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "can't be opened" in refusal(tmp_path / "ledger.db", create=True)
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_loses_nothing_stored(tmp_path: Path) -> None:
    place = tmp_path / "full.db"
    with Ledger(place, create=True, reconcile=sample.reconcile) as ledger:
        ledger.append(sample.first())
        with ledger._engine.connect() as connection:  # SQLite reports a file that may not grow as a full disk
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        long = sample.document("A long text. " * 10_000, outlet="X", published=None, title="Long")
        with pytest.raises(LedgerError, match="The disk is full"):
            ledger.append(Reading(long))
        assert [d.title for d in ledger.documents()] == ["Buses arrive"]


@pytest.mark.parametrize(
    ("complaint", "said"),
    [
        ("database is locked", "Another program is writing"),
        ("attempt to write a readonly database", "read-only"),
        ("disk I/O error", "reports an error"),
        ("no such table: meta", "can't be used: no such table"),
    ],
)
def test_complaints_of_the_database_in_one_sentence(complaint: str, said: str) -> None:
    error = OperationalError("INSERT ...", {}, Exception(complaint))
    assert said in dialect.sentence(error, "ledger.db")
    assert "ledger.db" in dialect.sentence(error, "ledger.db")


def test_urls() -> None:
    assert url_of("a b.db").database == "a b.db"
    assert label(url_of("sqlite:///x.db")) == "x.db"
    assert label(url_of("postgresql://ann:secret@host/name")) == "postgresql://ann:***@host/name"
    with pytest.raises(LedgerError, match="neither a file nor a database URL"):
        url_of("://")
    with pytest.raises(LedgerError, match="No database is known as nosuch"):
        connect("nosuch://host/name", create=True)


def test_a_file_is_in_write_ahead_mode_and_minds_references(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.db", create=True) as ledger, ledger._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == 30_000


def test_a_ledger_without_a_name(tmp_path: Path) -> None:
    for create in (True, False):
        assert "has no name" in refusal("", create=create)


def test_a_database_whose_driver_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert refusal("postgresql+psycopg://host/x", create=False).endswith("which is not installed: pip install psycopg.")


def test_a_ledger_in_a_folder_that_can_not_be_written_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "shared disk" / "a%20b?.db"
    place.parent.mkdir()
    with Ledger(place, create=True, reconcile=sample.reconcile) as ledger:
        ledger.append(sample.first())
        ledger.refresh()
    before = place.read_bytes()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with Ledger(place, reconcile=sample.reconcile) as ledger:
        assert ledger.count("document") == 1
        assert list(ledger.events())
        assert os.listdir(place.parent) == [place.name]  # readers write nothing beside it
        with pytest.raises(LedgerError, match="read-only"):
            ledger.append(sample.second())
    assert place.read_bytes() == before
