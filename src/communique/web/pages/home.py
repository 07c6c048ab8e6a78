"""Home: what is in the ledger, the busiest pairs, what is new, what is contradicted, and a search."""

from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlalchemy import func, select
from starlette.requests import Request

from communique.ledger import schema
from communique.web import asked
from communique.web.site import Site, site_of
from communique.web.telling import told

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

PAIRS: Final = 12
NEW: Final = 10


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """The first page."""
    site = site_of(request)
    found = site.catalogue
    new = sorted((h for h in found.all if h.told), key=lambda h: h.told or "", reverse=True)[:NEW]
    return site.page(
        request, "home.html", counts=site.kept("counts", lambda: counts(site)), pairs=found.pairs[:PAIRS],
        all_pairs=len(found.pairs), new=told(site, new), types=asked.types(found.all),
    )  # fmt: skip


def counts(site: Site) -> dict[str, int]:
    """How many of each kind of record there are, and articles that were not read."""
    kinds = ("document", "event", "entity", "conflict", "withheld")
    made = {kind: site.ledger.count(kind) for kind in kinds}
    unread = select(func.count()).select_from(schema.documents).where(schema.documents.c.state != "read")
    return made | {"unread": site.ledger.table(unread)[0][0], "stale": int(site.ledger.stale)}
