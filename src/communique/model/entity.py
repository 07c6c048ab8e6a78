"""Entities: who and what the record speaks of."""

from dataclasses import dataclass, field

from communique.model.document import Evidence


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an entity is named, or pointed at ("the minister"), in a document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Role:
    """A post, title or rank that a person was seen with; dated by the documents it was seen in (EDTF)."""

    title: str
    body: str | None = None
    country: str | None = None
    from_: str | None = None
    to: str | None = None
    seen: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body, thing or place: within a document as it is read, across all once reconciled.

    `country` is ISO 3166-1 alpha-3. `aliases` holds every spelling seen, the preferred name included.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    country: str | None = None
    documents: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    external: dict[str, str] = field(default_factory=dict)
