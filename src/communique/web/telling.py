"""Happenings as sentences, for lists of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from communique.model import Document, Event
from communique.present.catalogue import Happening
from communique.present.gather import named_in, reports_of
from communique.present.matter import Matter
from communique.present.naming import Namer
from communique.present.phrasing import quoted
from communique.present.sentences import Teller
from communique.present.timeline import UNSAID
from communique.web.site import Site


@dataclass(frozen=True, slots=True)
class Told:
    """A happening as one sentence, and the first article that reports it."""

    happening: Happening
    sentence: str
    first: Document | None


def matter_of(site: Site, events: Iterable[Event], states: tuple[str, str] = ("", "")) -> Matter:
    """Events with their reports, articles and names: enough to tell them."""
    found = tuple(events)
    reports = reports_of(site.ledger, found)
    documents = site.ledger.headings(r.document for r in reports.values())
    entities = site.ledger.sketches(named_in(found, reports.values()))
    entities |= {e.id: e for e in entities.values()}
    return Matter(states=states, events=found, reports=reports, documents=documents, entities=entities)


def told(site: Site, happenings: Iterable[Happening], states: tuple[str, str] = ("", "")) -> list[Told]:
    """Each of them as a sentence, in the same order; one that was just read anew, and is gone, is left out."""
    wanted = list(happenings)
    if not wanted:
        return []
    records = site.ledger.many(h.id for h in wanted)
    events = {id_: e for id_, e in records.items() if isinstance(e, Event)}
    matter = matter_of(site, events.values(), states)
    teller = Teller(matter, Namer(matter), counts=False)
    made = []
    for one in wanted:
        event = events.get(one.id)
        if event is None:
            continue
        reports = matter.told(event)
        sentence = teller.sentence(event)
        if event.type in (*UNSAID, "statement") and reports:
            sentence += f": {quoted((e.quote for e in reports[0].evidence), inner=event.type == 'statement')}"
        made.append(Told(one, sentence, matter.documents.get(reports[0].document) if reports else None))
    return made
