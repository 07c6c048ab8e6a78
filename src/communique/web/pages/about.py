"""What reading can't do, with what of this ledger it could not read."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlalchemy import func, select
from starlette.requests import Request

from communique.ledger import schema
from communique.web import words
from communique.web.site import Site, site_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/about")
def about(request: Request) -> HTMLResponse:
    """The page."""
    site = site_of(request)
    return site.page(request, "about.html", unread=site.kept("unread", lambda: unread(site)))


def unread(site: Site) -> list[tuple[str, int, str]]:
    """Articles that were not read: the state, how many, in which languages."""
    column = schema.documents.c
    query = select(column.state, column.language, func.count().label("number")).where(column.state != "read")
    found: dict[str, dict[str, int]] = {}
    for row in site.ledger.table(query.group_by(column.state, column.language).order_by(column.state)):
        found.setdefault(row.state, {})[row.language or "?"] = row.number
    return [
        (state, sum(counted.values()), ", ".join(sorted(map(words.language, counted))))
        for state, counted in found.items()
    ]
