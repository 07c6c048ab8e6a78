"""Where an article comes from: words and patterns of provenance.yaml, compiled once."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.errors import KnowledgeError
from communique.knowledge.words import load

SETS = ("not_places", "offices", "several")
PATTERNS = (
    "media", "authored", "authorities", "official_titles", "official_heads", "official_outlets",
    "official_addresses", "full_style", "reporting", "says", "commentary_labels", "commentary_disclaimers", "own_voice",
)  # fmt: skip
CASED = frozenset({"full_style", "own_voice"})  # where a capital tells


@dataclass(frozen=True, slots=True)
class Provenance:
    """provenance.yaml: `agencies` and word sets in folded case, patterns by their names in the file."""

    agencies: frozenset[str]
    not_places: frozenset[str]
    offices: frozenset[str]
    several: frozenset[str]
    patterns: dict[str, re.Pattern[str]]


def _pattern(data: dict[str, Any], key: str) -> re.Pattern[str]:
    listed = data[key]
    if not isinstance(listed, list) or not listed or not all(isinstance(p, str) for p in listed):
        raise KnowledgeError(f"provenance.yaml: {key} must be a list of patterns")
    try:
        return re.compile("|".join(f"(?:{p})" for p in listed), 0 if key in CASED else re.IGNORECASE)
    except re.error as error:
        raise KnowledgeError(f"provenance.yaml: a pattern of {key} is wrong ({error})") from error


@cache
def provenance() -> Provenance:
    """The words and patterns. Raises KnowledgeError where the file breaks its schema."""
    data = load("provenance")
    keys = {"agencies", *SETS, *PATTERNS}
    if not isinstance(data, dict) or set(data) != keys:
        raise KnowledgeError(f"provenance.yaml must have just the keys {sorted(keys)}")
    agencies = data["agencies"]
    rows: list[Any] = agencies if isinstance(agencies, list) else [None]
    if not all(isinstance(row, list) and all(isinstance(name, str) for name in row) for row in rows):
        raise KnowledgeError("provenance.yaml: agencies must be rows of names")
    if not all(isinstance(data[key], str) for key in SETS):
        raise KnowledgeError(f"provenance.yaml: {', '.join(SETS)} must be words parted by spaces")
    words = {key: frozenset(data[key].casefold().split()) for key in SETS}
    return Provenance(
        agencies=frozenset(name.casefold() for row in rows for name in row),
        not_places=words["not_places"],
        offices=words["offices"],
        several=words["several"],
        patterns={key: _pattern(data, key) for key in PATTERNS},
    )
