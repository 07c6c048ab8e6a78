"""What an export wrote loads back as it was."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique.errors import FormatError
from communique.ledger import Ledger
from communique.model import Reading, Reference
from communique.present.exporters import jsonl
from communique.reconcile import advance, reconcile
from communique.reconcile.references import attach, meet
from tests.ledger import sample
from tests.reconcile.world import Article


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


NOTHING = Reading(sample.document("Nothing.", outlet="X", published=None, title="New"))


def in_earnest(path: Path) -> Ledger:
    return Ledger(path, create=True, reconcile=reconcile, advance=advance, attach=attach, meet=meet)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger in which a person was told from his namesake, and bears the id of a reference file."""
    one, two, three = (Article(outlet, "2024-03-05") for outlet in ("Lisbon Post", "Tagus", "Prague Mail"))
    for article in (one, two, three):
        article.person("Ana Silva", "PRT")
    with in_earnest(tmp_path / "told.db") as ledger:
        for article in (one, two, three):
            ledger.append(article.reading)
        first, second, third = (a.entities["Ana Silva"].id for a in (one, two, three))
        ledger.judge("different", max(first, second), third, by="Eva")
        ledger.judge("same", first, second, by="Eva", why="both are at the ministry")
        ledger.refer("list.csv", [Reference({"list": "7"}, "body", ("Ministry of Defence",), ("PRT",))])
        ledger.refer("people.csv", [Reference({"people": "8"}, "person", ("Ana Silva",), ("PRT",))])
        body = Article("Lisbon Post", "2024-03-06")
        body.entity("body", "Ministry of Defence", "PRT")
        ledger.append(body.reading)
        yield ledger


def persons(ledger: Ledger) -> list[tuple[int, dict[str, str]]]:
    return sorted((len(e.documents), e.external) for e in ledger.entities(kind="person"))


def test_judgements_and_reference_files_come_with_it(told: Ledger, tmp_path: Path) -> None:
    lines = exported(told)
    assert persons(told) == [(1, {}), (2, {})]
    with in_earnest(tmp_path / "copy.db") as copy:
        loaded = copy.load(lines)
        assert (loaded.stored["judgement"], loaded.stored["reference"]) == (2, 2)
        assert not copy.stale
        assert exported(copy) == lines
        assert copy.load(lines).stored == {}
        copy.append(NOTHING)
        assert persons(copy) == persons(told)
        assert [line for line in exported(copy) if NOTHING.document.id not in line] == lines
        assert [e.external for e in copy.entities(kind="body")] == [{"list": "7"}]
        copy.forget("list.csv")
        assert [e.external for e in copy.entities(kind="body")] == [{}]


def test_what_people_gave_another_ledger_joins_what_it_was_given(told: Ledger, tmp_path: Path) -> None:
    lines = exported(told)
    with in_earnest(tmp_path / "other.db") as other:
        for reading in told.readings():
            other.append(reading)
        other.refer("people.csv", [Reference({"people": "9"}, "person", ("Rui Costa",), ("PRT",))])
        assert persons(other) == [(3, {})]
        loaded = other.load(lines)
        assert (loaded.already, loaded.stored) == (4, {"judgement": 2, "reference": 1})
        assert persons(other) == [(1, {}), (2, {})]
        assert other.reference_files() == {"list.csv": 1, "people.csv": 1}
        assert [e.external for e in other.entities(kind="body")] == [{"list": "7"}]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"record": "judgement", "verdict": "perhaps", "a": "ent_1", "b": "ent_2"}', "'perhaps' is no verdict"),
        ('{"record": "judgement", "verdict": "same", "a": "ent_1"}', "it needs a and b"),
        ('{"record": "judgement", "verdict": "same"}', "a judgement lacks a field"),
        ('{"record": "reference", "ids": {"list": "1"}, "names": ["Ana"]}', "needs file, ids and names"),
    ],
)
def test_what_nobody_can_have_given(told: Ledger, line: str, words: str) -> None:
    before = exported(told)
    with pytest.raises(FormatError, match=f"^Line 1 is no record of an export: .*{words}"):
        told.load([line])
    assert exported(told) == before
