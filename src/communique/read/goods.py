"""Whether a noun is goods that can pass from one state to another."""

from functools import cache

from spacy.tokens import Token

from communique.knowledge.frames import Frame
from communique.knowledge.things import equipment_words, goods_words
from communique.knowledge.words import word_sets
from communique.read.amounts import amounts
from communique.read.arguments import after
from communique.read.conditions import in_class, lemma
from communique.read.parse import Sentence
from communique.read.scene import Scene

MANNED = {"presence", "cooperation", "sanction", "force"}  # what goes into these is counted: men, diplomats, prisoners
PLACED = {"state", "person", "place", "media", "group", "body"}


def is_item(scene: Scene, sentence: Sentence, frame: Frame, token: Token) -> bool:
    """Whether a noun is what a frame calls its item: goods, machines, money, counted things; no people, no places."""
    rest = frame.rest
    if token.pos_ in ("PRON", "DET", "VERB"):
        return False
    if frame.type == "transfer" and in_class(token, "people"):
        return False
    if frame.type in MANNED and not (frame.type == "presence" and _forces(token)):
        return token.pos_ in ("NOUN", "PROPN") and any(c.dep_ == "nummod" for c in token.children)
    mention = scene.at(sentence, token)
    if mention is not None and mention.head == token and mention.kind in ("equipment", "vessel"):
        return True
    if token.ent_type_ == "PERSON" and not any(in_class(c, "goods") for c in token.lefts):
        return False
    unnamed = mention is not None and (mention.kind == "group" or (mention.kind == "body" and mention.form != "name"))
    forces = unnamed and frame.type == "presence"  # "900 American soldiers"
    if mention is not None and mention.kind in PLACED and mention.form != "adjective" and not forces:
        return False
    if frame.type == "transfer" and any(a.money and a.root == token for a in amounts(sentence)):
        return True
    if "item_class" in rest:
        if in_class(token, "abstract") and not in_class(token, "goods"):  # "a glimpse of the tank"
            return False
        inner = [token, *after(token, "of")]
        if lemma(token) in word_sets("verbs")["help"] and not _material(token):
            return False
        counted = any(c.dep_ == "nummod" for c in token.children) and not in_class(token, "abstract")
        machines = any(
            m is not None and m.kind in ("equipment", "vessel") for m in (scene.at(sentence, c) for c in token.lefts)
        )
        if rest["item_class"] == "arms":  # where the talk is of anything, goods are what can be nothing else
            return machines or any(in_class(t, "arms") for t in inner)
        if not (counted or machines) and not any(
            in_class(t, rest["item_class"]) or lemma(t) in known_goods() or t.ent_type_ in ("PRODUCT", "MONEY")
            for t in inner
        ):
            return False
    return not ("item_not" in rest and in_class(token, rest["item_not"]))


def _forces(token: Token) -> bool:
    """Whether a noun is of troops or ships, and not of one man of them: "tens of thousands of troops", "a battery"."""
    every = [token, *after(token, "of")]
    return any(in_class(t, "forces") and not (t.tag_ in ("NN", "NNP") and in_class(t, "man")) for t in every)


def _material(token: Token) -> bool:
    """Whether aid is goods or money ("security assistance", "$5 million in aid") rather than a helping hand."""
    near = {lemma(c) for c in token.children} | {lemma(t) for t in (token.head, *token.head.children)}
    return bool(near & word_sets("classes")["material"])


@cache
def known_goods() -> frozenset[str]:
    """Lemmas of goods beyond the class: commodities and kinds of machines."""
    machines = equipment_words()
    return goods_words().commodities | machines.weapons | machines.platforms | machines.machines
