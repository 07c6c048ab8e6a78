"""What stands between quotation marks, also over sentences and paragraphs; no parser needed."""

import bisect
from collections.abc import Iterable
from dataclasses import dataclass

OPENING = {"“": "”", "„": "“”", "«": "»", "‘": "’"}
STRAIGHT = '"'


@dataclass(frozen=True, slots=True)
class Quotation:
    """Offsets of the pieces of one quotation, marks included: one piece a paragraph; `single` marks prove less."""

    pieces: tuple[tuple[int, int], ...]
    closed: bool = True
    single: bool = False

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


def quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quotation]:
    """The quotations of a text in order; nested ones are part of the outer.

    A quotation left open at a paragraph's end goes on where the next paragraph opens with a quotation mark.
    """
    found: list[Quotation] = []
    for start, end in paragraphs:
        pieces = _pieces(text, start, end)
        if (
            pieces and found and not found[-1].closed and not found[-1].single
            and not text[start : pieces[0].start].strip()
        ):  # fmt: skip
            first = pieces.pop(0)
            found[-1] = Quotation(found[-1].pieces + first.pieces, first.closed)
        elif found and not found[-1].closed:
            found[-1] = Quotation(found[-1].pieces, True, found[-1].single)
        found.extend(pieces)
    return found


def _pieces(text: str, start: int, end: int) -> list[Quotation]:
    out: list[Quotation] = []
    at: int | None = None
    closers = ""
    i = start
    while i < end:
        c = text[i]
        width = 2 if text.startswith("''", i) else 1
        if width == 2:
            c = STRAIGHT
        if at is None:
            if c in OPENING and c != "‘":
                at, closers = i, OPENING[c]
            elif c == STRAIGHT and _opens(text, i, width, end):
                at, closers = i, STRAIGHT + "”"
            elif c in "‘'" and width == 1 and _opens(text, i, 1, end):
                close = _single_close(text, i, end)
                if close:
                    out.append(Quotation(((i, close),), single=True))
                    i = close
                    continue
        elif c in closers:
            if c == STRAIGHT and i > at + width and _opens(text, i, width, end) and not _closes(text, i, width, end):
                if out and "\n" in text[at:i]:
                    out.append(Quotation(((at, i),)))
                at = i  # the first was never closed: a stray mark
            else:
                out.append(Quotation(((at, i + width),)))
                at = None
        i += width
    if at is not None:
        out.append(Quotation(((at, end),), closed=False))
    return out


def _opens(text: str, i: int, width: int, end: int) -> bool:
    before = text[i - 1] if i else " "
    after = text[i + width] if i + width < end else " "
    return (before.isspace() or before in "([{—–-/:") and not after.isspace()


def _closes(text: str, i: int, width: int, end: int) -> bool:
    after = text[i + width] if i + width < end else " "
    return after.isspace() or not after.isalnum()


def _single_close(text: str, start: int, end: int) -> int | None:
    for j in range(start + 2, min(end, start + 400)):
        if text[j] in '"“”':
            return None
        if text[j] in "’'" and not text[j - 1].isspace() and (j + 1 >= end or not text[j + 1].isalnum()):
            return j + 1
    return None


class Quoted:
    """Answers whether a stretch stands inside quotation marks."""

    def __init__(self, found: list[Quotation]) -> None:
        self.pieces = sorted(p for q in found for p in q.pieces)
        self._starts = [a for a, _ in self.pieces]

    def around(self, start: int, end: int) -> tuple[int, int] | None:
        """The piece of a quotation that a stretch stands in, or None."""
        i = bisect.bisect_right(self._starts, start) - 1
        if i >= 0 and end <= self.pieces[i][1] and start < self.pieces[i][1]:
            return self.pieces[i]
        return None

    def share(self, start: int, end: int) -> float:
        """How much of a stretch is in quotation marks, 0 to 1."""
        first = max(0, bisect.bisect_right(self._starts, start) - 1)
        shared = 0
        for a, b in self.pieces[first:]:
            if a >= end:
                break
            shared += max(0, min(b, end) - max(a, start))
        return shared / (end - start) if end > start else 0.0
