"""Copies: documents whose text is another's, wholly or nearly, whoever publishes them."""

from array import array
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from rensa import RMinHash

from communique.model import Document
from communique.reconcile.groups import Groups

SHINGLE = 5  # words
PERMUTATIONS, BANDS = 128, 32
ROWS = PERMUTATIONS // BANDS
ALIKE = 0.5  # Jaccard of word shingles from which one text is a copy of the other; a rewrite stays below 0.3
PARTLY = 0.12  # the same from which a text has long stretches of the other; what is written apart stays below 0.06
SHORTEST = 12  # words below which texts are too short to be each other's copies by chance-free measure


@dataclass(frozen=True, slots=True)
class Sketch:
    """What tells a document's copies: its text's hash, and PERMUTATIONS numbers (MinHash; none of a short text)."""

    sha256: str
    numbers: tuple[int, ...]

    @property
    def bands(self) -> list[tuple[int, ...]]:
        """Two texts are compared where they share one of these: nearly sure where they are copies."""
        return [(i, *self.numbers[i : i + ROWS]) for i in range(0, len(self.numbers), ROWS)]

    @property
    def packed(self) -> bytes:
        """The numbers as they are kept, 4 bytes each."""
        return array("I", self.numbers).tobytes()


def sketch(document: Document) -> Sketch:
    """The sketch of a document."""
    words = document.text.casefold().split()
    shingles = sorted({" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)})
    if len(shingles) < SHORTEST:
        return Sketch(document.sha256, ())
    made = RMinHash(num_perm=PERMUTATIONS, seed=7)
    made.update(shingles)
    return Sketch(document.sha256, tuple(made.digest()))


def unpacked(sha256: str, numbers: bytes) -> Sketch:
    """A sketch that was kept."""
    return Sketch(sha256, tuple(array("I", numbers)))


def alike(a: Sketch, b: Sketch) -> bool:
    """Whether one text is a copy of the other."""
    if a.sha256 == b.sha256:
        return True
    same = sum(x == y for x, y in zip(a.numbers, b.numbers, strict=False))
    return same >= ALIKE * PERMUTATIONS


def partly(a: Sketch, b: Sketch) -> bool:
    """Whether one text has long stretches of the other."""
    same = sum(x == y for x, y in zip(a.numbers, b.numbers, strict=False))
    return same >= PARTLY * PERMUTATIONS


def families(sketches: Mapping[str, Sketch]) -> dict[str, str]:
    """Each document's id to the smallest id among its copies (its own where it has none)."""
    groups, met = Groups(sorted(sketches)), defaultdict[object, list[str]](list)
    for id_, one in sketches.items():
        for key in (one.sha256, *one.bands):
            met[key].append(id_)
    for together in met.values():
        for a, b in combinations(together, 2):
            if groups.root(a) != groups.root(b) and alike(sketches[a], sketches[b]):
                groups.join(a, b)
    return {id_: groups.root(id_) for id_ in sketches}


def joined(new: Mapping[str, Sketch], kept: Mapping[str, tuple[Sketch, str]]) -> dict[str, str]:
    """The family of each document whose family has a new one in it; of those kept, sketch and family are given."""
    known = {i: family for i, (_, family) in kept.items()}
    groups = Groups([*new, *known.values()])
    bands = {i: set(one.bands) for i, one in new.items()}
    for id_, (one, family) in [*kept.items(), *((i, (s, i)) for i, s in new.items())]:
        mine = set(one.bands)
        for other, theirs in bands.items():
            met = one.sha256 == new[other].sha256 or not mine.isdisjoint(theirs)
            if id_ != other and met and alike(one, new[other]):
                groups.join(family, other)
    touched = {groups.root(i) for i in new}
    found = {i: groups.root(family) for i, family in [*known.items(), *((i, i) for i in new)]}
    return {i: family for i, family in found.items() if family in touched}
