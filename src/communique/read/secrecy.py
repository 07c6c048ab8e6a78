"""Words of secrecy and silence: "kept secret", "of secret content", "unannounced", "discreet", "not made public"."""

from spacy.tokens import Token

from communique.knowledge.things import withheld_words
from communique.read.negation import Silence, negated, subject, yet


def quality(token: Token, lower: str) -> Silence | None:
    """Adjectives and nouns of silence and secrecy."""
    sets, aspects = withheld_words().sets, withheld_words().aspects
    head = token.head
    if lower in sets["unannounced"] or (lower == "announced" and any(c.lower_ == "un" for c in token.children)):
        if head.lemma_.lower() in sets["visits"] or (
            token.dep_ in ("advmod", "acomp", "oprd", "advcl") and head.pos_ == "VERB"
        ):
            return Silence(head, "announcement")
        return None
    if lower in sets["undisclosed"] and token.dep_ == "amod" and head.lemma_.lower() not in sets["undisclosed_skip"]:
        return Silence(head, aspects.get(head.lemma_.lower(), "details"))
    if lower in sets["secret"] and token.dep_ == "amod":
        noun = head.lemma_.lower()
        if (
            lower != "private"
            and aspects.get(noun) in ("content", "price", "number", "purpose")
            and noun not in ("source", "position")
        ):
            return Silence(head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head, aspects[noun])
        if lower == "secret" and noun in sets["instruments"]:
            return Silence(head, "content")
        return None
    if (
        lower in sets["kept"]
        and token.dep_ in ("acomp", "oprd", "advmod", "xcomp", "ccomp", "amod", "attr")
        and head.pos_ in ("VERB", "AUX")
    ):
        return _kept(token, head)
    if lower in sets["silent"] and token.pos_ == "VERB":  # the parser's reading of "have been coy about"
        told = any(c.lower_ in ("about", "on", "over") for c in token.children)
        be = any(c.dep_ in ("auxpass", "aux") and c.lemma_ == "be" for c in token.children)
        who = next((c for c in token.children if c.dep_ in ("nsubjpass", "nsubj")), None)
        return Silence(token, "details", who) if told and be else None
    if lower == "mum" and token.dep_ == "dobj" and head.lemma_ in sets["keep"]:
        return Silence(head, "details", subject(head))
    if (
        lower in sets["silent"]
        and token.dep_ in ("acomp", "oprd", "attr", "advcl", "amod", "conj")
        and head.pos_ in ("VERB", "AUX", "ADJ")
    ):
        verb = head.head if head.pos_ == "ADJ" and head.head.pos_ in ("VERB", "AUX") else head
        spoken = any(
            c.lower_ in ("about", "on", "over", "regarding", "as", "concerning")
            for c in (*token.children, *verb.children)
        )
        if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
            return None
        if (spoken or verb.lemma_ in sets["keep"]) and not negated(verb):
            return Silence(verb, "details", subject(verb))
    if lower in sets["secrecy"] and token.dep_ in ("pobj", "dobj") and head.lemma_ != "break":
        verb = head.head if token.dep_ == "pobj" else head
        if (
            verb.lemma_.lower() in sets["veiled"]
            and verb.pos_ == "VERB"
            and (token.dep_ == "pobj" or lower != "mystery")
        ):
            return Silence(verb, "details", subject(verb) if token.dep_ == "dobj" else None)
    if lower == "wraps" and token.dep_ == "pobj" and head.lower_ == "under":
        verb = head.head
        while verb.pos_ not in ("VERB", "AUX") and verb.dep_ != "ROOT":
            verb = verb.head
        return Silence(verb, "details", subject(verb)) if verb.lemma_ in sets["keep"] else None
    return None


def _kept(token: Token, verb: Token) -> Silence | None:
    """ "The sum was kept secret", "the terms remain confidential"."""
    words = withheld_words()
    things = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    things += [c for t in verb.children for c in t.children if t.dep_ == "ccomp" and c.dep_ == "nsubj"]
    for thing in things:
        noun = thing.lemma_.lower()
        what = words.aspects.get(noun) or (
            "content" if noun in words.sets["instruments"] | words.sets["visits"] else None
        )
        if (
            what
            and (verb.lemma_ in words.sets["keep"] or verb.lemma_ == "be")
            and not (token.lower_ == "unknown" and what in ("comment", "number"))
        ):
            return None if negated(verb) else Silence(verb, what, subject(verb) if thing.dep_ == "dobj" else None)
    return None


def not_public(verb: Token) -> Silence | None:
    """ "Was not made public", "the content of which is not known", "was not announced beforehand"."""
    words = withheld_words()
    waiting = verb.dep_ == "xcomp" and verb.head.lemma_ in ("have", "be") and yet(verb)
    if not (negated(verb) or waiting):
        return None
    clause = [*verb.children, *(verb.head.children if waiting else ())]
    subjects = [c for c in clause if c.dep_ in ("nsubjpass", "nsubj", "dobj")]
    nouns = {s.lemma_.lower() for s in subjects}
    what = next((words.aspects[n] for n in nouns if n in words.aspects), None)
    if verb.lemma_ == "make":
        public = any(c.lower_ == "public" for t in verb.children for c in (t, *t.children))
        return Silence(verb, what or "content", subject(verb)) if public else None
    if verb.lemma_ == "know":
        passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
        return Silence(verb, what) if passive and what in ("content", "price", "purpose", "details") else None
    before = any(t.lower_ in words.sets["advance"] for c in verb.children for t in (c, *c.children))
    return Silence(verb, "announcement", subject(verb)) if before else None
