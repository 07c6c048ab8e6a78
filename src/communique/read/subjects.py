"""Which named equipment a phrase of a claim means: by name, by a nominal of its kind, or by a pronoun."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.knowledge.things import attribute_words
from communique.read.arguments import referent
from communique.read.parse import Sentence
from communique.read.scene import LocalEntity, Mention, Scene

THINGS = ("equipment", "vessel")
DEFINITE = {"the", "this", "that", "these", "those", "its", "their", "such", "both", "each"}
LISTING = {",", "and", "or", "the", "a", "an", "as", "well", "/"}
PLACES = ("place", "body", "company")
LOOK_BACK = 4  # sentences


class Subjects:
    """The named equipment of a document, by place and by kind."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.named = sorted(
            (m for m in scene.mentions if m.kind in THINGS and m.form == "name" and m.entity is not None),
            key=lambda m: m.start,
        )
        # Works and ways that a claim can be about though they are no machines: "the Rooppur nuclear power plant".
        self.facilities = [
            m
            for m in scene.mentions
            if m.kind in PLACES and m.form == "name" and m.entity is not None and "facility" in _kinds_near(m)
        ]
        self._kinds: dict[int, set[str]] = {}
        for m in self.named:
            self._kinds.setdefault(id(m.entity), set()).update(_kinds_near(m))

    def __bool__(self) -> bool:
        return bool(self.named or self.facilities)

    def meant(self, sentence: Sentence, token: Token) -> list[LocalEntity]:
        """The equipment that the phrase headed by a token means; empty where none surely."""
        token = referent(token)
        own = self.of_phrase(sentence, token)
        if own:
            return [m.entity for m in own if m.entity is not None]
        if token.pos_ == "PRON" and token.lower_ in ("it", "they", "its", "them", "their"):
            back = LOOK_BACK if len(self._kinds) == 1 else 1  # of a text with one machine only, "it" may be said later
            return self._last(sentence, token, frozenset({"any"}), back=back)
        kinds = attribute_words().kinds.get(token.lemma_.lower())
        if kinds and any(c.lower_ in DEFINITE for c in token.children if c.dep_ in ("det", "poss", "predet")):
            return self._last(sentence, token, kinds, back=LOOK_BACK) or self._only(kinds)
        return []

    def of_phrase(self, sentence: Sentence, token: Token) -> list[Mention]:
        """The names inside a noun phrase, or in apposition to its head: "the Irkut, Orlan and Supercam drones"."""
        left = token.left_edge.i
        every = [*self.named, *(self.facilities if "facility" in _kinds_of(token) or token.pos_ == "PROPN" else ())]
        inside = [m for m in every if m.sentence is sentence and left <= m.first.i and m.first.i <= token.i]
        inside = [m for m in inside if _belongs(m.last, token)]
        if not inside:
            inside = [
                m for m in self.named
                if m.sentence is sentence and m.first.i > token.i and m.first.i - token.i <= 2 and (
                    m.last.head == token or token.head == m.last or m.first.i == token.i + 1
                ) and token.pos_ == "NOUN"
            ]  # fmt: skip
        return inside

    def listed(self, sentence: Sentence, token: Token) -> list[Mention]:
        """The names of a phrase with those that follow it in a list, over head nouns and "the"."""
        found = self.of_phrase(sentence, token)
        if not found:
            return []
        rest = [m for m in self.named if m.sentence is sentence and m.first.i > found[-1].last.i]
        kinds = attribute_words().kinds
        for m in rest:
            between = [token.doc[i] for i in range(found[-1].last.i + 1, m.first.i)]
            if not all(t.lower_ in LISTING or t.lemma_.lower() in kinds or t.pos_ in ("ADJ", "NUM") for t in between):
                break
            found.append(m)
        return found

    def recent(self, sentence: Sentence, token: Token) -> LocalEntity | None:
        """The equipment that a bare noun of its kind takes up again: the one of that kind named in the two sentences
        before, or in this one."""
        kinds = _kinds_of(token)
        here = sentence.offsets(token)[0]
        found = {
            id(m.entity): m.entity
            for m in self.named
            if m.start < here and sentence.index - m.sentence.index <= 2 and kinds & self._kinds[id(m.entity)]
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def before(self, sentence: Sentence, token: Token, *, back: int = 1) -> list[LocalEntity]:
        """The equipment named last before a token, at most so many sentences back."""
        back = max(back, len(self.scene.sentences)) if len(self._kinds) == 1 else back
        return self._last(sentence, token, frozenset({"any"}), back=back)

    def _last(self, sentence: Sentence, token: Token, kinds: frozenset[str], *, back: int) -> list[LocalEntity]:
        here = sentence.offsets(token)[0]
        bearers: list[LocalEntity] = []
        for m in reversed(self.named):
            if m.start < here and sentence.index - m.sentence.index <= back and m.entity is not None:
                own = self._kinds[id(m.entity)]
                if not ("any" in kinds or kinds & own or not own):
                    continue
                if m.sentence is sentence and _bears(m):
                    bearers.append(m.entity)
                else:
                    return [m.entity]
        return bearers[:1]

    def _only(self, kinds: frozenset[str]) -> list[LocalEntity]:
        """The one equipment of these kinds in the document, also where it is named later."""
        found = {
            id(m.entity): m.entity for m in self.named if m.entity is not None and kinds & self._kinds[id(m.entity)]
        }
        return list(found.values()) if len(found) == 1 else []


def _bears(mention: Mention) -> bool:
    """Whether a thing is only what another stands on: "carried on a *Kamaz* truck, the system ..."."""
    head = mention.head
    while head.dep_ in ("compound", "nmod", "appos"):
        head = head.head
    return head.dep_ == "pobj" and head.head.lower_ in ("on", "onto", "aboard", "atop")


def _belongs(token: Token, head: Token) -> bool:
    """Whether a name hangs on a head as a modifier, or is the head."""
    for _ in range(8):
        if token == head:
            return True
        if token.dep_ not in (
            "compound",
            "nmod",
            "amod",
            "conj",
            "appos",
            "nummod",
            "poss",
            "punct",
            "det",
            "npadvmod",
        ):
            return False
        token = token.head
    return False


def _kinds_of(token: Token) -> frozenset[str]:
    return attribute_words().kinds.get(token.lemma_.lower(), frozenset())


def _kinds_near(mention: Mention) -> Iterator[str]:
    """The kinds of machine that stand around a name: "Polonez missile launchers", "the frigate X"."""
    kinds = attribute_words().kinds
    doc, stop = mention.first.doc, mention.sentence.span.end
    if mention.kind in PLACES:
        yield from _kinds_of(mention.last)
    for i in range(mention.last.i + 1, min(stop, mention.last.i + 5)):
        if doc[i].lemma_.lower() in kinds:
            yield from kinds[doc[i].lemma_.lower()] - {"any"}
        elif doc[i].pos_ not in ("NOUN", "ADJ", "PROPN", "PUNCT", "CCONJ") or doc[i].text in (",", "."):
            break
    before = mention.first.i - 1
    if before >= mention.sentence.span.start and doc[before].lemma_.lower() in kinds:
        yield from kinds[doc[before].lemma_.lower()] - {"any"}
