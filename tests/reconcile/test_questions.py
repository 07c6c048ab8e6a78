"""Which values exclude one another, and what is said for those that do not."""

import pytest

from communique.reconcile.properties import numbers, quantities


@pytest.mark.parametrize(
    ("one", "other", "excludes", "because"),
    [
        ((300.0, "km", "exact"), (120.0, "km", "exact"), True, "300 km and 120 km cannot both be"),
        ((300.0, "km", "up_to"), (300.0, "km", "exact"), False, "up to 300 km and 300 km can both be"),
        ((300.0, "km", "exact"), (186.0, "[mi_i]", "exact"), False, "can both be"),
        ((2.0, "", "over"), (2.0, "", "exact"), False, "at least 2 and 2 can both be"),
        ((700.0, "km/h", "exact"), (700.0, "km", "exact"), False, "measure different things"),
    ],
)
def test_numbers_say_why(
    one: tuple[float, str, str], other: tuple[float, str, str], excludes: bool, because: str
) -> None:
    found = numbers(one, other)
    assert found.excludes is excludes
    assert because in found.because


def test_a_count_is_exact_and_a_large_one_may_be_rounded() -> None:
    assert quantities((12.0, "", "exact"), (18.0, "", "exact")).excludes
    assert "rounded" in quantities((14500.0, "", "exact"), (14499.0, "", "exact")).because
    assert quantities((12.0, "", "exact"), (12.0, "", "exact")).because == "the same number"
