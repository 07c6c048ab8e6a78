"""Positions taken, by side, each with a short exact quote."""

from communique.knowledge import states
from communique.model import Event
from communique.present.brief import Line, Section
from communique.present.citations import Citations
from communique.present.matter import Matter, best
from communique.present.phrasing import listed, quoted, shared
from communique.present.sentences import Teller, by_role
from communique.present.timeline import own_opinion
from communique.text import edtf

IN_BRACKETS = "In brackets, the date of the first article that reports a position that has none."
SHARED = 12  # characters of a beginning that is a subject
JOINT, OTHERS = "Jointly", "Others"


def positions(matter: Matter, teller: Teller, citations: Citations) -> Section:
    """A group for each of the two states, one for both together, one for others; in each the earliest first."""
    sides: dict[str, list[Event]] = {s: [] for s in (*map(states.name_of, matter.states), JOINT, OTHERS)}
    for event in matter.events:
        if event.type == "statement":
            sides[_side(event, matter)].append(event)
    groups = [Line(side, lines=_lines(found, matter, teller, citations)) for side, found in sides.items() if found]
    undated = any(not best(e, "when") for found in sides.values() for e in found)
    note = IN_BRACKETS if undated else None if groups else "No position of one toward the other is reported."
    return Section("positions", "Positions taken", tuple(groups), note)


def _side(event: Event, matter: Matter) -> str:
    speakers = by_role(event, matter).get("speaker", [])
    known = {p["country"] or ((e := matter.entity(p["entity"])) and e.country) for p in speakers}
    own = [code for code in matter.states if code in known]
    return states.name_of(own[0]) if len(own) == 1 else JOINT if own else OTHERS


def _lines(events: list[Event], matter: Matter, teller: Teller, citations: Citations) -> tuple[Line, ...]:
    """A line for each; positions in the very same words share one."""
    ordered = sorted(events, key=lambda e: (edtf.sort_key(best(e, "when") or matter.first_told(e)), e.id))
    same: dict[tuple[object, ...], list[Event]] = {}
    for event in ordered:
        words = (
            tuple((s.document, s.start, s.end) for s in matter.told(event)[0].evidence) if matter.told(event) else ()
        )
        same.setdefault(words or (event.id,), []).append(event)
    return tuple(_line(together, matter, teller, citations) for together in same.values())


def _line(events: list[Event], matter: Matter, teller: Teller, citations: Citations) -> Line:
    reports = [r for e in events for r in matter.told(e)]
    teller.next_line()
    said = _joined(list(dict.fromkeys(teller.sentence(e) for e in events)))
    quote = quoted((s.quote for s in reports[0].evidence), inner=True) if reports else ""
    when, first = best(events[0], "when"), matter.first_told(events[0])
    date = edtf.humanize(when) if when else f"({edtf.humanize(first)})" if first else "(undated)"
    return Line(
        f"{said}: {quote}" if quote else said, citations.of(reports), when, date,
        opinion=all(own_opinion(e, matter) for e in events), target=events[0].id,
    )  # fmt: skip


def _joined(said: list[str]) -> str:
    """Sentences that begin alike as one: `X praised Y and made a promise to Y`."""
    beginning = shared(said)
    if len(said) < 2 or len(beginning) < SHARED:
        return "; ".join(said)
    return beginning + listed([s[len(beginning) :] for s in said])
