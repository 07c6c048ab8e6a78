"""The figures for names hold where the shared data are."""

from pathlib import Path

import pytest

from communique.errors import InputError
from communique.evaluate import names

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
