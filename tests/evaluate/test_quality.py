"""The table of quality: its rows, targets, and what becomes of a set that can't be scored."""

from collections.abc import Callable
from pathlib import Path

import pytest

from communique.evaluate import floors, quality
from communique.evaluate.exam import ScoreError, Scores
from communique.evaluate.quality import Row, line, main, rows


def test_every_floor_and_every_measure_of_reading_has_a_row() -> None:
    asked = {(row.of, row.measure) for row in rows()}
    assert len(asked) == len(list(rows()))
    counted = {"articles missing", "missing", "body kept"}
    assert {(f.of, f.measure) for f in floors.load() if f.measure not in counted} <= asked
    assert {row.of for row in rows()} == set(quality.measures(Path("shared")))


@pytest.mark.parametrize(
    ("row", "score", "met"),
    [
        (Row("five", "READING", 0.66), 0.66, True),
        (Row("five", "READING", 0.66), 0.6594, False),
        (Row("readouts", "false alarms", 0.02, at_most=True), 0.013, True),
        (Row("readouts", "false alarms", 0.02, at_most=True), 0.021, False),
        (Row("five", "kind"), 0.9, None),
        (Row("five", "READING", 0.66), None, None),
    ],
)
def test_whether_a_target_is_met(row: Row, score: float | None, met: bool | None) -> None:
    assert row.met(score) is met


def test_the_cells_of_a_row() -> None:
    row = Row("readouts", "false alarms", 0.02, "0.10", at_most=True)
    assert line(row, 0.0131, "") == ("readouts", "false alarms", "0.013", "at most 0.02", "yes", "0.10")
    assert line(Row("five", "kind"), None, "not asked for") == ("five", "kind", "not asked for", "", "", "")


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every set gives 0.5 for what the five are asked; the 22 can't be scored. The list holds what was scored."""
    asked: list[str] = []

    def how(name: str) -> Callable[[], Scores]:
        def measure() -> Scores:
            asked.append(name)
            if name == "more":
                raise ScoreError("the 22 can't be scored")
            return {row.measure: 0.5 for row in rows() if row.of == name}

        return measure

    monkeypatch.setattr(quality, "measures", lambda shared: {row.of: how(row.of) for row in rows()})
    return asked


def test_each_set_is_scored_once_and_one_that_fails_stops_nothing(
    scored: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(list(rows())) + 1
    assert sorted(scored) == sorted({row.of for row in rows()})
    assert sum("the 22 can't be scored" in text for text in said) > 1
    assert any(text.split()[:3] == ["five", "READING", "0.500"] and "not yet" in text for text in said)


def test_one_set_as_markdown(scored: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--only", "names", "--markdown"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[1] == "| --- | --- | --- | --- | --- | --- |"
    assert said[2] == "| names | labelled pairs F1 | 0.500 |  |  |  |"
    assert scored == ["names"]


def test_without_a_shared_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none")]) == 2
    assert "there is no" in capsys.readouterr().err
