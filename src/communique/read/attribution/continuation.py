"""Quotations find their speaker: the cue beside them, the sentence before or after, the paragraph before."""

import bisect

from communique.read.attribution.model import Attribution, joined
from communique.read.attribution.quotations import Quotation

FEWEST_WORDS = 4  # of a quotation that stands alone: fewer are a phrase that the writer marks
NEAR = 3  # characters between a quotation and the sentence that names its speaker


class Continuation:
    """Gives every quotation of a text to the attribution that owns it, in order of the text."""

    def __init__(self, text: str, found: list[Attribution], quotations: list[Quotation]) -> None:
        self.text = text
        self.quotations = quotations
        placed = [(a.sentence.start, a.sentence.end, a) for a in found if a.speech and a.sentence is not None]
        placed.sort(key=lambda x: x[:2])
        self.speech = [a for _, _, a in placed]
        self._starts = [start for start, _, _ in placed]
        self._ends = [end for _, end, _ in placed]
        self.last: tuple[Quotation, Attribution] | None = None

    def run(self) -> None:
        """Extend the contents of the attributions in place."""
        for quotation in self.quotations:
            owner = self._beside(quotation)
            if owner is None and self._alone(quotation):
                owner = self._waiting(quotation) or self._follow(quotation)
            if owner is None:
                continue
            owner.content = joined([*owner.content, *quotation.pieces], self.text)
            owner.manner = "quoted"
            if not quotation.single:
                self.last = (quotation, owner)

    def _around(self, start: int, end: int) -> list[Attribution]:
        """The attributions whose sentences overlap a stretch or stand next to it."""
        low = bisect.bisect_left(self._ends, start - NEAR)
        high = bisect.bisect_right(self._starts, end + NEAR)
        return self.speech[low:high]

    def _beside(self, quotation: Quotation) -> Attribution | None:
        """The attribution whose content overlaps the quotation and whose cue is outside it."""
        best: Attribution | None = None
        most = 0
        for a in self._around(quotation.start, quotation.end):
            if any(p <= a.cue[0] < q for p, q in quotation.pieces):
                continue
            shared = sum(max(0, min(b, q) - max(x, p)) for x, b in a.content for p, q in quotation.pieces)
            inner = best is not None and shared == most > 0 and best.holds(a.cue[0])
            if shared > most or inner:
                best, most = a, shared
        return best

    def _words(self, quotation: Quotation) -> int:
        return sum(len(self.text[a:b].split()) for a, b in quotation.pieces)

    def _alone(self, quotation: Quotation) -> bool:
        """Whether it is speech that stands by itself rather than words marked inside the writer's sentence."""
        inside = self.text[quotation.start : quotation.end].rstrip("”\"'’»")
        before = self.text[max(0, quotation.start - 3) : quotation.start].strip()
        return (
            self._words(quotation) >= FEWEST_WORDS
            and inside[-1:] in ".,!?…-—–"
            and (not before or before[-1] in ".!?:”\"’'")
        )

    def _waiting(self, quotation: Quotation) -> Attribution | None:
        """A verb of speech without content right before or after: "X continued:", '"Why?" asked X.'"""
        for a in self._around(quotation.start, quotation.end):
            if a.content or a.sentence is None:
                continue
            between = self.text[a.sentence.end : quotation.start]
            ends_open = self.text[a.cue[1] : a.sentence.end].rstrip().endswith(":")
            if 0 <= quotation.start - a.sentence.end <= NEAR and not between.strip() and ends_open:
                return a
            lead = self.text[quotation.end : a.source[0] if a.source[0] < a.cue[0] else a.cue[0]]
            if 0 <= a.sentence.start - quotation.end + 1 <= NEAR and not lead.strip(" \"”'’,"):
                return a
        return None

    def _follow(self, quotation: Quotation) -> Attribution | None:
        """The speaker of the quotation before, where nothing of the writer's own stands between; or of the sentence
        before in the same paragraph, where somebody speaks in it."""
        if self.last is not None:
            previous, owner = self.last
            end = max(previous.end, owner.cue[1], owner.sentence.end if owner.sentence else 0)
            gap = self.text[end : quotation.start]
            if not gap.strip(" \n\t\"”’'.,"):
                return owner
        near = [
            a for a in self._around(quotation.start, quotation.start)
            if a.reported and a.sentence is not None and a.sentence.end <= quotation.start
            and not self.text[a.sentence.end : quotation.start].strip(" \t\"”’'")
            and "\n" not in self.text[a.sentence.end : quotation.start]
        ]  # fmt: skip
        return near[0] if near else None
