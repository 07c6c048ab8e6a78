"""Reports judged right or wrong against coded articles, by the shared exam's rule, report by report.

A report is right where it is paired with one that a coder has: of its type, with evidence of at most 600 characters
that covers half of the coder's quote, and with one of the states named. Gold is matched by code alone; nothing of it
is shown.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from communique.ingest import ingest
from communique.model import Document, Report, document_id, sha256
from communique.read.confidence import confidence, marks
from communique.read.reader import LANGUAGES, look

NEWS = Path(__file__).with_name("news_judged.jsonl")
LONGEST_EVIDENCE = 600  # characters, as in score.py
Span = tuple[int, int]
Coded = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One report: its document, what it says of its own confidence, what shows in how it was found, and its truth."""

    document: str
    said: float
    marks: tuple[str, ...]
    right: bool


def judge(articles: Sequence[Path], gold: Mapping[str, Sequence[Coded]]) -> Iterator[Judged]:
    """Every report of the articles that are coded; `gold` has the coded reports by the stem of the article's path.

    A coded report has `type`, `quote` and `states` (each one value or a list of those that are right), `kind`, `stage`.
    """
    for stem, document, coded in coded_articles(articles, gold):
        told = look(document).told
        right = right_of(document.text, coded, [report for _, report in told])
        for number, (made, _) in enumerate(told):
            yield Judged(stem, confidence(made), tuple(marks(made)), number in right)


def coded_articles(
    articles: Sequence[Path], gold: Mapping[str, Sequence[Coded]]
) -> Iterator[tuple[str, Document, Sequence[Coded]]]:
    """The articles in a language that is read that are coded, by stem, with what is coded of them."""
    for document in ingest([str(path) for path in articles]):
        stem = Path(str(document.path or "")).stem if isinstance(document, Document) else ""
        if isinstance(document, Document) and stem in gold and document.language in (None, *LANGUAGES):
            yield stem, document, gold[stem]


def news(data: Path, judgements: Path = NEWS) -> Iterator[Judged]:
    """The reports of news without gold that were judged one by one, as far as they are still read.

    Each line of `judgements` is a report that some version read: `document` (a file of `data`, the folder of shared
    data), `type`, `start`, `end` of its evidence, `states`, and whether it is `right`. A report that no line is like
    is left out. So are articles none of whose reports was right: they tell of no dealings between states.
    """
    by_document: dict[str, list[Coded]] = {}
    for line in judgements.read_text(encoding="utf-8").splitlines():
        judgement = json.loads(line)
        by_document.setdefault(judgement["document"], []).append(judgement)
    wanted = {name for name, lines in by_document.items() if any(line["right"] for line in lines)}
    for document in _news(data, wanted):
        told = look(document).told
        reports = [report for _, report in told]
        lines = [{**j, "quote": document.text[j["start"] : j["end"]]} for j in by_document[document.path or ""]]
        right = right_of(document.text, [line for line in lines if line["right"]], reports)
        wrong = right_of(document.text, [line for line in lines if not line["right"]], reports)
        for number, (made, _) in enumerate(told):
            if number in right or number in wrong:
                yield Judged(document.path or "", confidence(made), tuple(marks(made)), number in right)


def _news(data: Path, wanted: set[str]) -> Iterator[Document]:
    """Of the shared data's news and releases without gold reports, those wanted; their `path` is their name."""
    for path in sorted((data / "re3d").glob("*/documents.json")):
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if (name := f"re3d/{path.parent.name}/{record['_id']}") in wanted:
                yield _document(name, record["text"])
    for path in sorted((data / "polnear" / "dev" / "text").glob("*.txt")):
        if (name := f"polnear/{path.name}") in wanted:
            yield _document(name, path.read_bytes().decode("utf-8"))
    releases = data / "releases_2021_2022.jsonl.gz"
    if releases.exists():
        with gzip.open(releases, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if (name := f"releases/{number}") in wanted:
                    record = json.loads(line)
                    made = _document(name, record["text"])
                    yield replace(made, outlet=record["outlet"], published=record["published"], genre="official")


def _document(name: str, text: str) -> Document:
    return Document(document_id(text, outlet=None, url=None, path=name), sha256(text), text, path=name, language="en")


def exam_gold(folder: Path) -> dict[str, list[Coded]]:
    """The coded reports of a folder in the exam's format, by stem."""
    out: dict[str, list[Coded]] = {}
    for path in sorted(folder.glob("*.json")):
        if not path.name.startswith(("cross", "origins")):
            told = json.loads(path.read_text(encoding="utf-8"))["reports"]
            out[path.stem] = [{**r, "states": sorted(_states_of(r))} for r in told]
    return out


def demo_gold(expected: Path) -> dict[str, list[Coded]]:
    """The coded reports of tests/demo/expected.yaml, by stem."""
    held = yaml.safe_load(expected.read_text(encoding="utf-8"))
    return {stem: coded["reports"] for stem, coded in held.items() if stem != "across" and "reports" in coded}


def _states_of(record: Coded) -> set[str]:
    return {p["country"] for p in record.get("participants") or [] if p.get("country")}


def _one_of(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def place(text: str, quote: str) -> Span | None:
    """Where a quote stands, whatever the white space."""
    at = [i for i, c in enumerate(text) if not c.isspace()]
    bare = "".join(quote.split())
    start = "".join(text[i] for i in at).find(bare) if bare else -1
    return None if start < 0 else (at[start], at[start + len(bare) - 1] + 1)


def shared(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def right_of(text: str, coded: Sequence[Coded], told: Sequence[Report]) -> set[int]:
    """The numbers of the reports that are paired with coded ones."""
    return {j for _, j in pairs(text, coded, told)}


def pairs(text: str, coded: Sequence[Coded], told: Sequence[Report]) -> list[tuple[int, int]]:
    """Coded reports and ours that are the same, one to one, the closest first; by number."""
    near: list[tuple[float, int, int]] = []
    for i, want in enumerate(coded):
        quote = place(text, want["quote"])
        near += [
            (-_nearness(quote, want, have), i, j) for j, have in enumerate(told) if quote and _fits(quote, want, have)
        ]
    used, right, out = set[int](), set[int](), []
    for _, i, j in sorted(near):
        if i not in used and j not in right:
            used.add(i)
            right.add(j)
            out.append((i, j))
    return out


def _states(have: Report) -> set[str]:
    return {p.country for p in have.participants if p.country}


def _fits(quote: Span, want: Coded, have: Report) -> bool:
    states, spans = set(want.get("states") or []), [(e.start, e.end) for e in have.evidence]
    covered = any(b - a <= LONGEST_EVIDENCE and 2 * shared(quote, (a, b)) >= quote[1] - quote[0] for a, b in spans)
    return have.type in _one_of(want["type"]) and covered and (not states or bool(states & _states(have)))


def _nearness(quote: Span, want: Coded, have: Report) -> float:
    states, ours = set(want.get("states") or []), _states(have)
    words = max(
        shared(quote, (e.start, e.end)) / (max(quote[1], e.end) - min(quote[0], e.start)) for e in have.evidence
    )
    codes = sum(getattr(have, name) in _one_of(want.get(name)) for name in ("kind", "stage"))
    return words + len(states & ours) / (len(states | ours) or 1) + 0.3 * codes
