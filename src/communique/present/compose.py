"""The brief on two states from the records given: a pure function."""

from communique.knowledge import states
from communique.present.agreements import agreements
from communique.present.basis import basis, sentence
from communique.present.brief import Brief
from communique.present.citations import Citations
from communique.present.gaps import contradictions, withheld
from communique.present.goods import goods
from communique.present.matter import Matter
from communique.present.naming import Namer
from communique.present.people import who_met
from communique.present.positions import positions
from communique.present.sentences import Teller
from communique.present.timeline import timeline
from communique.text import edtf


def compose(matter: Matter, *, counts: bool = True) -> Brief:
    """The page, its citations numbered in the order in which a reader meets them; without `counts` its sentences leave
    out how many origins there are."""
    namer = Namer(matter)
    teller, citations = Teller(matter, namer, counts=counts), Citations(matter, namer)
    counted = basis(matter)
    namer.begin(once=True)
    sections = list(timeline(matter, teller, citations))
    namer.begin(once=False)
    sections.append(who_met(matter, teller, namer, citations))
    sections.append(agreements(matter, teller, namer, citations))
    sections.append(goods(matter, namer, citations))
    namer.begin(once=True)
    sections.append(positions(matter, teller, citations))
    sections.append(withheld(matter, teller, namer, citations))
    sections.append(contradictions(matter, teller, namer, citations))
    first, second = matter.states
    return Brief(
        matter.states, (states.name_of(first), states.name_of(second)), limits(matter), counted,
        sentence(counted) if matter.events else "", tuple(sections) if matter.events else (), citations.all(),
    )  # fmt: skip


def limits(matter: Matter) -> str | None:
    """What the brief was narrowed to, in words."""
    parts = [f"what names {matter.about}"] if matter.about else []
    parts += [f"from {edtf.humanize(matter.since)}"] if matter.since else []
    parts += [f"until {edtf.humanize(matter.until)}"] if matter.until else []
    return f"Only {', '.join(parts)}." if parts else None
