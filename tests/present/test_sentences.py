"""Events as sentences: who, what, whom, where, and with what standing."""

from dataclasses import replace
from typing import Any

import pytest

from communique.knowledge.wording import words
from communique.model import Instrument, Item, Place, codes
from communique.present.naming import Namer
from communique.present.sentences import Teller
from tests.present.world import FIJI, LAOS, World

TEXT = "Something was done, the paper writes."
Parts = list[tuple[str, str | None, str, str | None]]


@pytest.fixture
def world() -> World:
    made = World()
    made.article("one", TEXT)
    return made


def told(world: World, type_: str, parts: Parts, **more: Any) -> str:
    event = world.event(world.report("one", TEXT, type_, parts, **more))
    matter = world.matter()
    return Teller(matter, Namer(matter)).sentence(event)


def states(world: World, first: str, second: str) -> Parts:
    return [(first, world.state(FIJI, "Fiji"), "Suva", FIJI), (second, world.state(LAOS, "Laos"), "Vientiane", LAOS)]


def test_ministers_meet_with_their_roles_and_states(world: World) -> None:
    a = world.entity("person", "Ana Vula", FIJI, one="Defence Minister")
    b = world.entity("person", "Kham Souk", LAOS, one="head of the customs service")
    parts: Parts = [("party", b, "Souk", None), ("party", a, "Vula", FIJI)]
    assert told(world, "meeting", parts, kind="talks", where=Place(None, "Suva", FIJI)) == (
        "Defence Minister Ana Vula (Fiji) met Kham Souk (head of the customs service, Laos) in Suva"
    )


def test_a_role_that_was_over_when_it_was_told_is_said_to_be(world: World) -> None:
    a = world.entity("person", "Ana Vula", FIJI, one="President")
    (held,) = world.entities[a].roles
    world.entities[a] = replace(world.entities[a], roles=(replace(held, to="../2024-07-04"),))
    parts: Parts = [("visitor", a, "Vula", FIJI), ("host", world.state(LAOS, "Laos"), "Laos", LAOS)]
    assert told(world, "visit", parts) == "Former President Ana Vula (Fiji) visited Laos"


def test_a_role_seen_years_later_is_not_taken_for_the_role_then(world: World) -> None:
    a = world.entity("person", "Ana Vula", FIJI, one="Defence Minister")
    parts: Parts = [("visitor", a, "Vula", FIJI), ("host", world.state(LAOS, "Laos"), "Laos", LAOS)]
    assert told(world, "visit", parts, when="2009-05") == "Ana Vula (Fiji) visited Laos"


@pytest.mark.parametrize(
    ("status", "hedged", "expected"),
    [
        ("occurred", False, "Fiji delivered 20 buses to Laos"),
        ("occurred", True, "Fiji reportedly delivered 20 buses to Laos"),
        ("ongoing", False, "Fiji is delivering 20 buses to Laos"),
        ("planned", False, "Fiji is to deliver 20 buses to Laos"),
        ("wanted", False, "Fiji is ready to deliver 20 buses to Laos"),
        ("possible", True, "Fiji may deliver 20 buses to Laos"),
        ("negated", False, "Fiji did not deliver 20 buses to Laos"),
    ],
)
def test_status_in_words(world: World, status: str, hedged: bool, expected: str) -> None:
    parts = states(world, "supplier", "recipient")
    buses = (Item(None, "buses", 20, None, "exact"),)
    assert told(world, "transfer", parts, stage="delivery", status=status, hedged=hedged, items=buses) == expected


def test_a_wish_is_told_as_voiced(world: World) -> None:
    parts = states(world, "recipient", "supplier")
    items = (Item(None, "coastal radars"),)
    assert told(world, "transfer", parts, stage="interest", status="wanted", items=items) == (
        "Fiji showed interest in coastal radars from Laos"
    )


def test_price_and_number(world: World) -> None:
    parts = states(world, "supplier", "recipient")
    items = (Item(None, "launchers", 24, None, "up_to"), Item(None, "310 million euros", 310_000_000, "EUR", "exact"))
    assert told(world, "transfer", parts, stage="offer", status="wanted", items=items) == (
        "Fiji offered Laos up to 24 launchers for 310 million euros"
    )


def test_an_agreement_with_its_article_and_number(world: World) -> None:
    parts = states(world, "party", "party")
    assert told(world, "agreement", parts, stage="signed", instrument=Instrument("accord on visas")) == (
        "Fiji and Laos signed an accord on visas"
    )
    assert "signed eight agreements" in told(
        world, "agreement", parts, stage="signed", instrument=Instrument("eight agreements")
    )


def test_an_agreement_in_force_in_the_number_of_its_noun(world: World) -> None:
    parts = states(world, "party", "party")
    assert (
        told(world, "agreement", parts, stage="in_force", status="ongoing", instrument=Instrument("their memoranda"))
        == "Memoranda between Fiji and Laos are in force"
    )


def test_words_for_both_sides_by_the_name_of_one_stand_for_that_one_alone(world: World) -> None:
    words_ = "envoys of the Fijian navy"
    parts: Parts = [("party", None, words_, FIJI), ("party", None, words_, LAOS)]
    assert told(world, "meeting", parts) == "Envoys of the Fijian navy met Laos"


def test_the_state_gives_way_to_those_who_act_for_it(world: World) -> None:
    experts = world.entity("group", "Fijian experts", FIJI)
    parts: Parts = [*states(world, "supplier", "recipient"), ("supplier", experts, "Fijian experts", FIJI)]
    assert told(world, "cooperation", parts, kind="assistance", status="wanted") == (
        "Fijian experts are ready to help Laos"
    )


def test_nobody_visits_himself(world: World) -> None:
    fiji = world.state(FIJI, "Fiji")
    kham = world.entity("person", "Kham Souk", LAOS)
    parts: Parts = [("visitor", fiji, "SUVA", FIJI), ("visitor", kham, "Souk", LAOS), ("host", fiji, "Fiji", FIJI)]
    assert told(world, "visit", parts, kind="official") == "Kham Souk (Laos) paid an official visit to Fiji"


def test_a_pronoun_that_stands_for_nobody_is_left_out(world: World) -> None:
    parts: Parts = [("speaker", None, "he", None), ("addressee", world.state(LAOS, "Laos"), "Laos", LAOS)]
    assert told(world, "statement", parts, kind="praise") == "Laos was praised"


def test_a_place_gone_to_has_its_state_and_no_other_place_twice(world: World) -> None:
    parts = states(world, "visitor", "host")
    assert told(world, "visit", parts, where=Place(None, "Pakse", LAOS)) == "Fiji visited Pakse (Laos)"


def test_who_vouches(world: World) -> None:
    parts = states(world, "supplier", "recipient")
    world.article("two", TEXT, outlet="Mekong Post")
    first = world.report("one", TEXT, "transfer", parts, stage="order", chain=("two officials",))
    second = world.report("two", TEXT, "transfer", parts, stage="order")
    denial = world.report("two", TEXT, "transfer", parts, stage="order", status="negated", chain=("Ministry of Trade",))
    matter = world.matter()
    alone, both, denied = world.event(first), world.event(first, second), world.event(first, denial)
    teller = Teller(matter, Namer(matter))
    assert teller.sentence(alone).endswith(", according to two officials")
    assert teller.sentence(both).endswith("(2 independent origins)")
    assert teller.sentence(denied).endswith("; denied by Ministry of Trade")


CODES = [
    (type_, kind, stage)
    for type_ in codes.REPORT_TYPES
    for kind in (None, *codes.KINDS[type_])
    for stage in (None, *codes.STAGES.get(type_, ()))
]


@pytest.mark.parametrize(("type_", "kind", "stage"), CODES)
def test_every_code_has_words_whoever_is_known(world: World, type_: str, kind: str | None, stage: str | None) -> None:
    roles = codes.ROLES[type_]
    for status in codes.STATUSES:
        for known in ((), roles[:1], roles[1:], roles):
            parts: Parts = [(r, None, "Fijian colleagues", FIJI) for r in known]
            said = told(world, type_, parts, kind=kind, stage=stage, status=status)
            assert said[:1].isupper()
            assert "{" not in said and "[" not in said and "  " not in said and "_" not in said
            assert len(said.split()) > 1


def test_no_word_of_the_file_is_in_vain() -> None:
    known = words()
    for type_, keys in known.phrases.items():
        stages, kinds = codes.STAGES.get(type_, ()), codes.KINDS[type_]
        for key in keys:
            bare, _, status = key.partition("@")
            assert status in ("", *codes.STATUSES)
            parts = [part for part in bare.split("/") if part]
            assert set(parts) <= {*stages, *kinds}, (type_, key)
