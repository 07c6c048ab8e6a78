"""The application as a server runs it: its first pages made before anyone asks, in one process or in several."""

import gc
import json
import os
import re
import socket
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from html import unescape
from multiprocessing import get_context
from typing import Any, Final

import uvicorn
from fastapi import FastAPI

from communique.knowledge.gazetteer import city_spot
from communique.ledger import Ledger
from communique.present.charts import render
from communique.web.app import create
from communique.web.inside import get

ASKED: Final = "COMMUNIQUE_SERVING"  # the variable by which processes of a server are told what to serve
START: Final = (
    "/", "/search?q=agreement+with&state=USA", "/conflicts", "/withheld", "/map", "/network", "/calendar", "/deals",
    "/outlets", "/articles", "/data",
)  # fmt: skip
LINK: Final = re.compile(r'(?:href|data)="(/[^"#]+)')
DRAWN: Final = ".wide.svg"
SWITCH: Final = 0.0005  # seconds
"""After how long a thread of Python lets another go on. With Python's own 5 ms a page that is being made beside a
longer one waits so long after each question to the ledger, of which it has twenty."""
OPTIONS: Final[dict[str, Any]] = {
    "log_level": "warning", "access_log": False, "server_header": False, "timeout_keep_alive": 60,
    "timeout_worker_healthcheck": 60,
}  # fmt: skip


def prepared(
    place: str, *, token: str | None = None, hosts: Iterable[str] = (), workers: int = 1
) -> Callable[[socket.socket], None]:
    """What serves a ledger on a socket until it is ended. `token` and `hosts` as `Guard` has them; of several
    `workers` each gets itself ready as it begins."""
    if workers > 1:
        os.environ[ASKED] = json.dumps({"place": place, "token": token, "hosts": list(hosts)})
        return lambda listening: uvicorn.run(
            f"{__name__}:asked_for", factory=True, workers=workers, fd=listening.fileno(), **OPTIONS
        )
    made = application(place, token=token, hosts=hosts)
    sys.setswitchinterval(SWITCH)
    return lambda listening: uvicorn.Server(uvicorn.Config(made, **OPTIONS)).run(sockets=[listening])


def asked_for() -> FastAPI:
    """The application that the environment asks for: what each process of several makes."""
    sys.setswitchinterval(SWITCH)
    return application(**json.loads(os.environ[ASKED]))


def application(place: str, *, token: str | None, hosts: Iterable[str]) -> FastAPI:
    """The application on a ledger that stays open, with all that pages share made already."""
    made = create(Ledger(place, as_is=True), token=token, hosts=hosts)
    # What zooms charts takes two seconds to put together, in which all readers would wait: another process does it now.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside, ThreadPoolExecutor(1) as apart:
        library = beside.submit(render.library)
        apart.submit(warm, made, token).result()  # apart, since whoever calls may have a loop running
        made.state.library = library.result
    # What was made stays for good. Searching it for garbage, again and again, would hold up a page for tenths of a
    # second each time.
    gc.collect()
    gc.freeze()
    return made


def warm(application: FastAPI, token: str | None = None) -> list[str]:
    """Ask for a page of every kind, so that no visitor waits for what all of them share; the addresses asked for."""
    city_spot("Rome", "ITA")  # a third of a second, which the first happening with a place would wait for
    happenings = application.state.site.catalogue.all
    waiting = [*START, *(f"/event/{h.id}" for h in happenings if h.reports == 2)][: len(START) + 1]
    asked = list[str]()
    kinds = {_kind(address) for address in waiting}
    while waiting:
        address = waiting.pop(0)
        answer = get(application, address, [("authorization", f"Bearer {token}")])
        asked.append(address)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        for linked in map(unescape, LINK.findall(answer.text)):
            if (kind := _kind(linked)) is not None and kind not in kinds:
                kinds.add(kind)
                waiting.append(linked)
    return asked


def _kind(address: str) -> tuple[str, str] | None:
    """What an address has in common with others of its kind: its words without names and ids; None of files."""
    parts = address.partition("?")[0].strip("/").split("/")
    if "." in parts[-1] and not parts[-1].endswith(DRAWN):
        return None
    return parts[0], parts[-1] if parts[-1] == "brief" or parts[-1].endswith(DRAWN) else ""
