"""The same pages as a folder that opens from disk: every page that links lead to, with relative addresses."""

import asyncio
import hashlib
import re
from collections import deque
from collections.abc import Callable, Iterator
from html import escape, unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from communique.errors import InputError
from communique.ledger import Ledger
from communique.web.app import STATIC, create
from communique.web.inside import Answer, fetch

LINK: Final = re.compile(r'((?:href|src|data)=")(/[^"]*)(")')
PAGES: Final = ("text/html", "image/svg+xml")  # what leads to more, unless it is a file to keep
FORM: Final = re.compile(r"<form\b.*?</form>", re.DOTALL)
NARROWED: Final = re.compile(r"[?&](?:type|status|since|until|about|outlet|q|state|field|what|event)=")
SAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
PLAIN: Final = ("css", "svg", "png", "woff2", "txt", "csv", "json", "parquet", "html", "md", "bib", "ris")
START: Final = ("/", *(f"/{name}" for name in STATIC if not name.endswith(".js")))  # scripts ask a server


def publish(ledger: Ledger, folder: Path, *, progress: Callable[[int, int], None] | None = None) -> int:
    """Write the pages into a folder, which must be new or empty, and give their number. `index.html` is the first.

    What only a server can do is left out: forms, filters by address, the programming interface, SQL. `progress` is told
    how many pages are written and how many are known of. Raises InputError where the folder holds something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder} is there and not empty; give a folder that is new or empty.")
    return asyncio.run(_walk(ledger, folder, progress or (lambda _done, _known: None)))


async def _walk(ledger: Ledger, folder: Path, progress: Callable[[int, int], None]) -> int:
    app = create(ledger, published=True)
    waiting, known, done = deque(START), set(START), 0
    leads: dict[str, str] = {}  # addresses that lead elsewhere, where they are known to
    while waiting:
        address = waiting.popleft()
        answer = await fetch(app, address)
        if answer.status != 200:
            continue
        path = folder / file_of(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        if answer.headers["content-type"].startswith(PAGES) and "content-disposition" not in answer.headers:
            page = await _settled(app, answer, leads)
            for linked in addresses(page):
                if linked not in known:
                    known.add(linked)
                    waiting.append(linked)
            path.write_text(relative(page, address), encoding="utf-8")
        else:
            path.write_bytes(answer.body)
        done += 1
        progress(done, len(known))
    return done


async def _settled(app: object, answer: Answer, leads: dict[str, str]) -> str:
    """A page without forms, its links those of what is published: redirects followed, filters taken away."""
    page = FORM.sub("", answer.text)
    for _, given, _ in LINK.findall(page):
        address = unescape(given).partition("#")[0]
        if address.startswith(("/conflict/", "/event/rep_")) and address not in leads:
            found = await fetch(app, address)  # type: ignore[arg-type]
            leads[address] = found.headers.get("location", "/")

    def settled(match: re.Match[str]) -> str:
        address, mark, place = unescape(match[2]).partition("#")
        if address in leads:
            address, mark, place = leads[address].partition("#")
        if NARROWED.search(address):
            return ""
        return match[1] + escape(address + mark + place) + match[3]

    return LINK.sub(settled, page)


def addresses(page: str) -> Iterator[str]:
    """Where the links of a page lead, without the place within it."""
    for _, given, _ in LINK.findall(page):
        yield unescape(given).partition("#")[0]


def file_of(address: str) -> str:
    """The file of an address: `/` is `index.html`, `/pair/SRB/DZA?page=2` is `pair/SRB/DZA-page-2.html`."""
    parts = urlsplit(address)
    path = unquote(parts.path).strip("/") or "index"
    segments = [_name(segment) for segment in path.split("/")]
    query = f"-{_name(parts.query.replace('=', '-').replace('&', '-'))}" if parts.query else ""
    last, dot, ending = segments[-1].rpartition(".")
    plain = dot and ending in PLAIN
    segments[-1] = f"{last}{query}.{ending}" if plain else f"{segments[-1]}{query}.html"
    return "/".join(segments)


def _name(segment: str) -> str:
    """A part of a path that every file system takes; a hash keeps apart what would come out alike."""
    safe = SAFE.sub("_", segment).strip(".")
    if safe == segment and len(segment) <= 100:
        return segment
    return f"{safe[:60]}-{hashlib.sha256(segment.encode()).hexdigest()[:8]}"


def relative(page: str, address: str) -> str:
    """The page with every link as the way from its own file to that of what it leads to."""
    up = "../" * file_of(address).count("/")

    def linked(match: re.Match[str]) -> str:
        target, mark, place = unescape(match[2]).partition("#")
        return f"{match[1]}{up}{file_of(target)}{mark}{escape(place)}{match[3]}"

    return LINK.sub(linked, page)
