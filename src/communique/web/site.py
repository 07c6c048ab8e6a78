"""What all pages share: the ledger, its catalogue, the templates, what was worked out once."""

import threading
import time
from collections.abc import AsyncIterator, Callable
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from communique import __version__
from communique.ledger import Ledger
from communique.present import relays
from communique.present.catalogue import Catalogue
from communique.present.outlets import Outlets
from communique.present.relays import Part
from communique.web import words

KEPT: Final = 256  # things worked out for single addresses that are kept
MISSING: Final = object()


class Site:
    """One ledger, open to be read. `published` is true while its pages are written as files; `part` says in words
    what it has of the ledger that is `named`, where it is not the whole."""

    def __init__(
        self, ledger: Ledger, *, published: bool = False, named: str | None = None, part: str | None = None
    ) -> None:
        self.ledger, self.published, self.part = ledger, published, part
        self.name = (named or ledger.place).replace("\\", "/").rsplit("/", 1)[-1]
        self._edition: tuple[int, ...] = ()
        self._catalogue: Catalogue | None = None
        self._lock = threading.RLock()
        self._shared: dict[str, Any] = {}
        self._recent: dict[Any, Any] = {}
        self._state, self._looked = tuple[int, ...](), float("-inf")
        self._templates = templates()
        self._templates.globals |= {"site": self}

    @property
    def catalogue(self) -> Catalogue:
        """The happenings as they were last reconciled."""
        edition = self.state()[1:]
        if self._catalogue is None or edition != self._edition:
            with self._lock:
                if self._catalogue is None or edition != self._edition:
                    self._shared, self._recent = {}, {}
                    with self.ledger.afresh():
                        self._catalogue, self._edition = Catalogue(self.ledger), edition
        return self._catalogue

    def state(self) -> tuple[int, ...]:
        """How far the ledger has come, by which all pages are kept: what was read, what was derived from it and what
        deals were found. Looked up once a second."""
        now = time.monotonic()
        if now - self._looked > 1:
            with self.ledger.afresh():
                self._state, self._looked = self.ledger.state, now
        return self._state

    def kept(self, key: str | tuple[str, ...], make: Callable[[], Any]) -> Any:
        """What `make` gives, made once for an edition of the ledger. What a name stands for, all pages share; of what
        several parts stand for, as one address asks for it, the oldest goes where there are too many."""
        _ = self.catalogue  # where the ledger has changed, all is forgotten
        if isinstance(key, tuple):
            recent = self._recent
            if (found := recent.get(key, MISSING)) is MISSING:
                with self.ledger.afresh():
                    found = recent[key] = make()
                with self._lock:
                    while len(recent) > KEPT:
                        recent.pop(next(iter(recent)))
            return found
        shared = self._shared
        if key not in shared:
            with self._lock:  # of many visitors who need it at once, one makes it
                if key not in shared:
                    with self.ledger.afresh():
                        shared[key] = make()
        return shared[key]

    @property
    def outlets(self) -> Outlets:
        """The outlets by their names."""
        found: Outlets = self.kept("names of outlets", lambda: Outlets(self.ledger))
        return found

    @property
    def parts(self) -> dict[str, Part]:
        """What each outlet is to the others, by its key."""
        found: dict[str, Part] = self.kept("parts of outlets", lambda: relays.parts(self.ledger, self.outlets))
        return found

    def printed(self, document: Any) -> Markup:
        """An article's outlet, leading to its page; or that it is not named."""
        return self.press(words.outlet(document))

    def press(self, name: str) -> Markup:
        """The name of an outlet, leading to its page where it is one."""
        found = self.outlets.named(name)
        if found is None:
            return Markup("{}").format(name)
        return Markup('<a class="plain" href="/outlet/{}">{}</a>').format(words.tail(found.slug), name)

    def rendered(self, template: str, /, **values: Any) -> str:
        """What a template makes of values."""
        return self._templates.get_template(template).render(**values)

    def page(self, request: Request, template: str, /, status: int = 200, **values: Any) -> HTMLResponse:
        """A page from a template."""
        return HTMLResponse(self.rendered(template, request=request, **values), status)


async def at_once(request: Request) -> AsyncIterator[None]:
    """Has a page rest on one state of the ledger. The endpoint's thread takes over what is set here."""
    with site_of(request).ledger.at_once():
        yield


def site_of(request: Request) -> Site:
    """The site that a request is made to."""
    found: Site = request.app.state.site
    return found


@cache
def static(name: str) -> bytes:
    """A file that all pages share."""
    return (files("communique.web") / "static" / name).read_bytes()


def templates() -> Environment:
    """The templates, with what they may call."""
    made = Environment(
        loader=PackageLoader("communique.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined,
    )  # fmt: skip
    made.filters |= words.FILTERS
    made.globals |= {"version": __version__}
    return made
