"""A small ledger of our own making: three articles on a gift of buses, and a reconciling that needs no reader."""

from collections.abc import Iterable
from dataclasses import replace

from communique.model import (
    Attribute,
    Conflict,
    Document,
    Entity,
    Event,
    Evidence,
    Instrument,
    Item,
    Judgement,
    Link,
    Mention,
    Origin,
    Participant,
    Place,
    Reading,
    Reconciliation,
    Report,
    Role,
    Side,
    Stage,
    Value,
    Withheld,
    document_id,
    make_id,
    sha256,
)
from communique.model.records import plain

READER = "sample 1"

FIRST = (
    "LUSAKA. Zambia received 40 buses from Türkiye on 3 May 2023, the Ministry of Transport said. Minister Mwila "
    "thanked the donors. “The buses carry up to 60 passengers,” he added.\n\n"
    "The price of the spare parts was not disclosed."
)
SECOND = (
    "Ankara denied that it had given any buses to Zambia. “Thirty were sold,” the embassy wrote.\n\n"
    "Both sides signed a memorandum on transport in Lusaka."
)
THIRD = "El ministro llegó a Lusaka."


def document(text: str, *, outlet: str | None, published: str | None, title: str, language: str = "en") -> Document:
    """A document that the sample's reader has read."""
    return Document(
        id=document_id(text, outlet=outlet, url=None, path=title), sha256=sha256(text), text=text, path=f"{title}.txt",
        state="read" if language == "en" else "unread", reader=READER, outlet=outlet, published=published,
        published_basis="metadata" if published else None, title=title, language=language, genre="news",
    )  # fmt: skip


def quoted(of: Document, words: str) -> tuple[Evidence, ...]:
    """The evidence for words that stand in the text."""
    start = of.text.index(words)
    return (of.evidence(start, start + len(words)),)


def member(of: Document, kind: str, name: str, country: str | None, *spellings: str) -> Entity:
    """An entity of one document, mentioned where each spelling first stands."""
    words = spellings or (name,)
    return Entity(
        id=make_id("entity", of.id, kind, name), kind=kind, name=name, aliases=tuple(dict.fromkeys((name, *words))),
        mentions=tuple(Mention(of.id, of.text.index(w), of.text.index(w) + len(w)) for w in words), country=country,
        documents=(of.id,), external={"iso3166": country} if kind == "state" and country else {},
    )  # fmt: skip


def first() -> Reading:
    """A delivery, an attribute, something withheld, a role."""
    doc = document(FIRST, outlet="Lusaka Courier", published="2023-05-04", title="Buses arrive")
    zambia, turkiye = member(doc, "state", "Zambia", "ZMB"), member(doc, "state", "Türkiye", "TUR")
    ministry = member(doc, "body", "Ministry of Transport", "ZMB")
    buses = member(doc, "equipment", "bus", None, "buses")
    mwila = replace(
        member(doc, "person", "Mwila", "ZMB"),
        roles=(Role("Minister", None, "ZMB", "2023-05-04", "2023-05-04", quoted(doc, "Minister Mwila")),),
    )
    outlet = Link(None, "Lusaka Courier", "published")
    said = Link(ministry.id, "Ministry of Transport", "paraphrased", quoted(doc, "the Ministry of Transport said")[0])
    delivery = Report(
        id=make_id("report", doc.id, "delivery"), document=doc.id, type="transfer", kind="gift", stage="delivery",
        status="occurred", attribution=(outlet, said), when="2023-05-03", when_text="on 3 May 2023",
        when_basis="stated", evidence=quoted(doc, "Zambia received 40 buses from Türkiye on 3 May 2023"),
        participants=(
            Participant(turkiye.id, "Türkiye", "supplier", "TUR", 34, 41),
            Participant(zambia.id, "Zambia", "recipient", "ZMB", 8, 14),
        ),
        items=(Item(buses.id, "buses", 40, None, "exact"),), topics=("transport", "aid"), confidence=0.8,
    )  # fmt: skip
    thanks = Report(
        id=make_id("report", doc.id, "thanks"), document=doc.id, type="statement", kind="praise", status="occurred",
        attribution=(outlet,), evidence=quoted(doc, "Minister Mwila thanked the donors"),
        participants=(Participant(mwila.id, "Mwila", "speaker", "ZMB"),), topics=(),
    )  # fmt: skip
    capacity = Attribute(
        id=make_id("attribute", doc.id, "capacity"), document=doc.id, subject=buses.id, property="capacity", value=60,
        text="up to 60 passengers", attribution=(outlet, Link(mwila.id, "he", "quoted")), comparator="up_to",
        evidence=quoted(doc, "The buses carry up to 60 passengers"),
    )  # fmt: skip
    price = Withheld(
        id=make_id("withheld", doc.id, "price"), document=doc.id, what="price", attribution=(outlet,),
        evidence=quoted(doc, "The price of the spare parts was not disclosed."), about=delivery.id, by=ministry.id,
    )  # fmt: skip
    return Reading(doc, (zambia, turkiye, ministry, buses, mwila), (delivery, thanks), (capacity,), (price,))


def second() -> Reading:
    """A denial and an agreement without a date."""
    doc = document(SECOND, outlet="Bosphorus Wire", published="2023-06", title="Embassy denies gift")
    turkiye = member(doc, "state", "Türkiye", "TUR", "Ankara")
    zambia = member(doc, "state", "Republic of Zambia", "ZMB", "Zambia")
    lusaka = member(doc, "place", "Lusaka", "ZMB")
    outlet = Link(None, "Bosphorus Wire", "published")
    denial = Report(
        id=make_id("report", doc.id, "denial"), document=doc.id, type="transfer", kind="gift", status="negated",
        attribution=(outlet, Link(turkiye.id, "Ankara", "paraphrased")), items=(Item(None, "buses"),),
        evidence=quoted(doc, "Ankara denied that it had given any buses to Zambia"),
        participants=(
            Participant(turkiye.id, "Ankara", "supplier", "TUR"), Participant(zambia.id, "Zambia", "recipient", "ZMB"),
        ),
    )  # fmt: skip
    signing = Report(
        id=make_id("report", doc.id, "signing"), document=doc.id, type="agreement", stage="signed", status="occurred",
        attribution=(outlet,), evidence=quoted(doc, "Both sides signed a memorandum on transport in Lusaka"),
        participants=tuple(Participant(e.id, "sides", "party", e.country) for e in (zambia, turkiye)),
        where=Place(lusaka.id, "Lusaka", "ZMB"), instrument=Instrument("memorandum on transport", "memorandum", None),
    )  # fmt: skip
    return Reading(doc, (turkiye, zambia, lusaka), (denial, signing))


def third() -> Reading:
    """A language that is not read."""
    return Reading(document(THIRD, outlet=None, published=None, title="Llegada", language="es"))


def readings() -> tuple[Reading, ...]:
    """All three."""
    return first(), second(), third()


def reconcile(readings: Iterable[Reading], *, judgements: Iterable[Judgement] = ()) -> Reconciliation:
    """States by their code, everything else by itself; transfers are one event, each other report its own."""
    groups: dict[object, list[Entity]] = {}
    reports: dict[object, list[Report]] = {}
    for reading in readings:
        for entity in reading.entities:
            groups.setdefault(entity.country if entity.kind == "state" else entity.id, []).append(entity)
        for report in reading.reports:
            reports.setdefault("transfer" if report.type == "transfer" else report.id, []).append(report)
    entities = tuple(_merged(members) for members in groups.values())
    resolve = {m.id: e.id for e, members in zip(entities, groups.values(), strict=True) for m in members}
    events = tuple(_event(found, resolve) for found in reports.values())
    conflicts = tuple(_conflict(e, found) for e, found in zip(events, reports.values(), strict=True) if len(found) > 1)
    return Reconciliation(entities, events, conflicts, resolve)


def _merged(members: list[Entity]) -> Entity:
    first_ = min(members, key=lambda e: e.id)
    return replace(
        first_,
        name=min(m.name for m in members),
        aliases=tuple(sorted({a for m in members for a in m.aliases})),
        mentions=tuple(x for m in members for x in m.mentions),
        documents=tuple(sorted({d for m in members for d in m.documents})),
    )


def _event(found: list[Report], resolve: dict[str, str]) -> Event:
    ids = tuple(r.id for r in found)
    return Event(
        id=make_id("event", min(ids)), type=found[0].type, kind=found[0].kind, reports=ids,
        origins=tuple(
            Origin(resolve.get(r.attribution[-1].entity or ""), r.attribution[-1].name, (r.document,)) for r in found
        ),
        fields={
            "status": tuple(Value(r.status, (r.id,), (r.attribution[-1].name,)) for r in found),
            "stage": tuple(Value(r.stage, (r.id,)) for r in found if r.stage),
            "when": tuple(Value(r.when, (r.id,)) for r in found if r.when),
            "participants": tuple(
                Value({**plain(p), "entity": resolve.get(str(p.entity))}, (r.id,))
                for r in found for p in r.participants
            ),
        },
        stage_history=tuple(Stage(r.stage, r.when, (r.id,), ()) for r in found if r.stage),
    )  # fmt: skip


def _conflict(event: Event, found: list[Report]) -> Conflict:
    sides = tuple(Side(r.status, (r.id,), (), (r.attribution[-1].name,)) for r in found)
    return Conflict(make_id("conflict", event.id, "status"), "event", event.id, "status", "denial", sides)
