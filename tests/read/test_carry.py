"""Dates carried from a visit or a meeting to what happened on it."""

import pytest

from communique.model import Document
from communique.read.carry import Happening, carried
from communique.read.parse import parse
from communique.read.scene import LocalEntity, Scene
from communique.read.when import when

PREMIER, KING, ENVOY = (LocalEntity("person", name) for name in ("premier", "king", "envoy"))

Row = tuple[str, str, str, set[LocalEntity], set[str]]


def run(text: str, rows: list[Row]) -> list[str | None]:
    scene = Scene(Document(id="doc_test", sha256="", text=text, published="2024-07-04"), parse(text))
    made = []
    for word, type_, status, people, countries in rows:
        sentence, cue = next((s, t) for s in scene.sentences for t in s if t.text == word)
        own = when(scene, sentence, cue, status=status)
        made.append(Happening(sentence, cue, type_, status, own, frozenset(people), frozenset(countries)))
    return [w.edtf for w in carried(scene, made)]


BOTH = {"KEN", "NOR"}
PRAISE: Row = ("praised", "statement", "occurred", {PREMIER}, BOTH)
MET: Row = ("met", "meeting", "occurred", {PREMIER, KING}, BOTH)


@pytest.mark.parametrize(
    ("text", "later", "value"),
    [
        ("The premier met the king today. He praised Norway.", PRAISE, "2024-07-04"),
        (
            "The premier met the king today.\n\nA pact was signed.",
            ("signed", "agreement", "occurred", set(), BOTH), "2024-07-04",
        ),
        (
            "The premier met the king today. An envoy praised Chile.",
            ("praised", "statement", "occurred", {ENVOY}, {"CHL"}), None,
        ),
        ("The premier met the king today. He will visit Oslo.", ("visit", "visit", "planned", {PREMIER}, BOTH), None),
        (
            "The premier met the king today. He denied the sale.",
            ("denied", "statement", "negated", {PREMIER}, BOTH), None,
        ),
        ("The premier met the king today. In 2014 he lost. He praised Oslo.", PRAISE, None),
        ("He praised Norway. The premier met the king today.", PRAISE, None),
        ("The premier met the king last week. He praised Norway.", PRAISE, None),
        ("The premier met the king recently. He praised Norway.", PRAISE, None),
    ],
)  # fmt: skip
def test_a_date_is_carried_to_what_shares_its_people_or_sides(text: str, later: Row, value: str | None) -> None:
    assert run(text, [MET, later])[1] == value


def test_a_visit_named_again_has_its_date_even_past_another() -> None:
    text = "The premier began a visit to Oslo on 3 June. In 2014 he was jailed. The visit pleased the king."
    rows: list[Row] = [
        ("visit", "visit", "occurred", {PREMIER}, BOTH),
        ("pleased", "statement", "occurred", {PREMIER}, BOTH),
    ]
    first, second = run(text, rows)
    assert first == "2024-06-03"
    assert second is None  # another date stands between, and what pleased is not said to be on the visit
    rows[1] = ("visit", "visit", "occurred", {PREMIER}, BOTH)
    assert run(text.replace("a visit", "a journey"), [("journey", *rows[0][1:]), rows[1]])[1] == "2024-06-03"


def test_the_last_day_of_a_visit_is_not_the_day_of_all_that_happened_on_it() -> None:
    text = "The premier concluded a visit to Oslo on 3 June. The premier met the king."
    rows: list[Row] = [("visit", "visit", "occurred", {PREMIER}, BOTH), ("met", "meeting", "occurred", {PREMIER}, BOTH)]
    assert run(text, rows)[1] is None
    assert run(text.replace("concluded", "paid"), rows)[1] == "2024-06-03"


def test_the_visit_of_another_person_is_another_visit() -> None:
    text = "The envoy's trip to Oslo came in July 2014. The visit of the premier ends today's tour."
    rows: list[Row] = [("trip", "visit", "occurred", {ENVOY}, BOTH), ("visit", "visit", "occurred", {PREMIER}, BOTH)]
    assert run(text, rows) == ["2014-07", None]


def test_order_of_the_given_does_not_matter() -> None:
    text = "The premier met the king today. He praised Norway."
    later: Row = ("praised", "statement", "occurred", {PREMIER}, BOTH)
    assert run(text, [later, MET]) == ["2024-07-04", "2024-07-04"]
