"""Who met whom and who went where: one line for the same people, with each occasion."""

from communique.knowledge.wording import words
from communique.model import Event
from communique.present.brief import Line, Section
from communique.present.citations import Citations
from communique.present.matter import Matter, best
from communique.present.naming import Namer
from communique.present.phrasing import capital
from communique.present.sentences import Teller
from communique.text import edtf

MEETINGS = {"talks": "talks", "negotiation": "negotiations", "reception": "reception", "call": "call",
            "summit": "summit"}  # fmt: skip
VISITS = {"state": "state visit", "official": "official visit", "working": "working visit", "tour": "tour",
          "site": "site visit", "port_call": "port call", "transit": "passing through"}  # fmt: skip


def who_met(matter: Matter, teller: Teller, namer: Namer, citations: Citations) -> Section:
    """Meetings first, then visits; each by its first date."""
    lines = [
        *_grouped("meeting", matter, teller, namer, citations),
        *_grouped("visit", matter, teller, namer, citations),
    ]
    return Section("met", "Who met whom", tuple(lines), None if lines else "No meeting and no visit is reported.")


def _grouped(type_: str, matter: Matter, teller: Teller, namer: Namer, citations: Citations) -> list[Line]:
    groups: dict[object, list[Event]] = {}
    for event in matter.events:
        if event.type == type_:
            groups.setdefault(teller.company(event), []).append(event)
    lines = []
    for events in sorted(groups.values(), key=lambda g: min(matter.order(e) for e in g)):
        ordered = sorted(events, key=matter.order)
        who = max((teller.pair(e) for e in ordered), key=len)
        occasions = "; ".join(_occasion(e, matter, namer, who) for e in ordered)
        cited = citations.of(r for e in ordered for r in matter.told(e))
        lines.append(Line(f"{capital(who)}: {occasions}", cited, best(ordered[0], "when")))
    return lines


def _occasion(event: Event, matter: Matter, namer: Namer, who: str) -> str:
    noun = (MEETINGS if event.type == "meeting" else VISITS).get(event.kind or "", event.type)
    status = words().statuses[Teller.status(event)]
    doubt = "reported " if best(event, "hedged") and not status else ""
    where = namer.place(event, who).strip().removeprefix("in ")
    what = f"{status} {doubt}{noun}".strip() + (f" ({where})" if where else "")
    return f"{what}, {dated(event, matter)}"


def dated(event: Event, matter: Matter) -> str:
    """`3 July 2024`; `undated, reported 4 July 2024`."""
    if when := best(event, "when"):
        return edtf.humanize(when)
    first = matter.first_told(event)
    return f"reported {edtf.humanize(first)}" if first else "undated"
