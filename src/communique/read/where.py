"""Where a happening is said to be. (To come.)"""

from spacy.tokens import Token

from communique.model import Place
from communique.read.parse import Sentence
from communique.read.scene import Scene


def where(scene: Scene, sentence: Sentence, cue: Token) -> Place | None:
    """The place that belongs to the happening whose cue word (verb or noun) is `cue`."""
    return None
