"""Copies: documents whose text is another's, wholly or nearly, whoever publishes them."""

from collections.abc import Iterable

from rensa import RMinHash, RMinHashLSH

from communique.model import Document
from communique.reconcile.groups import Groups

SHINGLE = 5  # words
PERMUTATIONS, BANDS = 128, 32
ALIKE = 0.5  # Jaccard of word shingles from which one text is a copy of the other; a rewrite stays below 0.3
SHORTEST = 12  # words below which texts are too short to be each other's copies by chance-free measure


def _shingles(text: str) -> list[str]:
    words = text.casefold().split()
    return sorted({" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)})


def families(documents: Iterable[Document]) -> dict[str, str]:
    """Each document's id to the smallest id among its copies (its own where it has none).

    The result does not depend on the order: every candidate pair that the index proposes is checked.
    """
    ordered = sorted(documents, key=lambda d: d.id)
    groups = Groups(d.id for d in ordered)
    first: dict[str, str] = {}
    for document in ordered:
        groups.join(first.setdefault(document.sha256, document.id), document.id)
    index, sketches = RMinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS, num_bands=BANDS), list[RMinHash | None]()
    for number, document in enumerate(ordered):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=7)
        shingles = _shingles(document.text)
        if len(shingles) >= SHORTEST:
            sketch.update(shingles)
            for other in index.query(sketch):
                if sketches[other] is not None and sketch.jaccard(sketches[other]) >= ALIKE:
                    groups.join(ordered[other].id, document.id)
            index.insert(number, sketch)
            sketches.append(sketch)
        else:
            sketches.append(None)
    return {d.id: groups.root(d.id) for d in ordered}
