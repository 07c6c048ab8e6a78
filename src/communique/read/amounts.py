"""The quantities of a sentence, as tokens: which of them stand where."""

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span, Token

from communique.read.parse import Sentence
from communique.text.quantities import Quantity, quantities
from communique.text.units import currency_codes, period

EACH = ("a", "per", "each", "every")


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


def rate(amount: Amount, goods: Token) -> str | None:
    """The unit of an amount, with how often it comes where that is told: "barrels of oil *a day*"."""
    unit = amount.quantity.unit
    if unit is None or amount.money or "/" in unit or "{" in unit:
        return unit
    doc, i = goods.doc, max(goods.i, amount.last.i) + 1
    each = i < len(doc) and doc[i].lower_ in EACH
    word = doc[i + each] if i + each < len(doc) else None
    often = period(word.lower_) if word is not None and (each or word.pos_ in ("ADV", "ADJ")) else None
    return f"{unit}/{often}" if often else unit
