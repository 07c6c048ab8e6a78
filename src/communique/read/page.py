"""A sentence as the finders of names see it: tokens with their lower-case words, and what has been found so far."""

from dataclasses import dataclass

from spacy.tokens import Token

from communique.knowledge.states import State
from communique.knowledge.words import word_sets
from communique.read.parse import Sentence

HYPHENS = ("-", "–", "—", "/")
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
POSSESSIVES = ("'s", "'", "’s")
ARTICLES = word_sets("small_words")["articles"]
NAMING_POS = frozenset({"PROPN", "NOUN", "ADJ", "X", "NUM"})


@dataclass(slots=True, eq=False)
class Found:
    """A stretch of a sentence that names or points at something: tokens `i` to `j` (included) of the page.

    `key` is the name to gather mentions by; `form` as in Mention; `minor` marks what is worth no record by itself.
    `family` is the word that says what it is ("ministry"), for a later "the ministry".
    """

    i: int
    j: int
    head: int
    kind: str
    form: str
    key: str
    country: str | None = None
    state: State | None = None
    known: bool = False
    minor: bool = False
    family: str = ""
    doubtful: bool = False  # what is left of a span that the parser labelled a person once known names are cut away


class Page:
    """One sentence while names are looked for in it."""

    __slots__ = ("found", "headline", "lower", "owner", "persons", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: list[Token] = list(sentence.span)
        self.lower: list[str] = [t.lower_ if t.is_ascii else t.lower_.strip(INVISIBLE) or t.lower_ for t in self.tokens]
        self.found: list[Found] = []
        self.owner: list[Found | None] = [None] * len(self.tokens)
        words = [t for t in self.tokens if t.is_alpha]
        self.headline = len(words) > 3 and self.tokens[-1].text not in ".?!\"'" and (
            sum(t.text[0].isupper() for t in words) >= 0.7 * len(words)
        )  # fmt: skip
        base = self.tokens[0].i
        self.persons = {e[0].i - base: e[-1].i - base for e in sentence.span.ents if e.label_ == "PERSON"}

    def add(self, found: Found) -> Found:
        """Note it; its tokens lead to it unless something longer has them."""
        self.found.append(found)
        for k in range(found.i, found.j + 1):
            held = self.owner[k]
            if held is None or held.j - held.i < found.j - found.i:
                self.owner[k] = found
        return found

    def capital(self, k: int) -> bool:
        """Whether the word starts as a name does."""
        return self.tokens[k].text[0].isupper()

    def text(self, i: int, j: int) -> str:
        """The words as the parser has them."""
        tokens = self.tokens
        return "".join(t.text_with_ws for t in tokens[i : j + 1]).strip()

    def index(self, token: Token) -> int:
        """The place of a token on this page."""
        return token.i - self.tokens[0].i

    def kind(self, k: int) -> str | None:
        """The kind of what the word belongs to."""
        found = self.owner[k]
        return found.kind if found is not None else None

    def free(self, i: int, j: int) -> bool:
        """Whether nothing is found there yet."""
        return all(self.owner[k] is None for k in range(i, j + 1))

    def has(self, k: int) -> bool:
        """Whether there is a token at that place."""
        return 0 <= k < len(self.tokens)

    def word(self, k: int) -> str:
        """The lower-case word at a place, empty beyond the ends."""
        return self.lower[k] if 0 <= k < len(self.lower) else ""

    def glued(self, k: int) -> bool:
        """Whether the token is a hyphen or slash with no space on either side."""
        if not 0 < k < len(self.tokens) - 1 or self.tokens[k].text not in HYPHENS:
            return False
        return not self.tokens[k].whitespace_ and not self.tokens[k - 1].whitespace_

    def modifies(self, k: int) -> bool:
        """Whether the word stands before the noun it belongs to: "military" in "military parade"."""
        token = self.tokens[k]
        return token.dep_ in ("amod", "compound", "nmod", "npadvmod") and token.head.i > token.i

    def state(self, k: int) -> Found | None:
        """What names a state at the word, in any form, also inside a longer name."""
        if not self.has(k) or self.owner[k] is None:
            return None
        found = self.owner[k]
        if found is not None and found.kind == "state":
            return found
        return next((f for f in self.found if f.kind == "state" and f.i <= k <= f.j), None)

    def owning(self, i: int, j: int) -> Found | None:
        """The state a phrase belongs to: one named in it, an adjective before it, a possessive before it."""
        for k in range(i, j + 1):
            state = self.state(k)
            if state is not None:
                return state
        if i >= 2 and self.tokens[i - 1].text in POSSESSIVES:
            return self.state(i - 2)
        state = self.state(i - 1)
        return state if state is not None and state.form == "adjective" else None
