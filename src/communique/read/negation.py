"""Whether a verb is negated, and who it is said of: what the cues of silence share."""

from dataclasses import dataclass

from spacy.tokens import Token

NEGATIVE = {"not", "n't", "never", "neither", "nor", "hardly", "n’t"}
NONE = {"no", "neither", "none", "nobody", "nothing"}


@dataclass(frozen=True, slots=True)
class Silence:
    """`anchor` heads the clause that says it; `actor` is who keeps it back, where the grammar names one."""

    anchor: Token
    what: str
    actor: Token | None = None


def negated(verb: Token) -> bool:
    """Whether a verb is negated: by "not", by a subject like "neither side", by an object like "nothing"."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.lower_ in NEGATIVE and child.dep_ in ("preconj", "advmod", "cc")):
            return not (
                child.lower_ == "not" and child.i + 1 < len(child.doc) and child.doc[child.i + 1].lower_ == "only"
            )
        if child.dep_ == "advmod" and any(g.lower_ in ("neither", "nor") for g in child.children):
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and (
            child.lower_ in NONE
            or any(g.lower_ in NONE and g.dep_ in ("det", "preconj", "neg", "cc") for g in child.children)
        ):
            return True
        if child.dep_ in ("dobj", "nsubjpass") and child.lower_ in ("nothing", "little"):
            return True
    return False


def yet(verb: Token) -> bool:
    """ "Has yet to disclose"."""
    return any(c.lower_ == "yet" for t in (verb, verb.head) for c in t.children)


def subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "nsubj" and child.lower_ not in ("it", "there", "which", "that", "nothing", "little"):
            return child
        if child.dep_ == "agent":
            return next((p for p in child.children if p.dep_ == "pobj"), None)
    if (
        verb.dep_ in ("conj", "xcomp", "advcl")
        and verb.head.pos_ in ("VERB", "AUX")
        and not any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    ):
        return subject(verb.head)
    if verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.lower_ in ("who", "which", "that") for c in verb.children):
        return verb.head
    return None
