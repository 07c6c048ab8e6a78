"""What the numbers beside the network and the calendar count, narrowed as these are."""

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request

from communique.present.catalogue import Happening
from communique.present.charts.calendar import month_of
from communique.text import edtf
from communique.web import words
from communique.web.asked import Asked
from communique.web.counted import counted
from communique.web.pages.charts import TITLES, Filters, chosen, ties
from communique.web.site import Site, site_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/network/{first}/{second}")
def tied(
    request: Request, first: str, second: str, given: Asked = Depends(), state: Filters = None,  # noqa: B008
) -> HTMLResponse:  # fmt: skip
    """The happenings that a line of the network stands for."""
    site = site_of(request)
    states, found = chosen(site, given, state)
    tie = next((t for t in ties(site, found) if (t.first.id, t.second.id) == (first, second)), None)
    if tie is None:
        raise HTTPException(404)
    heading = f"{tie.first.name} and {tie.second.name}"
    return _page(request, site, f"network/{first}/{second}", heading, site.catalogue.some(tie.events), given, states)


@router.get("/calendar/undated")
def undated(request: Request, given: Asked = Depends(), state: Filters = None) -> HTMLResponse:  # noqa: B008
    """The happenings that fall on no month."""
    site = site_of(request)
    states, found = chosen(site, given, state)
    some = [h for h in found if month_of(h) is None]
    return _page(request, site, "calendar/undated", "Without a date, or with one wider than a month", some, given,
                 states)  # fmt: skip


@router.get("/calendar/{month}")
def month(request: Request, month: str, given: Asked = Depends(), state: Filters = None) -> HTMLResponse:  # noqa: B008
    """The happenings that fall on a month (`2024-07`)."""
    site = site_of(request)
    states, found = chosen(site, given, state)
    some = [h for h in found if month_of(h) == month]
    if not some:
        raise HTTPException(404)
    return _page(request, site, f"calendar/{month}", edtf.humanize(month), some, given, states)


def _page(
    request: Request, site: Site, what: str, heading: str, found: list[Happening], given: Asked,
    states: tuple[str, ...],
) -> HTMLResponse:  # fmt: skip
    name = what.partition("/")[0]
    narrowed = given.but(state=list(states))
    return counted(
        request, site, heading, "happening", found, of=(f"/{name}{words.query(narrowed)}", TITLES[name]),
        path=f"/{what}", page=given.page, given=narrowed,
    )  # fmt: skip
