"""How sure a report is: the odds that reports read from such words were right on coded articles.

A report's confidence is a logistic sum of what shows in how it was found (`marks`), with weights fitted on articles
coded by hand (knowledge/confidence.yaml says which; `communique.evaluate.calibration --fit` makes them anew). It says
how often such a report is right, by the shared exam's rule: a coder has one of its type there, with one of its states.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from communique.errors import KnowledgeError
from communique.knowledge.words import load
from communique.model.codes import REPORT_TYPES
from communique.read.drafts import Draft

LOWEST, HIGHEST = 0.05, 0.95  # nothing read by rule is surer, nor is anything that came out less sure
LONG, SHORT, DEEP = 40, 8, 5  # words of a sentence; steps from the cue to the top of its sentence
CLAUSES: Final = {
    "ROOT": "in main clause", "advcl": "in adverbial clause", "ccomp": "in clause of saying", "acl": "in participle",
}  # fmt: skip
MARKS: Final = (
    *(f"a {type_}" for type_ in REPORT_TYPES),
    "noun cue", "noun cue without verb", "adjective cue", "quotation without cue",
    "one state", "no state", "three states", "side without name", "side without state", "side from context",
    "side by nearness", "role unfilled", "one side", "joint", "pronoun", "a state speaks",
    "in main clause", "in adverbial clause", "in clause of saying", "in participle",
    "not yet so", "negated", "in doubt", "quoted", "named source", "place", "goods", "instrument", "kind known",
    "remark", "long sentence", "short sentence", "no verb", "deep in sentence", "relayed position",
    "alone in text",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds where no mark shows, and what each mark adds."""

    base: float
    of: dict[str, float]


@cache
def weights() -> Weights:
    """The weights of knowledge/confidence.yaml. Raises KnowledgeError where one is of no mark, or no number."""
    held = load("confidence")
    of = held.get("weights") if isinstance(held, dict) else None
    numbers = [held.get("base"), *of.values()] if isinstance(of, dict) else [None]
    if not all(isinstance(n, int | float) for n in numbers) or not isinstance(of, dict):
        raise KnowledgeError("the knowledge file confidence.yaml must have a number `base` and numbers under `weights`")
    unknown = set(of) - set(MARKS)
    if unknown:
        raise KnowledgeError(f"confidence.yaml has weights of what is no mark: {', '.join(sorted(unknown))}")
    return Weights(float(held["base"]), {str(k): float(v) for k, v in of.items()})


def confidence(made: Draft) -> float:
    """The calibrated confidence of a report, 0 to 1, to two decimals."""
    odds = weights().base + sum(weight for _, weight in parts(made))
    return round(min(HIGHEST, max(LOWEST, 1 / (1 + math.exp(-odds)))), 2)


def parts(made: Draft) -> list[tuple[str, float]]:
    """The marks that show in a draft, each with what it adds to the log odds."""
    of = weights().of
    return [(mark, of[mark]) for mark in marks(made) if of.get(mark)]


def marks(made: Draft) -> list[str]:
    """What shows in how a report was found, in the order of MARKS."""
    found = {f"a {made.type}", *_of_cue(made), *_of_sides(made), *_of_fields(made), *_of_sentence(made)}
    return [mark for mark in MARKS if mark in found]


def _of_cue(made: Draft) -> Iterator[str]:
    predicate, frame = made.instance.predicate, made.instance.frame
    if not frame.roles.get("speaker", ("",)):  # see voices.QUOTED: no path leads to who speaks
        yield "quotation without cue"
        return
    if frame.rest.get("position"):
        yield "relayed position"
    if predicate.token.pos_ == "ADJ":
        yield "adjective cue"
    elif not predicate.verbal:
        yield "noun cue" if predicate.light is not None else "noun cue without verb"


def _of_sides(made: Draft) -> Iterator[str]:
    sentence = made.instance.sentence.span
    states = len(made.countries)
    if states != 2:
        yield "no state" if not states else "one state" if states == 1 else "three states"
    if any(p.entity is None for _, p in made.parties):
        yield "side without name"
    if any(p.token.doc is not sentence.doc or not sentence.start <= p.token.i < sentence.end for _, p in made.parties):
        yield "side from context"
    if made.near:
        yield "side by nearness"
    if made.alone:
        yield "alone in text"
    if any(p.country is None for _, p in made.parties):
        yield "side without state"
    if any(p.token.pos_ == "PRON" for _, p in made.parties):
        yield "pronoun"
    if any(r == "speaker" and p.kind == "state" for r, p in made.parties):
        yield "a state speaks"
    roles = {r for r, _ in made.parties}
    wanted = set(made.instance.frame.roles) - {"item", "instrument"}
    if wanted - roles:
        yield "role unfilled"
    if len(made.parties) == 1:
        yield "one side"
    elif len(made.parties) > 3:
        yield "joint"


def _of_fields(made: Draft) -> Iterator[str]:
    if made.modality.status == "negated":
        yield "negated"
    elif made.modality.status not in ("occurred", "ongoing"):
        yield "not yet so"
    if made.modality.hedged:
        yield "in doubt"
    if made.quoted:
        yield "quoted"
    if len(made.chain) > 1:
        yield "named source"
    if made.where is not None:
        yield "place"
    if made.items:
        yield "goods"
    if made.instrument is not None:
        yield "instrument"
    if made.kind == "remark":
        yield "remark"
    elif made.kind is not None:
        yield "kind known"


def _of_sentence(made: Draft) -> Iterator[str]:
    span, token = made.instance.sentence.span, made.instance.predicate.anchor
    if len(span) > LONG:
        yield "long sentence"
    elif len(span) < SHORT:
        yield "short sentence"
    if not any(t.pos_ in ("VERB", "AUX") for t in span):
        yield "no verb"
    if token.dep_ in CLAUSES:
        yield CLAUSES[token.dep_]
    steps = 0
    while token.head != token and steps < DEEP:
        token, steps = token.head, steps + 1
    if steps >= DEEP:
        yield "deep in sentence"
