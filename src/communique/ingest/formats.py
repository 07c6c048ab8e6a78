"""The formats that are read, and how a stream in each of them becomes documents and skips."""

import io
import os
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from communique.ingest import frontmatter, html, jsonl, markdown
from communique.ingest.build import Defaults, build
from communique.ingest.decode import decode
from communique.ingest.skipped import Skipped, Unusable
from communique.model import Document, Source

EXTENSIONS: Final = {
    ".txt": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
LARGEST: Final = 16 * 2**20  # bytes of one text or page
WHAT_TO_DO: Final = {
    "binary": "give the text of it",
    "undecodable": "save it as UTF-8",
    "too_large": "split it into articles",
    "empty": "nothing was read from it",
    "no_text": "save the article's own page, or its text",
    "broken_json": "mend or drop the line",
    "no_text_field": "give it a `text` or an `html`",
}


def by_name(path: str) -> str | None:
    """The format that a file's name promises, None for one that is not read."""
    name = path.lower().removesuffix(".gz")
    return EXTENSIONS.get(os.path.splitext(name)[1])


def by_content(head: bytes) -> str:
    """The format of a stream without a name, from how it begins."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{"):
        return "jsonl"
    return "html" if start.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<?xml")) else "txt"


def read(stream: io.BufferedReader, path: str, format_: str, defaults: Defaults) -> Iterator[Document | Skipped]:
    """The documents of one open stream. Errors of the stream itself are the caller's."""
    if format_ == "jsonl":
        yield from _lines(stream, path, defaults)
        return
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        yield _skip(path, "", Unusable("too_large", f"it is larger than {LARGEST // 2**20} MB, which no article is"))
        return
    try:
        yield _one(data, path, format_, defaults)
    except Unusable as error:
        yield _skip(path, "", error)


def _one(data: bytes, path: str, format_: str, defaults: Defaults) -> Document:
    text = decode(data, html=format_ == "html")
    if not text.strip():
        raise Unusable("empty", "it is empty")
    if format_ == "html":
        body, said = html.page(text)
        return build(body, _with_path(said, path), defaults=defaults, headed=True, page=True)
    given, body = frontmatter.split(text.replace("\r\n", "\n"))
    if format_ == "md":
        body = markdown.plain(body)
    said = frontmatter.source(given)
    return build(body, _with_path(said, path), defaults=defaults)


def _with_path(said: Source, path: str) -> Source:
    return Source(path=path, url=said.url, title=said.title, outlet=said.outlet, byline=said.byline,
                  translator=said.translator, language=said.language, published=said.published,
                  extra=said.extra)  # fmt: skip


def _lines(stream: io.BufferedReader, path: str, defaults: Defaults) -> Iterator[Document | Skipped]:
    for number, line in jsonl.lines(_as_utf8(stream)):
        where = f"line {number}"
        try:
            if line is None:
                raise Unusable("too_large", f"it is longer than {jsonl.LONGEST_LINE // 2**20} MB")
            data = jsonl.record(line)
            if data is not None:
                yield _record(data, f"{path}:{number}", defaults)
        except Unusable as error:
            yield _skip(path, where, error)


def _record(data: dict[str, Any], path: str, defaults: Defaults) -> Document:
    found = jsonl.body(data)
    if found is None:
        raise Unusable("no_text_field", "it has neither `text` nor `html`")
    text, is_html = found
    said = jsonl.source(data)
    if is_html:
        text, page = html.page(text, url=said.url)
        said = Source(**{f: getattr(said, f) or getattr(page, f) for f in Source.__slots__})
    return build(text, _with_path(said, said.path or path), defaults=defaults, headed=True, page=is_html)


def _as_utf8(stream: io.BufferedReader) -> BinaryIO | io.RawIOBase:
    """A stream of lines in UTF-8; UTF-16 and UTF-32 (known by their mark) are recoded as they are read."""
    head = stream.peek(4)[:4]
    if head in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return jsonl.Recoded(stream, "utf-32")
    return jsonl.Recoded(stream, "utf-16") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else stream


def _skip(path: str, where: str, error: Unusable) -> Skipped:
    place = f"{path}, {where}" if where else path
    return Skipped(path, where, error.reason, f"{place} was skipped, since {error}: {WHAT_TO_DO[error.reason]}.")
