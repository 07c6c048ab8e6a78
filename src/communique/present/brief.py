"""A brief: what the ledger knows of two states, as values. Renderers take it from here."""

from dataclasses import asdict, dataclass
from typing import Any

from communique.model.showing import Shown


@dataclass(frozen=True, slots=True)
class Citation:
    """Where something is said: one record's words in one article.

    `chain` runs from the outlet to the farthest named origin. `quotes` are exact. `published` is EDTF.
    """

    number: int
    records: tuple[str, ...]
    document: str
    outlet: str | None
    published: str | None
    title: str | None
    place: str | None
    chain: tuple[str, ...]
    quotes: tuple[str, ...]
    opinion: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of the brief and the numbers of its citations.

    `when` is EDTF and `date` the same in words, where the line is dated. `label` stands before the text, apart from
    it. `opinion` marks an article's own comment. `lines` go under it. `target` is the record it tells of.
    """

    text: str
    citations: tuple[int, ...] = ()
    when: str | None = None
    date: str | None = None
    label: str | None = None
    opinion: bool = False
    lines: tuple["Line", ...] = ()
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part. `note` is said under the title; `lines` may be empty, then `note` says so."""

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What a brief rests on. Dates are EDTF; `published` and `covered` are the earliest and the latest."""

    articles: int
    outlets: tuple[str, ...]
    unnamed: int
    unpublished: int
    copies: int
    commentaries: int
    origins: tuple[str, ...]
    published: tuple[str, str] | None
    covered: tuple[str, str] | None
    undated: int
    happenings: int


@dataclass(frozen=True, slots=True)
class Brief(Shown):
    """The page. `states` are alpha-3, `names` their names; `limits` says in words what it was narrowed to."""

    states: tuple[str, str]
    names: tuple[str, str]
    limits: str | None
    basis: Basis
    summary: str
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]

    @property
    def title(self) -> str:
        """`Serbia and Algeria`."""
        return " and ".join(self.names)


def to_json(brief: Brief) -> dict[str, Any]:
    """The brief as a JSON object, with the fields that these types have."""
    return {"record": "brief", "title": brief.title, **asdict(brief)}
