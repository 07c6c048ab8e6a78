"""Names asked for: how a spelling fits one."""

import pytest

from communique.ledger.bearing import _match


@pytest.mark.parametrize(
    ("asked", "spelling", "person", "match"),
    [
        ("Víctor Jrenin", "viktor khrenin", True, "bears"),
        ("Khrenin", "viktor khrenin", True, "part"),
        ("Viktor", "viktor khrenin", True, "part"),
        ("Viktor Gennadievich Khrenin", "viktor khrenin", True, "part"),
        ("Gulnara Tokaeva", "gulnora tokaeva", True, "near"),
        ("Viktor Khrunov", "viktor khrenin", True, None),
        ("BelTA", "belta", False, "bears"),
        ("Tractor Works", "minsk tractor works", False, "part"),
        ("Polonaise", "polonaize", False, "near"),
        ("Minsk", "pinsk", False, None),
    ],
)
def test_how_a_spelling_fits(asked: str, spelling: str, person: bool, match: str | None) -> None:
    assert _match(asked, spelling, person=person) == match
