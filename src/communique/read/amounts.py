"""The quantities of a sentence, as tokens: which of them stand where."""

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span, Token

from communique.read.parse import Sentence
from communique.text.quantities import Quantity, quantities
from communique.text.units import currency_codes


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity and its tokens: `first` to `last` of the whole, the last ones of its number and of its unit (None
    without one)."""

    quantity: Quantity
    first: Token
    last: Token
    number: Token
    unit: Token | None

    @property
    def money(self) -> bool:
        """Whether it is a sum in a currency."""
        return self.quantity.unit in currency_codes()

    @property
    def root(self) -> Token:
        """The token by which the quantity hangs on the rest of the sentence."""
        inside = set(range(self.first.i, self.last.i + 1))
        node = self.unit or self.number
        while node.head.i in inside and node.head.i != node.i:
            node = node.head
        return node


@lru_cache(maxsize=256)
def _amounts(span: Span) -> tuple[Amount, ...]:
    doc, base = span.doc, span.start_char
    text = doc.text[base : span.end_char]
    found = quantities(text)
    if not found:
        return ()
    tokens = list(span)

    def at(offset: int) -> Token:
        return next((t for t in tokens if t.idx <= base + offset < t.idx + len(t)), tokens[-1])

    return tuple(
        Amount(q, at(q.start), at(q.end - 1), at(q.number[1] - 1), at(q.unit_at[1] - 1) if q.unit_at else None)
        for q in found
    )


def amounts(sentence: Sentence) -> tuple[Amount, ...]:
    """The quantities of a sentence in order."""
    return _amounts(sentence.span)
