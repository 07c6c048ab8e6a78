"""Pages kept as they were made, for as long as the ledger stays as it is."""

from collections import OrderedDict
from threading import Lock
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.web.site import Site

ROOM: Final = 64 * 1024 * 1024  # bytes of pages kept
LARGEST: Final = 512 * 1024  # bytes of one
KEPT: Final = (b"text/html", b"image/svg+xml", b"application/json")  # what pages are, and the charts in them


class Keeping:
    """Middleware, within what guards. Pages are a function of the ledger and the address; what is longest unasked goes
    first."""

    def __init__(self, app: ASGIApp, *, site: Site) -> None:
        self._app, self._site = app, site
        self._pages: OrderedDict[tuple[object, ...], tuple[Message, bytes]] = OrderedDict()
        self._size, self._lock = 0, Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        key = (self._site.state(), scope["path"], scope["query_string"])
        kept = self._pages.get(key)
        if kept is None:
            await self._made(key, scope, receive, send)
            return
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
        await send({**kept[0], "headers": list(kept[0]["headers"])})
        await send({"type": "http.response.body", "body": kept[1]})

    async def _made(self, key: tuple[object, ...], scope: Scope, receive: Receive, send: Send) -> None:
        started: list[Message] = []

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = dict(message["headers"])
                if message["status"] == 200 and headers.get(b"content-type", b"").startswith(KEPT):
                    started.append({**message, "headers": list(message["headers"])})
            elif started and not message.get("more_body") and len(message.get("body", b"")) <= LARGEST:
                self._keep(key, started[0], message["body"])
            await send(message)

        await self._app(scope, receive, noting)

    def _keep(self, key: tuple[object, ...], start: Message, body: bytes) -> None:
        with self._lock:
            if key not in self._pages:
                self._pages[key] = (start, body)
                self._size += len(body)
            while self._size > ROOM:
                self._size -= len(self._pages.popitem(last=False)[1][1])
