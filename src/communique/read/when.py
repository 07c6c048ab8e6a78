"""When and where a happening is said to be. (To come.)"""

from dataclasses import dataclass

from spacy.tokens import Token

from communique.read.parse import Sentence
from communique.read.scene import Scene


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF date (null where not resolvable), the words that say it, and its basis: stated, resolved or null."""

    edtf: str | None
    text: str | None
    basis: str | None


def when(scene: Scene, sentence: Sentence, cue: Token) -> When:
    """The date that belongs to the happening whose cue word (verb or noun) is `cue`."""
    return When(None, None, None)
