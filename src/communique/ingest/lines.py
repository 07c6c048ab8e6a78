"""The lines of a text while it is cleaned: where they stand, what was decided about each, what they look like."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

TERMINAL: Final = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")
# A page's title, or an image's alternative text, that its site signs: "... - Site Name".
SUFFIX: Final = re.compile(
    r"^(?P<alt>.*\S) (?P<dash>[-–—|]) (?P<site>(?:[A-Z0-9][\w.&'’]*)(?: [A-Z0-9&][\w.&'’]*){0,3})$"
)
SMALL: Final = frozenset(
    (
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "nor", "as",
        "over", "under", "amid", "after", "before", "its", "his", "her", "is", "vs", "via", "de",
    )
)  # fmt: skip


@dataclass(slots=True)
class Line:
    """A line that is not blank: offsets in the text, its words with white space folded, and why it goes, if it does."""

    start: int
    end: int
    words: str
    after_blank: bool
    reason: str | None = None

    @property
    def sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(TERMINAL.search(self.words))

    @property
    def headline(self) -> bool:
        """Whether it could be a headline or a label: short, no full stop."""
        return len(self.words) <= 160 and not re.search(r"[.;,:…][\"'”’»)\]]*$", self.words)


def split(text: str) -> list[Line]:
    """The lines of a text that are not blank. Where a program has filled the lines, a filled paragraph is one."""
    found: list[Line] = []
    blank, start = True, 0
    for line in text.split("\n"):
        words = " ".join(line.split())
        if words:
            found.append(Line(start, start + len(line), words, blank))
        blank = not words
        start += len(line) + 1
    width = _margin(found)
    return _joined(found, width) if width else found


def _fits(a: Line, b: Line, width: int) -> bool:
    """Whether the next line's first word would have fitted, so that the line was ended on purpose."""
    return len(a.words) + 1 + len(b.words.split()[0]) <= width


def _margin(lines: list[Line]) -> int:
    """The margin at which a program broke the lines of a text, 0 where none did."""
    together = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    if len(together) < 4:
        return 0
    lengths = sorted(len(a.words) for a, _ in together)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    filled = sum(not _fits(a, b, width - 3) and not a.sentence for a, b in together)
    return width if 40 <= width <= 100 and filled >= 0.5 * len(together) else 0


def _joined(lines: list[Line], width: int) -> list[Line]:
    whole: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last and not line.after_blank and not _fits(last, line, width - 8):
            whole[-1].end, whole[-1].words = line.end, f"{whole[-1].words} {line.words}"
        else:
            whole.append(replace(line))
        last = line
    return whole


def title_case(words: str) -> bool:
    """Whether most words are capitalised as English headlines capitalise them: four words or more."""
    bare = [w.strip("\"'“”‘’(),.:;!?-–—") for w in words.split()]
    telling = [w for w in bare if w and w.casefold() not in SMALL and w[0].isalpha()]
    return len(bare) >= 4 and len(telling) >= 3 and sum(w[0].isupper() for w in telling) >= 0.8 * len(telling)


@lru_cache(maxsize=4_096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]


def script(words: str) -> str | None:
    """The script that most letters are of ("LATIN", "CYRILLIC"), None where there are fewer than three letters."""
    counts = Counter(_script(c) for c in words if c.isalpha())
    return counts.most_common(1)[0][0] if counts.total() >= 3 else None
