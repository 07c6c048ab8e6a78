"""Confidence and how it is measured: pairing by the exam's rule, fitting, bins, and the plot."""

import random
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from communique.errors import KnowledgeError
from communique.evaluate import fitting, judged, reliability
from communique.evaluate.calibration import fit
from communique.evaluate.judged import Judged, judge
from communique.model import Document, document_id, sha256
from communique.read import confidence
from communique.read.confidence import MARKS, marks, parts, weights
from communique.read.reader import Looked, look

TEXT = "Nepal sold thirty howitzers to Fiji in June 2023. The king of Laos praised Peru as a brother nation."


def looked(text: str) -> Looked:
    return look(Document(document_id(text, outlet=None, url=None, path="x"), sha256(text), text, language="en"))


def test_marks_are_those_there_are() -> None:
    told = looked(TEXT).told
    assert len(told) == 2
    for made, _ in told:
        assert marks(made) and set(marks(made)) <= set(MARKS)
        assert set(parts(made)) <= set(weights().of.items())
    assert {"a transfer", "goods", "in main clause", "kind known"} <= set(marks(told[0][0]))
    assert "a statement" in marks(told[1][0])


def test_confidence_is_a_share_and_falls_with_doubtful_marks() -> None:
    plain, _ = (made for made, _ in looked(TEXT).told)
    vague = looked("It was said by those who had come in out of the rain and stood about the hall, drying their coats "
                   "and talking of other things, that one day, when all this was over and nobody cared, Nepal "
                   "would not sell howitzers to Fiji.").told  # fmt: skip
    assert 0.05 <= confidence.confidence(plain) <= 0.95
    for made, _ in vague:
        assert confidence.confidence(made) < confidence.confidence(plain)
    assert vague


@pytest.mark.parametrize(
    "held", [{"base": "high", "weights": {}}, {"base": 0.1, "weights": {"luck": 1.0}}, [], {"base": 1}]
)
def test_a_broken_file_of_weights(held: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "load", lambda name: held)
    weights.cache_clear()
    with pytest.raises(KnowledgeError):
        weights()
    monkeypatch.undo()
    weights.cache_clear()
    assert weights().of


CODED = {"type": "transfer", "states": ["FJI", "NPL"], "quote": "Nepal sold thirty\nhowitzers to Fiji"}


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, 1),
        ({"type": ["cooperation", "transfer"]}, 1),
        ({"type": "cooperation"}, 0),
        ({"states": ["PER"]}, 0),
        ({"states": []}, 1),
        ({"quote": "The king of Laos praised Peru"}, 0),
        ({"quote": "words that are not there"}, 0),
    ],
)
def test_a_report_is_right_by_type_words_and_states(change: dict[str, object], right: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found = list(judge([tmp_path], {"a": [{**CODED, **change}]}))
    assert len(found) == 2
    assert sum(j.right for j in found) == right


def test_one_coded_report_makes_one_right(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert sum(j.right for j in judge([tmp_path], {"a": [CODED, CODED]})) == 1
    assert list(judge([tmp_path], {"b": [CODED]})) == []


def test_judgements_of_news_are_found_again(tmp_path: Path) -> None:
    folder = tmp_path / "polnear" / "dev" / "text"
    folder.mkdir(parents=True)
    (folder / "n.txt").write_text(TEXT, encoding="utf-8")
    lines = tmp_path / "judged.jsonl"
    start = TEXT.index("The king")
    lines.write_text(
        '{"document": "polnear/n.txt", "type": "transfer", "start": 0, "end": 48, "states": ["NPL"], "right": true}\n'
        f'{{"document": "polnear/n.txt", "type": "statement", "start": {start}, "end": {len(TEXT)}, "states": ["PER"], '
        '"right": false}\n'
        f'{{"document": "polnear/n.txt", "type": "visit", "start": {start}, "end": {len(TEXT)}, "states": [], '
        '"right": false}\n',
        encoding="utf-8",
    )
    assert [j.right for j in judged.news(tmp_path, lines)] == [True, False]
    lines.write_text(lines.read_text(encoding="utf-8").splitlines()[1] + "\n", encoding="utf-8")
    assert list(judged.news(tmp_path, lines)) == []  # an article without a dealing


def coin(documents: int, *, seed: int, base: float) -> list[Judged]:
    """Reports of which those that show "place" are right nine times in ten, the others half the time, less `base`."""
    chance = random.Random(seed)
    out = []
    for n in range(documents * 20):
        place = chance.random() < 0.5
        found = ("place", "a visit") if place else ("a visit", "goods") if chance.random() < 0.5 else ("a visit",)
        out.append(Judged(f"{seed}.{n % documents}", 0.5, found, chance.random() < (0.9 if place else 0.5) - base))
    return out


def test_a_fit_finds_what_matters_and_whose_base_it_is() -> None:
    fresh, tuned = coin(10, seed=1, base=0.2), coin(20, seed=2, base=0.0)
    found = fitting.fit(fresh, tuned)
    assert found.weights["place"] > 1.0
    assert abs(found.weights["goods"]) < 0.5
    assert "a visit" not in found.weights  # every report shows it
    assert found.base < 0
    assert len(found.held_out) == 600
    right = [float(j.right) for j in (*fresh, *tuned)]
    assert fitting.log_loss(found.held_out, right) < fitting.log_loss([sum(right) / 600] * 600, right)
    with pytest.raises(ValueError, match="two articles"):
        fitting.fit(fresh[:1], [])


def test_what_is_fitted_can_be_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = list(fit(coin(10, seed=1, base=0.2), {"coins": coin(10, seed=2, base=0.0)}, tmp_path / "confidence.yaml"))
    assert any("log loss" in line for line in lines)
    written = (tmp_path / "confidence.yaml").read_text(encoding="utf-8")
    assert all(len(line) <= 120 for line in written.splitlines())
    import yaml

    monkeypatch.setattr(confidence, "load", lambda name: yaml.safe_load(written))
    weights.cache_clear()
    assert weights().of["place"] > 1.0
    monkeypatch.undo()
    weights.cache_clear()


def test_bins_and_their_gap() -> None:
    told = [(0.85, True)] * 8 + [(0.85, False)] * 2 + [(0.3, False)] * 5 + [(1.0, True)]
    low, high, top = reliability.bins(told)
    assert (low.low, low.n, low.right) == (0.3, 5, 0.0)
    assert (high.low, high.n, high.right) == (0.8, 10, 0.8)
    assert (top.low, top.n) == (0.9, 1)
    assert reliability.gap([low, high, top]) == pytest.approx((5 * 0.3 + 10 * 0.05) / 16)
    assert high.between[0] < 0.8 < high.between[1]
    assert "0.8 to 0.9" in "\n".join(reliability.table("ours", [low, high]))
    assert reliability.gap([]) == 0.0


def test_the_plot_is_svg() -> None:
    drawn = reliability.svg({"five & more": reliability.bins([(0.7, True), (0.7, False)]), "none": []})
    root = ET.fromstring(drawn)
    words = [t.text for t in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"confidence", "share right", "five & more (2)", "none (0)"} <= set(words)
    assert len(list(root.iter("{http://www.w3.org/2000/svg}circle"))) == 3
