"""Media that hand on what somebody told them: "told X", "in an interview with X", "in a statement carried by X"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.knowledge.cues import cues
from communique.read.arguments import after, agents, conjuncts
from communique.read.attribution.building import attribution
from communique.read.attribution.model import Attribution
from communique.read.attribution.phrases import opening, subtree
from communique.read.parse import Sentence
from communique.read.scene import Scene

SPOKEN = {"interview", "remark", "comment", "speech", "conversation", "conference", "address", "briefing"}
TOLD = {"dobj", "dative", "iobj"}


def relays(scene: Scene, sentence: Sentence) -> Iterator[Attribution]:
    """The outlets through which a sentence's speaker is heard, as attributions of the whole sentence, in order."""
    known = cues()
    for token in sentence:
        heads: list[Token] = []
        takes = known.verbs.get(token.lemma_.lower(), {}) if token.pos_ == "VERB" else {}
        if token.dep_ != "relcl" and "clause" in takes and "object" not in takes and "as" not in takes:
            heads = [t for c in token.rights if c.dep_ in TOLD for t in conjuncts(c) if _medium(scene, sentence, t)]
        elif token.tag_ == "VBN" and token.dep_ == "acl" and token.lemma_.lower() in known.carriers:
            heads = _carriers(token)
        elif token.dep_ == "relcl" and token.lemma_.lower() in known.carriers and _document(token.head):
            heads = [t for c in token.lefts if c.dep_ == "nsubj" for t in conjuncts(c) if t.tag_ not in ("WDT", "WP")]
        if not heads and token.pos_ == "NOUN" and token.lemma_.lower() == "interview":
            given = [t for p in ("with", "to", "for") for t in after(token, p)]
            heads = [t for t in given if _medium(scene, sentence, t)]
        heads = [h for h in heads if sentence.span.start <= h.i < sentence.span.end]
        if not heads:
            continue
        phrase = {i for h in heads for i in subtree(h)}
        if token.dep_ == "relcl":
            phrase |= subtree(token)
        elif token.pos_ != "VERB" or token.dep_ == "acl":
            phrase.add(token.i)
        content = set(range(opening(sentence), sentence.span.end)) - phrase
        made = attribution(scene, sentence, token, heads, content, reported=True, manner="cited")
        made.verb = heads[0]  # the verb is the speaker's own cue
        yield made


def _medium(scene: Scene, sentence: Sentence, head: Token) -> bool:
    mention = scene.at(sentence, head)
    if mention is not None:
        return mention.kind == "media"
    return head.lemma_.lower() in cues().media and any(c.pos_ == "PROPN" for c in head.children)


def _carriers(participle: Token) -> list[Token]:
    """X of "a statement carried by X", where somebody makes the statement or a document says something."""
    known = cues()
    noun = participle.head
    if noun.lemma_.lower() not in known.documents | SPOKEN:
        return []
    by = agents(participle) or [t for p in ("on", "in") for t in after(participle, p)]
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    return by if governor.pos_ in ("VERB", "AUX") and governor.lemma_.lower() in known.verbs else []


def _document(noun: Token) -> bool:
    return noun.lemma_.lower() in cues().documents
