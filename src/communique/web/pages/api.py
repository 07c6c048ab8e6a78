"""The programming interface: the codebook's records as JSON, described by /api/openapi.json."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field
from starlette.requests import Request

from communique.ledger import asking
from communique.model import to_record
from communique.present.exporters import jsonl
from communique.web import asked
from communique.web.asked import LONGEST, Asked
from communique.web.site import site_of

router = APIRouter(prefix="/api", tags=["records"])

Record = dict[str, Any]


class Events(BaseModel):
    """Happenings that fit, the latest first, and how many there are on all pages."""

    total: int
    page: int
    pages: int
    events: list[Record] = Field(description="The codebook's events")


class Pair(BaseModel):
    """Two states and how many happenings they have with one another."""

    states: tuple[str, str] = Field(description="ISO 3166-1 alpha-3")
    happenings: int


@router.get("/events", response_model=Events)
def events(
    request: Request, given: Asked = Depends(),  # noqa: B008
    state: Annotated[list[str] | None, Query(max_length=5, description="States, all of which take part")] = None,
) -> Any:  # fmt: skip
    """Happenings by state, type, status, date, name and outlet; 50 a page."""
    site = site_of(request)
    states = asking.state_codes([s[:LONGEST] for s in state or ()])
    shown = asked.window(asked.kept(site, given, states), given.page)
    records = site.ledger.many(h.id for h in shown.shown)
    found = [to_record(records[h.id]) for h in shown.shown if h.id in records]
    return {"total": shown.total, "page": shown.page, "pages": shown.pages, "events": found}


@router.get("/records/{id}", response_model=Record)
def record(request: Request, id: str) -> Response:
    """One record of any kind, by its id or the beginning of it."""
    return Response(jsonl.line(to_record(site_of(request).ledger.get(id))), media_type="application/json")


@router.get("/pairs", response_model=list[Pair])
def pairs(request: Request) -> Any:
    """Every two states that have happenings with one another, the busiest first."""
    return [{"states": states, "happenings": number} for states, number in site_of(request).catalogue.pairs]
