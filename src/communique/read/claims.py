"""A claim about a thing, before it becomes an attribute."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.read.parse import Sentence
from communique.read.scene import LocalEntity


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """`tokens` are those that say it (subject, verb, value); `value_tokens` the words of the value, as printed."""

    subject: LocalEntity
    property: str
    value: float | int | str
    sentence: Sentence
    tokens: tuple[Token, ...]
    value_tokens: tuple[Token, ...]
    value_entity: LocalEntity | None = None
    unit: str | None = None
    comparator: str | None = None
    hedges: tuple[Token, ...] = field(default=())
