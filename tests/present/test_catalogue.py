"""The light rows that pages count on."""

from communique.ledger import Ledger
from communique.present.catalogue import Catalogue, Happening
from tests.ledger.conftest import ledger, place

__all__ = ["ledger", "place"]


def test_a_row_an_event_the_latest_first(ledger: Ledger) -> None:
    ledger.refresh()
    found = Catalogue(ledger)
    assert {h.id for h in found.all} == {e.id for e in ledger.events()}
    gift = next(h for h in found.all if h.type == "transfer")
    assert (gift.when, gift.low, gift.high, gift.told) == ("2023-05-03", "2023-05-03", "2023-05-03", "2023-05-04")
    assert gift.states == {"ZMB", "TUR"}
    assert (gift.status, gift.denied, gift.reports) == ("occurred", True, 2)
    assert found.pairs == ((("TUR", "ZMB"), len([h for h in found.all if len(h.states) == 2])),)
    assert set(found.of(["ZMB", "TUR"])) <= set(found.of(["ZMB"]))
    assert found.of(["FRA"]) == ()


def test_within_goes_by_the_own_date_or_the_first_article() -> None:
    def one(when: str | None, low: str | None, high: str | None, told: str | None) -> Happening:
        return Happening("evt_1", "visit", None, None, "occurred", False, when, low, high, told, frozenset(), 1, 1)

    dated, undated = one("2023-05", "2023-05-01", "2023-05-31", "2024-01-01"), one(None, None, None, "2024-01-01")
    assert dated.within("2023-05-20", None)
    assert not dated.within("2024-01-01", None)
    assert undated.within("2024-01-01", "2024-01-01")
    assert not undated.within(None, "2023-12-31")
    assert not one(None, None, None, None).within("2023-01-01", None)
    assert one("2023/..", "2023-01-01", None, None).within("2040-01-01", None)
