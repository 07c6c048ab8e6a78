"""Quantities: numbers in words and figures, what bounds them, what they measure, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.text import units
from communique.text.quantities import quantities


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        # numbers
        ("14,500 tractors", 14500, None, "exact"),
        ("forty-five buses", 45, None, "exact"),
        ("two dozen tanks", 24, None, "exact"),
        ("a dozen jeeps", 12, None, "exact"),
        ("half a million masks", 500000, None, "exact"),
        ("a hundred tents", 100, None, "exact"),
        ("three hundred and fifty lorries", 350, None, "exact"),
        ("two hundred and fifty thousand masks", 250000, None, "exact"),
        ("seven thousand five hundred rifles", 7500, None, "exact"),
        ("a couple of ferries", 2, None, "exact"),
        ("1.5 million masks", 1500000, None, "exact"),
        ("25 000 rifles", 25000, None, "exact"),
        ("10k rifles", 10000, None, "exact"),
        ("2000 soldiers", 2000, None, "exact"),
        ("one frigate", 1, None, "exact"),
        # comparators
        ("over 5,500 lorries", 5500, None, "over"),
        ("more than 20 howitzers", 20, None, "over"),
        ("at least two corvettes", 2, None, "over"),
        ("no fewer than six tugs", 6, None, "over"),
        ("20+ ships", 20, None, "over"),
        ("300 km or more", 300, "km", "over"),
        ("in excess of 40 trucks", 40, None, "over"),
        ("up to eight targets", 8, None, "up_to"),
        ("as many as 16 jets", 16, None, "up_to"),
        ("fewer than 30 tanks", 30, None, "up_to"),
        ("a maximum of 12 rockets", 12, None, "up_to"),
        ("between 200 and 300 shells", 300, None, "up_to"),
        ("12 to 15 planes", 15, None, "up_to"),
        ("about 90 quarry lorries", 90, None, "about"),
        ("some 40 trams", 40, None, "about"),
        ("nearly 3 million masks", 3000000, None, "about"),
        ("roughly two dozen vans", 24, None, "about"),
        ("an estimated 70 launchers", 70, None, "about"),
        ("50 vehicles or so", 50, None, "exact"),  # the bound stands too far from the number to be sure of
        ("exactly 11 boats", 11, None, "exact"),
        # units
        ("up to 300 kilometers", 300, "km", "up_to"),
        ("400 square kilometres", 400, "km2", "exact"),
        ("2,500 km/h", 2500, "km/h", "exact"),
        ("170 kilometers per hour", 170, "km/h", "exact"),
        ("301 millimetres", 301, "mm", "exact"),
        ("30 knots", 30, "[kn_i]", "exact"),
        ("250,000 tonnes of wheat", 250000, "t", "exact"),
        ("1.5 million litres of fuel", 1500000, "L", "exact"),
        ("30,000 bpd", 30000, "[bbl_us]/d", "exact"),
        ("100,000 barrels of crude", 100000, "[bbl_us]", "exact"),
        ("120 MW", 120, "MW", "exact"),
        ("2.4 gigawatts", 2.4, "GW", "exact"),
        ("500 nautical miles", 500, "[nmi_i]", "exact"),
        ("200,000 doses", 200000, "{dose}", "exact"),
        ("40%", 40, "%", "exact"),
        ("3.5 per cent", 3.5, "%", "exact"),
        ("20 t of rice", 20, "t", "exact"),
        # money
        ("$800 million", 800000000, "USD", "exact"),
        ("€1.2bn", 1200000000, "EUR", "exact"),
        ("US$3.5 billion", 3500000000, "USD", "exact"),
        ("£30m", 30000000, "GBP", "exact"),
        ("500 million euros", 500000000, "EUR", "exact"),
        ("two billion dollars", 2000000000, "USD", "exact"),
        ("over 70 billion rubles", 70000000000, "RUB", "over"),
        ("about 4 trillion yen", 4000000000000, "JPY", "about"),
        ("300 million yuan", 300000000, "CNY", "exact"),
        # no number given
        ("hundreds of rifles", None, None, "exact"),
        ("tens of thousands of tonnes of grain", None, "t", "exact"),
        ("several dozen boats", None, None, "exact"),
    ],
)
def test_quantity(text: str, value: float | None, unit: str | None, comparator: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.unit, found.comparator) == (value, unit, comparator)


@pytest.mark.parametrize(
    "text",
    [
        "on 4 July 2024", "in 2023 and since 1962", "July 4", "the 80th anniversary", "the S-400", "an F-16 jet",
        "at 10:30", "No. 5", "Resolution 2231", "article 5", "phase 2", "no one came",
        "one of the envoys", "some one else",
        "in May 2021", "the year 1999", "T-72B3", "COVID-19", "a tank", "nothing at all", "",
        "9" * 400 + " tanks", "9" * 305 + " million tanks",
    ],
)  # fmt: skip
def test_no_quantity(text: str) -> None:
    assert quantities(text) == ()


def test_places_of_the_whole_the_number_and_the_unit() -> None:
    text = "a range of up to 300 kilometres at sea"
    (found,) = quantities(text)
    assert text[found.start : found.end] == "up to 300 kilometres"
    assert text[slice(*found.number)] == "300"
    assert found.unit_at is not None and text[slice(*found.unit_at)] == "kilometres"


def test_a_measure_before_its_noun_is_marked() -> None:
    (measure,) = quantities("a 155-mm howitzer")
    assert (measure.value, measure.unit, measure.adjective) == (155, "mm", True)
    (days,) = quantities("an 11-day visit")
    assert days.adjective


def test_several_in_one_sentence() -> None:
    found = quantities("over 14,500 tractors, over 5,500 lorries, and about 90 dumpers for $2 billion")
    assert [(q.value, q.comparator) for q in found] == [
        (14500, "over"), (5500, "over"), (90, "about"), (2000000000, "exact"),
    ]  # fmt: skip


@given(st.text(max_size=80))
def test_any_text_gives_places_inside_it(text: str) -> None:
    for q in quantities(text):
        assert 0 <= q.start <= q.number[0] < q.number[1] <= q.end <= len(text)


def test_units_by_their_printed_names() -> None:
    assert units.ucum("Kilometres") == "km"
    assert units.ucum("parsecs") is None
    assert units.currency("euros") == "EUR"


def test_converting_between_units() -> None:
    assert units.convert(1, "[nmi_i]", "km") == pytest.approx(1.852)
    assert units.convert(1000, "kg", "t") == pytest.approx(1)
    assert units.convert(36, "km/h", "m/s") == pytest.approx(10)
    assert units.convert(5, "km", "km") == 5
    assert units.convert(5, "km", "t") is None
    assert units.convert(5, "{dose}", "L") is None


@pytest.mark.parametrize("code", sorted(units.PINT))
def test_every_unit_that_pint_names_otherwise_is_one_it_knows(code: str) -> None:
    assert units.convert(1, code, units.PINT[code]) is not None


def test_rates_are_converted_by_their_parts() -> None:
    assert units.convert(300_000, "[bbl_us]/mo", "[bbl_us]/d") == pytest.approx(9856, rel=0.01)
    assert units.convert(12, "t/mo", "t/a") == pytest.approx(144, rel=0.01)
