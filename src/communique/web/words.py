"""Codes in the words that pages use."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import quote, urlencode

from markupsafe import Markup

from communique.knowledge import states
from communique.present import deals, gaps
from communique.present.brief_text import OUTLET
from communique.present.phrasing import capital
from communique.text import edtf

STATUSES: Final = {
    "occurred": "occurred", "ongoing": "ongoing", "planned": "planned", "wanted": "wanted", "possible": "possible",
    "negated": "denied",
}  # fmt: skip
TYPES: Final = {
    "visit": "Visits", "meeting": "Meetings", "agreement": "Agreements", "transfer": "Transfers",
    "cooperation": "Cooperation", "presence": "Presence", "statement": "Statements", "honour": "Honours",
    "sanction": "Sanctions", "force": "Force",
}  # fmt: skip
KINDS: Final = {
    "state": "States", "person": "Persons", "body": "Bodies", "company": "Companies", "media": "Outlets",
    "equipment": "Equipment", "vessel": "Vessels", "place": "Places", "group": "Groups",
}  # fmt: skip


def number(value: int) -> str:
    """`1,234`."""
    return f"{value:,}"


def count(value: int, one: str, many: str | None = None) -> str:
    """`1 article`, `1,234 articles`."""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def code(value: str | None) -> str:
    """`port_call` as `port call`."""
    return (value or "").replace("_", " ")


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


def statusmark(status: str) -> Markup:
    """The mark of a status, as charts have it, and its word for who can't see it."""
    said = STATUSES.get(status, status)
    return Markup('<span class="mark {}" title="{}"></span><span class="unseen">{}: </span>').format(status, said, said)


def percent(value: float | None) -> str:
    """`0.83` as `83%`."""
    return "" if value is None else f"{value:.0%}"


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "date": edtf.humanize, "n": number, "count": count, "code": code, "outlet": outlet, "query": query, "tail": tail,
    "state": states.name_of, "mark": statusmark, "percent": percent,
    "goods": deals.goods, "way": deals.way, "rung": deals.rung, "origins": deals.origins,
    "furthest": deals.furthest, "capital": capital, "field": gaps.named,
    "types": lambda type_: TYPES.get(type_, type_), "kinds": lambda kind: KINDS.get(kind, kind),
    "status": lambda status: STATUSES.get(status, status),
}  # fmt: skip
"""What templates may call."""
