"""Deals are kept beside events, as fresh as they are, and asked for."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from communique.errors import InputError, LedgerError
from communique.ledger import Ledger
from communique.model import Deal, DealSources, from_record, to_record
from communique.present.exporters import jsonl
from communique.reconcile import advance, reconcile
from communique.reconcile.deals import find_deals
from tests.reconcile.test_deals import article, told
from tests.reconcile.world import Article


def opened(path: Path) -> Ledger:
    return Ledger(path, create=True, reconcile=reconcile, find_deals=find_deals)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An order and delivery of Halcón to Kenya, wheat offered by Peru, a cancelled request of Ghana's."""
    peru, ghana = "supplier=Peru@PER, recipient=Kenya@KEN", "supplier=Chile@CHL, recipient=Ghana@GHA"
    with opened(tmp_path / "deals.db") as made:
        for one in (
            told("order", when="2021-02", chain=["Ministry of Defence"]),
            told("delivery", when="2022-08", outlet="Beta Times"),
            told("offer", status="wanted", parties=peru, items=[("wheat", 500, "t")], published="2023-05-05"),
            told("request", status="wanted", parties=ghana, items=[("tractors", 9)], when="2020"),
            told("cancelled", parties=ghana, items=[("tractors", 9)], when="2021-01", outlet="Gamma Wire"),
        ):
            made.append(one.reading)
        yield made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"Halcón", "wheat", "tractors"}),
        ({"state": "Kenya"}, {"Halcón", "wheat"}),
        ({"state": ["KEN", "Chile"]}, {"Halcón"}),
        ({"supplier": "Chile"}, {"Halcón", "tractors"}),
        ({"supplier": "Kenya"}, set()),
        ({"recipient": "Ghana"}, {"tractors"}),
        ({"about": "halcon"}, {"Halcón"}),
        ({"about": "Peru"}, {"wheat"}),
        ({"stage": "request"}, {"Halcón", "wheat", "tractors"}),
        ({"stage": "offer"}, {"Halcón", "wheat"}),
        ({"stage": "order"}, {"Halcón"}),
        ({"stage": "in_service"}, set()),
        ({"stage": "cancelled"}, {"tractors"}),
        ({"since": "2022-01"}, {"Halcón", "wheat"}),
        ({"until": date(2020, 12, 31)}, {"tractors"}),
    ],
)
def test_deals_that_fit(ledger: Ledger, asked: dict[str, object], found: set[str]) -> None:
    assert {d.designation or d.description for d in ledger.deals(**asked)} == found  # type: ignore[arg-type]


def test_oldest_first(ledger: Ledger) -> None:
    assert [d.designation or d.description for d in ledger.deals()] == ["tractors", "Halcón", "wheat"]


def test_a_filter_that_means_nothing(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="no stage of transfer; there are cancelled, delivery"):
        next(ledger.deals(stage="signed"))
    with pytest.raises(InputError, match="No state is known"):
        next(ledger.deals(supplier="Atlantis"))


def test_a_deal_by_its_id_the_beginning_of_it_or_a_members(ledger: Ledger) -> None:
    (deal,) = ledger.deals(about="Halcón")
    assert ledger.get(deal.id) == ledger.get(deal.id[:12]) == deal
    for report in deal.reports:
        assert ledger.get(report.replace("rep_", "deal_")) == deal
    assert from_record(to_record(deal)) == deal


def test_deals_follow_what_is_read(ledger: Ledger) -> None:
    before = {d.id for d in ledger.deals()}
    ledger.append(told("in_service", status="ongoing", when="2023/..", outlet="Delta News").reading)
    after = {d.designation or d.description: d for d in ledger.deals()}
    assert after["Halcón"].furthest == "in_service"
    assert len(before) == len(after) == ledger.count("deal")
    assert not ledger.refresh()


def test_deals_are_not_looked_for_again_where_no_event_on_goods_changed(tmp_path: Path) -> None:
    looked = []

    def found(sources: DealSources) -> tuple[tuple[Deal, ...], dict[str, str]]:
        looked.append(len(sources.events))
        return find_deals(sources)

    with Ledger(tmp_path / "l.db", create=True, reconcile=reconcile, advance=advance, find_deals=found) as ledger:
        ledger._few = 1000.0
        ledger.append(told("order", when="2021-02").reading)
        assert [d.furthest for d in ledger.deals()] == ["order"]
        visit = Article("Suva Sun", "2021-03-05")
        visit.entity("state", "Fiji", "FJI")
        visit.report("visit/official", "a minister went", "visitor=@LAO, host=Fiji@FJI")
        ledger.append(visit.reading)
        assert [d.furthest for d in ledger.deals()] == ["order"]
        assert looked == [1]
        ledger.append(told("delivery", when="2022-08", outlet="Beta Times").reading)
        assert [d.furthest for d in ledger.deals()] == ["delivery"]
        assert looked == [1, 2]


def test_a_ledger_opened_without_the_means_says_so_and_answers_the_rest(tmp_path: Path, ledger: Ledger) -> None:
    assert ledger.count("deal") == 3
    ledger.append(article("Delta News").reading)
    with Ledger(ledger.place, reconcile=reconcile) as other:
        assert other.count("event") == 5
        with pytest.raises(LedgerError, match="without the means to find its deals"):
            next(other.deals())


def test_an_export_has_no_deals_unless_asked_and_a_copy_finds_them_again(tmp_path: Path, ledger: Ledger) -> None:
    deals = list(ledger.deals())
    assert not [r for r in ledger.everything() if r["record"] == "deal"]
    lines: Callable[[], list[str]] = lambda: [*jsonl.lines(ledger), *jsonl.lines(ledger, "deal")]  # noqa: E731
    with opened(tmp_path / "copy.db") as copy:
        assert "deal" not in copy.load(lines()).stored
        found = list(copy.deals())
    assert all(isinstance(d, Deal) for d in found)
    assert found == deals
