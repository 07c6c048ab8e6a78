"""A sentence drawn as a tree of text: each line a word with what it is to the word above it.

    delivered  VERB · cue
    ├─ Belarus  nsubj · supplier
    ├─ two missile systems  dobj · item
    ╰─ to Cuba  prep pobj · recipient

What stands before a noun and has nothing below it ("two missile") is on the noun's own line, as is a preposition;
signs are left out.
Labels are those of ClearNLP, which the parser's English models use.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from communique.read.parse import Sentence

FOLDED = {"det", "amod", "compound", "nummod", "quantmod", "poss", "case", "predet", "aux", "auxpass", "neg", "nmod"}


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of a tree: the lines that lead to it, its words, what they are, and what they are to a record."""

    stem: str
    words: str
    label: str
    mark: str = ""

    def __str__(self) -> str:
        return f"{self.stem}{self.words}  {self.label}" + (f" · {self.mark}" if self.mark else "")


def tree(sentence: Sentence, marks: Mapping[int, str] | None = None) -> list[Branch]:
    """The tree of a sentence, line by line; `marks` has what some tokens (by `Token.i`) are to a record."""
    marks = marks or {}
    inside = range(sentence.span.start, sentence.span.end)
    out: list[Branch] = []
    for root in (t for t in sentence if t.head == t or t.head.i not in inside):
        out.extend(_lines(root, root.pos_, "", "", marks))
    return out


def _lines(token: Token, label: str, stem: str, below: str, marks: Mapping[int, str]) -> Iterator[Branch]:
    before: list[Token] = []
    folded = _folded(token, marks)
    children = _below(token, folded)
    if token.pos_ == "ADP" and len(children) == 1 and children[0].dep_ == "pobj" and token.i not in marks:
        before, token = [*folded, token], children[0]
        label, folded = f"{label} {token.dep_}", _folded(token, marks)
        children = _below(token, folded)
    words = sorted([token, *folded, *before], key=lambda t: t.i)
    yield Branch(stem, " ".join(t.text for t in words), label, marks.get(token.i, ""))
    for child in children:
        last = child is children[-1]
        turn, on = ("╰─ ", "   ") if last else ("├─ ", "│  ")
        yield from _lines(child, child.dep_, below + turn, below + on, marks)


def _below(token: Token, folded: list[Token]) -> list[Token]:
    return [c for c in token.children if c not in folded and not c.is_punct and not c.is_space]


def _folded(token: Token, marks: Mapping[int, str]) -> list[Token]:
    """What is written on the token's own line: an unbroken run of plain words before it."""
    out: list[Token] = []
    for child in reversed(list(token.lefts)):
        plain = child.dep_ in FOLDED and child.i not in marks and all(c.is_punct for c in child.children)
        if not plain or child.i != token.i - len(out) - 1:
            break
        out.append(child)
    return out
