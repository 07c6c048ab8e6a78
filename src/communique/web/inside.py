"""The application asked from within this process, without a server: for publishing, and for tests."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page answers; the names of headers are lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


Application = Callable[[Any, Any, Any], Awaitable[None]]


async def fetch(app: Application, address: str, headers: Iterable[tuple[str, str]] = ()) -> Answer:
    """What an application answers to GET of a path with its query. Redirects are answers too."""
    parts = urlsplit(address)
    given = {"host": "localhost", **{k.lower(): v for k, v in headers}}
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": unquote(parts.path), "raw_path": parts.path.encode(), "query_string": parts.query.encode(),
        "root_path": "", "headers": [(k.encode(), v.encode()) for k, v in given.items()],
        "server": ("localhost", 80), "client": ("127.0.0.1", 0),
    }  # fmt: skip
    found: dict[str, Any] = {"status": 0, "headers": []}
    body: list[bytes] = []

    waiting = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        if not waiting:
            await asyncio.Event().wait()  # nobody hangs up
        return waiting.pop()

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            found.update(status=message["status"], headers=message["headers"])
        elif message["type"] == "http.response.body":
            body.append(message.get("body", b""))

    await app(scope, receive, send)
    told = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in found["headers"]}
    return Answer(found["status"], told, b"".join(body))


def get(app: Application, address: str, headers: Iterable[tuple[str, str]] = ()) -> Answer:
    """`fetch` for callers that are not asynchronous."""
    return asyncio.run(fetch(app, address, headers))
