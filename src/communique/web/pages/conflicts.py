"""What sources contradict, as a work list; a conflict's own address leads to what it is about."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import Request

from communique.errors import InputError
from communique.ledger import asking
from communique.model import Conflict
from communique.web import asked
from communique.web.asked import Narrowed, Page
from communique.web.contradicted import contradicted
from communique.web.counted import counted
from communique.web.site import site_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/conflicts")
def conflicts(
    request: Request, field: Annotated[str, Query(max_length=40)] = "",
    state: Annotated[str, Query(max_length=80)] = "",
    page: Page = 1,
) -> HTMLResponse:  # fmt: skip
    """All conflicts, or those about one field, or of one state."""
    site = site_of(request)
    code = asking.state_code(state) if state.strip() else None
    everything: list[Conflict] = list(site.ledger.conflicts(state=code))
    fields = sorted({c.field for c in everything})
    found = [c for c in everything if field in ("", c.field)]
    shown = asked.window(found, page, size=25)
    return site.page(
        request, "conflicts.html", window=shown, listed=contradicted(site, shown.shown), fields=fields, field=field,
        state=code, path="/conflicts", given=Narrowed({"field": field, "state": code or ""}),
    )  # fmt: skip


@router.get("/conflict/{id}")
def conflict(request: Request, id: str) -> Response:
    """Where a conflict is told."""
    found = site_of(request).ledger.get(id)
    if not isinstance(found, Conflict):
        raise InputError(f"There is no record {id!r} of a conflict.")
    return RedirectResponse(f"/{found.on}/{found.target}#{found.id}", 303)


@router.get("/conflict/{id}/{place}")
def side(request: Request, id: str, place: int, page: Page = 1) -> HTMLResponse:
    """All that is said on one side of a conflict, by its place among the sides."""
    site = site_of(request)
    found = site.ledger.get(id)
    if not isinstance(found, Conflict) or not 0 < place <= len(found.sides):
        raise HTTPException(404)
    (one,) = contradicted(site, [found], quotes=None)
    said = one.sides[place - 1]
    return counted(
        request, site, f"{one.about}: {said.says}", "passage", said.said, of=(one.path, one.about),
        path=f"/conflict/{id}/{place}", page=page,
    )  # fmt: skip
