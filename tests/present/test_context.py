"""A quote in its sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Document
from communique.present.context import REACH, Context, context

TEXT = (
    "OSLO. The minister arrived on Monday. She met her host, who said “We agree.” Then they dined.\n\n"
    "A second paragraph: the talks\nwent on."
)


def around(text: str, words: str) -> Context:
    document = Document(id="doc_1", sha256="", text=text)
    start = text.index(words)
    return context(document, document.evidence(start, start + len(words)))


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("met her host", "She ", ", who said “We agree.”"),
        ("We agree.", "She met her host, who said “", "”"),
        ("they dined.", "Then ", ""),
        ("the talks\nwent on", "A second paragraph: ", "."),
        ("arrived on Monday. She met", "The minister ", " her host, who said “We agree.”"),
    ],
)
def test_the_sentence_around(words: str, before: str, after: str) -> None:
    assert around(TEXT, words) == Context(before, " ".join(words.split()), after)


def test_a_long_sentence_is_cut() -> None:
    text = "word " * 200 + "HERE " + "word " * 200
    found = around(text, "HERE")
    assert found.before.startswith("… ") and found.after.endswith(" …")
    assert len(found.before) <= REACH + 2 and len(found.after) <= REACH + 2


@given(st.text(min_size=1), st.data())
def test_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    document = Document(id="doc_1", sha256="", text=text)
    found = context(document, document.evidence(start, end))
    assert found.quote == " ".join(text[start:end].split())
