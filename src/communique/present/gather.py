"""The records of a ledger that a brief on two states is made from."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from communique.knowledge.states import name_of
from communique.ledger import Ledger, asking
from communique.model import Attribute, Conflict, Document, Entity, Event, Report, Withheld
from communique.present.matter import Matter, best, values
from communique.text import edtf

THINGS = ("equipment", "vessel")
PLACED = ("visit", "presence", "force")  # types whose place is a state that takes part, named among them or not


class _Gathering:
    def __init__(self, ledger: Ledger, states: tuple[str, str], about: str | None) -> None:
        self.ledger, self.states = ledger, frozenset(states)
        self.entities: dict[str, Entity] = {}
        self.reports: dict[str, Report] = {}
        self.seen: dict[str, list[Report]] = {}  # every report of an article, by article
        self.named = None if about is None else {r.id for r in ledger.reports(about=about)}

    def entity(self, id: str | None) -> Entity | None:
        if id and id not in self.entities:
            found = self.ledger.get(id)
            if isinstance(found, Entity):
                self.entities[id] = self.entities[found.id] = found
        return self.entities.get(id) if id else None

    def events(self) -> list[Event]:
        """Events in which both states have a part, be it by the country of someone who takes part."""
        found = {e.id: e for e in self.ledger.events(state=sorted(self.states))}
        articles = {r.document for r in self.ledger.reports(state=sorted(self.states))}
        for event in found.values():
            articles |= {self._report(r).document for r in event.reports}
        for state in sorted(self.states):
            for event in self.ledger.events(state=state):
                if event.id not in found and self.states <= self._of_event(event):
                    found[event.id] = event
        for article in sorted(articles):
            for report in self._of(article):
                if self.states <= self._of_report(report):
                    id = self.ledger.event_of(report.id)
                    if id and id not in found and isinstance(whole := self.ledger.get(id), Event):
                        found[id] = whole
        return [e for e in found.values() if self.named is None or self.named & set(e.reports)]

    def _of(self, article: str) -> list[Report]:
        if article not in self.seen:
            self.seen[article] = list(self.ledger.reports(document=article))
            self.reports.update((r.id, r) for r in self.seen[article])
        return self.seen[article]

    def _report(self, id: str) -> Report:
        if id not in self.reports:
            found = self.ledger.get(id)
            assert isinstance(found, Report)
            self.reports[id] = found
        return self.reports[id]

    def _of_report(self, report: Report) -> frozenset[str]:
        parts = [(p.country, p.entity) for p in report.participants]
        return self._countries(report.type, parts, report.where.country if report.where else None)

    def _of_event(self, event: Event) -> frozenset[str]:
        parts = [(p["country"], p["entity"]) for p in values(event, "participants")]
        return self._countries(event.type, parts, (best(event, "where") or {}).get("country"))

    def _countries(
        self, type_: str, parts: Iterable[tuple[str | None, str | None]], where: str | None
    ) -> frozenset[str]:
        """The states of those who take part: as the record has it, else as is known of them."""
        found = {where} if type_ in PLACED else set()
        for country, id in parts:
            entity = None if country else self.entity(id)
            found.add(country or (entity.country if entity else None))
        return frozenset(c for c in found if c)

    def known(self, events: Iterable[Event], others: Iterable[Report | Attribute | Withheld]) -> None:
        """Look up every entity that will be named."""
        for event in events:
            for field in ("participants", "items", "where"):
                for value in values(event, field):
                    self.entity(value.get("entity"))
            for origin in event.origins:
                self.entity(origin.entity)
        for record in others:
            for link in record.attribution:
                self.entity(link.entity)
            for id in (getattr(record, "subject", None), getattr(record, "value_entity", None)):
                self.entity(id)
            self.entity(getattr(record, "by", None))


def _within(event: Event, told: str | None, since: str | None, until: str | None) -> bool:
    """Whether an event's days, or where it has none those of the first article on it, meet those asked for."""
    date = best(event, "when") or told
    if not since and not until:
        return True
    low, high = edtf.bounds(date) if date else (None, None)
    if low is None and high is None:
        return False
    early = bool(until and low and low.isoformat() > until)
    late = bool(since and high and high.isoformat() < since)
    return not early and not late


def gather(
    ledger: Ledger, states: tuple[str, str], *, about: str | None = None, since: str | None = None,
    until: str | None = None,
) -> Matter:  # fmt: skip
    """Everything in a ledger for a brief on two states (alpha-3); `about` is a name, dates as for `Ledger.events`.

    Raises InputError for a date that is none.
    """
    first, last = asking.days(since, until)
    gathering = _Gathering(ledger, states, about)
    matter = Matter(states=states, about=about, since=since, until=until)
    events = gathering.events()
    reports = {r: gathering._report(r) for e in events for r in e.reports}
    documents = {r.document: _document(ledger, r.document) for r in reports.values()}
    matter = Matter(states=states, reports=reports, documents=documents)
    events = [e for e in events if _within(e, matter.first_told(e), first, last)]
    reports = {r: reports[r] for e in events for r in e.reports}
    articles = sorted({r.document for r in reports.values()})
    withheld = [w for a in articles for w in ledger.withheld(document=a)]
    gathering.known(events, [*reports.values(), *withheld])
    withheld = [w for w in withheld if w.about in reports or (w.about is None and about is None and _of(gathering, w))]
    things = _things(gathering, events)
    attributes = [a for thing in things for a in ledger.attributes(about=thing)]
    gathering.known((), attributes)
    for record in attributes:
        documents.setdefault(record.document, _document(ledger, record.document))
    conflicts = list(_conflicts(ledger, events, things, states))
    return Matter(
        states=states, events=tuple(events), reports=reports, documents=documents, entities=gathering.entities,
        withheld=tuple(withheld), attributes=tuple(attributes), conflicts=tuple(conflicts), about=about, since=since,
        until=until,
    )  # fmt: skip


def _document(ledger: Ledger, id: str) -> Document:
    found = ledger.get(id)
    assert isinstance(found, Document)
    return found


def _of(gathering: _Gathering, note: Withheld) -> bool:
    """Whether what an article keeps back, without saying of what happening, is kept back by one of the two."""
    by = gathering.entity(note.by)
    return by is not None and by.country in gathering.states


def _things(gathering: _Gathering, events: Iterable[Event]) -> list[str]:
    """The equipment and vessels that go from one state to another, or are shown."""
    found = [gathering.entity(i.get("entity")) for e in events for i in values(e, "items")]
    return list(dict.fromkeys(e.id for e in found if e and e.kind in THINGS))


def _conflicts(
    ledger: Ledger, events: Iterable[Event], things: Iterable[str], states: tuple[str, str]
) -> Iterator[Conflict]:
    targets = {e.id for e in events} | set(things)
    seen: set[str] = set()
    found = [*ledger.conflicts(state=list(states)), *(c for t in things for c in ledger.conflicts(about=t))]
    for conflict in found:
        if conflict.target in targets and conflict.id not in seen:
            seen.add(conflict.id)
            yield conflict


MOST = 4  # pairs or states that are offered where there is nothing on those asked for


def most_told(ledger: Ledger, states: tuple[str, str]) -> tuple[list[str], list[str]]:
    """With whom two states have the most events ("Cuba and Russia"); and the states that are in the most articles."""
    pairs: Counter[tuple[str, str]] = Counter()
    for state in states:
        for event in ledger.events(state=state):
            others = {p["country"] for p in values(event, "participants")} - {state, None}
            pairs.update((state, other) for other in others)
    partners = [f"{name_of(a)} and {name_of(b)}" for (a, b), _ in sorted(pairs.items(), key=lambda p: (-p[1], p[0]))]
    known = (e.name for e in ledger.entities(kind="state"))
    return partners[:MOST], list(dict.fromkeys(islice(known, MOST)))
