"""How a reading of the demo's articles compares with what a careful coder records in them.

By the rules of the shared exam: a report is found where one of ours has its type, evidence that covers half of its
quote, and one of the states named; what one coder may leave out is not asked for, and not held against us.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from communique.model import Reading, Report
from tests.demo.corpus import one_of

Coded = dict[str, Any]


@dataclass(slots=True)
class Found:
    """Pairs of what is expected and what was read; what is missing; what was read beyond."""

    pairs: list[tuple[Coded, Report]] = field(default_factory=list)
    missing: list[Coded] = field(default_factory=list)
    beyond: list[Report] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of the reports read, the share that is right (0 where none was read)."""
        read = len(self.pairs) + len(self.beyond)
        return len(self.pairs) / read if read else 0.0

    @property
    def recall(self) -> float:
        """Of the reports asked for, the share that was read; optional ones count neither way."""
        asked = [coded for coded, _ in self.pairs if not coded.get("optional")]
        return len(asked) / (len(asked) + len(self.missing)) if asked or self.missing else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def share(self, name: str) -> float:
        """Of the pairs for which a field is coded, the share that has it right."""
        judged = [getattr(report, name) in one_of(coded[name]) for coded, report in self.pairs if name in coded]
        return sum(judged) / len(judged) if judged else 1.0


def compare(coded: Sequence[Coded], reading: Reading) -> Found:
    """Expected and read reports of one article, paired one to one, the closest first."""
    candidates = sorted(
        (
            (-_closeness(want, have, reading.document.text), i, j)
            for i, want in enumerate(coded)
            for j, have in enumerate(reading.reports)
            if _fits(want, have, reading.document.text)
        ),
    )
    wanted, had, out = set[int](), set[int](), Found()
    for _, i, j in candidates:
        if i not in wanted and j not in had:
            wanted.add(i)
            had.add(j)
            out.pairs.append((coded[i], reading.reports[j]))
    out.missing = [want for i, want in enumerate(coded) if i not in wanted and not want.get("optional")]
    out.beyond = [have for j, have in enumerate(reading.reports) if j not in had]
    return out


def together(found: Iterable[Found]) -> Found:
    """Several articles' comparisons as one."""
    out = Found()
    for one in found:
        out.pairs.extend(one.pairs)
        out.missing.extend(one.missing)
        out.beyond.extend(one.beyond)
    return out


def _place(quote: str, text: str) -> tuple[int, int] | None:
    at = text.find(quote)
    return None if at < 0 else (at, at + len(quote))


def _shared(want: Coded, have: Report, text: str) -> int:
    """Characters of the quote that evidence covers; of the span that covers most."""
    place = _place(want["quote"], text)
    if place is None:
        return 0
    return max(min(place[1], e.end) - max(place[0], e.start) for e in have.evidence)


def _states(have: Report) -> set[str]:
    return {p.country for p in have.participants if p.country}


def _fits(want: Coded, have: Report, text: str) -> bool:
    named = set(want["states"])
    return (
        have.type in one_of(want["type"])
        and 2 * _shared(want, have, text) >= len(want["quote"])
        and (not named or bool(named & _states(have)))
    )


def _closeness(want: Coded, have: Report, text: str) -> float:
    longest = max(len(want["quote"]), *(e.end - e.start for e in have.evidence))
    codes = sum(getattr(have, name) in one_of(want[name]) for name in ("kind", "stage", "status") if name in want)
    return _shared(want, have, text) / longest + 0.3 * codes
