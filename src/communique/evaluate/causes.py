"""Why reports are missed, and what those are that should not be there: causes by their number, an example each.

    python -m communique.evaluate.causes ../shared/exam/articles ../shared/exam/gold [ARTICLES GOLD ...] [--all]

Of each report that every coder has and we don't, the words are looked at as `communique explain` does: how far did the
cue come that came farthest? Of each report of ours that no coder has, what a coder has there instead. `--all` lists
them one by one. Not for articles whose gold is to stay unread.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.evaluate.judged import Coded, Span, coded_articles, exam_gold, pairs, place, shared
from communique.model import Report
from communique.read.explain import passed_over
from communique.read.reader import Looked, look
from communique.read.unreported import CODES

MISSED = {
    "no cue": "no word of it is a cue of its type",
    "other type": "told, but as another type of report",
    "form": "the parser takes its cue for another part of speech, or for a modifier",
    "surroundings": "its cue is known, in other surroundings than these",
    "need": "a role that the frame needs is not found: the goods, the other side",
    "question": "its sentence reads as a question",
    "nobody": "who takes part is not recognised",
    "one side": "only one side is recognised, or the position is not seen to be toward another",
    "unsure": "found, and left out as most likely wrong",
    "repeated": "taken for what was told before",
    "part": "taken for a part of what another word tells",
    "words": "told, but its evidence covers too little of it, or two are told as one",
    "states": "told, but of other states",
}
BEYOND = {
    "twice": "told twice: a coder has it once",
    "type beyond": "told as another type than a coder's, of the same words",
    "other states": "told of other states than a coder's",
    "nothing": "no coder has anything there",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One report missed, or one too many: its article, its cause, its codes and its words."""

    document: str
    cause: str
    codes: str
    quote: str


def cases(articles: Path, gold: Path) -> Iterator[Case]:
    """Every report missed or too many, of coded articles in the exam's format."""
    for stem, document, coded in coded_articles([articles], exam_gold(gold)):
        looked = look(document)
        told = [report for _, report in looked.told]
        paired = pairs(document.text, coded, told)
        found, right = {i for i, _ in paired}, {j for _, j in paired}
        for i, want in enumerate(coded):
            span = place(document.text, want["quote"])
            if i not in found and span is not None and len(want.get("coders") or "ab") > 1:
                yield Case(stem, _missed(looked, want, span), _codes(want), " ".join(want["quote"].split()))
        for j, have in enumerate(told):
            if j not in right:
                words = " ".join(have.evidence[0].quote.split())
                yield Case(stem, _beyond(document.text, have, coded), _codes(_as_coded(have)), words)


def _missed(looked: Looked, want: Coded, span: Span) -> str:
    states, others = set(want["states"]), False
    for _, have in looked.told:
        covered = max(shared(span, (e.start, e.end)) for e in have.evidence)
        ours = {p.country for p in have.participants if p.country}
        if have.type == want["type"] and 2 * covered >= span[1] - span[0]:
            return "words" if not states or states & ours else "states"
        if have.type == want["type"] and covered and (not states or states & ours):
            return "words"
        others = others or 2 * covered >= span[1] - span[0]
    met = [
        CODES.index(one.code)
        for sentence in looked.scene.sentences
        if sentence.start < span[1] and span[0] < sentence.end
        for one in passed_over(looked, sentence)
        if one.frame.split(".")[0] == want["type"] and span[0] <= one.start < span[1]
    ]
    if met:
        return CODES[max(met)]
    return "other type" if others else "no cue"


def _beyond(text: str, have: Report, coded: Sequence[Coded]) -> str:
    ours = {p.country for p in have.participants if p.country}
    near = [w for w in coded if (span := place(text, w["quote"])) and _touches(have, span)]
    same = [w for w in near if w["type"] == have.type]
    if any(not w["states"] or ours & set(w["states"]) for w in same):
        return "twice"
    if same:
        return "other states"
    return "type beyond" if near else "nothing"


def _touches(have: Report, span: Span) -> bool:
    return any(2 * shared(span, (e.start, e.end)) >= min(e.end - e.start, span[1] - span[0]) for e in have.evidence)


def _as_coded(have: Report) -> Coded:
    return {"type": have.type, "kind": have.kind, "stage": have.stage, "status": have.status}


def _codes(coded: Coded) -> str:
    return " ".join(str(coded[name]) for name in ("type", "kind", "stage", "status") if coded.get(name))


def table(found: Sequence[Case]) -> Iterator[str]:
    """Causes by their number, those of misses and those of reports too many together, with an example each."""
    by_cause: dict[str, list[Case]] = defaultdict(list)
    for case in found:
        by_cause[case.cause].append(case)
    for cause, of in sorted(by_cause.items(), key=lambda item: -len(item[1])):
        which = "missed" if cause in MISSED else "too many"
        example = min(of, key=lambda case: abs(len(case.quote) - 80))
        yield f"{len(of):4} {which:9} {(MISSED | BEYOND)[cause]}"
        yield f"{'':15}{example.codes}: “{example.quote[:160]}”"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 2 where a folder is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+", metavar="ARTICLES GOLD")
    parser.add_argument("--all", action="store_true", help="list every case")
    given = parser.parse_args(arguments)
    if len(given.paths) % 2 or not all(path.exists() for path in given.paths):
        sys.stderr.write("give folders or files of articles, each followed by the folder of its gold\n")
        return 2
    found = [case for i in range(0, len(given.paths), 2) for case in cases(given.paths[i], given.paths[i + 1])]
    if given.all:
        for case in found:
            sys.stdout.write(f"{case.document}\t{case.cause}\t{case.codes}\t{case.quote}\n")
    for line in table(found):
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
