"""Speakers' labels of a transcript: "MR. PRICE: Good afternoon." speaks until the next label."""

import re
from collections.abc import Sequence

from communique.read.attribution.model import Attribution, Stretch
from communique.read.scene import LocalEntity, Scene
from communique.text.names import fold

LABEL = re.compile(r"\s*(?P<name>[A-Z][A-Z’'.\- ]*[A-Z](?: \([A-Z][\w .]*\))?):\s+(?=\S)")
ANONYMOUS = {"Q", "QUESTION", "QUESTIONS", "OPERATOR", "MODERATOR", "NOTE", "UPDATE", "READ MORE", "PHOTO", "VIDEO"}
FEWEST = 2  # labels that make a transcript: a single one may be a headline's rubric


def labelled(scene: Scene, paragraphs: Sequence[Stretch]) -> list[Attribution]:
    """The turns of a transcript as attributions; none where the text is no transcript. A turn of an unnamed questioner
    ends the one before it and vouches for nothing."""
    text = scene.document.text
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
        Attribution(source=span, cue=span, content=content, manner="quoted", name=name, entities=_called(scene, name),
                    names=[name])
        for span, name, content in turns if name not in ANONYMOUS
    ]  # fmt: skip


def _called(scene: Scene, label: str) -> list[LocalEntity]:
    """The one person whose surname closes the label."""
    surname = fold(label).split()[-1:]
    persons = [e for e in scene.entities if e.kind == "person" and fold(e.name).split()[-1:] == surname]
    return persons if len(persons) == 1 else []
