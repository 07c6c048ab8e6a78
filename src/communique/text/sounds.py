"""How a name sounds: one or more short keys that spellings in several scripts and transliterations share.

Víctor Jrenin, Viktor Khrenin and Виктор Хренин share a key, word by word. A letter that languages read in several ways
(j, ch, x, c) gives several keys. Data: `transliteration.yaml`.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from numpy import float64
from rapidfuzz import process
from rapidfuzz.distance import Indel, Levenshtein

from communique.errors import KnowledgeError
from communique.knowledge.words import load

MOST = 24  # keys of one word; the commonest readings come first, and are kept
VOWELS = str.maketrans("", "", "aeiou")


@cache
def _tables() -> tuple[dict[int, str], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    data: Any = load("transliteration")
    if not isinstance(data, dict) or set(data) != {"letters", "sounds", "ends"}:
        raise KnowledgeError("transliteration.yaml must hold letters, sounds and ends")
    letters = data["letters"]
    if not all(isinstance(k, str) and len(k) == 1 and isinstance(v, str) for k, v in letters.items()):
        raise KnowledgeError("transliteration.yaml: letters must map one letter to a string")
    for part in ("sounds", "ends"):
        for group, readings in data[part].items():
            if not isinstance(group, str) or not isinstance(readings, list) or not readings:
                raise KnowledgeError(f"transliteration.yaml: {part}: {group!r} must have a list of readings")
    pairs = [{g: tuple(str(r) for r in rs) for g, rs in data[part].items()} for part in ("sounds", "ends")]
    return {ord(k): v for k, v in letters.items()}, pairs[0], pairs[1]


@lru_cache(maxsize=200_000)
def romanise(text: str) -> str:
    """A name in lower-case plain Latin letters, digits and spaces; signs of scripts that aren't known stay."""
    letters = _tables()[0]
    # Letters in other shapes ("ﺀ", "ℌ") are made plain first, so that the table knows them.
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    decomposed = unicodedata.normalize("NFKD", composed.translate(letters))
    # An apostrophe is a sign within a word (soft sign, hamza, O'Brien); any other sign parts words.
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "'’‘ʼʹʾʿ`")
    plain = kept.translate(letters)  # again, for letters that lost an accent ("ǣ")
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


@lru_cache(maxsize=200_000)
def unaccented(text: str) -> str:
    """A text without the accents of its Latin letters."""
    plain = (unicodedata.normalize("NFD", c)[0] if unicodedata.name(c, "").startswith("LATIN") else c for c in text)
    return text if text.isascii() else "".join(plain)


def _single(key: str) -> str:
    """Runs of one letter made one; a voiced stop sounds hard before a hard one, but that much is left alone."""
    return "".join(c for i, c in enumerate(key) if i == 0 or key[i - 1] != c)


@lru_cache(maxsize=200_000)
def sounds(word: str) -> tuple[str, ...]:
    """The keys of one word (no spaces), the commonest reading first; at most MOST."""
    plain = "".join(c for c in romanise(word) if c != " ")
    _, groups, ends = _tables()
    keys, at = [""], 0
    while at < len(plain):
        rest = plain[at:]
        readings: tuple[str, ...] | None = ends.get(rest) if at else None
        step = len(rest)
        if readings is None:
            step, readings = next(
                ((n, groups[rest[:n]]) for n in range(min(7, len(rest)), 0, -1) if rest[:n] in groups), (1, (rest[0],))
            )
        keys = [k + r for r in readings for k in keys][:MOST] if len(readings) > 1 else [k + readings[0] for k in keys]
        at += step
    return tuple(dict.fromkeys(map(_single, keys)))


@lru_cache(maxsize=200_000)
def skeletons(word: str) -> tuple[str, ...]:
    """The keys without vowels but for a first one, whichever it is: what candidates are looked up by."""
    return tuple(dict.fromkeys(("a" if k[:1] in "aeiou" else "") + k.translate(VOWELS) for k in sounds(word)))


@lru_cache(maxsize=500_000)
def likeness(a: str, b: str) -> float:
    """How much two words sound alike, 0 to 1: the best pair of their keys, consonants counting more than vowels."""
    best = 0.0
    for x in sounds(a):
        bare = x.translate(VOWELS)
        for y in sounds(b):
            if x == y:
                return 1.0
            whole = Levenshtein.normalized_similarity(x, y)
            best = max(best, 0.5 * whole + 0.5 * Indel.normalized_similarity(bare, y.translate(VOWELS)))
    return best


def alike(word: str, others: Iterable[str], least: float) -> dict[str, float]:
    """Those of many words whose `likeness` to one is `least` or more, with it: all at once, which is much quicker."""
    held = [(key, other) for other in dict.fromkeys(others) for key in sounds(other)]
    keys = sounds(word)
    if not held or not keys:
        return {}
    low = max(0.0, 2 * least - 1 - 1e-4)  # of one half, where the other is 1; rapidfuzz cuts off a little early

    def compared(scorer: Callable[..., float], ours: Sequence[str], theirs: Sequence[str]) -> Any:
        return process.cdist(ours, theirs, scorer=scorer, score_cutoff=low, dtype=float64)

    whole = compared(Levenshtein.normalized_similarity, keys, [key for key, _ in held])
    bare = compared(
        Indel.normalized_similarity, [k.translate(VOWELS) for k in keys], [k.translate(VOWELS) for k, _ in held]
    )
    found: dict[str, float] = {}
    for (_, other), score in zip(held, (0.5 * whole + 0.5 * bare).max(axis=0).tolist(), strict=True):
        if score >= least:
            found[other] = max(score, found.get(other, 0.0))
    return found
