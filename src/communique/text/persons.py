"""Persons' names: their parts, and how two of them relate. Spelling proposes; who is who is decided elsewhere.

Data: `naming.yaml`.
"""

from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import Indel

from communique.knowledge.naming import name_words
from communique.text.sounds import likeness, romanise, skeletons, sounds, unaccented


class Token(IntEnum):
    """How two words of names relate, the closer the greater."""

    APART = 0
    NEAR = 1  # a misspelling, or vowels that transliterations disagree on
    SHORT = 2  # an initial or a short form: "V." and "Viktor", "Bill" and "William"
    SAME = 3


class Relation(IntEnum):
    """How two names of persons relate, the closer the greater."""

    APART = 0
    LONE = 1  # one is just a surname of the other
    NEAR = 2  # like PART or EQUAL, but for a word that is only near
    PART = 3  # one leaves out words of the other, never the given name
    EQUAL = 4


@lru_cache(maxsize=100_000)
def parts(name: str) -> tuple[str, ...]:
    """The words of a person's name that tell who it is, romanised: no honorific, particle or suffix."""
    known = name_words()
    everything = tuple(romanise(name).split())
    told = tuple(w for w in everything if w not in known.honorifics and w not in known.suffixes)
    # "I. Ivanov": a single letter that comes first is an initial, whatever it is elsewhere ("Ortega y Gasset").
    bare = tuple(w for i, w in enumerate(told) if w not in known.particles or (i == 0 and len(w) == 1))
    return bare or told or everything


@lru_cache(maxsize=100_000)
def joined(name: str) -> str:
    """All words of a name but honorifics and suffixes, written as one: Ben Haddou is Benhaddou."""
    known = name_words()
    return "".join(w for w in romanise(name).split() if w not in known.honorifics and w not in known.suffixes)


@lru_cache(maxsize=100_000)
def suffix(name: str) -> str | None:
    """ "jr", "ii" and their like, where a name ends in one."""
    last = romanise(name).split()[-1:]
    return last[0] if last and last[0] in name_words().suffixes else None


def _gendered(a: str, b: str) -> bool:
    """Whether one is the woman's and the other the man's form: Ivanov and Ivanova, Mario and Maria."""
    short, long = sorted((a, b), key=len)
    return (len(long) > len(short) and long[:-1] == short and long.endswith("a")) or (
        a[:-1] == b[:-1] and {a[-1:], b[-1:]} == {"a", "o"} and not a[:-1].endswith("enk")
    )


@lru_cache(maxsize=500_000)
def _same(a: str, b: str) -> bool:
    """Whether two words are spellings of one: the cheap part of `token`."""
    if a == b:
        return True
    return min(len(a), len(b)) > 2 and not set(sounds(a)).isdisjoint(sounds(b)) and not _gendered(a, b)


@lru_cache(maxsize=500_000)
def token(a: str, b: str) -> Token:
    """How two words relate."""
    if _same(a, b):
        return Token.SAME
    if len(a) == 1 or len(b) == 1:
        return Token.SHORT if a[0] == b[0] or sounds(a)[0][:1] == sounds(b)[0][:1] else Token.APART
    nicknames = name_words().nicknames
    if nicknames.get(a, frozenset()) & nicknames.get(b, frozenset()):
        return Token.SHORT
    if _gendered(a, b) or Indel.normalized_similarity(a, b) < 0.5:  # what is spelt so differently is no misspelling
        return Token.APART
    how, alike = likeness(a, b), not set(skeletons(a)).isdisjoint(skeletons(b))
    return Token.NEAR if how >= 0.88 or (alike and how >= 0.78) else Token.APART


def _ordered(short: tuple[str, ...], long: tuple[str, ...]) -> list[Token] | None:
    """The words of the short name found in the long one, in order; None where one is missing.

    An initial stands for a given name, so the last word of the short name is not found in one.
    """
    found, at = [], 0
    for number, word in enumerate(short):
        last = number == len(short) - 1 and len(word) > 1
        while at < len(long) and (not token(word, long[at]) or (last and len(long[at]) == 1)):
            at += 1
        if at == len(long):
            return None
        found.append(token(word, long[at]))
        at += 1
    return found


def lone(name: str) -> bool:
    """Whether a name is one word."""
    return len(parts(name)) == 1


def _surname_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the short name is just a surname of the long one: a run of the words after its given name, or the
    first word of a name in Eastern order. A lone word is the last, or in longer names the one before."""
    if len(short) == 1:
        places = [long[-1]] + ([long[-2]] if len(long) > 2 else [])
        if long[0] in name_words().surname_first:
            places.append(long[0])
        return any(_same(short[0], p) for p in places)
    runs = (long[i : i + len(short)] for i in range(1, len(long) - len(short) + 1))
    return any(all(_same(a, b) for a, b in zip(short, run, strict=True)) for run in runs)


def _initials(name: tuple[str, ...]) -> set[str]:
    """Single letters after the first word: they tell the Bushes apart."""
    return {w for w in name[1:] if len(w) == 1}


@lru_cache(maxsize=100_000)
def spellings(name: str) -> tuple[str, ...]:
    """A name, and without its accents where it has some: a source may print Šarić as Saric, which sounds otherwise."""
    return tuple(dict.fromkeys((name, unaccented(name))))


@lru_cache(maxsize=500_000)
def relation(a: str, b: str) -> Relation:
    """How two names relate, whichever comes first."""
    return max(_relation(x, y) for x in spellings(a) for y in spellings(b))


def _relation(a: str, b: str) -> Relation:
    (short, long), ends = sorted((parts(a), parts(b)), key=lambda p: (len(p), p)), {suffix(a), suffix(b)}
    if not short or (len(ends) > 1 and None not in ends):
        return Relation.APART
    if _initials(short) and _initials(long) and _initials(short) != _initials(long):
        return Relation.APART
    found = max(_full(short, long), _run_together(a, b) if len(short) > 1 else Relation.APART)
    return min(found, Relation.PART) if len(ends) > 1 else found


def _run_together(a: str, b: str) -> Relation:
    """How two names relate that part their words in other places: Abd al-Qadir is Abdelkader."""
    x, y = joined(a), joined(b)
    if _same(x, y):
        return Relation.EQUAL
    if len(parts(a)) == len(parts(b)):
        return Relation.APART
    alike = min(len(x), len(y)) > 7 and x[-1] == y[-1] and not set(skeletons(x)).isdisjoint(skeletons(y))
    return Relation.NEAR if alike and likeness(x, y) >= 0.8 else Relation.APART


def _full(short: tuple[str, ...], long: tuple[str, ...]) -> Relation:
    if (
        len(long) > 1
        and len(short) < len(long)
        and _surname_of(short, long)
        and (len(short) == 1 or not token(short[0], long[0]))
    ):
        return Relation.LONE
    if len(short) == 1:
        return _graded([token(short[0], long[0])], equal=True) if len(long) == 1 else Relation.APART
    turns = [short] if len(short) > 3 else [short, (*short[1:], short[0]), (short[-1], *short[:-1])]
    best = Relation.APART
    for turn in dict.fromkeys(turns):
        found = _ordered(turn, long)
        if found is None or (turn != short and (found[0] is not Token.SAME or Token.NEAR in found)):
            continue  # in another order the word that leads must be the same, and none be misspelt as well
        if len(short) == len(long) or token(turn[0], long[0]):  # a name that leaves words out keeps the given one
            best = max(best, _graded(found, equal=len(short) == len(long) and turn == short))
    return best


def _graded(found: list[Token], *, equal: bool) -> Relation:
    if (
        Token.APART in found
        or found.count(Token.NEAR) > len(found) / 2
        or (Token.SAME not in found and (len(found) > 2 or Token.NEAR in found))
    ):
        return Relation.APART
    if Token.NEAR in found:
        return Relation.NEAR
    return Relation.EQUAL if equal and Token.SHORT not in found else Relation.PART
