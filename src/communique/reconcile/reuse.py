"""Text reuse, span by span: which stretches of one text another has word for word."""

import re
from collections import defaultdict
from dataclasses import dataclass

from communique.text.names import fold

LEAST = 8  # words in a row from which a stretch is taken from another text rather than alike by chance
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one text (code points `start` to `end`) that stands in another (`other_start` to `other_end`)."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int


def stretches(text: str, other: str, *, least: int = LEAST) -> tuple[Stretch, ...]:
    """The longest stretches of at least so many words that both texts have, case, accents and punctuation aside, in the
    order of the first; none of its words twice. Time grows with the lengths of both."""
    mine, yours = ([(m.start(), m.end()) for m in WORD.finditer(t)] for t in (text, other))
    left, right = ([fold(t[a:b]) for a, b in spans] for t, spans in ((text, mine), (other, yours)))
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(right) - least + 1):
        where[tuple(right[j : j + least])].append(j)
    out, i = [], 0
    while i + least <= len(left):
        found = [(_run(left, right, i, j), -j) for j in where.get(tuple(left[i : i + least]), ())]
        if not found:
            i += 1
            continue
        length, j = max(found)[0], -max(found)[1]
        ends = mine[i + length - 1][1], yours[j + length - 1][1]
        out.append(Stretch(mine[i][0], ends[0], yours[j][0], ends[1], length))
        i += length
    return tuple(out)


def _run(left: list[str], right: list[str], i: int, j: int) -> int:
    """How many words are the same from here on."""
    n = 0
    while i + n < len(left) and j + n < len(right) and left[i + n] == right[j + n]:
        n += 1
    return n


def share(found: tuple[Stretch, ...], text: str) -> float:
    """The share of a text's words that stand in the stretches, 0 to 1."""
    return sum(s.words for s in found) / max(1, len(WORD.findall(text)))
