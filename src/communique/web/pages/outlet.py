"""An outlet: its articles, how often it is an origin and how often a relay, whom it cites, who cites it, whom it
contradicts; and each list that one of these numbers counts."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import Request

from communique.knowledge import terms
from communique.model import Entity
from communique.present.outlets import Outlet
from communique.web import asked, words
from communique.web.asked import Narrowed, Page
from communique.web.contradicted import contradicted_by
from communique.web.counted import articles, counted, latest
from communique.web.site import Site, site_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

WHOM: Final = 25  # of those it cites, and of those that cite it
ARTICLES: Final = 12
CONFLICTS: Final = 6
UNKNOWN: Final = "an unknown source"
HEADINGS: Final = {
    "origin": "{} as an independent origin", "relay": "{} as a relay", "unnamed": "{} with a source not known by name",
    "conflicts": "One side of these is in {}", "articles": "Articles of {}", "named": "Articles that name {}",
    "cites": "Whom {} cites", "cited": "Who cites {}", "against": "Whom {} contradicts",
}  # fmt: skip
UNITS: Final = {
    "conflicts": "conflict", "articles": "article", "named": "article", "cites": "source", "cited": "outlet",
    "against": "outlet",
}  # fmt: skip
"""What is listed under a heading, where that is not happenings."""
WITH: Final = {"cites": "{} cites {}", "cited": "{} is cited by {}", "against": "{} and {} on opposite sides"}


@router.get("/outlets")
def outlets(request: Request, page: Page = 1) -> HTMLResponse:
    """All that have articles or a part in what is told."""
    site = site_of(request)
    parts = site.parts
    met = [o for o in site.outlets.all if o.documents or (p := parts[o.key]).origin or p.relay or p.cited]
    window = asked.window(met, page)
    rows = [(o, parts[o.key]) for o in window.shown]
    return site.page(request, "outlets.html", window=window, rows=rows, given=Narrowed({}))


@router.get("/outlet/{slug}")
def outlet(request: Request, slug: str) -> Response:
    """The page of an outlet, by its name in any spelling."""
    site = site_of(request)
    found = _found(site, slug)
    return shown(request, site, found) if found.slug == slug else _led(found)


def shown(request: Request, site: Site, found: Outlet) -> HTMLResponse:
    """The page of an outlet."""
    part = site.parts[found.key]
    return site.page(
        request, "outlet.html", outlet=found, part=part, path=f"/outlet/{words.tail(found.slug)}",
        cites=_whom(site, part.cites, WHOM), cited=_whom(site, part.cited, WHOM),
        against=_whom(site, part.against, WHOM),
        listed=contradicted_by(site, sorted(part.conflicts)[:CONFLICTS]),
        articles=articles(site, found.documents[:ARTICLES]), bodies=_bodies(site, found),
    )  # fmt: skip


@router.get("/outlet/{slug}/{what}")
def counted_(request: Request, slug: str, what: str, page: Page = 1) -> Response:
    """What one of its numbers counts."""
    site = site_of(request)
    found = _found(site, slug)
    if what not in HEADINGS:
        raise HTTPException(404)
    if found.slug != slug:
        return _led(found, what)
    return _counted(request, site, found, what, HEADINGS[what].format(found.name), _of(site, found, what), page)


def _of(site: Site, found: Outlet, what: str) -> Sequence[Any]:
    """What is listed under a heading, in its order."""
    if what == "articles":
        return found.documents
    if what == "named":
        return latest(site, found.named)
    some = getattr(site.parts[found.key], what)
    if what in WITH:
        return _whom(site, some)
    return sorted(some) if what == "conflicts" else site.catalogue.some(some)


@router.get("/outlet/{slug}/{what}/{whom}")
def with_whom(request: Request, slug: str, what: str, whom: str, page: Page = 1) -> Response:
    """The happenings in which it cites one source, or one outlet cites it; the conflicts that it has with one."""
    site = site_of(request)
    found = _found(site, slug)
    if what not in WITH:
        raise HTTPException(404)
    if found.slug != slug:
        return _led(found, f"{what}/{whom}")
    other = site.outlets.at(whom)
    named = site.ledger.sketches([whom]).get(whom) if other is None else None
    ids = getattr(site.parts[found.key], what).get(other.key if other else whom)
    if not ids:
        raise HTTPException(404)
    name = other.name if other else named.name if named else UNKNOWN
    some = sorted(ids) if what == "against" else site.catalogue.some(ids)
    return _counted(request, site, found, f"{what}/{whom}", WITH[what].format(found.name, name), some, page)


def _found(site: Site, slug: str) -> Outlet:
    found = site.outlets.at(slug)
    if found is None:
        raise HTTPException(404)
    return found


def _led(found: Outlet, rest: str = "") -> RedirectResponse:
    """To the one address that the outlet has."""
    return RedirectResponse("/".join(filter(None, (f"/outlet/{words.tail(found.slug)}", rest))), 308)


def _counted(
    request: Request, site: Site, found: Outlet, what: str, heading: str, some: Sequence[Any], page: int
) -> HTMLResponse:
    """A page of a list."""
    path = f"/outlet/{words.tail(found.slug)}"
    unit = UNITS.get(what, "conflict" if what.startswith("against/") else "happening")
    own = f"{path}/{'/'.join(map(words.tail, what.split('/')))}"
    return counted(request, site, heading, unit, some, of=(path, found.name), path=own, page=page)


def _whom(site: Site, counted: Mapping[str, set[str]], most: int | None = None) -> list[dict[str, Any]]:
    """Those with the most, with their names, what they are, and their addresses; `id` stands in that of the list."""
    ordered = sorted(counted.items(), key=lambda c: (-len(c[1]), c[0]))[:most]
    entities = site.ledger.sketches(id_ for id_, _ in ordered)
    made = []
    for id_, ids in ordered:
        outlet, entity = site.outlets.by_key.get(id_), entities.get(id_)
        if outlet:
            slug = words.tail(outlet.slug)
            told_ = {"id": slug, "name": outlet.name, "what": "outlet", "path": f"/outlet/{slug}"}
        elif entity:
            told_ = {"id": id_, "name": entity.name, "what": _what(entity), "path": f"/entity/{id_}"}
        else:
            told_ = {"id": id_, "name": UNKNOWN, "what": "", "path": ""}
        made.append({**told_, "number": len(ids)})
    return made


def _what(entity: Entity) -> str:
    """`person, Serbia`."""
    state = words.FILTERS["state"](entity.country) if entity.country and entity.kind != "state" else None
    return ", ".join(filter(None, (terms.entity_kind(entity.kind), state)))


def _bodies(site: Site, found: Outlet) -> list[Entity]:
    """Bodies and companies of the outlet's own name: a ministry that publishes also acts."""
    ids = [i for i in site.ledger.entities_named(found.name) if i not in found.entities]
    known = site.ledger.sketches(ids[:5])
    return [e for e in known.values() if e.kind in ("body", "company", "group") and e.name == found.name]
