"""Lists: goods named line by line under a sentence that ends in a colon."""

from spacy.tokens import Token

from communique.model import Item
from communique.read.items import items
from communique.read.parse import Sentence
from communique.read.scene import Scene

BULLETS = {"-", "–", "—", "•", "*", "·", "o", "▪"}
LONGEST = 40  # lines


def listed(scene: Scene, sentence: Sentence) -> list[Item]:
    """The goods of the lines under a sentence, where it ends in a colon; empty where no list follows."""
    if not sentence.span.text.rstrip("* ").endswith(":"):
        return []
    out: list[Item] = []
    for line in scene.sentences[sentence.index + 1 : sentence.index + 1 + LONGEST]:
        head = _head(line)
        if head is None:
            break
        out.extend(items(scene, line, head))
    return out


def _head(line: Sentence) -> Token | None:
    """The noun that a line of a list names; None where the line is a sentence of its own."""
    words = [t for t in line if not t.is_punct and t.text not in BULLETS]
    if not words or len(words) > 30 or any(t.dep_ in ("nsubj", "nsubjpass") and t.head.pos_ == "VERB" for t in words):
        return None
    root = line.span.root
    if root.pos_ in ("NOUN", "PROPN"):
        return root
    return next((t for t in words if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in ("compound", "nmod")), None)
