"""Attribution against PolNeAR: token F1 of source, cue and content, micro-averaged over the files.

    python -m communique.evaluate.polnear ../shared/data/polnear/dev

The corpus (Newell, Margolin & Ruths 2018) has brat stand-off files: text-bound lines (`T1<TAB>Source 89 106<TAB>...`,
discontinuous spans parted by `;`) and events (`E1<TAB>Attribution:T4 Content:T3 Cue:T2 Source:T1`). It is univocal: a
token belongs to at most one attribution. Ours that stand inside another's content are left out for the comparison.
A token is a run of word characters or one other sign; it counts as source where it is in any source span.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from communique.model import Document, document_id, sha256
from communique.read import mentions, sources
from communique.read.attribution.model import Attribution
from communique.read.parse import parse
from communique.read.scene import Scene

PARTS = ("source", "cue", "content")
TOKEN = re.compile(r"\w+|[^\w\s]")

Spans = dict[str, list[tuple[int, int]]]


def gold(ann: str) -> Spans:
    """The spans of a stand-off file by part, of those that an attribution uses."""
    bound: dict[str, list[tuple[int, int]]] = {}
    out: Spans = {part: [] for part in PARTS}
    for line in ann.split("\n"):
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 2:
            places = fields[1].split(" ", 1)[1]
            bound[fields[0]] = [(int(a), int(b)) for a, b in (p.split() for p in places.split(";"))]
        elif line.startswith("E"):
            for role in fields[1].split():
                part, ref = role.split(":")
                part = part.rstrip("0123456789").lower()
                if part in out:
                    out[part].extend(bound.get(ref, []))
    return out


def ours(text: str) -> Spans:
    """The spans that this reader finds, nested ones left out."""
    document = Document(id=document_id(text, outlet=None, url=None, path=""), sha256=sha256(text), text=text)
    scene = Scene(document, parse(text))
    mentions.find(scene)
    return flat(sources.find(scene).attributions)


def flat(found: Iterable[Attribution]) -> Spans:
    """Spans by part; an attribution whose cue stands in another's content is left out."""
    found = list(found)
    top = [a for a in found if not any(b is not a and b.holds(a.cue[0]) and not a.holds(b.cue[0]) for b in found)]
    return {
        "source": [a.source for a in top if a.source[1] > a.source[0]],
        "cue": [a.cue for a in top],
        "content": [span for a in top for span in a.content],
    }


def tokens(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Where the tokens inside the spans start."""
    return {a + m.start() for a, b in spans for m in TOKEN.finditer(text[a:b])}


@dataclass(slots=True)
class Tally:
    """Tokens that both have, that we have, that the corpus has."""

    hit: int = 0
    ours: int = 0
    gold: int = 0

    def add(self, want: set[int], have: set[int]) -> None:
        """Count one file."""
        self.hit += len(want & have)
        self.ours += len(have)
        self.gold += len(want)

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall, F1 (0 where undefined)."""
        p = self.hit / self.ours if self.ours else 0.0
        r = self.hit / self.gold if self.gold else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


Read = Callable[[str], Spans]


def measure(folder: Path, read: Read = ours) -> dict[str, dict[str, Tally]]:
    """Tallies by part for the files of even number in order of name, of odd number, and all."""
    out = {half: {part: Tally() for part in PARTS} for half in ("even", "odd", "all")}
    for number, path in enumerate(sorted((folder / "attributions").glob("*.ann"))):
        text = (folder / "text" / f"{path.stem.rsplit('_', 1)[0]}.txt").read_bytes().decode("utf-8")
        want, have = gold(path.read_bytes().decode("utf-8")), read(text)
        for part in PARTS:
            for half in ("odd" if number % 2 else "even", "all"):
                out[half][part].add(tokens(text, want[part]), tokens(text, have[part]))
    return out


def table(measured: dict[str, dict[str, Tally]]) -> str:
    """The figures as lines of text."""
    lines = [f"{'files':6}{'part':9}{'precision':>10}{'recall':>8}{'F1':>8}"]
    for half, parts in measured.items():
        for part, tally in parts.items():
            p, r, f = tally.scores
            lines.append(f"{half:6}{part:9}{p:10.3f}{r:8.3f}{f:8.3f}")
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """Print precision, recall and F1 by part, for each half of the files and for all."""
    parser = argparse.ArgumentParser(description="Token F1 of attributions against PolNeAR.")
    parser.add_argument("folder", type=Path, help="with attributions/*.ann and text/*.txt")
    sys.stdout.write(table(measure(parser.parse_args(argv).folder)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
