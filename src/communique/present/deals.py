"""A deal in words: what goes, from whom to whom, each rung, and how far one origin and two put it."""

from communique.knowledge.wording import words
from communique.model import Deal, Rung
from communique.present.naming import item, state_name
from communique.present.phrasing import listed
from communique.text import edtf
from communique.text.names import fold


def goods(deal: Deal) -> str:
    """`Vihor, multiple rocket launchers`; a name or a description alone where the other is not known."""
    return ", ".join(filter(None, (deal.designation, deal.description))) or "goods not named"


def way(deal: Deal) -> str:
    """`from Serbia to Algeria`; of an agreement that does not say which supplies, `between` them."""
    if not deal.supplier and not deal.recipient:
        return f"between {listed([state_name(s) for s in deal.states])}"
    sides = (("from", deal.supplier), ("to", deal.recipient))
    return " ".join(f"{word} {state_name(code) if code else 'a state not named'}" for word, code in sides)


def rung(one: Rung) -> str:
    """`offer (24 Vihor launchers, 310 million euros), May 2023`; `delivery, denied, undated, told 5 June 2023`."""
    told = [item(v.value).text for v in one.numbers]
    counted = [t for t in told if not any(fold(t) in fold(u) and t != u for u in told)]
    size = f" ({', '.join(dict.fromkeys(counted))})" if counted else ""
    when = listed([edtf.humanize(v.value) for v in one.when], "or" if one.stage != "delivery" else "and")
    if not when:
        when = f"undated, told {edtf.humanize(one.told)}" if one.told else "undated"
    mark = words().standings[one.standing]
    name = f"reported {words().rungs[one.stage]}" if one.hedged and not mark else words().rungs[one.stage]
    return ", ".join(filter(None, (name + size, mark, when)))


def origins(one: Rung) -> list[str]:
    """The names of who vouches for a rung; an outlet that is not named is said to be one."""
    return ["an outlet not named" if o.name.startswith("(") else " ".join(o.name.split()) for o in one.origins]


def furthest(deal: Deal) -> str:
    """`licence (one origin: minutes of the committee); offer or beyond (two independent origins)`; `no stage`."""
    if deal.furthest is None:
        return "no stage reached"
    told = words().rungs
    top = deal.rung(deal.furthest)
    who = origins(top) if top else []
    if deal.corroborated == deal.furthest:
        return f"{told[deal.furthest]} (two independent origins or more)"
    one = f"{told[deal.furthest]} (one origin: {listed(who)})"
    return f"{one}; {told[deal.corroborated]} or beyond (two independent origins)" if deal.corroborated else one
