"""The timeline: what happened, in order; what has no date after it, by when it was first reported."""

from communique.model import Event
from communique.present.brief import Line, Section
from communique.present.citations import Citations
from communique.present.matter import Matter, best
from communique.present.phrasing import quoted
from communique.present.sentences import Teller
from communique.text import edtf

UNSAID = ("cooperation", "presence", "honour", "sanction", "force")
"""Types whose codes say little of what was done: their lines quote the article."""
UNDATED = "In brackets, the date of the first article that reports it, if that has one."


def timeline(matter: Matter, teller: Teller, citations: Citations) -> tuple[Section, ...]:
    """The dated part and the undated part; positions have a section of their own."""
    told = [e for e in matter.events if e.type != "statement"]
    dated = sorted((e for e in told if best(e, "when")), key=lambda e: (edtf.sort_key(best(e, "when")), e.id))
    rest = sorted((e for e in told if not best(e, "when")), key=lambda e: (edtf.sort_key(matter.first_told(e)), e.id))
    note = None if dated else "No happening has a date."
    made = [Section("timeline", "Timeline", tuple(_line(e, matter, teller, citations) for e in dated), note)]
    if rest:
        made.append(
            Section("undated", "Without a date", tuple(_line(e, matter, teller, citations) for e in rest), UNDATED)
        )
    return tuple(made)


def _line(event: Event, matter: Matter, teller: Teller, citations: Citations) -> Line:
    when = best(event, "when")
    reports = matter.told(event)
    teller.next_line()
    text = teller.sentence(event)
    if event.type in UNSAID and reports:
        quote = quoted(e.quote for e in reports[0].evidence)
        text += f"; what is denied: {quote}" if teller.status(event) == "negated" else f": {quote}"
    if any(c.target == event.id and c.field == "when" for c in matter.conflicts):
        text += " (sources differ on the date)"
    first = matter.first_told(event)
    date = edtf.humanize(when) if when else f"({edtf.humanize(first)})" if first else "(undated)"
    return Line(text, citations.of(reports), when, date, opinion=own_opinion(event, matter), target=event.id)


def own_opinion(event: Event, matter: Matter) -> bool:
    """Whether nobody but the article's author says so, as a comment."""
    reports = matter.told(event)
    return bool(reports) and all(r.opinion for r in reports)
