"""Words by which names are taken apart: the loader of naming.yaml and labels.yaml, each read once and checked."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.errors import KnowledgeError
from communique.knowledge.words import load


@dataclass(frozen=True, slots=True)
class NameWords:
    """naming.yaml. `nicknames` maps a given name to the groups that it belongs to."""

    particles: frozenset[str]
    suffixes: frozenset[str]
    honorifics: frozenset[str]
    surname_first: frozenset[str]
    nicknames: dict[str, frozenset[int]]
    legal_forms: frozenset[str]


LISTS = ("particles", "suffixes", "honorifics", "surname_first", "legal_forms")


def words_under(data: dict[str, Any], key: str, name: str) -> frozenset[str]:
    """The list of strings under a key. Raises KnowledgeError for anything else."""
    value = data.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(w, str) for w in value):
        raise KnowledgeError(f"{name}.yaml: {key} must be a list of strings with something in it")
    return frozenset(value)


def mapping(name: str, keys: set[str]) -> dict[str, Any]:
    """A knowledge file with just these keys. Raises KnowledgeError for anything else."""
    data = load(name)
    if not isinstance(data, dict) or set(data) != keys:
        raise KnowledgeError(f"{name}.yaml must hold {', '.join(sorted(keys))}")
    return data


@cache
def name_words() -> NameWords:
    """What is known of names. Raises KnowledgeError where the file is not as it should be."""
    data = mapping("naming", {*LISTS, "nicknames"})
    groups: dict[str, set[int]] = {}
    for i, row in enumerate(data["nicknames"]):
        if not isinstance(row, list) or len(row) < 2:
            raise KnowledgeError(f"naming.yaml: {row!r} must be a list of names that stand for one another")
        for name in row:
            groups.setdefault(name, set()).add(i)
    lists = {key: words_under(data, key, "naming") for key in LISTS}
    return NameWords(nicknames={k: frozenset(v) for k, v in groups.items()}, **lists)


@dataclass(frozen=True, slots=True)
class LabelWords:
    """labels.yaml. `synonyms` maps a phrase, as a tuple of words, to the words that it comes to; `initials` a word to
    the letters that abbreviations may have for it beside its own."""

    stop: frozenset[str]
    organs: frozenset[str]
    generic: frozenset[str]
    adhoc: frozenset[str]
    outlets: frozenset[str]
    things: frozenset[str]
    instruments: frozenset[str]
    synonyms: dict[tuple[str, ...], tuple[str, ...]]
    initials: dict[str, tuple[str, ...]]


@cache
def label_words() -> LabelWords:
    """What is known of the names of bodies and things. Raises KnowledgeError where the file is not as it should be."""
    keys = ("stop", "organs", "generic", "adhoc", "outlets", "things", "instruments")
    data = mapping("labels", {*keys, "synonyms", "initials"})
    for key in ("synonyms", "initials"):
        pairs = data[key]
        if not isinstance(pairs, dict) or not all(isinstance(v, str) and v for v in pairs.values()):
            raise KnowledgeError(f"labels.yaml: {key} must map a phrase to words")
    synonyms = {tuple(k.split()): tuple(v.split()) for k, v in data["synonyms"].items()}
    initials = {k: tuple(v.split()) for k, v in data["initials"].items()}
    return LabelWords(synonyms=synonyms, initials=initials, **{key: words_under(data, key, "labels") for key in keys})
