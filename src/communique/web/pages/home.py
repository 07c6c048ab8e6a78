"""Home: what is in the ledger, the busiest pairs, what is new, what is contradicted, and a search."""

import heapq
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlalchemy import select
from starlette.requests import Request

from communique.ledger import schema
from communique.model import Conflict
from communique.web import asked
from communique.web.contradicted import contradicted
from communique.web.news import news
from communique.web.pages.about import unread
from communique.web.site import Site, site_of
from communique.web.telling import told

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

PAIRS: Final = 12
NEW: Final = 10
CONFLICTS: Final = 3


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """The first page."""
    site = site_of(request)
    found = site.catalogue
    new = sorted((h for h in found.all if h.told), key=lambda h: h.told or "", reverse=True)[:NEW]
    return site.page(
        request, "home.html", counts=site.kept("counts", lambda: counts(site)), pairs=found.pairs[:PAIRS],
        unread=site.kept("unread", lambda: unread(site)), new=told(site, new), news=news(site),
        types=asked.types(found.all),
        conflicts=contradicted(site, site.kept("open conflicts", lambda: _latest(site))),
    )  # fmt: skip


def _latest(site: Site) -> list[Conflict]:
    """The conflicts of which the latest articles tell."""
    report, claim, document = schema.reports.c, schema.attributes.c, schema.documents.c
    told_on = {
        row.id: row.day_from
        for column in (report, claim)
        for row in site.ledger.table(
            select(column.id, document.day_from).join(schema.documents, document.id == column.document)
        )
    }

    def last(conflict: Conflict) -> str:
        return max(told_on.get(i) or "" for s in conflict.sides for i in (*s.reports, *s.attributes))

    return heapq.nlargest(CONFLICTS, site.ledger.conflicts(), key=lambda c: (last(c), c.id))


def counts(site: Site) -> dict[str, int]:
    """How many of each kind of record there are, and whether there is more to reckon."""
    kinds = ("document", "event", "entity", "conflict", "withheld")
    made = {kind: site.ledger.count(kind) for kind in kinds}
    return made | {"stale": int(site.ledger.stale)}
