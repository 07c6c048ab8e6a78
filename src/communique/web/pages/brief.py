"""The brief of two states: as a page, on paper, for word processors, and its sources for reference managers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import Request

from communique.ledger import asking
from communique.model import Document
from communique.present import bibliography
from communique.present.brief import Brief
from communique.present.brief_markdown import markdown
from communique.present.compose import compose
from communique.present.gather import gather
from communique.web import asked, paper
from communique.web.asked import Asked
from communique.web.pages import rests
from communique.web.pages.pair import brief_of
from communique.web.site import Site, site_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

Make = Callable[[Site, Brief, list[Document]], str | bytes]

DOWNLOADS: Final[dict[str, tuple[str, str, Make]]] = {
    "pdf": ("PDF", "application/pdf", lambda s, b, _: paper.pdf(paper.document(s, b))),
    "word.html": ("Word", "text/html; charset=utf-8", lambda s, b, _: paper.document(s, b)),
    "md": ("Markdown", "text/markdown; charset=utf-8", lambda _s, b, _d: "\n".join(markdown(b)) + "\n"),
    "csl.json": ("CSL-JSON", "application/json", lambda _s, _b, d: bibliography.csl(d)),
    "bib": ("BibTeX", "application/x-bibtex; charset=utf-8", lambda _s, _b, d: bibliography.bibtex(d)),
    "ris": ("RIS", "application/x-research-info-systems; charset=utf-8", lambda _s, _b, d: bibliography.ris(d)),
}
"""Endings, with what they are called, their media types, and what makes them."""


@router.get("/pair/{first}/{second}/brief")
def brief(request: Request, first: str, second: str, given: Asked = Depends()) -> HTMLResponse:  # noqa: B008
    """The brief as a page to read and print; of many happenings, some at a time."""
    site = site_of(request)
    states = asking.state_code(first), asking.state_code(second)
    shown = asked.window(asked.kept(site, given, states), given.page, size=100)
    made = brief_of(site, states, shown, given)
    return site.page(
        request, "brief.html", brief=made, rests=rests.summary(made, shown, given), states=states, window=shown,
        given=given, search=rests.search(states, given), by_id=site.catalogue.by_id,
        downloads={ending: name for ending, (name, *_) in DOWNLOADS.items() if ending != "pdf" or not site.published},
        path=f"/pair/{states[0]}/{states[1]}/brief",
    )  # fmt: skip


@router.get("/pair/{first}/{second}/brief.{ending}")
def download(request: Request, first: str, second: str, ending: str, given: Asked = Depends()) -> Response:  # noqa: B008
    """The whole brief as a file."""
    if ending not in DOWNLOADS:
        raise HTTPException(404)
    site = site_of(request)
    states = asking.state_code(first), asking.state_code(second)
    limits = {name: value for name, value in given.values.items() if name in ("about", "since", "until")}
    matter = gather(site.ledger, states, between=(h.id for h in site.catalogue.of(states)), **limits)
    made = compose(matter)
    cited = [matter.documents[id_] for id_ in dict.fromkeys(c.document for c in made.citations)]
    _, media, make = DOWNLOADS[ending]
    name = f"{states[0]}-{states[1]}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    own = replace(made, citations=tuple(replace(c, place=_public(c.place)) for c in made.citations))
    return Response(make(site, own, cited), media_type=media, headers=headers)


def _public(place: str | None) -> str | None:
    """An article's address; where on this machine its file lies is nobody's business."""
    return place if place and place.startswith(("http://", "https://")) else None
