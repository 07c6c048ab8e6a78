"""Reference files: tables (CSV), and FollowTheMoney JSON lines as OpenSanctions publishes them; each also packed."""

import csv
import gzip
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from communique.errors import FormatError
from communique.ingest import jsonl
from communique.ingest.skipped import Unusable
from communique.knowledge.references import reference_words
from communique.knowledge.states import state_of
from communique.model import Reference, codes

SEPARATOR: Final = ";"
WIKIDATA: Final = re.compile(r"^Q\d+$")
SEVERAL: Final = {"names", "countries", "roles"}


def references(path: Path) -> Iterator[Reference]:
    """The entries of a reference file, as they are read.

    Raises FormatError, with the number of the line, for what is no such file; OSError where it can't be read.
    """
    with path.open("rb") as raw:
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if path.suffix == ".gz" else raw
        try:
            if path.name.removesuffix(".gz").casefold().endswith(".csv"):
                yield from _table(path, io.TextIOWrapper(stream, encoding="utf-8-sig", newline=""))
            else:
                yield from _entities(path, stream)
        except UnicodeDecodeError as error:
            raise FormatError(f"{path} is no reference file: it is not UTF-8 text.") from error
        except (EOFError, gzip.BadGzipFile) as error:
            raise FormatError(f"{path} can't be unpacked: it is damaged or ends early.") from error


def _table(path: Path, lines: io.TextIOWrapper) -> Iterator[Reference]:
    """The rows of a table with a heading; columns that aren't known are passed over."""
    words, rows = reference_words(), csv.reader(lines)
    heading = [cell.strip().casefold() for cell in next(rows, [])]
    holds = [words.columns.get(cell, cell if cell in words.schemes else None) for cell in heading]
    if "name" not in holds or not ("id" in holds or words.schemes & set(holds)):
        raise FormatError(
            f"{path}, line 1: the heading must have a column `name`, and `id` or one of "
            f"{', '.join(sorted(words.schemes))}; it has {', '.join(heading) or 'nothing'}."
        )
    default = path.name.split(".")[0].casefold()
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _row(dict(_cells(holds, row)), f"{path}, line {rows.line_num}", default)
    except csv.Error as error:
        raise FormatError(f"{path}, line {rows.line_num}: it is no row of a table ({error}).") from error


def _cells(holds: list[str | None], row: list[str]) -> Iterator[tuple[str, str]]:
    for what, cell in zip(holds, row, strict=False):
        if what and cell.strip():
            yield what, cell.strip()


def _row(cells: dict[str, str], where: str, default: str) -> Reference:
    """An entry from the cells of a row by what they hold."""
    words = reference_words()
    lists = {key: tuple(filter(None, map(str.strip, cells.get(key, "").split(SEPARATOR)))) for key in SEVERAL}
    ids = {scheme: cells[scheme] for scheme in sorted(words.schemes & cells.keys())}
    if "id" in cells:
        ids = {cells.get("scheme", default): cells["id"], **ids}
    if "name" not in cells or not ids:
        raise FormatError(f"{where}: the row has no {'name' if 'name' not in cells else 'id'}.")
    kind = cells.get("kind")
    if kind is not None and kind.casefold() not in codes.ENTITY_KINDS:
        if kind not in words.schemata:
            raise FormatError(
                f"{where}: no kind of entity is called {kind!r}; known are {', '.join(codes.ENTITY_KINDS)}."
            )
        kind = words.schemata[kind]
    countries = []
    for name in lists["countries"]:
        code = state_of(name) or state_of(name.upper())
        if code is None:
            raise FormatError(f"{where}: no state is called {name!r}; give its name or its ISO code.")
        countries.append(code)
    return Reference(ids, kind and kind.casefold(), (cells["name"], *lists["names"]), tuple(countries), lists["roles"])


def _entities(path: Path, stream: BinaryIO) -> Iterator[Reference]:
    """The entities of FollowTheMoney JSON lines that are of a kind of ours."""
    known, any_line = reference_words().schemata, False
    for number, line in jsonl.lines(stream):
        where = f"{path}, line {number}"
        if line is None:
            raise FormatError(f"{where}: the line is too long for an entity.")
        try:
            data = jsonl.record(line)
        except Unusable as error:
            raise FormatError(f"{where}: no FollowTheMoney entity, since {error}.") from error
        if data is None:
            continue
        any_line = True
        if not (isinstance(data.get("id"), str) and isinstance(data.get("properties"), dict) and "schema" in data):
            raise FormatError(f"{where}: no FollowTheMoney entity, since it lacks an id, a schema or properties.")
        if data["schema"] in known and (made := _entity(data, known[data["schema"]])).names:
            yield made
    if not any_line:
        raise FormatError(f"{path} holds nothing: a reference file is a CSV table or FollowTheMoney JSON lines.")


def _entity(data: dict[str, Any], kind: str | None) -> Reference:
    words, properties = reference_words(), data["properties"]

    def values(key: str) -> list[str]:
        """What is text among a property's values: nested entities may stand there too."""
        found = properties.get(key)
        return [v for v in found if isinstance(v, str)] if isinstance(found, list) else []

    own = "opensanctions" if "datasets" in data else "followthemoney"
    ids = {own: data["id"]}
    if WIKIDATA.match(data["id"]):
        ids["wikidata"] = data["id"]
    ids |= {scheme: min(found) for key, scheme in words.identifiers.items() if (found := values(key))}
    said = next((v for key in words.countries if (v := values(key))), [])
    countries = dict.fromkeys(code for v in said if (code := state_of(v.upper())))
    names = dict.fromkeys(v for key in words.names for v in values(key))
    roles = dict.fromkeys(v for key in words.roles for v in values(key))
    return Reference(ids, kind, tuple(names), tuple(countries), tuple(roles))
