"""Rows and days."""

import pytest

from communique.ledger import rows
from communique.model import Record, from_record, to_record
from tests.ledger import sample


@pytest.mark.parametrize(
    ("edtf", "low", "high"),
    [
        ("2023-05-03", "2023-05-03", "2023-05-03"), ("2023", "2023-01-01", "2023-12-31"),
        ("1962/..", "1962-01-01", None), ("../2024", None, "2024-12-31"), ("soon", None, None), (None, None, None),
    ],
)  # fmt: skip
def test_days(edtf: str | None, low: str | None, high: str | None) -> None:
    assert rows.days(edtf) == (low, high)


def test_a_record_is_stored_and_exported_unchanged() -> None:
    for reading in sample.readings():
        records: tuple[Record, ...] = (*reading.entities, *reading.reports, *reading.attributes, *reading.withheld)
        for record in records:
            kind = to_record(record)["record"]
            assert rows.exported(kind, rows.stored(record)) == to_record(record)
            assert from_record(rows.exported(kind, rows.stored(record))) == record
        text = reading.document.text
        made = rows.exported("document", rows.stored(reading.document), text)
        assert made == to_record(reading.document)
        assert list(made) == list(to_record(reading.document))


def test_resolving_touches_ids_of_entities_alone() -> None:
    given = {
        "entity": "ent_a", "text": "ent_a", "also": ["ent_a", "ent_z"], "by": None,
        "items": [{"entity": "ent_a"}], "subject": "ent_b",
    }  # fmt: skip
    assert set(rows.named(given)) == {"ent_a", "ent_b", "ent_z"}
    assert rows.resolved(given, {"ent_a": "ent_1"}) == {
        "entity": "ent_1", "text": "ent_a", "also": ["ent_1", "ent_z"], "by": None,
        "items": [{"entity": "ent_1"}], "subject": "ent_b",
    }  # fmt: skip
