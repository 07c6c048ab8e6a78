"""What someone kept back, as a work list."""

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from sqlalchemy import select
from starlette.requests import Request

from communique.ledger import schema
from communique.model import Document, Event, Withheld
from communique.present.naming import Namer
from communique.present.sentences import Teller
from communique.web import asked
from communique.web.asked import Narrowed, Page
from communique.web.site import Site, site_of
from communique.web.telling import matter_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/withheld")
def withheld(
    request: Request, what: Annotated[str, Query(max_length=40)] = "",
    page: Page = 1,
) -> HTMLResponse:  # fmt: skip
    """All notes, the latest article's first, or those of one kind."""
    site = site_of(request)
    table, column = schema.withheld.c, schema.documents.c
    query = select(table.id, table.what).join(schema.documents, column.id == table.document)
    rows = site.ledger.table(query.order_by(column.day_from.desc().nulls_last(), table.id))
    shown = asked.window([r.id for r in rows if what in ("", r.what)], page, size=25)
    return site.page(
        request, "withheld.html", window=shown, listed=_told(site, shown.shown), what=what,
        kinds=Counter(r.what for r in rows).most_common(), path="/withheld", given=Narrowed({"what": what}),
    )  # fmt: skip


def _told(site: Site, ids: list[str]) -> list[dict[str, Any]]:
    """Each note with its article, who keeps it back, and the happening it is about in words."""
    found = site.ledger.many(ids)
    notes = [n for id_ in ids if isinstance(n := found.get(id_), Withheld)]
    documents = site.ledger.many(n.document for n in notes)
    link = schema.event_reports.c
    about = [n.about for n in notes if n.about]
    of = {r.report: r.event for r in site.ledger.table(select(link.report, link.event).where(link.report.in_(about)))}
    events = {id_: e for id_, e in site.ledger.many(of.values()).items() if isinstance(e, Event)}
    matter = matter_of(site, events.values())
    teller = Teller(matter, Namer(matter))
    by = site.ledger.sketches(n.by for n in notes if n.by)
    made = []
    for note in notes:
        event = events.get(of.get(note.about or "", ""))
        document = documents.get(note.document)
        made.append({
            "note": note, "by": by.get(note.by or ""), "event": event,
            "about": teller.clause(event) if event else None,
            "document": document if isinstance(document, Document) else None,
        })  # fmt: skip
    return made
