"""Reference files as entries: tables and FollowTheMoney lines, and what is told of broken ones."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from communique.errors import FormatError
from communique.ingest.references import references
from communique.model import Reference

ADA = {
    "id": "Q1",
    "schema": "Person",
    "datasets": ["demo"],
    "properties": {
        "name": ["Ada Quispe"],
        "alias": ["Ада Киспе"],
        "country": ["us"],
        "nationality": ["pe"],
        "position": ["Minister of Trade"],
        "addressEntity": [{"id": "x"}],
    },
}


def _table(folder: Path, text: str) -> list[Reference]:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return list(references(path))


def _lines(folder: Path, *rows: Any) -> list[Reference]:
    path = folder / "entities.ftm.json"
    path.write_text("".join(r if isinstance(r, str) else json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return list(references(path))


def test_a_table(tmp_path: Path) -> None:
    (made,) = _table(
        tmp_path,
        "\ufeffName,Aliases,Kind,Country,Role,Wikidata,Notes\n"
        "Ada Quispe,A. Quispe; Ада Киспе,person,Peru,Minister,Q1,ours\n\n",
    )
    names = ("Ada Quispe", "A. Quispe", "Ада Киспе")
    assert made == Reference({"wikidata": "Q1"}, "person", names, ("PER",), ("Minister",))


def test_an_id_without_a_scheme_takes_the_file_s_name(tmp_path: Path) -> None:
    assert [r.ids for r in _table(tmp_path, "id,name\n7,Ada Quispe\n")] == [{"people": "7"}]
    assert [r.ids for r in _table(tmp_path, "id,scheme,name\n7,acme,Ada Quispe\n")] == [{"acme": "7"}]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1: the heading must have a column `name`"),
        ("name,country\nAda,PE\n", "line 1: the heading must have"),
        ("id,name,country\n1,Ada,PE\n2,Bo,Atlantis\n", "line 3: no state is called 'Atlantis'"),
        ("id,name,kind\n1,Ada,wizard\n", "line 2: no kind of entity is called 'wizard'"),
        ("id,name\n1,\n", "line 2: the row has no name"),
        ("id,name\n,Ada\n", "line 2: the row has no id"),
    ],
)
def test_a_broken_table_is_told_by_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(FormatError, match=told):
        _table(tmp_path, text)


def test_lines_of_followthemoney(tmp_path: Path) -> None:
    ship = {"id": "s-1", "schema": "Vessel", "properties": {"name": ["Tern"], "flag": ["pa"], "imoNumber": ["9"]}}
    owns = {"id": "o-1", "schema": "Ownership", "properties": {"name": ["share"]}}
    ada, tern = _lines(tmp_path, ADA, "\n", owns, ship)
    ids = {"opensanctions": "Q1", "wikidata": "Q1"}
    assert ada == Reference(ids, "person", ("Ada Quispe", "Ада Киспе"), ("PER",), ("Minister of Trade",))
    assert tern == Reference({"followthemoney": "s-1", "imo": "9"}, "vessel", ("Tern",), ("PAN",))


def test_a_legal_entity_is_of_any_kind(tmp_path: Path) -> None:
    (made,) = _lines(tmp_path, {"id": "1", "schema": "LegalEntity", "properties": {"name": ["Tern"]}})
    assert made.kind is None


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((ADA, "{broken\n"), "line 2: no FollowTheMoney entity, since it is not JSON"),
        (({"id": "1", "properties": {}},), "line 1: no FollowTheMoney entity, since it lacks"),
        ((), "holds nothing"),
    ],
)
def test_broken_lines_are_told_by_their_number(tmp_path: Path, rows: tuple[Any, ...], told: str) -> None:
    with pytest.raises(FormatError, match=told):
        _lines(tmp_path, *rows)


def test_packed_and_damaged_files(tmp_path: Path) -> None:
    path = tmp_path / "people.csv.gz"
    path.write_bytes(gzip.compress(b"id,name\n7,Ada Quispe\n"))
    assert [r.ids for r in references(path)] == [{"people": "7"}]
    path.write_bytes(gzip.compress(b"id,name\n7,Ada Quispe\n" * 1000)[:-12])
    with pytest.raises(FormatError, match="damaged"):
        list(references(path))
    (tmp_path / "people.csv").write_bytes(b"id,name\n7,Ad\xe4\n")
    with pytest.raises(FormatError, match="not UTF-8"):
        list(references(tmp_path / "people.csv"))
