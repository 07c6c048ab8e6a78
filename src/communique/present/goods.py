"""Goods and equipment: each a ladder with the rungs that each origin vouches for, and what is claimed of it."""

from collections import defaultdict
from typing import Any

from communique.knowledge.wording import words
from communique.model import Attribute, Event, Origin, Report, codes
from communique.model.records import plain
from communique.present.brief import Line, Section
from communique.present.citations import Citations
from communique.present.matter import Matter, best, values
from communique.present.naming import Namer, item, state_name
from communique.present.phrasing import capital, listed
from communique.text import edtf
from communique.text.names import fold

ORDER = {stage: rank for rank, stage in enumerate(codes.STAGES["transfer"])}
UNSTAGED = ORDER["negotiation"] + 0.5  # "sold", no more: past talk, short of anything that was seen to move
SURE = ("occurred", "ongoing", "wanted", "planned")


def goods(matter: Matter, namer: Namer, citations: Citations) -> Section:
    """One line for each kind of goods and direction, under it a line for each origin and for each property claimed."""
    groups: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in matter.events:
        if event.type == "transfer":
            groups[_key(event, groups)].append(event)
    claimed: set[str] = set()
    ordered = sorted(groups.values(), key=lambda g: min(_order(e, matter) for e in g))
    made = [_ladder(events, claimed, matter, namer, citations) for events in ordered]
    return Section("goods", "Goods and equipment", tuple(made), None if made else "No transfer of goods is reported.")


def _things(event: Event) -> frozenset[str]:
    """What identifies the goods: the entity, else the words; money apart."""
    given = [i for i in values(event, "items") if not _money(i)]
    return frozenset(i.get("entity") or _head(i["text"]) for i in given or values(event, "items"))


def _money(value: dict[str, Any]) -> bool:
    unit = value.get("unit") or ""
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def _head(text: str) -> str:
    last = fold(text).split()
    return last[-1].removesuffix("s") if last else ""


def _way(event: Event) -> tuple[str | None, str | None]:
    def country(role: str) -> str | None:
        found = [p["country"] for p in values(event, "participants") if p["role"] == role and p["country"]]
        return found[0] if found else None

    return country("supplier"), country("recipient")


def _key(event: Event, groups: dict[tuple[object, ...], list[Event]]) -> tuple[object, ...]:
    """The group of goods already there that an event's belong to, or a new one."""
    things, (supplier, recipient) = _things(event), _way(event)
    for key, members in groups.items():
        known = frozenset[str]().union(*(_things(e) for e in members))
        ways = [_way(e) for e in members]
        if (
            (things & known)
            and all(s in (None, supplier) or supplier is None for s, _ in ways)
            and all(r in (None, recipient) or recipient is None for _, r in ways)
        ):
            return key
    return (things, supplier, recipient, event.id)


def _order(event: Event, matter: Matter) -> tuple[object, str]:
    return edtf.sort_key(best(event, "when") or matter.first_told(event)), event.id


def _ladder(events: list[Event], claimed: set[str], matter: Matter, namer: Namer, citations: Citations) -> Line:
    """`claimed` holds the things whose properties stand under an earlier ladder."""
    ordered = sorted(events, key=lambda e: _order(e, matter))
    title, ids = _title(ordered, matter), {i for e in ordered for v in values(e, "items") if (i := v.get("entity"))}
    by_origin: dict[str, list[tuple[Event, Report]]] = defaultdict(list)
    for event in ordered:
        for report in matter.told(event):
            by_origin[_origin(event, report, matter, namer)].append((event, report))
    rungs = [_rungs(origin, told, title, citations) for origin, told in by_origin.items()]
    rungs.sort(key=lambda r: (-r[0], r[1].label or ""))
    claims = _claims([a for a in matter.attributes if _subject(a, matter) in ids - claimed], matter, citations)
    claimed |= ids
    first = best(ordered[0], "when") or matter.first_told(ordered[0])
    return Line(title, (), first, lines=(*(line for _, line in rungs), *claims))


def _title(events: list[Event], matter: Matter) -> str:
    named = [matter.entity(v.get("entity")) for e in events for v in values(e, "items")]
    names = [n.name for n in named if n and n.kind in ("equipment", "vessel")]
    words_ = [item({**v, "quantity": None}).text for e in events for v in values(e, "items") if not _money(v)]
    money = [item(v).text for e in events for v in values(e, "items") if _money(v)]
    what = list(dict.fromkeys(names or words_ or money)) or ["goods not named"]
    suppliers, recipients = ([w[i] for e in events if (w := _way(e))[i]] for i in (0, 1))
    way = [state_name(s) for s in (suppliers[:1] + recipients[:1]) if s]
    if len(way) == 2:
        return f"{capital(listed(what[:3]))}, from {way[0]} to {way[1]}"
    side = f", from {way[0]}" if suppliers else f", to {way[0]}" if recipients else ""
    return capital(listed(what[:3])) + side


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
