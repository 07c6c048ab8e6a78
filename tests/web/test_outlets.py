"""Outlets: pages of their own, and every number on them leading to what it counts."""

import re
from html import unescape

import pytest

from communique.ledger import Ledger
from communique.present import relays
from communique.present.outlets import Outlets
from tests.web.conftest import Ask


def test_each_happening_has_its_outlet_as_origin_or_as_relay(ledger: Ledger) -> None:
    outlets = Outlets(ledger)
    found = relays.parts(ledger, outlets)
    courier, wire = (outlets.named(name) for name in ("Lusaka Courier", "The Bosphorus Wire"))
    assert courier and wire
    (delivery,) = ledger.events(type="transfer")
    (signing,) = ledger.events(type="agreement")
    assert delivery.id in found[courier.key].relay & found[wire.key].relay
    assert signing.id in found[wire.key].origin
    assert not any(part.origin & part.relay for part in found.values())


def test_whom_an_outlet_cites_and_contradicts(ledger: Ledger) -> None:
    outlets = Outlets(ledger)
    courier, wire = outlets.by_key["lusakacourier"], outlets.by_key["bosphoruswire"]
    found = relays.parts(ledger, outlets)
    (ministry,) = ledger.entities_named("Ministry of Transport")
    assert set(found[courier.key].cites) == {ministry}
    (conflict,) = ledger.conflicts()
    assert found[courier.key].conflicts == {conflict.id} == found[wire.key].against[courier.key]


@pytest.mark.parametrize("spelling", ["Lusaka Courier", "lusaka courier", "LUSAKA-COURIER"])
def test_an_outlet_has_one_address(ask: Ask, spelling: str) -> None:
    assert ask("/outlet/lusaka-courier").status == 200
    answer = ask(f"/outlet/{spelling.replace(' ', '%20')}")
    assert (answer.status, answer.headers["location"]) == (308, "/outlet/lusaka-courier")
    assert ask("/outlet/nobody-gazette").status == 404
    assert ask("/outlet/lusaka-courier/nothing").status == 404


def test_every_number_leads_to_as_many_things(ask: Ask) -> None:
    page = ask("/outlet/lusaka-courier").text
    led = re.findall(r'href="(/outlet/lusaka-courier/[^"]+)"[^>]*>(\d+)', page)
    assert {address.split("/")[3] for address, _ in led} == {
        "articles",
        "origin",
        "relay",
        "cites",
        "conflicts",
        "against",
    }
    for address, number in led:
        assert re.search(rf">{number} (?:happening|conflict|article)s?</span>\.", ask(address).text), address


def test_an_outlet_is_led_to_wherever_it_is_named(ask: Ask, ledger: Ledger) -> None:
    event = next(ledger.events(type="transfer"))
    article = next(ledger.documents(outlet="Lusaka Courier"))
    for address in ("/outlets", "/", f"/event/{event.id}", f"/article/{article.id}", "/pair/TUR/ZMB", "/articles",
                    "/conflicts", "/withheld", "/search?q=lusaka"):  # fmt: skip
        assert 'href="/outlet/lusaka-courier"' in ask(address).text, address


def test_an_outlet_tells_whom_it_contradicts_in_words(ask: Ask) -> None:
    page = unescape(ask("/outlet/bosphorus-wire").text)
    assert "it happened" in page.lower()
    assert "it did not happen" in page.lower()
    assert "Ankara denied that it had given any buses to Zambia" in page


def test_a_hostile_name_stays_a_name(attacked: Ask) -> None:
    page = attacked("/outlets").text
    address = re.search(r'href="(/outlet/[^"/]+)"', page)
    assert address
    for shown in (page, attacked(address[1]).text, attacked(address[1] + "/articles").text):
        assert "<script" not in shown
        assert "<img" not in shown
