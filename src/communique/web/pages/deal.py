"""Deals: a list to narrow; and one with its ladder, who vouches for each rung, its row in a register, its events."""

from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from communique.errors import InputError
from communique.ledger import asking, bulk, queries, schema
from communique.ledger.queries import Filter
from communique.model import Deal, Event, Rung, codes
from communique.present.citations import Citations
from communique.present.exporters.sipri import NOT_ORDERED, ORDERED, UNKNOWN, Register, is_ordered
from communique.present.gather import complete, told_of
from communique.present.matter import Matter
from communique.present.naming import Namer
from communique.web import asked
from communique.web.asked import Narrowed, Page, Text
from communique.web.contradicted import contradicted
from communique.web.site import Site, site_of
from communique.web.telling import told

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

SIZE: Final = 20  # deals on a page


@router.get("/deals")
def deals(
    request: Request, supplier: Text = "", recipient: Text = "", state: Text = "", about: Text = "", stage: Text = "",
    since: Text = "", until: Text = "", page: Page = 1,
) -> HTMLResponse:  # fmt: skip
    """All deals, the latest first, or those that fit."""
    site = site_of(request)
    asked_for = {
        "supplier": supplier, "recipient": recipient, "state": state, "about": about, "stage": stage, "since": since,
        "until": until,
    }  # fmt: skip
    given = asked.given(asked_for)
    column = schema.deals.c
    query = queries.deals(_filter(site, given)).with_only_columns(column.id)
    latest = query.order_by(None).order_by(column.day_to.desc().nulls_last(), column.id)
    shown = asked.window([row.id for row in site.ledger.table(latest)], page, size=SIZE)
    found = [d for d in site.ledger.many(shown.shown).values() if isinstance(d, Deal)]
    return site.page(
        request, "deals.html", window=shown, deals=found, given=Narrowed(given), asked=asked_for,
        stages=codes.STAGES["transfer"], path="/deals",
    )  # fmt: skip


def _filter(site: Site, given: dict[str, str]) -> Filter:
    """The filter of what is asked for. Raises InputError for what means nothing."""
    codes_ = {name: asking.state_code(given[name]) for name in ("supplier", "recipient", "state") if name in given}
    first, last = asking.days(given.get("since"), given.get("until"))
    return Filter(
        supplier=codes_.get("supplier"),
        recipient=codes_.get("recipient"),
        since=first,
        until=last,
        states=(codes_["state"],) if "state" in codes_ else (),
        entities=site.ledger.entities_named(given["about"]) if "about" in given else None,
        stage=asking.code_of(given.get("stage"), codes.STAGES["transfer"], "stage of transfer"),
    )


@router.get("/deal/{id}")
def deal(request: Request, id: str) -> Response:
    """The page of a deal."""
    site = site_of(request)
    _, whole = site.ledger.resolve(id)
    if whole != id:
        return RedirectResponse(f"/deal/{whole}", 308)
    found = site.ledger.get(whole)
    if not isinstance(found, Deal):
        raise InputError(f"There is no record {id!r} of a deal.")
    matter = _matter(site, found)
    citations = Citations(matter, Namer(matter))
    rungs = [_rung(one, matter, citations) for one in found.ladder]
    row = site.kept("register", lambda: Register(site.ledger)).row(found)
    columns = ORDERED if is_ordered(found) else NOT_ORDERED
    return site.page(
        request, "deal.html", deal=found, rungs=rungs, citations=citations.all(), ordered=is_ordered(found),
        row={name: row[name] for name in columns if name != "Deal"}, unknown=UNKNOWN,
        told=told(site, site.catalogue.some(found.events)), thing=matter.entity(found.entity),
        conflicts=contradicted(site, [c for c in matter.conflicts if c.target in (*found.events, found.entity)]),
    )  # fmt: skip


def _matter(site: Site, deal: Deal) -> Matter:
    events = [e for e in site.ledger.many(deal.events).values() if isinstance(e, Event)]
    states = (*deal.states, "", "")[:2]
    return complete(site.ledger, events, *told_of(site.ledger, events), states=(states[0], states[1]))


def _rung(rung: Rung, matter: Matter, citations: Citations) -> dict[str, Any]:
    """A rung with the numbers of its sources, and with each origin those of the articles that carry it."""
    told_ = [matter.reports[r] for r in rung.reports if r in matter.reports]
    origins = [
        {"name": o.name, "entity": o.entity, "cites": citations.of(r for r in told_ if r.document in o.documents)}
        for o in rung.origins
    ]
    return {"rung": rung, "cites": citations.of(told_), "origins": origins}


def deals_of(site: Site, event: str) -> list[Deal]:
    """The deals that an event is of."""
    ids = [row["id"] for row in site.ledger.exported("deal", bulk.deals_of([event]))]
    return [d for d in site.ledger.many(ids).values() if isinstance(d, Deal)]
