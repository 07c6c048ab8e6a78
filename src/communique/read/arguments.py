"""Who does what to whom: the logical arguments of a predicate, whatever its grammatical form.

A predicate is a verb, a noun or an adjective. Active, passive, relative, infinitive, participle, coordination and
support verbs ("paid a visit", "held talks") all come down to the same few functions:

    subject   who acts: nsubj, the agent of a passive, a possessor or `by` phrase of a noun, the subject of its
              support verb, the controller of an infinitive or gerund
    object    what is acted on: dobj, the subject of a passive, the noun that a participle or relative clause modifies
    indirect  "gave Cuba tractors"
    poss, adj the possessor of a noun; the adjectives and nouns before it
    on:NAME   what stands after a preposition NAME of the predicate, of its support verb or of its object

Labels are those of ClearNLP, which spaCy's English models use.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique.knowledge.words import word_sets

RELATIVE = {"who", "which", "that", "whom"}
CLAUSES = {"relcl", "advcl", "ccomp", "conj", "parataxis", "acl", "xcomp", "pcomp"}
SETTINGS = {"at", "in", "on", "during", "by"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
VERBS = word_sets("verbs")
OBJECT_CONTROL, JUDGED = VERBS["object_control"], VERBS["judged"]


def conjuncts(token: Token) -> list[Token]:
    """A token and what is coordinated with it to its right, in order."""
    out = [token]
    for child in token.rights:
        if child.dep_ == "conj" and (child.pos_ != "VERB" or token.pos_ == "VERB"):
            out.extend(conjuncts(child))
        elif child.dep_ == "appos" and child.text.rstrip(".") in ("Jr", "Sr"):  # "X, Jr. and Y"
            out.extend(conjuncts(child)[1:])
    return out


def referent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, or the token itself."""
    if token.lower_ in RELATIVE and token.tag_ in ("WDT", "WP", "WP$", "IN") and token.dep_ != "mark":
        clause = token
        while clause.dep_ not in ("relcl", "ROOT"):
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, or is a past participle after its noun."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ == "VBN" and any(c.dep_ == "agent" for c in verb.children):  # not "spoke by telephone"
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":  # not "reports that it had sold trucks"
        return not any(c.dep_ in ("aux", "nsubj") for c in verb.children)
    if verb.dep_ in ("acomp", "xcomp", "oprd", "ccomp") and not any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return verb.head.pos_ in ("VERB", "AUX")  # "remain deployed"
    has_aux = any(c.dep_ == "aux" for c in verb.children)
    joined = verb.dep_ in ("conj", "dep")  # "was initialled, not signed"
    return joined and verb.head.pos_ == "VERB" and not has_aux and passive(verb.head)


def surface_subject(verb: Token) -> list[Token]:
    """What stands as the subject of a verb's clause, found through coordination, control and relative clauses."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.dep_ != "expl"]
    if own:
        return _headline_pair(own[0]) + [referent(t) for s in own for t in conjuncts(s)]
    head = verb.head
    if verb.dep_ in ("conj", "dep") and head.pos_ in ("VERB", "AUX"):
        return surface_subject(head)
    if verb.dep_ in ("xcomp", "ccomp", "advcl") and head.pos_ in ("VERB", "AUX", "ADJ"):
        if head.lemma_ in OBJECT_CONTROL and verb.dep_ != "advcl":
            patients = [c for c in head.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP"]
            if patients:
                return [t for p in patients for t in conjuncts(p)]
        return surface_subject(head)
    if verb.dep_ == "xcomp" and head.pos_ in ("NOUN", "PROPN"):
        return noun_subject(head)
    if verb.dep_ == "pcomp":
        governor = head.head
        if governor.lemma_ in JUDGED:
            judged = objects(governor)
            if judged:
                return judged
        if governor.dep_ == "dobj" and governor.head.lemma_ in JUDGED:
            return conjuncts(governor)
        return surface_subject(governor) if governor.pos_ in ("VERB", "AUX", "ADJ") else noun_subject(governor)
    if headline_infinitive(verb):
        return conjuncts(head)
    if verb.dep_ == "acl" and verb.tag_ == "VB":  # "the *Indian* bid to build", "the *US* decision to add"
        states = [c for c in head.lefts if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in ("NORP", "GPE")]
        if states:
            return states[-1:]
    if verb.dep_ == "acl":
        finite = verb.tag_ in ("VBD", "VBZ", "VBP") and head.dep_ in (
            "ROOT",
            "appos",
        )  # "the minister called ...", cut off its verb
        return [head] if finite or verb.tag_ == "VBG" else noun_subject(head)
    if verb.dep_ in ("attr", "acomp", "oprd") and head.pos_ in ("VERB", "AUX"):
        return surface_subject(head)
    return []


def headline_infinitive(verb: Token) -> bool:
    """ "Uzbek leader to visit Singapore": a noun with an infinitive and no other verb."""
    if verb.dep_ not in ("acl", "relcl") or verb.tag_ != "VB" or verb.head.dep_ != "ROOT":
        return False
    return verb.head.pos_ in ("NOUN", "PROPN") and any(c.lower_ == "to" for c in verb.lefts)


def _headline_pair(subject: Token) -> list[Token]:
    """ "Kuwait, Chile sign accord": the name before the comma that a headline has for "and"."""
    first = subject.sent[0]
    comma = first.i + 1 < len(subject.doc) and subject.doc[first.i + 1].text == ","
    if first.pos_ == "PROPN" and comma and subject.left_edge.i == first.i + 2 and first.head is not subject:
        return [first]
    return []


def noun_subject(noun: Token) -> list[Token]:
    """Who acts in an event noun: its possessor, its `by` phrase, the subject of the verb that supports it."""
    own = [c for c in noun.children if c.dep_ == "poss"]
    if own:
        return [t for o in own for t in conjuncts(o)]
    by = after(noun, "by")
    if by:
        return by
    verb = support(noun)
    if verb is None:
        return []
    return agents(verb) if passive(verb) else surface_subject(verb)


def support(noun: Token) -> Token | None:
    """The verb that a noun hangs on as its object, subject of a passive, complement or after one preposition."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if top.dep_ in ("dobj", "nsubjpass", "attr", "oprd", "nsubj") and top.head.pos_ in ("VERB", "AUX"):
        return top.head
    if top.dep_ == "pobj":
        governor = top.head.head
        if governor.pos_ in ("VERB", "AUX"):
            return governor
        if governor.pos_ == "NOUN" and top.head.lower_ == "of":  # "a number of meetings", "a package of documents"
            return support(governor)
    return None


def agents(verb: Token) -> list[Token]:
    """The `by` phrase of a passive."""
    return [
        t for c in verb.children if (c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")) and not _denied(c)
        for p in c.children if p.dep_ in ("pobj", "pcomp") for t in conjuncts(p)
    ]  # fmt: skip


def _denied(preposition: Token) -> bool:
    """ "*Not by* the minister, but by his deputy"."""
    return any(c.dep_ == "neg" for c in preposition.lefts) or (
        preposition.i > 0 and preposition.nbor(-1).lower_ == "not"
    )


def put_off(verb: Token) -> bool:
    """Whether a verb has the particle "off": "the visit was put off to May", "called off"."""
    return any(c.dep_ == "prt" and c.lower_ == "off" for c in verb.children)


def after(token: Token, preposition: str) -> list[Token]:
    """What stands after a preposition that hangs on this token."""
    out: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative", "prt", "advmod") and child.lower_ == preposition:
            for p in child.children:
                if p.dep_ == "pcomp" and p.tag_ == "VB":  # "with X to congratulate him", misread as a clause
                    out.extend(t for s in p.children if s.dep_ == "nsubj" for t in conjuncts(s))
                elif p.dep_ in ("pobj", "pcomp"):
                    out.extend(conjuncts(p))
                elif p.dep_ == "prep" and p.lower_ in ("to", "with", "from"):  # "out to", "together with"
                    out.extend(t for q in p.children if q.dep_ == "pobj" for t in conjuncts(q))
            if not any(True for _ in child.children):
                out.extend(_taken_by_clause(token, child))
        elif child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == preposition == "with" for c in child.lefts):
            out.extend(_taken_by_clause(token, next(c for c in child.lefts if c.dep_ == "mark")))
        elif child.dep_ == "prep" and child.lower_ == "from" and preposition == "to":
            out.extend(after(child, "to"))
    return out


def _taken_by_clause(token: Token, preposition: Token) -> list[Token]:
    """ "Spoke with X to open the dialogue": the object that the parser made the subject of the infinitive."""
    for clause in token.rights:
        if clause.dep_ in ("advcl", "xcomp", "ccomp") and clause.tag_ == "VB":
            for subject in (c for c in clause.lefts if c.dep_ == "nsubj"):
                if subject.left_edge.i == preposition.i + 1:
                    return conjuncts(subject)
    return []


def objects(verb: Token) -> list[Token]:
    """What a verb acts on."""
    if passive(verb):
        own = [c for c in verb.children if c.dep_ in ("nsubjpass", "dobj", "oprd")]
        if own:
            return [referent(t) for o in own for t in conjuncts(o)]
        return _qualified(verb) if verb.dep_ == "acl" else surface_subject(verb)
    own = [c for c in verb.children if c.dep_ == "dobj"]
    own = own or [c for c in verb.rights if c.dep_ == "oprd" and c.pos_ == "NOUN"]  # "called home its envoy"
    if own:
        return [referent(t) for o in own for t in conjuncts(o)]
    for other in verb.rights:  # "buy and deploy missiles"
        if other.dep_ == "conj" and other.pos_ == "VERB" and not any(c.dep_ in SUBJECTS for c in other.children):
            shared = [c for c in other.children if c.dep_ == "dobj"]
            if shared:
                return [t for s in shared for t in conjuncts(s)]
    gap = verb
    while gap.dep_ in ("xcomp", "ccomp") and gap.head.pos_ in ("VERB", "ADJ"):
        gap = gap.head
    if gap.dep_ == "relcl" and not any(referent(s) == gap.head for s in surface_subject(gap)):
        return [gap.head]
    return []


def _qualified(participle: Token) -> list[Token]:
    """The nouns that a participle after them may be said of: in "the pact on fisheries signed in May" both may be."""
    noun = participle.head
    inner = noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN")
    return [noun, noun.head.head] if inner else [noun]


@dataclass(frozen=True, slots=True, eq=False)
class Predicate:
    """A cue word with the verb that supports it (a noun's "held", "paid"; None for verbs and free nouns)."""

    token: Token
    light: Token | None = None

    @property
    def verbal(self) -> bool:
        return self.token.pos_ in ("VERB", "AUX")

    @property
    def anchor(self) -> Token:
        """The word whose clause says whether it happened."""
        return self.light if self.light is not None else self.token

    def _holders(self) -> Iterator[Token]:
        """The tokens on which a prepositional phrase of this predicate may hang, nearest first."""
        yield self.token
        if self.light is not None:
            yield self.light
        if self.verbal:
            for o in objects(self.token)[:2]:
                if o.i > self.token.i:
                    yield o
            yield from self._settings()
        else:  # the phrase hung too low ("the visit of X to Y") or too high ("condemned the strike on Y")
            for preposition in ("of", "by"):
                yield from after(self.token, preposition)
            if self.token.dep_ == "pobj" and self.token.head.head.pos_ == "NOUN":
                yield self.token.head.head
            if self.light is None and self.token.dep_ in ("dobj", "nsubjpass", "pobj"):
                governor = self.token.head if self.token.dep_ != "pobj" else self.token.head.head
                if governor.pos_ == "VERB":
                    yield governor

    def _settings(self) -> Iterator[Token]:
        """Where and on what occasion a verb's deed is done: "met at the *palace* with X", hung on the palace."""
        for child in self.token.rights:
            if child.dep_ == "prep" and child.lower_ in SETTINGS:
                for noun in (c for c in child.children if c.dep_ == "pobj"):
                    yield from (noun, *after(noun, "of"))

    def get(self, path: str) -> list[Token]:
        """The head tokens that fill a path (see the module's list); `a|b` takes the first that fills."""
        for one in path.split("|"):
            found = self._get(one)
            if found:
                return found
        return []

    def _get(self, path: str) -> list[Token]:
        token = self.token
        if path.startswith("on:"):
            for holder in self._holders():
                found = after(holder, path[3:])
                if found and (holder in (token, self.light) or found[0].i > token.i):
                    return found
            return []
        if path == "poss":
            return [t for c in token.children if c.dep_ == "poss" for t in conjuncts(c)]
        if path == "adj":
            near = [c for c in token.lefts if c.dep_ in ("amod", "compound", "nmod", "npadvmod", "nummod")]
            return [t for c in near for t in (*(d for d in c.subtree if d.i < c.i), c)]
        if path == "compound":
            return [c for c in token.children if c.dep_ == "compound"]
        if path == "indirect":
            return [t for c in self.anchor.children if c.dep_ == "dative" and c.pos_ != "ADP" for t in conjuncts(c)]
        if path == "self":
            return conjuncts(token)
        if path == "subject":
            if not self.verbal:
                return self._noun_subject()
            return agents(token) if passive(token) else surface_subject(token)
        if path == "object":
            return objects(token) if self.verbal else after(token, "of")
        if path == "surface":
            return surface_subject(self.anchor) if self.anchor.pos_ in ("VERB", "AUX") else []
        raise ValueError(f"no such path: {path}")

    def _noun_subject(self) -> list[Token]:
        own = self._get("poss") or after(self.token, "by")
        if self.light is None or (own and any(t.tag_ != "PRP$" for t in own)):
            return own
        acting = agents(self.light) if passive(self.light) else surface_subject(self.light)
        acting = [t for t in acting if t != self.token]
        return own if own and not acting else acting  # "the president made *his* trip": he who made it


def clause_of(token: Token) -> Token:
    """The verb (or root) of the clause that a token stands in."""
    node = token
    while node.dep_ != "ROOT" and not (node.pos_ in ("VERB", "AUX") and node.dep_ in CLAUSES):
        node = node.head
    return node
