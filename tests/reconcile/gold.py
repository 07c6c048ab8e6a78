"""Readings made of the coded articles, as if the reader made no mistake: reconciling is measured apart from reading."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique.evaluate.coded import coded
from communique.model import Reading, Reconciliation, to_record

EXAM = Path(__file__).resolve().parents[3] / "shared" / "exam"


def readings() -> list[Reading]:
    """The five articles."""
    return coded(EXAM / "articles", EXAM / "gold").readings


def export(told: list[Reading], made: Reconciliation) -> Iterator[dict[str, Any]]:
    """The codebook's records of readings once reconciled."""

    def resolved(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: resolved(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [resolved(v, key) for v in value]
        return (
            made.resolve.get(value, value) if key in ("entity", "subject", "value_entity", "also") and value else value
        )

    for reading in told:
        yield to_record(reading.document)
        yield from (resolved(to_record(r)) for r in (*reading.reports, *reading.attributes))
    yield from map(to_record, (*made.entities, *made.events, *made.conflicts))
