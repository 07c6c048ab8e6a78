"""The page: its parts, what stands in them, citations, and how it is written."""

import json

import pytest
from rich.console import Console

from communique.model import Attribute, Instrument, Item, Link, Place, Withheld
from communique.present.brief import to_json
from communique.present.brief_markdown import markdown
from communique.present.brief_terminal import show
from communique.present.brief_text import numbers, plain
from tests.present.world import FIJI, LAOS, World, conflict, texts

TALKS = "Ms Vula met Mr Souk in Suva on 3 July"
SALE = "Fiji sold Laos 20 ferries"
DENIAL = "Laos has bought no ferries from Fiji"
WORDS = "She called Laos “a friend across every ocean”"
PLAN = "They signed a plan, the text of which was kept secret"
SILENT = "Mr Souk did not answer questions"
PRICE = "The price was not given"
RANGE = "The ferry goes 300 km"
TEXT = ". ".join((TALKS, SALE, DENIAL, WORDS, PLAN, SILENT, PRICE, RANGE))


@pytest.fixture
def world() -> World:
    made = World()
    made.article("one", TEXT)
    made.article("two", TEXT, outlet=None, published=None, genre="commentary")
    made.article("three", TEXT, outlet="Mekong Post", published="2024-08-01")
    fiji, laos = made.state(FIJI, "Fiji"), made.state(LAOS, "Laos")
    vula = made.entity("person", "Ana Vula", FIJI, one="Defence Minister", three="Prime Minister")
    souk = made.entity("person", "Kham Souk", LAOS, one="Defence Minister")
    ferry = made.entity("equipment", "Lakeba", None)
    way = [("supplier", fiji, "Fiji", FIJI), ("recipient", laos, "Laos", LAOS)]
    made.event(
        made.report("one", TALKS, "meeting", [("party", vula, "Vula", FIJI), ("party", souk, "Souk", LAOS)],
                    kind="talks", when="2024-07-03", where=Place(None, "Suva", FIJI)))  # fmt: skip
    items = (Item(ferry, "ferries", 20, None, "exact"),)
    sale = made.report(
        "one", SALE, "transfer", way, kind="sale", stage="delivery", items=items, chain=("port officials",)
    )
    interest = made.report(
        "three", SALE, "transfer", way, stage="interest", status="wanted", items=items, when="2024-05"
    )
    denied = made.report("three", DENIAL, "transfer", way, kind="sale", status="negated", items=items,
                         chain=("Ministry of Transport",))  # fmt: skip
    sold = made.event(sale, denied)
    made.event(interest)
    made.event(
        made.report("one", WORDS, "statement", [("speaker", vula, "She", FIJI), ("addressee", laos, "Laos", LAOS)],
                    kind="praise"))  # fmt: skip
    plan = made.report("two", PLAN, "agreement", [("party", fiji, "They", FIJI), ("party", laos, "They", LAOS)],
                       stage="signed", instrument=Instrument("plan", "plan"), opinion=True)  # fmt: skip
    made.event(plan)
    for what, quote, by, about in (("content", PLAN, None, plan.id), ("comment", SILENT, souk, None),
                                   ("price", PRICE, fiji, sale.id)):  # fmt: skip
        document = made.documents["two" if what == "content" else "one"]
        start = document.text.index(quote)
        made.withheld.append(Withheld(
            f"wit_{what}", document.id, what, (Link(None, document.outlet or "(outlet)", "published"),),
            (document.evidence(start, start + len(quote)),), about, by))  # fmt: skip
    start = TEXT.index(RANGE)
    made.attributes.append(Attribute(
        "att_range", "one", ferry, "range", 300, "300 km", (Link(None, "Suva Sun", "published"),),
        (made.documents["one"].evidence(start, start + len(RANGE)),), unit="km"))  # fmt: skip
    made.conflicts.append(conflict(sold.id, "status", "denial", ("occurred", sale), ("negated", denied)))
    return made


def test_what_it_rests_on(world: World) -> None:
    basis = world.brief().basis
    assert (basis.articles, basis.outlets, basis.unnamed, basis.unpublished) == (3, ("Mekong Post", "Suva Sun"), 1, 1)
    assert basis.published == ("2024-07-04", "2024-08-01")
    assert basis.covered == ("2024-05", "2024-07-03")
    assert (basis.happenings, basis.undated, basis.commentaries) == (5, 3, 1)
    assert set(basis.origins) == {"Suva Sun", "Mekong Post", "(outlet)", "port officials", "Ministry of Transport"}


def test_the_timeline_is_in_order_and_the_undated_come_apart(world: World) -> None:
    brief = world.brief()
    assert [t.split(":")[0] for t in texts(brief, "timeline")] == ["May 2024", "3 July 2024"]
    undated = texts(brief, "undated")
    assert undated[0] == (
        "(4 July 2024): Fiji delivered 20 ferries to Laos (2 independent origins); denied by Ministry of Transport"
    )
    assert undated[1].startswith("(undated): Fiji and Laos signed a plan")


def test_who_met_whom_with_the_role_of_then(world: World) -> None:
    assert texts(world.brief(), "met") == [
        "Defence Minister Ana Vula (Fiji) and Defence Minister Kham Souk (Laos): talks (Suva), 3 July 2024"
    ]


def test_an_agreement_whose_content_was_kept_back(world: World) -> None:
    (line,) = texts(world.brief(), "agreements")
    assert line == f"Plan (Fiji and Laos): signed, undated; content not disclosed; “{PLAN}”"


def test_goods_as_a_ladder_for_each_origin(world: World) -> None:
    assert texts(world.brief(), "goods") == [
        "Lakeba, ferries, from Fiji to Laos",
        "Furthest: delivery (one origin: port officials); interest or beyond (two independent origins)",
        "Port officials: delivery (20 ferries)",
        "Mekong Post: interest (20 ferries), May 2024",
        "Ministry of Transport: denied sale (20 ferries)",
        "Range: 300 km",
    ]


def test_what_is_of_no_deal_has_a_line_of_its_own(world: World) -> None:
    loan = (Item(None, "5 million dollars", 5_000_000, "USD", "exact"),)
    way = [("supplier", None, "Fiji", FIJI), ("recipient", None, "Laos", LAOS)]
    world.event(world.report("one", PRICE, "transfer", way, kind="credit", stage="delivery", items=loan))
    lines = texts(world.brief(), "goods")
    assert lines[-2:] == ["5 million dollars, from Fiji to Laos", "Suva Sun: delivery (5 million dollars)"]


def test_positions_by_side_with_the_words(world: World) -> None:
    assert texts(world.brief(), "positions") == [
        "Fiji",
        "(4 July 2024): Defence Minister Ana Vula (Fiji) praised Laos: “a friend across every ocean”",
    ]


def test_what_was_withheld_and_by_whom(world: World) -> None:
    lines = texts(world.brief(), "withheld")
    assert lines[0] == f"Fiji did not disclose the price: “{PRICE}”, concerning: Fiji delivered 20 ferries to Laos"
    assert lines[1].startswith("The content was not disclosed")
    assert lines[2:] == ["No comment", f"Kham Souk (Laos): “{SILENT}”"]


def test_contradictions_side_by_side(world: World) -> None:
    assert texts(world.brief(), "conflicts") == [
        "Whether it happened: Fiji delivered 20 ferries to Laos",
        "It happened, according to port officials",
        "It did not happen, according to Ministry of Transport",
    ]


def test_citations_are_numbered_as_met_and_each_resolves(world: World) -> None:
    brief = world.brief()
    seen: list[int] = []

    def walk(lines: object) -> None:
        for line in lines:  # type: ignore[attr-defined]
            seen.extend(n for n in line.citations if n not in seen)
            walk(line.lines)

    for section in brief.sections:
        walk(section.lines)
    assert seen == [c.number for c in brief.citations] == list(range(1, len(seen) + 1))
    for citation in brief.citations:
        document = world.documents[citation.document]
        assert all(quote in document.text for quote in citation.quotes)
        assert citation.outlet == document.outlet
    chains = {c.chain for c in brief.citations}
    assert ("Suva Sun", "port officials") in chains
    assert ("(outlet not named)",) in chains


def test_an_opinion_is_marked(world: World) -> None:
    brief = world.brief()
    marked = [line.text for s in brief.sections for line in s.lines if line.opinion]
    assert len(marked) == 1
    assert any("(opinion) Fiji and Laos signed" in line for line in plain(brief))
    assert any("*Opinion.*" in line for line in markdown(brief))


def test_it_does_not_depend_on_the_order_of_records(world: World) -> None:
    before = list(plain(world.brief()))
    world.events.reverse()
    world.withheld.reverse()
    assert list(plain(world.brief())) == before


def test_limits_are_said(world: World) -> None:
    assert world.brief(about="Lakeba", since="2024-05").limits == "Only what names Lakeba, from May 2024."


def test_numbers() -> None:
    assert numbers((1, 2, 4, 7, 8, 9)) == "[1][2][4][7–9]"


def test_markdown_escapes_and_resolves(world: World) -> None:
    world.article("one", TEXT, outlet="The *Star*_[x]")
    page = "\n".join(markdown(world.brief()))
    assert "\\*Star\\*\\_\\[x\\]" in page
    used = {m for m in range(1, 20) if f"[^{m}]" in page}
    assert used == {m for m in used if f"\n[^{m}]: " in page}


def test_json_is_plain_and_whole(world: World) -> None:
    made = json.loads(json.dumps(to_json(world.brief())))
    assert made["record"] == "brief"
    assert [s["key"] for s in made["sections"]] == [
        "timeline", "undated", "met", "agreements", "goods", "positions", "withheld", "conflicts",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [30, 80, 120])
def test_a_terminal_of_any_width_shows_every_citation(world: World, width: int) -> None:
    console = Console(width=width, record=True, file=open("/dev/null", "w"), force_terminal=True)  # noqa: SIM115
    brief = world.brief()
    show(brief, console)
    page = console.export_text()
    assert all(len(line) <= width for line in page.splitlines())
    assert all(f"[{c.number}]" in page for c in brief.citations)


def test_nothing_known_makes_an_empty_page() -> None:
    brief = World().brief()
    assert brief.sections == brief.citations == ()
