"""Repairs of parses: what the small model gets wrong time and again, and grammar alone sets right.

A finite verb is coordinated with a finite one: in "he urged the city to open the road and thanked the mayor" it is
"urged" that "thanked" goes on from, not "open". And of two verbs of speech, the second goes on from the first, not from
what stands in a relative clause between them: "she praised the crew that had put out the fire and called for calm".
"""

from collections.abc import Iterable

from spacy.tokens import Token

from communique.knowledge.words import word_sets

FINITE = {"VBD", "VBZ", "VBP"}
BELOW = {"relcl", "advcl", "acl", "pcomp"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}


def repair(tokens: Iterable[Token]) -> None:
    """Set right the verbs of one sentence that hang on the wrong verb; the tree is changed in place."""
    for token in list(tokens):
        if token.dep_ in SUBJECTS and token.head.dep_ in ("aux", "auxpass"):  # "Oslo is opposed": of the verb it helps
            token.head = token.head.head
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and token.head.pos_ in ("VERB", "AUX"):
            right = _goes_on_from(token)
            if right is not None:
                token.head = right


def _goes_on_from(verb: Token) -> Token | None:
    """The verb that a coordinated verb without a subject goes on from, where it is not the one it hangs on."""
    first = verb.head
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    if not _finite(verb) or any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in verb.children):
        return None
    above = _above(first)
    if above is None or above.tag_ != verb.tag_:
        return None
    if not _finite(first):
        return above
    speech = word_sets("verbs")["speech"]
    speak = verb.lemma_.lower() in speech and above.lemma_.lower() in speech
    return above if speak and first.dep_ in BELOW and first.lemma_.lower() not in speech else None


def _above(verb: Token) -> Token | None:
    """The nearest finite verb that a clause hangs below."""
    node = verb
    while node.dep_ != "ROOT":
        node = node.head
        if node.pos_ in ("VERB", "AUX") and _finite(node):
            return node
    return None


def _finite(verb: Token) -> bool:
    """Whether a verb stands in a tense, by itself or through the first of its auxiliaries; one after a modal verb does
    not count, since what goes on from it takes its bare form."""
    helping = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    return (helping[0] if helping else verb).tag_ in FINITE
