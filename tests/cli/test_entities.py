"""`who`, `history`, `doubtful` and `reference`: persons and things by name, in doubt, and with ids from files."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from communique.api import open_ledger
from communique.model import Document, Role
from tests.cli.conftest import Run
from tests.reconcile.world import Article


def _told(article: Article, name: str, state: str | None, title: str) -> None:
    """A sentence that gives a person a role."""
    article.text += f"{title} {name} spoke. The hall was full."
    article.person(name, state)
    start = article.text.index(title)
    seen = Document(article.id, "", article.text).evidence(start, start + len(title) + 1 + len(name))
    article.entities[name] = replace(article.entities[name], roles=(Role(title, None, state, seen=(seen,)),))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A ledger in which Ada Quispe is minister, then mayor; a namesake's state isn't known, nor whose a port is."""
    first, second, third = (Article(f"Paper {n}", f"202{n}-05-04") for n in range(3))
    _told(first, "Ada Quispe", "PER", "Trade Minister")
    _told(second, "Ада Киспе", "PER", "Mayor")
    _told(third, "Ada Quispe", "PER", "former Trade Minister")
    second.person("Ada Quispe", "BOL")
    third.person("Eva Quispe", "PER")
    third.entity("company", "Quispe Tractors", "PER")
    path = tmp_path / "people.db"
    with open_ledger(path, create=True) as ledger:
        for article in (first, second, third):
            ledger.append(article.reading)
    return path


def test_who_finds_every_script_and_says_what_stays_apart(run: Run, place: Path) -> None:
    done = run("who", "Ада Киспе", "--ledger", place, "--format", "csv")
    peru, bolivia = csv.DictReader(io.StringIO(done.out))
    assert (peru["match"], peru["name"], peru["state"], peru["articles"]) == ("bears", "Ada Quispe", "PER", "3")
    assert "Mayor, PER" in peru["roles"] and peru["other spellings"] == "Ада Киспе"
    assert (bolivia["state"], bolivia["stays apart"]) == ("BOL", "the same name; of two states")


def test_who_by_a_part_of_a_name_and_by_kind(run: Run, place: Path) -> None:
    found = [json.loads(line) for line in run("who", "Quispe", "--ledger", place, "-f", "jsonl").lines]
    assert {(f["name"], f["match"]) for f in found} == {
        ("Ada Quispe", "part"), ("Eva Quispe", "part"), ("Quispe Tractors", "part"),
    }  # fmt: skip
    assert len(run("who", "Quispe", "--kind", "company", "--ledger", place).lines) == 2


def test_who_of_nobody_and_of_no_name(run: Run, place: Path) -> None:
    assert "bears the name Zyx" in run("who", "Zyx", "--ledger", place).err
    assert run("who", "--kind", "wizard", "Zyx", "--ledger", place).code == 2
    assert run("who", "?!", "--ledger", place).code == 2


def test_history_tells_roles_in_time_with_their_sentences(run: Run, place: Path) -> None:
    done = run("history", "QUISPE, Ada", "--ledger", place, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [(r["role"], r["first seen"], r["held"]) for r in rows] == [
        ("Trade Minister", "2020-05-04", ""),
        ("Mayor", "2021-05-04", ""),
        ("Trade Minister", "2022-05-04", "until before 2022-05-04"),
    ]
    assert rows[1]["sentence"] == "Mayor Ада Киспе spoke."
    assert "no role" in run("history", "Eva Quispe", "--ledger", place).err


def test_doubtful_lists_pairs_until_they_are_judged(run: Run, place: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run("doubtful", "--ledger", place, "--format", "csv").out))
    assert row["why in doubt"] == "the same name; of two states"
    assert row["name"] == "Ada Quispe (person, PER)"
    assert not run("doubtful", "--kind", "company", "--ledger", place).out
    assert not run("doubtful", "--about", "Quispe Tractors", "--ledger", place).out
    assert run("judge", "different", row["id"], row["other id"], "--ledger", place).code == 0
    assert "Nothing is in doubt" in run("doubtful", "--ledger", place).err


def test_reference_files_are_kept_attached_doubted_and_removed(run: Run, place: Path, tmp_path: Path) -> None:
    file = tmp_path / "known.csv"
    file.write_text("name,country,wikidata\nAda Quispe,PE,Q1\nEva Quispe,,Q2\nEva Quispe,PE,Q3\n", encoding="utf-8")
    assert run("reference", file, "--ledger", place).lines[-1].split("\t") == ["known.csv", "3", "1", "2"]
    assert "wikidata: Q1" in run("who", "Ada Quispe", "--ledger", place).out
    doubts = [json.loads(line) for line in run("doubtful", "--references", "--ledger", place, "-f", "jsonl").lines]
    assert {(d["entry"]["ids"]["wikidata"], d["why"]) for d in doubts} == {
        ("Q2", "several entries fit"), ("Q3", "several entries fit"),
    }  # fmt: skip
    assert "keeps no reference file" in run("reference", "--remove", "known.csv", "--ledger", place).err
    assert "wikidata" not in run("who", "Ada Quispe", "--ledger", place).out
    assert run("reference", "--remove", "known.csv", "--ledger", place).code == 2


def test_a_broken_reference_file_is_told_and_nothing_is_read(run: Run, tmp_path: Path, quick: list[str]) -> None:
    file, article = tmp_path / "known.csv", tmp_path / "one.txt"
    file.write_text("name,country,wikidata\nAda Quispe,Atlantis,Q1\n", encoding="utf-8")
    article.write_text("Peru sold ten tractors to Chile on 4 May 2023.", encoding="utf-8")
    ledger = tmp_path / "new.db"
    done = run("read", article, "--reference", file, "--ledger", ledger, "--quiet")
    assert done.err == f"Error: {file}, line 2: no state is called 'Atlantis'; give its name or its ISO code.\n"
    assert (done.code, quick) == (1, [])
    file.write_text("name,country,wikidata\nAda Quispe,Peru,Q1\n", encoding="utf-8")
    assert run("read", article, "--reference", file, "--ledger", ledger, "--quiet").code == 0
    assert run("reference", "--ledger", ledger).lines[-1].split("\t") == ["known.csv", "1", "0", "0"]
    assert "There is no reference file" in run("reference", tmp_path / "none.csv", "--ledger", ledger).err
