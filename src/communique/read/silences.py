"""The words that say something was not said: cues of `withheld`, found in the grammar of one sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique.knowledge.things import withheld_words
from communique.read.parse import Sentence

NEGATIVE = {"not", "n't", "never", "neither", "nor", "hardly", "n’t"}
NONE = {"no", "neither", "none", "nobody", "nothing"}
UNREAL = {"should", "must", "ought", "may", "might", "shall"}


@dataclass(frozen=True, slots=True)
class Silence:
    """`anchor` heads the clause that says it; `actor` is who keeps it back, where the grammar names one."""

    anchor: Token
    what: str
    actor: Token | None = None


def silences(sentence: Sentence) -> Iterator[Silence]:
    """Each saying of a sentence that something was not said; at most one for a clause."""
    sets = withheld_words().sets
    if sentence.span[-1].text == "?":
        return
    seen: set[int] = set()
    for token in sentence:
        lemma = token.lemma_.lower()
        found = None
        if token.pos_ in ("VERB", "AUX", "NOUN", "PROPN") and (
            lemma in sets["reveal"] or lemma in sets["tell"] or lemma in sets["comment"]
        ):
            found = _unsaid(token, lemma)
        found = found or _quality(token, token.lower_)
        if found is None and lemma in sets["few"] | {"no"} and token.dep_ in ("det", "amod", "neg"):
            found = _no_word(token)
        if found is None and (lemma == "make" or lemma in ("know", "announce")):
            found = _not_public(token)
        if found is not None and found.anchor.i not in seen and not _unreal(found.anchor):
            seen.add(found.anchor.i)
            yield found


def _unsaid(verb: Token, lemma: str) -> Silence | None:
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
    if lemma == "mention" and any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children):
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
    """The head of the clause in which a verb is negated, and who did not do it; (None, None) where it is not negated."""
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
        if _negated(refuser):
            return None, None
        anchor = refuser.head if refuser.pos_ == "ADJ" else refuser
        return anchor, _subject(anchor)
    if head.dep_ == "xcomp" and any(c.dep_ == "neg" for c in head.children):
        return head.head, _subject(head.head)
    if head.dep_ in ("pcomp", "pobj") and head.head.lower_ == "without":
        above = head.head.head
        return head.head, _subject(above) if above.pos_ in ("VERB", "AUX") else None
    if head.tag_ == "VBG" and head.dep_ in ("pcomp", "csubj", "pobj", "dobj", "acl"):
        return None, None  # "for not disclosing": nobody in particular
    if head.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in head.children):
        return None, None  # "not to comment": a wish or a way, no fact
    if _negated(head) or _negated(verb):
        return head, _subject(head)
    return None, None


def _negated(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in NEGATIVE and child.dep_ in ("preconj", "advmod", "cc"):
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
        if child.dep_ in ("dobj",) and child.lower_ in ("nothing", "little"):
            return True
    return False


def _subject(verb: Token) -> Token | None:
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
        return _subject(verb.head)
    if verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.lower_ in ("who", "which", "that") for c in verb.children):
        return verb.head
    return None


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
                if noun.lower_ in ("nothing", "anything", "little", "much", "more") and verb.lemma_ != "give":
                    return "details"
        if (
            child.dep_ in ("ccomp", "xcomp", "advcl", "relcl", "acl", "advmod", "pobj", "dobj", "attr")
            or child.dep_ == "nsubjpass"
        ):
            if what := _question(child, verb):
                return what
    nxt = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if nxt is None or nxt.tag_ not in ("WRB", "WP", "WDT") or verb.lemma_.lower() in words.sets["give"]:
        return None
    return words.questions.get(nxt.lower_)


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
        return words.questions[first.lower_]
    return None


def _quality(token: Token, lower: str) -> Silence | None:
    """Adjectives and nouns of silence and secrecy."""
    sets, aspects = withheld_words().sets, withheld_words().aspects
    head = token.head
    if lower in sets["unannounced"] or (lower == "announced" and any(c.lower_ == "un" for c in token.children)):
        if head.lemma_.lower() in sets["visits"] or (
            token.dep_ in ("advmod", "acomp", "oprd", "advcl") and head.pos_ == "VERB"
        ):
            return Silence(head if token.dep_ == "amod" else head, "announcement")
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
        if (spoken or verb.lemma_ in sets["keep"]) and not _negated(verb):
            return Silence(verb, "details", _subject(verb))
    if lower in sets["secrecy"] and token.dep_ in ("pobj", "dobj") and head.lemma_ != "break":
        verb = head.head if token.dep_ == "pobj" else head
        if (
            verb.lemma_.lower() in sets["veiled"]
            and verb.pos_ == "VERB"
            and (token.dep_ == "pobj" or lower != "mystery")
        ):
            return Silence(verb, "details", _subject(verb) if token.dep_ == "dobj" else None)
    if lower == "wraps" and token.dep_ == "pobj" and head.lower_ == "under":
        verb = head.head
        while verb.pos_ not in ("VERB", "AUX") and verb.dep_ != "ROOT":
            verb = verb.head
        return Silence(verb, "details", _subject(verb)) if verb.lemma_ in sets["keep"] else None
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
            return None if _negated(verb) else Silence(verb, what, _subject(verb) if thing.dep_ == "dobj" else None)
    return None


def _no_word(token: Token) -> Silence | None:
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
        anchor, actor = verb, None if passive else _subject(verb)
        while anchor.dep_ == "xcomp" and anchor.head.pos_ == "VERB":
            anchor = anchor.head
            actor = actor or _subject(anchor)
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


def _not_public(verb: Token) -> Silence | None:
    """ "Was not made public", "the content of which is not known", "was not announced beforehand"."""
    words = withheld_words()
    if not _negated(verb):
        return None
    subjects = [c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj", "dobj")]
    nouns = {s.lemma_.lower() for s in subjects}
    what = next((words.aspects[n] for n in nouns if n in words.aspects), None)
    if verb.lemma_ == "make":
        public = any(c.lower_ == "public" for t in verb.children for c in (t, *t.children))
        return Silence(verb, what or "content", _subject(verb)) if public else None
    if verb.lemma_ == "know":
        passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
        return Silence(verb, what) if passive and what in ("content", "price", "purpose", "details") else None
    before = any(t.lower_ in words.sets["advance"] for c in verb.children for t in (c, *c.children))
    return Silence(verb, "announcement", _subject(verb)) if before else None


def _unreal(anchor: Token) -> bool:
    """Whether a clause is only supposed, asked for or forbidden."""
    if anchor.pos_ not in ("VERB", "AUX"):
        return False
    return any(
        (c.dep_ == "aux" and c.lower_ in UNREAL) or (c.dep_ == "mark" and c.lower_ in ("if", "unless"))
        for c in anchor.children
    )
