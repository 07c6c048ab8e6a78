"""Voices: who vouches for something, by what tells them apart and by the name that is printed."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple


class Voice(NamedTuple):
    """Who vouches. `key` is the same for one origin: an entity's id, else what tells an unmerged name or an unnamed
    outlet apart; `entity` is that id, or null."""

    key: str
    entity: str | None
    name: str


def by_key(voices: Iterable[Voice]) -> dict[str, Voice]:
    """Each origin under one of the names that it is printed with: the commonest, of as common ones the longest."""
    found: dict[str, Voice] = {}
    counts = Counter(voices)
    for voice in sorted(counts, key=lambda v: (-counts[v], -len(v.name), v.name)):
        found.setdefault(voice.key, voice)
    return found
