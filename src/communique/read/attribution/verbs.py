"""Attributions whose cue is a verb: "X said that ...", "..., said X", "was revealed by X", "quoted Y as telling Z"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.knowledge.cues import WORTH, Takes, cues
from communique.read.arguments import agents, conjuncts, passive, surface_subject
from communique.read.attribution.building import attribution, speaks, thing
from communique.read.attribution.model import Attribution
from communique.read.attribution.parenthesis import NOMINAL, QUOTES, SUBJECTS, VERBAL, Parenthesis, quoted_person
from communique.read.attribution.phrases import opening, subtree
from communique.read.parse import Sentence
from communique.read.scene import Scene

GENERIC: Takes = {"clause": "attitude"}
PREDICATIVE = {"acomp", "advcl", "conj", "ROOT"}
NEGATIONS = {"not", "n't", "never", "neither", "nor"}


def verbal(scene: Scene, sentence: Sentence) -> Iterator[Attribution]:
    """The attributions of a sentence whose cue is a verb (or an adjective with its copula), in order."""
    known = cues()
    for token in sentence:
        if token.pos_ in VERBAL:
            lemma = token.lemma_.lower()
            takes = known.verbs.get(lemma)
            if takes is None and lemma not in known.not_cues:
                takes = GENERIC if any(_that(c) for c in token.children) else None
            if takes is not None:
                found = Reader(scene, sentence, token, takes).read()
                if found is not None:
                    yield found
            if token.dep_ == "ROOT" and takes is None and sentence.span[-1].text == ":":
                found = _colon(scene, sentence, token)
                if found is not None:
                    yield found
        elif token.pos_ == "ADJ" and token.dep_ in PREDICATIVE and token.lower_ in known.adjectives:
            found = _adjective(scene, sentence, token)
            if found is not None:
                yield found


def _colon(scene: Scene, sentence: Sentence, root: Token) -> Attribution | None:
    """Whoever a sentence is about that ends in a colon; a quotation after it gives it content."""
    heads = [h for h in surface_subject(root) if h.pos_ in NOMINAL and speaks(scene, sentence, h)]
    if not heads or not _here(sentence, heads):
        return None
    return attribution(scene, sentence, root, heads, set(), reported=True, speech=True)


def _that(child: Token) -> bool:
    return child.dep_ == "ccomp" and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)


def _adjective(scene: Scene, sentence: Sentence, token: Token) -> Attribution | None:
    content: set[int] = set()
    for child in token.rights:
        if child.dep_ in ("ccomp", "xcomp"):
            content |= subtree(child)
        elif child.dep_ == "prep" and child.lower_ in ("about", "of", "with", "by"):
            content |= subtree(child) - {child.i}
    heads = surface_subject(token) or (surface_subject(token.head) if token.dep_ in ("acomp", "advcl") else [])
    if not content or not heads or heads[0].pos_ not in NOMINAL or not _here(sentence, heads):
        return None
    return attribution(scene, sentence, token, heads, content, reported=False)


def _here(sentence: Sentence, heads: list[Token]) -> bool:
    return all(sentence.span.start <= h.i < sentence.span.end for h in heads)


class Reader:
    """Reads one verb: who is its source, what its content, and of what worth."""

    def __init__(self, scene: Scene, sentence: Sentence, verb: Token, takes: Takes) -> None:
        self.scene = scene
        self.sentence = sentence
        self.doc = sentence.span.doc
        self.verb = verb
        self.takes = takes
        self.worth = "attitude"
        self.order = Parenthesis(scene, sentence, verb, takes)

    def read(self) -> Attribution | None:
        """The attribution, or None where the verb is none here. A verb of speech without content may still be given a
        quotation that stands beside it in another sentence."""
        if passive(self.verb):
            return self._passive() or self._misread()
        if self._as_quoted():
            return self._relay()
        inverted = self.order.inverted()
        if inverted is not None:
            before = {t.text for t in self.doc[max(self.order.left() - 2, 0) : self.order.left()]}
            self.worth = self.takes.get("quote" if before & QUOTES and "quote" in self.takes else "clause", "attitude")
            heads, content = inverted
            return attribution(
                self.scene, self.sentence, self.verb, heads, content, reported=self._reported(heads), speech=True
            )
        if self._nothing():
            return None
        heads = self._subject()
        content = self._complements() | self._second_clause()
        if not content and self._as_clause():
            content = self._main_clause(self.verb)
            self.worth = max(self.takes.values(), key=WORTH.index)
        if not content and ("clause" in self.takes or "quote" in self.takes):
            parenthesis = self.order.found(heads)
            if parenthesis is not None:
                heads, content = parenthesis
                self.worth = self.takes.get("clause", self.takes.get("quote", "attitude"))
        speech = "quote" in self.takes
        if not heads or (not content and not speech):
            return None
        made = attribution(
            self.scene, self.sentence, self.verb, heads, content, reported=self._reported(heads), speech=speech
        )
        if not content:
            made.reported = made.reported or (self.takes.get("quote") == "source" and not self._negated())
        return made

    # -- who

    def _subject(self) -> list[Token]:
        quoted = quoted_person(self.verb)
        if quoted:
            return quoted
        own = [c for c in self.verb.children if c.dep_ in SUBJECTS]
        heads = [t for s in own for t in conjuncts(s) if t.pos_ in NOMINAL or t.tag_ in ("WDT", "WP", "DT")]
        if own and not heads:
            heads = [own[0]] if own[0].dep_ != "csubj" else []
        if not own and self.verb.dep_ == "acl" and self.verb.tag_ in ("VBD", "VBZ", "VBP"):
            heads = [self.verb.head]  # "A report ... said", read as a clause on its noun
        elif not own:
            heads = [h for h in surface_subject(self.verb) if h.dep_ != "csubj"]
        if len(own) > 1 and len(heads) > 1 and own[-1].i == own[0].i + 1:  # "the magazine Sputnik said", read as two
            heads = [own[-1]]
        return [h for h in heads if self.sentence.span.start <= h.i < self.sentence.span.end]

    def _reported(self, heads: list[Token]) -> bool:
        if self.worth == "source":
            return not self._negated()
        if self.worth == "document":
            return not self._negated() and any(thing(h) for h in heads)
        return False

    def _negated(self) -> bool:
        return any(c.dep_ == "neg" or c.lower_ in NEGATIONS for c in self.verb.children)

    def _nothing(self) -> bool:
        """ "Has said nothing about the price"."""
        return any(c.dep_ == "dobj" and c.lower_ == "nothing" for c in self.verb.children)

    # -- what

    def _take(self, complement: str) -> bool:
        worth = self.takes.get(complement)
        if worth is None:
            return False
        if worth != "attitude":
            self.worth = worth
        return True

    def _complements(self) -> set[int]:
        content = self._resumed()
        prepositions = cues().prepositions.get(self.verb.lemma_.lower(), frozenset())
        for child in self.verb.children:
            dep = child.dep_
            if dep == "ccomp" and child.pos_ != "X":
                if self._take("clause") or ("quote" in self.takes and self._take("quote")):
                    content |= subtree(child)
            elif dep == "xcomp":
                if (child.tag_ == "VBG" and self._take("gerund")) or (child.tag_ != "VBG" and self._take("infinitive")):
                    content |= subtree(child)
            elif dep == "dobj" and "object" in self.takes and child.i > self.verb.i:
                if child.lower_ not in ("it", "them", "themselves", "himself", "itself"):
                    self._take("object")
                content |= subtree(child)
            elif dep == "oprd" and "object" in self.takes:
                content |= subtree(child)
            elif dep == "prep" and child.i > self.verb.i and not _dated(child):
                if child.lower_ == "of" and self._take("of"):
                    content |= (subtree(child) - {child.i}) | self._objects()
                elif child.lower_ in prepositions:
                    about = subtree(child) - {child.i}
                    content |= about
                    if any(self.doc[i].text == '"' for i in about):  # "referred to 'promising projects'"
                        self._take("about")
                elif child.lower_ in ("as", "for") and content and "object" in self.takes:
                    content |= subtree(child)
        return content

    def _resumed(self) -> set[int]:
        """ "but failed" of "The ship sailed, he said, but failed": the clause goes on after the cue."""
        verb, doc = self.verb, self.doc
        if "clause" not in self.takes or verb.i + 1 >= self.sentence.span.end or doc[verb.i + 1].text != ",":
            return set()
        if not any(c.dep_ == "ccomp" for c in verb.lefts):
            return set()
        return {
            i for c in verb.rights if c.dep_ == "conj" and not any(g.dep_ in SUBJECTS for g in c.children)
            for i in subtree(c)
        }  # fmt: skip

    def _objects(self) -> set[int]:
        return {i for c in self.verb.rights if c.dep_ == "dobj" for i in subtree(c)}

    def _second_clause(self) -> set[int]:
        """The second half of "confirmed that A, and they 'did B'": a clause with a pronoun and quoted words."""
        found: set[int] = set()
        if "quote" not in self.takes:
            return found
        for child in self.verb.rights:
            if child.dep_ != "conj" or child.pos_ not in VERBAL or (not any(_that(c) for c in self.verb.children) and (
                not any(c.dep_ == "ccomp" for c in self.verb.children)
            )):  # fmt: skip
                continue
            subject = next((c for c in child.lefts if c.dep_ in SUBJECTS), None)
            tokens = subtree(child)
            if subject is not None and subject.pos_ == "PRON" and any(self.doc[i].text == '"' for i in tokens):
                found |= tokens
        return found

    # -- "was revealed by X", "was quoted as saying"

    def _passive(self) -> Attribution | None:
        verb, takes = self.verb, self.takes
        by = [h for h in agents(verb) if self.sentence.span.start <= h.i < self.sentence.span.end]
        subjects = [c for c in verb.children if c.dep_ == "nsubjpass"]
        patient = {i for s in subjects for i in subtree(s)}
        content: set[int] = set()
        if self._as_quoted():
            if by:  # who quotes vouches for the sentence, the person quoted included
                self.worth = "source"
                content = set(range(opening(self.sentence), self.sentence.span.end)) - {verb.i}
                content -= {i for c in verb.children if c.dep_ == "agent" for i in subtree(c)}
        elif self._as_clause():
            content = self._main_clause(verb)
            self.worth = "source" if "source" in takes.values() or "document" in takes.values() else "attitude"
        else:
            for child in verb.children:
                if child.dep_ == "ccomp" and self._take("clause"):
                    content |= subtree(child)
                elif child.dep_ == "xcomp" and ("infinitive" in takes or by):  # "is said by aides to favour"
                    self._take("clause")
                    content |= subtree(child) | patient
            if not content and "object" in takes:
                self._take("object")
                content = patient or (subtree(verb.head, without=[verb]) if verb.dep_ == "acl" and by else set())
        if not content or not (by or subjects):
            return None
        return attribution(self.scene, self.sentence, verb, by, content, reported=bool(by) and self._reported(by))

    def _as_clause(self) -> bool:
        """ "as X reported", "as reported by X"."""
        verb = self.verb
        if {"source", "document"}.isdisjoint((self.takes.get("clause"), self.takes.get("object"))):
            return False
        if any(c.lower_ == "as" and c.dep_ in ("mark", "advmod", "prep") and c.i < verb.i for c in verb.children):
            return verb.dep_ in ("advcl", "acl", "parataxis", "prep")
        return verb.dep_ != "pcomp" and verb.i > self.sentence.span.start and self.doc[verb.i - 1].lower_ == "as"

    def _misread(self) -> Attribution | None:
        """ ", the daily Hronika reported" at the end of a sentence, read as a participle after its noun."""
        if self.verb.tag_ != "VBN" or self.takes.get("clause") not in ("source", "document"):
            return None
        if any(c.dep_ in ("auxpass", "aux", "agent", "nsubjpass") for c in self.verb.children):
            return None
        before = self.order.before(self.order.left())
        found = self.order.around([before[0]], before[1], self.verb.i) if before is not None else None
        if found is None or not speaks(self.scene, self.sentence, found[0][0]):
            return None
        self.worth = self.takes["clause"]
        reported, speech = self._reported(found[0]), "quote" in self.takes
        return attribution(self.scene, self.sentence, self.verb, *found, reported=reported, speech=speech)

    def _main_clause(self, verb: Token) -> set[int]:
        """The sentence without an "as reported by" clause."""
        return set(range(self.sentence.span.start, self.sentence.span.end)) - subtree(verb)

    # -- "quoted Y as telling Z that"

    def _as_quoted(self) -> bool:
        if self.takes.get("as") is None:
            return False
        return any(c.dep_ == "prep" and c.lower_ == "as" and any(p.dep_ == "pcomp" for p in c.children)
                   for c in self.verb.children)  # fmt: skip

    def _relay(self) -> Attribution | None:
        heads = self._subject()
        content: set[int] = set()
        for child in self.verb.rights:
            if child.dep_ in ("dobj", "prep"):
                content |= subtree(child)
        if not heads or not content:
            return None
        return attribution(self.scene, self.sentence, self.verb, heads, content, reported=not self._negated())


def _dated(preposition: Token) -> bool:
    return any(c.ent_type_ in ("DATE", "TIME") for c in preposition.children)
