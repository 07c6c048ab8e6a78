"""What pages share in their heads and their style: previews of links, the place in the menu, the typeface."""

import re
from html import unescape
from pathlib import Path

import pytest

from communique.web.site import static
from tests.web.conftest import Ask

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("/", "/search", "/conflicts", "/withheld", "/deals", "/outlets", "/articles", "/map", "/network", "/calendar",
         "/data", "/pair/ZMB/TUR", "/pair/TUR/ZMB/brief")  # fmt: skip

SHARED = {"charted": "map", "counted": "outlet", "entity": "person"}
"""Templates that several kinds of page share, with one of these kinds."""


def told(page: str, name: str) -> str:
    """What the head says under a name; fails where it says nothing or says it twice."""
    (found,) = re.findall(rf'<meta (?:property|name)="{name}" content="([^"]+)">', page)
    return unescape(found)


@pytest.mark.parametrize("address", PAGES)
def test_a_link_to_a_page_has_a_preview_that_asks_nobody(ask: Ask, address: str) -> None:
    page = ask(address).text
    head = page.partition("</head>")[0]
    assert told(page, "og:site_name") == "Communiqué"
    title = re.findall("<title>(.*?) · Communiqué</title>", head)
    assert [told(page, "og:title")] == [unescape(t) for t in title]
    assert told(page, "og:description") == told(page, "description")
    assert told(page, "og:type") == ("article" if address.endswith("brief") else "website")
    assert "://" not in head


def test_previews_of_pages_differ(ask: Ask) -> None:
    pages = [ask(address).text for address in PAGES]
    assert len({told(page, "og:title") for page in pages}) == len(PAGES)
    assert len({told(page, "og:description") for page in pages}) == len(PAGES)


@pytest.mark.parametrize("address", PAGES[:11])
def test_the_menu_says_where_one_is(ask: Ask, address: str) -> None:
    page = ask(address).text
    here = re.findall(r'<a href="([^"]+)" aria-current="page">', page)
    assert here == ([] if address == "/articles" else [address])


def test_no_attribute_loses_its_quotes(ask: Ask) -> None:
    for address in (*PAGES, "/new", "/new/conflicts", "/pair/ZMB/TUR?since=2023&until=2023", "/withheld?what=price"):
        assert "=&" not in ask(address).text, address  # a quotation mark escaped where it should open a value


def test_all_that_the_style_names_is_served(ask: Ask) -> None:
    named = re.findall(r"url\(([^)]+)\)", static("style.css").decode())
    assert named
    for name in named:
        answer = ask(f"/{name}")
        assert (answer.status, answer.headers["content-type"], answer.body[:4]) == (200, "font/woff2", b"wOF2"), name
    assert "SIL OPEN FONT LICENSE" in ask("/serif-LICENSE.txt").text


def test_every_page_says_what_reading_cannot_do(ask: Ask) -> None:
    for address in (*PAGES, "/nowhere"):
        assert "does not tell true from false" in ask(address).text


def test_two_states_without_dealings_are_led_on(ask: Ask) -> None:
    page = ask("/pair/LAO/FJI").text
    assert 'href="/search?state=LAO"' in page
    assert 'href="/search?state=FJI"' in page


def test_languages_and_shades_are_told_in_words(ask: Ask) -> None:
    assert "not read (Spanish)" in ask("/articles").text
    assert "(es)" not in ask("/articles").text
    assert "Spanish" in ask("/about").text
    steps = re.findall(r'<span class="step"><span></span> ([^<]+)</span>', ask("/map").text)
    assert steps and steps[-1].endswith("or more")


def test_two_states_begin_with_how_much_there_is_and_end_with_what_it_rests_on(ask: Ask) -> None:
    page = ask("/pair/TUR/ZMB").text
    assert page.index("happenings</a> between the two") < page.index('id="rests"') < page.index('id="sources"')


def test_articles_are_as_many_as_the_heading_says(ask: Ask) -> None:
    page = ask("/articles").text
    listed = page.count('<li><a href="/article/')
    assert listed > 1
    assert f"{listed} articles</span></h2>" in page


def test_every_picture_of_a_page_is_shown_and_all_are_small() -> None:
    shown = re.findall(r"\]\((images/pages/[^)]+)\)", (DOCS / "pages.md").read_text(encoding="utf-8"))
    there = sorted(str(p.relative_to(DOCS).as_posix()) for p in (DOCS / "images" / "pages").iterdir())
    assert sorted(shown) == there
    assert sum((DOCS / name).stat().st_size for name in there) < 3_000_000


def test_every_kind_of_page_is_pictured() -> None:
    templates = (DOCS.parent / "src" / "communique" / "web" / "templates").glob("*.html")
    kinds = {one.stem for one in templates if one.read_text(encoding="utf-8").startswith("{% extends")}
    assert len(kinds) > 15
    for kind in kinds:
        assert (DOCS / "images" / "pages" / f"{SHARED.get(kind, kind)}.webp").exists(), kind
