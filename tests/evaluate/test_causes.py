"""Causes of error: how far a report that is missed came, and what one too many is."""

import json
from pathlib import Path
from typing import Any

import pytest

from communique.evaluate.causes import BEYOND, MISSED, Case, cases, main, table
from communique.read.unreported import CODES

TEXT = (
    "Nepal sold thirty howitzers to Fiji in June 2023.\n\n"
    "The king of Laos praised Peru as a brother nation.\n\n"
    "The visit programme of the minister is long."
)


def case(tmp_path: Path, *reports: dict[str, Any]) -> list[tuple[str, str]]:
    """The causes, with the first of the codes, for a text coded so."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold" / "a.json").write_text(json.dumps({"reports": reports}), encoding="utf-8")
    found = cases(tmp_path / "articles", tmp_path / "gold")
    return sorted((c.cause, c.codes.split()[0]) for c in found)


def coded(type_: str, quote: str, *countries: str, coders: str = "ab") -> dict[str, Any]:
    who = [{"country": country} for country in countries]
    return {"type": type_, "quote": quote, "participants": who, "status": "occurred", "coders": list(coders)}


SALE = coded("transfer", "Nepal sold thirty howitzers to Fiji", "NPL", "FJI")
PRAISE = coded("statement", "The king of Laos praised Peru", "LAO", "PER")


def test_nothing_is_wrong_where_all_is_found(tmp_path: Path) -> None:
    assert case(tmp_path, SALE, PRAISE) == []


def test_what_only_one_coder_has_is_not_missed(tmp_path: Path) -> None:
    assert case(tmp_path, SALE, PRAISE, coded("visit", "The visit programme", coders="a")) == []


@pytest.mark.parametrize(
    ("missed", "cause"),
    [
        (coded("force", "The king of Laos praised Peru", "LAO"), "other type"),
        (coded("force", "The visit programme of the minister"), "no cue"),
        (coded("visit", "The visit programme of the minister"), "form"),
        (coded("transfer", "Nepal sold thirty howitzers", "PER"), "states"),
        (coded("transfer", "thirty howitzers to Fiji", "NPL"), "words"),
        (coded("visit", "words that stand nowhere"), None),
    ],
)
def test_how_far_a_missed_report_came(missed: dict[str, Any], cause: str | None, tmp_path: Path) -> None:
    assert case(tmp_path, SALE, PRAISE, missed) == ([(cause, missed["type"])] if cause else [])


@pytest.mark.parametrize(
    ("gold", "cause"),
    [
        ([SALE], "nothing"),
        ([SALE, coded("visit", "The king of Laos praised Peru", coders="a")], "type beyond"),
        ([SALE, {**PRAISE, "participants": [{"country": "CUB"}], "coders": ["a"]}], "other states"),
    ],
)
def test_what_a_report_too_many_is(gold: list[dict[str, Any]], cause: str, tmp_path: Path) -> None:
    assert case(tmp_path, *gold) == [(cause, "statement")]


def test_every_code_of_what_is_passed_over_is_a_cause() -> None:
    assert set(CODES) <= set(MISSED)
    assert not set(MISSED) & set(BEYOND)


def test_the_table_has_the_commonest_first() -> None:
    found = [
        Case("a", "part", "visit", "x"),
        Case("a", "nothing", "statement", "y"),
        Case("b", "nothing", "force", "z"),
    ]
    lines = list(table(found))
    assert lines[0].split()[:3] == ["2", "too", "many"]
    assert lines[2].split()[:2] == ["1", "missed"]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case(tmp_path, SALE)
    assert main([str(tmp_path / "articles"), str(tmp_path / "gold"), "--all"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("a\tnothing\tstatement")
    assert said[1].split()[0] == "1"
    assert main([str(tmp_path / "articles")]) == 2
