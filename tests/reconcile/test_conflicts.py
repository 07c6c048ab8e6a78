"""What cannot both hold is a conflict; what can is none."""

from typing import Any

import pytest

from communique.reconcile.properties import numbers, quantities
from tests.reconcile.world import Article, Made

DEAL = "supplier=Portugal@PRT, recipient=Czechia@CZE"
TALKS = "party=Ana Silva@PRT, party=Jan Novak@CZE"


def article(outlet: str, published: str = "2024-03-06") -> Article:
    made = Article(outlet, published, text=f"As {outlet} was told.")  # two articles of the same text are copies
    made.person("Ana Silva", "PRT")
    made.person("Jan Novak", "CZE")
    for name, country in (("Portugal", "PRT"), ("Czechia", "CZE"), ("China", "CHN")):
        made.entity("state", name, country)
    for name, country in (("Lisbon", "PRT"), ("Prague", "CZE")):
        made.entity("place", name, country)
    made.entity("equipment", "Trovão", None, "Trovão-M")
    made.entity("company", "Sete Colinas Works", "PRT")
    made.entity("company", "Ludgerus Foundry")
    made.entity("company", "Tejo Engines", "PRT")
    made.entity("company", "Sete Colinas Engines", "PRT")
    return made


def claimed(one: tuple[Any, ...], other: tuple[Any, ...], source: str | None = None) -> list[tuple[str, str, set[Any]]]:
    a, b = article("Alpha Post"), article("Beta Times")
    chain = [source] if source else []
    a.claim("Trovão", *one, chain=chain)
    b.claim("Trovão", *other, chain=chain)
    return Made(a, b).conflicts()


def test_two_makers() -> None:
    assert claimed(("maker", "Sete Colinas Works"), ("maker", "China")) == [
        ("maker", "value", {"Sete Colinas Works", "China"})
    ]
    assert claimed(("maker", "Sete Colinas Works"), ("maker", "Ludgerus Foundry"))
    assert claimed(("maker", "Sete Colinas Works"), ("maker", "Tejo Engines"))  # of one state
    assert not claimed(("maker", "Sete Colinas Works"), ("maker", "Sete Colinas Engines"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("maker", "Sete Colinas Works"), ("maker", "Portugal")),
        (("maker", "Sete Colinas Works"), ("maker", "the Sete Colinas works of Portugal")),
        (("maker", "Sete Colinas Works"), ("maker", "a foundry")),
        (("range", 300, "km", "up_to"), ("range", 300, "km")),
        (("range", 300, "km"), ("range", 186, "[mi_i]")),
        (("range", 300, "km", "over"), ("range", 500, "km")),
        (("speed", 700, "km/h"), ("speed", 700, "{round}")),
        (("calibre", 301, "mm"), ("range", 120, "km")),
        (("operator", "Portugal"), ("operator", "China")),
    ],
)
def test_no_conflict(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert claimed(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("range", 300, "km"), ("range", 120, "km")),
        (("range", 300, "km", "up_to"), ("range", 500, "km", "up_to")),
        (("range", 300, "km"), ("range", 300, "[mi_i]")),
        (("calibre", 301, "mm"), ("calibre", 12.2, "cm")),
        (("origin", "China"), ("origin", "Portugal")),
    ],
)
def test_conflict(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert [(c[0], c[1]) for c in claimed(one, other)] == [(one[0], "value")]


def test_one_source_does_not_contradict_itself() -> None:
    assert claimed(("range", 300, "km"), ("range", 120, "km"), source="Ana Silva") == []


def test_a_variant_s_range_is_its_own() -> None:
    a, b = article("Alpha Post"), article("Beta Times")
    a.claim("Trovão", "range", 120, "km")
    b.entities["Trovão-M"] = b.entities.pop("Trovão")  # the name that the text has for it
    b.claim("Trovão-M", "range", 300, "km")
    assert Made(a, b).conflicts() == []


def test_a_thing_by_another_of_its_names_or_by_none_is_no_variant() -> None:
    a, b = article("Alpha Post"), article("Beta Times")
    for made in (a, b):
        made.entity("equipment", "Karaca", None, "Fasma Karaca")
    b.entities["Fasma Karaca"] = b.entities.pop("Karaca")
    a.claim("Karaca", "range", 120, "km")
    b.claim("Fasma Karaca", "range", 300, "km")
    assert [c[0] for c in Made(a, b).conflicts()] == ["range"]


def delivered(one: dict[str, Any], other: dict[str, Any]) -> list[tuple[str, str, set[Any]]]:
    a, b = article("Alpha Post"), article("Beta Times")
    x = a.report("transfer:delivery", "the Trovão was delivered", DEAL, **one)
    y = b.report("transfer:delivery", "so the Trovão arrived", DEAL, **other)
    made = Made(a, b)
    assert made.one(x, y)
    return made.conflicts()


def test_counts() -> None:
    def told(number: int, comparator: str | None = None) -> dict[str, Any]:
        return {"items": [("Trovão", number, None, comparator)], "when": "2024-03"}

    assert delivered(told(24), told(36)) == [("quantity", "value", {24, 36})]
    assert delivered(told(2), told(2, "over")) == []
    assert delivered(told(24), told(20, "over")) == []


def test_a_denial_is_a_conflict_of_its_own_kind() -> None:
    found = delivered({"items": [("Trovão", 12)]}, {"items": [("Trovão",)], "status": "negated"})
    assert found == [("status", "denial", {"occurred", "negated"})]


def test_days_that_differ() -> None:
    a, b = article("Alpha Post"), article("Beta Times")
    one = a.report("meeting", "Silva met Novak", TALKS, when="2024-03-04", where="Lisbon@PRT")
    other = b.report("meeting", "the two met", TALKS, when="2024-03-05", where="Lisbon@PRT")
    made = Made(a, b)
    assert made.one(one, other)
    assert made.conflicts() == [("when", "value", {"2024-03-04", "2024-03-05"})]


def test_dates_of_one_instrument_that_differ() -> None:
    parties = "party=Portugal@PRT, party=Czechia@CZE"
    a, b = article("Alpha Post"), article("Beta Times")
    for x, day in ((a, "2024-02-28"), (b, "2024-03-02")):
        x.report("agreement:signed", f"signed on {day}", parties, when=day, instrument="treaty on river ferries")
    assert Made(a, b).conflicts() == [("when", "value", {"2024-02-28", "2024-03-02"})]


def test_a_month_and_its_day_do_not_differ_nor_a_city_and_its_state() -> None:
    a, b = article("Alpha Post"), article("Beta Times")
    a.report("meeting", "Silva met Novak", TALKS, when="2024-03", where="Lisbon@PRT")
    b.report("meeting", "the two met", TALKS, when="2024-03-05", where="Portugal@PRT")
    assert Made(a, b).conflicts() == []


def test_places_that_differ_on_one_day() -> None:
    a, b = article("Alpha Post"), article("Beta Times")
    a.report("meeting", "Silva met Novak", TALKS, when="2024-03-05", where="Lisbon@PRT")
    b.report("meeting", "the two met", TALKS, when="2024-03-05", where="Prague@CZE")
    assert Made(a, b).conflicts() == [("where", "value", {"Lisbon", "Prague"})]


def test_an_exercise_at_two_places_with_as_many_soldiers_or_troops() -> None:
    parties = "party=Portugal@PRT, party=Czechia@CZE"
    a, b, c = article("Alpha Post"), article("Beta Times"), article("Gamma")
    one = a.report("cooperation/exercise", "soldiers drill in Lisbon", parties, when="2024-03-04", where="Lisbon@PRT",
                   items=[("soldiers", 400)])  # fmt: skip
    other = b.report("cooperation/exercise", "troops drill in Prague", parties, when="2024-03-04", where="Prague@CZE",
                     items=[("troops", 600)])  # fmt: skip
    c.report("cooperation/exercise", "a first group drilled", parties, when="2024-03-04", items=[("soldiers", 400)])
    made = Made(a, b, c)
    assert made.one(one, other)
    found = {(field, frozenset(values)) for field, _, values in made.conflicts()}
    assert found == {("where", frozenset({"Lisbon", "Prague"})), ("quantity", frozenset({400, 600}))}


def test_days_of_a_visit_differ_only_where_both_are_its_first() -> None:
    stay = "visitor=Ana Silva@PRT, host=Czechia@CZE"
    a, b, c = article("Alpha Post"), article("Beta Times"), article("Gamma")
    a.report("visit", "Silva arrived in Prague", stay, when="2024-03-04")
    b.report("visit", "Silva ended her stay", stay, when="2024-03-06")
    assert Made(a, b).conflicts() == []
    c.report("visit", "Silva landed at noon", stay, when="2024-03-05")
    assert Made(a, b, c).conflicts() == [("when", "value", {"2024-03-04", "2024-03-05"})]


def test_sides_name_their_origins() -> None:
    a, b, c = article("Alpha Post"), article("Beta Times"), article("Gamma")
    for x, value in ((a, 300), (b, 120), (c, 300)):
        x.claim("Trovão", "range", value, "km")
    (conflict,) = Made(a, b, c).result.conflicts
    assert [(s.value, s.origins) for s in conflict.sides] == [(300, ("Alpha Post", "Gamma")), (120, ("Beta Times",))]


def test_a_limit_stands_behind_its_number_though_it_excludes_no_lesser_one() -> None:
    a, b, c = article("Alpha Post"), article("Beta Times"), article("Gamma")
    a.claim("Trovão", "range", 900, "km", "up_to")
    b.claim("Trovão", "range", 900, "km")
    c.claim("Trovão", "range", 300, "km")
    (conflict,) = Made(a, b, c).result.conflicts
    assert [(s.value, s.origins) for s in conflict.sides] == [(900, ("Alpha Post", "Beta Times")), (300, ("Gamma",))]


def test_numbers() -> None:
    assert not numbers((300.0, "km", "about"), (270.0, "km", "exact")).excludes
    assert numbers((300.0, "km", "exact"), (270.0, "km", "exact")).excludes
    assert not quantities((14500.0, "", "exact"), (14499.0, "", "exact")).excludes
    assert quantities((2.0, "", "exact"), (3.0, "", "exact")).excludes
