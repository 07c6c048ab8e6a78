"""The figures for names hold where the shared data are."""

from pathlib import Path

import pytest

from communique.errors import InputError
from communique.evaluate import names, rival

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "names"


@pytest.mark.skipif(not FOLDER.exists(), reason="the shared names are not here")
def test_figures() -> None:
    assert names.bench(FOLDER / "name_bench_cases.csv")["F1"] >= 0.83
    found = names.transliteration(FOLDER / "transliteration_ru.tsv.gz")
    assert found["recall"] >= 0.94
    assert found["precision"] >= 0.99


def test_a_folder_without_them(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="name_bench_cases"):
        names.main([str(tmp_path)])


def test_scores_are_judged_from_a_threshold_on_and_the_best_one_found() -> None:
    rows = [{"is_match": m} for m in ("true", "true", "false", "false")]
    assert names.judged(rows, [0.9, 0.6, 0.7, 0.1], 0.65) == {"precision": 0.5, "recall": 0.5, "F1": 0.5}
    at, found = names.best(rows, [0.9, 0.6, 0.7, 0.1])
    assert (at, found["recall"], found["F1"]) == (0.3, 1.0, 0.8)


def test_a_rival_that_cannot_be_had_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(rival.shutil, "which", lambda _: None)
    monkeypatch.setattr(rival, "OUR_UV", tmp_path / "uv")
    with pytest.raises(rival.RivalError, match="uv"):
        rival.scores(tmp_path / "pairs.csv")
    broken = tmp_path / "uv"
    broken.write_text("#!/bin/sh\necho no network >&2\nexit 1\n")
    broken.chmod(0o755)
    with pytest.raises(rival.RivalError, match="could not be installed or run: no network"):
        rival.scores(tmp_path / "pairs.csv")
