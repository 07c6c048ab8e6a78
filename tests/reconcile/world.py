"""A small world to reconcile: articles written down as what a reader would make of them."""

from collections.abc import Iterable
from typing import Any

from communique.model import (
    Attribute,
    Document,
    Entity,
    Event,
    Instrument,
    Item,
    Link,
    Mention,
    Participant,
    Place,
    Reading,
    Reconciliation,
    Report,
    Role,
    Via,
    make_id,
    sha256,
)  # fmt: skip
from communique.reconcile import reconcile


class Article:
    """One article. Names are declared first (`person`, `entity`), then used by `report` and `claim`."""

    def __init__(
        self,
        outlet: str | None,
        published: str | None = None,
        *,
        text: str = "",
        via: str | None = None,
        slug: str = "",
    ) -> None:
        self.outlet, self.published, self.text = outlet, published, text
        self.via = (Via(via, "republishes"),) if via else ()
        self.id = make_id("document", outlet, published, text, slug)
        self.entities: dict[str, Entity] = {}
        self.reports: list[Report] = []
        self.attributes: list[Attribute] = []

    def entity(self, kind: str, name: str, country: str | None = None, *aliases: str, title: str | None = None) -> str:
        made = make_id("entity", self.id, kind, name, country)
        roles = (Role(title, None, country),) if title else ()
        self.entities[name] = Entity(
            made, kind, name, (name, *aliases), (Mention(self.id, 0, 0),), country, (self.id,), roles
        )
        return made

    def person(self, name: str, country: str | None = None, title: str | None = None, *aliases: str) -> str:
        return self.entity("person", name, country, *aliases, title=title)

    def id_of(self, name: str | None) -> str | None:
        return self.entities[name].id if name in self.entities else None

    def _evidence(self, quote: str) -> tuple[int, int]:
        if quote not in self.text:
            self.text += ("\n" if self.text else "") + quote + "."
        return self.text.index(quote), self.text.index(quote) + len(quote)

    def _chain(self, chain: Iterable[str]) -> tuple[Link, ...]:
        names = [self.outlet or "(outlet)", *chain]
        return tuple(Link(self.id_of(n), n, "cited" if i else "published") for i, n in enumerate(names))

    def report(
        self,
        kind: str,
        quote: str,
        parties: str,
        *,
        where: str | None = None,
        items: Iterable[tuple[Any, ...]] = (),
        instrument: str | None = None,
        chain: Iterable[str] = (),
        **codes: Any,
    ) -> str:
        """`kind` is "type" or "type/kind" or "type:stage"; `parties` "role=Name@CUB, ..."."""
        type_, _, stage = kind.partition(":")
        type_, _, sort = type_.partition("/")
        start, end = self._evidence(quote)
        made = make_id("report", self.id, kind, start, end, codes.get("status"))
        people = []
        for party in filter(None, parties.split(", ")):
            role, _, rest = party.partition("=")
            name, _, country = rest.partition("@")
            people.append(Participant(self.id_of(name), name, role, country or None))
        place, _, state = (where or "").partition("@")
        self.reports.append(
            Report(
                id=made,
                document=self.id,
                type=type_,
                kind=sort or None,
                stage=stage or None,
                status=codes.pop("status", "occurred"),
                attribution=self._chain(chain),
                evidence=(Document(self.id, "", self.text).evidence(start, end),),
                participants=tuple(people),
                where=Place(self.id_of(place), place, state or None) if where else None,
                items=tuple(Item(self.id_of(i[0]), *i) for i in items),
                instrument=Instrument(instrument) if instrument else None,
                **codes,
            )
        )
        return made

    def claim(self, subject: str, name: str, value: Any, unit: str | None = None, comparator: str = "exact",
              chain: Iterable[str] = ()) -> str:  # fmt: skip
        quote = f"of the {subject} the {name} is {comparator} {value} {unit or ''}"
        start, end = self._evidence(quote)
        made = make_id("attribute", self.id, name, start)
        subject_id = self.id_of(subject)
        assert subject_id, f"{subject} was not declared"
        evidence = Document(self.id, "", self.text).evidence(start, end)
        self.attributes.append(
            Attribute(made, self.id, subject_id, name, value, str(value), self._chain(chain), (evidence,),
                      self.id_of(str(value)), unit, comparator)
        )  # fmt: skip
        return made

    @property
    def reading(self) -> Reading:
        document = Document(
            self.id, sha256(self.text), self.text, outlet=self.outlet, published=self.published, via=self.via
        )
        return Reading(document, tuple(self.entities.values()), tuple(self.reports), tuple(self.attributes))


class Made:
    """What articles came to, and questions about it."""

    def __init__(self, *articles: Article, judgements: Any = ()) -> None:
        self.result: Reconciliation = reconcile([a.reading for a in articles], judgements=judgements)

    def one(self, *ids: str) -> bool:
        """Whether all these entities or reports came to one."""
        return len({self.result.resolve[i.replace("rep_", "evt_")] for i in ids}) == 1

    def event(self, report: str) -> Event:
        return next(e for e in self.result.events if report in e.reports)

    def origins(self, report: str) -> list[str]:
        return [o.name for o in self.event(report).origins]

    def conflicts(self) -> list[tuple[str, str, set[Any]]]:
        return [(c.field, c.kind, {s.value for s in c.sides}) for c in self.result.conflicts]
