"""How reconciling grows: what is measured, and that adding one by one is the same as all together, on real releases."""

import gzip
import json
import sys
from itertools import islice
from pathlib import Path

import pytest

from communique.api import open_ledger, read
from communique.evaluate import scale
from communique.ledger import Ledger
from tests.present.test_diff import visit
from tests.reconcile.test_judgements import delivery

RELEASES = Path(__file__).parents[3] / "shared" / "data" / "releases_2021_2022.jsonl.gz"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A ledger of six small articles."""
    path = tmp_path / "l.db"
    with Ledger(path, create=True) as ledger:
        for outlet in ("Lima Post", "Nairobi Mail", "Cusco Post"):
            ledger.append(delivery(outlet, "2024-05-10", 12)[0].reading)
            ledger.append(visit(f"{outlet} on Sunday", "2024-05-10").reading)
    return path


def test_figures_of_a_small_ledger(place: Path) -> None:
    made = scale.measure(str(place), 4, 2)
    assert made["size"] == 4
    assert len(made["steps"]) == 2
    assert made["same"] is True
    assert all(seconds > 0 for pair in (made["whole"], *made["steps"]) for seconds in pair)


def test_what_differs_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ledger, "_few", 10.0)
    monkeypatch.setattr(sys.modules["communique.reconcile.advance"]._Step, "_closure", lambda *_: set())
    assert scale.measure(str(place), 3, 3)["same"] is False


@pytest.mark.slow
@pytest.mark.skipif(not RELEASES.exists(), reason="the releases are not here")
def test_releases_added_one_by_one_are_the_same_as_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with gzip.open(RELEASES, "rt", encoding="utf-8") as lines:
        some = [json.loads(line) for line in islice(lines, 40)]
    articles = tmp_path / "some.jsonl"
    articles.write_text("\n".join(map(json.dumps, some)), encoding="utf-8")
    place = tmp_path / "l.db"
    assert read(articles, place, jobs=1).read == 40
    monkeypatch.setattr(Ledger, "_few", 10.0)
    assert scale.measure(str(place), 20, 20)["same"] is True
    with open_ledger(place) as ledger:
        assert ledger.count("event") > 20
