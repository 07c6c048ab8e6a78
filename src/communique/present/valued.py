"""A value of an event's field in the words that people read: on pages and cards, and where sources contradict it."""

from typing import Any

from communique.knowledge import states, terms
from communique.present.exporters import flat
from communique.text import edtf

Record = dict[str, Any]


def in_words(field: str, value: Any, *, type_: str = "", name: str | None = None) -> str:
    """A value as the codebook has it. `type_` is the report type, by which stages are named; `name` the known name of
    who takes part."""
    if field == "when":
        return edtf.humanize(str(value))
    if field == "status":
        return terms.status_of(value)
    if field == "stage":
        return terms.stage_of(type_, value)
    if field == "hedged":
        return "yes" if value else "no"
    if isinstance(value, dict):
        return _compound(field, value, name)
    return " ".join(terms.plain(flat.value_of(field, value)).split())


def _compound(field: str, value: Record, name: str | None) -> str:
    if field == "participants":
        return participant(value, name)
    if field == "where":
        return place(value)
    if field == "instrument":
        return instrument(value)
    return " ".join(flat.value_of(field, value).split())


def participant(value: Record, name: str | None = None) -> str:
    """`Goran Stojković, Serbia, host`: by `name` or else as printed, with the state and the role."""
    named = name or " ".join(value["text"].split())
    return ", ".join(filter(None, (named, _state(value, named), terms.role_of(value["role"]))))


def place(value: Record) -> str:
    """`Algiers, Algeria`; the state is left out where it is the place."""
    named = " ".join(value["text"].split())
    return ", ".join(filter(None, (named, _state(value, named))))


def instrument(value: Record) -> str:
    """`accord on trade, memorandum, content not disclosed`: its form where the words do not say it."""
    known = value.get("disclosed")
    disclosed = None if known is None else "content disclosed" if known else "content not disclosed"
    named, form = " ".join(value["text"].split()), value.get("form")
    return ", ".join(filter(None, (named, form if form and form not in named.casefold() else None, disclosed)))


def _state(value: Record, named: str) -> str | None:
    """The state that a place lies in, or that someone acts for, where that is not what is named."""
    code = value.get("country")
    return states.name_of(code) if code and code != states.state_of(named) else None
