"""A state, person, body, thing or place: its names, roles over time, claims side by side, whom it meets, happenings."""

from collections import defaultdict
from typing import Any, Final

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import select
from starlette.exceptions import HTTPException
from starlette.requests import Request

from communique.errors import InputError, LedgerError
from communique.ledger import bulk, schema
from communique.model import Attribute, Conflict, Deal, Document, from_record
from communique.text import edtf
from communique.web import asked, encounters, words
from communique.web.asked import Asked, Page
from communique.web.contradicted import contradicted
from communique.web.counted import counted, latest
from communique.web.pages.outlet import shown
from communique.web.site import Site, site_of
from communique.web.telling import told

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

OTHERS: Final = 15
ARTICLES: Final = 12
SEEN: Final = 8  # articles that show a role
FEW: Final = 8  # roles that are shown unfolded
MEETING: Final = ("person", "body", "group", "company")

Row = dict[str, Any]


@router.get("/entity/{id}")
def entity(request: Request, id: str, given: Asked = Depends()) -> Response:  # noqa: B008
    """The page of an entity."""
    site = site_of(request)
    kind, whole = site.ledger.resolve(id)
    if kind != "entity":
        raise InputError(f"There is no record {id!r} of a person, body or thing.")
    if outlet := site.outlets.of(whole):
        return shown(request, site, outlet)
    if whole != id:
        return RedirectResponse(f"/entity/{whole}{words.query(given.values)}", 308)
    found = site.kept(("entity", whole), lambda: _found(site, whole))
    happenings = _happenings(site, found, given)
    window = asked.window(happenings, given.page, size=25)
    claims, articles_ = _claims(site, whole), _articles(site, found["documents"])
    more = len(found["documents"]) > len(articles_)
    documents = _cited(site, claims, found)
    return site.page(
        request, "entity.html", entity=found, given=given, path=f"/entity/{whole}", window=window,
        told=told(site, window.shown), types=asked.types(happenings), roles=_roles(found, documents),
        claims=claims, seen=SEEN, few=FEW, partners=_partners(site, found), others=_others(site, found),
        spellings=found["aliases"], conflicts=contradicted(site, _conflicts(site, whole)),
        all_articles=f"/articles?about={whole}" if more else "#articles", deals=_deals(site, found),
        articles=articles_, documents=documents,
    )  # fmt: skip


def _conflicts(site: Site, id: str) -> list[Conflict]:
    """What sources contradict of it."""
    found = map(from_record, site.ledger.exported("conflict", bulk.conflicts_of([id])))
    return [c for c in found if isinstance(c, Conflict)]


@router.get("/entity/{id}/with/{other}")
def together(request: Request, id: str, other: str, page: Page = 1) -> HTMLResponse:
    """The happenings in which two take part."""
    site = site_of(request)
    known = site.ledger.sketches([id, other])
    if id not in known or other not in known:
        raise InputError(f"There is no record {id if id not in known else other!r} of a person, body or thing.")
    one, two = known[id], known[other]
    return counted(
        request, site, f"{one.name} and {two.name}", "happening",
        site.catalogue.some(encounters.together(site, one.id, two.id)), of=(f"/entity/{one.id}", one.name),
        path=f"/entity/{one.id}/with/{two.id}", page=page,
    )  # fmt: skip


@router.get("/entity/{id}/role/{place}")
def role(request: Request, id: str, place: int, page: Page = 1) -> HTMLResponse:
    """The articles that show one of the roles of a person, by its place on the person's page."""
    site = site_of(request)
    if id not in site.ledger.sketches([id]):
        raise InputError(f"There is no record {id!r} of a person, body or thing.")
    found = _found(site, id)
    roles = _roles(found, _cited(site, {}, found))
    if not 0 < place <= len(roles):
        raise HTTPException(404)
    one = roles[place - 1]
    return counted(
        request, site, f"{found['name']}: {one['title']}", "article", latest(site, one["seen"]),
        of=(f"/entity/{id}", found["name"]), path=f"/entity/{id}/role/{place}", page=page,
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


def _roles(found: Row, documents: dict[str, Document]) -> list[Row]:
    """Roles with the days of the first and the last article that shows each, by the first; never dated ones last."""
    made = []
    for role in found["roles"]:
        seen = list(dict.fromkeys(s["document"] for s in role["seen"]))
        days = sorted((d for i in seen if i in documents and (d := documents[i].published)), key=edtf.sort_key)
        made.append({
            **role, "seen": seen, "told": _by_outlet(seen[:SEEN], documents), "first": days[0] if days else None,
            "last": days[-1] if days else None,
        })  # fmt: skip
    return sorted(made, key=lambda r: (r["first"] is None, edtf.sort_key(r["first"]), r["title"]))


def _by_outlet(seen: list[str], documents: dict[str, Document]) -> dict[str, list[Document]]:
    """The articles that show a role by their outlets."""
    found: dict[str, list[Document]] = defaultdict(list)
    for document in (documents[id_] for id_ in seen if id_ in documents):
        found[words.outlet(document)].append(document)
    return found


def _claims(site: Site, id: str) -> dict[str, dict[str, list[Attribute]]]:
    """What is claimed of it, by property and by value."""
    found: dict[str, dict[str, list[Attribute]]] = defaultdict(lambda: defaultdict(list))
    for claim in site.ledger.attributes(about=id):
        found[claim.property][" ".join(claim.text.split())].append(claim)
    return found


def _others(site: Site, found: Row) -> list[Any]:
    """With whom it takes part in meetings and visits."""
    return encounters.met(site, found["id"]) if found["kind"] in MEETING else []


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


def _cited(site: Site, claims: dict[str, dict[str, list[Attribute]]], found: Row) -> dict[str, Document]:
    """The articles behind claims and roles."""
    ids = {c.document for by_value in claims.values() for some in by_value.values() for c in some}
    ids |= {seen["document"] for role in found["roles"] for seen in role["seen"]}
    return site.ledger.headings(sorted(ids))
