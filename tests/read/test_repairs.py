"""Parses repaired: who thanks, who reports, whose subject a name is."""

import pytest

from communique.read.parse import parse


def arcs(text: str) -> set[tuple[str, str, str]]:
    return {(t.text, t.dep_, t.head.text) for s in parse(text) for t in s}


@pytest.mark.parametrize(
    ("text", "arc"),
    [
        ("The minister said that Kenya will send troops and thanked Japan for its help.", ("thanked", "conj", "said")),
        ("He said that Iran fired a missile and threatened Japan.", ("threatened", "conj", "fired")),
        (
            "Kenya met Peru and Chad announced a visit.",
            ("Chad", "nsubj", "announced"),
        ),
        ("Kenya bought tanks from Peru and Chad and sold them.", ("Chad", "conj", "Peru")),
    ],
)
def test_what_hangs_on_what(text: str, arc: tuple[str, str, str]) -> None:
    assert arc in arcs(text)


def test_goods_do_not_report() -> None:
    text = (
        "Serbia has offered to sell Algeria 36 Vihor rocket launchers, the Belgrade daily Hronika reported at the "
        "weekend, quoting unnamed defence ministry officials."
    )
    assert ("launchers", "dobj", "sell") in arcs(text)
    assert ("Hronika", "nsubj", "reported") in arcs(text)
