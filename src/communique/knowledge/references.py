"""What is known of reference files: the loader of references.yaml, read once and checked."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.errors import KnowledgeError
from communique.knowledge.naming import mapping, words_under
from communique.model import codes

NAME = "references"
COLUMNS = frozenset({"name", "names", "kind", "countries", "roles", "id", "scheme"})


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """references.yaml. `schemata` maps a FollowTheMoney schema to a kind of entity, None for any; `identifiers` maps
    a property to a scheme; `columns` a heading of a table, in lower case, to what it holds."""

    schemata: dict[str, str | None]
    names: tuple[str, ...]
    countries: tuple[str, ...]
    roles: tuple[str, ...]
    identifiers: dict[str, str]
    columns: dict[str, str]
    schemes: frozenset[str]


@cache
def reference_words() -> ReferenceWords:
    """What is known of reference files. Raises KnowledgeError where the file is not as it should be."""
    lists = ("names", "countries", "roles")
    data = mapping(NAME, {*lists, "schemata", "identifiers", "columns", "schemes"})
    schemata = _pairs(data, "schemata", frozenset({*codes.ENTITY_KINDS, "any"}))
    return ReferenceWords(
        schemata={name: None if kind == "any" else kind for name, kind in schemata.items()},
        identifiers=_pairs(data, "identifiers", frozenset()),
        columns=_pairs(data, "columns", COLUMNS),
        schemes=words_under(data, "schemes", NAME),
        **{key: tuple(w for w in data[key] if w in words_under(data, key, NAME)) for key in lists},
    )


def _pairs(data: dict[str, Any], key: str, allowed: frozenset[str]) -> dict[str, str]:
    """The mapping under a key, whose values are among those allowed; any word where none is named."""
    pairs = data[key]
    words = pairs.values() if isinstance(pairs, dict) else [None]
    if not all(isinstance(w, str) and (not allowed or w in allowed) for w in words):
        raise KnowledgeError(f"{NAME}.yaml: {key} must map words to {', '.join(sorted(allowed)) or 'words'}")
    return dict(pairs)
