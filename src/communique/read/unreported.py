"""Why nothing came of a word that could have told a dealing: each cue met in a sentence, and where it was dropped.

The reasons follow the order of reading: the word does not stand as the frame asks, nobody or too few sides are named,
another cue tells the same, the same was told before. What comes after the frames is told from the outside, as far as
it can be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from communique.knowledge.frames import Frame, frames
from communique.model import Report
from communique.read import frames as matching
from communique.read.arguments import Predicate
from communique.read.conditions import conditions, lemma
from communique.read.confidence import confidence
from communique.read.drafts import Draft, draft
from communique.read.frames import Instance
from communique.read.parse import Sentence
from communique.read.reports import LEAST
from communique.read.scene import Scene

CONDITIONS = {
    "object_class": "its object is none of the class {}", "object_in": "its object is none of: {}",
    "object_not": "its object is one that the frame leaves out", "subject_class": "its subject is none of the class {}",
    "of_class": "nothing of the class {} after 'of'", "of_in": "none of these after 'of': {}",
    "with": "nothing after {}", "prepositions": "nothing after {}", "own": "nothing on the word itself after {}",
    "with_noun": "none of these beside it: {}", "modifiers": "none of these before it: {}",
    "adverbs": "none of these beside it: {}", "near": "none of these in the sentence: {}",
    "passive": "it is not in the passive", "complement": "nothing is called anything", "position": "it relays nothing",
    "infinitive": "no infinitive hangs on it",
    "attribute": "it is not what something is said to be", "under": "it does not stand after {}",
    "infinitive_in": "what is agreed to do is none of: {}", "infinitive_not": "what is agreed to do is one of: {}",
    "supported": "no verb supports it",
    "stopped": "it is not what somebody stops doing", "intransitive": "it has an object",
    "subject_in": "its subject is none of: {}", "particles": "none of these by it: {}",
    "plain": "it says what its object is called",
    "subject_not": "its subject is one that the frame leaves out",
    "bare": "a clause or 'for' hangs on it",
}  # fmt: skip
# How far a cue came, the least far first: read as another part of speech, in other surroundings than the frame asks, a
# role that the frame needs not filled, a question, nobody named, not between states, most likely
# wrong, told already, part of another.
CODES = ("form", "surroundings", "need", "question", "nobody", "one side", "unsure", "repeated", "part")
SAYS_NOTHING = {
    "name", "kind", "stage", "status", "roles", "examples", "sides", "needs", "context", "swap", "strict", "light_any",
    "modifiers_optional", "item_class", "item_not", "done", "object_kinds", "object_not_kinds",
}  # fmt: skip
SHOWN = 8  # words of a condition that are listed


@dataclass(frozen=True, slots=True)
class Unreported:
    """A cue word, the frame it could have carried, and why no report came of it.

    `code` is one of CODES, for counting; `reason` says it in words. `start` is the cue's offset in the document.
    """

    cue: str
    frame: str
    code: str
    reason: str
    start: int


def unreported(scene: Scene, sentence: Sentence, told: Sequence[tuple[Draft, Report]]) -> list[Unreported]:
    """The cues of a sentence that no report came of, in order."""
    carried = {d.instance.token for d, _ in told} | {d.instance.predicate.light for d, _ in told}
    met: dict[tuple[Token, str], Instance] = {}
    for found in matching.instances(scene, sentence):
        met[found.token, found.frame.name] = found
    out: list[Unreported] = []
    for token in sentence:
        if token in carried:
            continue
        for frame in _frames_of(token):
            instance = met.get((token, frame.name))
            if instance is None:
                code, reason = _unmet(scene, sentence, token, frame)
            else:
                code, reason = _dropped(scene, sentence, instance, told)
            out.append(Unreported(token.text, frame.name, code, reason, sentence.offsets(token)[0]))
    return out


def _frames_of(token: Token) -> Iterator[Frame]:
    """The frames that a word is a cue of, as whatever part of speech."""
    if token.pos_ == "AUX" and token.dep_ in ("aux", "auxpass"):
        return
    table = frames().by_cue
    read_as = matching.POS.get(token.pos_)
    own = table.get((lemma(token), read_as), ()) if read_as else ()
    yield from own
    if not own:
        for pos in ("verb", "noun", "adjective"):
            yield from table.get((lemma(token), pos), ())


def _unmet(scene: Scene, sentence: Sentence, token: Token, frame: Frame) -> tuple[str, str]:
    """Why a frame is not met by a cue of its own."""
    read_as = matching.POS.get(token.pos_)
    if frame not in frames().by_cue.get((lemma(token), read_as or ""), ()):
        return "form", f"it is read as {token.pos_}, which is no cue"
    if read_as == "noun" and matching.qualifies(token):
        return "form", f"it only qualifies “{token.head.text}”"
    predicate = Predicate(token, matching.support_of(token, frame) if read_as != "verb" else None)
    words = {t.lower_ for t in sentence}
    for key in (k for k in (*CONDITIONS, *sorted(frame.rest)) if k in frame.rest and k not in SAYS_NOTHING):
        if not conditions(replace(frame, rest=_only(frame, key)), predicate, words):
            return "surroundings", CONDITIONS.get(key, f"{key} is not so: {{}}").format(_listed(frame.rest[key]))
    free = {k: v for k, v in frame.rest.items() if k not in ("needs", "strict")}
    filled = matching.fill(scene, sentence, replace(frame, rest=free), predicate)
    if filled is None:
        return "surroundings", "its object is not of the kinds that the frame asks for"
    lacking = [n for n in sorted(frame.words("needs")) if not (filled.items if n == "item" else filled.fills.get(n))]
    if lacking:
        return "need", f"no {' and no '.join(lacking)} is named, which the frame needs"
    return "need", "no instrument is named" if frame.rest.get("strict") else "what it asks for is not met"


def _only(frame: Frame, key: str) -> dict[str, object]:
    """The condition alone, with what qualifies it."""
    keys = {key, *{"modifiers": ("modifiers_optional",), "position": ("complement",)}.get(key, ())}
    return {k: v for k, v in frame.rest.items() if k in keys}


def _listed(value: object) -> str:
    if isinstance(value, frozenset):
        words = sorted(str(v) for v in value)
        return ", ".join(words[:SHOWN]) + (", ..." if len(words) > SHOWN else "")
    return str(value)


def _dropped(
    scene: Scene, sentence: Sentence, instance: Instance, told: Sequence[tuple[Draft, Report]]
) -> tuple[str, str]:
    """Why an instance that was met became no report."""
    if sentence.span.text.rstrip("\"' ").endswith("?"):
        return "question", "a question tells nothing"
    made = draft(scene, instance)
    if not made.parties:
        return "nobody", "nobody who can take part is named"
    here = [(d, r) for d, r in told if d.instance.sentence is sentence]
    for other, report in here:
        if other.type == made.type:
            return "part", f"told by “{other.instance.token.text}” ({other.instance.frame.name}, {report.id})"
    for other, report in here:
        if instance.token in other.content or _under(instance.token, other):
            return (
                "part",
                f"part of what “{other.instance.token.text}” tells ({other.instance.frame.name}, {report.id})",
            )
    named = ", ".join(sorted(made.countries)) or "none"
    twin = next((r for d, r in told if d.type == made.type and made.countries and made.countries <= d.countries), None)
    if twin is not None and len(made.countries) >= made.instance.frame.sides:
        return "repeated", f"told elsewhere already ({twin.id})"
    sure = confidence(made)
    if sure < LEAST and len(made.countries) >= made.instance.frame.sides:
        return "unsure", f"most likely wrong: a confidence of about {sure:.2f}"
    if made.type == "statement":
        return "one side", f"no position of one side toward another (states named as sides: {named})"
    return "one side", f"not between states, as far as it says (states named as sides: {named})"


def _under(token: Token, other: Draft) -> bool:
    top = other.instance.predicate.anchor
    return top == token or top.is_ancestor(token)
