"""Claims about things, ready to be compared: numbers in one unit, names as the entities that they are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from communique.errors import KnowledgeError
from communique.knowledge.naming import label_words, mapping, words_under
from communique.knowledge.states import state_by_adjective, state_named
from communique.model import Attribute, Entity
from communique.reconcile.findings import Finding, agree, exclude
from communique.reconcile.origins import Sources
from communique.reconcile.voices import Voice
from communique.text.labels import body
from communique.text.sounds import romanise
from communique.text.units import convert

MAKERS = frozenset({"company", "body"})
Number = tuple[float, str, str]  # value, unit, comparator


@dataclass(frozen=True, slots=True)
class Properties:
    """properties.yaml."""

    numbers: frozenset[str]
    names: frozenset[str]
    tolerance: float
    about: float


@cache
def properties() -> Properties:
    """The properties that have one value. Raises KnowledgeError where the file is not as it should be."""
    data = mapping("properties", {"numbers", "names", "tolerance", "about"})
    if not all(isinstance(data[k], float) and 0 <= data[k] < 1 for k in ("tolerance", "about")):
        raise KnowledgeError("properties.yaml: tolerance and about must be shares from 0 to 1")
    numbers, names = (words_under(data, k, "properties") for k in ("numbers", "names"))
    return Properties(numbers, names, data["tolerance"], data["about"])


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribute with its origin, the variant that it is of, and what its value is.

    That is a number, or an entity's id, the words of a name and the state it belongs to; `proper` is true for a named
    company or body. `side` is the same for values that are one.
    """

    attribute: Attribute
    voice: Voice
    variant: str
    number: Number | None
    entity: str | None
    words: frozenset[str]
    state: str | None
    proper: bool
    side: str


def _variant(attribute: Attribute, thing: Entity | None) -> str:
    """The longest of the thing's names that the evidence has: a variant's range is no other's."""
    quote = romanise(" ".join(e.quote for e in attribute.evidence))
    names = [romanise(a) for a in thing.aliases] if thing else []
    return max((n for n in names if n in quote), key=len, default="")


def _state_value(attribute: Attribute, entity: Entity | None) -> str | None:
    """The state that a value is or belongs to (alpha-3)."""
    if entity and entity.country:
        return entity.country
    text = str(attribute.value)
    known = state_named(text) or state_by_adjective(text)
    return known.code if known else body(text).country


def claims(attributes: Iterable[Attribute], sources: Sources) -> dict[tuple[str, str], list[Claim]]:
    """Claims on properties that have one value, by thing (the merged entity) and property."""
    known, out = properties(), defaultdict[tuple[str, str], list[Claim]](list)
    for a in sorted(attributes, key=lambda a: a.id):
        subject = sources.resolve.get(a.subject, a.subject)
        thing = sources.entities.get(subject)
        numeric = isinstance(a.value, int | float) and not isinstance(a.value, bool)
        if numeric and a.property in known.numbers:
            number = (float(a.value), a.unit or "", a.comparator or "exact")
            variant = _variant(a, thing)
            claim = Claim(a, sources.of(a), variant, number, None, frozenset(), None, False, repr(number))
        elif not numeric and a.property in known.names:
            id_ = sources.resolve.get(a.value_entity or "")
            value = sources.entities.get(id_ or "")
            label = body(str(a.value))
            words, proper = frozenset(label.words), label.specific and value is not None and value.kind in MAKERS
            state = _state_value(a, value)
            side = id_ or " ".join(sorted(words)) or state or romanise(str(a.value))
            claim = Claim(a, sources.of(a), "", None, id_, words, state, proper, side)
        else:
            continue
        out[subject, a.property].append(claim)
    return out


def _interval(number: Number) -> tuple[float, float]:
    value, _, comparator = number
    slack = properties().about if comparator == "about" else properties().tolerance
    low, high = sorted((value * (1 - slack), value * (1 + slack)))
    if comparator == "up_to":
        return float("-inf"), high
    return (low, float("inf")) if comparator == "over" else (low, high)


def in_words(number: Number) -> str:
    """A number as it is read: "at least 2", "up to 300 km"."""
    sign = {"up_to": "up to ", "over": "at least ", "about": "about "}.get(number[2], "")
    return f"{sign}{number[0]:,g} {number[1]}".rstrip()


def numbers(a: Number, b: Number) -> Finding:
    """Whether two numbers exclude one another: in one unit, where neither's comparator leaves room for the other.

    Two that both say "up to" are two limits, and exclude one another when they differ.
    """
    said = f"{in_words(a)} and {in_words(b)}"
    value = convert(b[0], b[1], a[1]) if b[1] != a[1] else b[0]
    if value is None:
        return agree(f"{said} measure different things")
    b = (value, a[1], b[2])
    if a[2] == b[2] == "up_to":
        a, b = ((*n[:2], "exact") for n in (a, b))
    (low, high), (start, end) = _interval(a), _interval(b)
    return exclude(f"{said} cannot both be") if high < start or end < low else agree(f"{said} can both be")


def quantities(a: Number, b: Number) -> Finding:
    """The same for how many: a count is exact to the last, unless it is "about"; a large round one may be rounded."""
    if a[1] == b[1] and {a[2], b[2]} == {"exact"}:
        low, high = sorted((a[0], b[0]))
        said = f"{in_words(a)} and {in_words(b)}"
        if low == high:
            return agree("the same number")
        if high >= 100 and high - low <= properties().tolerance * high:
            return agree(f"{said} may be one number, rounded")
        return exclude(f"{said} cannot both be")
    return numbers(a, b)


def _part(a: Claim, b: Claim) -> bool:
    """Whether one value is, or belongs to, the other."""
    if a.entity and a.entity == b.entity:
        return True
    if a.words and b.words and (a.words <= b.words or b.words <= a.words):
        return True
    if a.proper and b.proper:  # of two companies of one state neither is the other's, unless they share a name
        return not (a.words & b.words) <= label_words().generic | label_words().things
    return bool(a.state and a.state == b.state)


def _two_variants(a: str, b: str) -> bool:
    """Whether two names of a thing are of variants of it: "trovao" and "trovao m", not "tb2" and "bayraktar tb2"."""
    x, y = a.split(), b.split()
    shared = next((i for i, (v, w) in enumerate(zip(x, y, strict=False)) if v != w), min(len(x), len(y)))
    rest = x[shared:] + y[shared:]
    return bool(shared and rest) and all(len(w) < 4 or any(c.isdigit() for c in w) for w in rest)


def weigh(a: Claim, b: Claim) -> Finding:
    """Whether two claims on one property of one thing exclude one another."""
    if a.number and b.number:
        if _two_variants(a.variant, b.variant):
            return agree("they are of two variants")
        return numbers(a.number, b.number)
    if a.number or b.number:
        return agree("a number and a name are not compared")
    if _part(a, b):
        return agree("the one is, or belongs to, the other")
    if (a.state and b.state) or (a.proper and b.proper):
        return exclude("they are two, and it has one")
    return agree("of a name that is no known company, or of no known state, nothing says that it isn't the other's")


def same_value(a: Claim, b: Claim) -> bool:
    """Whether two claims give one value: the same number, whatever its unit, or the same or a part of the same name."""
    if a.number and b.number:
        value = convert(b.number[0], b.number[1], a.number[1])
        slack = properties().tolerance
        return (
            not _two_variants(a.variant, b.variant)
            and value is not None
            and abs(value - a.number[0]) <= slack * abs(a.number[0])
        )
    return not (a.number or b.number) and a.side == b.side
