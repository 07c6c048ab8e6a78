"""What the sentences of a text say of the states of its persons: of which one is, of which one is not, who differ.

President X travelled to Ankara              X is not of Türkiye
X was received by Y, his counterpart         X and Y are of two states
X received Y in Belgrade                     X is of Serbia, Y is not
X announced that Chad would send troops      X is of Chad
"""

from collections.abc import Iterable

from spacy.tokens import Token

from communique.knowledge.states import capital_of, state_of_adjective
from communique.knowledge.words import word_sets
from communique.read.arguments import (
    after,
    agents,
    clause_of,
    conjuncts,
    noun_subject,
    objects,
    passive,
    surface_subject,
)
from communique.read.parse import Sentence
from communique.read.scene import LocalEntity, Mention, Scene

GOALS = ("to", "in", "into", "for", "at")


class Sides:
    """States that persons are of or are not of (alpha-3), and who is of another state than whom."""

    def __init__(self) -> None:
        self.of: dict[LocalEntity, set[str]] = {}
        self.no: dict[LocalEntity, set[str]] = {}
        self.apart: dict[LocalEntity, set[LocalEntity]] = {}

    def are(self, people: Iterable[LocalEntity], state: str | None) -> None:
        """Note that persons are of a state."""
        if state:
            for person in people:
                self.of.setdefault(person, set()).add(state)

    def are_not(self, people: Iterable[LocalEntity], state: str | None) -> None:
        """Note that persons are not of a state."""
        if state:
            for person in people:
                self.no.setdefault(person, set()).add(state)

    def part(self, some: Iterable[LocalEntity], others: Iterable[LocalEntity]) -> None:
        """Note that some are of another state than others."""
        theirs = list(others)
        for a in some:
            for b in theirs:
                if a is not b:
                    self.apart.setdefault(a, set()).add(b)
                    self.apart.setdefault(b, set()).add(a)


def find(scene: Scene) -> Sides:
    """What a document says of its persons' states."""
    reader = _Reader(scene)
    for mention in scene.mentions:
        if mention.kind == "person" and mention.form == "name":
            reader.named(mention)
        elif mention.kind == "person" and mention.form == "nominal" and mention.entity is not None:
            reader.titled(mention)
    for sentence in scene.sentences:
        for token in sentence.span:
            reader.read(sentence, token)
    return reader.sides


class _Reader:
    def __init__(self, scene: Scene) -> None:
        self.scene, self.sides, self.words = scene, Sides(), word_sets("sides")

    def named(self, mention: Mention) -> None:
        """ "President Sall of Senegal"."""
        doc, i = mention.last.doc, mention.last.i + 1
        last = mention.sentence.span[-1].i
        if i < last and doc[i].lower_ == "of":
            state = self.scene.at(mention.sentence, doc[min(last, i + 1 + (doc[i + 1].lower_ == "the"))])
            if state is not None and state.kind == "state" and state.form == "name":
                self.sides.are(mention.entities, state.country)

    def titled(self, mention: Mention) -> None:
        """ "its spokesman", said of a state or of a body of one."""
        i = mention.first.i
        owner = mention.first.doc[i - 1] if i > mention.sentence.span[0].i else None
        if owner is not None and owner.lower_ in ("its", "their"):
            meant = self.scene.at(mention.sentence, owner)
            if meant is not None and meant.kind in ("state", "body"):
                self.sides.are(mention.entities, meant.country)

    def read(self, sentence: Sentence, token: Token) -> None:
        words, lemma = self.words, token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX"):
            if lemma in words["going"]:
                goals = [t for p in GOALS for t in after(token, p)]
                self.sides.are_not(self._people(sentence, surface_subject(token)), self._seat(sentence, goals))
            elif lemma == "return":
                left = self._seat(sentence, after(token, "from"))
                self.sides.are_not(self._people(sentence, surface_subject(token)), left)
            elif lemma in words["seeing"]:
                goers = agents(token) if passive(token) else surface_subject(token)
                self.sides.are_not(self._people(sentence, goers), self._seat(sentence, objects(token)))
            elif lemma in words["hosting"] or (lemma == "meet" and passive(token)):
                self._host(sentence, token)
            elif lemma in ("lead", "head"):  # "a delegation led by X"
                led = self._state(sentence, objects(token), kinds=("state", "group", "body"))
                self.sides.are(self._people(sentence, agents(token) if passive(token) else surface_subject(token)), led)
            elif lemma == "invite":
                self._invite(sentence, token)
            if lemma in words["dealing"]:
                others = [*after(token, "with"), *after(token, "to")]
                if lemma not in words["about"]:
                    others = [*objects(token), *others]
                self._deal(sentence, surface_subject(token), [] if passive(token) else others)
            if lemma in words["towards"] and not passive(token):
                speakers = self._people(sentence, surface_subject(token))
                small = [c for c in token.children if c.dep_ in ("ccomp", "xcomp")]  # "called Mali a friend"
                judged = objects(token) or [s for c in small for s in c.children if s.dep_ == "nsubj"]
                self.sides.are_not(speakers, self._state(sentence, judged))
            if lemma in ("say", "tell", "declare", "state") or lemma in words["pledging"]:
                self._speak(sentence, token, lemma)
        elif token.pos_ == "NOUN" and (lemma in words["trips"] or token.lower_ in words["talks"]):
            self._noun(sentence, token, lemma)
        elif token.lower_ in words["counterpart"]:
            self._counterpart(sentence, token)
        elif token.lower_ in words["pairs"]:
            self._two(sentence, token)

    def _host(self, sentence: Sentence, verb: Token) -> None:
        hosts = self._people(sentence, agents(verb) if passive(verb) else surface_subject(verb))
        guests = self._people(sentence, objects(verb))
        self.sides.part(hosts, guests)
        at = self._seat(sentence, after(verb, "in"))
        if guests and at:
            self.sides.are(hosts, at)
            self.sides.are_not(guests, at)
        if not passive(verb):  # "received the Kenyan ambassador"
            self.sides.are_not(hosts, self._state(sentence, objects(verb), kinds=("state", "group", "person")))
        else:
            self.sides.are_not(guests, self._state(sentence, agents(verb), kinds=("state", "group", "person")))

    def _invite(self, sentence: Sentence, verb: Token) -> None:
        goals = [t for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl") for t in objects(c)]
        seat = self._seat(sentence, [*after(verb, "to"), *goals])
        hosts = self._people(sentence, agents(verb) if passive(verb) else surface_subject(verb))
        guests = self._people(sentence, objects(verb))
        self.sides.part(hosts, guests)
        self.sides.are(hosts, seat)
        self.sides.are_not(guests, seat)

    def _deal(self, sentence: Sentence, ones: list[Token], others: list[Token]) -> None:
        some, rest = self._people(sentence, ones), self._people(sentence, others)
        if self._office(some) and not {e for e in some if e in rest}:
            self.sides.part(some, [e for e in rest if self._office([e])])
            self.sides.are_not(some, self._state(sentence, [t for t in others if self._acts(sentence, t)]))

    def _acts(self, sentence: Sentence, token: Token) -> bool:
        """Whether words mean a state or who acts for it, and not its people, whom its own president meets too."""
        mention = self.scene.at(sentence, token)
        return mention is not None and (mention.kind == "state" or token.lower_ in self.words["envoys"])

    def _office(self, people: list[LocalEntity]) -> bool:
        return any(p.roles or p.country for p in people)

    def _speak(self, sentence: Sentence, verb: Token, lemma: str) -> None:
        speakers = self._people(sentence, surface_subject(verb))
        if not speakers:
            return
        heard = [t for t in objects(verb) if t.lower_ in self.words["audience"]]
        for token in heard:
            self.sides.are(speakers, self._seat(sentence, [*after(token, "in"), *after(verb, "in")]))
        for clause in verb.children:
            if clause.dep_ not in ("ccomp", "conj"):
                continue
            judged = any(c.dep_ == "attr" and c.lemma_.lower() in self.words["kin"] for c in clause.children)
            if judged and clause.lemma_ == "be":
                self.sides.are_not(speakers, self._state(sentence, [c for c in clause.children if c.dep_ == "nsubj"]))
            own = clause.lemma_.lower() in self.words["minded"] or any(
                c.lemma_.lower() in self.words["minded"] for c in clause.children if c.dep_ in ("acomp", "advmod")
            )
            modal = any(c.dep_ == "aux" and c.lower_ in ("will", "would") for c in clause.children)
            if own or (lemma in self.words["pledging"] and modal):
                subjects = [c for c in clause.children if c.dep_ == "nsubj"]
                self.sides.are(speakers, self._state(sentence, subjects))

    def _noun(self, sentence: Sentence, noun: Token, lemma: str) -> None:
        if lemma in self.words["trips"]:
            goers = self._people(sentence, [t for t in noun_subject(noun) if self._pays(noun, t)])
            goals = [t for p in ("to", "in") for t in after(noun, p)]
            seat = self._seat(sentence, goals)
            self.sides.are_not(goers, seat)
            hosts = self._people(sentence, [t for i in noun.sent if i.lower_ == "invitation" for t in after(i, "of")])
            self.sides.part(goers, hosts)
            if goers:
                self.sides.are(hosts, seat)
        else:
            self._deal(sentence, noun_subject(noun), after(noun, "with"))

    def _pays(self, noun: Token, goer: Token) -> bool:
        """Whether somebody is who makes a trip: by a preposition, a possessive, or a verb that makes it his deed."""
        if goer.dep_ in ("poss", "pobj") or noun.is_ancestor(goer):
            return True
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        return verb.lemma_.lower() in self.words["paying"]

    def _counterpart(self, sentence: Sentence, noun: Token) -> None:
        poss = [c for c in noun.children if c.dep_ == "poss"]
        owners = self._people(sentence, poss)
        if poss and not owners and poss[0].pos_ == "PRON":
            verb = clause_of(noun)
            owners = [e for e in self._people(sentence, surface_subject(verb)) if verb.pos_ in ("VERB", "AUX")]
        state = next((s for c in noun.children if (s := state_of_adjective(c.text))), None)
        named = self._people(sentence, [noun]) or self._people(
            sentence, [t for c in noun.children if c.dep_ in ("appos", "compound") for t in conjuncts(c)]
        )
        named = [e for e in named if e not in owners]
        self.sides.part(owners, named)
        self.sides.are_not(owners, state)
        if len(named) == 1:
            self.sides.are(named, state)

    def _two(self, sentence: Sentence, plural: Token) -> None:
        """ "Presidents A and B", "the defence ministers of the two countries, A and B"."""
        doc, k = plural.doc, plural.i + 1
        last = sentence.span[-1].i
        while k <= min(last, plural.i + 9):
            mention = self.scene.at(sentence, doc[k])
            if mention is not None and mention.kind == "person" and mention.form == "name":
                n = mention.last.i + 1
                other = self.scene.at(sentence, doc[n + 1]) if n < last and doc[n].lower_ == "and" else None
                if other is not None and other.kind == "person" and other.form == "name":
                    self.sides.part(mention.entities, other.entities)
                return
            k += 1

    def _people(self, sentence: Sentence, tokens: Iterable[Token]) -> list[LocalEntity]:
        found: dict[LocalEntity, None] = {}
        for token in tokens:
            for near in (token, *(c for c in token.children if c.dep_ in ("appos", "compound"))):
                mention = self.scene.at(sentence, near)
                if mention is not None and mention.kind == "person" and mention.entities:
                    found.update(dict.fromkeys(mention.entities))
                    break
        return list(found)

    def _state(
        self, sentence: Sentence, tokens: Iterable[Token], *, kinds: tuple[str, ...] = ("state", "group")
    ) -> str | None:
        """The one state that words name, or whose officials they mean."""
        found = set()
        for token in tokens:
            mention = self.scene.at(sentence, token)
            if mention is not None:
                if mention.country and mention.form != "pronoun" and mention.kind in kinds:
                    found.add(mention.country)
            elif token.pos_ in ("NOUN", "PROPN"):
                found.update(s for c in token.children if (s := state_of_adjective(c.text)))
        return found.pop() if len(found) == 1 else None

    def _seat(self, sentence: Sentence, tokens: Iterable[Token]) -> str | None:
        """The one state that words name by itself or by its capital; a minister may well tour a town of his own."""
        found = set()
        for token in tokens:
            mention = self.scene.at(sentence, token)
            if mention is not None and mention.kind in ("state", "place") and mention.country:
                whole = self.scene.document.text[mention.start : mention.end]
                if mention.kind == "state" or capital_of(whole):
                    found.add(mention.country)
            elif mention is None and token.lower_ in ("capital", "country"):
                found.update(s for c in token.children if (s := state_of_adjective(c.text)))
        return found.pop() if len(found) == 1 else None
