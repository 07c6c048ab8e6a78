"""Two states: the timeline, and what the brief says of them, with the words behind each line."""

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from communique.errors import InputError, LedgerError
from communique.knowledge.states import name_of
from communique.ledger import asking
from communique.model import Deal, Event
from communique.present.brief import Brief
from communique.present.catalogue import Happening
from communique.present.charts import render
from communique.present.charts.palette import PAGE
from communique.present.charts.timeline import Timeline, timeline
from communique.present.compose import compose
from communique.present.gather import complete, told_of
from communique.web import asked, words
from communique.web.asked import Asked, Window
from communique.web.site import Site, drawn, site_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

WIDTHS = {"wide": 1040, "narrow": 350}  # pixels that a timeline is drawn for: a desk, a phone


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
    everything = site.catalogue.of(states)
    return site.page(
        request, "pair.html", states=states, names=(name_of(states[0]), name_of(states[1])), given=given,
        brief=brief_of(site, states, shown, given), window=shown, years=asked.years(found),
        types=asked.types(everything), everything=len(everything),
        path=f"/pair/{states[0]}/{states[1]}", statuses=asked.statuses(everything),
        timelines=_timelines(site, states, given, found), by_id=site.catalogue.by_id,
        deals=_deals(site, states, given),
    )  # fmt: skip


def brief_of(site: Site, states: tuple[str, str], shown: Window, given: Asked) -> Brief:
    """The brief on the happenings of one page."""
    events = [e for e in site.ledger.many(h.id for h in shown.shown).values() if isinstance(e, Event)]
    about, since, until = (given.values.get(name) for name in ("about", "since", "until"))
    reports, documents = told_of(site.ledger, events)
    return compose(
        complete(site.ledger, events, reports, documents, states=states, about=about, since=since, until=until)
    )


def _deals(site: Site, states: tuple[str, str], given: Asked) -> list[Deal]:
    """The deals between the two, unless what is asked for has no goods; none where they have not been found yet."""
    if given.values.get("type", "transfer") != "transfer":
        return []
    try:
        about, since, until = (given.values.get(name) for name in ("about", "since", "until"))
        return list(site.ledger.deals(state=states, about=about, since=since, until=until))
    except LedgerError:
        return []


def _timelines(
    site: Site, states: tuple[str, str], given: Asked, found: list[Happening]
) -> tuple[Timeline, dict[str, str]] | None:
    """The timeline of what was found, drawn for a desk and for a phone; None where nothing has a date."""
    if not any(h.when for h in found):
        return None

    def made() -> tuple[Timeline, dict[str, str]]:
        title = f"Timeline of {name_of(states[0])} and {name_of(states[1])}"
        both = {
            name: timeline(found, width=width, palette=PAGE, link=lambda h: f"/event/{h.id}")
            for name, width in WIDTHS.items()
        }
        return both["wide"], {name: drawn(render.svg(one.chart), title) for name, one in both.items()}

    key = ("timeline", states, tuple(sorted(given.values.items())))
    drawn_: tuple[Timeline, dict[str, str]] = site.kept(key, made)
    return drawn_
