"""What a notebook shows: a ledger, a brief, an event, a deal, a conflict; and nothing that an article smuggles in."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

import communique
from communique.ledger import Ledger
from communique.model import Deal, Origin, Rung, Value, showing
from communique.present.notebook import shown
from tests.ledger import sample
from tests.web import hostile
from tests.web.conftest import made

PLAIN = {"div", "p", "b", "i", "span", "small", "table", "tr", "th", "td", "h2", "h3", "ul", "ol", "li", "sup",
         "details", "summary"}  # fmt: skip


class Elements(HTMLParser):
    """The elements of a piece of HTML, the attributes that they have, and its words; all must be closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self._open: list[str] = []
        self.feed(html)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def seen(thing: object) -> Elements:
    """What a notebook makes of a thing: plain elements, no colour of its own, nothing from elsewhere."""
    html = thing._repr_html_()  # type: ignore[attr-defined]
    found = Elements(html)
    assert found.tags <= PLAIN
    assert found.attributes <= {"style", "scope", "value"}
    assert "color" not in html
    return found


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(made(tmp_path / "sample.db", *sample.readings()), as_is=True) as opened:
        yield opened


def test_a_ledger_shows_what_it_holds(ledger: Ledger) -> None:
    words = seen(ledger).words
    assert "sample.db" in words
    assert "documents3" in words
    assert "Turkey and Zambia2 happenings" in words
    assert "- documents: 3" in str(ledger._repr_markdown_())


def test_an_empty_ledger_shows_itself_too(tmp_path: Path) -> None:
    with communique.open_ledger(tmp_path / "empty.db", create=True) as opened:
        assert "documents0" in seen(opened).words


def test_showing_a_ledger_changes_nothing(tmp_path: Path) -> None:
    with communique.open_ledger(tmp_path / "new.db", create=True) as opened:
        opened.append(sample.first())
        assert "Read since it was reconciled" in seen(opened).words
        assert opened.stale


def test_a_brief_shows_its_lines_and_its_sources(ledger: Ledger) -> None:
    brief = communique.brief(ledger, "zambia", "Turkey", until="2023-05")
    words = seen(brief).words
    assert "Zambia received 40 buses from Türkiye on 3 May 2023" in words
    assert "Lusaka Courier → Ministry of Transport" in words
    assert str(brief._repr_markdown_()).startswith("# Zambia and Turkey\n")
    with pytest.raises(communique.InputError, match="same state"):
        communique.brief(ledger, "Zambia", "ZMB")


def test_an_event_is_a_sentence_with_who_vouches(ledger: Ledger) -> None:
    (delivery,) = ledger.events(type="transfer")
    words = seen(delivery).words
    assert "Türkiye donated goods not named to Zambia" in words
    assert "2 reports, 2 independent origins" in words
    assert "3 May 2023" in words
    assert "deniedAnkara" in words


def test_a_conflict_shows_its_sides(ledger: Ledger) -> None:
    words = seen(next(ledger.conflicts())).words
    assert "Whether it happened" in words
    assert "It did not happenAnkara" in words


def test_nothing_that_an_article_says_becomes_markup(tmp_path: Path) -> None:
    origin = Origin(None, hostile.NAME)
    goods = {"text": hostile.BREAK, "quantity": 3, "unit": None, "comparator": None}
    rung = Rung("order", "reached", (), (Value(goods),), (), (origin,))
    deal = Deal("deal_1", "LAO", "FJI", ("FJI", "LAO"), hostile.NAME, hostile.BREAK, None, None, "order", None, (rung,),
                (), ())  # fmt: skip
    with Ledger(made(tmp_path / "<b>hostile.db", hostile.reading()), as_is=True) as opened:
        for thing in (opened, communique.brief(opened, "Laos", "Fiji"), deal, *opened.events(), *opened.conflicts()):
            seen(thing)
            assert hostile.SCRIPT not in str(thing._repr_markdown_())


def test_what_has_no_card_is_printed_as_it_is(monkeypatch: pytest.MonkeyPatch, ledger: Ledger) -> None:
    assert shown(next(ledger.reports()), "html") is None
    monkeypatch.setattr(showing, "_show", [])
    assert ledger._repr_html_() is None
