"""Positions in quotations: what an official is quoted as saying, where no verb of position tells it.

A quotation may run over sentences; each of its sentences that speaks of another state, or of relations between
states, is a position of whoever is quoted.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from communique.knowledge.frames import Frame
from communique.read.arguments import Predicate
from communique.read.drafts import Draft, draft
from communique.read.frames import Instance
from communique.read.home import home_of
from communique.read.parse import Sentence
from communique.read.parties import Party
from communique.read.positions import core, stance, states_in
from communique.read.scene import LocalEntity, Scene
from communique.read.sources import Attribution, Sources
from communique.text.names import fold

QUOTED = Frame("statement.quoted", "statement", None, None, None, {"speaker": ()}, 1, {"position": True})
VOICES = {"person", "body", "state", "group"}
OWN_STANCES = {"criticism", "accusation", "support", "praise", "threat"}  # of a release in its own voice
SHORTEST = 5  # words; less is a phrase that the reporter worked in


def voices(scene: Scene, sources: Sources, sentence: Sentence, told: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts of the positions that attributions put into a sentence and no other draft tells."""
    told = list(told)
    for said in sorted(sources.attributions, key=_depth):  # who quotes another speaks himself
        speaker = voice_of(said)
        if speaker is None:
            continue
        for start, end in said.content:
            tokens = [t for t in sentence if _inside(sentence, t, start, end)]
            if len(tokens) < SHORTEST or any(_tells(d, tokens) for d in told):
                continue
            made = _position(scene, sentence, said, speaker, tokens)
            told.append(made)
            yield made


def _depth(said: Attribution) -> int:
    depth, outer = 0, said.outer
    while outer is not None and depth < 5:
        depth, outer = depth + 1, outer.outer
    return depth


def voice_of(said: Attribution) -> LocalEntity | None:
    """The official, body or state whose position an attribution can be; null for the press and the unnamed."""
    able = [e for e in said.entities if e.kind in VOICES and (e.country or e.kind in ("body", "group"))]
    return able[0] if able and said.reported else None


def _inside(sentence: Sentence, token: Token, start: int, end: int) -> bool:
    a, b = sentence.offsets(token)
    return start <= a and b <= end


def _tells(told: Draft, tokens: list[Token]) -> bool:
    """Whether a draft already tells these words: it is a statement that holds them, or its cue is what they say."""
    if told.type == "statement":
        return bool(set(told.content) & set(tokens)) or told.instance.token in tokens
    return bool({told.instance.token, told.instance.predicate.light} & set(core(tokens)))


def _position(scene: Scene, sentence: Sentence, said: Attribution, speaker: LocalEntity, tokens: list[Token]) -> Draft:
    inside = set(tokens)
    top = next((t for t in tokens if t.head not in inside or t.head == t), tokens[0])
    instance = Instance(QUOTED, Predicate(top), sentence)
    start, end = said.source
    text = scene.document.text[start:end]
    instance.fills["speaker"] = [Party(top, text, speaker.kind, speaker, speaker.country, start, end)]
    made = draft(scene, instance, content=tokens)
    made.quoted = said.manner == "quoted"
    a, b = sentence.offsets(tokens[0], tokens[-1])
    made.span = (a, min(b, a + 600))
    return made


def own_voice(scene: Scene, sources: Sources, sentence: Sentence, told: Sequence[Draft]) -> Iterator[Draft]:
    """What a government's signed statement says in its own voice of another state, where nothing else tells it.

    "Iran's conduct disregards the norms of responsible behaviour", in a statement by a spokesman: his position.
    """
    document = scene.document
    if document.genre != "official" or not document.byline or told or sources.quoted(sentence.start, sentence.end):
        return
    home = home_of(document)
    tokens = list(sentence)
    if home is None or len(tokens) < SHORTEST + 2 or not any(t.pos_ in ("VERB", "AUX") for t in tokens):
        return
    if stance(tokens) not in OWN_STANCES or not set(states_in(scene, sentence, tokens)) - {home}:
        return
    family = fold(document.byline).split()[-1:]
    person = next((e for e in scene.entities if e.kind == "person" and fold(e.name).split()[-1:] == family), None)
    top = sentence.span.root
    instance = Instance(QUOTED, Predicate(top), sentence)
    speaker = Party(top, document.byline, "person", person, home, sentence.start, sentence.start)
    instance.fills["speaker"] = [speaker]
    made = draft(scene, instance, content=tokens)
    made.span = (sentence.start, min(sentence.end, sentence.start + 600))
    yield made
