"""Cities by all their names."""

import pytest

from communique.knowledge.gazetteer import city_called, city_known_as, city_state


@pytest.mark.parametrize(
    ("name", "state", "own"),
    [
        ("Kiev", "UKR", "Kyiv"),
        ("Киев", "UKR", "Kyiv"),
        ("Kiev", "POL", None),
        ("Kyiv", "UKR", None),
        ("Nowhere", "UKR", None),
    ],
)
def test_a_city_is_found_by_its_other_names_in_its_own_state(name: str, state: str, own: str | None) -> None:
    assert city_called(name, state) == own


def test_a_city_is_known_by_further_spellings_where_its_place_shows_it() -> None:
    assert city_known_as("Raqqah") == city_known_as("Ar-Raqqah") == "SYR"
    assert city_known_as("Lima") == city_state("Lima") == "PER"
    assert city_known_as("Nowhereville") is None


def test_what_is_no_name_but_letters_is_none() -> None:
    assert city_known_as("PMS") is None
