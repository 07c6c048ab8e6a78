"""The clause that says it: evidence of at most 600 characters around a predicate."""

from collections.abc import Collection

from spacy.tokens import Token

from communique.read.arguments import JUDGED, SUBJECTS, Predicate, support
from communique.read.parse import Sentence

LONGEST = 600
GOVERNS = {"xcomp", "pcomp", "acl"}


def root_of(predicate: Predicate) -> Token:
    """The top of the smallest stretch that says it: the finite verb that governs an infinitive or a gerund, the
    support verb of a noun, else the predicate itself."""
    node = predicate.anchor
    if node.pos_ in ("NOUN", "PROPN") and node.dep_ in ("nsubj", "nsubjpass") and node.head.pos_ in ("VERB", "AUX"):
        return node.head
    while node.dep_ in GOVERNS and node.tag_ in ("VB", "VBG"):
        head = node.head.head if node.head.pos_ == "ADP" else node.head
        if head.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            break
        node = head
        if node.lemma_ in JUDGED:
            break
        if node.pos_ == "NOUN":
            return support(node) or node
    if node.pos_ == "ADJ" and node.dep_ in ("acomp", "oprd") and node.head.pos_ in ("AUX", "VERB"):
        node = node.head
    return node


def _telling(root: Token) -> Token:
    """The verb of the clause in which a mere noun or participle tells: "after two rounds of *talks*, they signed"."""
    node = root
    while node.head != node and not _clause_verb(node):
        node = node.head
    return node if _clause_verb(node) else root


def _clause_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and token.dep_ != "pcomp" and not (token.dep_ == "acl" and token.tag_ != "VB")


def _keep(token: Token, root: Token, told: Collection[Token]) -> bool:
    """Whether a child of the root belongs to its clause: a coordinated verb does unless it has a subject of its own
    or tells of something else."""
    if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and root.pos_ in ("VERB", "AUX"):
        inside = set(token.subtree)
        return not any(t in inside for t in told) and not any(c.dep_ in SUBJECTS for c in token.children)
    return token.dep_ not in ("parataxis", "punct", "cc") and token.lower_ != "according"


def clause(predicate: Predicate, told: Collection[Token] = ()) -> list[Token]:
    """The tokens of the clause, in order; a shared subject (of a coordinated verb) is not drawn in.

    `told` are the cue words of the sentence's other reports.
    """
    root = _telling(root_of(predicate))
    tokens = [root]
    for child in root.children:
        if _keep(child, root, told):
            far = child.dep_ == "advcl" and not predicate.token.is_ancestor(child) and child != predicate.token
            if far and not child.is_ancestor(predicate.token):
                continue
            tokens.extend(child.subtree)
    if predicate.token not in tokens:
        tokens.extend(predicate.token.subtree)
    return sorted(set(tokens), key=lambda t: t.i)


def _opening(root: Token, first: Token, sentence: Sentence) -> Token:
    """Where a clause opens: with the noun that it says something of, if it hangs on one ("the tanks *that X sent*")."""
    if root.dep_ not in ("acl", "relcl") or root.head.pos_ not in ("NOUN", "PROPN", "PRON") or root.head.i > first.i:
        return first
    edge = root.head.left_edge
    return edge if sentence.span.start <= edge.i < first.i else first


def evidence_span(predicate: Predicate, sentence: Sentence, told: Collection[Token] = ()) -> tuple[int, int]:
    """Document offsets of the clause, cut to what is near the cue where it is too long."""
    tokens = [t for t in clause(predicate, told) if not t.is_space]
    while len(tokens) > 1 and (tokens[-1].is_punct or tokens[-1].dep_ == "cc"):
        tokens.pop()
    while len(tokens) > 1 and (tokens[0].is_punct or (tokens[0].dep_ == "mark" and tokens[0].lower_ == "that")):
        tokens.pop(0)
    start, end = sentence.offsets(_opening(root_of(predicate), tokens[0], sentence), tokens[-1])
    cue_start, cue_end = sentence.offsets(predicate.token)
    if end - start > LONGEST:
        near = [t for t in predicate.token.subtree if not t.is_space]
        own = sentence.offsets(near[0], near[-1])
        start, end = own if own[1] - own[0] <= LONGEST else (cue_start, cue_end)
        for t in reversed([t for t in tokens if sentence.offsets(t)[0] < start]):
            a = sentence.offsets(t)[0]
            if end - a > LONGEST - 100:
                break
            start = a
    return start, end
