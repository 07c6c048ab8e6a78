"""A ledger as people use it: typed records by what they are about."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, cast

from sqlalchemy import Select

from communique.ledger import asking, dialect, queries, rows
from communique.ledger.bearing import Bearing
from communique.ledger.dealing import Dealing
from communique.ledger.judging import Judging
from communique.ledger.queries import Filter
from communique.ledger.references import Referring
from communique.ledger.rows import Row
from communique.model import Attribute, Conflict, Deal, Document, Entity, Event, Record, Report, Withheld, codes
from communique.model.showing import Shown

PLURAL = {
    "document": "documents", "entity": "entities", "report": "reports", "attribute": "attributes",
    "withheld": "withheld", "event": "events", "conflict": "conflicts", "deal": "deals",
}  # fmt: skip

Day = str | date | None
States = str | Iterable[str] | None


class Ledger(Dealing, Judging, Referring, Bearing, Shown):
    """A ledger that was opened with `communique.open_ledger`; a context manager.

    Filters are keyword-only and None by default, which filters nothing. `state` takes the name of a state in any
    spelling, its ISO code, or several of these (all of them must take part). `since` and `until` take a
    `datetime.date` or `2024`, `2024-07`, `2024-07-03`. `about` takes the name of an entity, or its id. `words` must
    all be in a quote (of a document: in title or text). Ids of entities are those of the merged ones. Each call may
    raise InputError (a filter that means nothing) or LedgerError.
    """

    def documents(
        self, *, outlet: str | None = None, state: States = None, about: str | None = None, since: Day = None,
        until: Day = None, reading: str | None = None, words: str | None = None,
    ) -> Iterator[Document]:  # fmt: skip
        """Documents, oldest first; `reading` is `read`, `unread` or `failed`."""
        asking.code_of(reading, codes.STATES_OF_DOCUMENT, "state of a document")
        found = self._asked(outlet=outlet, state=state, about=about, since=since, until=until)
        found |= {"state_of_reading": reading, "matching": self._words(words, 0)}
        return cast(Iterator[Document], self._records("document", Filter(**found)))

    def reports(
        self, *, type: str | None = None, kind: str | None = None, stage: str | None = None,
        status: str | None = None, state: States = None, about: str | None = None, since: Day = None,
        until: Day = None, outlet: str | None = None, document: str | None = None, words: str | None = None,
    ) -> Iterator[Report]:  # fmt: skip
        """Reports, oldest first. `since` and `until` go by a report's own date; by its article's where it has none."""
        found = self._asked(outlet=outlet, state=state, about=about, since=since, until=until)
        found |= _coded(type, kind, stage, status) | {"document": document, "matching": self._words(words, 1)}
        return cast(Iterator[Report], self._records("report", Filter(**found)))

    def events(
        self, *, type: str | None = None, kind: str | None = None, stage: str | None = None,
        status: str | None = None, state: States = None, about: str | None = None, since: Day = None,
        until: Day = None, outlet: str | None = None, words: str | None = None,
    ) -> Iterator[Event]:  # fmt: skip
        """Events, oldest first, the undated last; `stage` and `status` are the best supported."""
        found = self._asked(outlet=outlet, state=state, about=about, since=since, until=until)
        found |= _coded(type, kind, stage, status) | {"matching": self._words(words, 1)}
        return cast(Iterator[Event], self._records("event", Filter(**found)))

    def entities(self, *, kind: str | None = None, state: States = None, about: str | None = None) -> Iterator[Entity]:
        """Entities, those in most documents first; `about` is a name, whole or the beginning of a word of it."""
        asking.code_of(kind, codes.ENTITY_KINDS, "kind of entity")
        found = self._asked(state=state, about=about)
        return cast(Iterator[Entity], self._records("entity", Filter(kind=kind, **found)))

    def attributes(
        self, *, about: str | None = None, outlet: str | None = None, document: str | None = None,
        words: str | None = None,
    ) -> Iterator[Attribute]:  # fmt: skip
        """Claims about things; `about` is the thing."""
        found = self._asked(outlet=outlet, about=about) | {"document": document, "matching": self._words(words, 1)}
        return cast(Iterator[Attribute], self._records("attribute", Filter(**found)))

    def withheld(
        self, *, state: States = None, about: str | None = None, since: Day = None, until: Day = None,
        outlet: str | None = None, document: str | None = None, words: str | None = None,
    ) -> Iterator[Withheld]:  # fmt: skip
        """What was kept back; states and names are those of the report that it is about."""
        found = self._asked(outlet=outlet, state=state, about=about, since=since, until=until)
        found |= {"document": document, "matching": self._words(words, 1)}
        return cast(Iterator[Withheld], self._records("withheld", Filter(**found)))

    def conflicts(
        self, *, kind: str | None = None, on: str | None = None, field: str | None = None, state: States = None,
        about: str | None = None,
    ) -> Iterator[Conflict]:  # fmt: skip
        """What sources contradict; `on` is `event` or `entity`, `field` that of which they give several values."""
        asking.code_of(kind, codes.CONFLICT_KINDS, "kind of conflict")
        asking.code_of(on, ("event", "entity"), "target of a conflict")
        found = self._asked(state=state, about=about)
        return cast(Iterator[Conflict], self._records("conflict", Filter(kind=kind, on=on, field=field, **found)))

    def deals(
        self, *, state: States = None, supplier: str | None = None, recipient: str | None = None,
        about: str | None = None, stage: str | None = None, since: Day = None, until: Day = None,
    ) -> Iterator[Deal]:  # fmt: skip
        """The same goods between the same states, oldest first; `stage` is one that was reached, or beyond it."""
        self._fresh_deals()
        found = self._asked(state=state, about=about, since=since, until=until)
        sides = {"supplier": supplier, "recipient": recipient}
        found |= {side: name and asking.state_code(name) for side, name in sides.items()}
        found["stage"] = asking.code_of(stage, codes.STAGES["transfer"], "stage of transfer")
        return cast(Iterator[Deal], self._records("deal", Filter(**found)))

    def search(self, words: str) -> Iterator[Report | Attribute | Withheld | Document]:
        """Records with a quote that has all these words, then documents with all of them; case and accents aside."""
        yield from self.reports(words=words)
        yield from self.attributes(words=words)
        yield from self.withheld(words=words)
        yield from self.documents(words=words)

    def matching(self, words: str) -> tuple[Select[Any], Select[Any]]:
        """Statements for the ids of documents, and of records with a quote, that have all these words."""
        return dialect.with_words(self._engine, words)

    def _asked(
        self, *, outlet: str | None = None, state: States = None, about: str | None = None, since: Day = None,
        until: Day = None,
    ) -> dict[str, Any]:  # fmt: skip
        first, last = asking.days(since, until)
        return {
            "outlet": outlet, "states": asking.state_codes(state), "since": first, "until": last,
            "entities": None if about is None else self.entities_named(about),
        }  # fmt: skip

    def _words(self, words: str | None, which: int) -> Select[Any] | None:
        return None if words is None else dialect.with_words(self._engine, words)[which]

    def _records(self, kind: str, asked: Filter) -> Iterator[Record]:
        return map(rows.typed, self._listed(kind, asked))

    def _listed(self, kind: str, asked: Filter) -> Iterator[Row]:
        return self.exported(kind, queries.LISTS[PLURAL[kind]](asked))


def _coded(type_: str | None, kind: str | None, stage: str | None, status: str | None) -> dict[str, str | None]:
    kinds, stages = (v.get(type_, ()) if type_ else sum(v.values(), ()) for v in (codes.KINDS, codes.STAGES))
    return {
        "type": asking.code_of(type_, codes.REPORT_TYPES, "type of report"),
        "kind": asking.code_of(kind, kinds, f"kind of {type_ or 'report'}"),
        "stage": asking.code_of(stage, stages, f"stage of {type_ or 'report'}"),
        "status": asking.code_of(status, codes.STATUSES, "status"),
    }
