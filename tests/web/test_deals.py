"""Deals: a list that its address narrows, and one with each rung dated and sourced."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from communique import api
from communique.ledger import Ledger
from communique.web.app import create
from communique.web.inside import get
from tests.ledger import sample
from tests.reconcile.test_deals import told
from tests.web.conftest import Ask


@pytest.fixture
def dealt(tmp_path: Path) -> Iterator[tuple[Ask, Ledger]]:
    """The sample with its deals found, by the package's own reconciling."""
    with api.open_ledger(tmp_path / "deals.db", create=True) as made:
        for reading in sample.readings():
            made.append(reading)
        made.refresh()
    with Ledger(tmp_path / "deals.db", as_is=True) as opened:
        app = create(opened)
        yield lambda address: get(app, address), opened


def test_a_deal_tells_each_rung_with_its_sources(dealt: tuple[Ask, Ledger]) -> None:
    ask, ledger = dealt
    (deal,) = ledger.deals()
    page = unescape(ask(f"/deal/{deal.id}").text)
    assert "Delivery (40 buses), 3 May 2023" in page
    assert 'id="delivery-reached"' in page
    assert 'href="#c1"' in page
    assert "Zambia received 40 buses from Türkiye on 3 May 2023" in page
    assert "Number delivered" in page
    for event in deal.events:
        assert f"/event/{event}" in page
        assert f"/deal/{deal.id}" in ask(f"/event/{event}").text
    assert f"/deal/{deal.id}" in ask("/pair/TUR/ZMB").text


def test_the_latest_deal_comes_first(tmp_path: Path) -> None:
    goods = {2019: "tractors", 2023: "wheat", 2021: "buses", 2020: "rifles", 2022: "lorries"}
    with api.open_ledger(tmp_path / "order.db", create=True) as made:
        for year, item in goods.items():
            made.append(told("order", when=str(year), items=[(item, 2)]).reading)
        made.refresh()
    with Ledger(tmp_path / "order.db", as_is=True) as opened:
        latest = [deal.id for deal in opened.deals()][::-1]
        page = get(create(opened), "/deals").text
    assert len(latest) == len(goods)
    assert re.findall(r'<article class="deal" id="(\w+)"', page) == latest


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", True), ("?supplier=Turkey", True), ("?supplier=Zambia", False), ("?recipient=ZMB&state=TUR", True),
        ("?stage=delivery", True), ("?stage=cancelled", False), ("?since=2024", False), ("?until=2023-06", True),
        ("?about=bus", True), ("?about=tractor", False),
    ],
)  # fmt: skip
def test_deals_are_narrowed_by_their_address(dealt: tuple[Ask, Ledger], asked: str, found: bool) -> None:
    ask, _ = dealt
    page = ask(f"/deals{asked}")
    assert page.status == 200
    assert ("/deal/deal_" in page.text) is found


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/deals?supplier=Atlantis", 400, "No state is known as"),
        ("/deals?stage=theft", 400, "is no stage of transfer"),
        ("/deal/deal_0000", 404, "There is no such page"), ("/deals?page=7", 400, "There is no page 7"),
    ],
)  # fmt: skip
def test_what_is_no_deal_says_so(dealt: tuple[Ask, Ledger], address: str, status: int, said: str) -> None:
    answer = dealt[0](address)
    assert (answer.status, said in unescape(answer.text)) == (status, True)
