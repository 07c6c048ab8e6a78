"""Goods: what a noun phrase names, with quantity, unit and comparator."""

import pytest
from spacy.tokens import Token

from communique.model import Document, Item, document_id, sha256
from communique.read import mentions
from communique.read.items import items
from communique.read.parse import Sentence, parse
from communique.read.scene import Scene


def goods(text: str, verb: str) -> tuple[Scene, list[Item]]:
    """The items of what a verb acts on: its object, or the subject of its passive."""
    document = Document(id=document_id(text, outlet=None, url=None, path=None), sha256=sha256(text), text=text)
    scene = Scene(document, parse(text))
    mentions.find(scene)
    sentence, head = _object(scene.sentences, verb)
    return scene, items(scene, sentence, head)


def _object(sentences: list[Sentence], verb: str) -> tuple[Sentence, Token]:
    for sentence in sentences:
        for token in sentence:
            if token.text == verb:
                found = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
                return sentence, found[-1]
    raise AssertionError(f"no {verb} here")


def short(item: Item) -> str:
    parts = [item.text, item.quantity, item.unit, item.comparator]
    return " | ".join(str(p) for p in parts if p is not None)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Serbia sold twelve howitzers to Ghana.", "sold", ["howitzers | 12 | exact"]),
        ("Ghana bought short-range missiles.", "bought", ["short-range missiles"]),
        ("Egypt received a shipment of Russian oil.", "received", ["Russian oil"]),
        ("Peru ordered over 900 Turkish tractors.", "ordered", ["Turkish tractors | 900 | over"]),
        ("India shipped 200,000 doses of vaccine to Nepal.", "shipped", ["vaccine | 200000 | {dose} | exact"]),
        ("Canada sent 250,000 tonnes of wheat to Kenya.", "sent", ["wheat | 250000 | t | exact"]),
        ("Chad bought milk, meat and medicines.", "bought", ["milk", "meat", "medicines"]),
        ("Doha delivered two dozen buses and spare parts.", "delivered", ["buses | 24 | exact", "spare parts"]),
        ("They delivered equipment such as night-vision goggles and radios.", "delivered",
         ["equipment", "night-vision goggles", "radios"]),
        ("They bought weapons, including mortars and rifles.", "bought", ["weapons", "mortars", "rifles"]),
        ("Vietnam bought rice worth $300 million.", "bought", ["rice", "$300 million | 300000000 | USD | exact"]),
        ("Oslo sold six frigates to Chile for $2 billion.", "sold",
         ["frigates | 6 | exact", "$2 billion | 2000000000 | USD | exact"]),
        ("Parliament approved $60 billion in military aid.", "approved", ["military aid | 60000000000 | USD | exact"]),
        ("Their rifles were bought by Togo.", "bought", ["rifles"]),
        ("Up to 300 trucks were sold.", "sold", ["trucks | 300 | up_to"]),
        ("Mali bought dozens of jeeps.", "bought", ["jeeps"]),
        ("Laos bought at least two ferries and about 40 buses.", "bought",
         ["ferries | 2 | over", "buses | 40 | about"]),
        ("Oman bought Vulpe missile launchers.", "bought", ["Vulpe missile launchers"]),
        ("Oman bought the Vulpe missile launchers and four Zubr howitzers.", "bought",
         ["Vulpe missile launchers", "Zubr howitzers | 4 | exact"]),
        ("Mali bought the Zala, Korsak and Sova drones.", "bought", ["Zala", "Korsak", "Sova"]),
        ("Ghana wanted rockets. Serbia sold them in May.", "sold", ["rockets"]),
        ("The ministers signed agreements.", "signed", []),
        ("Kigali received the minister.", "received", []),
    ],
)  # fmt: skip
def test_items(text: str, verb: str, expected: list[str]) -> None:
    _, found = goods(text, verb)
    assert [short(i) for i in found] == expected
    for i in found:
        assert i.start is not None and i.end is not None and text[i.start : i.end] == i.text


def test_named_equipment_is_an_entity() -> None:
    scene, (launchers,) = goods("Oman bought Vulpe missile launchers.", "bought")
    assert launchers.entity in {e.id_in(scene.document) for e in scene.entities if e.name == "Vulpe"}
    _, (rifles,) = goods("Oman bought rifles.", "bought")
    assert rifles.entity is None


def test_a_person_is_no_goods() -> None:
    _, found = goods("Kigali received Paul Okello.", "received")
    assert found == []


def test_a_bare_noun_takes_up_the_one_thing_of_its_kind_just_named() -> None:
    scene, (missiles,) = goods("Oman was shown the Vulpe missile. In May it bought missiles.", "bought")
    assert missiles.entity in {e.id_in(scene.document) for e in scene.entities if e.name == "Vulpe"}
    _, (lorries,) = goods("Oman was shown the Vulpe missile. In May it bought lorries.", "bought")
    assert lorries.entity is None
    _, (either,) = goods("Oman was shown the Vulpe and Sova missiles. In May it bought missiles.", "bought")
    assert either.entity is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Qatar delivered 5,000 barrels of diesel a day.", "[bbl_us]/d"),
        ("Qatar delivered 150,000 barrels of crude oil per month.", "[bbl_us]/mo"),
        ("Qatar delivered 40,000 tonnes of wheat annually.", "t/a"),
        ("Qatar delivered 40,000 tonnes of wheat on a day in May.", "t"),
        ("Qatar delivered 2 million doses of vaccine a year.", "{dose}"),
    ],
)
def test_how_often_goods_come_is_in_their_unit(text: str, unit: str) -> None:
    assert goods(text, "delivered")[1][0].unit == unit
