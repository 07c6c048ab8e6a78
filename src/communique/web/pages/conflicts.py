"""What sources contradict, as a work list; a conflict's own address leads to what it is about."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from communique.errors import InputError
from communique.ledger import asking
from communique.model import Conflict
from communique.present.naming import Namer
from communique.present.sentences import Teller
from communique.web import asked
from communique.web.asked import Narrowed
from communique.web.site import Site, site_of
from communique.web.telling import matter_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/conflicts")
def conflicts(
    request: Request, field: Annotated[str, Query(max_length=40)] = "",
    state: Annotated[str, Query(max_length=80)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> HTMLResponse:  # fmt: skip
    """All conflicts, or those about one field, or of one state."""
    site = site_of(request)
    code = asking.state_code(state) if state.strip() else None
    everything: list[Conflict] = list(site.ledger.conflicts(state=code))
    fields = sorted({c.field for c in everything})
    found = [c for c in everything if field in ("", c.field)]
    shown = asked.window(found, page, size=25)
    return site.page(
        request, "conflicts.html", window=shown, listed=_told(site, shown.shown), fields=fields, field=field,
        state=code, path="/conflicts", given=Narrowed({"field": field, "state": code or ""}),
    )  # fmt: skip


def _told(site: Site, found: list[Conflict]) -> list[dict[str, Any]]:
    """Each with what it is about in words, and the address of that."""
    records = site.ledger.many(c.target for c in found if c.on == "event")
    events: dict[str, Any] = dict(records)
    matter = matter_of(site, events.values())
    teller = Teller(matter, Namer(matter))
    entities = site.ledger.sketches(c.target for c in found if c.on == "entity")
    made = []
    for one in found:
        about = teller.clause(events[one.target]) if one.target in events else None
        if about is None and one.target in entities:
            about = entities[one.target].name
        made.append({"conflict": one, "about": about or "something no longer here", "path": f"/{one.on}/{one.target}"})
    return made


@router.get("/conflict/{id}")
def conflict(request: Request, id: str) -> Response:
    """Where a conflict is told."""
    found = site_of(request).ledger.get(id)
    if not isinstance(found, Conflict):
        raise InputError(f"There is no record {id!r} of a conflict.")
    return RedirectResponse(f"/{found.on}/{found.target}#conflicts", 303)
