"""The brief as a page and as files."""

import json

import pytest

from communique.errors import InputError
from communique.web import paper
from tests.web.conftest import Ask


@pytest.fixture(scope="module")
def pango() -> None:
    """What draws PDF, or a skip that says what is lacking."""
    try:
        paper.pdf("<p>words</p>")
    except InputError as lacking:
        pytest.skip(str(lacking))


def test_a_brief_is_a_page_with_numbered_notes(ask: Ask) -> None:
    page = ask("/pair/ZMB/TUR/brief").text
    assert 'href="#c1"' in page
    assert 'id="c1"' in page


@pytest.mark.parametrize(
    ("ending", "media", "begins"),
    [
        ("word.html", "text/html", "<!doctype html>"), ("md", "text/markdown", "# Zambia and Turkey"),
        ("csl.json", "application/json", "["), ("bib", "application/x-bibtex", "@article{doc_"),
        ("ris", "application/x-research-info-systems", "TY  - NEWS"),
    ],
)  # fmt: skip
def test_a_brief_as_a_file(ask: Ask, ending: str, media: str, begins: str) -> None:
    answer = ask(f"/pair/ZMB/TUR/brief.{ending}")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith(media)
    assert answer.headers["content-disposition"] == f'attachment; filename="ZMB-TUR.{ending}"'
    assert answer.text.lstrip().startswith(begins)
    assert "/tmp/" not in answer.text


def test_notes_are_numbered_alike_in_every_format(ask: Ask) -> None:
    html, md = (ask(f"/pair/ZMB/TUR/brief.{ending}").text for ending in ("word.html", "md"))
    assert html.count('<li id="n') == md.count("\n[^") > 2


def test_what_is_cited_is_what_managers_get(ask: Ask) -> None:
    items = json.loads(ask("/pair/ZMB/TUR/brief.csl.json").text)
    assert {i["container-title"] for i in items} == {"Lusaka Courier", "Bosphorus Wire"}
    assert {tuple(i["issued"]["date-parts"][0]) for i in items} == {(2023, 5, 4), (2023, 6)}


@pytest.mark.slow
@pytest.mark.usefixtures("pango")
def test_a_brief_on_paper(ask: Ask) -> None:
    assert ask("/pair/ZMB/TUR/brief.pdf").body.startswith(b"%PDF")


@pytest.mark.slow
@pytest.mark.usefixtures("pango")
def test_paper_fetches_nothing() -> None:
    made = paper.pdf('<p>words</p><img src="file:///etc/passwd"><img src="http://127.0.0.1:9/x.png">')
    assert made.startswith(b"%PDF")


def test_hostile_articles_break_out_of_no_format(attacked: Ask) -> None:
    html = attacked("/pair/LAO/FJI/brief.word.html").text
    assert "<script" not in html
    assert "<img" not in html
    bib = attacked("/pair/LAO/FJI/brief.bib").text
    assert bib.count("{") - bib.count(r"\{") == bib.count("}") - bib.count(r"\}")
    assert "javascript:" not in bib + attacked("/pair/LAO/FJI/brief.ris").text
    (item,) = json.loads(attacked("/pair/LAO/FJI/brief.csl.json").text)
    assert "URL" not in item
