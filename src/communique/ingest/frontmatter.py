"""Front matter: a block of YAML between `---` at the head of a file, and what a mapping says of its text."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import yaml

from communique.ingest.dates import to_edtf
from communique.ingest.decode import normalise
from communique.model import Source

BLOCK: Final = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
KEYS: Final = {  # what a field of Source may be called, the first that is there counts
    "path": ("path",),
    "url": ("url", "link", "source_url"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "site"),
    "byline": ("byline", "author", "authors"),
    "translator": ("translator",),
    "language": ("language", "lang"),
    "published": ("published", "date", "published_at", "date_published"),
}
LINE_KEYS: Final = {name: (name,) for name in KEYS}  # a JSON line uses the codebook's names alone


def split(text: str) -> tuple[dict[str, Any], str]:
    """The front matter (empty where there is none, or it is no mapping) and the text after it."""
    block = BLOCK.match(text)
    if not block or ":" not in block[1]:
        return {}, text
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block[1])):
            return {}, text  # aliases of aliases can stand for gigabytes
        data = yaml.safe_load(block[1])
    except (yaml.YAMLError, ValueError, RecursionError):  # ValueError: a date such as 2024-13-40
        return {}, text
    return (data, text[block.end() :]) if isinstance(data, dict) else ({}, text)


def source(data: Mapping[str, Any], *, keys: Mapping[str, tuple[str, ...]] = KEYS) -> Source:
    """What a mapping (front matter, a JSON line) says of its text; values that are no words are left out."""
    said: dict[str, str | None] = {}
    for field, names in keys.items():
        value = next((data[n] for n in names if data.get(n) not in (None, "", [])), None)
        said[field] = to_edtf(value) if field == "published" else _words(value)
    genre = _words(data.get("genre"))
    return Source(**said, extra={"genre": genre} if genre else {})


def _words(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(w for v in value if (w := _words(v))) or None
    if isinstance(value, dict):
        return _words(value.get("name"))
    if isinstance(value, str | int | float | date) and not isinstance(value, bool):
        return " ".join(normalise(str(value)).split()) or None
    return None
