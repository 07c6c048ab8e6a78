"""`communique read`: what is told, and what is left after things went wrong."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.api import open_ledger
from communique.cli.progress import expected
from communique.engine import local
from communique.model import Reading
from tests.cli.conftest import Run

ENGLISH = "The minister of {} visited the port of the neighbouring state on Monday and spoke with the harbour master.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("fisheries", "transport", "health"):
        (folder / f"{name}.txt").write_text(ENGLISH.format(name), encoding="utf-8")
    return folder


def test_reading_a_folder_and_reading_it_again(run: Run, articles: Path, tmp_path: Path, quick: list[str]) -> None:
    ledger = tmp_path / "l.db"
    done = run("read", articles, "--ledger", ledger, "--outlet", "Harbour News", "--published", "2024-05-06")
    assert (done.code, done.err) == (0, "")
    assert "articles read\t3" in done.lines
    with open_ledger(ledger) as opened:
        assert {(d.outlet, d.published) for d in opened.documents()} == {("Harbour News", "2024-05-06")}
        before = list(opened.everything())
    again = run("read", articles, "-l", ledger, "--outlet", "Harbour News", "--published", "2024-05-06")
    assert "already there\t3" in again.lines
    assert len(quick) == 3
    (articles / "trade.txt").write_text(ENGLISH.format("trade"), encoding="utf-8")
    more = run("read", articles, "-l", ledger, "--outlet", "Harbour News", "--published", "2024-05-06")
    assert {"articles read\t1", "already there\t3"} <= set(more.lines)
    with open_ledger(ledger) as opened:
        assert [r for r in opened.everything() if r in before] == before


def test_bad_input_is_told_and_the_rest_is_done(run: Run, articles: Path, tmp_path: Path, quick: list[str]) -> None:
    (articles / "empty.txt").touch()
    (articles / "picture.txt").write_bytes(bytes(range(256)) * 40)
    good, broken = json.dumps({"text": ENGLISH.format("culture"), "path": "c"}), '{"text": "The'
    (articles / "some.jsonl").write_text(f"{good}\n{broken}\n", encoding="utf-8")
    done = run("read", articles, tmp_path / "nowhere", "--ledger", tmp_path / "l.db")
    assert done.code == 1
    assert "articles read\t4" in done.lines
    assert any(line.startswith("skipped\t4\t") and "broken json 1" in line for line in done.lines)
    assert len(done.err.splitlines()) == 4
    assert all(line.startswith("Skipped: ") for line in done.err.splitlines())
    assert "nowhere" in done.err and "line 2" in done.err


def test_empty_files_are_no_failure(run: Run, articles: Path, tmp_path: Path, quick: list[str]) -> None:
    (articles / "empty.txt").touch()
    done = run("read", articles, "--ledger", tmp_path / "l.db")
    assert done.code == 0
    assert "Skipped: " in done.err


def test_many_skips_are_counted(run: Run, articles: Path, tmp_path: Path, quick: list[str]) -> None:
    (articles / "many.jsonl").write_text("{\n" * 50, encoding="utf-8")
    done = run("read", articles, "--ledger", tmp_path / "l.db")
    assert "And: 30 other files or lines" in done.err
    assert len(done.err.splitlines()) == 21


def test_a_language_that_is_not_read(run: Run, tmp_path: Path, quick: list[str]) -> None:
    line = {"text": "El ministro llegó a la capital el lunes.", "language": "es", "path": "a"}
    (tmp_path / "es.jsonl").write_text(json.dumps(line), encoding="utf-8")
    done = run("read", tmp_path / "es.jsonl", "--ledger", tmp_path / "l.db")
    assert done.code == 0
    assert "not read: language\t1\tes 1" in done.lines


def test_quiet(run: Run, articles: Path, tmp_path: Path, quick: list[str]) -> None:
    done = run("read", articles, "--ledger", tmp_path / "l.db", "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_the_ledger_of_the_environment(
    run: Run, articles: Path, tmp_path: Path, quick: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNIQUE_LEDGER", str(tmp_path / "env.db"))
    assert run("read", articles).code == 0
    assert (tmp_path / "env.db").exists()
    assert len(run("list", "documents").lines) == 4


def test_an_interruption_keeps_what_was_read(
    run: Run, articles: Path, tmp_path: Path, quick: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = local.read_all

    def interrupted(documents: object, **options: object) -> Iterator[Reading]:
        for number, reading in enumerate(whole(documents, **options)):  # type: ignore[arg-type]
            if number == 2:
                raise KeyboardInterrupt
            yield reading

    monkeypatch.setattr(local, "read_all", interrupted)
    done = run("read", articles, "--ledger", tmp_path / "l.db")
    assert done.code == 1
    assert done.err.startswith("Error: Interrupted: 2 articles read are in")
    monkeypatch.setattr(local, "read_all", whole)
    assert {"articles read\t1", "already there\t2"} <= set(run("read", articles, "-l", tmp_path / "l.db").lines)


def test_an_article_that_can_not_be_read(
    run: Run, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_all(documents, *, failed, **_):  # type: ignore[no-untyped-def]
        for document in documents:
            failed(document, "ValueError: too odd")
            yield local.failure(document)

    monkeypatch.setattr(local, "read_all", read_all)
    done = run("read", articles, "--ledger", tmp_path / "l.db")
    assert done.code == 1
    assert done.err.count("could not be read: ValueError: too odd") == 3
    assert "reading failed\t3" in done.lines


@pytest.mark.parametrize("arguments", [("--jobs", "0"), ("--published", "soon"), ("--nonsense",)])
def test_wrong_usage(run: Run, articles: Path, tmp_path: Path, quick: list[str], arguments: tuple[str, ...]) -> None:
    done = run("read", articles, "--ledger", tmp_path / "l.db", *arguments)
    assert done.code == 2
    assert done.err.startswith("Error: ")
    assert len(done.err.splitlines()) == 1


def test_a_ledger_that_is_none(run: Run, articles: Path, tmp_path: Path, quick: list[str]) -> None:
    (tmp_path / "notes.txt").write_text("Not a database. " * 200, encoding="utf-8")
    done = run("read", articles, "--ledger", tmp_path / "notes.txt")
    assert (done.code, done.out) == (1, "")
    assert "is not a database" in done.err
    assert run("read", articles, "--ledger", tmp_path).err.count("is a folder") == 1
    assert quick == []


def test_how_many_articles_a_bar_expects(articles: Path, tmp_path: Path) -> None:
    assert expected([articles]) == 3
    (tmp_path / "lines.jsonl").write_text("{}\n\n{}\n", encoding="utf-8")
    assert expected([articles, tmp_path / "lines.jsonl"]) == 5
    assert expected([Path("-")]) is None


def test_a_path_without_permission_is_a_skip(
    run: Run, articles: Path, tmp_path: Path, quick: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    may = os.access
    # root may read all, so that the right can't be taken away in earnest
    monkeypatch.setattr("os.access", lambda path, mode: str(path) != str(articles) and may(path, mode))
    done = run("read", articles, "--ledger", tmp_path / "l.db")
    assert (done.code, done.err) == (0, "")
    assert "articles read\t3" in done.lines


def test_the_ledger_in_the_folder_that_is_read(run: Run, articles: Path, quick: list[str]) -> None:
    (articles / "other.db").touch()
    done = run("read", articles, "--ledger", articles / "ledger.db")
    assert done.code == 0
    assert [line for line in done.err.splitlines() if "other.db" not in line] == []
    assert "skipped\t1\tunsupported 1" in done.lines


def test_no_bar_in_a_log(
    run: Run, articles: Path, tmp_path: Path, quick: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # as many services that run tests do
    assert run("read", articles, "--ledger", tmp_path / "l.db").err == ""
