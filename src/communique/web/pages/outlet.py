"""An outlet: its articles, how often it is an origin and how often a relay, whom it cites, who cites it, whom it
contradicts; and each list that one of these numbers counts."""

from collections.abc import Mapping
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import Request

from communique.knowledge import terms
from communique.model import Entity
from communique.present.outlets import Outlet
from communique.web import asked, words
from communique.web.asked import Narrowed, Page, Window
from communique.web.contradicted import contradicted_by
from communique.web.site import Site, site_of
from communique.web.telling import told

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

WHOM: Final = 25  # of those it cites, and of those that cite it
ARTICLES: Final = 12
CONFLICTS: Final = 6
HEADINGS: Final = {
    "origin": "{} as an independent origin", "relay": "{} as a relay", "unnamed": "{} with a source not known by name",
    "conflicts": "One side of these is in {}",
    "articles": "Articles of {}",
}  # fmt: skip
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
        cites=_whom(site, part.cites), cited=_whom(site, part.cited), against=_whom(site, part.against),
        listed=contradicted_by(site, sorted(part.conflicts)[:CONFLICTS]),
        articles=_articles(site, found.documents[:ARTICLES]), bodies=_bodies(site, found),
    )  # fmt: skip


@router.get("/outlet/{slug}/{what}")
def counted(request: Request, slug: str, what: str, page: Page = 1) -> Response:
    """What one of its numbers counts."""
    site = site_of(request)
    found = _found(site, slug)
    if what not in HEADINGS:
        raise HTTPException(404)
    if found.slug != slug:
        return _led(found, what)
    ids = found.documents if what == "articles" else getattr(site.parts[found.key], what)
    return _counted(request, site, found, what, HEADINGS[what].format(found.name), ids, page)


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
    name = other.name if other else named.name if named else "an unknown source"
    return _counted(request, site, found, f"{what}/{whom}", WITH[what].format(found.name, name), ids, page)


def _found(site: Site, slug: str) -> Outlet:
    found = site.outlets.at(slug)
    if found is None:
        raise HTTPException(404)
    return found


def _led(found: Outlet, rest: str = "") -> RedirectResponse:
    """To the one address that the outlet has."""
    return RedirectResponse("/".join(filter(None, (f"/outlet/{words.tail(found.slug)}", rest))), 308)


def _counted(
    request: Request, site: Site, found: Outlet, what: str, heading: str, ids: Any, page: int
) -> HTMLResponse:  # fmt: skip
    """A page of a list: articles, conflicts, or happenings in the order of all lists."""
    path = f"/outlet/{words.tail(found.slug)}"
    unit = {"articles": "article", "conflicts": "conflict", "against": "conflict"}.get(what.split("/")[0], "happening")
    every = list(ids) if unit == "article" else sorted(ids) if unit == "conflict" else site.catalogue.some(ids)
    window = asked.window(every, page, size=25)
    return site.page(
        request, "counted.html", heading=heading, unit=unit, window=window, listed=_listed(site, unit, window),
        of=found.name, back=path, path=f"{path}/{'/'.join(map(words.tail, what.split('/')))}", given=Narrowed({}),
    )  # fmt: skip


def _listed(site: Site, unit: str, window: Window) -> list[Any]:
    if unit == "article":
        return _articles(site, window.shown)
    if unit == "conflict":
        return list(contradicted_by(site, window.shown))
    return list(told(site, window.shown))


def _articles(site: Site, ids: Any) -> list[Any]:
    found = site.ledger.headings(ids)
    return [found[id_] for id_ in ids if id_ in found]


def _whom(site: Site, counted: Mapping[str, set[str]]) -> list[dict[str, Any]]:
    """Those with the most, with their names, what they are, and their addresses; `id` stands in that of the list."""
    ordered = sorted(counted.items(), key=lambda c: (-len(c[1]), c[0]))[:WHOM]
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
            continue
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
