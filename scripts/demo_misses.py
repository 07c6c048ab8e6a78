"""Prints what the reader misses in the demo's articles and what it reads beyond, against their coding.

python scripts/demo_misses.py [STEM ...], from the repository's root: of these articles only, else of all.
"""

import sys
from pathlib import Path

from rich.console import Console

sys.path.insert(0, str(Path(__file__).parents[1]))  # the coding lies with the tests

from communique.demo import articles
from communique.ingest import ingest
from communique.model import Document
from communique.read.reader import LANGUAGES, read_document
from tests.demo.corpus import expected, one_of
from tests.demo.reading import Found, compare, together


def main(stems: list[str]) -> None:
    out, all_found = Console(highlight=False, markup=False, soft_wrap=True), list[Found]()
    with articles() as folder:
        documents = [one for one in ingest([str(folder)]) if isinstance(one, Document)]
    for document in documents:
        stem = Path(str(document.path)).stem
        if document.language not in LANGUAGES or (stems and stem not in stems):
            continue
        found = compare(expected()[stem]["reports"], read_document(document))
        all_found.append(found)
        out.print(f"{stem}: precision {found.precision:.2f}, recall {found.recall:.2f}", style="bold")
        for coded in found.missing:
            out.print(f"  missing  {coded['type']} {coded['status']}: {coded['quote']}")
        for report in found.beyond:
            out.print(f"  beyond   {report.type} {report.status}: {report.evidence[0].quote}")
        for coded, report in found.pairs:
            for name in ("kind", "stage", "status", "when", "hedged"):
                have = getattr(report, name)
                if name in coded and have not in one_of(coded[name]):
                    out.print(f"  {name:8} {have}, not {coded[name]}: {coded['quote']}")
    total = together(all_found)
    out.print(f"precision {total.precision:.3f}  recall {total.recall:.3f}  F1 {total.f1:.3f}", style="bold")


if __name__ == "__main__":
    main(sys.argv[1:])
