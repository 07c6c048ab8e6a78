"""`communique brief`, on the sample ledger."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_it_reads_like_a_page(run: Run, place: Path) -> None:
    done = run("brief", "Türkiye", "ZM", "--ledger", place)
    assert done.code == 0
    assert done.lines[0] == "Turkey and Zambia"
    assert any("received 40 buses" in line or "buses to Zambia" in line for line in done.lines)
    assert "\x1b" not in done.out
    assert "TIMELINE" in done.lines
    assert "[1] Lusaka Courier, 4 May 2023, “Buses arrive”" in done.out


def test_formats(run: Run, place: Path) -> None:
    made = json.loads(run("brief", "Turkey", "Zambia", "--format", "json", "--ledger", place).out)
    assert made["states"] == ["TUR", "ZMB"]
    assert made["citations"]
    assert run("brief", "Turkey", "Zambia", "--format", "md", "--ledger", place).out.startswith("# Turkey and Zambia\n")


def test_narrowed_by_date_and_name(run: Run, place: Path) -> None:
    whole = run("brief", "Turkey", "Zambia", "--ledger", place).out
    early = run("brief", "Turkey", "Zambia", "--until", "2023-05", "--ledger", place).out
    assert "memorandum" in whole
    assert "memorandum" not in early
    assert "Only until May 2023." in early
    named = run("brief", "Turkey", "Zambia", "--about", "Lusaka", "--ledger", place).out
    assert "memorandum" in named
    assert "40 buses" not in named


def test_a_state_that_is_none(run: Run, place: Path) -> None:
    done = run("brief", "Zamblia", "Turkey", "--ledger", place)
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "Zambia" in done.err


def test_the_same_state_twice(run: Run, place: Path) -> None:
    assert run("brief", "Zambia", "ZMB", "--ledger", place).code == 2


def test_nothing_on_the_pair_says_whom_it_knows(run: Run, place: Path) -> None:
    done = run("brief", "Zambia", "Fiji", "--ledger", place)
    assert done.code == 0
    assert len(done.lines) == 1
    assert "Zambia and Turkey" in done.out
    stranger = run("brief", "Fiji", "Laos", "--ledger", place)
    assert stranger.code == 0
    assert "Zambia" in stranger.out
    assert json.loads(run("brief", "Fiji", "Laos", "--format", "json", "--ledger", place).out)["sections"] == []
