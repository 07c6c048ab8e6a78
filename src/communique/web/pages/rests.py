"""What the numbers on two states count: the articles, outlets and origins that a brief rests on, the happenings that
its timeline leaves out."""

from collections.abc import Sequence
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup, escape
from starlette.exceptions import HTTPException
from starlette.requests import Request

from communique.knowledge.states import name_of
from communique.ledger import asking
from communique.model import Event
from communique.present.basis import grounds, sentence
from communique.present.brief import Brief
from communique.present.charts.timeline import Timeline, timeline
from communique.present.gather import told_of
from communique.present.matter import Matter
from communique.web import asked, words
from communique.web.asked import WINDOW, Asked, Window
from communique.web.counted import articles, counted, latest
from communique.web.site import Site, site_of
from communique.web.telling import told

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

MOST: Final = 100  # happenings that one brief tells of
HEADINGS: Final = {
    "articles": ("article", "Articles"), "outlets": ("outlet", "Outlets"),
    "unnamed": ("article", "Of an outlet that is not named"), "unpublished": ("article", "Of unknown date"),
    "copies": ("article", "Reprinted or translated from elsewhere"), "commentaries": ("article", "Commentaries"),
    "origins": ("independent origin", "Independent origins"), "happenings": ("happening", "Happenings and positions"),
    "undated": ("happening", "Without a date"),
}  # fmt: skip
"""What a brief counts, with what is listed for it and under which heading."""
UNDRAWN: Final = {"undated": "without a date", "earlier": "far earlier", "later": "far later"}
"""What a timeline leaves out."""


def summary(brief: Brief, shown: Window, given: Asked) -> Markup:
    """What a brief rests on, in a sentence of which each number leads to what it counts."""
    if not brief.sections:
        return Markup()
    some = {"page": shown.page, "size": shown.size} if shown.total > WINDOW else {}
    address = f"/pair/{brief.states[0]}/{brief.states[1]}/rests{words.query(given.but(**some))}"

    def link(of: str, said: str) -> str:
        value = getattr(brief.basis, of)
        many = value if isinstance(value, int) else len(value)
        return str(Markup('<a href="{}#{}" data-count="{}">{}</a>').format(address, of, many, said))

    return Markup(sentence(brief.basis, link, lambda name: str(escape(name))))  # the rest of it is our own words


def search(states: tuple[str, str], given: Asked) -> str:
    """Where all happenings of two states that fit are listed."""
    return "/search" + words.query(given.but(state=list(states)))


def undrawn(drawn: Timeline) -> list[tuple[str, int, str]]:
    """What a timeline leaves out: the name of its list, how many happenings, and in words why."""
    return [(what, number, why) for what, why in UNDRAWN.items() if (number := len(getattr(drawn, what)))]


@router.get("/pair/{first}/{second}/rests")
def rests(
    request: Request, first: str, second: str, given: Asked = Depends(),  # noqa: B008
    size: Annotated[int, Query(ge=1, le=MOST)] = WINDOW,
) -> HTMLResponse:  # fmt: skip
    """What the happenings of one page, of that size, rest on."""
    site = site_of(request)
    states = asking.state_code(first), asking.state_code(second)
    shown = asked.window(asked.kept(site, given, states), given.page, size=size)
    found = grounds(_matter(site, states, shown))
    sections: list[tuple[str, str, str, Any]] = []
    for key, (unit, heading) in HEADINGS.items():
        if some := getattr(found, key):
            sections.append((key, unit, heading, _listed(site, unit, some)))
    return site.page(
        request, "rests.html", states=states, names=_names(states), window=shown, sections=sections,
        path=f"/pair/{states[0]}/{states[1]}", given=given, search=search(states, given),
    )  # fmt: skip


def _listed(site: Site, unit: str, some: Sequence[Any]) -> Sequence[Any]:
    """Happenings told, the latest first; articles in that order too; outlets and origins as they are."""
    if unit == "happening":
        return told(site, site.catalogue.some(e.id for e in some))
    return articles(site, latest(site, (d.id for d in some))) if unit == "article" else some


def _matter(site: Site, states: tuple[str, str], shown: Window) -> Matter:
    events = [e for e in site.ledger.many(h.id for h in shown.shown).values() if isinstance(e, Event)]
    reports, documents = told_of(site.ledger, events)
    return Matter(states=states, events=tuple(events), reports=reports, documents=documents)


@router.get("/pair/{first}/{second}/{what}")
def left_out(request: Request, first: str, second: str, what: str, given: Asked = Depends()) -> Response:  # noqa: B008
    """Happenings that the timeline leaves out."""
    if what not in UNDRAWN:
        raise HTTPException(404)
    site = site_of(request)
    states = asking.state_code(first), asking.state_code(second)
    some = getattr(timeline(asked.kept(site, given, states)), what)
    path, names = f"/pair/{states[0]}/{states[1]}", _names(states)
    return counted(
        request, site, f"{names}: {UNDRAWN[what]}", "happening", some, of=(path + words.query(given.values), names),
        path=f"{path}/{what}", page=given.page, given=given.values,
    )  # fmt: skip


def _names(states: tuple[str, str]) -> str:
    return " and ".join(map(name_of, states))
