"""The benchmark of speed: what it runs and what it works out, not how fast this machine is."""

import gzip
import json
from pathlib import Path

import pytest

from communique.evaluate import speed
from communique.evaluate.speed import Run


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    lines = [json.dumps({"text": f"The minister went to Lund for talk number {i}."}) for i in range(9)]
    path = tmp_path / "releases.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    return path


def test_the_first_lines_of_a_set(releases: Path, tmp_path: Path) -> None:
    some = speed.first(releases, 4, tmp_path / "some.jsonl")
    assert [json.loads(line)["text"][-2] for line in some.read_text().splitlines()] == ["0", "1", "2", "3"]


def test_ratios_are_of_neighbours(releases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    turns = iter(range(1, 100))
    monkeypatch.setattr(speed, "bare", lambda articles: Run(10.0 * next(turns), 100))
    monkeypatch.setattr(speed, "read", lambda articles, jobs=1: Run(
        30.0 / jobs, 100 + len(articles.read_text().splitlines())))  # fmt: skip
    figures = list(speed.measure(releases, articles=3, rounds=3))
    assert figures[0].startswith("first 3 articles: bare 20.0 s, read 30.0 s, read --jobs 2 15.0 s")
    assert figures[1].split()[-1] == "1.50" and figures[2].split()[-1] == "2.00"
    assert "103 MiB for 3 articles, 109 MiB for 9" in figures[3]


def test_a_program_that_fails_is_told() -> None:
    assert speed.run(["true"]).memory > 0
    with pytest.raises(RuntimeError, match="returned 1"):
        speed.run(["false"])


def test_the_bare_pipeline_sees_every_word(releases: Path) -> None:
    assert speed.parse(releases) == 9 * 10


def test_a_set_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.main([str(tmp_path / "none.jsonl")]) == 2 and "can't be read" in capsys.readouterr().err
