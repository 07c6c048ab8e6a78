"""The application on the sample's ledger, and on one whose every word is hostile."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique.ledger import Ledger
from communique.model import Reading
from communique.web.app import create
from communique.web.inside import Answer, get
from tests.ledger import sample
from tests.web import hostile

Ask = Callable[..., Answer]


def made(path: Path, *readings: Reading) -> Path:
    """A ledger of readings, reconciled as the sample is."""
    with Ledger(path, create=True, reconcile=sample.reconcile) as ledger:
        for reading in readings:
            ledger.append(reading)
        ledger.refresh()
    return path


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(made(tmp_path / "sample.db", *sample.readings()), as_is=True) as opened:
        yield opened


@pytest.fixture
def ask(ledger: Ledger) -> Ask:
    """Ask for an address of the sample's site."""
    app = create(ledger)
    return lambda address, **headers: get(app, address, headers.items())


@pytest.fixture
def attacked(tmp_path: Path) -> Iterator[Ask]:
    """Ask for an address of the hostile site."""
    with Ledger(made(tmp_path / "hostile.db", hostile.reading()), as_is=True) as opened:
        app = create(opened)
        yield lambda address, **headers: get(app, address, headers.items())
