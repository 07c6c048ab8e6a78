"""Paths from a cue to the words that fill a role: those of read/arguments.py, and those that need to know who is named.

under                    whoever is named below the cue, its subject apart
deep:P                   after a preposition anywhere below, where the parser hung it too low
object:P, subject:P      after a preposition of the object, of the clause's subject
object_adj, of_adj, subject_adj   who modifies the object, the noun after `of`, the clause's subject
measure_adj              who modifies the object where that is the measure, and not the goods that it is on
governor                 the subject of the clause that a noun stands in after a preposition
whole                    whose the whole is that a noun is part of ("his tour, which included a visit to")
bound                    for whom the goods that are acted on, or that arrive, are ("wheat *destined for* Malawi")
hits                     what a noun of force hits, as the subject of its clause
named                    what a verb names ("declared *the envoy* unwelcome"): its object, or a clause's subject
self_subject, under_subject, light_object, object_to
"""

from collections.abc import Iterable

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.read.arguments import Predicate, after, conjuncts, noun_subject, objects, surface_subject
from communique.read.conditions import in_class, lemma
from communique.read.parse import Sentence
from communique.read.parties import Party, parties
from communique.read.scene import Scene

SPECIAL_STARTS = ("deep:", "object:", "subject:")
SPECIAL = {
    "under",
    "bound",
    "whole",
    "hits",
    "governor",
    "subject_adj",
    "light_object",
    "object_adj",
    "measure_adj",
    "of_adj",
    "object_to",
    "made_by",
    "under_subject",
    "self_subject",
    "named",
}


def _after_verb(scene: Scene, sentence: Sentence, predicate: Predicate) -> list[Token]:
    """ "offered to sell Laos 36 launchers": the state right after the verb, often taken for a modifier."""
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


def path_tokens(scene: Scene, sentence: Sentence, predicate: Predicate, path: str) -> list[Token]:
    """The head tokens that one path leads to."""
    if path == "indirect":
        return predicate.get(path) or _after_verb(scene, sentence, predicate)
    special = path in SPECIAL or path.startswith(SPECIAL_STARTS)
    return _special(scene, sentence, predicate, path) if special else predicate.get(path)


def tokens_of(scene: Scene, sentence: Sentence, predicate: Predicate, path: str) -> list[Token]:
    """The head tokens of a path with alternatives; the first alternative that names somebody."""
    found: list[Token] = []
    for one in path.split("|"):
        tokens = path_tokens(scene, sentence, predicate, one)
        if one in (
            "adj",
            "made_by",
            "object_adj",
            "measure_adj",
            "of_adj",
            "subject_adj",
        ):  # among many modifiers, those that name a state or actor
            tokens = [t for t in tokens if _names_actor(scene, sentence, t)]
        if tokens and any(parties(scene, sentence, t) for t in tokens):
            return tokens
        found = found or tokens
    return found


def belonging(scene: Scene, sentence: Sentence, predicate: Predicate, paths: Iterable[str]) -> list[Party]:
    """Whom a thing belongs to that is hit or barred: "Houthi positions", "an airport near Damascus"."""
    for token in (t for path in paths for one in path.split("|") for t in path_tokens(scene, sentence, predicate, one)):
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        for near in token.subtree:
            mention = scene.at(sentence, near)
            if mention is not None and mention.head == near and mention.kind in ("state", "group", "body", "place"):
                found = parties(scene, sentence, near)
                if found:
                    return found
    return []


def _special(scene: Scene, sentence: Sentence, predicate: Predicate, path: str) -> list[Token]:
    """Paths that need more than the predicate's own grammar."""
    token = predicate.token
    if path == "under":  # whoever is named below the predicate, its subject apart
        mine = {d for s in predicate.get("subject") for d in s.subtree}
        below = [t for t in token.subtree if t not in mine and t.i > token.i]
        return [t for t in below if scene.at(sentence, t) is not None and _is_head(scene, sentence, t)][:3]
    if path == "measure_adj":  # "Norwegian tariffs on goods", not "tariffs on Norwegian goods imposed in May"
        measures = [h for h in predicate.get("object") if in_class(h, "restrictive")]
        return [c for h in measures for c in h.children if c.dep_ in ("amod", "compound", "nmod", "poss")]
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
        return [
            c for h in predicate.get("surface") for c in h.children if c.dep_ in ("amod", "compound", "nmod", "poss")
        ]
    if path == "surface":
        return predicate.get("surface")
    if path == "whole":  # "his tour, which included visits to": whose the whole is
        return [t for s in predicate.get("surface") if s.pos_ == "NOUN" for t in noun_subject(s)]
    if path == "bound":
        goods = [*predicate.get("surface"), *predicate.get("object")]
        held = [*goods, *(t for g in goods for t in after(g, "of"))]
        destined = word_sets("verbs")["destined"]
        meant = [c for g in held for c in g.children if c.dep_ in ("acl", "amod") and lemma(c) in destined]
        return [t for c in meant for t in (*after(c, "for"), *after(c, "to"))]
    if path == "hits":  # "the strike hit two vehicles"
        return objects(token.head) if token.dep_ == "nsubj" and token.head.pos_ == "VERB" else []
    if path == "governor":  # "left for a deployment to": whose clause the noun stands in
        verb = token.head.head if token.dep_ == "pobj" else token
        return surface_subject(verb) if verb.pos_ == "VERB" else []
    if path == "light_object":
        light = predicate.light
        return [t for t in objects(light) if t != token] if light is not None and lemma(light) == "join" else []
    if path == "named":
        clauses = [c for c in token.children if c.dep_ == "ccomp"]
        return predicate.get("object") or [
            t for v in clauses for s in v.children if s.dep_ in ("nsubj", "nsubjpass") for t in conjuncts(s)
        ]
    if path == "self_subject":
        if token.dep_ == "appos":
            return conjuncts(token.head)
        return predicate.get("surface")
    return predicate.get(path)


def _is_head(scene: Scene, sentence: Sentence, token: Token) -> bool:
    mention = scene.at(sentence, token)
    return mention is not None and mention.head == token


def _names_actor(scene: Scene, sentence: Sentence, token: Token) -> bool:
    mention = scene.at(sentence, token)
    return mention is not None and mention.kind not in ("equipment", "vessel")
