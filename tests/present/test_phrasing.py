"""Prose: lists, plurals, quotes."""

import pytest

from communique.present.phrasing import Phrase, a, listed, plural, quoted, shared, the, together


def test_lists() -> None:
    assert [listed(["x"]), listed(["x", "y"]), listed(["x", "y", "z"]), listed([])] == [
        "x",
        "x and y",
        "x, y and z",
        "",
    ]
    assert together([]) is None
    assert together([Phrase("Fiji"), Phrase("Fiji")]) == Phrase("Fiji")
    assert together([Phrase("Fiji"), Phrase("Laos")]) == Phrase("Fiji and Laos", True)


@pytest.mark.parametrize(
    ("noun", "many"),
    [("Fijian colleagues", True), ("two officials of the ministry", True), ("the navy", False), ("Sever Works", False),
     ("press", False), ("head of the services", False), ("", False)],
)  # fmt: skip
def test_plural(noun: str, many: bool) -> None:
    assert plural(noun) is many


def test_articles() -> None:
    assert [a("accord"), a("plan"), a("eight plans"), a("the plan")] == [
        "an accord",
        "a plan",
        "eight plans",
        "the plan",
    ]
    assert [the("ministry"), the("two officials")] == ["the ministry", "two officials"]


@pytest.mark.parametrize(
    ("evidence", "inner", "expected"),
    [
        ("He called it “a bridge between two seas” on Monday", True, "“a bridge between two seas”"),
        ("He called it “a bridge between two seas” on Monday", False,
         "“He called it ‘a bridge between two seas’ on Monday”"),
        ('We were never so close as now," she said', True, "“We were never so close as now”"),
        ('She said: "We were never so close as', True, "“We were never so close as”"),
        ("vowed “close friendship", True, "“vowed ‘close friendship’”"),
        ("a\nline  broken", True, "“a line broken”"),
    ],
)  # fmt: skip
def test_quotes_are_exact_and_whole(evidence: str, inner: bool, expected: str) -> None:
    assert quoted([evidence], inner=inner) == expected


def test_a_long_quote_is_cut_between_words() -> None:
    said = quoted(["seven words that go on and on, " * 20])
    assert len(said) < 190
    assert said.endswith(" …”")


def test_shared_beginning() -> None:
    assert shared(["Ana praised Laos", "Ana prayed"]) == "Ana "
    assert shared(["x", "y"]) == ""
    assert shared([]) == ""
