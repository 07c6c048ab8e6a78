"""The application: pages put together, and what is said where there is none."""

import gzip
from collections.abc import Iterable
from functools import partial
from importlib import import_module
from typing import Final

from fastapi import Depends, FastAPI
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.requests import Request

from communique import __version__
from communique.errors import CommuniqueError, InputError
from communique.ledger import Ledger
from communique.present.charts import render
from communique.web.guard import Guard
from communique.web.keeping import Keeping
from communique.web.site import Site, at_once, site_of, static

PAGES: Final = (
    "home",
    "new",
    "pair",
    "brief",
    "rests",
    "event",
    "article",
    "entity",
    "outlet",
    "deal",
    "articles",
    "search",
    "conflicts",
    "withheld",
    "charts",
    "charted",
    "data",
    "api",
    "about",
)
"""Modules of `communique.web.pages`, in the order in which addresses are tried."""

STATIC: Final = {
    "style.css": "text/css", "icon.svg": "image/svg+xml", "zoom.js": "text/javascript", "serif.woff2": "font/woff2",
    "serif-ext.woff2": "font/woff2", "serif-cyrillic.woff2": "font/woff2", "serif-italic.woff2": "font/woff2",
    "serif-LICENSE.txt": "text/plain",
}  # fmt: skip
"""Files of `communique.web.static`, with what they are; no visitor names a file."""

MEANING: Final = {404: "There is no such page", 400: "That can't be asked", 500: "Something went wrong"}


def create(
    ledger: Ledger, *, token: str | None = None, hosts: Iterable[str] = (), published: bool = False,
    named: str | None = None, part: str | None = None,
) -> FastAPI:  # fmt: skip
    """The application on a ledger that was opened as it is. `token` and `hosts` as `Guard` has them, the others as
    `Site` has them."""
    app = FastAPI(
        title="Communiqué", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json",
        description="A ledger of dealings between states as the press reports them.",
        dependencies=[Depends(at_once, scope="function")],
    )  # fmt: skip
    site = app.state.site = Site(ledger, published=published, named=named, part=part)
    app.state.library = render.library
    for name in PAGES:
        app.include_router(import_module(f"communique.web.pages.{name}").router)
    if not published:  # a file is written once
        app.add_middleware(Keeping, site=site)
    app.add_middleware(Guard, token=token, hosts=tuple(hosts))
    for name in STATIC:
        app.add_api_route(f"/{name}", partial(_static, name), include_in_schema=False)
    app.add_api_route("/vega.js", _library, include_in_schema=False)
    app.add_exception_handler(HTTPException, _failed)
    app.add_exception_handler(CommuniqueError, _failed)
    return app


def _static(name: str) -> Response:
    return Response(static(name), media_type=STATIC[name], headers={"Cache-Control": "max-age=3600"})


def _library(request: Request) -> Response:
    """What draws charts in a browser. It is large: only who zooms one asks for it, and keeps it for a day."""
    packed: bytes = request.app.state.library()
    headers = {"Cache-Control": "max-age=86400", "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(gzip.decompress(packed), media_type="text/javascript", headers=headers)
    return Response(packed, media_type="text/javascript", headers=headers | {"Content-Encoding": "gzip"})


def _failed(request: Request, error: Exception) -> Response:
    """A page that says what is wrong with what was asked."""
    status = error.status_code if isinstance(error, HTTPException) else 400 if isinstance(error, InputError) else 500
    said = str(error) if isinstance(error, CommuniqueError) else None
    if isinstance(error, InputError) and said and said.startswith("There is no record"):
        status, said = 404, None
    return site_of(request).page(request, "error.html", status, said=said, meaning=MEANING.get(status, "That failed"))
