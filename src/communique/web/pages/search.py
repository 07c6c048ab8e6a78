"""Search: happenings by filters and by the words of their quotes, names in any spelling, articles by their text."""

from collections.abc import Sequence
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse
from rapidfuzz import fuzz, process
from sqlalchemy import func, select
from starlette.requests import Request

from communique.ledger import asking, schema
from communique.model import codes
from communique.present.outlets import Outlet
from communique.text.names import fold
from communique.text.sounds import alike, romanise, sounds
from communique.web import asked
from communique.web.asked import LONGEST, Asked
from communique.web.site import Site, site_of
from communique.web.telling import told

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

NAMES: Final = 8
ARTICLES: Final = 10
NEAR: Final = 82  # rapidfuzz's 0 to 100: below it a name is no likely spelling of another
MAYBE: Final = 60  # the same: below it no sound is compared
ALIKE: Final = 0.8  # `sounds.alike` of a word, 0 to 1: from here on it may be the same name
MOST: Final = 200  # candidates looked at

Row = Any
"""A row of a query."""


@router.get("/search")
def search(
    request: Request, given: Asked = Depends(),  # noqa: B008
    q: Annotated[str, Query(max_length=LONGEST)] = "",
    state: Annotated[list[str] | None, Query(max_length=5)] = None,
) -> HTMLResponse:  # fmt: skip
    """Happenings, and for words also entities and articles."""
    site = site_of(request)
    q = q.strip()
    states = asking.state_codes([s for s in state or () if s.strip()])
    found = asked.kept(site, given, states)
    named = names(site, q) if q else []
    if q:
        ids = _told_with(site, q, named)
        found = [h for h in found if h.id in ids]
    shown = asked.window(found, given.page, size=25)
    extra = {"q": q, "state": list(states)}
    return site.page(
        request, "search.html", q=q, given=given, states=states, window=shown, told=told(site, shown.shown),
        extra=extra, narrowed=asked.worded(given, states), types=codes.REPORT_TYPES, statuses=codes.STATUSES,
        names=[n for n in named if n.kind != "media" and given.page == 1],
        press=press(site, q) if q and given.page == 1 else [],
        articles=_articles(site, q) if q and given.page == 1 else [], outlets=_outlets(site),
    )  # fmt: skip


def _told_with(site: Site, q: str, named: Sequence[Row]) -> set[str]:
    """Ids of the events of which some report has all these words in its quotes, or names one of the first so called."""
    link = schema.event_reports.c
    found = site.ledger.matching(q)[1].order_by(None)
    ids = {row.event for row in site.ledger.table(select(link.event).where(link.report.in_(found)))}
    if entities := [n.id for n in named[:3]]:
        to, part = schema.resolutions.c, schema.involved.c
        members = select(to.id).where(to.target.in_(entities))
        query = select(link.event).join(schema.involved, part.report == link.report).where(part.member.in_(members))
        ids |= {row.event for row in site.ledger.table(query.distinct())}
    return ids


def names(site: Site, q: str) -> list[Row]:
    """Entities of that name, those in most articles first; failing these, of a name like it in spelling or sound."""
    ids = site.ledger.entities_named(q) or tuple(_near(site, q))
    column = schema.entities.c
    query = (
        select(column.id, column.kind, column.name, column.country, column.seen)
        .where(column.id.in_(ids[:MOST])).order_by(column.seen.desc(), column.id).limit(NAMES)
    )  # fmt: skip
    return site.ledger.table(query)


def press(site: Site, q: str) -> list[Outlet]:
    """Outlets of that name, or of one in which a word begins so."""
    begun = f" {fold(q)}"
    return [o for o in site.outlets.all if any(begun in f" {fold(name)}" for name in o.spellings)][:NAMES]


def _near(site: Site, q: str) -> list[str]:
    """Ids of entities of a name that is like what was asked for: by its letters, of persons by its sound in any
    script too."""
    known: dict[str, str] = site.kept("names", lambda: _known(site, persons=False))
    near = process.extract(fold(q), known.keys(), scorer=fuzz.ratio, limit=NAMES, score_cutoff=NEAR)
    found = [known[name] for name, _, _ in near]
    persons: dict[str, str] = site.kept("persons", lambda: _known(site, persons=True))
    asked_for = romanise(q)
    some = process.extract(asked_for, persons.keys(), scorer=fuzz.partial_ratio, limit=MOST, score_cutoff=MAYBE)
    heard = alike(asked_for, (word for name, _, _ in some for word in _parts(name)), ALIKE)
    scored = ((max(heard.get(word, 0.0) for word in _parts(name)), name) for name, _, _ in some)
    found += [persons[name] for score, name in sorted(scored, reverse=True) if score]
    return list(dict.fromkeys(found))


def _parts(name: str) -> tuple[str, ...]:
    """What of a name may have been asked for: each word, and all of them."""
    return *name.split(), name.replace(" ", "")


def _known(site: Site, *, persons: bool) -> dict[str, str]:
    """Every spelling, folded, with the entity seen in the most articles that bears it; of persons, romanised, and how
    each sounds made out beforehand."""
    name, entity = schema.names.c, schema.entities.c
    query = select(name.folded, name.entity).join(schema.entities, entity.id == name.entity).order_by(entity.seen)
    if persons:
        found = {romanise(r.folded): r.entity for r in site.ledger.table(query.where(entity.kind == "person"))}
        for word in {word for spelled in found for word in _parts(spelled)}:
            sounds(word)
        return found
    return {r.folded: r.entity for r in site.ledger.table(query)}


def _articles(site: Site, q: str) -> list[Row]:
    column = schema.documents.c
    found = site.ledger.matching(q)[0]
    ids = [row[0] for row in site.ledger.table(found.limit(ARTICLES))]
    query = select(column.id, column.outlet, column.title, column.published).where(column.id.in_(ids))
    rows = {row.id: row for row in site.ledger.table(query)}
    return [rows[id_] for id_ in ids if id_ in rows]


def _outlets(site: Site) -> list[str]:
    """The outlets of the ledger, those with most articles first."""
    column = schema.documents.c
    query = select(column.outlet).where(column.outlet.is_not(None)).group_by(column.outlet)
    found: list[str] = site.kept("outlets", lambda: [
        row.outlet for row in site.ledger.table(query.order_by(func.count().desc(), column.outlet).limit(200))
    ])  # fmt: skip
    return found
