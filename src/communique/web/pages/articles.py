"""All articles, to narrow by outlet, state, name, words and date."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlalchemy import func
from starlette.requests import Request

from communique.ledger import asking, queries, schema
from communique.ledger.queries import Filter
from communique.model import codes
from communique.web import asked
from communique.web.asked import WINDOW, Narrowed, Page, Text, Window, window
from communique.web.site import Site, site_of

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/articles")
def articles(
    request: Request, q: Text = "", outlet: Text = "", state: Text = "", about: Text = "", since: Text = "",
    until: Text = "", reading: Text = "", page: Page = 1,
) -> HTMLResponse:  # fmt: skip
    """Articles, the latest first."""
    site = site_of(request)
    asked_for = {
        "q": q, "outlet": outlet, "state": state, "about": about, "since": since, "until": until, "reading": reading,
    }  # fmt: skip
    given = asked.given(asked_for)
    shown, rows = _page(site, given, page)
    name = site.ledger.name(given["about"]) if given.get("about", "").startswith("ent_") else given.get("about")
    return site.page(
        request, "articles.html", window=shown, articles=rows, given=Narrowed(given), asked=asked_for, path="/articles",
        about=name, states_of_reading=codes.STATES_OF_DOCUMENT,
    )  # fmt: skip


def _page(site: Site, given: dict[str, str], page: int) -> tuple[Window, list[Any]]:
    """The articles of one page. Raises InputError for a filter that means nothing."""
    column = schema.documents.c
    wanted = queries.documents(_filter(site, given)).order_by(None).with_only_columns(column.id)
    total = site.ledger.table(wanted.with_only_columns(func.count(column.id)))[0][0]
    shown = window(range(total), page)
    heads = wanted.with_only_columns(
        column.id, column.outlet, column.title, column.published, column.state, column.language
    )
    latest = heads.order_by(column.day_from.desc().nulls_last(), column.id)
    return shown, site.ledger.table(latest.limit(WINDOW).offset(shown.first - 1))


def _filter(site: Site, given: dict[str, str]) -> Filter:
    first, last = asking.days(given.get("since"), given.get("until"))
    return Filter(
        outlet=given.get("outlet"), since=first, until=last,
        states=(asking.state_code(given["state"]),) if "state" in given else (),
        entities=site.ledger.entities_named(given["about"]) if "about" in given else None,
        matching=site.ledger.matching(given["q"])[0].order_by(None) if "q" in given else None,
        state_of_reading=asking.code_of(given.get("reading"), codes.STATES_OF_DOCUMENT, "state of a document"),
    )  # fmt: skip
