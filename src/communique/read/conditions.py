"""What a frame asks of the words around its cue (the keys are told in knowledge/frames.py)."""

from spacy.tokens import Token

from communique.knowledge.frames import Frame
from communique.knowledge.words import word_sets
from communique.read.arguments import Predicate, after, passive

TIMES = {"DATE", "TIME"}
POINTING = {"it": ("NN", "NNP"), "they": ("NNS", "NNPS"), "them": ("NNS", "NNPS")}
STANDING = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj")  # where what is pointed back at stands


def lemma(token: Token) -> str:
    """The lemma by which a token is looked up: lower case."""
    return token.lemma_.lower()


def in_class(token: Token, name: str) -> bool:
    return lemma(token) in word_sets("classes")[name] or token.lower_ in word_sets("classes")[name]


def _counted(token: Token) -> list[Token]:
    """What is meant by a word that only counts: "the first of the launchers"."""
    return after(token, "of") if token.pos_ in ("ADJ", "DET", "NUM", "PRON") else []


def _meant(token: Token) -> list[Token]:
    """A word, and what it may stand for: the nouns of the sentence before that "it" or "they" point back at, those on
    which the parser should have hung a participle ("a memorandum on trade *signed* in May")."""
    if token.lower_ in POINTING and token.pos_ == "PRON":
        number = POINTING[token.lower_]
        start = max(token.sent.start - 1, 0)
        back = token.doc[token.doc[start].sent.start : token.i]
        return [token, *(t for t in back if t.tag_ in number and t.dep_ in STANDING)]
    out, node = [token], token
    while node.dep_ == "pobj" and node.head.head.pos_ in ("NOUN", "PROPN"):
        node = node.head.head
        out.append(node)
    participle = any(c.dep_ == "acl" and c.tag_ == "VBN" for c in token.children)
    return out if participle else [token]


def conditions(frame: Frame, predicate: Predicate, words: set[str]) -> bool:
    """Whether a cue stands in the surroundings that its frame asks for; `words` are those of the sentence."""
    rest, token = frame.rest, predicate.token
    if "passive" in rest and token.pos_ != "ADJ" and not passive(token):
        return False
    if rest.get("active") and passive(token):
        return False
    if rest.get("stands") and not _stands(token):
        return False
    if {"object_class", "object_in", "object_not"} & rest.keys() and not _object_fits(frame, predicate):
        return False
    if "subject_class" in rest and not any(
        in_class(inner, rest["subject_class"])
        for t in predicate.get("surface")
        for m in _meant(t)
        for inner in (m, *_counted(m))
    ):
        return False
    if "of_class" in rest or "of_in" in rest:
        of = after(token, "of")
        fits = {lemma(t) for t in of} & frame.words("of_in")
        if not fits and not ("of_class" in rest and any(in_class(t, rest["of_class"]) for t in of)):
            return False
    for key in ("with", "prepositions"):
        if key in rest and not any(
            t.ent_type_ not in TIMES for p in frame.words(key) for t in predicate.get(f"on:{p}")
        ):
            return False
    if rest.get("transitive") and not predicate.get("object|on:with"):
        return False
    if rest.get("supported") and predicate.light is None:
        return False
    if rest.get("intransitive") and predicate.get("object"):
        return False
    if "subject_in" in rest and not {lemma(t) for t in predicate.get("surface")} & frame.words("subject_in"):
        return False
    if "subject_not" in rest and {lemma(t) for t in predicate.get("surface")} & frame.words("subject_not"):
        return False
    if rest.get("stopped") and not stopped(token):
        return False
    if "own" in rest and not any(after(token, p) for p in frame.words("own")):
        return False
    if "with_noun" in rest:
        near = {lemma(t) for c in token.children for t in (c, *c.children)}
        if not near & frame.words("with_noun"):
            return False
    if "modifiers" in rest:
        before = {lemma(c) for c in token.lefts}
        if not before & frame.words("modifiers") and not rest.get("modifiers_optional"):
            return False
    if "not_modifiers" in rest and {lemma(c) for c in token.lefts} & frame.words("not_modifiers"):
        return False
    if token.dep_ == "pobj" and token.head.lower_ in frame.words("not_after"):
        return False
    if "adverbs" in rest and not {c.lower_ for c in token.children if c.dep_ == "advmod"} & frame.words("adverbs"):
        return False
    if "under" in rest:
        told = any(c.dep_ == "acl" and c.tag_ == "VBN" for c in token.children)  # "under a pact signed in Oslo in May"
        if told or not (token.dep_ == "pobj" and token.head.lower_ in frame.words("under")):
            return False
    if rest.get("attribute") and token.dep_ != "attr":
        return False
    if rest.get("bare") and any(
        c.dep_ in ("xcomp", "ccomp") or (c.dep_ == "prep" and c.lower_ == "for") or _infinitive(c)
        for c in token.children
    ):
        return False
    if rest.get("purpose") and not _has_purpose(token):
        return False
    if rest.get("infinitive"):  # "asked X to", "called on X to": the parser may hang it on X
        whom = predicate.get("object|on:on|on:upon")
        if not any(_infinitive(c) for t in (token, *whom) for c in t.children):
            return False
    if {"infinitive_in", "infinitive_not"} & rest.keys() and not _infinitive_fits(frame, token):
        return False
    if rest.get("plain") and labels(token):
        return False
    if "particles" in rest and not _particles(token) & frame.words("particles"):
        return False
    if rest.get("complement"):
        if not labels(token) or _of_whoever(token):
            return False
    elif rest.get("position"):
        clausal = any(c.dep_ in ("ccomp", "parataxis") for c in token.children)
        if not clausal and lemma(token) not in word_sets("positions")["saying_things"]:
            return False
    return "near" not in rest or bool(words & frame.words("near"))


def _particles(verb: Token) -> set[str]:
    """What stands by a verb as a particle: "the sale fell *through*"."""
    bare = (c for c in verb.children if not any(True for _ in c.children))
    return {c.lower_ for c in bare if c.dep_ in ("prt", "advmod", "prep")}


def _stands(verb: Token) -> bool:
    """Whether a verb of support says that somebody sides with another, rather than what for or with what one helps."""
    helps = word_sets("verbs")["means"]
    if any(
        c.dep_ == "prep"
        and c.lower_ in ("with", "through", "by", "via")
        and any(lemma(t) in helps or t.tag_ == "VBG" for t in c.subtree)
        for c in verb.children
    ):
        return False
    if any(c.dep_ == "dobj" and c.lower_.endswith(("self", "selves")) for c in verb.children):
        return False
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if not to or verb.dep_ not in ("advcl", "acl", "relcl", "xcomp"):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in word_sets("verbs")["willing"]


def labels(verb: Token) -> list[Token]:
    """What a verb calls its object: "called the plan *inexcusable*", "sees Laos as a *partner*"."""
    named = [c for c in verb.children if c.dep_ == "oprd" and c.i > verb.i]
    named += [c for p in verb.children if p.dep_ == "prep" and p.lower_ == "as" for c in p.children]
    things = [c for c in verb.children if c.dep_ == "dobj"]
    if len(things) > 1:  # "branded the council a band of thieves"
        named += things[1:]
    named += [c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in ("ADJ", "NOUN") and c.i > verb.i]
    return named


def _of_whoever(participle: Token) -> bool:
    """Whether a participle tells what nobody in particular holds: "took the hills, *seen* as the key to the town"."""
    if participle.tag_ != "VBN" or participle.dep_ not in ("acl", "advcl"):
        return False
    return not any(c.dep_ in ("aux", "auxpass", "agent", "nsubj", "nsubjpass") for c in participle.children)


def _infinitive(token: Token) -> bool:
    return token.dep_ in ("advcl", "xcomp", "ccomp", "acl", "relcl") and any(
        c.dep_ == "aux" and c.lower_ == "to" for c in token.children
    )


def stopped(verb: Token) -> bool:
    """ "Stopped *issuing* visas": what is no longer done."""
    gerund = verb.dep_ in ("xcomp", "dobj") and verb.tag_ == "VBG"
    return gerund and lemma(verb.head) in word_sets("verbs")["stopping"]


def _infinitive_fits(frame: Frame, token: Token) -> bool:
    """Whether what is agreed to is of a kind; "not to" do it is another."""
    done = [c for c in token.children if c.dep_ == "xcomp" and c.tag_ == "VB"]
    refrained = any(c.dep_ == "neg" for d in done for c in d.children)
    if "infinitive_in" in frame.rest:
        return refrained or bool({lemma(d) for d in done} & frame.words("infinitive_in"))
    return not refrained and not {lemma(d) for d in done} & frame.words("infinitive_not")


def _has_purpose(verb: Token) -> bool:
    """Whether a verb of being somewhere says what for, or when: "was in Berlin to discuss", "is in Oslo for talks",
    "was in Lima from 17 to 19 March"."""
    if any(t.ent_type_ == "DATE" for c in verb.children if c.dep_ in ("prep", "npadvmod") for t in (c, *c.children)):
        return True
    below = [
        c for child in verb.children for c in (child, *child.children, *(g for c in child.children for g in c.children))
    ]
    if any(_infinitive(c) for c in below):
        return True
    visits = word_sets("verbs")["visits"]
    return any(lemma(t) in visits for c in below if c.dep_ == "prep" and c.lower_ in ("for", "on") for t in c.children)


def _object_fits(frame: Frame, predicate: Predicate) -> bool:
    heads = [m for t in predicate.get("object") for m in _meant(t)]
    for head in list(heads):  # "a package of documents", "a number of agreements"
        heads.extend(after(head, "of"))
    if not heads:
        return not {"object_class", "object_in"} & frame.rest.keys()
    first = heads[0]
    if lemma(first) in frame.words("object_not"):
        return False
    if "object_in" in frame.rest and {lemma(h) for h in heads} & frame.words("object_in"):
        return True
    if "object_class" in frame.rest:
        titles = [c for h in heads if h.pos_ == "PROPN" for c in h.children if c.dep_ in ("compound", "appos")]
        return any(in_class(h, frame.rest["object_class"]) for h in (*heads, *titles))
    return "object_in" not in frame.rest
