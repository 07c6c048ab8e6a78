"""CSV, one table a kind of record, for spreadsheets; lossy where a record is nested: JSON Lines have it all."""

import csv
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from communique.errors import InputError
from communique.ledger import Ledger
from communique.ledger.ledger import PLURAL
from communique.present.exporters import flat
from communique.present.exporters.files import replacing

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(row: dict[str, str]) -> dict[str, str]:
    """Cells that a spreadsheet would take for formulas are led by an apostrophe, which makes them text to it.

    Source of the signs and the remedy: OWASP, "CSV Injection".
    """
    return {column: f"'{cell}" if cell.startswith(FORMULA) else cell for column, cell in row.items()}


def write(records: Iterable[flat.Record], kind: str, stream: TextIO, name: flat.Name) -> None:
    """Records of one kind as CSV under a line of headings."""
    writer = csv.DictWriter(stream, flat.COLUMNS[kind], lineterminator="\n")
    writer.writeheader()
    for record in records:
        writer.writerow(safe(flat.row(record, name)))


def write_kind(ledger: Ledger, kind: str, stream: TextIO) -> None:
    """All records of one kind (`report`, ...) of a ledger."""
    write(ledger.everything((kind,)), kind, stream, lru_cache(4096)(ledger.name))


def write_folder(ledger: Ledger, folder: Path, only: str | None = None) -> list[Path]:
    """One file a kind, `reports.csv` and so on, in a folder that is made if need be; the paths of the files.

    With `only`, the file of that kind alone.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file; CSV goes into a folder, one file a kind of record.")
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for kind in flat.COLUMNS if only is None else (only,):
        path = folder / f"{PLURAL[kind]}.csv"
        with replacing(path) as stream:
            write_kind(ledger, kind, stream)
        paths.append(path)
    return paths
