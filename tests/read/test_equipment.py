"""Named equipment and vessels: what is found, what it is called, and what is none."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from communique.read import arms, equipment
from communique.read.models import family
from communique.read.parse import parse
from tests.examples import examples

CASES = yaml.safe_load(Path(__file__).with_name("equipment_cases.yaml").read_text("utf-8"))


def names(text: str) -> list[str]:
    return [f"{c.kind} {c.name}" + (f"/{c.country}" if c.country else "") for c in equipment.find(parse(text))]


@pytest.mark.parametrize(("text", "expected"), CASES["named"].items())
def test_named(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", CASES["nothing"])
def test_no_name(text: str) -> None:
    assert names(text) == []


def test_a_later_bare_mention_is_the_same() -> None:
    assert (
        names("They bought Vulpe launchers.\n\nThe Vulpe is cheap. Two Vulpes were shown.") == ["equipment Vulpe"] * 3
    )


def test_a_variant_is_its_family() -> None:
    assert names("Vulpe-M missiles were shown. The Vulpe launcher is older.") == ["equipment Vulpe"] * 2


def test_a_ship_without_its_prefix_is_the_same() -> None:
    assert names("The KRI Damar called at Suva. The Damar left on Monday.") == ["vessel KRI Damar"] * 2


def test_a_makers_name_with_an_article_is_its_machine() -> None:
    text = (
        "They saw the Buzzard gyrocopter of the Polish company Wirnik. The Wirnik - a small aircraft - has two seats."
    )
    assert names(text) == ["equipment Buzzard"] * 2


def test_one_who_speaks_is_no_machine() -> None:
    assert names("Azov tanks burned. Azov said it would fight on.") == []


def test_a_headline_names_by_shape_only() -> None:
    assert names("Peru Buys Old Tanks And Trucks") == []
    assert names("Peru Buys Su-25 Jets From Minsk") == ["equipment Su-25"]


def test_places() -> None:
    text = "Ghana ordered six Vulpe-M missile launchers."
    (found,) = equipment.find(parse(text))
    start, end = found.sentence.offsets(found.first, found.last)
    assert text[start:end] == "Vulpe-M"
    assert found.head.text == "launchers"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Polonez-M", "Polonez"), ("T-72B3", "T-72"), ("F-16s", "F-16"), ("F-16V", "F-16"),
        ("MiG-29SMT", "MiG-29"), ("Tor-M2E", "Tor"),
        ("Yak-130", "Yak-130"), ("Taurus", "Taurus"), ("Kilo-class", "Kilo"),
        ("F-16 Block 70", "F-16"), ("Leopard 2", "Leopard 2"), ("VR-12", "VR-12"),
    ],
)  # fmt: skip
def test_family(printed: str, name: str) -> None:
    assert family(printed) == name


@examples(30)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_any_text_can_be_searched(text: str) -> None:
    for c in equipment.find(parse(text)):
        start, end = c.sentence.offsets(c.first, c.last)
        assert 0 <= start < end <= len(text)


def test_arms_need_no_name() -> None:
    text = "Rebels fired rockets at an armoured vehicle while two Mirage jets and a heavy machine gun answered."
    sentences = parse(text)
    found = arms.generic(sentences, equipment.find(sentences))
    spans = [a.sentence.offsets(a.first, a.last) for a in found]
    assert [(text[a:b], f.type) for (a, b), f in zip(spans, found, strict=True)] == [
        ("rockets", "weapon"), ("armoured vehicle", "platform"), ("Mirage jets", "platform"),
        ("heavy machine gun", "weapon"),
    ]  # fmt: skip


def test_a_vehicle_is_no_arm_by_itself() -> None:
    assert arms.generic(parse("A vehicle brought the minister.")) == []
