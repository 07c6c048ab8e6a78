"""Deals in words, and as a register of transfers has them."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from communique.errors import InputError
from communique.ledger import Ledger
from communique.model import Deal, Origin, Rung, Value
from communique.present import deals
from communique.present.exporters import sipri
from communique.present.exporters.csv import safe
from communique.reconcile import reconcile
from communique.reconcile.deals import find_deals
from tests.reconcile.test_deals import article, told
from tests.reconcile.world import Article

OFFER = Rung(
    "offer", "reached", (Value("2023-05"),),
    (Value({"text": "Halcón", "quantity": 6, "unit": None, "comparator": None}),
     Value({"text": "2 million euros", "quantity": 2_000_000, "unit": "EUR", "comparator": "about"})),
    ("rep_1",), (Origin(None, "Alpha Post", ("doc_1",)),),
)  # fmt: skip
DEAL = Deal("deal_1", "CHL", "KEN", ("CHL", "KEN"), "Halcón", "patrol boats", "ent_1", "sale", "offer", None, (OFFER,),
            ("evt_1",), ("rep_1",))  # fmt: skip


def test_a_deal_in_words() -> None:
    assert deals.goods(DEAL) == "Halcón, patrol boats"
    assert deals.way(DEAL) == "from Chile to Kenya"
    assert deals.way(replace(DEAL, supplier=None)) == "from a state not named to Kenya"
    assert deals.way(replace(DEAL, supplier=None, recipient=None)) == "between Chile and Kenya"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "offer (6 Halcón, about 2 million euros), May 2023"),
        ({"numbers": (), "hedged": True}, "reported offer, May 2023"),
        ({"numbers": (), "standing": "denied", "hedged": True}, "offer, denied, May 2023"),
        ({"numbers": (), "when": (), "told": "2023-06-05"}, "offer, undated, told 5 June 2023"),
        ({"numbers": (), "when": ()}, "offer, undated"),
    ],
)
def test_a_rung_in_words(change: dict[str, Any], words: str) -> None:
    assert deals.rung(replace(OFFER, **change)) == words


def test_how_far_it_got_in_words() -> None:
    two = (OFFER, replace(OFFER, stage="order", origins=(Origin(None, "(outlet)", ("doc_2",)),)))
    assert deals.furthest(DEAL) == "offer (one origin: Alpha Post)"
    assert deals.furthest(replace(DEAL, furthest=None)) == "no stage reached"
    assert deals.furthest(replace(DEAL, ladder=two, furthest="order", corroborated="offer")) == (
        "order (one origin: an outlet not named); offer or beyond (two independent origins)"
    )
    both = replace(OFFER, origins=(*OFFER.origins, Origin(None, "Beta Times", ("doc_2",))))
    assert (
        deals.furthest(replace(DEAL, ladder=(both,), corroborated="offer")) == "offer (two independent origins or more)"
    )


def sheets(tmp_path: Path, articles: Iterable[Article]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The rows of both sheets for a ledger of these articles."""
    with Ledger(tmp_path / "l.db", create=True, reconcile=reconcile, find_deals=find_deals) as ledger:
        for one in articles:
            ledger.append(one.reading)
        paths = sipri.write_folder(ledger, tmp_path / "register")
    assert [p.name for p in paths] == ["deals.csv", "not_ordered.csv"]
    ordered, rest = (list(csv.DictReader(p.open(encoding="utf-8", newline=""))) for p in paths)
    return ordered, rest


def test_two_sheets(tmp_path: Path) -> None:
    wheat = "supplier=Peru@PER, recipient=Kenya@KEN"
    ordered, rest = sheets(
        tmp_path,
        [
            told("order", items=[("Halcón boats", 6)], when="2021-02", chain=["Ministry of Defence"]),
            told("delivery", items=[("Halcón", 4)], when="2022-08", outlet="Beta Times"),
            told("delivery", items=[("Halcón", 1)], when="2023-01", outlet="Beta Times"),
            told("offer", parties=wheat, items=[("wheat", 500, "t")], status="wanted", when="2023-05"),
            told("order", parties=wheat, items=[("wheat", 500, "t")], status="negated", outlet="Beta Times"),
        ],
    )
    (row,) = ordered
    assert {k: v for k, v in row.items() if k not in ("Comments", "Deal")} == {
        "Supplier": "Chile", "Recipient": "Kenya", "Number ordered": "6", "Designation": "Halcón",
        "Description": "boats", "Year of order": "2021", "Number delivered": "(5)",
        "Year(s) of delivery": "(2022); (2023)", "Status": "delivered",
    }  # fmt: skip
    assert row["Comments"].startswith(
        "Order (6 Halcón boats), February 2021, according to Ministry of Defence; delivery ("
    )
    assert row["Comments"].endswith("; order or beyond by two independent origins")
    (other,) = rest
    assert (other["Number"], other["Year"], other["Status"]) == ("(500 t)", "(2023)", "offered")
    assert other["Comments"].endswith("; order denied by Beta Times")


def test_what_is_not_known_and_what_was_not_delivered(tmp_path: Path) -> None:
    (row,), rest = sheets(tmp_path, [told("order", items=[("Halcón",)])])
    assert [row[c] for c in ("Number ordered", "Year of order")] == [". .", ". ."]
    assert [row[c] for c in ("Number delivered", "Year(s) of delivery")] == ["", ""]
    assert rest == []


@pytest.mark.parametrize(
    ("codes", "ordered"),
    [
        ({"items": [("Halcón", 6)]}, "(6)"),  # one outlet's own word
        ({"items": [("Halcón", 6)], "chain": ["Ministry of Defence"]}, "6"),
        ({"items": [("Halcón", 6)], "chain": ["Ministry of Defence"], "hedged": True}, "(6)"),
        ({"items": [("Halcón", 6, None, "over")], "chain": ["Ministry of Defence"]}, "(6)"),
    ],
)
def test_brackets(tmp_path: Path, codes: dict[str, Any], ordered: str) -> None:
    (row,), _ = sheets(tmp_path, [told("order", when="2021-02", **codes)])
    assert row["Number ordered"] == ordered


def test_an_official_release_vouches_under_any_form_of_its_name(tmp_path: Path) -> None:
    release = told("order", when="2021-02", outlet="The Chilean Navy")
    release.entity("media", "Chilean Navy")
    with Ledger(tmp_path / "l.db", create=True, reconcile=reconcile, find_deals=find_deals) as ledger:
        reading = release.reading
        ledger.append(replace(reading, document=replace(reading.document, genre="official")))
    (row,), _ = sheets(tmp_path, [])
    assert (row["Number ordered"], row["Year of order"]) == ("6", "2021")


def test_a_contract_that_does_not_say_who_supplies_names_both(tmp_path: Path) -> None:
    signed = article("Alpha Post")
    signed.report("agreement:signed", "they signed it", "party=Chile@CHL, party=Kenya@KEN",
                  instrument="contract for the supply of 20 tractors")  # fmt: skip
    (row,), _ = sheets(tmp_path, [signed])
    assert (row["Supplier"], row["Recipient"]) == ("(Chile or Kenya)", "(Chile or Kenya)")
    assert (row["Number ordered"], row["Description"]) == ("(20)", "tractors")


def test_a_number_that_two_outlets_give_bears_no_brackets_unless_a_third_disputes_it(tmp_path: Path) -> None:
    two = [told("order", when="2021-02", outlet=o) for o in ("Alpha Post", "Beta Times")]
    (tmp_path / "two").mkdir()
    (row,), _ = sheets(tmp_path / "two", two)
    assert row["Number ordered"] == "6"
    third = told("order", items=[("Halcón", 9)], when="2021-02", outlet="Gamma Wire")
    (row,), _ = sheets(tmp_path, [*two, third])
    assert row["Number ordered"] == "(6)"
    assert "the number disputed: 6 (Alpha Post, Beta Times) or 9 (Gamma Wire)" in row["Comments"]


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "register").write_text("")
    with pytest.raises(InputError, match="is a file; the register goes into a folder"):
        sheets(tmp_path, [article("Alpha Post")])


@pytest.mark.parametrize(
    ("goods", "unit", "number", "comment"),
    [
        ("oil", "t", "(9 t)", "9 t of oil"),
        ("oil", "[bbl_us]/d", "(9 barrels per day)", "9 barrels per day of oil"),
        ("crude", "[bbl_us]", "(9 barrels)", "9 barrels of crude"),
        ("vaccines", "{dose}", "(9 doses)", "9 vaccines"),
    ],
)
def test_units_as_people_write_them(tmp_path: Path, goods: str, unit: str, number: str, comment: str) -> None:
    _, (row,) = sheets(tmp_path, [told("offer", items=[(goods, 9, unit)], status="wanted")])
    assert row["Number"] == number
    assert f"Offer ({comment})" in row["Comments"]


def test_a_measure_that_is_the_goods_is_said_once() -> None:
    value = {"text": "barrels", "quantity": 700_000, "unit": "[bbl_us]/d", "comparator": "about"}
    assert deals.rung(replace(OFFER, numbers=(Value(value),))) == "offer (about 700,000 barrels per day), May 2023"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_cell_is_never_a_formula(cell: str) -> None:
    assert safe({"a": cell, "b": "6 - 1"}) == {"a": f"'{cell}", "b": "6 - 1"}
