"""Paths to documents: files and folders of mixed kinds, in sorted order, as a stream that never holds more than one."""

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import BinaryIO, Final, cast

from communique.errors import InputError
from communique.ingest import formats
from communique.ingest.build import Defaults
from communique.ingest.dates import to_edtf
from communique.ingest.skipped import Skipped
from communique.model import Document

GZIP: Final = b"\x1f\x8b"
SEEN: Final = 512  # bytes of standard input looked at to tell its format


def ingest(
    paths: Iterable[str | os.PathLike[str]],
    *,
    outlet: str | None = None,
    published: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Skipped]:
    """The documents of files and folders ("-" is standard input), and what was skipped and why, as they come.

    `outlet` and `published` (a date) stand for what a file does not say itself. `stdin` is the binary stream read for
    "-" (the process's own unless given). Memory does not grow with the number or the size of the files.
    Raises InputError for a `published` that is no date; whatever is wrong with a file is a Skipped.
    """
    day = to_edtf(published) if published else None
    if published and day is None:
        raise InputError(f"{published!r} is no date: write it as 2024-07-03.")
    defaults = Defaults(outlet=outlet or None, published=day)
    return _all([os.fspath(p) for p in paths], defaults, stdin)


def _all(paths: list[str], defaults: Defaults, stdin: BinaryIO | None) -> Iterator[Document | Skipped]:
    for path in paths:
        if path == "-":
            yield from _stream(stdin or sys.stdin.buffer, path, None, defaults)
        elif os.path.isdir(path):
            yield from _folder(path, defaults)
        elif not os.path.exists(path):
            yield Skipped(path, "", "missing", f"{path} does not exist: check the path.")
        else:
            yield from _file(path, defaults, named=True)


def _folder(path: str, defaults: Defaults) -> Iterator[Document | Skipped]:
    """Everything below a folder, by name; hidden files and links to folders (which may go round) are passed over."""
    try:
        with os.scandir(path) as found:
            entries = sorted(found, key=lambda e: e.name)
    except OSError as error:
        yield _refused(path, error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            folder, file = entry.is_dir(follow_symlinks=False), entry.is_file()
        except OSError as error:  # a link that leads to itself
            yield _refused(entry.path, error)
            continue
        if folder:
            yield from _folder(entry.path, defaults)
        elif file:
            yield from _file(entry.path, defaults, named=False)


def _file(path: str, defaults: Defaults, *, named: bool) -> Iterator[Document | Skipped]:
    """One file. One that the user names may lack an extension (a pipe, say): then its content tells what it is."""
    format_ = formats.by_name(path)
    if format_ is None and not (named and not PurePath(path).suffix):
        known = ", ".join(formats.EXTENSIONS)
        yield Skipped(path, "", "unsupported", f"{path} is of a kind that is not read: give {known}, each also as .gz.")
        return
    try:
        with open(path, "rb") as stream:
            if stat.S_ISREG(os.fstat(stream.fileno()).st_mode) and os.fstat(stream.fileno()).st_size == 0:
                yield Skipped(path, "", "empty", f"{path} is empty: nothing was read from it.")
                return
            yield from _stream(stream, path, format_, defaults)
    except OSError as error:
        yield _refused(path, error)


def _stream(stream: BinaryIO, path: str, format_: str | None, defaults: Defaults) -> Iterator[Document | Skipped]:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    try:
        if buffered.peek(2)[:2] == GZIP:
            buffered = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered)))
        yield from formats.read(buffered, path, format_ or formats.by_content(buffered.peek(SEEN)[:SEEN]), defaults)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield Skipped(
            path, "", "truncated",
            f"{path} ends early or is damaged ({error}): what came before was read; fetch the file again.",
        )  # fmt: skip


def _refused(path: str, error: OSError) -> Skipped:
    if isinstance(error, PermissionError):
        return Skipped(path, "", "permission", f"{path} can't be opened: ask for the right to read it.")
    reason = error.strerror or str(error)
    return Skipped(path, "", "unreadable", f"{path} can't be read ({reason}): check the disk or the path.")
