"""Goods and equipment: each deal with how far it got, the rungs that each origin vouches for, and what is claimed."""

from collections import defaultdict
from typing import Any

from communique.knowledge.wording import words
from communique.model import Attribute, Deal, Event, Origin, Report, codes
from communique.model.records import plain
from communique.present import deals
from communique.present.brief import Line, Section
from communique.present.citations import Citations
from communique.present.matter import Matter, best, values
from communique.present.naming import Namer, item, state_name
from communique.present.phrasing import capital, listed
from communique.text import edtf
from communique.text.names import fold

ORDER = {stage: rank for rank, stage in enumerate(codes.STAGES["transfer"])}
UNSTAGED = ORDER["negotiation"] + 0.5  # "sold", no more: past talk, short of anything that was seen to move
THINGS = ("equipment", "vessel")
SURE = ("occurred", "ongoing", "wanted", "planned")


def goods(matter: Matter, namer: Namer, citations: Citations) -> Section:
    """A line for each deal, under it how far it got, a line for each origin and one for each property claimed.

    A transfer of no deal, as of money, has a line of its own.
    """
    of_event = {e: d for d in reversed(matter.deals) for e in d.events}
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in (e for e in matter.events if e.type == "transfer"):
        deal = of_event.get(event.id)
        groups[deal.id if deal else event.id].append(event)
    known = {d.id: d for d in matter.deals}
    claimed: set[str] = set()
    ordered = sorted(groups.items(), key=lambda g: min(matter.order(e) for e in g[1]))
    made = [_ladder(known.get(id_), events, claimed, matter, namer, citations) for id_, events in ordered]
    return Section("goods", "Goods and equipment", tuple(made), None if made else "No transfer of goods is reported.")


def _money(value: dict[str, Any]) -> bool:
    unit = value.get("unit") or ""
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def _ladder(
    deal: Deal | None, events: list[Event], claimed: set[str], matter: Matter, namer: Namer, citations: Citations
) -> Line:
    """`claimed` holds the things whose properties stand under an earlier ladder."""
    ordered = sorted(events, key=matter.order)
    title = f"{capital(deals.goods(deal))}, {deals.way(deal)}" if deal else _title(ordered[0], matter)
    ids = {i for e in ordered for v in values(e, "items") if (i := v.get("entity"))}
    by_origin: dict[str, list[tuple[Event, Report]]] = defaultdict(list)
    for event in ordered:
        for report in matter.told(event):
            by_origin[_origin(event, report, matter, namer)].append((event, report))
    rungs = [_rungs(origin, told, title, citations) for origin, told in by_origin.items()]
    rungs.sort(key=lambda r: (-r[0], r[1].label or ""))
    claims = _claims([a for a in matter.attributes if _subject(a, matter) in ids - claimed], matter, citations)
    claimed |= ids
    first = best(ordered[0], "when") or matter.first_told(ordered[0])
    return Line(title, (), first, lines=(*_furthest(deal, matter, citations), *(line for _, line in rungs), *claims))


def _furthest(deal: Deal | None, matter: Matter, citations: Citations) -> list[Line]:
    """How far one origin, and two, put it, with the reports of the furthest rung; of one rung alone, nothing new."""
    top = deal.rung(deal.furthest) if deal and deal.furthest else None
    if deal is None or top is None or len(deal.ladder) < 2:
        return []
    told = [matter.reports[r] for r in top.reports if r in matter.reports]
    return [Line(deals.furthest(deal), citations.of(told), label="Furthest")]


def _title(event: Event, matter: Matter) -> str:
    """What goes from whom to whom, where it is of no deal."""
    named = [n for v in values(event, "items") if (n := matter.entity(v.get("entity"))) and n.kind in THINGS]
    words_ = [item({**v, "quantity": None}).text for v in values(event, "items") if not _money(v)]
    money = [item(v).text for v in values(event, "items") if _money(v)]
    what = list(dict.fromkeys([n.name for n in named] or words_ or money)) or ["goods not named"]
    countries = {p["role"]: p["country"] for p in reversed(values(event, "participants")) if p["country"]}
    sides = ((word, countries.get(role)) for word, role in (("from", "supplier"), ("to", "recipient")))
    way = " ".join(f"{word} {state_name(code)}" for word, code in sides if code)
    return ", ".join(filter(None, (capital(listed(what[:3])), way)))


def _origin(event: Event, report: Report, matter: Matter, namer: Namer) -> str:
    """The name of who vouches for a report in the end."""
    carried = [o for o in event.origins if report.document in o.documents]
    link = report.attribution[-1]
    known = matter.entity(link.entity)
    own = [o for o in carried if (known and o.entity == known.id) or o.name == link.name]
    chosen: Origin | None = (own or carried or [None])[0]  # type: ignore[list-item]
    name, entity = (chosen.name, chosen.entity) if chosen else (link.name, link.entity)
    document = matter.documents.get(report.document)
    return namer.origin(name, entity) or (document.outlet if document else None) or "an outlet not named"


def _rungs(origin: str, told: list[tuple[Event, Report]], title: str, citations: Citations) -> tuple[float, Line]:
    """The rungs that one origin tells of, the furthest last, and how far that is."""
    ranked = sorted(told, key=lambda t: (_rank(t[1]), edtf.sort_key(t[1].when), t[1].id))
    told_ = list(dict.fromkeys(_step(report, title) for _, report in ranked))
    steps = [s for s in told_ if s.removeprefix("reported ") == s or s.removeprefix("reported ") not in told_]
    sure = [_rank(r) for _, r in told if r.status in SURE]
    text = " → ".join(steps)
    return max(sure, default=-1.0), Line(text, citations.of(r for _, r in ranked), label=capital(origin),
                                         opinion=all(r.opinion for _, r in told))  # fmt: skip


def _rank(report: Report) -> float:
    return ORDER[report.stage] if report.stage else UNSTAGED


def _step(report: Report, title: str) -> str:
    """`offer of 24 launchers for 310 million euros, May 2023`; `denied delivery`, `possible delivery`."""
    spoken = report.stage in words().spoken and report.status != "negated"
    mark = "" if spoken else words().statuses[report.status]
    doubt = "reported" if report.hedged and report.status not in ("possible", "negated") else ""
    noun = words().rungs[report.stage or ""]
    if not report.stage and report.kind:
        noun = report.kind
    counted = [item(plain(i)).text for i in report.items if i.quantity is not None or fold(i.text) not in fold(title)]
    size = f" ({', '.join(counted)})" if counted else ""
    when = f", {edtf.humanize(report.when)}" if report.when else ""
    return " ".join(filter(None, (mark, doubt, noun))) + size + when


def _subject(attribute: Attribute, matter: Matter) -> str:
    entity = matter.entity(attribute.subject)
    return entity.id if entity else attribute.subject


def _claims(found: list[Attribute], matter: Matter, citations: Citations) -> list[Line]:
    """A line for each property, with each value once."""
    by_property: dict[tuple[str, str], dict[str, list[Attribute]]] = defaultdict(lambda: defaultdict(list))
    for attribute in found:
        entity = matter.entity(attribute.subject)
        by_property[attribute.property, entity.name if entity else ""][_value(attribute)].append(attribute)
    several = len({name for _, name in by_property}) > 1
    lines = []
    for (property_, name), by_value in sorted(by_property.items(), key=lambda p: (p[0][1], p[0][0])):
        label = property_.replace("_", " ").capitalize() + (f" of {name}" if several else "")
        cited = citations.of(a for given in by_value.values() for a in given)
        lines.append(Line("; ".join(by_value), cited, label=label))
    return lines


def _value(attribute: Attribute) -> str:
    text = " ".join(attribute.text.split())
    return f"reportedly {text}" if attribute.hedged else text
