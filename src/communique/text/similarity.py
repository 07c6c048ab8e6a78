"""How alike two whole names are, 0 to 1, by spelling and sound alone: for proposing candidates, never for deciding.

Each word of the shorter name goes with the word of the longer that it sounds most like; what is left over counts
against.
"""

from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from communique.knowledge.naming import name_words
from communique.text.labels import acronym
from communique.text.persons import Token, parts, token
from communique.text.sounds import likeness, romanise

LEFT_OVER = {True: 0.12, False: 0.45}  # what a word that the other name lacks costs; a person's may be left out


def _word(a: str, b: str) -> float:
    how = token(a, b)
    if how is Token.SAME:
        return 1.0
    if how is Token.SHORT:
        return 0.9
    if a.isdigit() or b.isdigit() or min(len(a), len(b)) < 3:
        return 0.0
    return max(likeness(a, b), JaroWinkler.similarity(a, b) - 0.05)


def _aligned(short: tuple[str, ...], long: tuple[str, ...]) -> list[float]:
    """Greedily, the best pair of words first."""
    pairs = sorted(((-_word(x, y), i, j) for i, x in enumerate(short) for j, y in enumerate(long)))
    used: tuple[set[int], set[int]] = (set(), set())
    out = []
    for score, i, j in pairs:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            out.append(-score)
    return out


def _score(a: tuple[str, ...], b: tuple[str, ...], person: bool) -> float:
    short, long = sorted((a, b), key=lambda w: (len(w), w))
    if not short:
        return 0.0
    joined = _word("".join(short), "".join(long)) if len(long) > 1 else 0.0
    found = _aligned(short, long)
    # One word that is another says more against than the rest says for.
    whole = sum(found) / len(found) * 0.3 + min(found) * 0.7
    spare = len(long) - len(short)
    cost = LEFT_OVER[person] * spare / len(long) if len(short) > 1 else 0.3 * spare
    return max(whole - cost, joined)


@lru_cache(maxsize=100_000)
def alike(a: str, b: str, *, person: bool = True) -> float:
    """How alike two names are, of persons or of anything else."""
    if person:
        return _score(parts(a), parts(b), True)
    forms = name_words().legal_forms
    both = []
    for name in (a, b):
        plain = tuple(romanise(name.replace("&", " and ")).split())
        both.append(tuple(w for w in plain if w not in forms and w not in ("and", "of", "for")) or plain)
    for short, long in ((a, both[1]), (b, both[0])):
        if acronym(short) and romanise(short) == "".join(w[0] for w in long):
            return 0.9
    return _score(both[0], both[1], False)
