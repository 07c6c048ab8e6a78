"""An article: its clean text with what was read from it marked in the line and told in the margin."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import select
from starlette.requests import Request

from communique.errors import InputError
from communique.ledger import schema
from communique.model import Attribute, Document, Report
from communique.present.gather import Said
from communique.web.marking import Paragraph, Span, paragraphs
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
    heading, body = headed(found, paragraphs(found.text, spans, _mentions(site, whole), cues))
    return site.page(
        request, "article.html", heading=heading, document=found, records=records, leads=_leads(site, records),
        numbers={id_: number for number, id_ in enumerate(records, 1)},
        paragraphs=body,
        subjects=site.ledger.sketches(r.subject for r in records.values() if hasattr(r, "subject")),
    )  # fmt: skip


def headed(document: Document, text: list[Paragraph]) -> tuple[Paragraph | None, list[Paragraph]]:
    """The first line apart from the rest where it is the title: it is shown once, as the heading, with its marks."""
    first = "".join(piece.text for run in text[0].runs for piece in run.pieces) if text else ""
    if not document.title or first.split() != document.title.split():
        return None, text
    return text[0], text[1:]


def _records(site: Site, document: str) -> dict[str, Said]:
    """Everything that was read from an article, in the order of the text."""
    found: list[Said] = [
        *site.ledger.reports(document=document), *site.ledger.attributes(document=document),
        *site.ledger.withheld(document=document),
    ]  # fmt: skip
    return {r.id: r for r in sorted(found, key=lambda r: (r.evidence[0].start, r.id))}


def _leads(site: Site, records: dict[str, Said]) -> dict[str, str]:
    """Where each record is told: a report with its event, a claim with what it is of, what was kept back with the event
    that it concerns; what concerns none stays where it is."""
    link = schema.event_reports.c
    reports = [r.id if isinstance(r, Report) else r.about for r in records.values() if not isinstance(r, Attribute)]
    rows = site.ledger.table(select(link.report, link.event).where(link.report.in_([r for r in reports if r])))
    events = {row.report: row.event for row in rows}
    leads = {}
    for id_, record in records.items():
        if isinstance(record, Attribute):
            leads[id_] = f"/entity/{record.subject}#{id_}"
        elif isinstance(record, Report):
            leads[id_] = f"/event/{events[id_]}#{id_}" if id_ in events else f"#n-{id_}"
        else:
            leads[id_] = f"/event/{events[record.about]}#withheld" if record.about in events else f"#n-{id_}"
    return leads


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
