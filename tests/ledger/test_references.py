"""Reference files in a ledger: kept, replaced, taken away; their ids attached whenever it is reconciled."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from communique.ledger import Ledger
from communique.model import Entity, Reference
from tests.ledger import sample


def _attach(entities: Iterable[Entity], entries: Iterable[Reference]) -> Iterator[Entity]:
    by_name = {e.names[0]: e.ids for e in entries}
    for entity in entities:
        yield replace(entity, external=by_name.get(entity.name, {}))


@pytest.fixture
def ledger(place: Path) -> Iterator[Ledger]:
    with Ledger(place, create=True, reconcile=sample.reconcile, attach=_attach) as opened:
        for reading in sample.readings():
            opened.append(reading)
        yield opened


def _external(ledger: Ledger, name: str) -> dict[str, str]:
    (found,) = {tuple(e.external.items()) for e in ledger.entities() if e.name == name}
    return dict(found)


def test_ids_are_attached_and_survive_reconciling_again(ledger: Ledger) -> None:
    name = next(ledger.entities(kind="person")).name
    entry = Reference({"wikidata": "Q1"}, "person", (name,), ("CUB",), ("Minister",))
    assert ledger.refer("people.csv", [entry]) == 1
    assert _external(ledger, name) == {"wikidata": "Q1"}
    assert list(ledger.references()) == [entry]
    ledger.append(next(iter(sample.readings())))
    assert _external(ledger, name) == {"wikidata": "Q1"}


def test_a_file_given_again_replaces_what_it_gave_and_can_be_taken_away(ledger: Ledger) -> None:
    name = next(ledger.entities(kind="person")).name
    for id_ in ("Q1", "Q2"):
        ledger.refer("people.csv", [Reference({"wikidata": id_}, None, (name,))])
    ledger.refer("ships.csv", [Reference({"imo": "9"}, "vessel", ("Tern",))])
    assert _external(ledger, name) == {"wikidata": "Q2"}
    assert ledger.reference_files() == {"people.csv": 1, "ships.csv": 1}
    assert ledger.forget("people.csv")
    assert not ledger.forget("people.csv")
    assert _external(ledger, name) == {}


def test_a_file_that_breaks_leaves_everything_as_it_was(ledger: Ledger) -> None:
    def breaking() -> Iterator[Reference]:
        yield Reference({"wikidata": "Q2"}, None, ("Ada Quispe",))
        raise ValueError("a broken line")

    ledger.refer("people.csv", [Reference({"wikidata": "Q1"}, None, ("Ada Quispe",))])
    with pytest.raises(ValueError, match="a broken line"):
        ledger.refer("people.csv", breaking())
    assert [r.ids for r in ledger.references("people.csv")] == [{"wikidata": "Q1"}]


def test_a_file_that_says_the_same_again_changes_nothing(ledger: Ledger) -> None:
    first, second = (Reference({"wikidata": id_}, None, (name,)) for id_, name in (("Q1", "Ada"), ("Q2", "Eva")))
    for entries, stale in (
        ([first, second], True), ([first, second], False), ([first], True), ([first], False), ([second], True),
        ([second, first], True), ([second, first], False), ([], True), ([], False),
    ):  # fmt: skip
        assert ledger.refer("people.csv", iter(entries)) == len(entries)
        assert ledger.stale is stale
        assert list(ledger.references()) == entries
        ledger.refresh()
