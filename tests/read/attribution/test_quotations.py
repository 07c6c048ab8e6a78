"""Quotation marks of every kind, over sentences and paragraphs, well and badly closed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.read.attribution.quotations import Quoted, quotations


def found(text: str) -> list[str]:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    return ["|".join(text[a:b] for a, b in q.pieces) for q in quotations(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He said “come here” twice.", ["“come here”"]),
        ('He said "come here" twice.', ['"come here"']),
        ("Er sagte „komm her“ zweimal.", ["„komm her“"]),
        ("Il dit «viens ici» encore.", ["«viens ici»"]),
        ("He said ''come here'' twice.", ["''come here''"]),
        ("He said 'come here' twice.", ["'come here'"]),
        ("The ministers' plan and the king's ship.", []),
        ("It's the '90s again.", []),
        ('"One." Then "two."', ['"One."', '"two."']),
        ("“One ‘two’ three.”", ["“One ‘two’ three.”"]),
        ("“One.\n“Two.”\nThree.", ["“One.|“Two.”"]),
        ('"One.\n"Two.\n"Three."', ['"One.|"Two.|"Three."']),
        ("“One.\nTwo.”\nThree.", ["“One."]),
        ("No marks at all.", []),
        ('A pipe of 5" width and nothing more.', []),
        ("", []),
    ],
)
def test_quotations(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted


def test_share() -> None:
    text = "He said “come here” twice."
    quoted = Quoted(quotations(text, [(0, len(text))]))
    assert quoted.share(9, 13) == 1.0
    assert quoted.share(0, 7) == 0.0
    assert quoted.share(5, 5) == 0.0
    assert quoted.around(9, 13) == (8, 19)
    assert quoted.around(9, 25) is None


@given(st.text(alphabet="ab “”\"'‘’«»„.\n", max_size=60))
def test_pieces_are_ordered_and_apart(text: str) -> None:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    pieces = [p for q in quotations(text, paragraphs) for p in q.pieces]
    assert all(0 <= a < b <= len(text) for a, b in pieces)
    assert all(a[1] <= b[0] for a, b in pairwise(pieces))
