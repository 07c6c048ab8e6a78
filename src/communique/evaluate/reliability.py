"""A reliability plot: how often reports of a confidence are right; as lines of a table, and as an SVG."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

BINS = 10
Z = 1.645  # of a two-sided 90 % interval
SIZE, LEFT, TOP = 420, 60, 30  # pixels: side of the square, and its place
COLOURS = ("#3b6ea8", "#c8662c", "#4d8c57")


@dataclass(frozen=True, slots=True)
class Bin:
    """Reports whose confidence is from `low` to below `high`: the mean of what they say, the share that is right."""

    low: float
    high: float
    said: float
    right: float
    n: int

    @property
    def between(self) -> tuple[float, float]:
        """The Wilson interval of the share, at 90 %."""
        spread = Z * math.sqrt(self.right * (1 - self.right) / self.n + Z * Z / (4 * self.n * self.n))
        middle, over = self.right + Z * Z / (2 * self.n), 1 + Z * Z / self.n
        return max(0.0, (middle - spread) / over), min(1.0, (middle + spread) / over)


def bins(judged: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Tenths of the scale in which there are reports; of (said, right) pairs."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for said, right in judged:
        held.setdefault(min(BINS - 1, int(said * BINS + 1e-9)), []).append((said, right))
    return [
        Bin(k / BINS, (k + 1) / BINS, sum(s for s, _ in of) / len(of), sum(r for _, r in of) / len(of), len(of))
        for k, of in sorted(held.items())
    ]


def gap(found: Sequence[Bin]) -> float:
    """How far what is said is from what is right, on average over the reports (expected calibration error)."""
    return sum(b.n * abs(b.said - b.right) for b in found) / (sum(b.n for b in found) or 1)


def table(name: str, found: Sequence[Bin]) -> list[str]:
    """Lines: bin, said, right (with its interval), number."""
    lines = [f"{name:12}{'said':>6}{'right':>7}   {'90 %':^11}{'n':>6}"]
    for b in found:
        low, high = b.between
        lines.append(f"  {b.low:.1f} to {b.high:.1f}{b.said:6.2f}{b.right:7.2f}   {low:.2f} - {high:.2f}{b.n:6}")
    total = sum(b.n for b in found)
    lines.append(f"  mean gap {gap(found):.3f} over {total} reports")
    return lines


def svg(of: Mapping[str, Sequence[Bin]]) -> str:
    """The plot of several sets: a dot for each tenth, its area by the number of reports, a line for its interval."""
    width, height = LEFT + SIZE + 150, TOP + SIZE + 55
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="system-ui, sans-serif" font-size="13" role="img">',
        "<title>Reliability of confidence: what reports say of themselves, and how often they are right</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for tenth in range(0, BINS + 1, 2):
        at = tenth / BINS
        parts.append(_line(_x(at), _y(0), _x(at), _y(1), "#e6e6e6"))
        parts.append(_line(_x(0), _y(at), _x(1), _y(at), "#e6e6e6"))
        parts.append(f'<text x="{_x(at)}" y="{_y(0) + 18}" text-anchor="middle" fill="#444">{at:.1f}</text>')
        parts.append(f'<text x="{_x(0) - 8}" y="{_y(at) + 4}" text-anchor="end" fill="#444">{at:.1f}</text>')
    parts.append(_line(_x(0), _y(0), _x(1), _y(1), "#999", 'stroke-dasharray="5 4"'))
    parts.append(f'<text x="{_x(0.5)}" y="{_y(0) + 42}" text-anchor="middle">confidence</text>')
    parts.append(f'<text transform="translate(16 {_y(0.5)}) rotate(-90)" text-anchor="middle">share right</text>')
    for number, (name, found) in enumerate(of.items()):
        parts.extend(_series(name, found, COLOURS[number % len(COLOURS)], number))
    return "\n".join([*parts, "</svg>", ""])


def _series(name: str, found: Sequence[Bin], colour: str, number: int) -> Iterable[str]:
    across = 3 * number - 1.5  # pixels: intervals of several sets stand side by side
    for b in found:
        low, high = b.between
        x = _x(b.said) + across
        yield _line(x, _y(low), x, _y(high), colour, 'stroke-width="1.5" opacity="0.6"')
        radius = 2.5 + math.sqrt(b.n) / 2
        yield f'<circle cx="{x:.1f}" cy="{_y(b.right):.1f}" r="{radius:.1f}" fill="{colour}" fill-opacity="0.8"/>'
    y, total = TOP + 14 + 22 * number, sum(b.n for b in found)
    yield f'<circle cx="{_x(1) + 18}" cy="{y - 4}" r="6" fill="{colour}"/>'
    yield f'<text x="{_x(1) + 30}" y="{y}">{escape(name)} ({total})</text>'


def _line(x: float, y: float, to_x: float, to_y: float, colour: str, rest: str = "") -> str:
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{colour}" {rest}/>'


def _x(share: float) -> float:
    return LEFT + SIZE * share


def _y(share: float) -> float:
    return TOP + SIZE * (1 - share)
