"""An article: its clean text with what was read from it marked in the line and told in the margin."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import select
from starlette.requests import Request

from communique.errors import InputError
from communique.ledger import schema
from communique.model import Document
from communique.present.gather import Said
from communique.web.marking import Span, paragraphs
from communique.web.site import Site, site_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/article/{id}")
def article(request: Request, id: str) -> Response:
    """The page of an article."""
    site = site_of(request)
    _, whole = site.ledger.resolve(id)
    if whole != id:
        return RedirectResponse(f"/article/{whole}", 308)
    found = site.ledger.get(whole)
    if not isinstance(found, Document):
        raise InputError(f"There is no record {id!r} of an article.")
    records = _records(site, whole)
    spans = [Span(e.start, e.end, r.id) for r in records.values() for e in r.evidence if e.document == whole]
    cues = [(c.start, c.end) for r in records.values() for link in r.attribution if (c := link.cue)]
    events = {r: site.ledger.event_of(r) for r in records if r.startswith("rep_")}
    return site.page(
        request, "article.html", document=found, records=records, events=events, by_id=site.catalogue.by_id,
        paragraphs=paragraphs(found.text, spans, _mentions(site, whole), cues),
        subjects=site.ledger.sketches(r.subject for r in records.values() if hasattr(r, "subject")),
    )  # fmt: skip


def _records(site: Site, document: str) -> dict[str, Said]:
    """Everything that was read from an article, in the order of the text."""
    found: list[Said] = [
        *site.ledger.reports(document=document), *site.ledger.attributes(document=document),
        *site.ledger.withheld(document=document),
    ]  # fmt: skip
    return {r.id: r for r in sorted(found, key=lambda r: (r.evidence[0].start, r.id))}


def _mentions(site: Site, document: str) -> list[tuple[int, int, str]]:
    """Where entities are named: start, end, the merged entity's id."""
    member, to = schema.members.c, schema.resolutions.c
    query = (
        select(member.record, to.target)
        .outerjoin(schema.resolutions, to.id == member.id)
        .where(member.document == document)
    )
    return [
        (mention["start"], mention["end"], row.target or row.record["id"])
        for row in site.ledger.table(query) for mention in row.record["mentions"] if mention["document"] == document
    ]  # fmt: skip
