"""Reconciling measured on stories, blind and worked on: what was reached is held, and the measure can fail."""

from pathlib import Path

import pytest

from communique.evaluate import blind
from communique.evaluate.coded import coded

TESTS = Path(__file__).parents[1]
STORIES = TESTS / "blind"
ROWS = ("same entity F1", "kept apart", "same event F1", "origins exact", "conflicts F1")
FLOORS = {
    "blind": (0.97, 1.0, 0.85, 0.83, 0.75),
    "worked/first": (0.98, 1.0, 0.98, 0.98, 0.98),
    "worked/second": (0.97, 1.0, 0.93, 0.93, 0.93),
    "worked/third": (0.95, 1.0, 0.86, 0.63, 0.74),
}


@pytest.mark.parametrize("stories", FLOORS)
def test_what_was_reached_is_held(stories: str) -> None:
    scores = blind.evaluate(TESTS / stories).scores
    assert [row for row, floor in zip(ROWS, FLOORS[stories], strict=True) if scores[row] < floor] == []


def test_what_is_wrong_is_listed() -> None:
    result = blind.evaluate(STORIES)
    whole = all(value == 1.0 for value in result.scores.values())
    assert bool(result.wrong) != whole


def test_gold_becomes_readings() -> None:
    given = coded(STORIES / "articles.jsonl", STORIES / "gold")
    assert len(given.readings) == 39
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
