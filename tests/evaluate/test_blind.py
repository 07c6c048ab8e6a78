"""Reconciling measured on the blind stories: what was reached is held, and the measure can fail."""

from pathlib import Path

import pytest

from communique.evaluate import blind
from communique.evaluate.coded import coded

STORIES = Path(__file__).parents[1] / "blind"
FLOORS = {
    "same entity F1": 0.97,
    "kept apart": 1.0,
    "same event F1": 0.75,
    "origins exact": 0.9,
    "conflicts F1": 0.6,
}


@pytest.fixture(scope="module")
def result() -> blind.Result:
    return blind.evaluate(STORIES)


@pytest.mark.parametrize("row", FLOORS)
def test_what_was_reached_is_held(result: blind.Result, row: str) -> None:
    assert result.scores[row] >= FLOORS[row]


def test_what_is_wrong_is_listed(result: blind.Result) -> None:
    whole = all(value == 1.0 for value in result.scores.values())
    assert bool(result.wrong) != whole


def test_gold_becomes_readings() -> None:
    given = coded(STORIES / "articles.jsonl", STORIES / "gold")
    assert len(given.readings) == 38
    for reading in given.readings:
        for report in reading.reports:
            evidence = report.evidence[0]
            assert reading.document.text[evidence.start : evidence.end] == evidence.quote


def test_merging_nothing_scores_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = blind.reconcile

    def alone(readings: object) -> object:
        made = whole(readings)  # type: ignore[arg-type]
        return type(made)(made.entities, (), (), {})

    monkeypatch.setattr(blind, "reconcile", alone)
    scores = blind.evaluate(STORIES).scores
    assert scores["same event F1"] == scores["conflicts F1"] == scores["origins exact"] == 0.0
    assert scores["same entity F1"] < 0.1
