"""Frames found in sentences: each cue word with the words that fill its roles.

A cue is looked up by lemma and part of speech. What a frame asks of its arguments is checked on the words alone and
on the kinds of the entities they name; whether the whole makes a report is for read/reports.py.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from communique.knowledge.frames import Frame, frames
from communique.knowledge.things import equipment_words, goods_words
from communique.knowledge.words import word_sets
from communique.read.arguments import (
    Predicate,
    after,
    conjuncts,
    noun_subject,
    objects,
    passive,
    support,
    surface_subject,
)
from communique.read.parse import Sentence
from communique.read.parties import Party, parties
from communique.read.scene import Scene

POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
LIGHT = {
    "hold", "have", "pay", "make", "conduct", "take", "carry", "begin", "start", "open", "conclude", "finish", "end",
    "complete", "continue", "resume", "undertake", "give", "express", "attend", "join", "participate", "do", "launch",
    "stage", "host", "lead", "wrap", "be", "occur", "happen", "follow", "precede", "include", "kick", "run", "plan",
    "arrange", "schedule", "announce", "cancel", "postpone", "agree", "want", "seek", "engage", "enter", "embark",
    "impose", "place", "put", "offer", "receive", "convene", "co-host", "suffer", "carry-out", "perform", "mount", "commence",
}  # fmt: skip
# Verbs whose subject brings a thing about or meets with it, and does not do it.
CAUSES = {"spark", "trigger", "cause", "raise", "face", "draw", "provoke", "prompt", "fuel", "counter", "address", "stop", "meet", "satisfy"}


@dataclass(slots=True, eq=False)
class Instance:
    """A frame met in a sentence, its roles filled. `items` and `instrument` are head tokens."""

    frame: Frame
    predicate: Predicate
    sentence: Sentence
    fills: dict[str, list[Party]] = field(default_factory=dict)
    items: list[Token] = field(default_factory=list)
    instrument: Token | None = None

    @property
    def token(self) -> Token:
        return self.predicate.token

    @property
    def countries(self) -> set[str]:
        return {p.country for ps in self.fills.values() for p in ps if p.country}


def lemma(token: Token) -> str:
    """The lemma by which a token is looked up: lower case."""
    return token.lemma_.lower()


def instances(scene: Scene, sentence: Sentence) -> Iterator[Instance]:
    """Every frame whose cue and conditions a sentence meets."""
    table = frames().by_cue
    words = {t.lower_ for t in sentence}
    for token in sentence:
        pos = POS.get(token.pos_)
        if pos is None or (token.pos_ == "AUX" and token.dep_ in ("aux", "auxpass")):
            continue
        found = table.get((lemma(token), pos), ())
        if pos == "noun" and _modifies(token):
            if token.pos_ != "PROPN" or token.lower_ != "exercise":
                continue
            token = token.head  # "Exercise Eager Lion": the name's head stands for its first word
        if pos == "verb" and any(c.dep_ == "advmod" and c.lower_ in ("jointly", "together") for c in token.children):
            found = (*found, *table.get(("*", "verb"), ()))
        for frame in found:
            predicate = Predicate(token, _light(token, frame) if pos != "verb" else None)
            if _conditions(frame, predicate, words):
                instance = _fill(scene, sentence, frame, predicate)
                if instance is not None:
                    yield instance


def _modifies(noun: Token) -> bool:
    """Whether a noun only qualifies another: "sanctions regime", "the visit programme"."""
    return noun.dep_ in ("compound", "nmod", "npadvmod")


def _light(token: Token, frame: Frame) -> Token | None:
    verb = support(token) if token.pos_ != "ADJ" else token.head if token.head.pos_ in ("VERB", "AUX") else None
    if verb is None or lemma(verb) in CAUSES:
        return None
    return verb if lemma(verb) in LIGHT or frame.rest.get("light_any") or token.pos_ == "ADJ" else None


def _in_class(token: Token, name: str) -> bool:
    return lemma(token) in word_sets("classes")[name] or token.lower_ in word_sets("classes")[name]


def _conditions(frame: Frame, predicate: Predicate, words: set[str]) -> bool:
    rest, token = frame.rest, predicate.token
    if "passive" in rest and not passive(token):
        return False
    if {"object_class", "object_in", "object_not"} & rest.keys() and not _object_fits(frame, predicate):
        return False
    if "subject_class" in rest and not any(_in_class(t, rest["subject_class"]) for t in predicate.get("surface")):
        return False
    if "of_class" in rest or "of_in" in rest:
        of = after(token, "of")
        fits = {lemma(t) for t in of} & frame.words("of_in")
        if not fits and not ("of_class" in rest and any(_in_class(t, rest["of_class"]) for t in of)):
            return False
    for key in ("with", "prepositions"):
        if key in rest and not any(t.ent_type_ not in TIMES for p in frame.words(key) for t in predicate.get(f"on:{p}")):
            return False
    if rest.get("transitive") and not predicate.get("object|on:with"):
        return False
    if "own" in rest and not any(after(token, p) for p in frame.words("own")):
        return False
    if "with_noun" in rest:
        near = {lemma(t) for c in token.children for t in (c, *c.children)}
        if not near & frame.words("with_noun"):
            return False
    if "modifiers" in rest:
        before = {lemma(c) for c in token.lefts}
        if not before & frame.words("modifiers") and not rest.get("modifiers_optional"):
            return False
    if "adverbs" in rest and not {c.lower_ for c in token.children if c.dep_ == "advmod"} & frame.words("adverbs"):
        return False
    if "under" in rest and not (token.dep_ == "pobj" and token.head.lower_ in frame.words("under")):
        return False
    if rest.get("attribute") and token.dep_ != "attr":
        return False
    if rest.get("bare") and any(
        c.dep_ in ("xcomp", "ccomp", "advcl") or (c.dep_ == "prep" and c.lower_ == "for") for c in token.children
    ):
        return False
    if rest.get("infinitive") and not any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in token.children):
        return False
    if rest.get("complement"):
        named = any(c.dep_ == "oprd" or (c.dep_ == "prep" and c.lower_ == "as") for c in token.children)
        if not named or not any(c.dep_ == "dobj" for c in token.children):
            return False
    elif rest.get("position"):
        clausal = any(c.dep_ in ("ccomp", "parataxis") for c in token.children)
        if not clausal and lemma(token) not in word_sets("positions")["saying_things"]:
            return False
    return "near" not in rest or bool(words & frame.words("near"))


def _object_fits(frame: Frame, predicate: Predicate) -> bool:
    heads = predicate.get("object")
    for head in list(heads):  # "a package of documents", "a number of agreements"
        heads.extend(after(head, "of"))
    if not heads:
        return not {"object_class", "object_in"} & frame.rest.keys()
    first = heads[0]
    if lemma(first) in frame.words("object_not"):
        return False
    if "object_in" in frame.rest and {lemma(h) for h in heads} & frame.words("object_in"):
        return True
    if "object_class" in frame.rest:
        titles = [c for h in heads if h.pos_ == "PROPN" for c in h.children if c.dep_ in ("compound", "appos")]
        return any(_in_class(h, frame.rest["object_class"]) for h in (*heads, *titles))
    return "object_in" not in frame.rest


def _special(scene: Scene, sentence: Sentence, predicate: Predicate, path: str) -> list[Token]:
    """Paths that need more than the predicate's own grammar."""
    token = predicate.token
    if path == "under":  # whoever is named below the predicate, its subject apart
        mine = {d for s in predicate.get("subject") for d in s.subtree}
        below = [t for t in token.subtree if t not in mine and t.i > token.i]
        return [t for t in below if scene.at(sentence, t) is not None and _is_head(scene, sentence, t)][:3]
    if path in ("object_adj", "of_adj"):
        heads = predicate.get("object") if path == "object_adj" else after(token, "of")
        out = [c for h in heads for c in h.children if c.dep_ in ("amod", "compound", "nmod", "poss")]
        return out + [t for h in heads for t in after(h, "by")]
    if path == "object_to":
        return [t for h in predicate.get("object") for p in ("to", "for") for t in after(h, p)]
    if path == "made_by":
        heads = predicate.get("object")
        return [c for h in heads for c in h.subtree if c.dep_ in ("amod", "compound", "nmod", "poss", "npadvmod")]
    if path.startswith("deep:"):  # after a preposition anywhere below, where the parser hung it too low
        mine = {d for s in predicate.get("subject") for d in s.subtree}
        return [
            p for t in predicate.anchor.subtree if t.lower_ == path[5:] and t.dep_ == "prep" and t not in mine
            for p in t.children if p.dep_ == "pobj"
        ]  # fmt: skip
    if path.startswith(("object:", "subject:")):  # after a preposition of the object, or of the clause's subject
        which, preposition = path.split(":")
        heads = predicate.get("object" if which == "object" else "surface")
        return [t for h in heads for t in after(h, preposition)]
    if path == "under_subject":
        if token.dep_ == "pobj" and token.head.lower_ in ("under", "despite"):
            governor = token.head.head
            return surface_subject(governor) if governor.pos_ in ("VERB", "AUX") else [governor]
        return []
    if path == "subject_adj":
        return [c for h in predicate.get("surface") for c in h.children if c.dep_ in ("amod", "compound", "nmod", "poss")]
    if path == "surface":
        return predicate.get("surface")
    if path == "whole":  # "his tour, which included visits to": whose the whole is
        return [t for s in predicate.get("surface") if s.pos_ == "NOUN" for t in noun_subject(s)]
    if path == "hits":  # "the strike hit two vehicles"
        return objects(token.head) if token.dep_ == "nsubj" and token.head.pos_ == "VERB" else []
    if path == "governor":  # "left for a deployment to": whose clause the noun stands in
        verb = token.head.head if token.dep_ == "pobj" else token
        return surface_subject(verb) if verb.pos_ == "VERB" else []
    if path == "light_object":
        light = predicate.light
        return [t for t in objects(light) if t != token] if light is not None and lemma(light) == "join" else []
    if path == "self_subject":
        if token.dep_ == "appos":
            return conjuncts(token.head)
        return predicate.get("surface")
    return predicate.get(path)


@cache
def known_goods() -> frozenset[str]:
    """Lemmas of goods beyond the class: commodities and kinds of machines."""
    machines = equipment_words()
    return goods_words().commodities | machines.weapons | machines.platforms | machines.machines


TIMES = {"DATE", "TIME"}
SPECIAL_STARTS = ("deep:", "object:", "subject:")
SPECIAL = {"under", "whole", "hits", "governor", "subject_adj", "light_object", "object_adj", "of_adj", "object_to", "made_by", "under_subject", "self_subject"}


def _is_head(scene: Scene, sentence: Sentence, token: Token) -> bool:
    mention = scene.at(sentence, token)
    return mention is not None and mention.head == token


def _after_verb(scene: Scene, sentence: Sentence, predicate: Predicate) -> list[Token]:
    """ "offered to sell Laos 36 launchers": the state right after the verb, which the parser may take for a modifier."""
    i = predicate.token.i + 1
    if not predicate.verbal or i + 1 >= len(predicate.token.doc):
        return []
    mention = scene.at(sentence, predicate.token.doc[i])
    follows = mention is not None and mention.last.i + 1 < len(predicate.token.doc)
    if mention is None or not follows or mention.kind not in ("state", "place") or mention.form == "adjective":
        return []
    beyond = predicate.token.doc[mention.last.i + 1]
    counted = beyond.pos_ in ("NUM", "ADJ", "NOUN", "PROPN", "DET") and mention.head.dep_ not in ("dobj", "pobj")
    return [mention.head] if counted or mention.head.dep_ == "dative" else []


def _path(scene: Scene, sentence: Sentence, predicate: Predicate, path: str) -> list[Token]:
    if path == "indirect":
        return predicate.get(path) or _after_verb(scene, sentence, predicate)
    special = path in SPECIAL or path.startswith(SPECIAL_STARTS)
    return _special(scene, sentence, predicate, path) if special else predicate.get(path)


def tokens_of(scene: Scene, sentence: Sentence, predicate: Predicate, path: str) -> list[Token]:
    """The head tokens of a path with alternatives; the first alternative that names somebody."""
    found: list[Token] = []
    for one in path.split("|"):
        tokens = _path(scene, sentence, predicate, one)
        if one in ("adj", "made_by", "object_adj", "of_adj", "subject_adj"):  # among many modifiers, those that name a state or actor
            tokens = [t for t in tokens if _names_actor(scene, sentence, t)]
        if tokens and any(parties(scene, sentence, t) for t in tokens):
            return tokens
        found = found or tokens
    return found


def _targets(scene: Scene, sentence: Sentence, predicate: Predicate, paths: Iterable[str]) -> list[Party]:
    """Whom a thing belongs to that is hit or barred: "Houthi positions", "Guyanese waters", "an airport near Damascus"."""
    for token in (t for path in paths for one in path.split("|") for t in _path(scene, sentence, predicate, one)):
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        for near in token.subtree:
            mention = scene.at(sentence, near)
            if mention is not None and mention.head == near and mention.kind in ("state", "group", "body", "place"):
                found = parties(scene, sentence, near)
                if found:
                    return found
    return []


def _names_actor(scene: Scene, sentence: Sentence, token: Token) -> bool:
    mention = scene.at(sentence, token)
    return mention is not None and mention.kind not in ("equipment", "vessel")


def _fill(scene: Scene, sentence: Sentence, frame: Frame, predicate: Predicate) -> Instance | None:
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
            filled = _targets(scene, sentence, predicate, paths)
        kinds = frame.rest.get(f"{role}_kinds")
        if kinds:
            filled = [p for p in filled if p.kind in kinds or (p.kind is None and kinds & {"group", "person", "body"})]
        out.fills[role] = filled
    if frame.type == "statement" and not out.fills.get("speaker") and predicate.token.dep_ in ("acl", "advcl"):
        holders = [t for t in noun_subject(predicate.token.head) if predicate.token.head.pos_ == "NOUN"]
        out.fills["speaker"] = [p for t in holders for p in parties(scene, sentence, t)]
    if not _kinds_fit(scene, sentence, frame, predicate):
        return None
    for path in frame.roles.get("item", ()):
        for one in path.split("|"):
            out.items = [t for t in _path(scene, sentence, predicate, one) if _is_item(scene, sentence, frame, t)]
            if out.items:
                break
    for path in frame.roles.get("instrument", ()):
        tokens = predicate.get(path) if path != "surface" else predicate.get("surface")
        tokens = [t for t in tokens if t.ent_type_ not in TIMES]
        named = [t for t in tokens if _in_class(t, "instrument") or any(_in_class(o, "instrument") for o in after(t, "of"))]
        out.instrument = (named or tokens or [None])[0]
        if frame.rest.get("strict") and not named:
            return None
    for need in frame.words("needs"):
        if not (out.items if need == "item" else out.fills.get(need)):
            return None
    return out


def _kinds_fit(scene: Scene, sentence: Sentence, frame: Frame, predicate: Predicate) -> bool:
    wanted, unwanted = frame.words("object_kinds"), frame.words("object_not_kinds")
    if not wanted and not unwanted:
        return True
    kinds = {p.kind for t in objects(predicate.token) for p in parties(scene, sentence, t)}
    if kinds & unwanted:
        return False
    return not wanted or not predicate.get("object") or bool(kinds & wanted) or (None in kinds)


HELP = {"assistance", "aid", "help", "funding", "relief"}


def _material(token: Token) -> bool:
    """Whether aid is goods or money ("security assistance", "$5 million in aid") rather than a helping hand."""
    near = {lemma(c) for c in token.children} | {lemma(t) for t in (token.head, *token.head.children)}
    return bool(near & word_sets("classes")["material"])


PLACED = {"state", "person", "place", "media", "group", "body"}


def _is_item(scene: Scene, sentence: Sentence, frame: Frame, token: Token) -> bool:
    rest = frame.rest
    if token.pos_ in ("PRON", "DET", "VERB"):
        return False
    if frame.type == "transfer" and _in_class(token, "people"):
        return False
    mention = scene.at(sentence, token)
    if mention is not None and mention.head == token and mention.kind in ("equipment", "vessel"):
        return True
    if mention is not None and mention.kind in PLACED and mention.form != "adjective":
        return False
    if "item_class" in rest:
        inner = [token, *after(token, "of")]
        if lemma(token) in HELP and not _material(token):
            return False
        counted = any(c.dep_ == "nummod" for c in token.children) and not _in_class(token, "abstract")
        machines = any(m is not None and m.kind in ("equipment", "vessel") for m in (scene.at(sentence, c) for c in token.lefts))
        if not (counted or machines) and not any(
            _in_class(t, rest["item_class"]) or lemma(t) in known_goods() or t.ent_type_ in ("PRODUCT", "MONEY") for t in inner
        ):
            return False
    return not ("item_not" in rest and _in_class(token, rest["item_not"]))
