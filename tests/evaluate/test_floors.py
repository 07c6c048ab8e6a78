"""The gate on quality: floors hold or break, are never lowered, and a set that can't be scored is no pass."""

import json
from pathlib import Path

import pytest

from communique.evaluate import exam, floors
from communique.evaluate.exam import ScoreError
from communique.evaluate.floors import Floor


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A shared folder that holds only what its presence is told by."""
    (tmp_path / "exam").mkdir()
    (tmp_path / "exam" / "score.py").touch()
    return tmp_path


def held(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, bounds: dict[str, object]) -> Path:
    """A floors file of one set, in place of the project's."""
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"five": bounds}), encoding="utf-8")
    monkeypatch.setattr(floors, "load", lambda: floors_load(path))
    monkeypatch.setattr(floors, "save", lambda new: floors_save(new, path))
    return path


floors_load, floors_save = floors.load, floors.save


def reached(monkeypatch: pytest.MonkeyPatch, **scores: float) -> None:
    monkeypatch.setattr(floors, "measures", lambda shared: {"five": lambda: scores})


def test_the_projects_own_floors_can_be_scored_and_saved_unchanged(tmp_path: Path) -> None:
    own = floors.load()
    assert {floor.of for floor in own} <= set(floors.measures(tmp_path))
    floors.save(own, tmp_path / "again.json")
    assert floors.load(tmp_path / "again.json") == own


@pytest.mark.parametrize(
    ("floor", "score", "holds"),
    [
        (Floor("five", "READING", 0.5), 0.5, True),
        (Floor("five", "READING", 0.5), 0.499, False),
        (Floor("five", "READING", 0.5), None, False),
        (Floor("readouts", "false alarms", 0.05, at_most=True), 0.05, True),
        (Floor("readouts", "false alarms", 0.05, at_most=True), 0.06, False),
        (Floor("readouts", "false alarms", 0.05, at_most=True), None, False),
    ],
)
def test_holds(floor: Floor, score: float | None, holds: bool) -> None:
    assert floor.holds(score) is holds


@pytest.mark.parametrize(
    ("floor", "score", "bound"),
    [
        (Floor("five", "READING", 0.5), 0.6129, 0.612),
        (Floor("five", "READING", 0.5), 0.4, 0.5),
        (Floor("five", "READING", 0.5), None, 0.5),
        (Floor("five", "body kept", 0.9), 1.0, 1.0),
        (Floor("readouts", "false alarms", 0.05, at_most=True), 0.0121, 0.013),
        (Floor("readouts", "false alarms", 0.05, at_most=True), 0.2, 0.05),
    ],
)
def test_a_floor_is_lifted_and_never_lowered(floor: Floor, score: float | None, bound: float) -> None:
    assert floors.lifted(floor, score).bound == pytest.approx(bound)


def test_skipped_where_there_is_no_shared_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.main(["--shared", str(tmp_path / "none")]) == 0
    assert "skipped" in capsys.readouterr().out


def test_a_broken_floor_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held(monkeypatch, tmp_path, {"READING": 0.5, "reports F1": 0.4})
    reached(monkeypatch, **{"READING": 0.45, "reports F1": 0.41})
    assert floors.main(["--shared", str(shared)]) == 1
    said = capsys.readouterr().out
    assert "BROKEN" in said
    assert "1 of 2 floors hold" in said


def test_a_measure_that_is_gone_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shared: Path) -> None:
    held(monkeypatch, tmp_path, {"READING": 0.5})
    reached(monkeypatch)
    assert floors.main(["--shared", str(shared)]) == 1


def test_a_set_that_cant_be_scored_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> exam.Scores:
        raise ScoreError("communique read returned 1: no space left")

    held(monkeypatch, tmp_path, {"READING": 0.5})
    monkeypatch.setattr(floors, "measures", lambda shared: {"five": fails})
    assert floors.main(["--shared", str(shared)]) == 1
    assert "no space left" in capsys.readouterr().out


def test_raising_writes_what_was_reached(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shared: Path) -> None:
    path = held(monkeypatch, tmp_path, {"READING": 0.5, "false": {"at_most": 0.2}})
    reached(monkeypatch, READING=0.61, false=0.1)
    assert floors.main(["--shared", str(shared), "--raise"]) == 0
    assert json.loads(path.read_text(encoding="utf-8")) == {"five": {"READING": 0.61, "false": {"at_most": 0.1}}}


def test_a_set_without_floors_is_wrong_usage(shared: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        floors.main(["--shared", str(shared), "--only", "nothing"])
    assert stopped.value.code == 2


def test_what_the_readouts_script_says_is_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = "found 0.941  named 0.863  kind 0.950  of 153 dealings; false alarms 0.026 of 78; missing 0\n"
    monkeypatch.setattr(exam, "_export", lambda articles, work: work / "export.jsonl")
    monkeypatch.setattr(exam, "_run", lambda command, allowed=(0,): said)
    scores = exam.score_readouts(tmp_path, tmp_path)
    assert scores == {"found": 0.941, "named": 0.863, "kind": 0.95, "false alarms": 0.026, "missing": 0.0}


def test_a_program_that_fails_is_told_with_its_last_line() -> None:
    import sys

    with pytest.raises(ScoreError, match="returned 3: the disk is full"):
        exam._run([sys.executable, "-c", "import sys; print('the disk is full', file=sys.stderr); sys.exit(3)"])
