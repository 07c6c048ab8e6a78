"""JSON Lines: one article a line, read as a stream; a line that is broken costs nothing but itself."""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from communique.ingest import frontmatter
from communique.ingest.decode import decode
from communique.ingest.skipped import Unusable

LONGEST_LINE: Final = 16 * 2**20  # bytes


class Recoded(io.RawIOBase):
    """The lines of a stream in a wide encoding, as UTF-8."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n")

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line, or as many of its characters."""
        return self._text.readline(-1 if size is None else size).encode("utf-8", "replace")


def lines(stream: BinaryIO | io.RawIOBase) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a stream with their numbers from 1; None for one that is too long, of which nothing is kept."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) <= LONGEST_LINE:
            yield number, line
            continue
        while not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)
            if not line:
                break
        yield number, None


def record(line: bytes) -> dict[str, Any] | None:
    """The object of one line, None for a blank line. Raises Unusable for a line that holds no JSON object."""
    text = decode(line).strip().lstrip("\ufeff").strip("\x1e\x00")
    if not text:
        return None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unusable("broken_json", f"it is not JSON ({error})") from error
    if not isinstance(data, dict):
        raise Unusable("broken_json", "it is JSON, but no object")
    return data


def body(data: dict[str, Any]) -> tuple[str, bool] | None:
    """The text of a record and whether it is HTML; None where it has neither `text` nor `html`."""
    for key in ("text", "html"):
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return value, key == "html"
    return None


source = frontmatter.source
LINE_KEYS = frontmatter.LINE_KEYS
