"""What is appended stays, once, whole; what is derived follows it."""

import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from communique.errors import LedgerError
from communique.ledger import Ledger
from communique.model import Reading, Reconciliation
from tests.ledger import sample

ALL = ("document", "entity", "report", "attribute", "withheld", "event", "conflict")


def counts(ledger: Ledger) -> dict[str, int]:
    return {kind: ledger.count(kind) for kind in ALL}


def rows(place: Path, table: str) -> int:
    with sqlite3.connect(place) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_readings_come_back_as_they_went_in(ledger: Ledger) -> None:
    assert {r.document.id: r for r in ledger.readings()} == {
        r.document.id: replace(r, entities=tuple(sorted(r.entities, key=lambda e: e.id)),
                               reports=tuple(sorted(r.reports, key=lambda e: e.id)))
        for r in sample.readings()
    }  # fmt: skip


def test_appending_again_changes_nothing(ledger: Ledger, place: Path) -> None:
    before = counts(ledger), list(ledger.everything())
    for reading in sample.readings():
        ledger.append(reading)
    assert (counts(ledger), list(ledger.everything())) == before
    assert rows(place, "evidence") == 6
    assert rows(place, "involved") == 10


def test_a_new_version_of_the_reader_replaces_the_rows_of_its_document(ledger: Ledger, place: Path) -> None:
    old = sample.first()
    newer = replace(old.document, reader="sample 2")
    assert ledger.has(old.document.id, "sample 1")
    assert not ledger.has(old.document.id, "sample 2")
    ledger.append(Reading(newer, old.entities[:1], old.reports[1:]))
    assert ledger.has(old.document.id, "sample 2")
    assert not ledger.has(old.document.id, "sample 1")
    assert [r.id for r in ledger.reports(document=old.document.id)] == [old.reports[1].id]
    assert ledger.count("attribute") == ledger.count("withheld") == 0
    assert list(ledger.search("spare parts not disclosed")) == [ledger.get(old.document.id)]
    with sqlite3.connect(place) as connection:  # the index of words agrees with the rows
        connection.execute("INSERT INTO evidence_words(evidence_words) VALUES ('integrity-check')")
        connection.execute("INSERT INTO documents_words(documents_words) VALUES ('integrity-check')")


def test_a_record_that_a_reading_gives_twice_is_stored_once(place: Path) -> None:
    reading = sample.first()
    twice = replace(reading, entities=reading.entities * 2, reports=reading.reports * 2)
    with Ledger(place, create=True, reconcile=sample.reconcile) as ledger:
        ledger.append(twice)
        assert ledger.count("report") == 2
    assert rows(place, "evidence") == 4


def test_an_append_that_fails_leaves_nothing_behind(ledger: Ledger, place: Path) -> None:
    before = list(ledger.everything())
    reading = sample.first()
    broken = replace(reading.withheld[0], document="doc_of_nowhere")
    with pytest.raises(LedgerError):
        ledger.append(replace(reading, withheld=(broken,), document=replace(reading.document, reader="sample 2")))
    assert list(ledger.everything()) == before
    assert ledger.has(reading.document.id, "sample 1")


def test_what_is_derived_is_made_again_when_something_was_read(place: Path) -> None:
    calls = []

    def reconcile(readings: object, **_: object) -> Reconciliation:
        calls.append(1)
        return sample.reconcile(readings)  # type: ignore[arg-type]

    first, second, _ = sample.readings()
    with Ledger(place, create=True, reconcile=reconcile) as ledger:
        ledger.append(first)
        assert ledger.stale
        assert {e.id for e in ledger.events()} and len(list(ledger.conflicts())) == 0
        assert not ledger.stale
        ledger.append(second)
        assert len(list(ledger.conflicts())) == 1
        assert list(ledger.events()) == list(ledger.events())
        assert len(calls) == 2


def test_another_process_takes_up_where_one_was_cut_short(place: Path) -> None:
    with Ledger(place, create=True) as ledger:
        ledger.append(sample.first())
        with pytest.raises(LedgerError, match="must be reconciled first"):
            list(ledger.events())
    with Ledger(place, reconcile=sample.reconcile) as ledger:
        assert len(list(ledger.events())) == 2


def test_a_reconciling_that_fails_leaves_the_earlier_one(ledger: Ledger, place: Path) -> None:
    before = list(ledger.events())
    twice = sample.reconcile(sample.readings())
    ledger.append(sample.first())
    broken = replace(twice, entities=twice.entities * 2)
    with Ledger(place, reconcile=lambda *_, **__: broken) as other, pytest.raises(LedgerError):
        other.refresh()
    assert rows(place, "events") == len(before)
    assert list(ledger.events()) == before


def test_a_reading_that_comes_while_reconciling_leaves_it_stale(place: Path) -> None:
    first, second, _ = sample.readings()

    def reconcile(readings: object, **_: object) -> Reconciliation:
        made = sample.reconcile(readings)  # type: ignore[arg-type]
        if not other.has(second.document.id, sample.READER):
            other.append(second)
        return made

    with Ledger(place, create=True) as other, Ledger(place, reconcile=reconcile) as ledger:
        other.append(first)
        assert ledger.refresh()
        assert ledger.stale
        assert ledger.refresh()
        assert not ledger.stale


def test_what_is_asked_at_once_is_answered_from_one_state(place: Path) -> None:
    first, second, third = sample.readings()
    with Ledger(place, create=True, reconcile=sample.reconcile) as ledger, Ledger(place, as_is=True) as shown:
        ledger.append(first)
        ledger.refresh()
        with shown.at_once():
            before = shown.state
            ledger.append(second)
            assert (shown.count("document"), shown.state, shown.stale) == (1, before, False)
            with shown.afresh():
                assert shown.count("document") == 2
                assert shown.state != before
            with ledger.at_once():  # which may write
                ledger.append(third)
                assert ledger.count("document") == 3
            assert shown.count("document") == 1
        assert shown.count("document") == 3
        assert shown.stale


def test_many_may_ask_at_once(place: Path) -> None:
    with Ledger(place, create=True, reconcile=sample.reconcile) as ledger:
        ledger.append(sample.first())
        ledger.refresh()
    together = threading.Barrier(40, timeout=20)

    def ask(_: int) -> int:
        with shown.at_once():
            number = shown.count("event")
            together.wait()
            return number

    with Ledger(place, as_is=True) as shown, ThreadPoolExecutor(40) as pool:
        assert len(set(pool.map(ask, range(40)))) == 1


def test_two_writers_wait_for_each_other(place: Path) -> None:
    Ledger(place, create=True).close()
    made = [Reading(sample.document(f"Text {i}.", outlet="X", published=None, title=str(i))) for i in range(40)]
    errors = []

    def write(part: list[Reading]) -> None:
        try:
            with Ledger(place) as ledger:
                for reading in part:
                    ledger.append(reading)
        except LedgerError as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(made[i::2],)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert rows(place, "documents") == 40
    with sqlite3.connect(place) as connection:
        assert connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone() == (40,)


def test_a_process_that_is_killed_leaves_whole_readings(place: Path) -> None:
    script = (
        "import os, sys\n"
        "from communique.ledger import Ledger, writing\n"
        "from tests.ledger import sample\n"
        "ledger = Ledger(sys.argv[1], create=True)\n"
        "ledger.append(sample.first())\n"
        "writing.touch = lambda connection: os._exit(9)  # in the middle of the next transaction\n"
        "ledger.append(sample.second())\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(place)], check=False)
    assert done.returncode == 9
    with Ledger(place, reconcile=sample.reconcile) as ledger:
        assert [r.document.id for r in ledger.readings()] == [sample.first().document.id]
        assert len(list(ledger.events())) == 2


def test_results_are_walked_while_the_ledger_is_written(ledger: Ledger) -> None:
    walked = ledger.documents()
    first = next(walked)
    ledger.append(Reading(sample.document("Later.", outlet="X", published="1900", title="Later")))
    assert [first, *walked] == [d for d in ledger.documents() if d.title != "Later"]
