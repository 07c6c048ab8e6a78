"""Two states: the timeline, and what the brief says of them, with the words behind each line."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from communique.errors import InputError, LedgerError
from communique.knowledge.states import name_of
from communique.ledger import asking
from communique.model import Deal, Event
from communique.present.agreements import disclosed
from communique.present.brief import Brief
from communique.present.catalogue import Happening
from communique.present.charts.timeline import timeline
from communique.present.compose import compose
from communique.present.gather import complete, told_of
from communique.present.matter import Matter
from communique.web import asked, pictures, words
from communique.web.asked import Asked, Window
from communique.web.pages import rests
from communique.web.periods import periods
from communique.web.site import Site, site_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/pair/{first}/{second}")
def pair(request: Request, first: str, second: str, given: Asked = Depends()) -> Response:  # noqa: B008
    """The page of two states, by name or code."""
    site = site_of(request)
    states = asking.state_code(first), asking.state_code(second)
    if states[0] == states[1]:
        raise InputError(f"{first!r} and {second!r} are the same state; give two different ones.")
    if (first, second) != states:
        return RedirectResponse(f"/pair/{states[0]}/{states[1]}{words.query(given.values)}", 308)
    found = asked.kept(site, given, states)
    shown = asked.window(found, given.page)
    matter = _matter(site, states, shown, given)
    everything = site.catalogue.of(states)
    drawn = timeline(found) if any(h.when for h in found) else None
    brief, path = compose(matter, counts=False), f"/pair/{states[0]}/{states[1]}"
    return site.page(
        request, "pair.html", states=states, names=(name_of(states[0]), name_of(states[1])), given=given,
        brief=brief, rests=rests.summary(brief, shown, given), window=shown, periods=periods(site, given, states),
        disclosed={e.id: disclosed(e, matter) for e in matter.events},
        types=asked.types(everything), everything=len(everything),
        path=path, query=words.query(given.values), search=rests.search(states, given),
        statuses=asked.statuses(everything),
        undrawn=drawn and rests.undrawn(drawn), picture=drawn and pictures.picture(
            _title(states), f"{path}/timeline", words.query(given.values), _drawing(found),
            zooms=True,
        ), by_id=site.catalogue.by_id,
        deals=_deals(site, states, given),
    )  # fmt: skip


def brief_of(site: Site, states: tuple[str, str], shown: Window, given: Asked) -> Brief:
    """The brief on the happenings of one page."""
    return compose(_matter(site, states, shown, given), counts=False)


def _matter(site: Site, states: tuple[str, str], shown: Window, given: Asked) -> Matter:
    """The happenings of one page with all that is told of them."""
    events = [e for e in site.ledger.many(h.id for h in shown.shown).values() if isinstance(e, Event)]
    about, since, until = (given.values.get(name) for name in ("about", "since", "until"))
    reports, documents = told_of(site.ledger, events)
    return complete(site.ledger, events, reports, documents, states=states, about=about, since=since, until=until)


def _deals(site: Site, states: tuple[str, str], given: Asked) -> list[Deal]:
    """The deals between the two, unless what is asked for has no goods; none where they have not been found yet."""
    if given.values.get("type", "transfer") != "transfer":
        return []
    try:
        about, since, until = (given.values.get(name) for name in ("about", "since", "until"))
        return list(site.ledger.deals(state=states, about=about, since=since, until=until))
    except LedgerError:
        return []


@router.get("/pair/{first}/{second}/timeline.{form}")
def timeline_(
    request: Request, first: str, second: str, form: str, given: Asked = Depends(),  # noqa: B008
    width: Annotated[int, Query(ge=pictures.LEAST, le=pictures.MOST)] = 1000,
) -> Response:  # fmt: skip
    """The timeline of two states."""
    states = asking.state_code(first), asking.state_code(second)
    found = asked.kept(site_of(request), given, states)
    return pictures.answer(form, _title(states), _drawing(found), width)


def _title(states: tuple[str, str]) -> str:
    return f"Timeline of {name_of(states[0])} and {name_of(states[1])}"


def _drawing(found: list[Happening]) -> pictures.Draw:
    return lambda width, palette, page: (
        timeline(
            found, width=width, palette=palette, zoom=page, link=(lambda h: f"/event/{h.id}") if page else None
        ).chart
    )
