"""Cities by all their names."""

import pytest

from communique.knowledge.gazetteer import city_called


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
