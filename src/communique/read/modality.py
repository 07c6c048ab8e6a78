"""Whether it happened: status and hedging of the clause of a predicate, once for all frames.

The way leads from the predicate up through what governs it (auxiliaries, negation, matrix verbs, nouns), as far as
the clause of another speaker's report: "X said that Y sold Z" leaves the sale as Y's.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.read.arguments import JUDGED, Predicate, headline_infinitive, passive, put_off
from communique.read.negation import yet
from communique.read.nominals import copular, governor, qualified, said_of
from communique.read.untrue import denied_report, disputed, untrue
from communique.read.walk import Walk, auxiliaries, done, modifiers

TIMED = {"after", "before", "when", "once", "until", "till", "as"}


@dataclass(frozen=True, slots=True)
class Modality:
    """The codebook's status, and whether doubt is marked; `denied` where a denial (not a mere negation) says no."""

    status: str
    hedged: bool = False
    denied: bool = False


def modality(predicate: Predicate) -> Modality:
    """The modality of a predicate in its clause."""
    words, walk = word_sets("modality"), Walk()
    token = predicate.token
    node: Token | None = predicate.anchor
    if not predicate.verbal and token.dep_ == "pobj" and disputed(token.head.head, words):
        return Modality("negated", denied=True)
    if not predicate.verbal:
        qualified(token, words, walk)
        node = governor(token, words, walk) if predicate.light is None else node
    if predicate.light is not None and not predicate.verbal:
        _supporting(predicate, words, walk)
    steps = 0
    while node is not None and steps < 8:
        node = _step(node, words, walk)
        steps += 1
    if walk.negated:
        return Modality("negated", walk.hedged, walk.denied)
    status = walk.found or ("ongoing" if walk.ongoing else "occurred")
    return Modality(status, walk.hedged)


def _supporting(predicate: Predicate, words: dict[str, frozenset[str]], walk: Walk) -> None:
    """What the support verb itself says: a visit is cancelled, planned, sought; someone is on a visit."""
    verb = predicate.light
    assert verb is not None
    if copular(predicate.token, verb):
        said_of(verb, words, walk)
    lemma = verb.lemma_.lower()
    off = put_off(verb)
    if any(c.dep_ == "conj" and c.lemma_.lower() in words["planned"] and passive(c) for c in verb.children):
        walk.note("planned")  # "put off twice, is now planned for April"
    elif (lemma in words["negated"] and lemma not in words["denials"]) or off:
        walk.negated = True
    for status in ("planned", "wanted"):
        if lemma in words[status] and lemma not in ("agree", "commit") and not done(predicate.token, verb, words):
            walk.note(status)
    if lemma == "be" and verb.tag_ in ("VBZ", "VBP") and predicate.token.dep_ == "pobj":
        walk.ongoing = True


def _step(node: Token, words: dict[str, frozenset[str]], walk: Walk) -> Token | None:
    """Note what one verb (noun, adjective) on the way says; return what governs it, or None at the top."""
    if node.pos_ in ("VERB", "AUX"):
        _verb(node, words, walk)
    elif node.pos_ == "ADJ" and node.lemma_.lower() in words["nearing"]:
        walk.note("planned")
    mods = modifiers(node)
    if mods & words["hedged"]:
        walk.hedged = True
    if mods & {"perhaps", "possibly", "maybe", "potentially", "likely", "probably"}:
        walk.note("possible") if mods & {"perhaps", "possibly", "maybe", "potentially"} else None
        walk.hedged = True
    for mark in node.children:
        if mark.dep_ == "mark" and mark.lower_ in ("if", "unless", "whether"):
            walk.found = "possible"
    head = node.head
    if head is node or node.dep_ in ("ROOT", "relcl", "parataxis"):
        return None
    if node.dep_ == "conj":
        shared = not any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children)
        return (
            head
            if shared and node.tag_ in ("VB", "VBG") and head.tag_ == node.tag_
            else (_above(head) if shared and node.tag_ in ("VB",) else None)
        )
    return _govern(node, head, words, walk)


def _above(head: Token) -> Token | None:
    return head if head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else None


def _govern(node: Token, head: Token, words: dict[str, frozenset[str]], walk: Walk) -> Token | None:
    if head.pos_ == "ADP":
        head = head.head
    lemma = head.lemma_.lower()
    if node.dep_ == "pcomp" and lemma in JUDGED:  # "thanked Y for sending": it is taken as done
        return None
    if node.dep_ == "advcl":
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in node.children)
        if infinitive and lemma in words["wanted"] | words["planned"]:
            walk.note("wanted" if lemma in words["wanted"] else "planned")
        elif infinitive or _yet_to_be(node, head):
            walk.note("planned")
        return None
    if node.dep_ == "acl" and node.tag_ in ("VBN", "VBG") and not any(c.dep_ in ("aux", "mark") for c in node.children):
        return None
    if node.dep_ == "acl" and disputed(head, words):
        walk.negated = walk.denied = True
        return None
    if head.pos_ == "AUX" and untrue(head, words):  # "the claim that ... is a fabrication", "it is not true that ..."
        walk.negated = walk.denied = True
        return None
    if node.dep_ == "nsubj":
        return None
    if node.dep_ == "xcomp" and lemma == "have" and yet(head):  # "has yet to sign"
        walk.negated = True
        return None
    if node.dep_ == "csubj" and {c.lemma_.lower() for c in head.children} & words["elusive"]:
        walk.note("possible")  # "signing a pact has proved hard"
        return None
    if lemma in words["denials"]:
        walk.negated = walk.denied = True
        return None
    if lemma in words["untrue"]:
        walk.negated = walk.denied = True
        return None
    if node.dep_ == "ccomp" and head.pos_ == "VERB":
        if denied_report(head, words):
            walk.negated = walk.denied = True
            return None
        if lemma in words["hedged"] - words["mere_attribution"]:
            walk.hedged = True
        if lemma in ("expect", "hope", "want", "plan", "wish"):
            walk.note("wanted" if lemma != "expect" else "planned")
            return None
        subjunctive = node.tag_ == "VB" and not any(c.dep_ == "aux" for c in node.children)
        if lemma in words["wanted"] and (
            subjunctive or any(c.lower_ == "to" for c in node.children if c.dep_ == "aux")
        ):
            walk.note("wanted")
        return None
    if node.dep_ in ("xcomp", "pcomp", "acl", "ccomp", "pobj", "dobj", "prep", "attr", "oprd", "advcl", "nsubjpass"):
        for status in ("wanted", "possible", "planned"):
            if lemma in words[status]:
                walk.note(status)
        if lemma in words["negated"] and lemma not in ("no", "not") and head.pos_ in ("VERB", "ADJ"):
            walk.negated = True
        if lemma in words["unwilling"] and head.pos_ == "ADJ":
            walk.negated = True
        if lemma in ("begin", "start", "continue", "keep", "remain", "stay"):
            walk.ongoing = True
        if lemma in words["hedged"] - words["mere_attribution"]:
            walk.hedged = True
        if node.dep_ == "xcomp" and head.pos_ == "AUX" and any(c.lower_ == "to" for c in node.children):
            walk.note("planned")  # "is to visit"
        return head if head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else None
    return None


def _yet_to_be(verb: Token, over: Token) -> bool:
    """ "It will keep its base after troops *leave*": a present that a future puts ahead."""
    if verb.tag_ not in ("VBZ", "VBP") or not any(c.lower_ in TIMED for c in verb.children):
        return False
    return bool(auxiliaries(over)[0] & {"will", "shall", "'ll", "wo"})


def _verb(verb: Token, words: dict[str, frozenset[str]], walk: Walk) -> None:
    aux, negative = auxiliaries(verb)
    if negative and verb != walk.copula and verb.lemma_.lower() not in words["denials"]:
        walk.negated = not walk.negated
    if aux & {"will", "shall", "'ll", "wo"} or (
        aux & {"is", "are"} and any(c.lower_ == "going" for c in verb.ancestors)
    ):
        walk.note("planned")
    if aux & {"may", "might", "could", "can"}:
        if walk.found == "wanted":  # "might try to mediate"
            walk.found = None
        walk.note("possible")
    if aux & {"would", "'d"}:
        reported = verb.dep_ in ("ccomp", "conj") and verb.head.tag_ in ("VBD", "VBN")
        if verb.lemma_ in ("like", "welcome", "appreciate"):
            walk.note("wanted")
        elif reported and verb.head.pos_ == "VERB":  # the future in the past: "confirmed that she would visit"
            walk.note("planned")
        else:
            walk.note("possible")
            walk.hedged = True
    if any(c.dep_ == "advcl" and any(m.lower_ in ("if", "unless") for m in c.children) for c in verb.children):
        walk.found = "possible"
    if aux & {"should", "must", "ought"}:
        walk.note("wanted")
    progressive = verb.tag_ == "VBG" and aux & {"is", "are", "'s", "'re", "been", "am"}
    if (progressive or _being(verb, aux)) and not passive_past(verb, aux):
        walk.ongoing = True
    if headline_infinitive(verb) or (verb.dep_ == "ROOT" and verb.tag_ == "VB" and aux == {"to"}):
        walk.note("planned")
    if any(_none(s) for s in verb.children if s.dep_ in ("nsubj", "nsubjpass", "dobj")):
        walk.negated = True
    if any(c.lower_ == "neither" for p in verb.children if p.dep_ == "prep" for o in p.children for c in o.children):
        walk.negated = True  # "was signed in neither Suva nor Apia"
    if verb.lemma_ == "go" and verb.lower_ == "going":
        walk.note("planned")


def _none(noun: Token) -> bool:
    """ "No truck", "neither state", "not one bag", "not a single dose", "none of them", "nothing"."""
    if noun.lower_ in ("none", "nothing", "nobody"):
        return True
    before = {c.lower_ for c in noun.lefts}
    return bool(before & {"no", "neither"}) or (noun.left_edge.lower_ == "not" and bool(before & {"one", "single"}))


def _being(verb: Token, aux: set[str]) -> bool:
    return "being" in aux and bool(aux & {"is", "are"}) and passive(verb)


def passive_past(verb: Token, aux: set[str]) -> bool:
    """Whether a passive's auxiliary puts it in the past ("was being built" stays open, "was built" is done)."""
    return "was" in aux and "being" not in aux and verb.tag_ == "VBN"
