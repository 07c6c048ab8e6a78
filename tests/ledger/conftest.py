"""A ledger that holds the sample."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.ledger import Ledger
from tests.ledger import sample


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "sample.db"


@pytest.fixture
def ledger(place: Path) -> Iterator[Ledger]:
    with Ledger(place, create=True, reconcile=sample.reconcile) as opened:
        for reading in sample.readings():
            opened.append(reading)
        yield opened
