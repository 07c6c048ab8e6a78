"""What was not said: every way of saying so, and what only looks like it."""

from pathlib import Path

import pytest
import yaml

from communique.model import Document, Report, Withheld, document_id, sha256
from communique.read import sources, withheld
from communique.read.parse import parse
from communique.read.scene import LocalEntity, Mention, Scene
from communique.read.silences import silences

CASES = yaml.safe_load(Path(__file__).with_name("withheld_cases.yaml").read_text("utf-8"))


def scene(text: str) -> Scene:
    document = Document(id=document_id(text, outlet=None, url=None, path=None), sha256=sha256(text), text=text)
    return Scene(document, parse(text))


def notes(text: str, *reports: Report) -> list[Withheld]:
    made = scene(text)
    return withheld.find(made, sources.find(made), reports)


@pytest.mark.parametrize(("text", "what"), CASES["withheld"].items())
def test_withheld(text: str, what: list[str]) -> None:
    found = notes(text)
    assert [note.what for note in found] == what
    for note in found:
        (evidence,) = note.evidence
        assert evidence.quote == text[evidence.start : evidence.end]
        assert note.attribution


@pytest.mark.parametrize("text", CASES["nothing"])
def test_nothing_is_withheld(text: str) -> None:
    assert not [s for sentence in parse(text) for s in silences(sentence)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Oslo sent tanks, but Warsaw did not say why it needed them, and the talks went on.",
            "Warsaw did not say why it needed them",
        ),
        (
            "His trip, which was not announced beforehand, came after a storm.",
            "His trip, which was not announced beforehand",
        ),
        ("They met for an hour. No details were given.", "No details were given"),
        ("The minister flew home without saying how much it cost.", "without saying how much it cost"),
    ],
)
def test_evidence_is_the_clause(text: str, quote: str) -> None:
    (note,) = notes(text)
    assert note.evidence[0].quote == quote


def report(text: str, part: str) -> Report:
    start = text.index(part)
    document = Document(id="doc_1", sha256="", text=text)
    return Report(
        id=f"rep_{part}", document="doc_1", type="visit", status="occurred", attribution=(),
        evidence=(document.evidence(start, start + len(part)),),
    )  # fmt: skip


def test_about_is_the_report_that_overlaps_then_the_nearest_then_the_last_before() -> None:
    text = (
        "The king flew to Doha. The queen's trip, which was not announced beforehand, took her to Rabat. "
        "No details were given."
    )
    king, queen = report(text, "The king flew to Doha"), report(text, "The queen's trip")
    found = notes(text, king, queen)
    assert [n.about for n in found] == [queen.id, queen.id]
    assert [n.about for n in notes(text, king)] == [king.id, king.id]
    assert [n.about for n in notes(text)] == [None, None]


def test_by_is_the_entity_that_keeps_silent() -> None:
    made = scene("Doha did not disclose the price. No reason was given.")
    first = made.sentences[0]
    entity = LocalEntity("state", "Qatar", "QAT")
    made.add(Mention(first, first.span[0], first.span[0], first.span[0], "state", "name", [entity], "QAT"))
    found = withheld.find(made, sources.find(made), [])
    assert [n.by for n in found] == [entity.id_in(made.document), None]


def test_undisclosed_tells_of_content_only() -> None:
    assert withheld.undisclosed(parse("They signed a pact whose text was not published.")[0])
    assert not withheld.undisclosed(parse("They signed a pact for an undisclosed sum.")[0])
    assert not withheld.undisclosed(parse("They signed a pact on fishing.")[0])
