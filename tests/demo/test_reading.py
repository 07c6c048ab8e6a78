"""The demo's articles read, against what a careful coder records in them: floors, which only rise."""

from functools import cache
from pathlib import Path

import pytest

from communique.demo import articles
from communique.ingest import ingest
from communique.model import Attribute, Document, Evidence, Link, Participant, Reading, Report, Withheld
from communique.read.reader import LANGUAGES, read_document
from tests.demo.corpus import expected
from tests.demo.reading import Coded, Found, compare, together

FLOORS = {"precision": 0.80, "recall": 0.62, "f1": 0.70}
ON_FOUND = {"kind": 0.94, "stage": 0.95, "status": 0.95, "when": 0.94}


@cache
def readings() -> dict[str, Reading]:
    """A reading of each article, by stem."""
    with articles() as folder:
        documents = [one for one in ingest([str(folder)]) if isinstance(one, Document)]
    return {Path(str(document.path)).stem: read_document(document) for document in documents}


@cache
def compared() -> Found:
    """All articles in a language that is read."""
    of = {stem: coded for stem, coded in expected().items() if coded.get("language", "en") in LANGUAGES}
    return together(compare(coded["reports"], readings()[stem]) for stem, coded in of.items())


@pytest.mark.slow
@pytest.mark.parametrize("measure", FLOORS)
def test_reports_found(measure: str) -> None:
    assert getattr(compared(), measure) >= FLOORS[measure]


@pytest.mark.slow
@pytest.mark.parametrize("field", ON_FOUND)
def test_fields_of_those_found(field: str) -> None:
    assert compared().share(field) >= ON_FOUND[field]


def test_an_article_without_a_dealing_yields_none() -> None:
    assert readings()["harbour-herald-market-hall"].reports == ()


def test_evidence_is_verbatim() -> None:
    for reading in readings().values():
        claims: list[Report | Attribute | Withheld] = [*reading.reports, *reading.attributes, *reading.withheld]
        for evidence in (e for claim in claims for e in claim.evidence):
            assert reading.document.text[evidence.start : evidence.end] == evidence.quote


def test_a_language_that_is_not_read_is_kept_unread() -> None:
    unread = {stem for stem, reading in readings().items() if reading.document.state == "unread"}
    assert unread == {stem for stem, coded in expected().items() if coded.get("language", "en") not in LANGUAGES}


TEXT = "Fiji sold boats to Samoa. Tonga praised Fiji."


def told(type_: str, start: int, end: int, country: str) -> Report:
    evidence = Evidence("doc_1", start, end, TEXT[start:end])
    outlet, actor = Link(None, "(outlet)", "published"), Participant(None, country, "supplier", country)
    return Report(
        id=f"rep_{start}", document="doc_1", type=type_, status="occurred", attribution=(outlet,),
        evidence=(evidence,), participants=(actor,),
    )  # fmt: skip


def compare_with(*reports: Report) -> Found:
    coded: list[Coded] = [
        {"type": "transfer", "status": "occurred", "states": ["FJI", "WSM"], "quote": "Fiji sold boats to Samoa"},
        {"type": "statement", "status": "ongoing", "states": [], "quote": "Tonga praised Fiji", "optional": True},
    ]
    document = Document(id="doc_1", sha256="", text=TEXT)
    return compare(coded, Reading(document=document, reports=reports))


def test_the_comparison_pairs_by_type_words_and_states() -> None:
    right = compare_with(told("transfer", 0, 25, "FJI"), told("statement", 26, 45, "TON"))
    assert (right.precision, right.recall) == (1.0, 1.0)
    assert right.share("status") == 0.5


@pytest.mark.parametrize(
    "wrong", [told("visit", 0, 25, "FJI"), told("transfer", 0, 9, "FJI"), told("transfer", 0, 25, "TON")]
)
def test_the_comparison_pairs_nothing_else(wrong: Report) -> None:
    found = compare_with(wrong)
    assert (found.precision, found.recall) == (0.0, 0.0)


def test_what_is_optional_is_not_asked_for() -> None:
    assert compare_with(told("transfer", 0, 25, "FJI")).recall == 1.0
