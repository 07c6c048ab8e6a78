"""A text cut up so that a page can show what is marked in it. Pure; escaping is the template's."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a text on which a record rests."""

    start: int
    end: int
    record: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters in a row that are marked alike: `entity` is who is named, `cue` whether they name a source; `anchors`
    are the records whose words begin here."""

    text: str
    entity: str | None = None
    cue: bool = False
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces in a row, on which a record rests (`marked`) or none."""

    marked: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the records whose words begin in it."""

    runs: tuple[Run, ...]
    records: tuple[str, ...]


def paragraphs(
    text: str, spans: Sequence[Span], mentions: Iterable[tuple[int, int, str]], cues: Iterable[tuple[int, int]]
) -> list[Paragraph]:
    """The text by lines that are not empty, marked. Of mentions that overlap the longer one counts."""
    named = _apart(mentions, len(text))
    sourced = sorted(set(cues))
    found = []
    for line in re.finditer(r"[^\n]+", text):
        if line.group().strip():
            here = [s for s in spans if s.start < line.end() and s.end > line.start()]
            begun = _begun(spans, line.start(), line.end())
            runs = tuple(_runs(text, line.start(), line.end(), here, named, sourced, begun))
            found.append(Paragraph(runs, tuple(dict.fromkeys(r for rs in begun.values() for r in rs))))
    return found


def _apart(mentions: Iterable[tuple[int, int, str]], length: int) -> list[tuple[int, int, str]]:
    """Mentions that do not overlap, in order."""
    taken = bytearray(length)
    kept = []
    for start, end, entity in sorted(mentions, key=lambda m: (m[0] - m[1], m)):
        if 0 <= start < end <= length and not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end, entity))
    return sorted(kept)


def _begun(spans: Iterable[Span], start: int, end: int) -> dict[int, list[str]]:
    """The records whose first words begin in a line, by where."""
    first: dict[str, int] = {}
    for span in spans:
        first[span.record] = min(span.start, first.get(span.record, span.start))
    found: dict[int, list[str]] = {}
    for record, at in sorted(first.items(), key=lambda f: (f[1], f[0])):
        if start <= at < end:
            found.setdefault(at, []).append(record)
    return found


def _runs(
    text: str, start: int, end: int, spans: Sequence[Span], named: Sequence[tuple[int, int, str]],
    cues: Sequence[tuple[int, int]], begun: dict[int, list[str]],
) -> Iterator[Run]:  # fmt: skip
    named = [m for m in named if m[0] < end and m[1] > start]
    cues = [c for c in cues if c[0] < end and c[1] > start]
    cuts = {start, end, *begun}
    for low, high in (*((s.start, s.end) for s in spans), *(m[:2] for m in named), *cues):
        cuts |= {max(start, low), min(end, high)}
    ordered = sorted(cuts)
    held: list[Piece] = []
    marked = False
    for low, high in pairwise(ordered):
        inside = any(s.start <= low and high <= s.end for s in spans)
        if held and inside is not marked:
            yield Run(marked, tuple(held))
            held = []
        marked = inside
        entity = next((e for s, t, e in named if s <= low and high <= t), None)
        cue = any(s <= low and high <= t for s, t in cues)
        held.append(Piece(text[low:high], entity, cue, tuple(begun.get(low, ()))))
    if held:
        yield Run(marked, tuple(held))
