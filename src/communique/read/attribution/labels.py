"""Speakers' labels of a transcript: "MR. PRICE: Good afternoon." speaks until the next label."""

import re
from collections.abc import Sequence

from communique.read.attribution.model import Attribution, Stretch
from communique.read.home import home_of
from communique.read.scene import LocalEntity, Scene
from communique.text.names import fold

CAPITAL = "A-ZÀ-ÖØ-ÞĀ-Ž"
LABEL = re.compile(rf"\s*(?P<name>[{CAPITAL}][{CAPITAL}’'.\- ]*[{CAPITAL}](?: \([A-Z][\w .]*\))?):\s+(?=\S)")
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
    """Whom a label calls: the one person whose surname closes it, or who alone has the post that it names."""
    words = fold(label).split()
    persons = [e for e in scene.entities if e.kind == "person"]
    called = [e for e in persons if fold(e.name).split()[-1:] == words[-1:]]
    if len(called) > 1:  # where his wife is named too
        called = [e for e in called if {w for r in e.roles for w in fold(r.title).split()} & set(words)]
    if not called and words[:1] == ["the"]:  # "THE PRESIDENT" of a release
        home, post = home_of(scene.document), " ".join(words[1:])
        called = [e for e in persons if home and e.country == home and post in {fold(r.title) for r in e.roles}]
    return called if len(called) == 1 else []
