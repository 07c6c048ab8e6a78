"""Goods: what is transferred, shown or signed for. (To come.)"""

from spacy.tokens import Token

from communique.model import Item
from communique.read.parse import Sentence
from communique.read.scene import Scene


def items(scene: Scene, sentence: Sentence, head: Token) -> list[Item]:
    """The goods named by the noun phrase whose head is `head`, its conjuncts and its "including ..." members."""
    return []
