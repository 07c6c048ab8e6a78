"""Who and what is named: kinds, names, states."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.read.naming import entity, meant, named, pointing, scene_of


@pytest.mark.parametrize(
    ("text", "kind", "name", "country"),
    [
        ("The Ministry of Health of Peru bought vaccines.", "body", "Ministry of Health of Peru", "PER"),
        ("Turkey's Defence Ministry denied it.", "body", "Defence Ministry", "TUR"),
        ("The Serbian Armed Forces took part in the drill.", "body", "Serbian Armed Forces", "SRB"),
        ("The Ghanaian foreign ministry summoned the envoy.", "body", "Ghanaian foreign ministry", "GHA"),
        ("Officers of the Eastern Military District watched.", "body", "Eastern Military District", None),
        ("The embassy of Chile in Ottawa closed.", "body", "embassy of Chile in Ottawa", "CHL"),
        ("The European Union welcomed the truce.", "body", "European Union", None),
        ("A spokesman for NATO confirmed it.", "body", "NATO", None),
        ("The White House rejected the claim.", "body", "White House", "USA"),
        ("The Russian newspaper Kommersant reported the sale.", "media", "Kommersant", "RUS"),
        ("Anadolu news agency carried the statement.", "media", "Anadolu", "TUR"),
        ("Slovak media reported the visit.", "media", "Slovak media", "SVK"),
        ("It bought radars of the Czech company Eldis.", "company", "Eldis", "CZE"),
        ("Kharkiv Tractor Works will deliver them.", "company", "Kharkiv Tractor Works", None),
        ("The Moroccan delegation arrived on Monday.", "group", "Moroccan delegation", "MAR"),
        ("Fighters of the mercenary group Redoubt were seen.", "group", "Redoubt", None),
        ("Hezbollah fired rockets.", "group", "Hezbollah", "LBN"),
        ("The ship called at the port of Mombasa.", "place", "port of Mombasa", "KEN"),
        ("They landed at Ramstein Air Base.", "place", "Ramstein Air Base", None),
        ("The minister flew to Gdansk in spring.", "place", "Gdansk", "POL"),
        ("An Indonesian company, PT Laut Biru, obtained a licence.", "company", "PT Laut Biru", "IDN"),
        ("The Lisbon weekly Jornal do Porto quoted an officer.", "media", "Jornal do Porto", None),
        ("The chief of staff of the People's Naval Army resigned.", "body", "People's Naval Army", None),
        ("The Peruvian frigate BAP Tumbes put in at Callao.", "vessel", "BAP Tumbes", "PER"),
        ("The mayor of Valparaiso, Rosa Ibarra, said so.", "person", "Rosa Ibarra", "CHL"),
        ("She summoned Iceland's ambassador, Jonas Kartson, on Monday.", "person", "Jonas Kartson", "ISL"),
        ("He toured the barracks of the Tenth Brigade in Tallinn.", "place", "barracks of the Tenth Brigade", "EST"),
        ("Estonia ordered the S-300.", "state", "Estonia", "EST"),
        ("The Soviet Union collapsed.", "state", "Soviet Union", None),
    ],
)
def test_kinds(text: str, kind: str, name: str, country: str | None) -> None:
    scene = scene_of(text)
    assert name in named(scene, kind)
    assert entity(scene, name).country == country


def test_an_adjective_points_at_the_state_without_naming_it() -> None:
    scene = scene_of("Nepal bought Finnish radars.")
    assert pointing(scene, "Finnish").form == "adjective" and meant(scene, "Finnish") == ["Finland"]
    assert pointing(scene, "Finnish").country == "FIN"
    assert named(scene, "state") == {"Nepal"}


@pytest.mark.parametrize(
    ("text", "city", "state"),
    [
        ("Tbilisi signed the pact.", "Tbilisi", "Georgia"),
        ("Relations between Riga and Vilnius are close.", "Vilnius", "Lithuania"),
        ("The sanctions against Harare remain.", "Harare", "Zimbabwe"),
        ("Hanoi's decision was expected.", "Hanoi", "Vietnam"),
        ("They sold drones to Baku.", "Baku", "Azerbaijan"),
    ],
)
def test_a_capital_that_acts_is_its_state(text: str, city: str, state: str) -> None:
    scene = scene_of(text)
    assert meant(scene, city) == [state]
    assert city not in entity(scene, state).aliases


@pytest.mark.parametrize("text", ["The talks were held in Tbilisi.", "He travelled to Tbilisi.", "She left Tbilisi."])
def test_a_capital_gone_to_is_a_place(text: str) -> None:
    scene = scene_of(text)
    assert named(scene, "place") == {"Tbilisi"}
    assert entity(scene, "Tbilisi").country == "GEO"


def test_a_government_is_its_state() -> None:
    scene = scene_of("The Bolivian government approved it. The government of Fiji did not.")
    assert meant(scene, "Bolivian government") == ["Bolivia"] and meant(scene, "government of Fiji") == ["Fiji"]


def test_two_states_in_one_token() -> None:
    assert set(meant(scene_of("They spoke of U.S.-Mexico trade."), "U.S.-Mexico")) <= {"United States", "Mexico"}


def test_lower_case_us_is_no_state() -> None:
    assert not named(scene_of("They told us that Jordan would help us."), "state") - {"Jordan"}


def test_a_state_inside_a_name_is_no_state() -> None:
    scene = scene_of("Michael Jordan met the mayor of New Mexico's capital.")
    assert named(scene, "state") == set() and "Michael Jordan" in named(scene, "person")


def test_one_body_however_it_is_put() -> None:
    text = (
        "The Kenyan Ministry of Defence spoke. The Ministry of Defense of Kenya and the Kenyan Defence Ministry agreed."
    )
    scene = scene_of(text)
    assert len([e for e in scene.entities if e.kind == "body"]) == 1


def test_an_acronym_in_brackets_names_the_same() -> None:
    scene = scene_of("The Zambian Aviation Authority (ZAA) grounded it. ZAA gave no reason.")
    assert "ZAA" in entity(scene, "Zambian Aviation Authority").aliases
    assert len([e for e in scene.entities if e.kind == "body"]) == 1


@given(st.text(max_size=200))
@examples(60)
def test_any_text_gives_mentions_that_lie_in_it(text: str) -> None:
    scene = scene_of(text)
    assert all(0 <= m.start < m.end <= len(text) for m in scene.mentions)
    assert len({e.id_in(scene.document) for e in scene.entities}) <= len(scene.entities)


def test_the_ship_is_the_vessel_named() -> None:
    scene = scene_of("The Peruvian frigate BAP Tumbes called at Callao. On Friday the ship's crew laid a wreath.")
    assert meant(scene, "ship") == ["BAP Tumbes"]


@pytest.mark.parametrize("rank", ["Staff Sgt.", "Capt.", "Cmdr.", "Lt. Col."])
def test_a_rank_cut_short_ends_no_sentence(rank: str) -> None:
    scene = scene_of(f"The course was led by {rank} Bob Ray of the garrison.")
    assert len(scene.sentences) == 1
    assert [r.title for r in entity(scene, "Bob Ray").roles] == [rank]


def test_a_shared_family_name_alone_is_no_leader() -> None:
    assert entity(scene_of("General Ahmed left the room."), "Ahmed").country is None


def test_a_name_without_a_label_is_a_place_where_a_place_stands() -> None:
    scene = scene_of("Near Al Huwayjah, one strike destroyed a tank. Rebels tried to retake Raqqah, near Palmyra.")
    assert {"Al Huwayjah", "Raqqah", "Palmyra"} <= named(scene, "place")


def test_no_sentence_ends_inside_a_name() -> None:
    text = "He spoke as he met with President of the Council of Ministers of Cuba Raúl Castro Ruz in Havana on Monday."
    assert len(scene_of(text).sentences) == 1
