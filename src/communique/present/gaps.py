"""What was withheld, and what sources contradict."""

from typing import Any

from communique.knowledge.wording import words
from communique.model import Attribute, Conflict, Event, Report, Side, Withheld
from communique.present.brief import Line, Section
from communique.present.citations import Citations, Cited
from communique.present.matter import Matter
from communique.present.naming import Namer
from communique.present.phrasing import bare, capital, listed, quoted
from communique.present.sentences import Teller
from communique.present.valued import in_words

SILENT = "No comment"


def withheld(matter: Matter, teller: Teller, namer: Namer, citations: Citations) -> Section:
    """One line for each thing kept back, however many copies say so."""
    told: dict[tuple[str, str], list[Withheld]] = {}
    for note in sorted(matter.withheld, key=lambda w: (matter.published(w.document) or "9", w.evidence[0].start)):
        told.setdefault((note.what, " ".join(note.evidence[0].quote.split())), []).append(note)
    silent = [notes for notes in told.values() if notes[0].what == "comment"]
    lines = [_note(notes, matter, teller, namer, citations) for notes in told.values() if notes not in silent]
    if silent:
        lines.append(Line(SILENT, lines=tuple(_silence(notes, namer, citations) for notes in silent)))
    return Section(
        "withheld", "Withheld", tuple(lines), None if lines else "No article says that anything was kept back."
    )


def _note(notes: list[Withheld], matter: Matter, teller: Teller, namer: Namer, citations: Citations) -> Line:
    note = notes[0]
    what = words().aspects.get(note.what, note.what)
    by = next((n for w in notes if (n := namer.named(w.by))), None)
    if note.what == "announcement":
        text = "Not announced beforehand" + (f" by {by}" if by else "")
    else:
        kept = "were" if note.what in ("details", "identity") else "was"
        text = f"{by} did not disclose {what}" if by else f"{what} {kept} not disclosed"
    about = next((e for e in matter.events if set(e.reports) & {w.about for w in notes}), None)
    context = f", concerning: {_lower(teller.clause(about, roles=False))}" if about else ""
    return Line(f"{capital(text)}: {quoted(e.quote for e in note.evidence)}{context}", citations.of(notes),
                target=note.id)  # fmt: skip


def _silence(notes: list[Withheld], namer: Namer, citations: Citations) -> Line:
    by = next((n for w in notes if (n := namer.named(w.by))), None)
    quote = quoted(e.quote for e in notes[0].evidence)
    return Line(f"{capital(by)}: {quote}" if by else quote, citations.of(notes), target=notes[0].id)


def _lower(clause: str) -> str:
    """A clause to go on with: its first word small, if it is no name."""
    first = clause.split(" ", 1)[0]
    return clause[:1].lower() + clause[1:] if first in ("The", "A", "An", "Old") else clause


def contradictions(matter: Matter, teller: Teller, namer: Namer, citations: Citations) -> Section:
    """One line for each conflict, under it a line for each side."""
    records: dict[str, Cited] = {**matter.reports, **{a.id: a for a in matter.attributes}}
    lines = [_conflict(c, matter, teller, namer, citations, records) for c in matter.conflicts]
    denied = any(report.status == "negated" for report in matter.reports.values())
    nothing = "No two accounts were found that cannot both be right"
    note = None if lines else nothing + (", but see what is denied." if denied else ".")
    return Section("conflicts", "Contradictions", tuple(lines), note)


def _conflict(
    conflict: Conflict, matter: Matter, teller: Teller, namer: Namer, citations: Citations, records: dict[str, Cited]
) -> Line:
    event = next((e for e in matter.events if e.id == conflict.target), None)
    sides = tuple(_side(s, conflict, event, namer, citations, records) for s in conflict.sides)
    return Line(subject(conflict, event, matter, teller), lines=sides, target=conflict.id)


def subject(conflict: Conflict, event: Event | None, matter: Matter, teller: Teller) -> str:
    """What a conflict is about: `The date: Lieutenant General Pavel visited Algeria`; `The range of Vihor`."""
    entity = matter.entity(conflict.target)
    field = named(conflict.field)
    if event:
        return f"{capital(field)}: {_lower(teller.clause(event, place=False, roles=False))}"
    return f"{capital(field)} of {entity.name}" if entity else capital(field)


def named(field: str) -> str:
    """A field in words: `whether it happened`, `the range`."""
    return words().fields.get(field, f"the {field.replace('_', ' ')}")


def _side(
    side: Side, conflict: Conflict, event: Event | None, namer: Namer, citations: Citations, records: dict[str, Cited]
) -> Line:
    found = [records[i] for i in (*side.reports, *side.attributes) if i in records]
    heard = voices(side, event, namer)
    told = f", according to {listed(heard)}" if heard else ""
    return Line(f"{capital(standpoint(conflict, side.value, found))}{told}", citations.of(found))


def voices(side: Side, event: Event | None, namer: Namer) -> list[str]:
    """The names of who stands on a side, each once."""
    entities = {o.name: o.entity for o in event.origins} if event else {}
    return list(dict.fromkeys(namer.origin(n, entities.get(n)) or "an outlet not named" for n in side.origins))


def standpoint(conflict: Conflict, value: Any, found: list[Cited]) -> str:
    """What a side says, in words; `found` are the records that say it."""
    if conflict.field == "status":
        return "it did not happen" if value == "negated" else "it happened"
    printed = [a.text for a in found if isinstance(a, Attribute)]
    if printed:
        return bare(printed[0])
    if conflict.field == "stage" and value in words().rungs:
        return words().rungs[value]
    counted = [i for r in found if isinstance(r, Report) for i in r.items if i.quantity == value]
    if conflict.field == "quantity" and counted:
        own = counted[0]
        return f"{value:,}" + (f" ({bare(own.text)})" if own.text else "")
    return bare(in_words(conflict.field, value))
