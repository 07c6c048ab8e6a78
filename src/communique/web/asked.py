"""What visitors filter by, made exact: the same questions on every page that lists happenings."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import Query

from communique.errors import InputError
from communique.knowledge import terms
from communique.knowledge.states import name_of
from communique.ledger import asking, queries, schema
from communique.model import codes
from communique.present.catalogue import Happening
from communique.text import edtf
from communique.web.site import Site

LONGEST: Final = 200  # characters of what may be asked
WINDOW: Final = 50  # happenings on a page

Text = Annotated[str, Query(max_length=LONGEST)]
Page = Annotated[int, Query(ge=1, le=100_000)]


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters in the visitor's words; all empty: everything. `page` counts from 1."""

    type: Text = ""
    status: Text = ""
    since: Text = ""
    until: Text = ""
    about: Text = ""
    outlet: Text = ""
    page: Page = 1

    @property
    def values(self) -> dict[str, str]:
        """What is given, but for the page."""
        names = ("type", "status", "since", "until", "about", "outlet")
        return given({name: getattr(self, name) for name in names})

    def but(self, **values: Any) -> dict[str, Any]:
        """The same with other values, from the first page on."""
        return {**self.values, **values}


def given(asked_for: Mapping[str, str]) -> dict[str, str]:
    """What is given of what can be asked for."""
    return {name: value.strip() for name, value in asked_for.items() if value.strip()}


def kept(site: Site, asked: Asked, states: Sequence[str], among: Iterable[Happening] | None = None) -> list[Happening]:
    """The happenings of these states (or `among` some) that fit, the latest first.

    Raises InputError for a filter that means nothing.
    """
    given = asked.values
    asking.code_of(given.get("type"), codes.REPORT_TYPES, "type of report")
    asking.code_of(given.get("status"), codes.STATUSES, "status")
    since, until = asking.days(given.get("since"), given.get("until"))
    found: Iterable[Happening] = site.catalogue.of(states) if among is None else among
    if "type" in given:
        found = (h for h in found if h.type == given["type"])
    if "status" in given:
        denied = given["status"] == "negated"
        found = (h for h in found if (h.denied if denied else h.status == given["status"]))
    if since or until:
        found = (h for h in found if h.within(since, until))
    if "about" in given or "outlet" in given:
        only = _among(site, given.get("about"), given.get("outlet"))
        found = (h for h in found if h.id in only)
    return list(found)


def worded(asked: Asked, states: Sequence[str]) -> str:
    """What is asked for, in words: `Algeria and Serbia, visits, from 2023`."""
    given = asked.values
    since, until = (edtf.humanize(given[name]) if name in given else "" for name in ("since", "until"))
    span = (
        since if since == until else " ".join((f"from {since}" * bool(since), f"until {until}" * bool(until))).strip()
    )
    parts = (
        " and ".join(map(name_of, states)), terms.type_of(given["type"], several=True) if "type" in given else "",
        terms.status_of(given["status"]) if "status" in given else "",
        f"naming {given['about']}" if "about" in given else "",
        f"told by {given['outlet']}" if "outlet" in given else "", span,
    )  # fmt: skip
    return ", ".join(filter(None, parts))


def _among(site: Site, about: str | None, outlet: str | None) -> set[str]:
    """Ids of the events in which someone is named, and that an outlet reports."""
    entities = None if about is None else site.ledger.entities_named(about)
    asked = queries.Filter(entities=entities, outlet=outlet)
    return {row.id for row in site.ledger.table(queries.events(asked).with_only_columns(schema.events.c.id))}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a list of another kind was narrowed to, by the names that its address has."""

    values: dict[str, str]

    def but(self, **values: Any) -> dict[str, Any]:
        """The same with other values, from the first page on."""
        return {**self.values, **values}


@dataclass(frozen=True, slots=True)
class Window:
    """One page of a list: what is on it, its number, how many pages and things there are, how many a page holds."""

    shown: list[Any]
    page: int
    pages: int
    total: int
    size: int

    @property
    def first(self) -> int:
        """The place of the first one on the page."""
        return (self.page - 1) * self.size + 1

    @property
    def last(self) -> int:
        """The place of the last one on the page."""
        return self.first + len(self.shown) - 1


def window(found: Sequence[Any], page: int, size: int = WINDOW) -> Window:
    """The page of that number. Raises InputError where there are not so many."""
    pages = max(1, -(-len(found) // size))
    if page > pages:
        raise InputError(f"There is no page {page}: there {'is one' if pages == 1 else f'are {pages}'}.")
    return Window(list(found[(page - 1) * size : page * size]), page, pages, len(found), size)


def statuses(found: Iterable[Happening]) -> list[str]:
    """The statuses that there are, in the codebook's order; denied are those too that someone else affirms."""
    met = {s for h in found for s in (h.status, "negated" if h.denied else h.status)}
    return [status for status in codes.STATUSES if status in met]


def types(found: Iterable[Happening]) -> list[tuple[str, int]]:
    """How many happenings there are of each type, in the codebook's order."""
    counted = Counter(h.type for h in found)
    return [(type_, counted[type_]) for type_ in codes.REPORT_TYPES if counted[type_]]
