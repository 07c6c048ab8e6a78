"""Strands: what one event tells of one kind of goods between two states. Deals are spun from them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from communique.knowledge.deals import deal_words
from communique.model import DealSources, Document, Entity, Event, Report, Value, make_id
from communique.model.ids import PREFIXES
from communique.reconcile.groups import Groups
from communique.reconcile.matches import Match
from communique.reconcile.papers import sides, signed_for
from communique.reconcile.standing import DONE
from communique.reconcile.wares import Goods, goods_of, is_money, same
from communique.text import edtf
from communique.text.sounds import romanise

# An interest and a request are themselves wishes; an offer is one when it is made, announced or stood by.
REACHED = {"interest": DONE | {"wanted"}, "request": DONE | {"wanted"}, "offer": DONE | {"wanted", "planned"}}
SIGNED = frozenset({"signed", "ratified", "in_force"})
TALKED = frozenset({"negotiating", "agreed"})
PLACED, MOVED = frozenset({"order", "licence"}), frozenset({"delivery", "in_service"})


@dataclass(frozen=True, slots=True)
class Strand:
    """`ids` are those that a deal of it alone could have. `items` are the event's on these goods, and money where it
    has no others. `start` and `end` are the days between which it was, as far as its date or its articles tell."""

    ids: frozenset[str]
    event: Event
    supplier: str | None
    recipient: str | None
    states: frozenset[str]
    goods: tuple[Goods, ...]
    items: tuple[Value, ...]
    reports: tuple[Report, ...]
    phase: str
    start: date | None
    end: date | None

    @property
    def id(self) -> str:
        """What orders strands."""
        return min(self.ids)

    @property
    def directed(self) -> bool:
        """Whether both supplier and recipient are known."""
        return self.supplier is not None and self.recipient is not None


def stage_of(report: Report) -> str | None:
    """The rung of a transfer that a report tells of; None for a report of none, as of joint production."""
    if report.type == "transfer":
        return report.stage or ("order" if report.kind == "sale" else None)
    if report.type != "agreement":
        return None
    paper = report.instrument
    told = set(romanise(f"{paper.text} {paper.form or ''}").split()) if paper else set()
    signed = next((stage for word, stage in deal_words().papers.items() if word in told), None)
    if report.stage in SIGNED:
        return signed or "negotiation"
    if report.stage == "ended":
        return "cancelled" if signed else None
    return "negotiation" if report.stage in TALKED else None


def standing_of(report: Report) -> str:
    """Whether a report's rung is `reached`, `ahead` or `denied`. The rung of what is wanted is ahead, a wish apart."""
    if report.status == "negated":
        return "denied"
    return "reached" if report.status in REACHED.get(stage_of(report) or "", DONE) else "ahead"


def strands(sources: DealSources) -> Iterator[Strand]:
    """Every strand of the events, in the order of the events' ids; a commentator's opinion makes none."""
    events = sorted(sources.events, key=lambda e: e.id)
    items = {e.id: _items(e, sources) for e in events}
    called = _called(items.values(), sources.entities)
    for event in events:
        ways = list(_ways(event, sources))
        things = _things(event, items[event.id], called, sources.entities) if ways else []
        for (supplier, recipient, states), (goods, values) in product(ways, things):
            alone = len(ways) * len(things) == 1
            strand = _strand(event, sources, supplier, recipient, states, goods, values, alone=alone)
            if strand.reports:
                yield strand


def given(event: Event, field: str) -> tuple[Value, ...]:
    """The values of an event's field, the best supported first, without those that a person has judged wrong."""
    return tuple(v for v in event.fields.get(field, ()) if v.judged != "wrong")


def wrong(event: Event, *fields: str) -> frozenset[str]:
    """The reports of an event whose value for one of these fields a person has judged wrong."""
    return frozenset(r for f in fields for v in event.fields.get(f, ()) if v.judged == "wrong" for r in v.reports)


def _items(event: Event, sources: DealSources) -> tuple[Value, ...]:
    """The items of an event, with those that only its papers name."""
    if event.type != "agreement":
        return given(event, "items")
    reports = (sources.reports[i] for i in event.reports)
    return given(event, "items") + signed_for(reports, sources.entities)


def _called(items: Iterable[tuple[Value, ...]], entities: Mapping[str, Entity]) -> dict[str, frozenset[str]]:
    """By the id of each thing of a name the words with which it was ever named: a Belarus-1221 is a tractor."""
    found: dict[str, frozenset[str]] = {}
    for value in (v for values in items for v in values):
        entity = entities.get(value.value.get("entity") or "")
        goods = goods_of(value.value, entity) if entity else None
        if goods and goods.named:
            found[goods.named] = found.get(goods.named, frozenset()) | goods.words
    return found


def _ways(event: Event, sources: DealSources) -> Iterator[tuple[str | None, str | None, frozenset[str]]]:
    """From which state to which; of an agreement or joint work of two, between which, where no paper says more."""
    found: dict[str, set[str]] = {}
    for value in given(event, "participants"):
        if value.value.get("country"):
            found.setdefault(value.value["role"], set()).add(value.value["country"])
    suppliers, recipients = sorted(found.get("supplier", ())), sorted(found.get("recipient", ()))
    if suppliers or recipients:
        for s, r in product((*suppliers,) or (None,), (*recipients,) or (None,)):
            if s != r:
                yield s, r, frozenset(filter(None, (s, r)))
    elif event.type != "transfer":
        parties = frozenset[str]().union(*found.values())
        if len(parties) == 2:
            yield *sides((sources.reports[i] for i in event.reports), parties), parties


def _things(
    event: Event, items: tuple[Value, ...], called: Mapping[str, frozenset[str]], entities: Mapping[str, Entity]
) -> list[tuple[tuple[Goods, ...], tuple[Value, ...]]]:
    """The kinds of goods of an event, each with its items; money goes with the goods where they are of one kind."""
    read = [(v, goods_of(v.value, entities.get(v.value.get("entity") or ""))) for v in items]
    goods = [
        (v, replace(g, words=g.words | called[g.named] - g.names) if g.named else g)
        for v, g in read
        if g and (g.named or event.type != "cooperation")
    ]
    groups = Groups(range(len(goods)))
    for i, (_, a) in enumerate(goods):
        for j, (_, b) in enumerate(goods[:i]):
            if same(a, b) >= Match.LOOSE:
                groups.join(j, i)
    kinds = list(groups.sets().values())
    money = tuple(v for v, _ in read if is_money(v.value)) if len(kinds) == 1 else ()
    return [(tuple(goods[i][1] for i in kind), tuple(goods[i][0] for i in kind) + money) for kind in kinds]


def _strand(
    event: Event, sources: DealSources, supplier: str | None, recipient: str | None, states: frozenset[str],
    goods: tuple[Goods, ...], items: tuple[Value, ...], *, alone: bool,
) -> Strand:  # fmt: skip
    naming = {r for v in items for r in v.reports}
    silent = {i for i in event.reports if not sources.reports[i].items}
    kept = sorted({*naming, *silent} - wrong(event, "stage", "status"))
    reports = tuple(sources.reports[i] for i in kept if not sources.reports[i].opinion)
    ids = set()
    for report in sorted(naming):
        texts = sorted({v.value["text"] for v in items if report in v.reports})
        bare = PREFIXES["deal"] + report.removeprefix(PREFIXES["report"])
        ids.add(bare if alone else make_id("deal", report, supplier, recipient, *texts))
    phase = _phase(reports)
    return Strand(
        frozenset(ids), event, supplier, recipient, states, goods, items, reports, phase,
        *_days(event, reports, sources.documents, phase),
    )  # fmt: skip


def _phase(reports: tuple[Report, ...]) -> str:
    """`talk`, `placed`, `in_service`, `moved`; `ahead` or `denied` where nothing was reached."""
    reached = {stage_of(r) for r in reports if standing_of(r) == "reached"}
    if not reached:
        return "ahead" if any(standing_of(r) == "ahead" for r in reports) else "denied"
    if reached & MOVED:
        return "moved" if "delivery" in reached else "in_service"
    return "placed" if reached & PLACED else "talk"


def _days(
    event: Event, reports: tuple[Report, ...], documents: Mapping[str, Document], phase: str
) -> tuple[date | None, date | None]:
    dates = given(event, "when")
    if dates and edtf.is_valid(dates[0].value):
        return edtf.bounds(dates[0].value)
    published = [edtf.bounds(d) for r in reports if (d := documents[r.document].published)]
    told = min((low for low, _ in published if low), default=None)
    return (told if phase in ("talk", "ahead", "denied") else None), told
