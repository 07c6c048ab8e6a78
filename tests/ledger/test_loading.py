"""What an export wrote loads back as it was."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.errors import FormatError
from communique.ledger import Ledger
from communique.model import Reading
from communique.present.exporters import jsonl
from communique.reconcile import reconcile
from tests.ledger import sample


def exported(ledger: Ledger) -> list[str]:
    return list(jsonl.lines(ledger))


def test_round_trip(ledger: Ledger, tmp_path: Path) -> None:
    lines = exported(ledger)
    assert [json.loads(line)["record"] for line in lines].count("report") == 4
    with Ledger(tmp_path / "copy.db", create=True, reconcile=sample.reconcile) as copy:
        loaded = copy.load(lines)
        assert loaded.stored["event"] == 3 and loaded.already == 0
        assert not copy.stale
        assert exported(copy) == lines
        assert {r.id for r in copy.reports(about="Zambia", state="TUR")} == {
            r.id for r in ledger.reports(about="Zambia", state="TUR")
        }
        assert copy.load(lines).already == 3
        assert exported(copy) == lines


def test_reconciling_what_was_loaded_keeps_the_merged_ids(ledger: Ledger, tmp_path: Path) -> None:
    with Ledger(tmp_path / "copy.db", create=True, reconcile=sample.reconcile) as copy:
        copy.load(exported(ledger))
        copy.append(Reading(sample.document("Nothing.", outlet="X", published=None, title="New")))
        assert copy.refresh()
        assert {e.id: e.documents for e in copy.entities()} == {e.id: e.documents for e in ledger.entities()}
        assert {e.id: e.roles for e in copy.entities()} == {e.id: e.roles for e in ledger.entities()}


def test_the_reconciler_in_earnest_makes_the_same_of_what_was_loaded(tmp_path: Path) -> None:
    with Ledger(tmp_path / "first.db", create=True, reconcile=reconcile) as first:
        for reading in sample.readings():
            first.append(reading)
        lines = exported(first)
    nothing = Reading(sample.document("Nothing.", outlet="X", published=None, title="New"))
    with Ledger(tmp_path / "copy.db", create=True, reconcile=reconcile) as copy:
        copy.load(lines)
        copy.append(nothing)
        assert copy.stale
        assert [line for line in exported(copy) if nothing.document.id not in line] == lines


def test_into_a_ledger_that_holds_something(ledger: Ledger, tmp_path: Path) -> None:
    with Ledger(tmp_path / "other.db", create=True, reconcile=sample.reconcile) as other:
        other.append(sample.second())
        loaded = other.load(exported(ledger))
        assert loaded.already == 1
        assert loaded.stored["document"] == 2 and loaded.stored["report"] == 2 and loaded.stored["event"] == 0
        assert other.stale
        assert {e.type: len(e.reports) for e in other.events()} == {e.type: len(e.reports) for e in ledger.events()}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda lines: [*lines[:2], "{broken", *lines[2:]], "Line 3 is no record"),
        (lambda lines: [*lines, '["a list"]'], "is no record of an export"),
        (lambda lines: [*lines, '{"record": "poem"}'], "no kind of record is called 'poem'"),
        (lambda lines: [*lines, '{"record": "report", "id": 3}'], "is no record"),
        (lambda lines: lines[1:], "which no line before it gives"),
        (lambda lines: [*lines, lines[-4]], "gives a record twice"),
    ],
)
def test_what_is_no_export_leaves_the_ledger_as_it_was(
    ledger: Ledger, tmp_path: Path, change: Callable[[list[str]], list[str]], words: str
) -> None:
    lines = exported(ledger)
    with Ledger(tmp_path / "copy.db", create=True, reconcile=sample.reconcile) as copy:
        with pytest.raises(FormatError, match=words):
            copy.load(change(lines))
        assert exported(copy) == []
