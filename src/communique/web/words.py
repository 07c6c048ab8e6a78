"""Codes in the words that pages use."""

from collections.abc import Callable
from functools import cache
from typing import Any, Final
from urllib.parse import quote, urlencode

from markupsafe import Markup

from communique.knowledge import states, terms
from communique.knowledge.wording import words as wording
from communique.present import deals, gaps
from communique.present.brief_text import OUTLET
from communique.present.phrasing import capital
from communique.present.phrasing import number as count
from communique.text import edtf
from communique.web import numbers


def number(value: int) -> str:
    """`1,234`."""
    return f"{value:,}"


def place(value: int) -> str:
    """A number that counts nothing: which one of several, in their order."""
    return f"{value:,}"


def outlet(document: Any) -> str:
    """An article's outlet, or that it is not named."""
    return document.outlet or OUTLET


def query(values: dict[str, Any]) -> str:
    """An address's query of what is given; empty where nothing is."""
    told = {k: v for k, v in values.items() if v not in (None, "", (), [])}
    return f"?{urlencode(told, doseq=True)}" if told else ""


def tail(id_: str) -> str:
    """An address's last part from an id or a name."""
    return quote(id_, safe="")


@cache
def language(code: str) -> str:
    """`es` as `Spanish`; a code that nobody knows stays."""
    from babel import Locale

    return str(Locale.parse("en").languages.get(code, code))


def statusmark(status: str) -> Markup:
    """The mark of a status, as charts have it, and its word for who can't see it."""
    said = terms.status_of(status)
    return Markup('<span class="mark {}" title="{}"></span><span class="unseen">{}: </span>').format(status, said, said)


def percent(value: float | None) -> str:
    """`0.83` as `83%`."""
    return "" if value is None else f"{value:.0%}"


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "date": edtf.humanize, "n": number, "place": place, "count": count, "leads": numbers.leads,
    "listed": numbers.listed, "code": terms.plain, "outlet": outlet, "query": query, "tail": tail,
    "state": states.name_of, "mark": statusmark, "percent": percent, "language": language,
    "goods": deals.goods, "way": deals.way, "rung": deals.rung, "origins": deals.origins,
    "furthest": deals.furthest, "capital": capital, "field": gaps.named,
    "types": lambda type_: capital(terms.type_of(type_, several=True)), "type": terms.type_of, "label": terms.label,
    "kind": terms.entity_kind, "status": terms.status_of, "aspect": lambda what: wording().aspects.get(what, what),
    "kind_of": lambda kind, type_: terms.kind_of(type_, kind),
    "stage": lambda stage, type_: terms.stage_of(type_, stage), "genre": lambda genre: terms.terms().genres[genre],
    "reading": lambda state: terms.terms().readings[state],
}  # fmt: skip
"""What templates may call."""
