"""The measure of attributions: the corpus' format, flattening, counting."""

from pathlib import Path

import pytest

from communique.evaluate import polnear
from communique.evaluate.polnear import Tally, flat, gold, measure, table, tokens
from communique.read.attribution.model import Attribution

ANN = (
    "T1\tSource 0 9\tThe mayor\n"
    "T2\tCue 10 14\tsaid\n"
    "T3\tContent 15 19;26 30\tthat rain\n"
    "T4\tAttribution 10 14\tsaid\n"
    "T5\tDiscard 40 45\tother\n"
    "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
)


def test_gold_reads_discontinuous_spans_of_attributions_only() -> None:
    assert gold(ANN) == {"source": [(0, 9)], "cue": [(10, 14)], "content": [(15, 19), (26, 30)]}
    assert gold("") == {"source": [], "cue": [], "content": []}


def test_tokens_are_words_and_signs() -> None:
    assert tokens("He's in.", [(0, 8)]) == {0, 2, 3, 5, 7}
    assert tokens("He's in.", [(5, 7), (5, 7)]) == {5}


def test_flat_leaves_out_what_stands_in_another() -> None:
    outer = Attribution((0, 2), (3, 7), [(8, 30)], "paraphrased", "A")
    inner = Attribution((8, 9), (10, 14), [(15, 30)], "paraphrased", "B")
    unnamed = Attribution((40, 40), (40, 44), [(45, 50)], "paraphrased", "")
    spans = flat([outer, inner, unnamed])
    assert spans == {"source": [(0, 2)], "cue": [(3, 7), (40, 44)], "content": [(8, 30), (45, 50)]}


def test_tally() -> None:
    tally = Tally()
    assert tally.scores == (0.0, 0.0, 0.0)
    tally.add({1, 2, 3, 4}, {3, 4})
    assert list(tally.scores) == pytest.approx([1.0, 0.5, 2 / 3])


def test_measure_splits_the_files_in_halves(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    text = "The mayor said that rain, or rain, is other than.\n"
    for name in ("a", "b", "c"):
        (tmp_path / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / "attributions" / f"{name}_4e07.ann").write_text(ANN, encoding="utf-8")
    found = measure(tmp_path, read=lambda _: {"source": [(0, 9)], "cue": [], "content": [(15, 24)]})
    assert [found[half]["source"].gold for half in ("even", "odd", "all")] == [4, 2, 6]
    assert found["all"]["source"].scores == (1.0, 1.0, 1.0)
    assert (found["even"]["content"].hit, found["even"]["content"].ours) == (2, 4)
    assert "all   source        1.000   1.000   1.000" in table(found)


def test_reads_a_text_as_the_reader_does() -> None:
    text = "The mayor said that the ferry was late."
    spans = polnear.ours(text)
    assert [text[a:b] for a, b in spans["source"]] == ["The mayor"]
    assert [text[a:b] for a, b in spans["content"]] == ["that the ferry was late"]
