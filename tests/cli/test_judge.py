"""`judge` and `judgements`."""

from pathlib import Path

import pytest

from communique.ledger import Ledger
from communique.reconcile import reconcile
from tests.cli.conftest import Run
from tests.reconcile.test_judgements import delivery


@pytest.fixture
def told(tmp_path: Path) -> tuple[Path, str, str]:
    """A ledger in which two articles tell of one delivery, and their reports."""
    path = tmp_path / "told.db"
    (a, x), (b, y) = delivery("Lima Post", "2024-05-10", 12), delivery("Nairobi Mail", "2024-05-10", 14)
    with Ledger(path, create=True, reconcile=reconcile) as ledger:
        for article in (a, b):
            ledger.append(article.reading)
        ledger.refresh()
    return path, *sorted((x, y))


def test_events_are_parted_and_joined(run: Run, told: tuple[Path, str, str]) -> None:
    place, x, y = told
    evt_x, evt_y = x.replace("rep_", "evt_"), y.replace("rep_", "evt_")
    done = run("judge", "different", x[:12], y, "--by", "Ana", "--why", "two lots", "--ledger", place)
    assert (done.code, done.err, done.out) == (0, "", f"{x} and {y} are two: {evt_x} and {evt_y}.\n")
    assert len(run("list", "events", "-l", place).lines) == 3
    done = run("judge", "same", evt_x, evt_y, "--by", "Ben", "-l", place)
    assert "are two" in done.out and "Ana says different, Ben says same" in done.err
    done = run("judge", "unsure", x, y, "--by", "Ana", "-l", place)
    assert done.out == f"{x} and {y} are one: {evt_x}.\n"
    assert "two lots" in run("show", evt_y, "-l", place).out  # a member's id, and the judgements on what it is part of


def test_values_are_marked(run: Run, told: tuple[Path, str, str]) -> None:
    place, x, _ = told
    done = run("judge", "value", x, "quantity", 14, "--wrong", "--by", "Ana", "-l", place)
    assert done.out == f"The quantity 14 of {x.replace('rep_', 'evt_')} is noted as wrong.\n"
    assert run("list", "conflicts", "-l", place).out == ""
    shown = run("show", x.replace("rep_", "evt_"), "-l", place).out
    assert "judged wrong" in shown and "quantity 14 wrong, by Ana" in shown


def test_judgements_are_listed_and_shared(run: Run, told: tuple[Path, str, str], tmp_path: Path) -> None:
    place, x, y = told
    assert "no judgements yet" in run("judgements", "-l", place).err
    run("judge", "different", x, y, "--by", "Ana", "-l", place)
    heading, row = run("judgements", "-l", place).lines
    assert heading.split("\t")[:3] == ["verdict", "on", "by"]
    assert row.split("\t")[:3] == ["different", f"{x} and {y}", "Ana"]
    file = tmp_path / "mine.jsonl"
    assert run("judgements", "export", file, "-l", place).code == 0
    file.write_text(file.read_text() + '{"verdict": "same", "a": "ent_0", "b": "ent_1"}\n')
    assert run("judgements", "export", "-", "-l", place).lines == file.read_text().splitlines()[:1]
    done = run("judgements", "import", file, "-l", place)
    assert done.out == "1 new, 1 there already.\n"
    assert "does not have ent_0, ent_1" in done.err


def test_wrong_usage_in_one_line(run: Run, told: tuple[Path, str, str]) -> None:
    place, x, _ = told
    for arguments, code, words in (
        (("judge", "same", x, "ent_ffff"), 2, "There is no record"),
        (("judge", "value", x, "when", "2024-05-10"), 2, "one of them"),
        (("judge", "value", x, "when", "2024-05-10", "--right", "--wrong"), 2, "one of them"),
        (("judgements", "import", place), 1, "not UTF-8"),
    ):
        done = run(*arguments, "-l", place)
        assert (done.code, done.out) == (code, "")
        assert words in done.err
