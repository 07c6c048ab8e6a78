"""When a happening is said to be: the date that belongs to its cue word.

A date belongs to what it hangs on and to what goes with that (see `belonging`); one in another clause is that
clause's. A date at a distance from another ("six months earlier", "the day before the parade") is counted from the
date of what it names or, where it names nothing, from the last date before it in the text. The publication date is
never a happening's unless the text says so ("today").
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from spacy.tokens import Token

from communique.read.belonging import FAR, clausal, cost, going
from communique.read.parse import Sentence
from communique.read.scene import Scene
from communique.text import edtf
from communique.text.dates import DateExpression, Tense, find_dates, resolve

BACK = 5  # sentences back in which the date is looked for that "the same day" points at
_DATELINE = re.compile(r"[\s)]*(?:/[^/]{1,30}/|\([^)]{1,40}\))?[\s)]*(?:—|–|--|\s-)\s?|\s*\([^)]{1,30}\)\s*[-–—]")
_COMPARING = re.compile(r"\b(?:first|only|last|latest|most|least|\w{3,}est|time|record)\b[^,.;:]{0,60}$", re.I)
_FORTHCOMING = {"upcoming", "forthcoming", "planned", "scheduled", "next", "future", "expected"}
_PLANNING = {
    "plan", "schedule", "set", "slate", "due", "expect", "intend", "agree", "prepare", "hope", "want", "invite", "be",
}  # fmt: skip
_SCHEDULED = {"schedule", "slate", "plan", "set"}
_PAST = {"was", "were", "had", "has", "have", "did"}


_COMPLEMENTS = {"pobj", "pcomp", "advcl", "dobj"}


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF date (null where not resolvable), the words that say it, and its basis: stated, resolved or null."""

    edtf: str | None
    text: str | None
    basis: str | None


NEVER = When(None, None, None)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression in its sentence: its first and last word, the one by which it hangs on its `owner`."""

    expression: DateExpression
    first: Token
    last: Token
    anchor: Token
    owner: Token
    noun_modifier: bool


class _Dates:
    """The dates of a scene, each sentence looked through once for each tense."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, Tense], list[Dated]] = {}


_CACHE: WeakKeyDictionary[Scene, _Dates] = WeakKeyDictionary()


def dates(scene: Scene, sentence: Sentence, tense: Tense = "past") -> list[Dated]:
    """The dates of a sentence, with the words they hang on; the date of a dateline left out."""
    held = _CACHE.setdefault(scene, _Dates()).found
    key = (sentence.index, tense)
    if key not in held:
        text = sentence.span.text
        found = find_dates(text, scene.document.published, tense=tense)
        placed = [d for e in found if (d := _placed(sentence, text, e)) is not None]
        held[key] = placed + [d for p in placed if (d := _since_then(sentence, p)) is not None]
    return held[key]


def _placed(sentence: Sentence, text: str, expression: DateExpression) -> Dated | None:
    base = sentence.span.start_char
    words = [t for t in sentence.span if t.idx < base + expression.end and t.idx + len(t) > base + expression.start]
    if not words or _is_dateline(sentence, text, expression) or _denied(sentence, words[0]):
        return None
    if expression.relation == "since" and _COMPARING.search(text[: expression.start]):
        return None  # "the first visit since 2014"
    inside = {t.i for t in words}
    outer = [t for t in words if t.head.i not in inside or t.head == t]
    anchor = next((t for t in outer if t.i >= words[0].i and t.pos_ != "PUNCT"), outer[0] if outer else words[0])
    owner = anchor.head
    while owner.pos_ in ("ADV", "ADJ", "ADP", "PUNCT", "NUM") and owner.head != owner and not clausal(owner):
        owner = owner.head
    before = anchor.i < owner.i and anchor.dep_ in ("poss", "compound", "nummod", "amod", "nmod")
    return Dated(expression, words[0], words[-1], anchor, owner, before)


def _denied(sentence: Sentence, first: Token) -> bool:
    """Whether it is said not to have been then: "and *not on Sunday* but on Saturday"."""
    before = [t.lower_ for t in sentence.span.doc[max(sentence.span.start, first.i - 2) : first.i]]
    return bool(before) and (before[-1] == "not" or (before[0] == "not" and before[-1] in ("on", "in", "at")))


def _since_then(sentence: Sentence, dated: Dated) -> Dated | None:
    """ "Since invading Ukraine in 2022": a date of its own for what has gone on since."""
    expression, token = dated.expression, dated.owner
    if expression.relation != "at" or not expression.edtf or not edtf.is_single(expression.edtf):
        return None
    for _ in range(3):
        since = token.head if token.dep_ in ("pcomp", "pobj") else next(
            (c for c in token.children if c.dep_ == "mark" and c.lower_ == "since"), None
        )  # fmt: skip
        if since is not None and since.lower_ == "since":
            owner = token.head if since.head == token else since.head
            begun = replace(expression, edtf=f"{expression.edtf}/..", relation="since")
            return Dated(begun, since, dated.last, since, owner, False)
        if clausal(token) or token.head == token:
            return None
        token = token.head
    return None


def _is_dateline(sentence: Sentence, text: str, expression: DateExpression) -> bool:
    if expression.start > 70 or expression.kind != "day" or not _DATELINE.match(text, expression.end):
        return False
    return not any(clausal(t) and t.idx < sentence.span.start_char + expression.start for t in sentence.span)


def tense_of(cue: Token, status: str | None = None) -> Tense:
    """On which side of the publication a happening's date is to be looked for."""
    if status in ("planned", "wanted", "possible") and not _went_for(cue):
        return "future"
    token, steps = cue, 0
    if not clausal(cue) and any(c.lower_ in _FORTHCOMING for c in cue.children if c.dep_ in ("amod", "advmod")):
        return "future"
    while steps < 4:
        if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ not in _SCHEDULED:  # "signed in June"
            return "past"
        if clausal(token):
            helpers = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
            if helpers & {"will", "shall", "'ll", "would"} or (token.lemma_ in _SCHEDULED and token.tag_ == "VBN"):
                return "future"
            if "to" in helpers and token.head.lemma_ in _PLANNING and token.dep_ in ("xcomp", "acl", "advcl"):
                return "future"
            if token.tag_ == "VBD" or helpers & _PAST:
                return "past"
            if token.tag_ in ("VBZ", "VBP"):
                return "open"
        if token.head == token or token.dep_ in ("relcl", "ccomp"):
            break
        token, steps = token.head, steps + 1
    return "open" if steps == 0 or not clausal(token) else "past"


def _went_for(cue: Token) -> bool:
    """ "Travelled there on May 8 to meet officials": the purpose of what is past lies there too."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in cue.children)
    return to and cue.dep_ == "advcl" and cue.head.tag_ == "VBD" and going(cue.head)


def when(
    scene: Scene, sentence: Sentence, cue: Token, *, status: str | None = None, said: Collection[Token] = ()
) -> When:
    """The date that belongs to the happening whose cue word (verb or noun) is `cue`.

    `status` (the codebook's), where known, helps to tell on which side of today a "Tuesday" is; a date that hangs on
    a word of `said` is of what somebody says, not of his saying it ("condemned the raid of 1 March").
    """
    found = _best(scene, sentence, cue, status, {t.i for t in said})
    return NEVER if found is None else _said(scene, sentence, found, found.expression)


def _best(scene: Scene, sentence: Sentence, cue: Token, status: str | None, said: set[int]) -> Dated | None:
    known = dates(scene, sentence)
    if not known:
        return None
    tense = tense_of(cue, status)
    ranked: list[tuple[int, int, int, Dated]] = []
    for dated in dates(scene, sentence, tense) if tense != "past" else known:
        if dated.owner.i in said and dated.owner != cue:
            continue
        far = _cost(scene, sentence, cue, dated)
        if far < FAR:
            counted = replace(dated, expression=_counted(scene, sentence, dated))
            unclear = counted.expression.edtf is None
            ranked.append((far + unclear, abs(cue.i - dated.anchor.i), dated.first.i, counted))
    return min(ranked, key=lambda r: r[:3])[3] if ranked else None


def _cost(scene: Scene, sentence: Sentence, cue: Token, dated: Dated) -> int:
    relation = dated.expression.relation
    if relation == "for" or dated.first.i <= cue.i <= dated.last.i:
        return FAR
    if relation == "names":
        noun = dated.owner
        beside = noun.dep_ == "pobj" and noun.head.lower_ in ("during", "at") and noun.head.head == cue
        return 0 if noun == cue else 2 if beside else FAR
    owner, anchor = dated.owner, dated.anchor
    if cue == owner:
        return 0
    if cue.dep_ == "pobj" and dated.first.i <= cue.head.head.i <= dated.last.i:  # "over the weekend of a revolt"
        return 1
    # "Chile June 3": what hangs on a name hangs on what the name hangs on
    steps = 0
    while steps < 4 and not clausal(owner) and owner.head != owner and _is_name(scene, sentence, owner):
        owner = owner.head if owner.head.pos_ != "ADP" or owner.head.head == owner.head else owner.head.head
        steps += 1
        if cue == owner:
            return 1
    return cost(cue, owner, anchor, beside=not dated.noun_modifier)


def _is_name(scene: Scene, sentence: Sentence, token: Token) -> bool:
    if token.pos_ in ("PROPN", "PRON", "ADP"):
        return True
    mention = scene.at(sentence, token)
    return mention is not None and mention.kind in ("person", "state", "place", "body", "company", "media")


def _said(scene: Scene, sentence: Sentence, dated: Dated, expression: DateExpression) -> When:
    start, end = sentence.offsets(dated.first, dated.last)
    return When(expression.edtf, scene.document.text[start:end], expression.basis)


def _counted(scene: Scene, sentence: Sentence, dated: Dated) -> DateExpression:
    """An expression at a distance from another date, counted from it; any other as it is."""
    expression = dated.expression
    if expression.offset is None:
        return expression
    if expression.offset.of == "event":
        return resolve(expression, _date_of_named(scene, sentence, dated))
    return resolve(expression, _date_before(scene, sentence, dated))


def _date_of_named(scene: Scene, sentence: Sentence, dated: Dated) -> str | None:
    """The date of the happening that is named: "the day before the parade"."""
    follows = [t for t in sentence.span if t.i > dated.last.i]
    complements = (t for t in follows if t.pos_ in ("NOUN", "PROPN", "VERB") and t.dep_ in _COMPLEMENTS)
    named = next(complements, None)
    if named is None:
        return None
    others = [d for d in dates(scene, sentence) if d.first.i > dated.last.i and _cost(scene, sentence, named, d) < 2]
    if others:
        return others[0].expression.edtf
    for other in scene.sentences:
        if other is sentence or not dates(scene, other):
            continue
        for token in other.span:
            if token.lemma_ == named.lemma_ and token.pos_ == named.pos_:
                known = [d for d in dates(scene, other) if d.expression.offset is None]
                near = [d for d in known if _cost(scene, other, token, d) < 3]
                if near and near[0].expression.edtf:
                    return near[0].expression.edtf
    return None


def _date_before(scene: Scene, sentence: Sentence, dated: Dated) -> str | None:
    """The last single date before an expression: what "the same day" points at."""
    for at in range(sentence.index, max(-1, sentence.index - BACK - 1), -1):
        other = scene.sentences[at]
        for earlier in reversed(dates(scene, other)):
            said = earlier.expression
            if (other is sentence and earlier.first.i >= dated.first.i) or said.relation in ("for", "names"):
                continue
            if said.offset is not None:
                said = _counted(scene, other, earlier)
            if said.edtf and said.relation == "at" and (edtf.is_single(said.edtf) or "/" in said.edtf):
                return said.edtf
    return None
