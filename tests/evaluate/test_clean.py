"""The benchmark of clean text: its arithmetic, and that it tells a set that is not there."""

import gzip
import json
from pathlib import Path

import pytest

from communique.evaluate.clean import Score, main, measure, score, shingles

SENTENCES = [f"The ship number {n} sailed from the port of Lund with barley for the island." for n in "ABCDEFGH"]
BODY = "\n\n".join(SENTENCES)


def test_shingles_are_runs_of_four_words() -> None:
    assert shingles("a b c d e") == {("a", "b", "c", "d"): 1, ("b", "c", "d", "e"): 1}
    assert shingles("a b") == {("a", "b"): 1} and not shingles("...")


def test_scores_are_averages_over_pages() -> None:
    assert score([("a b c d e", "a b c d e")]) == Score(1.0, 1.0)
    halves = score([("a b c d e", "a b c d x"), ("f g h i", "f g h i")])
    assert halves == Score(0.75, 0.75) and halves.f1 == 0.75
    assert score([("a b c d", "")]) == Score(0.0, 0.0) and score([("a b c d", "")]).f1 == 0.0


@pytest.fixture
def benchmark(tmp_path: Path) -> Path:
    paragraphs = "".join(f"<p>{s}</p>" for s in SENTENCES)
    page = f"<html><body><nav>Home News</nav><article>{paragraphs}<p>Read more: Ice is dear</p></article></body></html>"
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "one.html.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "ground-truth.json").write_text(json.dumps({"one": {"articleBody": BODY, "url": "https://x.test"}}))
    return tmp_path


def test_both_are_measured_on_the_same_pages(benchmark: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scores = measure(benchmark)
    assert scores["communique"] == Score(1.0, 1.0) and scores["trafilatura"].precision < 1.0
    assert main([str(benchmark)]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["communique", "trafilatura"]


def test_a_set_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2 and "does not hold" in capsys.readouterr().err


@pytest.mark.slow
def test_the_shared_pages() -> None:
    shared = Path(__file__).parents[2].parent / "shared" / "data" / "article_extraction"
    if not shared.exists():
        pytest.skip("the shared data is not here")
    scores = measure(shared)
    assert scores["communique"].f1 >= 0.970 and scores["communique"].f1 > scores["trafilatura"].f1
