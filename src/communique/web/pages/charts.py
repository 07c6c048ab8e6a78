"""Map, network and calendar over a chosen time, each with the table that it is drawn from."""

from collections.abc import Sequence
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse, Response
from sqlalchemy import select
from starlette.requests import Request

from communique.ledger import asking, schema
from communique.present import catalogue, company
from communique.present.catalogue import Happening
from communique.present.charts.calendar import MONTHS, calendar, months
from communique.present.charts.network import network
from communique.present.charts.worldmap import shades, worldmap
from communique.web import asked, pictures, words
from communique.web.asked import Asked
from communique.web.periods import periods
from communique.web.pictures import Draw
from communique.web.site import Site, site_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

SHOWN: Final = 60  # rows of a table
TITLES: Final = {
    "map": "Who deals with whom, on a map", "network": "Who meets whom", "calendar": "How much happened when",
}  # fmt: skip

Filters = Annotated[list[str] | None, Query(max_length=5)]
Width = Annotated[int, Query(ge=pictures.LEAST, le=pictures.MOST)]


def chosen(site: Site, given: Asked, state: list[str] | None) -> tuple[tuple[str, ...], list[Happening]]:
    """The states, and the happenings that are charted of them."""
    states = asking.state_codes([s for s in state or () if s.strip()])
    return states, asked.kept(site, given, states)


def _page(
    request: Request, site: Site, name: str, given: Asked, states: tuple[str, ...], total: int, draw: Draw,
    **values: Any,
) -> HTMLResponse:  # fmt: skip
    """A page with a chart, drawn at an address of its own."""
    query = words.query(given.but(state=list(states)))
    picture = pictures.picture(TITLES[name], f"/{name}", query, draw, zooms=name == "network")
    return site.page(
        request, f"{name}.html", picture=picture, given=given, states=states, heading=TITLES[name], path=f"/{name}",
        periods=periods(site, given, states), total=total, query=query, **values,
    )  # fmt: skip


@router.get("/map")
def map_(request: Request, given: Asked = Depends(), state: Filters = None) -> HTMLResponse:  # noqa: B008
    """Who deals with whom, on a map."""
    site = site_of(request)
    states, found = chosen(site, given, state)
    counted, pairs = catalogue.states(found), catalogue.pairs(found)
    return _page(
        request, site, "map", given, states, len(found), _map(site, counted, pairs), most=pairs[0][1] if pairs else 0,
        window=asked.window(pairs, given.page, size=SHOWN), shades=shades(counted),
    )  # fmt: skip


@router.get("/network")
def network_(request: Request, given: Asked = Depends(), state: Filters = None) -> HTMLResponse:  # noqa: B008
    """Who meets whom."""
    site = site_of(request)
    states, found = chosen(site, given, state)
    met = ties(site, found)
    window = asked.window(met, given.page, size=SHOWN)
    return _page(request, site, "network", given, states, len(found), _network(()), window=window)


@router.get("/calendar")
def calendar_(request: Request, given: Asked = Depends(), state: Filters = None) -> HTMLResponse:  # noqa: B008
    """How much happened in which month."""
    site = site_of(request)
    states, found = chosen(site, given, state)
    counted = months(found)
    return _page(
        request, site, "calendar", given, states, len(found), _calendar(counted, given, states),
        rows=[(year, [counted.get(f"{year}-{m:02d}", 0) for m in range(1, 13)]) for year in
              sorted({month[:4] for month in counted})],
        names=MONTHS, link=lambda month: _month(given, states, month), undated=len(found) - sum(counted.values()),
    )  # fmt: skip


@router.get("/map.{form}")
@router.get("/network.{form}")
@router.get("/calendar.{form}")
def chart(
    request: Request, form: str, given: Asked = Depends(), state: Filters = None,  # noqa: B008
    width: Width = 1000,
) -> Response:  # fmt: skip
    """One of the three as a picture."""
    name = request.url.path.strip("/").partition(".")[0]
    site = site_of(request)
    states, found = chosen(site, given, state)
    if name == "map":
        draw = _map(site, catalogue.states(found), catalogue.pairs(found))
    elif name == "network":
        draw = _network(ties(site, found))
    else:
        draw = _calendar(months(found), given, states)
    return pictures.answer(form, TITLES[name], draw, width)


def _map(site: Site, counted: list[tuple[str, int]], pairs: list[tuple[tuple[str, str], int]]) -> Draw:
    homes = _homes(site)
    return lambda width, palette, page: worldmap(
        counted, pairs, width=width, palette=palette,
        link=(lambda code: homes.get(code) and f"/entity/{homes[code]}") if page else None,
    )  # fmt: skip


def _homes(site: Site) -> dict[str, str]:
    """The entity of each state."""
    known = schema.entities.c
    query = select(known.country, known.id).where(known.kind == "state", known.country.is_not(None))
    found: dict[str, str] = site.kept(
        "homes", lambda: {row.country: row.id for row in site.ledger.table(query.order_by(known.seen))}
    )
    return found


def ties(site: Site, found: list[Happening]) -> list[company.Tie]:
    """Who meets whom in these happenings."""
    members = site.kept("companies", lambda: company.companies(site.ledger))
    return company.ties(members, (h.id for h in found))


def _network(ties: Sequence[company.Tie]) -> Draw:
    return lambda width, palette, page: network(
        ties, width=width, height=max(420, round(width * 0.6)), palette=palette, zoom=page,
        link=(lambda member: f"/entity/{member.id}") if page else None,
    )  # fmt: skip


def _calendar(counted: dict[str, int], given: Asked, states: tuple[str, ...]) -> Draw:
    return lambda width, palette, page: calendar(
        counted, width=width, palette=palette, link=(lambda month: _month(given, states, month)) if page else None
    )


def _month(given: Asked, states: tuple[str, ...], month: str) -> str:
    """The address of a month's happenings."""
    return f"/calendar/{month}" + words.query(given.but(state=list(states)))
