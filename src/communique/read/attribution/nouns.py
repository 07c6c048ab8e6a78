"""Attributions whose cue is a noun: "X's claim that ...", "a warning from X that ..."."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.knowledge.cues import Takes, cues
from communique.knowledge.words import word_sets
from communique.read.arguments import after, conjuncts, surface_subject
from communique.read.attribution.building import attribution, speaks
from communique.read.attribution.model import Attribution
from communique.read.attribution.phrases import subtree
from communique.read.parse import Sentence
from communique.read.scene import Scene

ABOUT = {"about", "over", "against", "on", "for", "of", "to", "in"}


def nominal(scene: Scene, sentence: Sentence) -> Iterator[Attribution]:
    """The attributions of a sentence whose cue is a noun, in order."""
    known = cues()
    for token in sentence:
        if token.pos_ != "NOUN":
            continue
        takes = known.nouns.get(token.lemma_.lower())
        if takes is not None:
            found = _noun(scene, sentence, token, takes)
            if found is not None:
                yield found


def _noun(scene: Scene, sentence: Sentence, noun: Token, takes: Takes) -> Attribution | None:
    content: set[int] = set()
    worth = "attitude"
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and "clause" in takes and _that(child):
            content |= subtree(child)
            worth = takes["clause"]
        elif child.dep_ in ("acl", "xcomp") and child.tag_ == "VB" and "infinitive" in takes:
            content |= subtree(child)
        elif child.dep_ == "prep" and child.lower_ in ABOUT and "about" in takes:
            content |= subtree(child) - {child.i}
    if not content:
        return None
    heads = _owner(scene, sentence, noun)
    denial = _denial(noun) if worth == "source" else None
    if denial is not None:  # who denies a claim vouches that it is untrue; who made it no longer does
        deniers = [h for h in surface_subject(denial) if sentence.span.start <= h.i < sentence.span.end]
        return attribution(scene, sentence, denial, deniers, content, reported=True) if deniers else None
    if not heads:
        return None
    return attribution(scene, sentence, noun, heads, content, reported=worth == "source", manner="cited")


def _that(clause: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def _denial(noun: Token) -> Token | None:
    """The verb that denies what a noun says: "rejected the claim that", "dismissed as false a report that"."""
    governor = noun
    while governor.dep_ in ("dobj", "pobj", "prep", "conj", "nsubjpass") and governor.pos_ != "VERB":
        if governor.dep_ == "prep" and governor.lower_ != "as":
            return None
        governor = governor.head
    return governor if governor.pos_ == "VERB" and governor.lemma_.lower() in word_sets("modality")["denials"] else None


def _owner(scene: Scene, sentence: Sentence, noun: Token) -> list[Token]:
    """Who a noun of saying belongs to: possessor, "by X", "from X"; for "of X" only who speaks."""
    own = [t for c in noun.children if c.dep_ == "poss" for t in conjuncts(c)]
    if own:
        return [] if own[0].ent_type_ in ("DATE", "TIME") else own  # "today's announcement"
    for preposition in ("by", "from", "among", "of"):
        found = after(noun, preposition)
        if found and speaks(scene, sentence, found[0]):
            return [t for t in found if sentence.span.start <= t.i < sentence.span.end]
    if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX"):  # "X made the claim that"
        return [t for c in noun.head.children if c.dep_ == "nsubj" and speaks(scene, sentence, c) for t in conjuncts(c)]
    return []
