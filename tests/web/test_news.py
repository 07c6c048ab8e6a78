"""What is new since a day: counted on the first page, listed on its own, the same as `diff --since` tells."""

import re
from html import unescape

import pytest

from communique.ledger import Ledger
from communique.model import Conflict, Event
from communique.present import diff
from communique.web.contradicted import contradicted
from communique.web.news import news
from communique.web.site import Site
from tests.web.conftest import Ask


def test_it_is_what_the_command_tells(ledger: Ledger) -> None:
    found = news(Site(ledger), "2023-06")
    assert found
    changes = list(diff.since(ledger, "2023-06"))
    told = {(c.what, c.record.id) for c in changes if isinstance(c.record, Event)}
    (signing,) = ledger.events(type="agreement")
    (delivery,) = ledger.events(type="transfer")
    assert told == {("new", signing.id), ("changed", delivery.id)}
    assert (found.happenings, list(found.changed)) == ((signing.id,), [delivery.id])
    assert found.changed[delivery.id].startswith("whether it happened: also")
    assert list(found.conflicts) == [c.record.id for c in changes if isinstance(c.record, Conflict)]


def test_the_first_page_counts_what_the_last_week_brought(ask: Ask) -> None:
    page = unescape(ask("/").text)
    assert re.search('<a href="/new" [^>]+>1 new happening</a>', page)
    assert re.search('<a href="/new/conflicts" [^>]+>1 new contradiction</a>', page)
    assert "It did not happen" in page
    listed = unescape(ask("/new").text)
    assert "Zambia and Turkey signed an agreement" in listed
    assert "received" not in listed
    assert "since 26 May 2023" in listed  # a week before the first day on which the last article may be from


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/new?since=2031", 200, "None since then"),
        ("/new/changed?since=2023-06", 200, "whether it happened: also denied"),
        ("/new/conflicts?since=2023-06", 200, "It did not happen"), ("/new?since=yesterday", 400, "is no date"),
        ("/new/nothing", 404, "There is no such page"),
    ],
)  # fmt: skip
def test_a_day_can_be_asked_for(ask: Ask, address: str, status: int, said: str) -> None:
    answer = ask(address)
    assert (answer.status, said in unescape(answer.text)) == (status, True)


def test_sides_are_told_in_words_with_their_quotes(ledger: Ledger) -> None:
    (one,) = contradicted(Site(ledger), ledger.conflicts())
    assert one.about.startswith("Whether it happened: ")
    assert [s.says for s in one.sides] == ["It happened", "It did not happen"]
    assert one.sides[1].voices == ("Turkey",)
    assert [w.quote for w in one.sides[1].said] == ["Ankara denied that it had given any buses to Zambia"]
