"""Entities against re3d (defence and diplomatic prose, Crown copyright, folder `re3d` of the shared data).

    python -m communique.evaluate.re3d PATH

For each type: recall, precision and F1 of mentions, where a mention is right if it overlaps a gold mention of the type.
`names` asks only for gold mentions that hold a capitalised word; `all` for nominals and pronouns too, some of which no
record of ours would name ("the fighters"). A state is right as a Location, an Organisation or, as an adjective, a
Nationality. Weapon and MilitaryPlatform take named equipment and vessels, and arms that have no name (read/arms.py).
"""

import json
import pathlib
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from communique.model import Document, document_id, sha256
from communique.read import mentions
from communique.read.arms import generic
from communique.read.parse import parse
from communique.read.scene import Scene

Span = tuple[int, int]
ARMS = ("Weapon", "MilitaryPlatform")
TYPES = {
    "person": ("Person",),
    "body": ("Organisation",),
    "company": ("Organisation",),
    "media": ("Organisation",),
    "group": ("Organisation",),
    "place": ("Location",),
    "state": ("Location", "Organisation"),
    "adjective": ("Nationality",),
    "equipment": ARMS,
    "vessel": ARMS,
}
ROWS = ("Person", "Organisation", "Location", "Nationality", "Weapon+MilitaryPlatform")


def found(scene: Scene) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """What we name or point at: offsets, and the types of re3d that it can be."""
    for mention in scene.mentions:
        kind = "adjective" if mention.form == "adjective" else mention.kind
        yield (mention.start, mention.end), TYPES[kind]
    for arm in generic(scene.sentences):
        held = scene.at(arm.sentence, arm.last)
        if held is None or held.kind not in ("equipment", "vessel"):
            yield arm.sentence.offsets(arm.first, arm.last), ARMS


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def row(types: Sequence[str]) -> str:
    """The row of the table that a type belongs to."""
    return "Weapon+MilitaryPlatform" if types[0] in ARMS else types[0]


def measure(folder: pathlib.Path) -> dict[str, dict[str, tuple[float, float, float]]]:
    """Recall, precision and F1 of every row, for names and for all mentions, over every document under a folder."""
    count: dict[tuple[str, str, str], int] = defaultdict(int)
    for path in sorted(folder.glob("*/documents.json")):
        gold: dict[str, list[tuple[Span, str, str]]] = defaultdict(list)
        for line in path.with_name("entities.json").read_text(encoding="utf-8").splitlines():
            e = json.loads(line)
            gold[e["documentId"]].append(((e["begin"], e["end"]), e["type"], e["value"]))
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            text = record["text"]
            document = Document(document_id(text, outlet=None, url=None, path=record["_id"]), sha256(text), text)
            scene = Scene(document, parse(text))
            mentions.find(scene)
            _tally(count, gold[record["_id"]], list(found(scene)))
    return {asked: {r: _rates(count, asked, r) for r in ROWS} for asked in ("names", "all")}


def _tally(
    count: dict[tuple[str, str, str], int], gold: list[tuple[Span, str, str]], ours: list[tuple[Span, tuple[str, ...]]]
) -> None:
    for span, type_, value in gold:
        name = row((type_,))
        if name not in ROWS:
            continue
        hit = any(overlap(span, s) and type_ in types for s, types in ours)
        proper = any(w[:1].isupper() for w in value.split()[value.split()[:1] == ["The"] :]) and len(value) > 2
        for asked in ("names", "all") if proper or name == "Weapon+MilitaryPlatform" else ("all",):
            count[asked, name, "gold"] += 1
            count[asked, name, "hit"] += hit
    for span, types in ours:
        right = any(overlap(span, s) and type_ in types for s, type_, _ in gold)
        for asked in ("names", "all"):
            count[asked, row(types), "ours"] += 1
            count[asked, row(types), "right"] += right


def _rates(count: dict[tuple[str, str, str], int], asked: str, name: str) -> tuple[float, float, float]:
    recall = count[asked, name, "hit"] / max(1, count[asked, name, "gold"])
    precision = count[asked, name, "right"] / max(1, count[asked, name, "ours"])
    return recall, precision, 2 * recall * precision / ((recall + precision) or 1)


def main() -> None:
    """Print the table."""
    out = sys.stdout
    for asked, rows in measure(pathlib.Path(sys.argv[1])).items():
        out.write(f"{asked:26s} recall precision    F1\n")
        for name, (recall, precision, f1) in rows.items():
            out.write(f"  {name:24s} {recall:6.3f}    {precision:6.3f} {f1:.3f}\n")


if __name__ == "__main__":
    main()
