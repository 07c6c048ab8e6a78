"""The page that a number leads to: a list of what it counts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from fastapi.responses import HTMLResponse
from sqlalchemy import select
from starlette.requests import Request

from communique.ledger import schema
from communique.web import asked
from communique.web.asked import Narrowed
from communique.web.contradicted import contradicted_by
from communique.web.site import Site
from communique.web.telling import told

SIZE: Final = 25  # things on a page
NOTHING: Final[Mapping[str, str]] = {}


def counted(
    request: Request, site: Site, heading: str, unit: str, found: Sequence[Any], *, of: tuple[str, str], path: str,
    page: int, given: Mapping[str, Any] = NOTHING,
) -> HTMLResponse:  # fmt: skip
    """One page of a list. `unit` says what is `found`: `happening` (of the catalogue), `article` or `conflict` (ids),
    or anything else that the template knows. `of` is the address and the name of the page that counts them; `path` the
    list's own address, narrowed as `given`.

    Raises InputError where there is no such page of it.
    """
    window = asked.window(found, page, size=SIZE)
    back, name = of
    return site.page(
        request, "counted.html", heading=heading, unit=unit, window=window, listed=_listed(site, unit, window.shown),
        of=name, back=back, path=path, given=Narrowed(dict(given)),
    )  # fmt: skip


def _listed(site: Site, unit: str, found: Sequence[Any]) -> Sequence[Any]:
    if unit == "happening":
        return told(site, found)
    if unit == "article":
        return articles(site, found)
    return contradicted_by(site, found) if unit == "conflict" else found


def articles(site: Site, ids: Sequence[str]) -> list[Any]:
    """What names the articles of ids, in their order."""
    found = site.ledger.headings(ids)
    return [found[id_] for id_ in ids if id_ in found]


def latest(site: Site, ids: Iterable[str]) -> list[str]:
    """Ids of articles, each once, the latest first."""
    column = schema.documents.c
    order: dict[str, int] = site.kept("order of articles", lambda: {
        row.id: place for place, row in enumerate(site.ledger.table(
            select(column.id).order_by(column.day_from.desc().nulls_last(), column.id)))
    })  # fmt: skip
    return sorted({id_ for id_ in ids if id_ in order}, key=order.__getitem__)
