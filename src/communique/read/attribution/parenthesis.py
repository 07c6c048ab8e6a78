"""A source and its verb set into or after what they hand on: "..., X said", "..., said X", "X, he said, Y".

The parser often misreads these, so word order decides as much as its arcs do.
"""

from spacy.tokens import Token

from communique.knowledge.cues import Takes, cues
from communique.read.arguments import conjuncts, passive
from communique.read.attribution.building import speaks
from communique.read.attribution.phrases import opening, subtree
from communique.read.parse import Sentence
from communique.read.scene import Scene

VERBAL = {"VERB", "AUX"}
NOMINAL = {"NOUN", "PROPN", "PRON"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
QUOTES = {'"', "'", "''", "”", "’"}
DASHES = {"—", "–", "-"}
BREAKS = QUOTES | DASHES | {",", "?", "!"}
GOVERNED = {"advcl", "cc", "acl", "prep"}
FINITE = {"VBD", "VBZ", "VBP", "VBN", "VB"}
NAMES = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"}
LONGEST_APPOSITION = 12  # tokens

Found = tuple[list[Token], set[int]]  # the source's heads, the content's indices


def quoted_person(verb: Token) -> list[Token]:
    """Y of "quoted Y as telling" and of "Y was quoted as telling", where this verb is "telling"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return []
    governor = verb.head.head
    if "as" not in cues().verbs.get(governor.lemma_.lower(), {}):
        return []
    wanted = "nsubjpass" if passive(governor) else "dobj"
    return [t for c in governor.children if c.dep_ == wanted for t in conjuncts(c)]


class Parenthesis:
    """Where one verb's source and content stand, by the order of words."""

    def __init__(self, scene: Scene, sentence: Sentence, verb: Token, takes: Takes) -> None:
        self.scene = scene
        self.sentence = sentence
        self.doc = sentence.span.doc
        self.verb = verb
        self.takes = takes

    def inverted(self) -> Found | None:
        """ "..., confirmed the embassy": a verb of speech after a comma or a quotation, its speaker right after it."""
        if self.verb.tag_ not in FINITE or not ("clause" in self.takes or "quote" in self.takes):
            return None
        left = self.left()
        if left == self.sentence.span.start or self.doc[left - 1].text not in BREAKS:
            return None
        if any(c.dep_ in SUBJECTS for c in self.verb.lefts if c.i >= left - 1):
            return None
        speaker = self._after()
        if speaker is None:
            return None
        right = max(i for i in subtree(speaker) | {self.verb.i} if i < self.sentence.span.end)
        return self.around([speaker], left, right)

    def found(self, heads: list[Token]) -> Found | None:
        verb, span, doc = self.verb, self.sentence.span, self.doc
        if heads and quoted_person(self.verb):  # "..., X was quoted by Y as saying"
            first = min(i for h in heads for i in subtree(h))
            return self.around(heads, first, verb.i) if verb.head.head.i > heads[0].i else None
        if verb.tag_ not in FINITE or verb.dep_ == "relcl":
            return None
        before = self.before(self.left())
        if before is not None:
            head, first = before
            return self.around([head], first, verb.i)
        if heads and verb.dep_ in ("parataxis", "ccomp", "advcl", "conj") and heads[0].i < verb.i:
            first = min(i for i in subtree(heads[0]) | {heads[0].i} if i >= span.start)
            if first > span.start and doc[first - 1].text in BREAKS:
                return self.around(heads, first, verb.i)
        return None

    def left(self) -> int:
        """The index of the verb's first word, auxiliaries and adverbs included."""
        left = self.verb.i
        while left - 1 >= self.sentence.span.start and self.doc[left - 1].head == self.verb and (
            self.doc[left - 1].dep_ in ("aux", "advmod", "neg")
        ):  # fmt: skip
            left -= 1
        return left

    def _after(self) -> Token | None:
        for child in self.verb.rights:
            if child.dep_ in ("nsubj", "dobj", "attr", "npadvmod", "oprd", "ccomp", "dative", "appos", "dep") and (
                child.pos_ in NOMINAL and speaks(self.scene, self.sentence, child)
            ):
                gap = min(subtree(child)) - self.verb.i
                return child if gap <= 1 else None
        return None

    def before(self, left: int) -> tuple[Token, int] | None:
        """The noun phrase right before the verb, where a comma or a quotation mark parts it from what comes before."""
        doc, start = self.doc, self.sentence.span.start
        left -= self._apposition(left)
        first = left
        while first - 1 >= start and (
            doc[first - 1].pos_ in NAMES
            or doc[first - 1].dep_ in ("amod", "compound", "nmod")
            or doc[first - 1].lower_ in ("of", "and", "&", "for", "'s", "-")
        ):
            first -= 1
        if first == left or first <= start or doc[first - 1].text not in BREAKS:
            return None
        head = doc[left - 1]
        if head.pos_ not in NOMINAL:
            return None
        chunk = range(first, left)
        top = next((doc[i] for i in chunk if doc[i].pos_ in NOMINAL and doc[i].head.i not in chunk), head)
        return (top, first) if top.head == self.verb or speaks(self.scene, self.sentence, top) else None

    def _apposition(self, left: int) -> int:
        """How many tokens ", the state's mouthpiece," takes up before a verb that has no subject of its own."""
        doc, start = self.doc, self.sentence.span.start
        if left - 1 <= start or doc[left - 1].text != "," or any(c.dep_ in SUBJECTS for c in self.verb.lefts):
            return 0
        for i in range(left - 2, max(start, left - LONGEST_APPOSITION), -1):
            if doc[i].text == ",":
                return left - i if doc[i + 1].dep_ in ("det", "poss", "amod", "compound", "appos", "nmod") else 0
            if doc[i].pos_ in VERBAL:
                return 0
        return 0

    def around(self, heads: list[Token], first: int, last: int) -> Found | None:
        span, doc = self.sentence.span, self.doc
        content = set(range(opening(self.sentence), first))
        after = last + 1
        while after < span.end and doc[after].head == self.verb and doc[after].dep_ in ("npadvmod", "advmod", "prt"):
            after += 1
        if after < span.end and doc[after].text == "," and after + 1 < span.end:
            follows = doc[after + 1]
            governed = follows.head == self.verb or follows.dep_ in GOVERNED or follows.tag_ == "VBG"
            if (self.verb.dep_ in ("parataxis", "ccomp") and self.verb.head.i > self.verb.i) or not governed:
                content |= set(range(after + 1, span.end))
        beside = {t.text for t in doc[max(first - 2, span.start) : first]}
        quoted = not beside.isdisjoint(QUOTES)
        if "clause" not in self.takes and not quoted:
            return None
        if not quoted and not self._told(content):
            return None
        return heads, content

    def _told(self, content: set[int]) -> bool:
        """Whether there is a clause in the content that the verb may hand on, not just an adverbial before it."""
        doc, verb = self.doc, self.verb
        if any(c.dep_ in ("dobj", "xcomp", "acomp") and c.i > verb.i and c.pos_ != "PRON" for c in verb.rights) and (
            verb.dep_ == "ROOT"
        ):  # fmt: skip
            return any(c.dep_ == "ccomp" and c.i in content for c in verb.children)
        for i in content:
            token = doc[i]
            if token.pos_ in VERBAL and (token.dep_ in ("ROOT", "ccomp", "parataxis") or token == verb.head):
                return True
            if token.pos_ in VERBAL and token.head == verb and token.dep_ not in ("advcl", "aux", "auxpass"):
                return True
            if token.dep_ in SUBJECTS and token.head == verb:  # "The ship left on Monday, Interfax reported", misread
                return True
        return verb.dep_ in ("parataxis", "conj", "ccomp", "relcl") and any(doc[i].pos_ in VERBAL for i in content)
