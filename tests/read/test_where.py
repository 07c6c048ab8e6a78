"""Where a happening is: sentences of our own."""

import pytest

from communique.model import Document, Place
from communique.read import mentions
from communique.read.parse import parse
from communique.read.scene import Scene
from communique.read.where import where


def place(text: str, word: str, dateline: str | None = None) -> Place | None:
    scene = Scene(Document(id="doc_test", sha256="", text=text, dateline_place=dateline), parse(text))
    mentions.find(scene)
    found = [(s, t) for s in scene.sentences for t in s if t.text == word]
    assert found, f"no {word!r}"
    return where(scene, *found[-1])


@pytest.mark.parametrize(
    ("text", "word", "name", "country"),
    [
        # of a visit, where it goes
        ("The Kenyan premier visited Norway.", "visited", "Norway", "NOR"),
        ("The Kenyan premier flew to Oslo on Monday.", "flew", "Oslo", "NOR"),
        ("The visit of the Kenyan premier to Oslo went well.", "visit", "Oslo", "NOR"),
        ("From Lima the envoy travelled to Chile on an official visit.", "visit", "Chile", "CHL"),
        ("The envoy's visit to Peru ends his tour.", "visit", "Peru", "PER"),
        ("The delegation was received in Norway by the chief of staff.", "received", "Norway", "NOR"),
        ("Norway was invaded in 1940 by Germany.", "invaded", "Norway", "NOR"),
        ("Germany invaded Norway in 1940.", "invaded", "Norway", "NOR"),
        # of anything, where it is said to be
        ("The ministers held talks in Lima.", "talks", "Lima", "PER"),
        ("The ministers are holding meetings with their Kenyan counterparts in Lima.", "meetings", "Lima", "PER"),
        ("The minister met the Kenyan premier in Lima.", "met", "Lima", "PER"),
        ("Talks between the envoys are under way in Lima, and they agreed on a truce.", "agreed", "Lima", "PER"),
        ("In Lima, the premier laid a wreath.", "laid", "Lima", "PER"),
        ("Norway is ready to help build a repair centre in Kenya.", "build", "Kenya", "KEN"),
        ("The presidents met at the Government Palace in Lima.", "met", "Lima", "PER"),
        ("The ministers met in San Martin, Peru, for an hour.", "met", "San Martin", "PER"),
        # where the visit is that it goes with
        ("The minister came on a visit to Oslo, where he met the king.", "met", "Oslo", "NOR"),
        ("The premier visited Norway, where agreements were signed.", "agreements", "Norway", "NOR"),
        ("The minister flew to Oslo to sign a pact.", "sign", "Oslo", "NOR"),
        ("The pact was discussed during a visit to Oslo.", "discussed", "Oslo", "NOR"),
        # where it was said to be before
        ("The minister arrived in Lima. He met the president there.", "met", "Lima", "PER"),
        ("The ministers held meetings in Lima. In those meetings, Kenya asked for grain.", "asked", "Lima", "PER"),
    ],
)
def test_a_place_belongs_to_its_happening(text: str, word: str, name: str, country: str) -> None:
    found = place(text, word)
    assert found is not None
    assert (found.text, found.country) == (name, country)
    assert found.entity and found.start is not None and text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The embassy of Kenya in Oslo confirmed the sale.", "confirmed"),
        ("Peru imposed sanctions on Iran.", "sanctions"),
        ("Norway delivered tractors to Kenya.", "delivered"),
        ("Kenya voiced interest in Norway.", "interest"),
        ("LIMA, 4 July - The ministers met.", "met"),
        ("After troops had landed in Norway, the envoy warned Germany.", "warned"),
        ("It was a scare in 1962, when missiles were kept in Peru.", "scare"),
        ("The ministers agreed to raise output in cooperation with firms.", "agreed"),
    ],
)
def test_what_is_no_place_of_the_happening_is_not_taken(text: str, word: str) -> None:
    assert place(text, word) is None


def test_a_site_that_has_no_name_is_its_words_without_the_article() -> None:
    text = "The Kenyan officers visited a tank division and praised it."
    found = place(text, "visited")
    assert found is not None and found.text == "tank division"
    assert found.start is not None and text[found.start : found.end] == found.text


def test_here_is_the_place_of_the_dateline() -> None:
    text = "MUSCAT, Feb 20 (Wire) - Oman and Kenya signed a memorandum here on Thursday."
    found = place(text, "signed", dateline="MUSCAT")
    assert found is not None and (found.text, found.country, found.start) == ("MUSCAT", "OMN", 0)
    assert place(text, "signed") is None
