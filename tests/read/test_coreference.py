"""What points back, and what must not be merged."""

import pytest

from communique.read.people import same_person
from tests.read.naming import entity, meant, named, scene_of

TWO = (
    "Kenyan Defence Minister Aden Duale received Rwandan Defence Minister Juvenal Marizamunda in Nairobi. "
)  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Miera", "Álvaro López Miera"), ("López Miera", "Alvaro Lopez Miera"), ("Marrero", "Manuel Marrero Cruz"),
        ("Xi", "Xi Jinping"), ("Assad", "Bashar al-Assad"), ("Sergey Lavrov", "Sergei Lavrov"),
        ("Joe Biden", "Joseph R. Biden, Jr."), ("Kim Jong-un", "Kim Jong Un"),
    ],
)  # fmt: skip
def test_one_person(a: str, b: str) -> None:
    assert same_person(a, b) and same_person(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Raúl Castro", "Fidel Castro"),
        ("Kim Jong Il", "Kim Jong Un"),
        ("Ivan Petrov", "Ivan Sidorov"),
        ("Li Qiang", "Wang Yi"),
    ],
)
def test_two_persons(a: str, b: str) -> None:
    assert not same_person(a, b) and not same_person(b, a)


def test_a_family_name_finds_the_full_one() -> None:
    scene = scene_of("Foreign Minister Aurelio Vargas Prieto arrived. Vargas Prieto spoke. Vargas then left.")
    assert named(scene, "person") == {"Aurelio Vargas Prieto"}
    assert set(entity(scene, "Aurelio Vargas Prieto").aliases) == {"Vargas Prieto", "Vargas"}


def test_the_minister_is_the_one_of_the_state() -> None:
    scene = scene_of(TWO + "The Rwandan minister thanked the Kenyan defence minister.")
    assert meant(scene, "Rwandan minister") == ["Juvenal Marizamunda"]
    assert meant(scene, "Kenyan defence minister") == ["Aden Duale"]


def test_his_counterpart_is_the_other_one() -> None:
    scene = scene_of(TWO + "Duale thanked his counterpart for coming.")
    assert meant(scene, "counterpart") == ["Juvenal Marizamunda"]


def test_the_two_ministers_are_both() -> None:
    scene = scene_of(TWO + "The two ministers signed a plan.")
    assert set(meant(scene, "ministers")) == {"Aden Duale", "Juvenal Marizamunda"}


def test_a_foreign_minister_is_no_defence_minister() -> None:
    scene = scene_of("Norway's defence minister Tore Dahl spoke. The foreign minister of Norway was absent.")
    assert meant(scene, "foreign minister of Norway") == []


@pytest.mark.parametrize("words", ["Both countries", "The two sides", "The parties"])
def test_both_sides_are_the_two_states(words: str) -> None:
    scene = scene_of(f"Ghana and Togo held talks in Accra. {words} agreed on a border treaty.")
    found = meant(scene, words.removeprefix("The ")) if "The" in words else meant(scene, words)
    assert set(found) == {"Ghana", "Togo"}


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("Germany armed Jamaica. The island thanked it.", "island", "Jamaica"),
        ("France and Estonia met. The Baltic country asked for radars.", "Baltic country", "Estonia"),
        ("Norway sold ships to Chile. The Chilean side paid.", "Chilean side", "Chile"),
        (
            "Peru attacked its neighbor in 1995, as Ecuador recalls. Peru later left its neighbor alone.",
            "neighbor",
            "Ecuador",
        ),
    ],
)
def test_descriptions_of_states(text: str, words: str, state: str) -> None:
    scene = scene_of(text)
    nth = text.count(words) - 1
    assert meant(scene, words, nth=nth) == [state]


def test_a_bare_country_between_two_stays_open() -> None:
    scene = scene_of("Mali and Niger met. The country is poor.")
    assert not [m for m in scene.mentions if scene.document.text[m.start : m.end] == "country"]


def test_he_is_the_subject() -> None:
    scene = scene_of("President Ilir Hoxha of Albania met Prime Minister Stevo Pendarovski. He thanked him.")
    assert meant(scene, "He") == ["Ilir Hoxha"]


def test_the_delegation_and_the_ministry() -> None:
    scene = scene_of("The Omani delegation met the Indian Ministry of Shipping. The delegation thanked the ministry.")
    assert meant(scene, "delegation") == ["Omani delegation"]
    assert meant(scene, "ministry") == ["Indian Ministry of Shipping"]


def test_it_that_means_nothing_points_at_nothing() -> None:
    scene = scene_of("Cyprus said that it is important to talk.")
    assert not [m for m in scene.mentions if m.form == "pronoun"]
