"""Map, network and calendar over a chosen time, each with the table that it is drawn from."""

from collections.abc import Callable
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse
from sqlalchemy import select
from starlette.requests import Request

from communique.ledger import asking, schema
from communique.present import catalogue, company
from communique.present.catalogue import Happening
from communique.present.charts import render
from communique.present.charts.calendar import MONTHS, calendar, months
from communique.present.charts.network import network
from communique.present.charts.palette import PAGE
from communique.present.charts.worldmap import worldmap
from communique.web import asked, words
from communique.web.asked import Asked
from communique.web.site import Site, drawn, site_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

SHOWN: Final = 60  # rows of a table

Filters = Annotated[list[str] | None, Query(max_length=5)]


def _found(site: Site, given: Asked, state: list[str] | None) -> tuple[tuple[str, ...], list[Happening]]:
    states = asking.state_codes([s for s in state or () if s.strip()])
    return states, asked.kept(site, given, states)


def _page(
    request: Request, site: Site, template: str, given: Asked, states: tuple[str, ...], title: str,
    draw: Callable[[], Any], **values: Any,
) -> HTMLResponse:  # fmt: skip
    """A page with a chart, drawn once for what was asked for."""
    key = (template, states, tuple(sorted(given.values.items())))
    chart = site.kept(key, lambda: drawn(render.svg(draw()), title))
    return site.page(
        request, template, chart=chart, given=given, states=states, heading=title, path=request.url.path,
        years=asked.years(site.catalogue.of(states)), **values,
    )  # fmt: skip


@router.get("/map")
def map_(request: Request, given: Asked = Depends(), state: Filters = None) -> HTMLResponse:  # noqa: B008
    """Who deals with whom, on a map."""
    site = site_of(request)
    states, found = _found(site, given, state)
    counted, pairs = catalogue.states(found), catalogue.pairs(found)
    homes = site.kept("homes", lambda: _homes(site))
    return _page(
        request, site, "map.html", given, states, "Who deals with whom, on a map",
        lambda: worldmap(counted, pairs, palette=PAGE, link=lambda code: homes.get(code) and f"/entity/{homes[code]}"),
        counted=counted[:SHOWN], pairs=pairs[:SHOWN], homes=homes, more=len(pairs) - SHOWN,
    )  # fmt: skip


def _homes(site: Site) -> dict[str, str]:
    """The entity of each state."""
    known = schema.entities.c
    query = select(known.country, known.id).where(known.kind == "state", known.country.is_not(None))
    return {row.country: row.id for row in site.ledger.table(query.order_by(known.seen))}


@router.get("/network")
def network_(request: Request, given: Asked = Depends(), state: Filters = None) -> HTMLResponse:  # noqa: B008
    """Who meets whom."""
    site = site_of(request)
    states, found = _found(site, given, state)
    members = site.kept("companies", lambda: company.companies(site.ledger))
    ties = company.ties(members, (h.id for h in found))
    return _page(
        request, site, "network.html", given, states, "Who meets whom",
        lambda: network(ties, palette=PAGE, link=lambda member: f"/entity/{member.id}"),
        ties=ties[:SHOWN], more=len(ties) - SHOWN,
    )  # fmt: skip


@router.get("/calendar")
def calendar_(request: Request, given: Asked = Depends(), state: Filters = None) -> HTMLResponse:  # noqa: B008
    """How much happened in which month."""
    site = site_of(request)
    states, found = _found(site, given, state)
    counted = months(found)

    def link(month: str) -> str:
        return "/search" + words.query(given.but(since=month, until=month, state=list(states)))

    return _page(
        request, site, "calendar.html", given, states, "How much happened when",
        lambda: calendar(counted, width=1000, palette=PAGE, link=link),
        rows=[(year, [counted.get(f"{year}-{m:02d}", 0) for m in range(1, 13)]) for year in
              sorted({month[:4] for month in counted}, reverse=True)],
        names=MONTHS, link=link, undated=len(found) - sum(counted.values()),
    )  # fmt: skip
