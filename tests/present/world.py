"""Records for briefs, made by hand: two states of our own choosing, a few persons, and what articles say of them."""

from dataclasses import dataclass, field
from typing import Any

from communique.model import (
    Attribute,
    Conflict,
    DealSources,
    Document,
    Entity,
    Event,
    Evidence,
    Instrument,
    Item,
    Link,
    Origin,
    Participant,
    Place,
    Report,
    Role,
    Side,
    Stage,
    Value,
    Withheld,
    make_id,
    sha256,
)
from communique.model.records import plain
from communique.present.brief import Brief, Line
from communique.present.compose import compose
from communique.present.matter import Matter
from communique.reconcile.deals import find_deals

FIJI, LAOS = "FJI", "LAO"


@dataclass
class World:
    """Collects records; `brief()` composes them."""

    documents: dict[str, Document] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def article(self, name: str, text: str, outlet: str | None = "Suva Sun", published: str | None = "2024-07-04",
                **more: Any) -> str:  # fmt: skip
        """An article; its id is its name."""
        self.documents[name] = Document(
            id=name, sha256=sha256(text), text=text, path=f"{name}.txt", title=f"Title of {name}", outlet=outlet,
            published=published, **more,
        )  # fmt: skip
        return name

    def entity(self, kind: str, name: str, country: str | None = None, **roles: str) -> str:
        """An entity; `roles` maps the id of an article to the title that it gives."""
        id_ = make_id("entity", kind, name)
        seen = tuple(Role(title, None, country, seen=(Evidence(d, 0, 1, ""),)) for d, title in roles.items())
        self.entities[id_] = Entity(id_, kind, name, (name,), country=country, documents=tuple(roles), roles=seen)
        return id_

    def state(self, code: str, name: str) -> str:
        """A state."""
        return self.entity("state", name, code)

    def report(
        self, article: str, quote: str, type_: str, parts: list[tuple[str, str | None, str, str | None]], *,
        status: str = "occurred", chain: tuple[str, ...] = (), items: tuple[Item, ...] = (), where: Place | None = None,
        instrument: Instrument | None = None, **more: Any,
    ) -> Report:  # fmt: skip
        """A report; `parts` are (role, entity, words, country); `chain` names the sources after the outlet."""
        document = self.documents[article]
        start = document.text.index(quote)
        made = Report(
            id=make_id("report", article, quote, type_, status, len(self.reports)), document=article, type=type_,
            status=status, evidence=(document.evidence(start, start + len(quote)),),
            attribution=(Link(None, document.outlet or "(outlet)", "published"),
                         *(Link(None, name, "paraphrased") for name in chain)),
            participants=tuple(Participant(entity, text, role, country) for role, entity, text, country in parts),
            items=items, where=where, instrument=instrument, **more,
        )  # fmt: skip
        self.reports[made.id] = made
        return made

    def event(self, *reports: Report) -> Event:
        """One event of some reports, each of its own origin."""
        names = {r.id: r.attribution[-1].name for r in reports}

        def values(name: str) -> tuple[Value, ...]:
            found: dict[str, tuple[Any, list[str]]] = {}
            for report in reports:
                given = getattr(report, name)
                for value in given if isinstance(given, tuple) else () if given is None else (given,):
                    data = plain(value)
                    if isinstance(data, dict):
                        data = {k: v for k, v in data.items() if k not in ("start", "end")}
                    found.setdefault(repr(data), (data, []))[1].append(report.id)
            return tuple(Value(v, tuple(ids), tuple(dict.fromkeys(names[i] for i in ids))) for v, ids in found.values())

        origins = {n: tuple(r.document for r in reports if names[r.id] == n) for n in names.values()}
        fields = ("status", "stage", "hedged", "when", "where", "participants", "items", "instrument", "topics")
        made = Event(
            id=reports[0].id.replace("rep_", "evt_"), type=reports[0].type, kind=reports[0].kind,
            reports=tuple(r.id for r in reports),
            origins=tuple(Origin(None, name, documents) for name, documents in origins.items()),
            fields={name: values(name) for name in fields},
            stage_history=tuple(Stage(r.stage, r.when, (r.id,), (names[r.id],)) for r in reports
                                if r.stage and r.status != "negated"),
        )  # fmt: skip
        self.events.append(made)
        return made

    def matter(self, **more: Any) -> Matter:
        """What a brief is made from."""
        deals, _ = find_deals(DealSources(tuple(self.events), self.reports, self.documents, self.entities))
        return Matter(
            states=(FIJI, LAOS), events=tuple(self.events), reports=self.reports, documents=self.documents,
            entities=self.entities, withheld=tuple(self.withheld), attributes=tuple(self.attributes),
            conflicts=tuple(self.conflicts), deals=deals, **more,
        )  # fmt: skip

    def brief(self, **more: Any) -> Brief:
        """The brief."""
        return compose(self.matter(**more))


def texts(brief: Brief, key: str) -> list[str]:
    """The lines of a section, those under others after them, with date or label."""

    def walk(lines: tuple[Line, ...]) -> list[str]:
        out = []
        for line in lines:
            head = line.date or line.label
            out += [f"{head}: {line.text}" if head else line.text, *walk(line.lines)]
        return out

    return [text for s in brief.sections if s.key == key for text in walk(s.lines)]


def conflict(target: str, field_: str, kind: str, *sides: tuple[Any, Report]) -> Conflict:
    """A conflict of an event's reports."""
    made = tuple(Side(value, (r.id,), (), (r.attribution[-1].name,)) for value, r in sides)
    return Conflict(make_id("conflict", target, field_), "event", target, field_, kind, made)
