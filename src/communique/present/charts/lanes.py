"""Where the marks of a timeline stand: a lane for each type, none on another, what lies far out cut off."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from communique.knowledge import terms
from communique.model import codes
from communique.present.catalogue import Happening
from communique.present.phrasing import capital

ROW: Final = 15  # pixels between marks of a lane that would lie on one another
LABEL: Final = 26  # pixels of a lane for its name
SIZE: Final = 80  # square pixels of a mark
CROWDED: Final = 0.2  # of all the time shown, in which nine of ten marks lie: else the rest is cut off

Placed = tuple[Happening, date, date, float]
"""A happening, its first and last day, and the height of its mark."""


def days(happening: Happening) -> tuple[date, date]:
    """Its first and last day; the same where only one is known."""
    low, high = happening.low or happening.high, happening.high or happening.low
    assert low and high
    return date.fromisoformat(low), date.fromisoformat(high)


def span(days: list[tuple[date, date]]) -> tuple[date | None, date | None]:
    """From the first day to the last; without the few that lie so far out that they would crowd all others."""
    if not days:
        return None, None
    middles = sorted(low + (high - low) / 2 for low, high in days)
    low, high = min(d[0] for d in days), max(d[1] for d in days)
    tenth = len(middles) // 20
    inner = middles[tenth], middles[-1 - tenth]
    if tenth and (inner[1] - inner[0]) < CROWDED * (high - low):
        margin = max(timedelta(days=45), (inner[1] - inner[0]) / 10)
        return max(low, inner[0] - margin), min(high, inner[1] + margin)
    return low, high


def placed(
    dated: Sequence[tuple[Happening, date, date]], begin: date, end: date, width: int
) -> tuple[list[Placed], list[dict[str, str | float]], float]:
    """Each mark with its height, so that none lies on another of its lane; the lanes; the height of all."""
    lanes: dict[str, list[tuple[Happening, date, date]]] = defaultdict(list)
    for one in dated:
        lanes[one[0].type].append(one)
    days_a_mark = max(1.0, (end - begin).days) / width * (SIZE**0.5 + 3)
    marks: list[Placed] = []
    named: list[dict[str, str | float]] = []
    y = 0.0
    for type_ in (t for t in codes.REPORT_TYPES if t in lanes):
        named.append({"lane": f"{capital(terms.type_of(type_))}  {len(lanes[type_])}", "y": y})
        rows: list[float] = []  # where the last mark of each row ends
        for happening, low, high in sorted(lanes[type_], key=lambda o: (o[1], o[2], o[0].id)):
            left, right = (low - begin).days, (high - begin).days
            centre = (left + right) / 2
            left, right = min(left, centre - days_a_mark / 2), max(right, centre + days_a_mark / 2)
            row = next((i for i, taken in enumerate(rows) if taken <= left), len(rows))
            rows[row : row + 1] = [right]
            marks.append((happening, low, high, y + LABEL + ROW * row))
        y += LABEL + ROW * len(rows) + 4
    return marks, named, max(y, LABEL)
