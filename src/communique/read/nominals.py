"""Nouns that only mention a happening: "the prospects for a deal", "fears of an attack", "a visit is unlikely".

A definite noun ("the visit", "their pact") takes it for granted that there is such a thing, whatever the verb says; an
indefinite one ("a visit", "talks") says no more than its clause does. After the projection of presuppositions
(Karttunen 1973) and FactBank's event nouns (Saurí & Pustejovsky 2009).
"""

from spacy.tokens import Token

from communique.read.arguments import passive
from communique.read.walk import Walk, auxiliaries, done, modifiers

Words = dict[str, frozenset[str]]
INTO = {"to", "for", "into", "towards", "toward"}  # "led to talks": the verb brings it about
SAID = {"attr", "acomp", "oprd", "prep"}  # what a copula says of its subject
UNDER = {"for", "of", "in", "about", "to", "on", "towards", "toward", "over"}


def qualified(noun: Token, words: Words, walk: Walk) -> None:
    """What stands by a noun: "no visit", "any deal", "a planned sale", "alleged talks"."""
    near = modifiers(noun)
    if near & words["hedged"]:
        walk.hedged = True
    for status in ("planned", "possible"):
        if near & words[status] - {"not", "no", "can", "able"}:
            walk.note(status)
    if near & {"ongoing", "continuing", "current"}:
        walk.ongoing = True
    if "no" in near:
        walk.negated = True
    if "any" in near:
        walk.note("possible")
    if any(_planned(verb, noun, words) for verb in noun.subtree):
        walk.note("planned")


def _planned(verb: Token, noun: Token, words: Words) -> bool:
    """Whether a clause after a noun says that it is planned, be it hung on its phrase's last word: "the withdrawal of
    troops from Lome, *which is planned* for May"."""
    if verb.dep_ != "relcl" or not passive(verb) or verb.lemma_.lower() not in words["planned"]:
        return False
    first = verb.left_edge
    mine = verb.head == noun or (first.i > 0 and first.nbor(-1).text == ",")
    present = any(c.dep_ == "auxpass" and c.lower_ in ("is", "are") for c in verb.children)
    return mine and present and first.lower_ == "which"


def copular(noun: Token, verb: Token | None) -> bool:
    """Whether a verb says of a noun that it is so or so: "the visit *was* a success", "a deal *is* unlikely"."""
    if verb is None or verb.lemma_ not in ("be", "prove", "remain", "seem", "look", "appear") or noun.head != verb:
        return False
    return noun.dep_ == "nsubj" and any(c.dep_ in SAID for c in verb.children)


def said_of(verb: Token, words: Words, walk: Walk) -> None:
    """What a copula says of the happening before it."""
    walk.copula = verb
    for said in verb.children:
        if said.dep_ in SAID - {"prep"}:
            walk.note_any(said.lemma_.lower(), words, "planned", "wanted", "possible", "elusive")
        elif said.dep_ == "prep" and any(c.lemma_.lower() in words["pending"] for c in said.children):
            walk.note("possible")  # "is under discussion"
    if walk.found == "elusive":
        walk.found = "possible"
    if walk.found and auxiliaries(verb)[1]:
        walk.negated = True


def governor(noun: Token, words: Words, walk: Walk) -> Token | None:
    """The verb that a free event noun is governed by, where its status is the noun's; else what governs it is noted."""
    if there_is_none(noun):
        walk.negated = True
        return None
    node = _contained(noun)
    if node.dep_ == "pobj":
        return _after_preposition(noun, node, words, walk)
    verb, lemma = node.head, node.head.lemma_.lower()
    if node.dep_ == "nsubj" and verb.pos_ in ("VERB", "AUX"):
        _as_subject(noun, verb, words, walk)
    elif node.dep_ in ("dobj", "nsubjpass", "oprd") and verb.pos_ == "VERB":
        if lemma != "call" and not done(noun, verb, words):  # "called the raid cowardly" wants none
            walk.note_any(lemma, words, "wanted", "planned", "possible")
        if lemma in words["denials"]:
            walk.negated = walk.denied = True
        elif lemma in words["negated"] or auxiliaries(verb)[1]:
            walk.negated = True
        elif indefinite(noun) and node.dep_ != "nsubjpass":
            return verb
    return None


def _contained(noun: Token) -> Token:
    """The noun, or what it is coordinated with, qualifies or is a sort of: "any *sort* of deal"."""
    node = noun
    while True:
        if node.dep_ in ("conj", "compound", "poss") and node.head.pos_ in ("NOUN", "PROPN"):
            node = node.head
        elif node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.lemma_ in ("sort", "kind", "type"):
            node = node.head.head
        else:
            return node


def _after_preposition(noun: Token, node: Token, words: Words, walk: Walk) -> Token | None:
    preposition = node.head
    over, lemma = preposition.head, preposition.head.lemma_.lower()
    if preposition.lower_ == "without":
        walk.negated = True
    ahead = preposition.lower_ == "of" and over.lower_ == "ahead" and indefinite(noun)
    if ahead or preposition.lower_ in ("pending", "until"):
        walk.note("planned")
    if preposition.lower_ not in UNDER:
        return None
    if over.pos_ in ("NOUN", "ADJ"):
        walk.note_any(lemma, words, "wanted", "planned", "possible")
        if lemma in words["leading"] and preposition.lower_ in INTO:
            walk.note("possible")
        if lemma in words["hedged"] - words["mere_attribution"]:
            walk.hedged = True
        if lemma in ("denial", "absence", "lack"):
            walk.negated = walk.denied = True
    elif over.pos_ == "VERB":
        if lemma in words["wanted"] | words["possible"] | words["planned"]:
            if preposition.lower_ not in ("for", "on"):
                return None
            walk.note_any(lemma, words, "possible")
            return over
        if indefinite(noun) and preposition.lower_ in INTO:
            return over
    return None


def _as_subject(noun: Token, verb: Token, words: Words, walk: Walk) -> None:
    """What the clause says of which the noun is the subject, where it is of the happening itself."""
    aux = auxiliaries(verb)[0]
    becoming = verb.lemma_.lower() in words["becoming"]
    if becoming or indefinite(noun):
        if aux & {"may", "might", "could"}:
            walk.note("possible")
        elif aux & {"will", "shall"}:
            walk.note("planned")
    reported = verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")
    if aux & {"would", "'d"} and not reported:
        walk.note("possible")
        walk.hedged = True


def indefinite(noun: Token) -> bool:
    """Whether a noun speaks of one that need not be known: "a deal", "any visit", "talks"."""
    near = {c.lower_ for c in noun.children if c.dep_ in ("det", "poss", "nummod")}
    if any(c.dep_ == "poss" for c in noun.children):
        return False
    return bool(near & {"a", "an", "any", "another", "some"}) or (noun.tag_ == "NNS" and not near)


def there_is_none(noun: Token) -> bool:
    """ "There is no plan for a base", "nor is there any decision on the reopening of an embassy"."""
    node, none = noun, False
    while node.dep_ in ("pobj", "prep", "attr") and node.head != node:
        none = none or any(c.dep_ == "det" and c.lower_ == "no" for c in node.children)
        node = node.head
    if node.lemma_ != "be" or not any(c.dep_ == "expl" for c in node.children):
        return False
    return none or any(c.dep_ == "neg" or c.lower_ in ("nor", "neither", "never") for c in node.children)
