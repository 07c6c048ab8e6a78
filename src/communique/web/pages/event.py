"""A happening: its merged fields with who vouches for each value, its reports in their words, what contradicts it."""

from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from communique.api import origins
from communique.errors import InputError
from communique.model import Entity, Event
from communique.model.records import plain
from communique.present.citations import Citations
from communique.present.context import context
from communique.present.gather import complete, told_of
from communique.present.matter import Matter
from communique.present.naming import Namer
from communique.present.sentences import Teller
from communique.present.valued import in_words
from communique.web.branches import Branch, of_one, tree
from communique.web.contradicted import contradicted
from communique.web.pages.deal import deals_of
from communique.web.site import Site, site_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

SHOWN: Final = 40  # reports in their words on one page, the earliest; of the rest it is said where they stand
TOGETHER: Final = 5  # origins, or articles of one, that are shown unfolded
HOW: Final = {"copy": "a copy", "same words": "in another article's words", "one source": "names but this source"}
FIELDS = ("status", "stage", "hedged", "when", "where", "participants", "items", "instrument", "topics")
CALLED = {"hedged": "in doubt", "when": "date", "where": "place", "participants": "who", "items": "what"}


@router.get("/event/{id}")
def event(request: Request, id: str) -> Response:
    """The page of a happening."""
    site = site_of(request)
    kind, whole = site.ledger.resolve(id)
    if kind == "report":
        whole = site.ledger.event_of(whole) or whole
    if whole != id:
        return RedirectResponse(f"/event/{whole}", 308)
    found = site.ledger.get(whole)
    if not isinstance(found, Event):
        raise InputError(f"There is no record {id!r} of a happening.")
    row = site.catalogue.by_id.get(whole)
    ordered = tuple(sorted(row.states)) if row else ()
    states = (ordered[0], ordered[1]) if len(ordered) == 2 else ("", "")
    matter = complete(site.ledger, [found], *told_of(site.ledger, [found]), states=states)
    namer = Namer(matter)
    teller, citations = Teller(matter, namer), Citations(matter, namer)
    return site.page(
        request, "event.html", event=found, sentence=teller.sentence(found, sources=False), row=row, states=states,
        fields=[(CALLED.get(f, f), _values(found, f, matter)) for f in FIELDS if _tells(found, f)],
        told=[_told(r, matter, citations, quoted=at < SHOWN) for at, r in enumerate(matter.told(found))], how=HOW,
        places={r.id: place for place, r in enumerate(matter.told(found), 1)},
        trees=_trees(site, found, matter), together=TOGETHER, deals=deals_of(site, whole),
        conflicts=contradicted(site, [c for c in matter.conflicts if c.target == whole]),
        withheld=[w for w in matter.withheld if w.about in found.reports],
    )  # fmt: skip


def _tells(event: Event, field: str) -> bool:
    """Whether there is a value; that nobody is in doubt tells nothing."""
    return any(value.value is not False for value in event.fields.get(field) or ())


def _values(event: Event, field: str, matter: Matter) -> list[dict[str, Any]]:
    """Each value in words, with the page of who or what it names, how many reports give it, and its origins."""
    made = []
    for value in event.fields[field]:
        said = plain(value.value)
        entity = matter.entity(said.get("entity")) if isinstance(said, dict) else None
        text = in_words(field, said, type_=event.type, name=entity.name if entity and field == "participants" else None)
        made.append({
            "text": text, "entity": entity, "reports": value.reports, "origins": value.origins,
            "other": _otherwise(field, said, entity, text),
        })  # fmt: skip
    return made


def _otherwise(field: str, said: Any, entity: Entity | None, text: str) -> str | None:
    """Of who takes part, the article's own words where these are others; of what goes, the name it is known by."""
    if entity is None:
        return None
    told = f"“{' '.join(said['text'].split())}”" if field == "participants" else entity.name
    return None if told.strip("“”").casefold() in text.casefold() else told


def _told(report: Any, matter: Matter, citations: Citations, *, quoted: bool) -> dict[str, Any]:
    document = matter.documents[report.document]
    return {
        "report": report, "document": document, "chain": citations.chain(report),
        "quotes": [context(document, e) for e in report.evidence if quoted],
    }  # fmt: skip


def _trees(site: Site, event: Event, matter: Matter) -> tuple[Branch, ...]:
    """The way from each independent origin to the articles, through whoever handed it on."""
    reports = matter.told(event)
    if len(reports) == len(event.origins) == 1:
        return (of_one(event.origins[0], matter.documents[reports[0].document], reports[0]),)
    found: tuple[Branch, ...] = site.kept(
        ("origins", event.id), lambda: tuple(tree(origin) for origin in origins(site.ledger, event.id))
    )
    return found
