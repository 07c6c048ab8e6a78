"""What `to_record` writes `from_record` reads, and nothing that the codebook does not allow."""

from typing import Any

import pytest

from communique.errors import RecordError
from communique.model import Event, Record, Value, from_record, to_record
from tests.ledger import sample

READING = sample.first()
REPORT = to_record(READING.reports[0])


def test_there_and_back() -> None:
    made = sample.reconcile(sample.readings())
    records: tuple[Record, ...] = (
        READING.document, *READING.entities, *READING.reports, *READING.attributes, *READING.withheld,
        *made.entities, *made.events, *made.conflicts,
    )  # fmt: skip
    for record in records:
        assert from_record(to_record(record)) == record


def test_an_events_fields_stand_beside_its_type() -> None:
    event = Event("evt_1", "visit", None, ("rep_1",), (), {"when": (Value("2024", ("rep_1",)),)})
    record = to_record(event)
    assert record["when"] == [{"value": "2024", "reports": ["rep_1"], "origins": []}]
    assert "fields" not in record


def test_what_a_type_does_not_know_is_left_out() -> None:
    assert from_record({**REPORT, "mood": "sombre"}) == READING.reports[0]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"record": "poem"}, "no kind of record is called 'poem'"),
        ({"record": None}, "no kind of record"),
        ({"type": 3}, "str was expected where 3"),
        ({"hedged": "yes"}, "bool was expected where 'yes'"),
        ({"items": "tractors"}, "a list was expected where 'tractors'"),
        ({"where": "Lusaka"}, "an object was expected where 'Lusaka'"),
        ({"participants": [7]}, "an object was expected where 7"),
        ({"participants": [{"entity": None, "text": "Zambia"}]}, "a participant lacks a field"),
    ],
)
def test_what_the_codebook_does_not_allow(change: dict[str, Any], words: str) -> None:
    with pytest.raises(RecordError, match=words):
        from_record({**REPORT, **change})


def test_a_field_that_must_be_there() -> None:
    with pytest.raises(RecordError, match="a report lacks a field"):
        from_record({k: v for k, v in REPORT.items() if k != "status"})
