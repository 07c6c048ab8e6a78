"""Readings made of the coded articles, as if the reader made no mistake: reconciling is measured apart from reading."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique.model import (
    Attribute,
    Document,
    Entity,
    Evidence,
    Instrument,
    Item,
    Link,
    Mention,
    Participant,
    Place,
    Reading,
    Reconciliation,
    Report,
    Role,
    document_id,
    make_id,
    sha256,
    to_record,
)  # fmt: skip

EXAM = Path(__file__).resolve().parents[3] / "shared" / "exam"


def _find(text: str, quote: str) -> tuple[int, int]:
    at = [i for i, c in enumerate(text) if not c.isspace()]
    flat = "".join(text[i] for i in at)
    bare = "".join(quote.split())
    i = flat.find(bare)
    return (at[i], at[i + len(bare) - 1] + 1) if i >= 0 and bare else (0, 1)


class Coded:
    """One coded article as a reading; `report_of` maps a report's key to its id."""

    def __init__(self, gold: dict[str, Any], text: str, path: str) -> None:
        data = gold["document"]
        id_ = document_id(text, outlet=data.get("outlet"), url=None, path=path)
        fields = {k: data.get(k) for k in ("outlet", "published", "title", "byline", "genre")}
        self.document = Document(id=id_, sha256=sha256(text), text=text, path=path, language="en", **fields)
        self.entities: dict[str, Entity] = {}
        self.by_name: dict[str, str] = {}
        for row in gold["entities"]:
            self._entity(row)
        for row in gold["entities"]:
            for name in row["aliases"]:
                self.by_name.setdefault(name, self.by_name[row["name"]])
        self.report_of = {r["key"]: self._id("report", r) for r in gold["reports"]}
        self.reading = Reading(
            self.document,
            tuple(self.entities.values()),
            tuple(self._report(r) for r in gold["reports"]),
            tuple(self._attribute(a) for a in gold.get("attributes", [])),
        )

    def _entity(self, row: dict[str, Any]) -> None:
        made = make_id("entity", self.document.id, row["kind"], row["name"], row["country"])
        names = tuple(dict.fromkeys([row["name"], *row["aliases"]]))
        roles = tuple(Role(r["title"], r.get("body"), r.get("country")) for r in row["roles"])
        start, end = _find(self.document.text, names[-1])
        mention = Mention(self.document.id, start, end)
        self.entities[made] = Entity(
            made, row["kind"], row["name"], names, (mention,), row["country"], (self.document.id,), roles
        )
        self.by_name[row["name"]] = made

    def _id(self, kind: str, row: dict[str, Any]) -> str:
        return make_id(kind, self.document.id, row.get("key"), row.get("type"), row.get("property"), row["quote"])

    def _evidence(self, row: dict[str, Any]) -> tuple[Evidence, ...]:
        return (self.document.evidence(*_find(self.document.text, row["quote"])),)

    def _chain(self, row: dict[str, Any]) -> tuple[Link, ...]:
        return tuple(Link(self.by_name.get(n), n, "cited") for n in row.get("chain") or ["(outlet)"])

    def _report(self, row: dict[str, Any]) -> Report:
        ins, where = row.get("instrument"), row.get("where")
        return Report(
            id=self._id("report", row), document=self.document.id, type=row["type"], status=row["status"],
            attribution=self._chain(row), evidence=self._evidence(row), kind=row.get("kind"), stage=row.get("stage"),
            hedged=bool(row.get("hedged")), when=row.get("when"), topics=tuple(row.get("topics") or ()),
            participants=tuple(
                Participant(self.by_name.get(p["name"]), p["name"], p["role"], p.get("country"))
                for p in row["participants"]
            ),
            where=Place(self.by_name.get(where["name"]), where["name"], where.get("country")) if where else None,
            items=tuple(
                Item(self.by_name.get(i["name"]), i["name"], i.get("quantity"), i.get("unit"), i.get("comparator"))
                for i in row.get("items") or ()
            ),
            instrument=Instrument(ins["text"], ins.get("form"), ins.get("disclosed")) if ins else None,
        )  # fmt: skip

    def _attribute(self, row: dict[str, Any]) -> Attribute:
        if row["subject"] not in self.by_name:
            self._entity({"kind": "equipment", "name": row["subject"], "aliases": [], "country": None, "roles": []})
        value = row["value"]
        return Attribute(
            id=self._id("attribute", row), document=self.document.id, subject=self.by_name[row["subject"]],
            property=row["property"], value=value, text=str(value), attribution=self._chain(row),
            evidence=self._evidence(row), value_entity=self.by_name.get(str(value)), unit=row.get("unit"),
            comparator=row.get("comparator"), hedged=bool(row.get("hedged")),
        )  # fmt: skip


def coded() -> list[Coded]:
    """The five articles."""
    out = []
    for path in sorted((EXAM / "gold").glob("0*.json")):
        text = next((EXAM / "articles").glob(path.stem + ".*")).read_text("utf-8")
        out.append(Coded(json.loads(path.read_text("utf-8")), text, f"{path.stem}.txt"))
    return out


def export(readings: list[Reading], made: Reconciliation) -> Iterator[dict[str, Any]]:
    """The codebook's records of readings once reconciled."""

    def resolved(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: resolved(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [resolved(v, key) for v in value]
        return (
            made.resolve.get(value, value) if key in ("entity", "subject", "value_entity", "also") and value else value
        )

    for reading in readings:
        yield to_record(reading.document)
        yield from (resolved(to_record(r)) for r in (*reading.reports, *reading.attributes))
    yield from map(to_record, (*made.entities, *made.events, *made.conflicts))
