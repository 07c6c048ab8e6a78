"""Cue words of attribution, from `attribution.yaml`: which words name a source, what their complements are worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.errors import KnowledgeError
from communique.knowledge.words import load

WORTH = ("attitude", "document", "source")  # from the least to the most
COMPLEMENTS = ("clause", "quote", "object", "infinitive", "gerund", "of", "about", "as")

Takes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cues:
    """What the reader knows of attribution.

    `verbs` and `nouns` map a lemma to its complements and their worth; `prepositions` a lemma to the prepositions that
    bring in its content; `phrases` are runs of lower-case words before a source, the longest first.
    """

    verbs: Mapping[str, Takes]
    nouns: Mapping[str, Takes]
    adjectives: frozenset[str]
    not_cues: frozenset[str]
    prepositions: Mapping[str, frozenset[str]]
    particles: Mapping[str, frozenset[str]]
    phrases: tuple[tuple[str, ...], ...]
    carriers: frozenset[str]
    documents: frozenset[str]
    media: frozenset[str]
    speakers: frozenset[str]
    generic: frozenset[str]
    again: frozenset[str]


def _classes(data: Any, part: str) -> dict[str, Takes]:
    merged: dict[str, dict[str, str]] = {}
    if not isinstance(data, dict):
        raise KnowledgeError(f"attribution.yaml: {part} must map classes to their takes and words")
    for name, entry in data.items():
        if set(entry) != {"takes", "words"}:
            raise KnowledgeError(f"attribution.yaml: {part}.{name} must have takes and words, nothing else")
        for complement, worth in entry["takes"].items():
            if complement not in COMPLEMENTS or worth not in WORTH:
                raise KnowledgeError(f"attribution.yaml: {part}.{name} takes no {complement}: {worth}")
            for word in entry["words"].split():
                takes = merged.setdefault(word, {})
                takes[complement] = max(worth, takes.get(complement, worth), key=WORTH.index)
    return dict(merged)


def _words(data: Mapping[str, Any], part: str) -> frozenset[str]:
    if not isinstance(data.get(part), str):
        raise KnowledgeError(f"attribution.yaml: {part} must be words parted by spaces")
    return frozenset(data[part].split())


def _prepositions(data: Mapping[str, str]) -> dict[str, frozenset[str]]:
    of: dict[str, set[str]] = {}
    for preposition, words in data.items():
        for word in words.split():
            of.setdefault(word, set()).add(preposition)
    return {word: frozenset(found) for word, found in of.items()}


@cache
def cues() -> Cues:
    """The cue words, loaded and checked once. Raises KnowledgeError where the file breaks its schema."""
    data = load("attribution")
    try:
        return Cues(
            verbs=_classes(data["verbs"], "verbs"),
            nouns=_classes(data["nouns"], "nouns"),
            adjectives=_words(data, "adjectives"),
            not_cues=_words(data, "not_cues"),
            prepositions=_prepositions(data["prepositions"]),
            particles={verb: frozenset(words) for verb, words in data["particles"].items()},
            phrases=tuple(sorted((tuple(p.split()) for p in data["phrases"]), key=len, reverse=True)),
            carriers=_words(data, "carriers"),
            documents=_words(data, "documents"),
            media=_words(data, "media"),
            speakers=_words(data, "speakers"),
            generic=_words(data, "generic"),
            again=_words(data, "again"),
        )
    except (KeyError, AttributeError, TypeError) as error:
        raise KnowledgeError(f"attribution.yaml breaks its schema: {error!r}") from error
