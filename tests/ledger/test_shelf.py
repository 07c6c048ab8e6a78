"""What is kept is asked for once, and never after the ledger has changed."""

from dataclasses import replace
from pathlib import Path

from communique.ledger import Ledger
from communique.ledger.shelf import Shelf
from communique.model import Report
from tests.ledger import sample


class Finder:
    """Finds every id but `none`, and notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, ids: list[str]) -> dict[str, str]:
        self.asked.append(ids)
        return {id_: id_.upper() for id_ in ids if id_ != "none"}


def test_only_what_is_not_kept_is_looked_for_and_all_comes_in_order() -> None:
    shelf, find = Shelf[str](10), Finder()
    assert list(shelf.of(1, ["b", "a", "none", "b"], find).items()) == [("b", "B"), ("a", "A")]
    assert list(shelf.of(1, ["c", "a", "b"], find)) == ["c", "a", "b"]
    assert shelf.of(1, ["a", "c"], find) == {"a": "A", "c": "C"}
    assert find.asked == [["b", "a", "none"], ["c"]]


def test_another_state_empties_it() -> None:
    shelf, find = Shelf[str](10), Finder()
    for state in (1, 2, 2):
        shelf.of(state, ["a"], find)
    assert find.asked == [["a"], ["a"]]


def test_what_is_long_unasked_goes() -> None:
    shelf, find = Shelf[str](2), Finder()
    for id_ in ("a", "b", "a", "c", "a", "d", "e", "f", "a", "g", "h"):
        shelf.of(1, [id_], find)
    assert [asked for (asked,) in find.asked] == ["a", "b", "c", "d", "e", "f", "g", "h"]
    shelf.of(1, ["b"], find)
    assert find.asked[-1] == ["b"]


def test_a_record_that_is_read_anew_is_not_the_one_that_was_kept(ledger: Ledger, place: Path) -> None:
    ledger.refresh()
    reading = sample.first()
    ids = [r.id for r in reading.reports]
    with Ledger(place, as_is=True) as shown:
        before = shown.many(ids)
        assert all(shown.many(ids)[i] is before[i] for i in ids)
        ledger.append(replace(reading, reports=tuple(replace(r, hedged=True) for r in reading.reports)))
        after = shown.many(ids)
        assert ids
        assert all(isinstance(r, Report) and r.hedged for r in after.values())
