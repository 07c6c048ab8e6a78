"""Where a happening is said to be: the place that belongs to its cue word.

A visit is where it goes ("to Moscow", "visited a tank division"); anything else is where a phrase of place under it
says ("in Havana", "at the port"), or where the visit is that it goes with ("during a visit to Moscow, where he met").
A dateline is no place of a happening, nor is where a person or an office sits ("the embassy in Havana said").
"""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from communique.model import Place
from communique.read.belonging import FAR, clausal, cost, going, lemmas
from communique.read.parse import Sentence
from communique.read.parties import Party
from communique.read.scene import Scene
from communique.read.spots import Located, place_of, places

_SITES = {"place", "state", "body", "company"}
AGAIN = 6  # sentences back in which a happening was told that is named again
_OTHER_TIMES = {"after", "before", "since", "until", "once", "if", "because", "although", "though"}
OPENING = 300  # characters of a text in which its dateline stands
BACK = 2  # sentences back in which the place is looked for that "there" points at


def where(scene: Scene, sentence: Sentence, cue: Token, *, said: Collection[Token] = ()) -> Place | None:
    """The place that belongs to the happening whose cue word (verb or noun) is `cue`.

    `said`: of a statement, the words that hold what is said; a place in them is not where it was said.
    """
    ranked: list[tuple[int, int, int, Located]] = []
    for located in places(scene, sentence):
        if located.phrase in said and located.phrase.head != cue:
            continue
        far = _cost(cue, located)
        if far < FAR:
            ranked.append((far, _breadth(located), located.noun.i, located))
    if ranked:
        return place_of(scene, sentence, min(ranked, key=lambda r: r[:3])[3])
    return (
        _visited(scene, sentence, cue)
        or _here(scene, sentence, cue)
        or _there(scene, sentence, cue)
        or _there_and_then(scene, sentence, cue)
    )


def _breadth(located: Located) -> int:
    """A city or region before a site in it, and both before a whole state."""
    mention = located.mention
    if mention is None or not mention.first.i <= located.noun.i <= mention.last.i:
        return 1
    return 2 if mention.kind == "state" else int(mention.country is None)


def _there_and_then(scene: Scene, sentence: Sentence, cue: Token) -> Place | None:
    """ "In those meetings", "during the talks": where they were said to be before."""
    for token in sentence.span:
        if token.pos_ != "NOUN" or token.i > cue.i + 12:
            continue
        if token != cue and not (token.dep_ == "pobj" and token.head.lower_ in ("during", "in", "at")):
            continue
        if not any(c.lower_ in ("the", "this", "that", "these", "those") for c in token.children):
            continue
        if token != cue and cost(cue, token.head.head, token.head) >= FAR:
            continue
        found = _place_of_earlier(scene, sentence, token.lemma_)
        if found is not None:
            return found
    return None


def _place_of_earlier(scene: Scene, sentence: Sentence, lemma: str) -> Place | None:
    for at in range(sentence.index - 1, max(-1, sentence.index - AGAIN - 1), -1):
        other = scene.sentences[at]
        for token in other.span:
            if token.lemma_ == lemma and token.pos_ == "NOUN":
                near = [p for p in places(scene, other) if _cost(token, p) <= 1]
                if near:
                    return place_of(scene, other, near[0])
    return None


def _cost(cue: Token, located: Located) -> int:
    if located.noun == cue or cue.i == located.phrase.i:
        return FAR
    if _when_clause(located.owner, cue):
        return FAR
    far = cost(cue, located.owner, located.phrase)
    return FAR if located.towards and not going(cue) and far > 2 else far


def _when_clause(token: Token, cue: Token) -> bool:
    """Whether a place stands in a clause of time that the cue is not in: "a scare in 1962, when X held missiles"."""
    while token.head != token:
        words = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod")} if clausal(token) else set()
        if (token.dep_ == "relcl" and "when" in words) or (token.dep_ == "advcl" and words & _OTHER_TIMES):
            return not (cue == token or token.is_ancestor(cue))
        token = token.head
    return False


def seat(scene: Scene, sentence: Sentence, state: Party) -> Place:
    """Where a state is gone to: the town that stands for it ("to Lima, Peru"), else the state."""
    town = scene.at(sentence, state.token)
    if town is not None and town.kind == "place" and town.entity is not None:
        text = scene.document.text[town.start : town.end]
        return Place(town.entity.id_in(scene.document), text, state.country, town.start, town.end)
    entity = state.entity.id_in(scene.document) if state.entity is not None else None
    return Place(entity, state.text, state.country, state.start, state.end)


def _visited(scene: Scene, sentence: Sentence, cue: Token) -> Place | None:
    """What was visited, where it is no named place: "toured a tank division"."""
    if cue.lemma_.lower() not in lemmas("visiting"):
        return None
    site = next((c for c in cue.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if site is None or site.pos_ == "PRON":
        return None
    mention = scene.at(sentence, site)
    if mention is not None and mention.kind not in _SITES | {"group"}:
        return None
    apart = {"conj", "cc", "relcl", "appos", "acl", "punct", "npadvmod", "advmod", "preconj"}
    words = sorted(_phrase(site, apart), key=lambda t: t.i)
    while len(words) > 1 and (words[0].pos_ == "DET" or words[0].is_punct):
        words.pop(0)
    start, end = sentence.offsets(words[0], words[-1])
    entity = mention.entity if mention is not None else None
    inner = [m for w in words if (m := scene.at(sentence, w)) is not None and m.country]
    country = (mention.country if mention else None) or (inner[-1].country if inner else None)
    return Place(entity.id_in(scene.document) if entity else None, scene.document.text[start:end], country, start, end)


def _phrase(noun: Token, apart: set[str]) -> Iterator[Token]:
    yield noun
    for child in noun.children:
        if child.dep_ not in apart and (child.dep_ != "prep" or child.lower_ in ("of", "for")):
            yield from _phrase(child, apart)


def _here(scene: Scene, sentence: Sentence, cue: Token) -> Place | None:
    """ "Here": the place of the dateline."""
    document = scene.document
    name, here = document.dateline_place, next((t for t in sentence.span if t.lower_ == "here"), None)
    if not name or here is None or here.head.pos_ == "ADP" or cost(cue, here.head, here) >= FAR:
        return None
    start = document.text.lower().find(name.lower())
    mention = next((m for m in scene.mentions if m.start == start), None)
    if start < 0 or start >= OPENING or mention is None or mention.entity is None:
        return None
    entity = mention.entity
    return Place(
        entity.id_in(document), document.text[start : start + len(name)], entity.country, start, start + len(name)
    )


def _there(scene: Scene, sentence: Sentence, cue: Token) -> Place | None:
    """ "There": the last place named before it."""
    there = next((t for t in sentence.span if t.lower_ == "there" and t.dep_ in ("advmod", "pcomp", "pobj")), None)
    if there is None or cost(cue, there.head, there) >= FAR:
        return None
    for at in range(sentence.index, max(-1, sentence.index - BACK - 1), -1):
        other = scene.sentences[at]
        earlier = [p for p in places(scene, other) if other is not sentence or p.noun.i < there.i]
        if earlier:
            return place_of(scene, other, earlier[-1])
    return None
