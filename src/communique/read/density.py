"""Whether a dealing stands alone in a long text: then what only seems to be one is mostly something else.

In an article about a football club or a car, whoever else is named is seldom the other side of anything. In one that
tells of dealings sentence by sentence, whoever is named mostly is.
"""

from collections.abc import Sequence

from communique.read.drafts import Draft
from communique.read.scene import Scene

LONG = 20  # sentences; fewer say too little of what a text is about
FEW = 1  # dealings elsewhere in a long text that leave one alone
GUESSED = 0.5  # what a dealing counts of which a side is not named where its cue says


def weigh(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Note of each draft whether it stands alone: hardly another sentence of a long text tells of a dealing."""
    if scene.document.genre == "official" or len(scene.sentences) < LONG:
        return
    told = dict[int, float]()
    for made in drafts:
        index = made.instance.sentence.index
        told[index] = max(told.get(index, 0), _counts(made))
    for made in drafts:
        made.alone = sum(told.values()) - told[made.instance.sentence.index] <= FEW


def _counts(made: Draft) -> float:
    """How surely a draft tells of a dealing: what is merely said, where no word of position tells it, not at all."""
    frame, span = made.instance.frame, made.instance.sentence.span
    if len(made.countries) < 2 or frame.rest.get("position"):
        return 0
    here = all(p.token.doc is span.doc and span.start <= p.token.i < span.end for _, p in made.parties)
    if made.type == "statement":
        return 1 if here else 0
    return 1 if here and not made.near else GUESSED
