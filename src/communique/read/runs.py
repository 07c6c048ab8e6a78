"""Runs of words that may name a machine or a ship: which words can, and the walks over them to the left and right."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.knowledge.states import metonym_of, state_by_adjective, state_named, state_of_national
from communique.knowledge.things import equipment_words
from communique.read.models import coined, hyphenated, model_shape
from communique.read.parse import Sentence
from communique.read.words import Word, words

LONGEST = 4  # words of a name
QUOTES = ('"', "'", "''", "``")
CALLED = {"called", "named", "dubbed", "nicknamed", "christened"}
SPOKE = {"said", "says", "told", "added", "stated", "stressed", "noted", "announced", "reported", "wrote", "argued"}
MADE = ("-made", "-built", "-produced", "-designed", "-supplied", "-developed", "-flagged", "-owned", "-class", "-type")
RANKS = {"admiral", "captain", "general", "marshal", "president", "minister"}  # open the names of many ships
MAKERS = {"plant", "works", "company", "factory", "group", "corporation", "concern", "holding", "bureau", "industries"}


@dataclass(slots=True, eq=False)
class Line:
    """A sentence as words. In a headline every word of weight has a capital, which then says nothing."""

    sentence: Sentence
    words: list[Word]
    headline: bool


@dataclass(slots=True, eq=False)
class Run:
    """Words i to j (included) of a line, the index of the head noun (-1 where there is none) and the kind; `name` where
    the words stand for a thing of another name."""

    line: Line
    i: int
    j: int
    head: int
    kind: str
    name: str | None = None

    @property
    def words(self) -> list[Word]:
        return self.line.words[self.i : self.j + 1]

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


def line(sentence: Sentence) -> Line:
    """A sentence made ready."""
    found = words(sentence)
    heavy = [w for w in found if len(w.text) > 3 and w.text.isalpha()]
    low = sum(not w.capital for w in heavy)
    unended = bool(found) and found[-1].text not in (".", "?", "!", '"')
    return Line(sentence, found, unended and len(heavy) > 2 and low < 2 and low <= len(heavy) // 4)


_SPEAKS = re.compile(rf"\b([A-Z]\w+) (?:{'|'.join(sorted(SPOKE))})\b")
_SHORT = re.compile(r"(\w+) \(([A-Z]{2,})\)")


def owners(texts: Iterable[str]) -> frozenset[str]:
    """Words that speak somewhere in the document ("Hamas said"), and what parentheses abbreviate that is no machine
    ("the ministry (MOA)"): they name none."""
    lexicon = equipment_words()
    found: set[str] = set()
    for text in texts:
        found.update(m[1].lower() for m in _SPEAKS.finditer(text))
        for m in _SHORT.finditer(text):
            if not among(m[1].lower(), lexicon.heads | lexicon.weak):
                found.add(m[2].lower())
    return frozenset(found)


@lru_cache(maxsize=4096)
def among(text: str, nouns: frozenset[str]) -> tuple[str, bool] | None:
    """The noun of a set that a lower-case word is, and whether in the plural; None where it is none."""
    for candidate in (text, text.rpartition("-")[2]):
        if candidate in nouns:
            return candidate, False
        for stem in (candidate[:-1], candidate[:-2], candidate[:-3] + "y"):
            if len(candidate) > 3 and candidate.endswith("s") and stem in nouns:
                return stem, True
    return None


def singular_head(word: Word, nouns: frozenset[str]) -> tuple[str, bool] | None:
    """The head noun that a word is, and whether in the plural; None where it is none of these."""
    return among(word.lower, nouns)


def nameable(word: Word, owned: frozenset[str]) -> bool:
    """Whether a word can be part of a model's or a ship's name."""
    lexicon = equipment_words()
    if not word.capital or word.lower in lexicon.not_names or word.lower in owned or word.lower.endswith(MADE):
        return word.capital and word.lower.endswith("-class")
    if state_by_adjective(word.text) or state_named(word.text) or state_of_national(word.text) or metonym_of(word.text):
        return False
    tail = word.text.rpartition("-")[2]
    if "-" in word.text and len(tail) > 2 and tail.isalpha() and tail.islower():  # "ISIL-held", "Iran-backed"
        return False
    return not (word.digits and lexicon.not_models.fullmatch(word.text))


def opens(word: Word) -> bool:
    """Whether a word that opens a sentence is only capitalised for that: the parser takes it for no name."""
    return word.start and not coined(word.text) and word.first.pos_ not in ("PROPN", "X") and not word.first.ent_type_


def right(one: Line, i: int, owned: frozenset[str], longest: int = LONGEST) -> int:
    """The last index of the name that starts at i; i - 1 where none does."""
    j = i
    while j < len(one.words) and j - i < longest:
        word = one.words[j]
        initial = len(word.text) == 2 and word.text[1] == "." and word.capital
        joined = (
            word.lower in ("de", "del", "of", "al", "la")
            and j > i
            and j + 1 < len(one.words)
            and one.words[j + 1].capital
        )
        rank = word.capital and word.lower in RANKS and j + 1 < len(one.words) and one.words[j + 1].capital
        if not (
            nameable(word, owned) or initial or joined or rank or (j > i and (word.number or model_shape(word.text)))
        ):
            break
        if word.number and len(word.text) > 3:
            break
        j += 1
    return j - 1


def left(one: Line, e: int, owned: frozenset[str]) -> tuple[int, int] | None:
    """The name that ends at e: its first and last index."""
    at, s = one.words, e + 1
    while s > 0 and e - s < LONGEST - 1:
        word = at[s - 1]
        figure = word.number and len(word.text) <= 7 and s - 1 > 0 and nameable(at[s - 2], owned) and s - 1 == e
        if opens(word) or not (
            nameable(word, owned)
            or figure
            or (model_shape(word.text) and not equipment_words().not_models.fullmatch(word.text))
        ):
            break
        s -= 1
    # A maker before a model that its shape gives away is no part of its name: "Lockheed Martin F-35".
    s = next((k for k in range(e, s, -1) if at[k].digits and hyphenated(at[k].text)), s)
    return (s, e) if s <= e else None


def coordinated(one: Line, s: int, owned: frozenset[str]) -> tuple[int, int] | None:
    """The name before a comma or an "and" that stands before index s."""
    at, i = one.words, s - 1
    if i < 1 or at[i].lower not in (",", "and", "or", "&"):
        return None
    if at[i].lower != "," and at[i - 1].text == ",":
        i -= 1
    return left(one, i - 1, owned)


@cache
def _signs() -> re.Pattern[str]:
    """What any name of equipment needs near it; a sentence with none of it is not looked at closely."""
    lexicon = equipment_words()
    nouns = "|".join(sorted(lexicon.heads | lexicon.weak | lexicon.vessels))
    exact = "|".join(re.escape(w) for w in sorted(lexicon.series | lexicon.prefixes | lexicon.builders))
    shape = r"[A-Za-z]-\d|[a-z]-[A-Z]{1,2}\d|-class\b|\bbatteries\b|\b(?:the )?[A-Z][a-z]{3,} \d{1,3}s?\b"
    return re.compile(rf"\b(?i:{nouns})(?:s|es)?\b|\b(?:{exact})|{shape}")


def promising(text: str) -> bool:
    """Whether a text may name equipment by itself."""
    return bool(_signs().search(text))
