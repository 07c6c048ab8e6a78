"""What stands before every page: the token where one is demanded, known host names, headers that bind the browser.

Pages show text of strangers. It is escaped where it is put into a page; the policy below is the second wall: a browser
runs no script but our own files, loads nothing from another host and sends forms nowhere else, whatever a page holds.
"""

import hmac
from collections.abc import Iterable
from typing import Final
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "communique_token"
POLICY: Final = "; ".join(
    (
        "default-src 'none'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "script-src 'self'",
        "connect-src 'self'", "object-src 'self'", "frame-src 'self'", "form-action 'self'", "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)  # fmt: skip
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

FRAMED: Final = {
    "Content-Security-Policy": "; ".join(
        ("default-src 'none'", "style-src 'self'", "font-src 'self'", "base-uri 'none'", "frame-ancestors 'self'")
    ),
    "X-Frame-Options": "SAMEORIGIN",
}
"""For drawings, which stand in our own pages: these run no script at all."""


class Guard:
    """Middleware. `token` is demanded of every request where given: once as `?token=`, then kept in a cookie; or as
    `Authorization: Bearer`. `hosts` are the names by which the site may be asked for, any where empty: a page of
    another site that has its own name point here (DNS rebinding) is turned away."""

    def __init__(self, app: ASGIApp, *, token: str | None = None, hosts: Iterable[str] = ()) -> None:
        self._app, self._token, self._hosts = app, token, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refused(Request(scope))
        await (refused or self._app)(scope, receive, headed)

    def _refused(self, request: Request) -> Response | None:
        if self._hosts and request.url.hostname not in self._hosts:
            return PlainTextResponse("This ledger is not served under that name.", 421)
        if self._token is None:
            return None
        asked = request.query_params.get("token")
        if asked is not None and self._fits(asked):
            rest = [(k, v) for k, v in parse_qsl(request.url.query) if k != "token"]
            target = request.url.path + (f"?{urlencode(rest)}" if rest else "")
            # a path that begins with // would lead to another host
            answer = RedirectResponse("/" + target.lstrip("/\\"), 303)
            answer.set_cookie(COOKIE, asked, httponly=True, samesite="strict", secure=request.url.scheme == "https")
            return answer
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if self._fits(bearer) or self._fits(request.cookies.get(COOKIE, "")):
            return None
        return PlainTextResponse("This ledger is shown to those who have its token: add ?token=… to the address.", 401)

    def _fits(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), (self._token or "").encode())
