"""What reconciling keeps beside its result, so that one more document need not bring all others together again.

All of it follows from the readings and the judgements; it is made anew whenever everything is reconciled.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Sketched(NamedTuple):
    """A member of an entity in a document, and the profile of members like it that it is part of."""

    document: str
    member: str
    profile: str


class Copied(NamedTuple):
    """A document's sketch (see `reconcile.copies`) and the smallest id among its copies."""

    document: str
    sha256: str
    numbers: bytes
    family: str


class Footing(NamedTuple):
    """Of a report, what tells whether it needs comparing: the days it may have been on (YYYY-MM-DD), whether it is of
    what lasts, and is denied; `again` stands for all it tells, where that may be told again and again."""

    record: str
    document: str
    low: str | None
    high: str | None
    lasting: bool
    denied: bool
    again: int | None


@dataclass(slots=True)
class Kept:
    """Rows to keep. `profiles` are by signature, `roots` gives the entity that each is part of; `links` are pairs of
    profiles and how their names relate; `edges` pairs of reports that are likely of one happening; `places` say what
    (a profile, report, attribute or document) is to be found where, or leans on what."""

    profiles: dict[str, list[Any]] = field(default_factory=dict)
    roots: dict[str, str] = field(default_factory=dict)
    sketched: list[Sketched] = field(default_factory=list)
    links: list[tuple[str, str, int]] = field(default_factory=list)
    copies: list[Copied] = field(default_factory=list)
    footings: list[Footing] = field(default_factory=list)
    places: list[tuple[int, str]] = field(default_factory=list)
    edges: list[tuple[str, str]] = field(default_factory=list)
