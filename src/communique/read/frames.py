"""Frames found in sentences: each cue word with the words that fill its roles.

A cue is looked up by lemma and part of speech. What a frame asks of its arguments is checked on the words alone
(read/conditions.py) and on the kinds of the entities they name; whether the whole makes a report is for
read/between.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.knowledge.frames import Frame, frames
from communique.knowledge.words import word_sets
from communique.read.arguments import Predicate, after, noun_subject, objects, put_off, support
from communique.read.conditions import TIMES, conditions, in_class, lemma
from communique.read.goods import is_item
from communique.read.parse import Sentence
from communique.read.parties import Party, parties
from communique.read.paths import belonging, path_tokens, tokens_of
from communique.read.scene import Scene

POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@dataclass(slots=True, eq=False)
class Instance:
    """A frame met in a sentence, its roles filled. `items` and `instrument` are head tokens; who `lacking` roles are
    filled by is for the context to say, or there is no report."""

    frame: Frame
    predicate: Predicate
    sentence: Sentence
    fills: dict[str, list[Party]] = field(default_factory=dict)
    items: list[Token] = field(default_factory=list)
    instrument: Token | None = None
    lacking: list[str] = field(default_factory=list)  # roles that the frame needs and nobody has yet

    @property
    def token(self) -> Token:
        return self.predicate.token

    @property
    def countries(self) -> set[str]:
        return {p.country for ps in self.fills.values() for p in ps if p.country}


def instances(scene: Scene, sentence: Sentence) -> Iterator[Instance]:
    """Every frame whose cue and conditions a sentence meets."""
    table = frames().by_cue
    words = {t.lower_ for t in sentence}
    for token in sentence:
        pos = POS.get(token.pos_)
        if pos == "verb" and (_in_a_name(token, sentence) or _in_a_rubric(token)):
            continue
        if pos is None or (token.pos_ == "AUX" and token.dep_ in ("aux", "auxpass")):
            continue
        found = table.get((lemma(token), pos), ())
        if pos == "noun" and qualifies(token):
            if token.pos_ != "PROPN" or token.lower_ != "exercise":
                continue
            token = token.head  # "Exercise Eager Lion": the name's head stands for its first word
        if pos == "verb" and any(c.dep_ == "advmod" and c.lower_ in ("jointly", "together") for c in token.children):
            found = (*found, *table.get(("*", "verb"), ()))
        for frame in found:
            if frame.type in ("meeting", "visit") and token.dep_ == "amod":
                continue  # "a spoken word", "the coming weeks"
            predicate = Predicate(token, support_of(token, frame) if pos != "verb" else None)
            if conditions(frame, predicate, words):
                instance = fill(scene, sentence, frame, predicate)
                if instance is not None:
                    yield instance


def _in_a_name(verb: Token, sentence: Sentence) -> bool:
    """Whether a verb is a word of a name ("Operation Allies Welcome"), where not most words have capitals."""
    if not verb.text[0].isupper() or verb.i == sentence.span.start or not verb.nbor(-1).text[0].isupper():
        return False
    words = [t for t in sentence if t.is_alpha]
    return sum(t.text[0].isupper() for t in words) < len(words) / 2


def _in_a_rubric(verb: Token) -> bool:
    """Whether a verb is the noun of a rubric: "Lagos *protests*: 300 held"; what follows a verb's colon is quoted."""
    last = verb.i + 2 >= len(verb.doc) or verb.nbor(1).text != ":"
    return not last and verb.tag_ == "VBZ" and not verb.nbor(2).is_quote


def qualifies(noun: Token) -> bool:
    """Whether a noun only qualifies another: "sanctions regime", "the visit programme"."""
    return noun.dep_ in ("compound", "nmod", "npadvmod")


def support_of(token: Token, frame: Frame) -> Token | None:
    """The verb that supports a noun or adjective in this frame; None where none does."""
    verb = support(token) if token.pos_ != "ADJ" else token.head if token.head.pos_ in ("VERB", "AUX") else None
    if verb is None or lemma(verb) in word_sets("verbs")["causes"]:
        return None
    return (
        verb
        if lemma(verb) in word_sets("verbs")["light"]
        or frame.rest.get("light_any")
        or token.pos_ == "ADJ"
        or put_off(verb)
        else None
    )


def fill(scene: Scene, sentence: Sentence, frame: Frame, predicate: Predicate) -> Instance | None:
    """The instance of a frame at a cue, its roles filled; None where a role that it needs stays open."""
    out = Instance(frame, predicate, sentence)
    swap = (frame.rest.get("swap") or {}).get(lemma(predicate.token))
    used: set[object] = set()
    for role, paths in frame.roles.items():
        if role in ("item", "instrument"):
            continue
        if swap and role in swap[:2]:
            paths = (swap[2],) if role == swap[0] else frame.roles[swap[0]]
        filled: list[Party] = []
        for path in paths:
            for token in tokens_of(scene, sentence, predicate, path):
                filled.extend(p for p in parties(scene, sentence, token) if p.key not in used)
                used.update(p.key for p in filled)
        if not filled and role == "target":
            filled = belonging(scene, sentence, predicate, paths)
        kinds = frame.rest.get(f"{role}_kinds")
        if kinds:
            filled = [p for p in filled if p.kind in kinds or (p.kind is None and kinds & {"group", "person", "body"})]
        out.fills[role] = filled
    opened = predicate.token.dep_ in ("acl", "advcl") and predicate.token.tag_ != "VBN"  # not "land, seen as ..."
    if frame.type == "statement" and not out.fills.get("speaker") and opened:
        holders = [t for t in noun_subject(predicate.token.head) if predicate.token.head.pos_ == "NOUN"]
        out.fills["speaker"] = [p for t in holders for p in parties(scene, sentence, t)]
    if not _kinds_fit(scene, sentence, frame, predicate):
        return None
    for path in frame.roles.get("item", ()):
        for one in path.split("|"):
            out.items = [t for t in path_tokens(scene, sentence, predicate, one) if is_item(scene, sentence, frame, t)]
            if out.items:
                break
    for path in frame.roles.get("instrument", ()):
        tokens = predicate.get(path) if path != "surface" else predicate.get("surface")
        tokens = [t for t in tokens if t.ent_type_ not in TIMES]
        named = [
            t for t in tokens if in_class(t, "instrument") or any(in_class(o, "instrument") for o in after(t, "of"))
        ]
        out.instrument = next(iter(named or tokens), None)
        if frame.rest.get("strict") and not named:
            return None
    for need in frame.words("needs"):
        if need == "item" and not out.items:
            return None
        if need != "item" and not out.fills.get(need):
            out.lacking.append(need)
    return out


def _kinds_fit(scene: Scene, sentence: Sentence, frame: Frame, predicate: Predicate) -> bool:
    wanted, unwanted = frame.words("object_kinds"), frame.words("object_not_kinds")
    if not wanted and not unwanted:
        return True
    kinds = {p.kind for t in objects(predicate.token) for p in parties(scene, sentence, t)}
    if frame.type == "visit" and any(in_class(t, "site") for t in objects(predicate.token)):
        kinds.add("place")
    if kinds & unwanted:
        return False
    return not wanted or not predicate.get("object") or bool(kinds & wanted) or (None in kinds)
