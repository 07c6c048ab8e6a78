"""Repairs of parses: what the small model gets wrong time and again, and grammar alone sets right.

"Peru thanks Chile" has a verb, though "thanks" looks like a plural.

A finite verb is coordinated with a finite one: in "he urged the city to open the road and thanked the mayor" it is
"urged" that "thanked" goes on from, not "open". And of two verbs of speech, the second goes on from the first, not from
what stands in a relative clause between them: "she praised the crew that had put out the fire and called for calm".
Nor does what was done go on from what is so: in "he said that Kenya stands ready and thanked Japan" he thanked.

"Norway froze its aid to Chad and Peru's envoy called it harsh": the name before the second verb is its subject, not a
second object of the first. "Peru ordered ten tanks, the daily Kurier reported": what was ordered does not report,
whoever stands right before does.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.read.arguments import SUBJECTS

FINITE = {"VBD", "VBZ", "VBP"}
BELOW = {"relcl", "advcl", "acl", "pcomp"}
NAMES = {"NOUN", "PROPN", "PRON"}


def repair(tokens: Iterable[Token]) -> None:
    """Set right the verbs of one sentence that hang on the wrong verb; the tree is changed in place."""
    for token in list(tokens):
        _make_verb(token)
        if token.lemma_.lower() in word_sets("verbs")["speech"] and token.tag_ in FINITE:
            _give_back(token)
        if token.dep_ in SUBJECTS and token.head.dep_ in ("aux", "auxpass"):  # "Oslo is opposed": of the verb it helps
            token.head = token.head.head
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and token.head.pos_ in ("VERB", "AUX"):
            right = None if _give_subject(token) else _goes_on_from(token)
            if right is not None:
                token.head = right


def _make_verb(token: Token) -> None:
    """ "Peru *thanks* Chile": what has an object is a verb, though it looks like a plural."""
    if token.tag_ != "NNS" or token.dep_ != "ROOT" or not any(c.dep_ == "dobj" for c in token.rights):
        return
    token.tag_, token.pos_, token.lemma_ = "VBZ", "VERB", token.lower_.removesuffix("s")
    for child in token.lefts:
        if child.dep_ in ("compound", "nmod") and child.i == token.i - 1:
            child.dep_ = "nsubj"


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
    if first.dep_ == "ccomp" and above.tag_ == "VBD" and _tense(first) != "VBD" and above.i < first.i:
        return above
    speech = word_sets("verbs")["speaking"]
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
    return _tense(verb) in FINITE


def _tense(verb: Token) -> str:
    helping = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    return (helping[0] if helping else verb).tag_


def _give_subject(verb: Token) -> bool:
    """Make the name right before a verb its subject, where it was coordinated with an object of the verb before."""
    if verb.tag_ not in FINITE or any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].pos_ == "ADV":
        before -= 1
    noun = verb.doc[before]
    while (
        noun.dep_ in ("compound", "appos", "pobj", "prep", "punct") and noun.head.i > verb.head.i and noun.head != noun
    ):
        noun = noun.head
    if (
        noun.dep_ != "conj"
        or noun.pos_ not in NAMES
        or noun.head.pos_ not in NAMES
        or not verb.head.i < noun.i < verb.i
    ):
        return False
    first = noun.left_edge.i
    joined = first > 0 and verb.doc[first - 1].lower_ in ("and", "but", "while")
    if not joined or noun.right_edge.i != before or not verb.head.is_ancestor(noun) or not _acts(noun):
        return False
    noun.head, noun.dep_ = verb, "nsubj"
    return True


def _acts(noun: Token) -> bool:
    """Whether a noun can be who acts: a name, or a word for somebody."""
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in word_sets("actors")["actor"]


def _give_back(verb: Token) -> None:
    """Give a verb of saying the name right before it as subject, and what was taken for that back to its own verb."""
    taken = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    source = next((c for c in taken.rights if c.dep_ == "appos"), None) if taken is not None else None
    if taken is None or source is None or source.right_edge.i != verb.i - 1:
        return
    first = taken.left_edge.i
    if verb.doc[source.left_edge.i - 1].text != "," or first == verb.sent.start:
        return
    told = verb.doc[first - 1]
    if told.pos_ != "VERB" or any(c.dep_ == "dobj" for c in told.children):
        return
    source.head, source.dep_ = verb, "nsubj"
    taken.head, taken.dep_ = told, "dobj"
    if verb.dep_ == "conj":
        verb.dep_ = "parataxis"
