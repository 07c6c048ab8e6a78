"""Where a happening is said to be: the place that belongs to its cue word.

A visit is where it goes ("to Moscow", "visited a tank division"); anything else is where a phrase of place under it
says ("in Havana", "at the port"), or where the visit is that it goes with ("during a visit to Moscow, where he met").
A dateline is no place of a happening, nor is where a person or an office sits ("the embassy in Havana said").
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique.knowledge.states import capital_of
from communique.model import Place
from communique.read.belonging import FAR, clausal, cost, going, lemmas
from communique.read.parse import Sentence
from communique.read.parties import Party
from communique.read.scene import Mention, Scene

_NOT = {"not", "neither", "nor", "no"}
_WITHOUT = "without"
_AT = {"in", "at", "near", "inside", "outside", "aboard", "off", "around", "on", "within", "across", "throughout"}
_KINDS = {"place", "state"}
_SITES = {"place", "state", "body", "company"}
_PEERS = {"counterpart", "colleague", "partner"}
AGAIN = 6  # sentences back in which a happening was told that is named again
_OTHER_TIMES = {"after", "before", "since", "until", "once", "if", "because", "although", "though"}
_LEAVING = {"leave", "head", "depart", "sail"}
_TOWARDS = {"to", "into", "for", "towards", "toward"}
_SIDES = {"with", "by", "between", "from", "to", "and", "among", "alongside"}
OPENING = 300  # characters of a text in which its dateline stands
BACK = 2  # sentences back in which the place is looked for that "there" points at


@dataclass(frozen=True, slots=True)
class _Located:
    """A place in a sentence: its head word, what it hangs on and by which word, and whether it is gone to."""

    noun: Token
    owner: Token
    phrase: Token
    towards: bool
    mention: Mention | None


def where(scene: Scene, sentence: Sentence, cue: Token, *, said: Collection[Token] = ()) -> Place | None:
    """The place that belongs to the happening whose cue word (verb or noun) is `cue`.

    `said`: of a statement, the words that hold what is said; a place in them is not where it was said.
    """
    ranked: list[tuple[int, int, int, _Located]] = []
    for located in _places(scene, sentence):
        if located.phrase in said and located.phrase.head != cue:
            continue
        far = _cost(cue, located)
        if far < FAR:
            ranked.append((far, _breadth(located), located.noun.i, located))
    if ranked:
        return _place(scene, sentence, min(ranked, key=lambda r: r[:3])[3])
    return (
        _visited(scene, sentence, cue)
        or _here(scene, sentence, cue)
        or _there(scene, sentence, cue)
        or _there_and_then(scene, sentence, cue)
    )


def _breadth(located: _Located) -> int:
    """A city or region before a site in it, and both before a whole state."""
    mention = located.mention
    if mention is None or not mention.first.i <= located.noun.i <= mention.last.i:
        return 1
    return 2 if mention.kind == "state" else int(mention.country is None)


def _places(scene: Scene, sentence: Sentence) -> Iterator[_Located]:
    for token in sentence.span:
        if token.dep_ == "pobj" and token.head.pos_ in ("ADP", "SCONJ", "ADV"):
            yield from _after_preposition(scene, sentence, token)
        elif token.dep_ == "dobj" and clausal(token.head) and token.head.lemma_ in lemmas("visiting"):
            mention = scene.at(sentence, token)
            if mention is not None and mention.kind in _KINDS and mention.form != "adjective":
                yield _Located(token, token.head, token, False, mention)
        elif token.dep_ == "poss" and token.head.lemma_.lower() in ("port", "airport", "capital"):
            continue


def _after_preposition(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[_Located]:
    preposition = noun.head
    word, owner = preposition.lower_, preposition.head
    if owner.pos_ == "ADP" and owner.head != owner:  # "out to", "from Oslo to Lima"
        owner = owner.head
    if word in _TOWARDS:
        owner = _goer(owner)
    towards = word in _TOWARDS and going(owner) and (word != "for" or owner.lemma_ in _LEAVING)
    visited = word == "of" and owner.lemma_.lower() in lemmas("visiting")
    if word not in _AT and not towards and not visited:
        return
    if word == "in" and owner.lemma_.lower() in lemmas("in_a_field"):
        return
    if _elsewhere(preposition, noun):
        return
    if owner.dep_ == "pobj" and owner.head.lower_ == _WITHOUT:  # "was signed without ceremony in Suva"
        owner = owner.head.head
    mention = _named(scene, sentence, noun)
    if not towards and not visited:
        owner = _past_people(scene, sentence, owner)
    if mention is None or _seated(scene, sentence, owner):
        return
    if word == "on" and (
        (mention.form == "name" and mention.kind == "state") or noun.lemma_.lower() in lemmas("within")
    ):
        return  # "sanctions on Iran", "talks on Syria", "a memorandum on the port of Lamu"
    if word in ("for", "around") and mention.kind == "state" and not towards:
        return
    yield _Located(noun, owner, preposition, towards, mention)


def _elsewhere(preposition: Token, noun: Token) -> bool:
    """Whether it is said not to be there: "here, and not in Apia", "in neither Suva nor Apia"."""
    before = [t for t in (*preposition.lefts, *noun.lefts) if t.dep_ in ("neg", "preconj", "det")]
    last = preposition.nbor(-1) if preposition.i else None
    return any(t.lower_ in _NOT for t in before) or (last is not None and last.lower_ in _NOT and last.dep_ == "neg")


def _goer(owner: Token) -> Token:
    """ "The visit of the premier to Oslo": the going that a destination is of, past those who go."""
    token = owner
    for _ in range(3):
        if going(token) or clausal(token) or token.head == token:
            break
        token = token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("of", "by") else token.head
    return token if going(token) else owner


def _named(scene: Scene, sentence: Sentence, noun: Token) -> Mention | None:
    """The mention of a place that a noun is or that stands in its phrase: "the port of Mombasa"."""
    own = scene.at(sentence, noun)
    if own is not None and own.kind not in _KINDS and own.head != noun:  # "the premier to Oslo" may be one mention
        own = next((m for m in scene.within(sentence) if m.head == noun and m.kind in _KINDS), own)
    if own is not None:
        building = (
            own.kind == "body"
            and noun.head.lower_ == "at"
            and (noun.lemma_.lower() in lemmas("sites") or _unlisted(own))
        )
        return own if (own.kind in _KINDS or building) and own.form != "adjective" else None
    if noun.lemma_.lower() not in lemmas("sites"):
        return None
    seat = [m for c in noun.children if c.dep_ == "amod" and (m := scene.at(sentence, c)) is not None]
    if noun.lower_ == "capital" and seat and seat[0].kind == "state":  # "the Iraqi capital"
        return seat[0]
    for child in noun.subtree:
        under = child.head == noun or (child.head.lower_ in ("of", "in", "at", "near") and child.head.head == noun)
        if child != noun and under and child.dep_ in ("pobj", "compound", "nmod", "appos", "poss"):
            mention = scene.at(sentence, child)
            if mention is not None and mention.kind in _KINDS:
                return mention
    return None


def _unlisted(mention: Mention) -> bool:
    """Whether what is taken for a body may as well be a place that no list has: "at Mariscal Lopez"."""
    entity = mention.entity
    return entity is not None and " " in entity.name and entity.country is None and not entity.official


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
                near = [p for p in _places(scene, other) if _cost(token, p) <= 1]
                if near:
                    return _place(scene, other, near[0])
    return None


def _past_people(scene: Scene, sentence: Sentence, owner: Token) -> Token:
    """ "Met the premier in Oslo", "talks with its partners in Oslo": not where they sit but where they met."""
    for _ in range(6):
        mention = scene.at(sentence, owner)
        person = (mention is not None and mention.kind == "person") or owner.lemma_ in _PEERS
        if clausal(owner) or owner.head == owner or not person:
            break
        if owner.dep_ == "pobj" and owner.head.lower_ not in _SIDES:
            above = scene.at(sentence, owner.head.head)  # "director of the Office X" is a title before the name
            if above is None or above.kind != "person" or above.form == "pronoun":
                break
        owner = owner.head.head if owner.head.pos_ == "ADP" else owner.head
    return owner


def _seated(scene: Scene, sentence: Sentence, owner: Token) -> bool:
    """Whether a place says where people or an office are, and not what they do there: those who act or speak."""
    if clausal(owner):
        return False
    mention = scene.at(sentence, owner)
    top = owner
    while top.dep_ in ("conj", "appos", "compound") or (top.dep_ == "pobj" and top.head.lower_ == "of"):
        top = top.head.head if top.dep_ == "pobj" else top.head
    if top.dep_ not in ("nsubj", "nsubjpass", "poss", "ROOT") and not (top.dep_ == "pobj" and top.head.dep_ == "agent"):
        return False
    if mention is not None and mention.kind in ("person", "body", "company", "media", "state"):
        return True
    return owner.lemma_.lower() in lemmas("seated")


def _cost(cue: Token, located: _Located) -> int:
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


def _place(scene: Scene, sentence: Sentence, located: _Located) -> Place:
    noun, mention = located.noun, located.mention
    first, last = noun, noun
    if mention is not None and mention.first.i <= noun.i <= mention.last.i:
        first, last = mention.first, mention.last
        if first.pos_ == "DET" and first.i < last.i:
            first = first.nbor(1)
    else:  # "the port of Mombasa": the words of the phrase up to the name
        end_at = mention.last.i if mention else noun.i
        kept = [t for t in noun.subtree if (t.i <= end_at and t.dep_ != "det") or t == noun]
        first, last = min(kept, key=lambda t: t.i), max(kept, key=lambda t: t.i)
    start, end = sentence.offsets(first, last)
    entity = mention.entity if mention is not None and mention.first.i <= noun.i <= mention.last.i else None
    country = (entity.country if entity else None) or (mention.country if mention else None)
    country = _state_after(scene, sentence, last) or country
    if entity is None and last.lower_ == "capital" and country:  # "the Iraqi capital": Baghdad, where it is named too
        entity = next((e for e in scene.entities if e.kind == "place" and capital_of(e.name) == country), None)
    return Place(entity.id_in(scene.document) if entity else None, scene.document.text[start:end], country, start, end)


def seat(scene: Scene, sentence: Sentence, state: Party) -> Place:
    """Where a state is gone to: the town that stands for it ("to Lima, Peru"), else the state."""
    town = scene.at(sentence, state.token)
    if town is not None and town.kind == "place" and town.entity is not None:
        text = scene.document.text[town.start : town.end]
        return Place(town.entity.id_in(scene.document), text, state.country, town.start, town.end)
    entity = state.entity.id_in(scene.document) if state.entity is not None else None
    return Place(entity, state.text, state.country, state.start, state.end)


def _state_after(scene: Scene, sentence: Sentence, last: Token) -> str | None:
    """The state in "Lima, Peru"."""
    if last.i + 2 >= sentence.span.end or last.nbor(1).text != ",":
        return None
    mention = scene.at(sentence, last.nbor(2))
    named = mention is not None and mention.kind == "state" and mention.form == "name" and mention.first == last.nbor(2)
    return mention.country if mention and named else None


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
        earlier = [p for p in _places(scene, other) if other is not sentence or p.noun.i < there.i]
        if earlier:
            return _place(scene, other, earlier[-1])
    return None
