"""Coded articles as a perfect reader would hand them on: gold in the exam's format made into readings.

With these, reconciling can be measured by itself, apart from what reading misses. Names take the place of ids in the
gold: a name is an entity of the same article that bears it, and a quote is where it stands in the text.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from communique.evaluate.judged import place
from communique.ingest import ingest
from communique.model import (
    Attribute,
    Document,
    Entity,
    Evidence,
    Instrument,
    Item,
    Link,
    Participant,
    Place,
    Reading,
    Report,
    Role,
    make_id,
)
from communique.model import Mention as MentionRecord
from communique.text.names import fold

Gold = Mapping[str, Any]


@dataclass(slots=True)
class Coded:
    """Readings with the ids that gold's keys and names became: reports by (stem, key), entities by (stem, name)."""

    readings: list[Reading] = field(default_factory=list)
    reports: dict[tuple[str, str], str] = field(default_factory=dict)
    entities: dict[tuple[str, str], str] = field(default_factory=dict)
    stems: dict[str, str] = field(default_factory=dict)


def coded(articles: Path, gold: Path) -> Coded:
    """The coded articles of a file or folder, as readings; an article without gold is left out."""
    out = Coded()
    for document in ingest([str(articles)]):
        if not isinstance(document, Document):
            continue
        stem = Path(document.path or "").stem
        path = gold / f"{stem}.json"
        if path.exists():
            out.stems[document.id] = stem
            _article(out, stem, document, json.loads(path.read_text(encoding="utf-8")))
    return out


def _article(out: Coded, stem: str, document: Document, gold: Gold) -> None:
    if document.language not in (None, "en"):
        out.readings.append(Reading(replace(document, state="unread")))
        return
    entities = [_entity(document, e) for e in gold["entities"]]
    by_name: dict[str, Entity] = {}
    for entity in entities:
        for name in entity.aliases:
            by_name.setdefault(fold(name), entity)
            out.entities[stem, name] = entity.id
    made = _Maker(document, by_name)
    reports = []
    for told in gold["reports"]:
        report = made.report(told)
        if report is not None:
            out.reports[stem, told["key"]] = report.id
            reports.append(report)
    attributes = [a for told in gold["attributes"] if (a := made.attribute(told)) is not None]
    read = replace(document, state="read")
    out.readings.append(Reading(read, tuple(entities), tuple(reports), tuple(attributes)))


def _entity(document: Document, gold: Gold) -> Entity:
    names = list(dict.fromkeys([gold["name"], *gold.get("aliases", ())]))
    spans = [span for name in names for span in _places(document.text, name)]
    seen = tuple(document.evidence(a, b) for a, b in spans[:1])
    roles = tuple(Role(r["title"], r.get("body"), r.get("country"), seen=seen) for r in gold.get("roles", ()))
    country = gold.get("country")
    return Entity(
        id=make_id("entity", document.id, gold["kind"], gold["name"], country),
        kind=gold["kind"],
        name=gold["name"],
        aliases=tuple(names),
        mentions=tuple(MentionRecord(document.id, a, b) for a, b in spans),
        country=country,
        documents=(document.id,),
        roles=roles,
        external={"iso3166": country} if gold["kind"] == "state" and country else {},
    )


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    start = text.find(name)
    while start >= 0:
        yield start, start + len(name)
        start = text.find(name, start + len(name))


@dataclass(slots=True)
class _Maker:
    """Makes the records of one article."""

    document: Document
    entities: dict[str, Entity]

    def _id(self, name: str | None) -> str | None:
        found = self.entities.get(fold(name or ""))
        return found.id if found else None

    def _evidence(self, quote: str) -> Evidence | None:
        span = place(self.document.text, quote)
        return self.document.evidence(*span) if span else None

    def _chain(self, names: list[str]) -> tuple[Link, ...]:
        manners = ["published", *["cited"] * len(names)]
        names = names or ["(outlet)"]
        return tuple(Link(self._id(n), n, manner) for n, manner in zip(names, manners, strict=False))

    def report(self, gold: Gold) -> Report | None:
        """A coded report as a record; None where its quote is not in the text."""
        evidence = self._evidence(gold["quote"])
        if evidence is None:
            return None
        where, instrument = gold.get("where"), gold.get("instrument")
        return Report(
            id=make_id("report", self.document.id, gold["key"]),
            document=self.document.id,
            type=gold["type"],
            status=gold["status"],
            attribution=self._chain(gold.get("chain") or []),
            evidence=(evidence,),
            kind=gold.get("kind"),
            stage=gold.get("stage"),
            hedged=bool(gold.get("hedged")),
            participants=tuple(
                Participant(self._id(p["name"]), p["name"], p["role"], p.get("country"))
                for p in gold.get("participants", ())
            ),
            when=gold.get("when"),
            when_text=gold.get("when_text"),
            when_basis=gold.get("when_basis"),
            where=Place(self._id(where["name"]), where["name"], where.get("country")) if where else None,
            items=tuple(
                Item(self._id(i["name"]), i["name"], i.get("quantity"), i.get("unit"), i.get("comparator"))
                for i in gold.get("items", ())
            ),
            instrument=Instrument(instrument["text"], instrument.get("form"), instrument.get("disclosed"))
            if instrument
            else None,
            topics=tuple(gold.get("topics", ())),
        )

    def attribute(self, gold: Gold) -> Attribute | None:
        """A coded claim as a record; None where its quote or its thing is not to be found."""
        evidence, subject = self._evidence(gold["quote"]), self._id(gold["subject"])
        if evidence is None or subject is None:
            return None
        return Attribute(
            id=make_id("attribute", self.document.id, gold["property"], str(gold["value"]), evidence.start),
            document=self.document.id,
            subject=subject,
            property=gold["property"],
            value=gold["value"],
            text=str(gold["value"]),
            attribution=self._chain(gold.get("chain") or []),
            evidence=(evidence,),
            value_entity=self._id(gold["value"]) if isinstance(gold["value"], str) else None,
            unit=gold.get("unit"),
            comparator=gold.get("comparator"),
            hedged=bool(gold.get("hedged")),
        )
