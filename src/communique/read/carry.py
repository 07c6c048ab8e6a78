"""What happened on a dated visit or at a dated meeting has its date, where it is given none of its own; what somebody
did on a visit was where the visit was.

The codebook: "A meeting or statement on a visit of a single date has that date." A readout dates its meeting once, in
its first sentence; a story tells a visit over several paragraphs. A date is carried to a happening

- that names the dated one again ("the visit", "during the talks"), or
- that follows it without another date between and shares a person with it, or both its sides.

It is never carried backwards, over a change of scene (another date in the sentence), or to what is planned, possible
or denied.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from communique.knowledge.states import state_of
from communique.model import Place
from communique.read.belonging import going
from communique.read.parse import Sentence
from communique.read.scene import LocalEntity, Scene
from communique.read.when import When, dates
from communique.text import edtf

GIVES = {"visit", "meeting", "honour", "agreement"}  # the last two to who took part in them only
TAKES = {"visit", "meeting", "statement", "agreement", "honour"}
REACH = 12  # sentences that a date is carried on without being named again
TOLD = {"occurred", "ongoing"}


@dataclass(frozen=True, slots=True)
class Happening:
    """A report in the making, as far as carrying dates needs it: `type`, `status` and `countries` (alpha-3) are the
    codebook's, `people` the persons and bodies taking part, `when` the date of its own (see `when.when`)."""

    sentence: Sentence
    cue: Token
    type: str
    status: str
    when: When
    people: frozenset[LocalEntity] = frozenset()
    countries: frozenset[str] = frozenset()


def carried(scene: Scene, happenings: Sequence[Happening]) -> list[When]:
    """The date of each happening, in the order given: its own, else one carried from a visit or meeting before it,
    else none. A carried date keeps the words that state it."""
    out = [h.when for h in happenings]
    given: list[Happening] = []
    for i in _in_order(happenings):
        happening = happenings[i]
        if happening.when.text is None:
            source = next((g for g in reversed(given) if _goes_with(scene, happening, g)), None)
            if source is not None:
                out[i] = source.when
                continue
        if _single(happening):
            given.append(happening)
    return out


def placed(scene: Scene, happenings: Sequence[Happening], places: Sequence[Place | None]) -> list[Place | None]:
    """The place of each happening, in the order given: its own, else, of what somebody does on a visit, the town or
    site that he visits; a whole state says too little of where."""
    out = list(places)
    visits: list[int] = []
    for i in _in_order(happenings):
        later = happenings[i]
        if places[i] is None and later.type != "visit":
            source = next((v for v in reversed(visits) if _goes_with(scene, later, happenings[v])), None)
            if source is not None and later.people & happenings[source].people:
                out[i] = places[source]
        own = places[i]
        if later.type == "visit" and later.status in TOLD and own is not None and state_of(own.text) is None:
            visits.append(i)
    return out


def _in_order(happenings: Sequence[Happening]) -> list[int]:
    return sorted(range(len(happenings)), key=lambda i: (happenings[i].sentence.start, happenings[i].cue.i))


def _single(happening: Happening) -> bool:
    when = happening.when
    return (
        happening.type in GIVES
        and happening.status in TOLD
        and when.edtf is not None
        and edtf.is_single(when.edtf)
        and len(when.edtf) >= len("2024-01")
    )


def _goes_with(scene: Scene, later: Happening, source: Happening) -> bool:
    if later.type not in TAKES or later.status not in TOLD or later.sentence.start < source.sentence.start:
        return False
    same = _shared(later, source)
    if not same:
        return False
    if _named_again(later, source):
        return True
    if source.type == "visit" and {source.cue.lemma_, source.cue.head.lemma_} & _AN_END:
        return False
    between = scene.sentences[source.sentence.index + 1 : later.sentence.index + 1]
    if len(between) > REACH or later.type == "visit":
        return False
    return not any(_another_date(scene, sentence, source) for sentence in between)


def _shared(later: Happening, source: Happening) -> bool:
    if later.people & source.people:
        return True
    told_apart = bool(later.people and source.people) and later.type == "visit"
    return source.type in ("visit", "meeting") and not told_apart and len(later.countries & source.countries) >= 2


def _named_again(later: Happening, source: Happening) -> bool:
    """ "The visit", "his trip" again, or something during it."""
    for token in later.sentence.span:
        if token.pos_ != "NOUN" or not (token == later.cue or token.head.lower_ in ("during", "at", "on", "of")):
            continue
        definite = any(c.dep_ in ("det", "poss") and c.lower_ not in _INDEFINITE for c in token.children)
        alike = token.lemma_ == source.cue.lemma_ or (source.type == "visit" and going(token))
        if definite and alike and not any(c.dep_ == "amod" and c.lower_ in _OTHER for c in token.children):
            return True
    return False


# "Concluded a visit on Thursday": what else happened on it may have happened on any day of it.
_AN_END = {"conclude", "end", "wrap", "close", "finish", "complete"}
_INDEFINITE = {"a", "an", "another", "any", "no", "some"}
_OTHER = {"last", "previous", "next", "first", "earlier", "recent", "second", "upcoming", "future", "past", "other"}


def _another_date(scene: Scene, sentence: Sentence, source: Happening) -> bool:
    """Whether a sentence turns to another time."""
    for dated in dates(scene, sentence):
        said = dated.expression
        if not _in_main_clause(dated.owner):
            continue
        other = said.edtf != source.when.edtf and sentence is not source.sentence
        if said.relation == "at" and other and said.kind != "vague":
            return True
    return False


def _in_main_clause(token: Token) -> bool:
    while token.head != token:
        if token.dep_ in ("relcl", "acl", "ccomp", "advcl", "pcomp"):
            return False
        token = token.head
    return True
