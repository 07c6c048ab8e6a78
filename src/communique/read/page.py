"""A sentence as the finders of names see it: tokens with their lower-case words, and what has been found so far."""

from dataclasses import dataclass

from spacy.tokens import Token

from communique.knowledge.states import State
from communique.read.parse import Sentence

HYPHENS = ("-", "–", "—", "/")
POSSESSIVES = ("'s", "'", "’s")


@dataclass(slots=True, eq=False)
class Found:
    """A stretch of a sentence that names or points at something: tokens `i` to `j` (included) of the page.

    `key` is the name to gather mentions by; `form` as in Mention; `minor` marks what is worth no record by itself.
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
    family: str = ""  # the word that says what it is ("ministry"), for later "the ministry"


class Page:
    """One sentence while names are looked for in it."""

    __slots__ = ("found", "lower", "owner", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: list[Token] = list(sentence.span)
        self.lower: list[str] = [t.lower_ for t in self.tokens]
        self.found: list[Found] = []
        self.owner: list[Found | None] = [None] * len(self.tokens)

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

    def free(self, i: int, j: int) -> bool:
        """Whether nothing is found there yet."""
        return all(self.owner[k] is None for k in range(i, j + 1))

    def has(self, k: int) -> bool:
        """Whether there is a token at that place."""
        return 0 <= k < len(self.tokens)

    def glued(self, k: int) -> bool:
        """Whether the token is a hyphen or slash with no space on either side."""
        return (
            0 < k < len(self.tokens) - 1
            and self.tokens[k].text in HYPHENS
            and not self.tokens[k].whitespace_
            and (not self.tokens[k - 1].whitespace_)
        )
