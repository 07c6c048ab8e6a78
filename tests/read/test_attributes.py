"""What is claimed of equipment and vessels."""

from pathlib import Path

import pytest
import yaml

from communique.model import Attribute, Document, document_id, sha256
from communique.read import attributes, mentions, sources
from communique.read.parse import parse
from communique.read.scene import Scene

CASES = yaml.safe_load(Path(__file__).with_name("attributes_cases.yaml").read_text("utf-8"))


def read(text: str) -> tuple[Scene, list[Attribute]]:
    document = Document(id=document_id(text, outlet=None, url=None, path=None), sha256=sha256(text), text=text)
    scene = Scene(document, parse(text))
    mentions.find(scene)
    return scene, attributes.find(scene, sources.find(scene))


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_attributes(text: str, expected: list[str]) -> None:
    scene, found = read(text)
    names = {e.id_in(scene.document): e.name for e in scene.entities}
    lines = [f"{names[a.subject]} | {a.property} | {a.value} | {a.unit or '-'} | {a.comparator or '-'}" for a in found]
    assert lines == expected
    for a in found:
        (evidence,) = a.evidence
        assert evidence.quote == text[evidence.start : evidence.end] and a.text in text and a.attribution
        assert a.text in evidence.quote


def test_a_nominal_points_at_the_one_thing_of_its_kind_named_later() -> None:
    _scene, (first, _) = read(
        "The rockets were developed by Serbia.\n\nThe Vulpe rocket is designed for strikes on bridges."
    )
    assert (first.property, first.value) == ("maker", "Serbia")


def test_a_nominal_of_another_kind_does_not() -> None:
    _, found = read("The Vulpe launcher was shown. The helicopter has a range of 500 km.")
    assert found == []


def test_a_maker_is_an_entity() -> None:
    scene, (made,) = read("The Zubr howitzer was developed by Romania.")
    assert made.value_entity in {e.id_in(scene.document) for e in scene.entities if e.name == "Romania"}


def test_doubt_is_marked() -> None:
    _, (claim,) = read("The Vulpe rocket reportedly has a range of 300 km.")
    assert claim.hedged
    _, (plain,) = read("The Vulpe rocket has a range of 300 km.")
    assert not plain.hedged


def test_once_for_one_origin() -> None:
    _, found = read("The Vulpe rocket has a range of 300 km. The Vulpe has a range of 300 km.")
    assert len(found) == 1


def test_each_claim_has_the_chain_of_its_words() -> None:
    _, found = read("According to Granma, the Vulpe rocket has a range of 300 km. The Vulpe has a calibre of 220 mm.")
    assert [len(a.attribution) for a in found] == [2, 1]


def test_ids_differ_and_are_stable() -> None:
    text = "Mali has the Russian-made Zala, Korsak and Sova drones."
    ids = [a.id for a in read(text)[1]]
    assert len(set(ids)) == 3 and ids == [a.id for a in read(text)[1]]


def test_works_are_subjects_too() -> None:
    _scene, found = read("The Rooppur nuclear power plant, built by Rosatom, has a capacity of 2,400 MW.")
    assert ("capacity", 2400, "MW") in [(a.property, a.value, a.unit) for a in found]
