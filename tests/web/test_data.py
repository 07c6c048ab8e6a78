"""What can be taken away: tables, records, SQL; and what SQL may not do."""

import csv
import io
import json
import time
from urllib.parse import quote

import duckdb
import pytest

from communique.errors import InputError
from communique.ledger import Ledger
from communique.present.exporters import flat
from communique.web import sql
from communique.web.pages.data import KINDS
from tests.web.conftest import Ask


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_table_in_three_formats_holds_the_same(ask: Ask, ledger: Ledger, kind: str, tmp_path: object) -> None:
    rows = list(csv.DictReader(io.StringIO(ask(f"/data/{kind}.csv").text)))
    records = json.loads(ask(f"/data/{kind}.json").text)
    path = f"{tmp_path}/made.parquet"
    with open(path, "wb") as file:
        file.write(ask(f"/data/{kind}.parquet").body)
    columns = flat.COLUMNS[KINDS[kind]]
    found = duckdb.sql(f"SELECT id FROM '{path}'").fetchall()
    assert len(rows) == len(records) == len(found) == ledger.count(KINDS[kind])
    assert {r["id"] for r in records} == {r["id"] for r in rows} == {r[0] for r in found}
    assert tuple(duckdb.sql(f"SELECT * FROM '{path}'").columns) == columns


@pytest.mark.parametrize("address", ["/data/meta.csv", "/data/reports.exe", "/data/..%2freports.csv"])
def test_no_other_table_or_format(ask: Ask, address: str) -> None:
    assert ask(address).status == 404


def test_the_interface_gives_records_and_describes_itself(ask: Ask, ledger: Ledger) -> None:
    found = json.loads(ask("/api/events?state=Zambia&state=TUR&type=transfer").text)
    assert found["total"] == len(found["events"]) == 1
    assert found["events"][0]["record"] == "event"
    report = found["events"][0]["reports"][0]
    assert json.loads(ask(f"/api/records/{report[:12]}").text)["id"] == report
    assert json.loads(ask("/api/pairs").text)[0]["states"] == ["TUR", "ZMB"]
    described = json.loads(ask("/api/openapi.json").text)
    assert set(described["paths"]) == {"/api/events", "/api/records/{id}", "/api/pairs"}


def test_sql_finds(ask: Ask, ledger: Ledger) -> None:
    found = sql.run(ledger, "SELECT type, count(*) AS number FROM reports GROUP BY type ORDER BY type")
    assert found.columns == ("type", "number")
    assert ("transfer", "2") in found.rows
    assert "transfer" in ask("/data?q=" + quote("SELECT type FROM reports")).text


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM meta", "DROP TABLE documents", "INSERT INTO meta VALUES ('a', 1)", "UPDATE meta SET value = 0",
        "ATTACH DATABASE '/tmp/other.db' AS other", "ATTACH DATABASE '/etc/passwd' AS p", "PRAGMA query_only = OFF",
        "PRAGMA journal_mode = DELETE", "VACUUM INTO '/tmp/copy.db'", "SELECT load_extension('/tmp/x.so')",
        "SELECT readfile('/etc/passwd')", "SELECT 1; DROP TABLE meta", "CREATE TEMP TABLE t AS SELECT 1", "BEGIN",
        "SELECT zeroblob(100000000)", "SELECT randomblob(100000000)", "REINDEX", "EXPLAIN DROP TABLE meta", "",
        "SELECT writefile('/tmp/x', 'y')",
    ],
)  # fmt: skip
def test_sql_only_reads(ledger: Ledger, query: str) -> None:
    before = ledger.table(sql_all())
    if query:
        with pytest.raises(InputError):
            sql.run(ledger, query)
    assert ledger.table(sql_all()) == before


def sql_all() -> object:
    from sqlalchemy import text

    return text("SELECT * FROM meta ORDER BY key")


def test_sql_ends_in_time(ledger: Ledger) -> None:
    begun = time.monotonic()
    with pytest.raises(InputError, match="longer than"):
        sql.run(ledger, "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n")
    assert time.monotonic() - begun < sql.SECONDS + 3


def test_sql_is_bounded_in_rows_and_width(ledger: Ledger) -> None:
    query = (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 900) SELECT printf('%5000d', x) FROM n"
    )
    found = sql.run(ledger, query)
    assert (len(found.rows), found.more) == (sql.ROWS, True)
    assert len(found.rows[0][0]) <= sql.SHOWN + 1


def test_what_sql_gives_is_escaped(ask: Ask) -> None:
    page = ask("/data?q=" + quote("SELECT '<script>alert(1)</script>' AS \"<b>\"")).text
    assert "<script>" not in page
    assert "&lt;b&gt;" in page
