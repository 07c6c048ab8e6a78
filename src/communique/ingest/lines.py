"""The lines of a text while it is cleaned: where they stand, what was decided about each, what they look like."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Final

TERMINAL: Final = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")
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
    """The lines of a text that are not blank."""
    found: list[Line] = []
    blank, start = True, 0
    for line in text.split("\n"):
        words = " ".join(line.split())
        if words:
            found.append(Line(start, start + len(line), words, blank))
        blank = not words
        start += len(line) + 1
    return found


def title_case(words: str) -> bool:
    """Whether most words are capitalised as English headlines capitalise them: four words or more."""
    bare = [w.strip("\"'“”‘’(),.:;!?-–—") for w in words.split()]
    telling = [w for w in bare if w and w.casefold() not in SMALL and w[0].isalpha()]
    return len(bare) >= 4 and len(telling) >= 3 and sum(w[0].isupper() for w in telling) >= 0.8 * len(telling)


def script(words: str) -> str | None:
    """The script that most letters are of ("LATIN", "CYRILLIC"), None where there are fewer than three letters."""
    counts = Counter(unicodedata.name(c, "?").split()[0] for c in words if c.isalpha())
    return counts.most_common(1)[0][0] if counts.total() >= 3 else None
