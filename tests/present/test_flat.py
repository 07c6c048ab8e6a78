"""Nested values in words."""

from typing import Any

import pytest

from communique.model import to_record
from communique.present.exporters import flat, jsonl
from tests.ledger import sample
from tests.present.test_deals import DEAL


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ({"text": "milk", "quantity": None}, "milk"),
        ({"text": "tractors", "quantity": 1500, "comparator": "over"}, "over 1,500 tractors"),
        ({"text": "milk", "quantity": 2, "unit": "t", "comparator": "about"}, "about 2 t milk"),
        ({"text": "about 1,500 tractors", "quantity": 1500}, "1,500 (about 1,500 tractors)"),
    ],
)
def test_items(item: dict[str, Any], words: str) -> None:
    assert flat.item(item) == words


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ({"title": "Minister"}, "Minister"),
        ({"title": "Minister", "country": "ZMB", "from": "2023-05", "to": "2023-05"}, "Minister, ZMB [2023-05]"),
        (
            {"title": "chief", "body": "navy", "country": "ZMB", "from": "2021", "to": "2023"},
            "chief, navy, ZMB [2021/2023]",
        ),
        ({"title": "Mayor", "to": "../2021-03-05"}, "Mayor [until before 2021-03-05]"),
        ({"title": "Mayor", "from": "2021-03-05/.."}, "Mayor [from after 2021-03-05]"),
    ],
)
def test_roles(role: dict[str, Any], words: str) -> None:
    assert flat.role(role) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""), (True, "true"), (0, "0"), (["a", None, 2], "a; ; 2"), ({"a": 1}, "a: 1"),
        ({"text": "Lusaka", "country": "ZMB"}, "Lusaka (ZMB)"), ([{"text": "Lusaka"}], "Lusaka"),
        ({"role": "host", "text": "Zambia", "country": None}, "host Zambia"),
    ],
)  # fmt: skip
def test_values(value: object, words: str) -> None:
    assert flat.value_of("status", value) == words


def test_every_kind_of_record_has_a_row_of_words() -> None:
    made, first = sample.reconcile(sample.readings()), sample.first()
    records = [
        first.document, first.entities[0], first.reports[0], first.attributes[0], first.withheld[0], made.events[0],
        made.conflicts[0], DEAL,
    ]  # fmt: skip
    rows = {r["record"]: flat.row(r, lambda id: f"name of {id}") for r in map(to_record, records)}
    assert set(rows) == set(flat.COLUMNS)
    assert all(isinstance(v, str) for row in rows.values() for v in row.values())
    assert rows["withheld"]["by_name"] == f"name of {first.withheld[0].by}"
    assert rows["event"]["countries"] == "TUR; ZMB"
    assert rows["event"]["stages"] == "delivery 2023-05-03"


def test_a_line_is_written_whatever_it_holds() -> None:
    assert jsonl.line({"text": "Türkiye"}) == '{"text": "Türkiye"}'
    assert jsonl.line({"text": "half \ud800"}) == '{"text": "half \\ud800"}'
