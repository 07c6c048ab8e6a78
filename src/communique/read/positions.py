"""Positions that no word of position carries: a verb of saying relays them, a quotation or a copula holds them.

"We shall answer in kind, the envoy said"; "he stressed that the island is a trusted partner". What is said counts as
a position when it is of another state or of relations between states, and tells of no happening that is coded itself.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.model.codes import KINDS
from communique.read.parse import Sentence
from communique.read.scene import Scene


def stance(tokens: Iterable[Token]) -> str:
    """The kind of statement that the words of a content show; `remark` where none does."""
    words = {w for t in tokens for w in (t.lemma_.lower(), t.lower_)}
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


def between_states(scene: Scene, sentence: Sentence, tokens: list[Token], speaker: set[str]) -> bool:
    """Whether a content is of another state than the speaker's, or of relations between states at large."""
    if set(states_in(scene, sentence, tokens)) - speaker:
        return True
    return of_relations(tokens)


def of_relations(tokens: Iterable[Token]) -> bool:
    """Whether words are of relations between states at large."""
    return bool({w for t in tokens for w in (t.lemma_.lower(), t.lower_)} & word_sets("positions")["between"])
