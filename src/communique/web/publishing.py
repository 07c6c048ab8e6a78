"""The same pages as a folder that opens from disk: every page that links lead to, with relative addresses."""

import asyncio
import hashlib
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from html import escape, unescape
from multiprocessing import get_context
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from communique.errors import InputError
from communique.ledger import Ledger
from communique.web.app import STATIC, create
from communique.web.inside import Answer, fetch

LINK: Final = re.compile(r'((?:href|src|data)=")(/[^"]*)(" data-(?:count|kept)\b|")')
PAGES: Final = ("text/html", "image/svg+xml")  # what leads to more, unless it is a file to keep
FORM: Final = re.compile(r"<form\b.*?</form>", re.DOTALL)
NARROWED: Final = re.compile(r"[?&](?:type|status|since|until|about|outlet|q|state|field|what)=")
SAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
PLAIN: Final = ("css", "svg", "png", "woff2", "txt", "csv", "json", "parquet", "html", "md", "bib", "ris")
START: Final = ("/", *(f"/{name}" for name in STATIC if not name.endswith(".js")))  # scripts ask a server
TOGETHER: Final = 20  # pages that are written in one go


def publish(
    place: str, folder: Path, *, named: str | None = None, part: str | None = None, jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> int:  # fmt: skip
    """Write the pages of a ledger into a folder, which must be new or empty, and give the number of files. `index.html`
    is the first.

    What only a server can do is left out: forms, filters by address, the programming interface, SQL. A narrowed list
    is written where a number leads to it. `named` and `part` as `Site` has them. `jobs` processes write side by side;
    the files are the same whatever their number. `progress` is told how many pages are written and how many are known
    of. Raises InputError where the folder holds something or can't be written, LedgerError where the ledger can't be
    read.
    """
    untouched(folder)
    known, waiting, done = dict.fromkeys(START), list(START), 0
    try:
        with _writing((place, folder, named, part), jobs) as write:
            while waiting:  # the pages that those before lead to, round by round
                some = [waiting[at : at + TOGETHER] for at in range(0, len(waiting), TOGETHER)]
                waiting = []
                for number, linked in write(some):
                    done += number
                    waiting += [address for address in dict.fromkeys(linked) if address not in known]
                    known |= dict.fromkeys(linked)
                    if progress:
                        progress(done, len(known))
    except OSError as error:
        raise InputError(f"{folder} can't be written: {error.strerror or error}.") from error
    return done


def untouched(folder: Path) -> None:
    """Raise InputError where a folder holds something."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder} is there and not empty; give a folder that is new or empty.")


What = tuple[str, Path, str | None, str | None]
"""The ledger's place, the folder, what the ledger is named and which part it is."""
Written = tuple[int, list[str]]
"""How many files were written, and where their pages lead."""


@contextmanager
def _writing(what: What, jobs: int) -> Iterator[Callable[[list[list[str]]], Iterator[Written]]]:
    """What writes the pages of addresses, here or in processes of their own."""
    if jobs == 1:
        _begin(*what)
        yield lambda some: map(_write, some)
        return
    apart = get_context("spawn")  # what draws charts has threads, which do not live through a fork
    with ProcessPoolExecutor(jobs, mp_context=apart, initializer=_begin, initargs=what) as pool:
        yield lambda some: pool.map(_write, some)


class _Writer:
    """Writes pages into a folder."""

    def __init__(self, place: str, folder: Path, named: str | None, part: str | None) -> None:
        self._app = create(Ledger(place, as_is=True), published=True, named=named, part=part)
        self._folder = folder
        self._leads: dict[str, str] = {}  # addresses that lead elsewhere, where they are known to

    async def write(self, addresses_: list[str]) -> Written:
        """Write pages; how many there were, and where they lead."""
        number, linked = 0, list[str]()
        for address in addresses_:
            answer = await fetch(self._app, address)
            if answer.status != 200:
                continue
            path = self._folder / file_of(address)
            path.parent.mkdir(parents=True, exist_ok=True)
            if answer.headers["content-type"].startswith(PAGES) and "content-disposition" not in answer.headers:
                page = await _settled(self._app, answer, self._leads)
                linked += addresses(page)
                path.write_text(relative(page, address), encoding="utf-8")
            else:
                path.write_bytes(answer.body)
            number += 1
        return number, linked


_writer: _Writer | None = None


def _begin(place: str, folder: Path, named: str | None, part: str | None) -> None:
    """Get this process ready to write."""
    global _writer
    _writer = _Writer(place, folder, named, part)


def _write(addresses_: list[str]) -> Written:
    assert _writer
    return asyncio.run(_writer.write(addresses_))


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
        if NARROWED.search(address) and match[3] == '"':
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
