"""The tables as files, the programming interface, and SQL for those who want it."""

import csv
import io
import os
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request

from communique.errors import InputError
from communique.ledger.ledger import PLURAL
from communique.present.exporters import flat, jsonl
from communique.present.exporters.csv import safe
from communique.web import sql
from communique.web.site import site_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

KINDS: Final = {many: one for one, many in PLURAL.items() if one in flat.COLUMNS}
"""Names of tables, as addresses have them, with the kinds of record in them."""

PAGES: Final = {
    "documents": "/articles", "events": "/search", "conflicts": "/conflicts", "withheld": "/withheld",
    "deals": "/deals",
}  # fmt: skip
"""Where the records of a table are listed for people; of the others the table itself is."""
TOGETHER: Final = 200  # records sent in one go


@router.get("/data")
def data(request: Request, q: Annotated[str, Query(max_length=sql.LONGEST)] = "") -> HTMLResponse:
    """What there is to take away, and what a query of one's own finds."""
    site = site_of(request)
    found, wrong = None, None
    if q.strip() and not site.published:
        try:
            found = sql.run(site.ledger, q)
        except InputError as error:
            wrong = str(error)
    return site.page(
        request, "data.html", status=400 if wrong else 200, q=q,
        pages=PAGES, kinds={many: site.ledger.count(one) for many, one in KINDS.items()},
        found=found, wrong=wrong, seconds=sql.SECONDS, most=sql.ROWS, has_sql=sql.there(site.ledger),
        tables=site.kept("tables", lambda: sql.tables(site.ledger)),
    )  # fmt: skip


@router.get("/data/{kind}.{ending}")
def table(request: Request, kind: str, ending: str) -> Response:
    """One table: `csv` and `parquet` flat, in words; `json` the codebook's records."""
    if kind not in KINDS or ending not in ("csv", "json", "parquet"):
        raise HTTPException(404)
    site = site_of(request)
    records = site.ledger.everything((KINDS[kind],))
    headers = {"Content-Disposition": f'attachment; filename="{kind}.{ending}"'}
    if ending == "json":
        return StreamingResponse(_json(records), media_type="application/json", headers=headers)
    lines = _csv(records, KINDS[kind], lru_cache(65536)(site.ledger.name))
    if ending == "csv":
        return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=headers)
    path = _parquet(lines)
    gone = BackgroundTask(path.unlink)
    return FileResponse(path, media_type="application/vnd.apache.parquet", headers=headers, background=gone)


def _json(records: Iterator[flat.Record]) -> Iterator[str]:
    """A list of records, one a line, many at a time."""
    begun = "["
    while some := [jsonl.line(record) for record in islice(records, TOGETHER)]:
        yield begun + "\n" + ",\n".join(some)
        begun = ","
    yield "[]\n" if begun == "[" else "\n]\n"


def _csv(records: Iterator[flat.Record], kind: str, name: flat.Name) -> Iterator[str]:
    """Lines of a table, under one of headings; what a spreadsheet would take for a formula is marked as text."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(flat.COLUMNS[kind])
    for record in records:
        writer.writerow(safe(flat.row(record, name)).values())
        if stream.tell() > 65536:
            yield stream.getvalue()
            stream.seek(0)
            stream.truncate()
    yield stream.getvalue()


def _parquet(lines: Iterator[str]) -> Path:
    """A table in a file that is the caller's to take away; every column is text."""
    import duckdb

    handle, name = tempfile.mkstemp(suffix=".parquet")
    os.close(handle)
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8", delete=False) as plain:
        plain.writelines(lines)
    try:
        read = "read_csv(?, all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"')"
        with duckdb.connect() as connection:
            connection.execute(f"CREATE TABLE made AS FROM {read}", [plain.name])
            connection.execute(f"COPY made TO '{name}' (FORMAT parquet, COMPRESSION zstd)")
    finally:
        os.unlink(plain.name)
    return Path(name)
