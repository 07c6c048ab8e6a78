"""Posts: their titles, states and bodies, and who holds them."""

import pytest

from tests.read.naming import entity, scene_of


@pytest.mark.parametrize(
    ("text", "name", "title", "country"),
    [
        ("Kenyan Foreign Minister Alfred Mutua visited Oslo.", "Alfred Mutua", "Foreign Minister", "KEN"),
        ("Chile's President Gabriel Boric agreed.", "Gabriel Boric", "President", "CHL"),
        ("President Kais Saied of Tunisia called.", "Kais Saied", "President", "TUN"),
        (
            "The Minister of Mines of Chile, Aurora Williams, signed.",
            "Aurora Williams",
            "Minister of Mines of Chile",
            "CHL",
        ),
        ("Colonel Petar Ivanov spoke.", "Petar Ivanov", "Colonel", None),
        ("Major General Ivan Petrov inspected the troops.", "Ivan Petrov", "Major General", None),
        ("Anna Novak, the Czech defence minister, flew home.", "Anna Novak", "defence minister", "CZE"),
        ("Jan Kowalski, Poland's deputy prime minister, agreed.", "Jan Kowalski", "deputy prime minister", "POL"),
        ("He met then-president Carlos Andrade of Ecuador.", "Carlos Andrade", "then-president", "ECU"),
        ("Ursula Maier is the ambassador of Austria.", "Ursula Maier", "ambassador of Austria", "AUT"),
        ("Prime Minister-designate Omar Haddad of Libya spoke.", "Omar Haddad", "Prime Minister-designate", "LBY"),
    ],
)
def test_titles(text: str, name: str, title: str, country: str | None) -> None:
    person = entity(scene_of(text), name)
    assert title in [r.title for r in person.roles]
    assert person.country == country
    assert {r.country for r in person.roles} == {country}


def test_two_posts_after_a_name() -> None:
    text = "Mikael Lund, head of the Department of Arms Control and adviser to the Minister of Defence of Oman, left."
    person = entity(scene_of(text), "Mikael Lund")
    titles = [r.title for r in person.roles]
    assert titles == ["head of the Department of Arms Control", "adviser to the Minister of Defence of Oman"]
    assert person.roles[0].body == "Department of Arms Control"


def test_two_posts_before_a_name() -> None:
    text = "Deputy Prime Minister and Foreign Minister Pavel Horak of Slovakia left."
    assert {r.title for r in entity(scene_of(text), "Pavel Horak").roles} == {
        "Deputy Prime Minister",
        "Foreign Minister",
    }


def test_a_rank_after_a_post_is_a_role_of_its_own() -> None:
    person = entity(scene_of("Navy Commander General Luis Prado of Peru saluted."), "Luis Prado")
    assert {r.title for r in person.roles} == {"Navy Commander", "General"}


def test_a_role_is_shown_where_it_was_seen() -> None:
    scene = scene_of("Kenyan Foreign Minister Alfred Mutua visited Oslo.")
    seen = entity(scene, "Alfred Mutua").roles[0].seen
    assert [e.quote for e in seen] == ["Kenyan Foreign Minister Alfred Mutua"]


def test_an_ambassador_acts_for_whoever_sent_him() -> None:
    person = entity(scene_of("The Swedish ambassador to Mali, Erik Berg, was recalled."), "Erik Berg")
    assert person.country == "SWE"


def test_a_title_is_not_part_of_a_name() -> None:
    scene = scene_of("President Nana Addo spoke. Mr. Addo then left with Dr. Ama Boateng.")
    assert {e.name for e in scene.entities if e.kind == "person"} == {"Nana Addo", "Ama Boateng"}


def test_officials_of_whoever_publishes() -> None:
    text = "Minister Jaan Tamm met with President Mario Abdo of Paraguay. Undersecretary Kadri Mets joined him."
    scene = scene_of(text, outlet="Ministry of Foreign Affairs of Estonia")
    assert entity(scene, "Kadri Mets").country == "EST"
    assert entity(scene, "Mario Abdo").country == "PRY"
    assert entity(scene_of(text), "Kadri Mets").country is None


def test_counterparts_take_their_states_by_place() -> None:
    text = "Croatian foreign minister Ivo Maric and his Greek and Danish counterparts, Nikos Pappas and Lars Holm, met."
    scene = scene_of(text)
    assert [entity(scene, n).country for n in ("Ivo Maric", "Nikos Pappas", "Lars Holm")] == ["HRV", "GRC", "DNK"]
