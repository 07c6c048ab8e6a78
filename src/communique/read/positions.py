"""Positions that no word of position carries: a verb of saying relays them, a quotation or a copula holds them.

"We shall answer in kind, the envoy said"; "he stressed that the island is a trusted partner". What is said counts as
a position when it is of another state or of relations between states, and tells of no happening that is coded itself.
"""

from collections.abc import Collection, Iterable

from spacy.tokens import Token

from communique.knowledge.words import load, word_sets
from communique.model.codes import KINDS
from communique.read.parse import Sentence
from communique.read.scene import Scene

CORE = {"acomp", "attr", "dobj", "xcomp", "ccomp", "oprd", "advmod", "neg", "aux", "nsubj", "nsubjpass", "prt", "amod",
        "compound", "conj", "agent", "acl"}  # fmt: skip


def core(tokens: Iterable[Token]) -> list[Token]:
    """The words of a content that say what it says: its predicates with their subjects, objects and complements and
    what modifies these, without adjuncts ("with the support of ...") and relative clauses."""
    inside = set(tokens)
    tops = [t for t in inside if t.head not in inside or t.head == t]
    out: list[Token] = []
    while tops:
        token = tops.pop()
        out.append(token)
        for child in token.children:
            adjective = (
                token.pos_ in ("ADJ", "NOUN", "NUM", "PRON") and child.dep_ == "prep"
            )  # "grateful to", "in favour of"
            if child in inside and (child.dep_ in CORE or adjective or (token.pos_ == "ADP" and child.dep_ == "pobj")):
                tops.append(child)
    return out


def stance(tokens: Collection[Token]) -> str:
    """The kind of statement that the words of a content show; `remark` where none does."""
    naming = {"oprd", "attr"}  # "the exercise, called Ombak Timur"
    told = [t for t in core(tokens) if not (t.lemma_ == "call" and any(c.dep_ in naming for c in t.children))]
    said = f" {' '.join(t.lemma_.lower() for t in sorted(tokens, key=lambda t: t.i))} "
    for kind, phrases in load("stances").items():
        if any(f" {phrase} " in said for phrase in phrases):
            return str(kind)
    words = {w for t in told for w in (t.lemma_.lower(), t.lower_)}
    for kind, lemmas in word_sets("positions").items():
        if kind in KINDS["statement"] and words & lemmas:
            return kind
    return "remark"


def states_in(scene: Scene, sentence: Sentence, tokens: Iterable[Token]) -> dict[str, Token]:
    """The states named or implied among tokens: alpha-3 to the first token that names each."""
    out: dict[str, Token] = {}
    for token in tokens:
        mention = scene.at(sentence, token)
        if mention is None:
            continue
        for country in [mention.country, *(e.country for e in mention.entities)]:
            if country:
                out.setdefault(country, token)
    return out


def toward_another(scene: Scene, sentence: Sentence, tokens: list[Token], speaker: set[str]) -> bool:
    """Whether a content is of another state than the speaker's, or of relations between states at large."""
    if set(states_in(scene, sentence, tokens)) - speaker:
        return True
    return of_relations(tokens, loosely=about_others(scene, speaker))


def of_relations(tokens: Iterable[Token], *, loosely: bool) -> bool:
    """Whether words are of relations between states at large; `loosely`: in a text about another state than one's own,
    where "the international community" and "our partners" are so too."""
    sets = word_sets("positions")
    words = sets["between"] | sets["between_loosely"] if loosely else sets["between"]
    return bool({w for t in tokens for w in (t.lemma_.lower(), t.lower_)} & words)


def about_others(scene: Scene, speakers: set[str]) -> bool:
    """Whether a text names a state more than once that is none of the speakers'."""
    return any(e.kind == "state" and e.country not in speakers and len(e.mentions) > 1 for e in scene.entities)
