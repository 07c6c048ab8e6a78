"""Reports: one article's account of one happening, and the claims that go with it."""

from dataclasses import dataclass

from communique.model.document import Evidence


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a source chain; `entity` is null where the source is not named. A joint source's other members
    are in `also`."""

    entity: str | None
    name: str
    manner: str
    cue: Evidence | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part, in which role; `country` is the state acted for. Offsets where the words stand there."""

    entity: str | None
    text: str
    role: str
    country: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened."""

    entity: str | None
    text: str
    country: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What is transferred, shown or signed for; `unit` is UCUM, or an ISO 4217 currency."""

    entity: str | None
    text: str
    quantity: float | int | None = None
    unit: str | None = None
    comparator: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """What was agreed on; `disclosed` is set only where the text says so."""

    text: str
    form: str | None = None
    disclosed: bool | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One article's account of one happening, at one stage and status. `when` is EDTF."""

    id: str
    document: str
    type: str
    status: str
    attribution: tuple[Link, ...]
    evidence: tuple[Evidence, ...]
    kind: str | None = None
    stage: str | None = None
    hedged: bool = False
    participants: tuple[Participant, ...] = ()
    when: str | None = None
    when_text: str | None = None
    when_basis: str | None = None
    where: Place | None = None
    items: tuple[Item, ...] = ()
    instrument: Instrument | None = None
    topics: tuple[str, ...] = ()
    opinion: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Attribute:
    """A claim about a thing rather than a happening. `value` is a number, or words; `unit` is UCUM."""

    id: str
    document: str
    subject: str
    property: str
    value: float | int | str
    text: str
    attribution: tuple[Link, ...]
    evidence: tuple[Evidence, ...]
    value_entity: str | None = None
    unit: str | None = None
    comparator: str | None = None
    hedged: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that the text says was not said: what, by whom, about which report."""

    id: str
    document: str
    what: str
    attribution: tuple[Link, ...]
    evidence: tuple[Evidence, ...]
    about: str | None = None
    by: str | None = None
