"""Words as print has them: hyphenated compounds whole, whatever the parser's tokens are."""

from dataclasses import dataclass

from spacy.tokens import Token

from communique.read.parse import Sentence

HYPHENS = ("-", "–", "‑")


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word: tokens `first` to `last` with no white space between. `start` says it opens its sentence."""

    first: Token
    last: Token
    text: str
    lower: str
    start: bool = False

    @property
    def capital(self) -> bool:
        """Whether it starts as a name does."""
        return self.text[0].isupper()

    @property
    def digits(self) -> bool:
        """Whether letters and digits are mixed in it."""
        return any(c.isdigit() for c in self.text) and any(c.isalpha() for c in self.text)

    @property
    def number(self) -> bool:
        """Whether it is a figure."""
        return self.text[0].isdigit() and not any(c.isalpha() for c in self.text)


def words(sentence: Sentence) -> list[Word]:
    """The words of a sentence in order; punctuation apart, but hyphens inside a word belong to it."""
    tokens = list(sentence)
    found: list[Word] = []
    i, opening = 0, True
    while i < len(tokens):
        j = i
        while j + 1 < len(tokens) and not tokens[j].whitespace_:
            a, b = tokens[j].text, tokens[j + 1].text
            joins = (a in HYPHENS and j > i and b[0].isalnum()) or (
                b in HYPHENS and a[-1].isalnum() and j + 2 < len(tokens) and not tokens[j + 1].whitespace_
                and tokens[j + 2].text[0].isalnum()
            )  # fmt: skip
            if not joins:
                break
            j += 1
        text = "".join(t.text for t in tokens[i : j + 1])
        if text[-1] == "." and len(text) > 3 and any(c.isdigit() for c in text):
            text = text[:-1]  # the parser leaves the full stop on "F-16s."
        found.append(Word(tokens[i], tokens[j], text, text.lower(), opening))
        opening = (opening and not text[0].isalnum()) or text in (":", '"')
        i = j + 1
    return found
