"""Sentences of our own: what each must bring out, and what it must not (the format: sentences/README.md)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.knowledge.frames import frames
from communique.model import Document, Reading, Report, document_id, sha256
from communique.read.reader import read_document

FOLDER = Path(__file__).parent / "sentences"
ENTRIES = [
    pytest.param(
        entry,
        id=f"{path.stem}-{number}",
        marks=[pytest.mark.xfail(reason=entry["todo"], strict=True)] if "todo" in entry else [],
    )
    for path in sorted(FOLDER.glob("*.yaml"))
    for number, entry in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")))
]


def read(text: str, published: str | None = None) -> Reading:
    return read_document(
        Document(
            id=document_id(text, outlet=None, url=None, path="test"),
            sha256=sha256(text),
            text=text,
            language="en",
            published=published,
            published_basis="given" if published else None,
        )
    )


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def meets(report: Report, wanted: dict[str, Any], names: dict[str, set[str]]) -> bool:
    """Whether a report is what an entry describes, as far as the entry says."""

    def called(entity: str | None, text: str, name: str) -> bool:
        code = len(name) == 3 and name.isupper()  # a state by its code is in `country`, and no part of a name
        return not code and any(name.lower() in known.lower() for known in {text} | names.get(entity or "", set()))

    def taking_part(role: str, name: str) -> bool:
        return any(
            p.role == role and (p.country == name or called(p.entity, p.text, name)) for p in report.participants
        )

    for key, value in wanted.items():
        match key:
            case "type" | "kind" | "stage" | "status" | "hedged" | "when" | "opinion":
                good = getattr(report, key) == value
            case "who":
                good = all(taking_part(role, str(name)) for role, who in value.items() for name in listed(who))
            case "items":
                good = all(any(called(i.entity, i.text, str(w)) for i in report.items) for w in listed(value))
            case "quantity":
                good = any(i.quantity == value for i in report.items)
            case "where":
                good = report.where is not None and called(report.where.entity, report.where.text, value)
            case "chain":
                links = report.attribution[1:]
                good = len(links) == len(value) and all(
                    called(link.entity, link.name, name) for link, name in zip(links, value, strict=True)
                )
            case "form":
                good = report.instrument is not None and report.instrument.form == value
            case "disclosed":
                good = report.instrument is not None and report.instrument.disclosed == value
            case "quote":
                good = any(value in e.quote for e in report.evidence)
            case _:
                raise AssertionError(f"no such key: {key}")
        if not good:
            return False
    return True


def told(reading: Reading) -> str:
    return "\n".join(
        f"{r.type}/{r.kind}/{r.stage} {r.status}{' hedged' if r.hedged else ''} when={r.when} "
        f"where={r.where.text if r.where else None} {[(p.role, p.text, p.country) for p in r.participants]} "
        f"{[(i.text, i.quantity) for i in r.items]} {[c.name for c in r.attribution]}"
        for r in reading.reports
    )


@pytest.mark.parametrize("entry", ENTRIES)
def test_sentence(entry: dict[str, Any]) -> None:
    published = entry.get("published")
    reading = read(entry["text"], str(published) if published else None)
    names = {e.id: {e.name, *e.aliases} for e in reading.entities}
    for wanted in entry.get("must") or []:
        assert any(meets(r, wanted, names) for r in reading.reports), f"missing {wanted}; got:\n{told(reading)}"
    for unwanted in entry.get("not") or []:
        assert not any(meets(r, unwanted, names) for r in reading.reports), f"got {unwanted}:\n{told(reading)}"
    if "withheld" in entry:
        assert sorted(w.what for w in reading.withheld) == sorted(listed(entry["withheld"]))


@pytest.mark.parametrize(("type_", "sentence"), frames().examples)
def test_examples_of_frames(type_: str, sentence: str) -> None:
    assert any(r.type == type_ for r in read(sentence).reports), f"no {type_} in: {sentence}"
