"""What is new since a day: happenings, what is told otherwise, contradictions."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request

from communique.web import asked
from communique.web.asked import Narrowed, Page, Text
from communique.web.contradicted import contradicted_by
from communique.web.news import News, news
from communique.web.site import Site, site_of
from communique.web.telling import told

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/new")
def new(request: Request, since: Text = "", page: Page = 1) -> HTMLResponse:
    """Happenings that are new."""
    return _shown(request, "happenings", since.strip(), page)


@router.get("/new/{what}")
def of_kind(request: Request, what: str, since: Text = "", page: Page = 1) -> HTMLResponse:
    """What is told otherwise (`changed`), and contradictions that came up (`conflicts`)."""
    if what not in ("changed", "conflicts"):
        raise HTTPException(404)
    return _shown(request, what, since.strip(), page)


def _shown(request: Request, what: str, since: str, page: int) -> HTMLResponse:
    site = site_of(request)
    found = news(site, since) or News("", (), {}, ())
    window = asked.window(list(getattr(found, what)), page, size=25)
    return site.page(
        request, "new.html", news=found, what=what, window=window, listed=_listed(site, what, window.shown),
        given=Narrowed({"since": since}), path="/new" if what == "happenings" else f"/new/{what}",
    )  # fmt: skip


def _listed(site: Site, what: str, ids: list[str]) -> list[Any]:
    if what == "conflicts":
        return list(contradicted_by(site, ids))
    known = site.catalogue.by_id
    return list(told(site, [known[id_] for id_ in ids if id_ in known]))
