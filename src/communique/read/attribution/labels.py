"""Speakers' labels of a transcript: "MR. PRICE: Good afternoon." speaks until the next label."""

import re
from collections.abc import Sequence

from communique.read.attribution.model import Attribution, Stretch

LABEL = re.compile(r"\s*(?P<name>[A-Z][A-Z’'.\- ]*[A-Z](?: \([A-Z][\w .]*\))?):\s+(?=\S)")
ANONYMOUS = {"Q", "QUESTION", "QUESTIONS", "OPERATOR", "MODERATOR", "NOTE", "UPDATE", "READ MORE", "PHOTO", "VIDEO"}
FEWEST = 2  # labels that make a transcript: a single one may be a headline's rubric


def labelled(text: str, paragraphs: Sequence[Stretch]) -> list[Attribution]:
    """The turns of a transcript as attributions; none where the text is no transcript. A turn of an unnamed questioner
    ends the one before it and vouches for nothing."""
    turns: list[tuple[Stretch, str, list[Stretch]]] = []
    for start, end in paragraphs:
        match = LABEL.match(text, start, end)
        if match is not None:
            turns.append((match.span("name"), match["name"], [(match.end(), end)]))
        elif turns:
            turns[-1][2].append((start, end))
    if len(turns) < FEWEST:
        return []
    return [
        Attribution(source=span, cue=span, content=content, manner="quoted", name=name.title(), names=[name.title()],
                    reported=name not in ANONYMOUS, speech=False)
        for span, name, content in turns if name not in ANONYMOUS
    ]  # fmt: skip
