"""Verbs and nouns of telling by which a text says that something was not told."""

from spacy.tokens import Token

from communique.knowledge.things import withheld_words
from communique.read.negation import Silence, negated, subject, yet

VAGUE = {"nothing", "anything", "little", "much", "more"}


def unsaid(verb: Token, lemma: str) -> Silence | None:
    """A verb of telling that is negated or refused."""
    sets = withheld_words().sets
    if verb.pos_ in ("NOUN", "PROPN"):
        return None
    anchor, actor = _refused(verb)
    if anchor is None:
        return None
    what = _object(verb)
    if lemma in sets["reveal"]:
        return Silence(anchor, what or "details", actor)
    if lemma in sets["comment"]:
        return _comment(verb, lemma, anchor, actor)
    if what is None and lemma == "confirm" and any(c.dep_ == "conj" and c.lemma_ == "deny" for c in verb.children):
        what = "details"
    if (
        lemma in ("name", "identify", "mention")
        and verb.dep_ == "pcomp"
        and any(c.dep_ == "dobj" for c in verb.children)
    ):
        what = what or "identity"
    elif lemma == "mention" and any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children):
        what = "details" if actor is not None and actor.lemma_.lower() in sets["documents"] else None
    if lemma in ("explain", "answer") and any(
        c.dep_ == "aux" and c.lower_ in ("can", "could", "ca") for c in verb.children
    ):
        return None
    return Silence(anchor, what, actor) if what else None


def _comment(verb: Token, lemma: str, anchor: Token, actor: Token | None) -> Silence | None:
    sets = withheld_words().sets
    if lemma in ("comment", "elaborate"):
        return Silence(anchor, "comment", actor)
    if any(c.dep_ == "aux" and c.lower_ in ("can", "could", "ca") for c in verb.children):
        return None
    asked = {t.lemma_.lower() for t in verb.subtree}
    return (
        Silence(anchor, "comment", actor)
        if asked & sets["requests"] and asked & {"comment", "question", "request"}
        else None
    )


def _refused(verb: Token) -> tuple[Token | None, Token | None]:
    """The head of the clause in which a verb is negated, and who did not do it; twice None where it is not."""
    refuse = withheld_words().sets["refuse"]
    head = verb
    while (
        head.dep_ == "conj"
        and head.head.pos_ == "VERB"
        and not any(c.dep_ in ("nsubj", "nsubjpass") for c in head.children)
    ):
        head = head.head
    if (
        head.dep_ in ("xcomp", "acl", "ccomp", "pcomp", "advcl")
        and head.head.lemma_.lower() in refuse
        and head.head.i < head.i
    ):
        refuser = head.head
        if any(c.dep_ == "auxpass" for c in verb.children):  # "declined to be named": the source, not the matter
            return None, None
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in refuser.head.children)
        if negated(refuser) or (refuser.pos_ == "ADJ" and infinitive):
            return None, None
        anchor = refuser.head if refuser.pos_ == "ADJ" else refuser
        return anchor, subject(anchor)
    if head.dep_ == "pcomp" and head.head.dep_ == "prep":
        above = head.head.head  # "refrained from naming", "stopped short of saying"
        if above.lemma_.lower() in refuse or (head.head.head.lower_ == "short" and above.head.lemma_ == "stop"):
            anchor = above if above.pos_ == "VERB" else above.head
            infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in anchor.children)
            return (None, None) if negated(anchor) or infinitive else (anchor, subject(anchor))
    if head.dep_ == "xcomp" and head.head.lemma_ in ("have", "be") and yet(head):
        return head.head, subject(head.head)
    if head.dep_ == "xcomp" and any(c.dep_ == "neg" for c in head.children):
        return head.head, subject(head.head)
    if head.dep_ in ("pcomp", "pobj") and head.head.lower_ == "without":
        above = head.head.head
        return head.head, subject(above) if above.pos_ in ("VERB", "AUX") else None
    if head.tag_ == "VBG" and head.dep_ in ("pcomp", "csubj", "pobj", "dobj", "acl"):
        return None, None  # "for not disclosing": nobody in particular
    if head.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in head.children):
        return None, None  # "not to comment": a wish or a way, no fact
    if negated(head) or negated(verb):
        return head, subject(head)
    return None, None


def _object(verb: Token) -> str | None:
    """What a verb of telling acts on, as the record calls it; None where it is nothing that is kept back."""
    words = withheld_words()
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass", "pobj", "attr", "oprd", "nsubj") or (
            child.dep_ == "prep" and child.lower_ in ("about", "on", "into")
        ):
            nouns = [p for p in child.children if p.dep_ == "pobj"] if child.dep_ == "prep" else [child]
            for noun in nouns:
                if (
                    child.dep_ == "nsubj"
                    and verb.pos_ == "VERB"
                    and not any(c.dep_ == "auxpass" for c in verb.children)
                ):
                    continue
                lemma = noun.lemma_.lower()
                handed = verb.lemma_.lower() not in words.sets["give"] or lemma in words.sets["givable"]
                if lemma in words.aspects and handed and not any(c.dep_ == "prt" for c in verb.children):
                    return words.aspects[lemma]
                if noun.lower_ in VAGUE and verb.lemma_ != "give" and (verb.lemma_ != "say" or _topic(verb)):
                    of_what = [p.lemma_.lower() for c in noun.children if c.dep_ == "prep" for p in c.children]
                    return next((words.aspects[w] for w in of_what if w in words.aspects), "details")
        if (
            child.dep_ in ("ccomp", "xcomp", "advcl", "relcl", "acl", "advmod", "pobj", "dobj", "attr")
            or child.dep_ == "nsubjpass"
        ) and (what := _question(child, verb)):
            return what
    nxt = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if nxt is None or nxt.tag_ not in ("WRB", "WP", "WDT") or verb.lemma_.lower() in words.sets["give"]:
        return None
    if any(c.dep_ == "aux" and c.lower_ == "to" for child in verb.children for c in child.children if child.i > verb.i):
        return None  # "was not told what to say"
    return words.questions.get(nxt.lower_)


def _topic(verb: Token) -> bool:
    """Whether it is said of what nothing is said."""
    return any(t.lower_ in ("about", "on", "of", "regarding") for c in verb.children for t in (c, *c.children))


def _question(child: Token, verb: Token) -> str | None:
    words = withheld_words()
    if verb.lemma_.lower() in words.sets["give"] or any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children):
        return None
    first = child.left_edge
    if first.lower_ == "how" and first.i + 1 < len(first.doc):
        return words.counts.get(first.doc[first.i + 1].lower_, "details")
    if (
        first.i > verb.i
        and first.lower_ in words.questions
        and (first.tag_[0] == "W" or first.lower_ in ("whether", "if"))
    ):
        return "price" if child.lemma_.lower() in words.sets["costs"] else words.questions[first.lower_]
    return None


def withheld(token: Token, lemma: str) -> Silence | None:
    """What says it by itself: "withheld the names", "dodged questions", "made no mention of", "details are scarce"."""
    words = withheld_words()
    sets = words.sets
    if token.pos_ == "VERB" and lemma in sets["withhold"] | sets["dodge"] | {"draw"}:
        things = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
        if lemma == "draw":
            on = any(c.lower_ in ("on", "into") for c in token.children)
            passive = any(c.dep_ == "auxpass" for c in token.children)
            drawn = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
            return Silence(token, "comment", drawn) if on and passive and negated(token) else None
        if negated(token) or (lemma == "leave" and not any(c.lower_ == "out" for c in token.children)):
            return None
        for thing in things:
            noun = thing.lemma_.lower()
            if lemma in sets["dodge"] and noun in ("question", "query", "enquiry", "inquiry"):
                return Silence(token, "comment", subject(token))
            what = words.aspects.get(noun)
            if (
                lemma in sets["withhold"]
                and what
                and noun in sets["givable"] | {"purpose", "content", "text", "identity", "motive", "whereabouts"}
            ):
                return Silence(token, what, subject(token))
    if (
        lemma == "mention"
        and token.pos_ == "NOUN"
        and token.head.lemma_ == "make"
        and any(c.lower_ == "no" for c in token.children)
    ):
        return Silence(token.head, "details", subject(token.head))
    if (
        token.lower_ in sets["scarce"]
        and token.dep_ in ("acomp", "oprd", "attr")
        and token.head.pos_ in ("VERB", "AUX")
    ):
        about = [
            c
            for c in token.head.children
            if c.dep_ == "nsubj" and c.lemma_.lower() in ("detail", "information", "specific")
        ]
        return Silence(token.head, "details") if about and not negated(token.head) else None
    return None


def no_word(token: Token) -> Silence | None:
    """ "No details were given", "gave few details", "there was no comment from"."""
    words = withheld_words()
    noun = token.head
    what = words.aspects.get(noun.lemma_.lower())
    if token.lower_ == "few" and any(c.lower_ == "a" for c in (*token.children, *noun.children)):
        return None
    if what is None or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    verb = noun.head
    if noun.dep_ == "conj" and verb.pos_ == "NOUN":
        verb = verb.head
    tell = words.sets["tell"] | words.sets["reveal"] | {"make", "have", "emerge"}
    if noun.dep_ in ("dobj", "nsubjpass", "conj", "nsubj") and verb.lemma_.lower() in tell:
        passive = noun.dep_ == "nsubjpass" or verb.tag_ == "VBN"
        if verb.lemma_ in ("have", "make") and what not in ("comment", "details"):
            return None
        if noun.dep_ == "nsubj" and not passive:
            return None
        anchor, actor = verb, None if passive else subject(verb)
        while anchor.dep_ == "xcomp" and anchor.head.pos_ == "VERB":
            anchor = anchor.head
            actor = actor or subject(anchor)
        return Silence(anchor, what, actor)
    if noun.dep_ in ("attr", "nsubj") and verb.lemma_ == "be" and what in ("comment", "details"):
        there = any(c.dep_ == "expl" for c in verb.children)
        given = any(c.lower_ in ("available", "forthcoming") for c in verb.children)
        about = any(c.lower_ in ("from", "on", "about", "by") for c in noun.children)
        if given or (there and (about or what == "comment")):
            source = next(
                (p for c in noun.children if c.lower_ in ("from", "by") for p in c.children if p.dep_ == "pobj"), None
            )
            return Silence(verb, what, source)
    return None
