"""A quote in the sentence around it."""

import re
from dataclasses import dataclass

from communique.model import Document, Evidence

_END = re.compile(r"[.!?][”\"’')\]]*\s+(?=[\"“‘'(\[]?[^\W\d_a-z])|\n\s*\n")
REACH = 300  # characters shown at most on either side of the quote


@dataclass(frozen=True, slots=True)
class Context:
    """The text before a quote, the quote, and the text after it, each with its white space folded."""

    before: str
    quote: str
    after: str


def context(document: Document, evidence: Evidence) -> Context:
    """The quote with the rest of the sentence, or sentences, that it stands in; `…` where that is long."""
    text, start, end = document.text, evidence.start, evidence.end
    low = max(0, start - REACH)
    begins = [m.end() for m in _END.finditer(text, low, start + 2) if m.end() <= start]  # it looks two signs ahead
    first = begins[-1] if begins else low
    ends = _END.search(text, max(start, end - 1), min(len(text), end + REACH))
    last = ends.start() + len(ends.group().rstrip()) if ends else min(len(text), end + REACH)
    before = ("… " if first == low > 0 and not begins else "") + _folded(text[first:start], left=True)
    after = _folded(text[end : max(end, last)], right=True) + (" …" if not ends and last < len(text) else "")
    return Context(before, " ".join(evidence.quote.split()), after)


def _folded(text: str, *, left: bool = False, right: bool = False) -> str:
    folded = re.sub(r"\s+", " ", text)
    return folded.lstrip() if left else folded.rstrip() if right else folded
