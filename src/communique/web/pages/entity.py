"""A state, person, body, thing or place: its names, roles over time, claims side by side, whom it meets, happenings."""

from collections import defaultdict
from typing import Any, Final

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import func, select
from starlette.requests import Request

from communique.errors import InputError, LedgerError
from communique.ledger import bulk, schema
from communique.model import Attribute, Deal, Document
from communique.web import asked, words
from communique.web.asked import Asked
from communique.web.site import Site, site_of
from communique.web.telling import told

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

SPELLINGS: Final = 40
OTHERS: Final = 15
ARTICLES: Final = 12

Row = dict[str, Any]


@router.get("/entity/{id}")
def entity(request: Request, id: str, given: Asked = Depends()) -> Response:  # noqa: B008
    """The page of an entity."""
    site = site_of(request)
    kind, whole = site.ledger.resolve(id)
    if kind != "entity":
        raise InputError(f"There is no record {id!r} of a person, body or thing.")
    if whole != id:
        return RedirectResponse(f"/entity/{whole}{words.query(given.values)}", 308)
    found = site.kept(("entity", whole), lambda: _found(site, whole))
    happenings = _happenings(site, found, given)
    shown = asked.window(happenings, given.page, size=25)
    claims = _claims(site, whole)
    return site.page(
        request, "entity.html", entity=found, given=given, path=f"/entity/{whole}", window=shown,
        told=told(site, shown.shown), types=asked.types(happenings), roles=_roles(found), claims=claims,
        partners=_partners(site, found), others=_others(site, whole), spellings=found["aliases"][:SPELLINGS],
        conflicts=list(site.ledger.exported("conflict", bulk.conflicts_of([whole]))),
        deals=_deals(site, found), articles=_articles(site, found["documents"]), documents=_cited(site, claims, found),
    )  # fmt: skip


def _found(site: Site, id: str) -> Row:
    known = schema.entities.c
    found: Row = site.ledger.table(select(known.record).where(known.id == id))[0][0]
    return found


def _happenings(site: Site, found: Row, given: Asked) -> list[Any]:
    if found["kind"] == "state" and found["country"]:
        return asked.kept(site, given, [found["country"]])
    ids = (row.event for row in site.ledger.table(bulk.events_naming(found["id"])))
    return asked.kept(site, given, (), site.catalogue.some(ids))


def _partners(site: Site, found: Row) -> list[tuple[str, int]]:
    """Of a state, those with which it has the most happenings."""
    code = found["country"]
    if found["kind"] != "state" or not code:
        return []
    pairs = ((a if b == code else b, n) for (a, b), n in site.catalogue.pairs if code in (a, b))
    return list(pairs)[:OTHERS]


def _deals(site: Site, found: Row) -> list[Deal]:
    """The deals in a thing; none where they have not been found yet."""
    try:
        return list(site.ledger.deals(about=found["id"])) if found["kind"] in ("equipment", "vessel", "company") else []
    except LedgerError:
        return []


def _roles(found: Row) -> list[Row]:
    """Roles by the dates they were seen from, those without a date last."""
    return sorted(found["roles"], key=lambda r: (r["from"] is None, r["from"] or "", r["title"]))


def _claims(site: Site, id: str) -> dict[str, list[Attribute]]:
    """What is claimed of it, by property."""
    found: dict[str, list[Attribute]] = defaultdict(list)
    for claim in site.ledger.attributes(about=id):
        found[claim.property].append(claim)
    return dict(found)


def _others(site: Site, id: str) -> list[Any]:
    """With whom it takes part in meetings and visits, the most often first."""
    if (kind := _found_kind(site, id)) not in ("person", "body", "group", "company"):
        return []
    mine, theirs = schema.involved.alias(), schema.involved.alias()
    own, other, known = schema.resolutions.alias(), schema.resolutions.alias(), schema.entities
    joined = (
        mine.join(own, own.c.id == mine.c.member)
        .join(theirs, (theirs.c.report == mine.c.report) & (theirs.c.part == "participant"))
        .join(other, other.c.id == theirs.c.member)
        .join(known, known.c.id == other.c.target)
        .join(schema.reports, schema.reports.c.id == mine.c.report)
        .join(schema.event_reports, schema.event_reports.c.report == mine.c.report)
    )
    times = func.count(schema.event_reports.c.event.distinct())
    query = (
        select(known.c.id, known.c.name, known.c.kind, known.c.country, times.label("times"))
        .select_from(joined)
        .where(own.c.target == id, mine.c.part == "participant", other.c.target != id, known.c.kind == kind)
        .where(schema.reports.c.type.in_(("meeting", "visit", "honour", "agreement")))
        .group_by(known.c.id, known.c.name, known.c.kind, known.c.country)
        .order_by(times.desc(), known.c.name)
        .limit(OTHERS)
    )
    return site.ledger.table(query)


def _found_kind(site: Site, id: str) -> str:
    known = schema.entities.c
    return str(site.ledger.table(select(known.kind).where(known.id == id))[0][0])


def _articles(site: Site, ids: list[str]) -> list[Any]:
    """The latest articles that name it."""
    column = schema.documents.c
    query = (
        select(column.id, column.outlet, column.title, column.published)
        .where(column.id.in_(ids[: bulk.TOGETHER]))
        .order_by(column.day_from.desc().nulls_last(), column.id)
        .limit(ARTICLES)
    )
    return site.ledger.table(query)


def _cited(site: Site, claims: dict[str, list[Attribute]], found: Row) -> dict[str, Document]:
    """The articles behind claims and roles."""
    ids = {c.document for some in claims.values() for c in some}
    ids |= {seen["document"] for role in found["roles"] for seen in role["seen"][:1]}
    return {id_: d for id_, d in site.ledger.many(sorted(ids)).items() if isinstance(d, Document)}
