"""Conflicts in words, for pages that list them: what each is about, and its sides with who says so in which words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from communique.model import Attribute, Conflict, Document, Event, Report, Side
from communique.present import gaps
from communique.present.citations import Citations, Cited
from communique.present.gather import named_in
from communique.present.matter import Matter
from communique.present.naming import Namer
from communique.present.phrasing import capital
from communique.present.sentences import Teller
from communique.web.site import Site
from communique.web.telling import matter_of

QUOTES = 3  # records in their words under one side


@dataclass(frozen=True, slots=True)
class Words:
    """A record of a side: its article, the names from the outlet to the origin, the quote."""

    record: str
    document: Document
    chain: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A side: what it says, the names of who vouches, its first records in their words, how many there are of all."""

    says: str
    voices: tuple[str, ...]
    said: tuple[Words, ...]
    all: int


@dataclass(frozen=True, slots=True)
class Contradicted:
    """A conflict: what it is about in words, the `field` of it alone, the page that tells of that, its sides."""

    conflict: Conflict
    about: str
    field: str
    path: str
    sides: tuple[Standing, ...]


def contradicted(site: Site, conflicts: Iterable[Conflict], quotes: int | None = QUOTES) -> list[Contradicted]:
    """Conflicts as pages show them, in the words of the brief, with so many records of each side; None: all."""
    found = list(conflicts)
    if not found:  # as of most of what has a page: nothing needs to be looked up
        return []
    matter = _matter(site, found)
    namer = Namer(matter)
    teller, citations = Teller(matter, namer), Citations(matter, namer)
    events = {e.id: e for e in matter.events}
    records: dict[str, Cited] = {**matter.reports, **{a.id: a for a in matter.attributes}}
    made = []
    for one in found:
        event = events.get(one.target)
        sides = tuple(_standing(s, one, event, matter, namer, citations, records, quotes) for s in one.sides)
        about = gaps.subject(one, event, matter, teller)
        made.append(Contradicted(one, about, capital(gaps.named(one.field)), f"/{one.on}/{one.target}#{one.id}", sides))
    return made


def contradicted_by(site: Site, ids: Iterable[str]) -> list[Contradicted]:
    """The conflicts of these ids, as pages show them."""
    return contradicted(site, [c for c in site.ledger.many(ids).values() if isinstance(c, Conflict)])


def _matter(site: Site, found: Sequence[Conflict]) -> Matter:
    """The events, records, articles and names that the conflicts speak of."""
    targets = site.ledger.many(c.target for c in found if c.on == "event")
    matter = matter_of(site, [e for e in targets.values() if isinstance(e, Event)])
    claims = site.ledger.many(a for c in found for s in c.sides for a in s.attributes)
    attributes = tuple(a for a in claims.values() if isinstance(a, Attribute))
    more = site.ledger.headings(sorted({a.document for a in attributes} - matter.documents.keys()))
    things = site.ledger.sketches([*(c.target for c in found if c.on == "entity"), *named_in((), attributes)])
    return replace(matter, attributes=attributes, entities=matter.entities | things, documents=matter.documents | more)


def _standing(
    side: Side, conflict: Conflict, event: Event | None, matter: Matter, namer: Namer, citations: Citations,
    records: dict[str, Cited], quotes: int | None,
) -> Standing:  # fmt: skip
    found = [records[i] for i in (*side.reports, *side.attributes) if i in records]
    told = {(r.document, r.evidence[0].quote): r for r in reversed(found) if isinstance(r, Report | Attribute)}
    said = [
        Words(r.id, matter.documents[r.document], citations.chain(r), " […] ".join(e.quote for e in r.evidence))
        for r in reversed(told.values())
    ]  # fmt: skip
    says = capital(gaps.standpoint(conflict, side.value, found))
    return Standing(says, tuple(gaps.voices(side, event, namer)), tuple(said[:quotes]), len(said))
