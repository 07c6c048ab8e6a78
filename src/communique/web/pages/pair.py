"""Two states: the timeline, and what the brief says of them, with the words behind each line."""

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from communique.errors import InputError
from communique.knowledge.states import name_of
from communique.ledger import asking
from communique.model import Event
from communique.present.catalogue import Happening
from communique.present.charts import render
from communique.present.charts.palette import PAGE
from communique.present.charts.timeline import Timeline, timeline
from communique.present.compose import compose
from communique.present.gather import complete, told_of
from communique.web import asked, words
from communique.web.asked import Asked
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
    events = [e for e in site.ledger.many(h.id for h in shown.shown).values() if isinstance(e, Event)]
    reports, documents = told_of(site.ledger, events)
    brief = compose(complete(site.ledger, events, reports, documents, states=states, about=given.values.get("about")))
    everything = site.catalogue.of(states)
    return site.page(
        request, "pair.html", states=states, names=(name_of(states[0]), name_of(states[1])), brief=brief, given=given,
        window=shown, years=asked.years(found), types=asked.types(everything), everything=len(everything),
        path=f"/pair/{states[0]}/{states[1]}", statuses=asked.statuses(everything),
        timelines=_timelines(site, states, given, found), by_id=site.catalogue.by_id,
        sections={s.key: s for s in brief.sections}, articles=articles(brief.citations),
    )  # fmt: skip


def articles(citations: object) -> int:
    """How many articles are cited."""
    return len({c.document for c in citations})  # type: ignore[attr-defined]


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
