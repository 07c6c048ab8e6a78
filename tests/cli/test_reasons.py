"""`conflicts`, `origins`, and `explain` of merges and conflicts."""

import json
import re
from pathlib import Path

import pytest

import communique
from tests.cli.conftest import Run, screens
from tests.reconcile.test_stories import STORIES, reading
from tests.test_reasoning import WIRE


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with articles that were really read."""
    path = tmp_path_factory.mktemp("reasons") / "read.db"
    with communique.open_ledger(path, create=True) as ledger:
        for name in ("two numbers", "a range that is another", "a plan that is denied"):
            for article in STORIES[name]["articles"]:
                ledger.append(reading(*article))
        ledger.append(reading("Pacific Wire", "2023-07-12", WIRE))
        ledger.append(reading("Sur Diario", "2023-07-13", WIRE + " Nobody would say who pays."))
        ledger.refresh()
    return path


def found(path: Path, **filters: str) -> str:
    with communique.open_ledger(path) as ledger:
        return next(e.id for e in ledger.events(**filters) if len(e.reports) > 1)


def test_conflicts_in_a_pipe_are_a_line_a_side(run: Run, read: Path) -> None:
    done = run("conflicts", "-l", read)
    heading, *rows = (line.split("\t") for line in done.lines)
    assert heading == ["id", "kind", "field", "about", "value", "origins", "articles", "quote"]
    values = {(row[2], row[4]) for row in rows}
    assert {("range", "300 km"), ("range", "500 km"), ("status", "planned"), ("status", "negated")} <= values
    assert ("quantity", "18 Karaca armoured vehicles") in values
    assert "\x1b" not in done.out


def test_conflicts_by_field_kind_and_as_json(run: Run, read: Path) -> None:
    (one,) = [json.loads(line) for line in run("conflicts", "-l", read, "--field", "range", "--json").lines]
    assert [side["words"] for side in one["sides"]] == ["300 km", "500 km"]
    assert one["sides"][0]["origins"] == ["Hanoi Observer", "Norte"]
    assert {said["outlet"] for said in one["sides"][0]["said"]} == {"Hanoi Observer", "Norte"}
    assert len(run("conflicts", "-l", read, "--kind", "denial", "--limit", "1").lines) == 3
    done = run("conflicts", "-l", read, "--field", "maker")
    assert (done.code, done.out, done.err) == (0, "", "No conflicts fit.\n")


def test_origins_as_a_tree_with_the_text_that_was_reused(run: Run, read: Path) -> None:
    event = found(read, type="agreement")
    done = run("origins", event, "-l", read, "--reuse")
    assert "1 independent origin in 2 articles" in done.lines[0]
    assert re.search(r"^└── .*Sur Diario, 2023-07-13, a copy", done.out, re.MULTILINE)
    assert "Sur Diario, 2023-07-13 has" in done.out and f"“{WIRE[:-1]}”" in done.out
    (origin,) = [json.loads(line) for line in run("origins", event[:12], "-l", read, "--json").lines]
    assert [c["how"] for c in origin["carriers"]] == ["itself", "copy"]


def test_explain_an_event_and_a_conflict(run: Run, read: Path) -> None:
    merged = run("explain", found(read, type="transfer", stage="delivery", state="Chad"), "-l", read).out
    assert "2 reports of one happening" in merged
    assert "[1] + [2]  surely one: the same goods at one stage and time" in merged
    assert re.search(r"^ +parties +same states +(Chad, Turkey|Turkey, Chad|Türkiye)", merged, re.MULTILINE)
    with communique.open_ledger(read) as ledger:
        conflict = next(c.id for c in ledger.conflicts(field="quantity"))
    told = run("explain", conflict, "-l", read).out
    assert "12 against 18: 12 and 18 cannot both be" in told
    assert "Turkey delivered 12 Karaca armoured vehicles" in told
    why = json.loads(run("explain", conflict, "-l", read, "--json").out)
    assert why["weighed"][0]["excludes"] is True


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_longer_than_the_screen(read: Path, width: int) -> None:
    event = found(read, type="agreement")
    screens(width, *([*arguments, "-l", str(read)] for arguments in (
        ["conflicts"], ["origins", event, "--reuse"], ["explain", event],
    )))  # fmt: skip
