"""Charts at addresses of their own: what a page says of one is what is drawn."""

import gzip
import json
import re

import pytest

from communique.web.periods import LATEST
from tests.web.conftest import Ask

CHARTS = ("/pair/TUR/ZMB/timeline", "/map", "/network", "/calendar")
PAGES = ("/pair/TUR/ZMB", "/map", "/network", "/calendar")


@pytest.mark.parametrize(("page", "chart"), list(zip(PAGES, CHARTS, strict=True)))
def test_a_page_keeps_the_room_that_its_drawing_takes(ask: Ask, page: str, chart: str) -> None:
    told = re.findall(r'<svg viewBox="0 0 (\d+) (\d+)"[^>]*></svg><object [^>]*data="([^"]+)"', ask(page).text)
    assert [address for _, _, address in told] == [f"{chart}.wide.svg", f"{chart}.narrow.svg"]
    for width, height, address in told:
        answer = ask(address)
        assert answer.headers["content-type"] == "image/svg+xml"
        assert f'width="{width}" height="{height}"' in answer.text
        assert answer.text.startswith("<?xml")


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_is_had_as_file_and_as_what_it_is_drawn_from(ask: Ask, chart: str) -> None:
    assert ask(f"{chart}.png").body.startswith(b"\x89PNG")
    kept = ask(f"{chart}.svg")
    assert "var(--" not in kept.text  # a file has its colours in it
    assert kept.headers["content-disposition"].startswith("attachment")
    told = json.loads(ask(f"{chart}.json?width=700").text)
    assert told["width"] + told["padding"]["left"] + told["padding"]["right"] == 700
    assert ask(f"{chart}.gif").status == 404
    assert ask(f"{chart}.json?width=9000").status == 422


def test_marks_lead_the_whole_page_on(ask: Ask) -> None:
    drawn = ask("/pair/TUR/ZMB/timeline.wide.svg").text
    found = re.findall(r'<a target="_top" href="(/event/[^"]+)"', drawn)
    assert found
    assert ask(found[0]).status == 200


def test_a_chart_is_narrowed_as_its_page_is(ask: Ask) -> None:
    page = ask("/pair/TUR/ZMB?type=transfer").text
    address = re.search(r'data="([^"]+wide[^"]+)"', page)[1]  # type: ignore[index]
    assert address.endswith("?type=transfer")
    assert 'href="/event/' in ask(address).text
    assert 'href="/event/' not in ask(address.replace("transfer", "visit")).text


def test_spans_of_time_count_what_they_lead_to(ask: Ask) -> None:
    page = ask("/pair/TUR/ZMB?since=2023&until=2023").text
    line = re.search(r'<p class="years">(.*?)</p>', page, re.DOTALL)[1]  # type: ignore[index]
    found = re.findall(r'href="([^"]+)"[^>]*?( aria-current="true")?>([^<]+) <small>(\d+)', line)
    assert [name for _, shown, name, _ in found if shown] == ["2023"]
    assert any(name.startswith(f"the {LATEST} days to ") for _, _, name, _ in found)
    assert any(name == "May 2023" for _, _, name, _ in found)
    for address, _, name, number in found:
        if name in ("all", "2023"):
            told = ask(address.replace("&amp;", "&")).text
            assert f"{number} happening" in told or f"of {number} happening" in told, name


def test_what_zooms_charts_is_packed_for_who_unpacks_it(ask: Ask) -> None:
    packed, plain = ask("/vega.js", **{"accept-encoding": "gzip, br"}), ask("/vega.js")
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert gzip.decompress(packed.body) == plain.body
    assert b"vegaEmbed" in plain.body and len(packed.body) < len(plain.body) / 2
