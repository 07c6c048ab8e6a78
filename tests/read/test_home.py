"""States of persons whose names no state stands beside, from the sentences of the whole text."""

import pytest

from communique.model import Document, document_id, sha256
from communique.read import mentions
from communique.read.home import home_of
from communique.read.parse import parse
from communique.read.scene import Scene
from tests.read.naming import entity, meant, pointing, scene_of

# Two states, so that whoever is not of the one is of the other.
TWO = "Ghana and Togo share a long border. Ghana and Togo trade in cocoa. "


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("President Kofi Abban travelled to Lomé on Monday.", "Kofi Abban", "GHA"),
        ("Defence Minister Kofi Abban will pay a state visit to Togo in May.", "Kofi Abban", "GHA"),
        ("It was settled during a visit by Defence Minister Kofi Abban to Lomé.", "Kofi Abban", "GHA"),
        ("Defence Minister Kofi Abban flew in and was received by his Togolese counterpart.", "Kofi Abban", "GHA"),
        ("President Kofi Abban met his Togolese counterpart, Essi Lawson.", "Essi Lawson", "TGO"),
        ("Foreign Minister Kofi Abban spoke with his Togolese colleague, Ms Essi Lawson.", "Kofi Abban", "GHA"),
        ("Foreign Minister Kofi Abban announced that Ghana would send engineers.", "Kofi Abban", "GHA"),
        ("Prime Minister Kofi Abban said that Togo was a trusted friend.", "Kofi Abban", "GHA"),
        ("Defence Minister Kofi Abban told reporters in Accra that the fence was up.", "Kofi Abban", "GHA"),
        ("Presidents Kofi Abban and Essi Lawson met. Lawson leads Togo. Abban flew to Lomé.", "Kofi Abban", "GHA"),
        ("Togo received a delegation of the Ghana Army led by General Kofi Abban.", "Kofi Abban", "GHA"),
    ],
)  # fmt: skip
def test_who_is_not_of_the_one_is_of_the_other(text: str, name: str, state: str) -> None:
    assert entity(scene_of(TWO + text), name).country == state


@pytest.mark.parametrize(
    "text",
    [
        "The defence ministers of the two countries, Kofi Abban and Essi Lawson, signed it.",
        "Presidents Kofi Abban and Essi Lawson spoke by telephone.",
        "The UN special envoy Kofi Abban travelled to Lomé.",
    ],
)
def test_what_nothing_decides_stays_open(text: str) -> None:
    assert entity(scene_of(TWO + text), "Kofi Abban").country is None


def test_a_third_state_is_not_ruled_out() -> None:
    text = "Ghana, Togo, Benin and Mali met. Mali and Benin spoke first. President Kofi Abban travelled to Lomé."
    assert entity(scene_of(text), "Kofi Abban").country is None


def test_two_who_share_a_post_each_have_it() -> None:
    scene = scene_of("The foreign ministers of Chad and Mali, Ali Deby and Omar Toure, met on Tuesday.")
    assert (entity(scene, "Ali Deby").country, entity(scene, "Omar Toure").country) == ("TCD", "MLI")
    assert entity(scene, "Omar Toure").roles[0].title == "foreign minister"


def test_its_spokesman_is_of_the_state_whose_ministry_it_is() -> None:
    scene = scene_of('The Kazakh Defence Ministry denied it. "Nothing is signed," its spokesman, Yerlan Abenov, said.')
    assert entity(scene, "Yerlan Abenov").country == "KAZ"


def _document(outlet: str, *, genre: str | None = "official", dateline: str | None = None) -> Document:
    text = "The Minister spoke."
    made = document_id(text, outlet=outlet, url=None, path=None)
    return Document(made, sha256(text), text, outlet=outlet, genre=genre, dateline_place=dateline)


@pytest.mark.parametrize(
    ("document", "state"),
    [
        (_document("Ministry of Foreign Affairs of Estonia"), "EST"),
        (_document("The White House"), "USA"),
        (_document("Ministry of Foreign Affairs", dateline="Paramaribo"), "SUR"),
        (_document("United Nations", dateline="Nairobi"), None),
        (_document("Nairobi Star", genre="news", dateline="Nairobi"), None),
    ],
)  # fmt: skip
def test_the_state_that_publishes(document: Document, state: str | None) -> None:
    assert home_of(document) == state


def test_the_press_names_officials_of_where_it_reports_from_without_their_state() -> None:
    text = "Ghana closed its border with Togo. Ghana said Togo had asked for it. Ghana is firm. " * 2
    text += "Opposition senator Kofi Abban called it a farce."
    made = document_id(text, outlet="Wire", url=None, path=None)
    scene = Scene(Document(made, sha256(text), text, outlet="Wire", genre="news", dateline_place="ACCRA"), parse(text))
    mentions.find(scene)
    assert entity(scene, "Kofi Abban").country == "GHA"


def test_the_government_is_of_the_state_last_spoken_of() -> None:
    scene = scene_of("Togo bought drones from Ghana. The government has not said why.")
    assert meant(scene, "government") == ["Togo"]


def test_the_ministry_is_the_ministers() -> None:
    scene = scene_of("Togolese Defence Minister Essi Lawson received him, the ministry said in a statement.")
    assert pointing(scene, "ministry").country == "TGO"
