"""Every page: what it shows, where its links lead, what it says of what is not there."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from communique.ledger import Ledger
from communique.model import Reading
from communique.model.document import Dropped
from communique.web import asked
from communique.web.app import create
from communique.web.inside import get
from communique.web.pages import event
from tests.ledger import sample
from tests.web.conftest import Ask, made

START = (
    "/",
    "/search",
    "/conflicts",
    "/withheld",
    "/outlets",
    "/deals",
    "/articles",
    "/new",
    "/about",
    "/pair/ZMB/TUR",
)


def links(page: str) -> Iterator[str]:
    """The addresses within the site that a page leads to."""
    for found in re.findall(r'(?:xlink:)?href="([^"]+)"', page):
        address = unescape(found).split("#")[0]
        if address.startswith("/"):
            yield address


def test_every_link_leads_to_a_page(ask: Ask) -> None:
    seen: set[str] = set()
    waiting = list(START)
    while waiting:
        address = waiting.pop()
        if address in seen or address.split("?")[0].endswith(".pdf"):  # paper has a test of its own
            continue
        seen.add(address)
        answer = ask(address)
        assert answer.status in (200, 303), address
        waiting += links(answer.text) if "html" in answer.headers.get("content-type", "") else []
    kinds = {address.split("?")[0].split("/")[1] for address in seen}
    assert {"event", "article", "entity", "pair", "conflict", "search"} <= kinds


def test_a_place_within_a_page_is_there(ask: Ask) -> None:
    page = ask("/pair/ZMB/TUR").text
    for address, anchor in re.findall(r'href="(/[^"#]*)?#([^"]+)"', page):
        target = ask(address).text if address else page
        assert f'id="{anchor}"' in target, (address, anchor)


def test_a_pair_by_other_names_is_led_to_its_codes(ask: Ask) -> None:
    answer = ask("/pair/zambia/Turkey?type=transfer")
    assert (answer.status, answer.headers["location"]) == (308, "/pair/ZMB/TUR?type=transfer")


def test_a_pair_tells_what_the_brief_tells_with_its_words(ask: Ask) -> None:
    page = unescape(ask("/pair/TUR/ZMB").text)
    assert "Zambia received 40 buses from Türkiye on 3 May 2023" in page
    assert "denied" in page
    assert "The price of the spare parts was not disclosed." in page
    assert re.search(r'href="/article/doc_\w+#rep_\w+"', page)


def test_a_pair_is_narrowed_by_its_address(ask: Ask) -> None:
    assert "memorandum" in ask("/pair/TUR/ZMB").text
    assert "memorandum on transport" not in ask("/pair/TUR/ZMB?type=transfer").text
    assert "Nothing fits" in ask("/pair/TUR/ZMB?since=2031").text
    assert "buses" in ask("/pair/TUR/ZMB?about=bus").text


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/pair/ZMB/ZMB", 400, "same state"),
        ("/pair/ZMB/Atlantis", 400, "No state is known as"),
        ("/pair/ZMB/TUR?type=quarrel", 400, "is no type of report"),
        ("/pair/ZMB/TUR?since=tomorrow", 400, "is no date"),
        ("/pair/ZMB/TUR?page=9", 400, "There is no page 9"),
        ("/event/evt_0000000000000000", 404, "There is no such page"),
        ("/article/nothing", 404, "There is no such page"),
        ("/nowhere", 404, "There is no such page"),
    ],
)
def test_what_can_not_be_asked_says_why(ask: Ask, address: str, status: int, said: str) -> None:
    answer = ask(address)
    assert answer.status == status
    assert said in unescape(answer.text)


def test_the_beginning_of_an_id_and_a_report_lead_to_the_event(ask: Ask, ledger: Ledger) -> None:
    (report,) = ledger.reports(type="agreement")
    event = ledger.event_of(report.id)
    assert ask(f"/event/{report.id}").headers["location"] == f"/event/{event}"
    assert ask(f"/event/{str(event)[:10]}").headers["location"] == f"/event/{event}"


def test_an_event_shows_each_value_with_who_vouches(ask: Ask, ledger: Ledger) -> None:
    (report, *_) = ledger.reports(type="transfer", status="occurred")
    page = unescape(ask(f"/event/{ledger.event_of(report.id)}").text)
    assert "Ministry of Transport" in page
    assert "What sources contradict" in page
    assert "<mark>Zambia received 40 buses from Türkiye on 3 May 2023</mark>" in page
    assert "80% confidence" in page


def test_of_many_reports_the_last_are_only_named(ask: Ask, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event, "SHOWN", 1)
    (denied, *_) = (e for e in ledger.events() if len(e.reports) == 2)
    page = ask(f"/event/{denied.id}").text
    assert page.count("<blockquote>") == 1
    assert all(f'<li id="{report}"' in page for report in denied.reports)


def test_an_article_marks_its_records_and_leads_to_them(ask: Ask, ledger: Ledger) -> None:
    (report, *_) = ledger.reports(type="transfer", status="occurred")
    page = unescape(ask(f"/article/{report.document}").text)
    assert f'id="{report.id}"' in page
    assert f"/event/{ledger.event_of(report.id)}" in page
    shown = re.sub(r"<[^>]+>", "", re.search(r'<div class="paragraph">(.*?)</p>', page, re.DOTALL)[1])  # type: ignore[index]
    assert shown.strip() == sample.FIRST.split("\n\n")[0]


def test_a_text_that_begins_with_its_title_shows_it_once(tmp_path: Path) -> None:
    text = "Fiji receives Laos\nThe president of Laos came on Monday."
    article = sample.document(text, outlet="Paper", published="2024-05", title="Fiji receives Laos")
    long = "Buy our paper. " * 60
    article = replace(article, dropped=(Dropped(long, "subscribe"),))
    with Ledger(made(tmp_path / "one.db", Reading(article)), as_is=True) as opened:
        page = unescape(get(create(opened), f"/article/{article.id}").text)
    main = page.partition("<main")[2]
    assert main.count("receives Laos") == 1 and "<h1" in main.partition("receives Laos")[0]
    assert long.strip() in page  # what was left out is there whole, on demand
    assert "May 2024" in page and "1 May 2024" not in page


def test_a_mark_leads_to_its_record_and_back(ask: Ask, ledger: Ledger) -> None:
    (article,) = ledger.documents(outlet="Lusaka Courier")
    page = unescape(ask(f"/article/{article.id}").text)
    said = [*ledger.reports(document=article.id), *ledger.attributes(document=article.id),
            *ledger.withheld(document=article.id)]  # fmt: skip
    for record in said:
        led = re.search(rf'id="{record.id}" href="([^"#]+)#([^"]+)"', page)
        assert led, record
        told = ask(led[1]).text
        assert f'id="{led[2]}"' in told
        assert f"/article/{article.id}#{record.id}" in told
        assert f'href="#{record.id}"' in page  # from the margin to the words


def test_every_page_says_what_reading_can_not_do(ask: Ask) -> None:
    for address in START:
        page = ask(address).text
        assert "Read by a program" in page
        assert 'href="/about"' in page
    assert "1 article" in ask("/about").text  # in Spanish


def test_an_encounter_counts_what_it_leads_to(ask: Ask, ledger: Ledger) -> None:
    (zambia,) = ledger.entities_named("Zambia")
    (ministry,) = ledger.entities_named("Ministry of Transport")
    assert "0 happenings" in ask(f"/entity/{zambia}/with/{ministry}").text
    assert ask(f"/entity/{zambia}/with/ent_0000").status == 404


def test_articles_are_narrowed_by_their_address(ask: Ask) -> None:
    for asked_for, number in (("", 3), ("?outlet=courier", 1), ("?state=Zambia", 2), ("?q=buses", 2), ("?about=bus", 1),
                              ("?reading=unread", 1), ("?since=2023-06", 1), ("?until=2023-05", 1)):  # fmt: skip
        page = ask(f"/articles{asked_for}").text
        assert page.count('href="/article/') == number, asked_for
    assert ask("/articles?reading=maybe").status == 400


def test_an_entity_has_its_spellings_claims_and_happenings(ask: Ask, ledger: Ledger) -> None:
    (zambia,) = ledger.entities_named("Zambia")
    page = unescape(ask(f"/entity/{zambia}").text)
    assert "Republic of Zambia" in page
    assert "/pair/TUR/ZMB" in page
    (mwila,) = ledger.entities_named("Mwila")
    assert re.search(r'<th scope="row">4 May 2023</th>\s*<td>Minister', ask(f"/entity/{mwila}").text)
    (bus,) = ledger.entities_named("bus")
    assert "up to 60 passengers" in ask(f"/entity/{bus}").text


@pytest.mark.parametrize(
    ("asked_for", "found"),
    [("q=buses", True), ("q=Mvila", True), ("q=nothingatall", False), ("state=Zambia&status=negated", True)],
)
def test_search_finds_words_names_and_near_names(ask: Ask, asked_for: str, found: bool) -> None:
    page = ask(f"/search?{asked_for}").text
    assert ("/event/" in page or "/entity/" in page) is found


@pytest.mark.parametrize(
    ("asked_for", "number"),
    [
        ("", 3), ("?state=Zambia&state=Turkey", 2), ("?type=agreement", 1), ("?status=negated", 1),
        ("?status=planned", 0),
        ("?since=2023-06", 1), ("?until=2023-05", 2), ("?outlet=Bosphorus+Wire", 2), ("?about=Mwila", 1),
        ("?q=memorandum", 1), ("?q=memorandum&outlet=Lusaka+Courier", 0),
        ("?type=transfer&status=occurred&state=Zambia&since=2023-05&outlet=Lusaka+Courier", 1),
    ],
)  # fmt: skip
def test_every_filter_of_the_search_works_by_its_address(ask: Ask, asked_for: str, number: int) -> None:
    page = ask(f"/search{asked_for}").text
    assert f'<h2 id="found"><span data-listed="{number}">{number} happening' in page
    assert len(set(re.findall(r'href="(/event/evt_\w+)"', page))) == number


def test_a_list_is_turned_with_what_it_was_narrowed_to(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked.window, "__defaults__", (1,))
    for address in ("/pair/TUR/ZMB?since=2023", "/outlets"):
        found = re.search(r'rel="next" href="([^"]+)"', ask(address).text)
        assert found, address
        following = unescape(found[1])
        assert following.startswith(address)
        assert 'rel="prev"' in ask(following).text


def test_pages_of_a_list_are_cut_where_told() -> None:
    shown = asked.window(list(range(120)), 3)
    assert (shown.first, shown.shown, shown.pages) == (101, list(range(100, 120)), 3)
