"""From a frame met in a sentence to a draft of a report: participants by the type's rules, kind, stage, status."""

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.model import Instrument, Item, Link, Place
from communique.read.conditions import labels, stopped
from communique.read.frames import Instance
from communique.read.kinds import is_site, kind_of, stage_of
from communique.read.modality import Modality, modality
from communique.read.parties import Party, countries_of_phrase, phrase, state_party
from communique.read.positions import stance, states_in
from communique.read.scene import Scene

# Types in which states (and companies, bodies where they act as such) take part rather than persons.
BY_STATES = {"agreement", "transfer", "cooperation", "presence", "sanction"}
OWN_RIGHT = {"company", "group", "vessel"}
LASTS = {"presence", "cooperation"}  # types of which something may have been so since a day
CONTENT = {"ccomp", "dobj", "xcomp", "prep", "parataxis", "attr", "oprd", "pobj"}  # of a verb of saying


@dataclass(slots=True, eq=False)
class Draft:
    """A report in the making; `parties` are (role, party) in order."""

    instance: Instance
    type: str
    kind: str | None
    stage: str | None
    modality: Modality
    parties: list[tuple[str, Party]]
    span: tuple[int, int] = (0, 0)
    items: list[Item] = field(default_factory=list)
    instrument: Instrument | None = None
    where: Place | None = None
    chain: tuple[Link, ...] = ()
    denier: Party | None = None  # of a happening denied by pointing back: whoever denies it
    own_host: Party | None = None  # of one visit among several told in a clause
    ends: int | None = None  # ... and where its part of the clause ends
    near: bool = False  # a side was found by nearness alone (see read/nearby.py)
    quoted: bool = False  # of a statement: given in the speaker's own words
    judges: bool = False  # of a statement: relays a judgement on what is told beside it
    inward: bool = False  # of a statement: addressed to the speaker's own state
    alone: bool = False  # a long text hardly tells of another dealing (see read/density.py)
    content: list[Token] = field(default_factory=list)  # of a statement: the words that hold the position

    @property
    def countries(self) -> set[str]:
        return {p.country for _, p in self.parties if p.country}


def draft(scene: Scene, instance: Instance, *, content: list[Token] | None = None) -> Draft:
    """The draft of one instance, before its context, sources and dates are known.

    `content` is what a statement says, where that is known from its quotation rather than from the grammar.
    """
    frame = instance.frame
    mood = modality(instance.predicate)
    plain = mood.status == "occurred" or (
        frame.status == "planned" and mood.status == "ongoing" and frame.type == "presence"
    )  # "is planning a base"
    if frame.status and (plain or (frame.status == "wanted" and mood.status != "negated")):
        mood = replace(mood, status=frame.status)
    if mood.status == "occurred" and (
        (frame.type == "presence" and _goes_on(instance.predicate.anchor))
        or (frame.type in LASTS and _since(instance.predicate.anchor))
    ):
        mood = replace(mood, status="ongoing")
    ended = (frame.type == "transfer" or frame.rest.get("stopped")) and stopped(instance.token)
    if ended and mood.status == "negated":
        mood = replace(mood, status="occurred")
    if frame.type == "statement" and (mood.status != "negated" or _refuses(instance.predicate.anchor)):
        mood = replace(mood, status="occurred")
    out = Draft(instance, frame.type, frame.kind, frame.stage, mood, _parties(scene, instance))
    if frame.type == "statement":
        _position(scene, out, content)
    out.kind = kind_of(instance, out.kind, out.parties)
    out.stage = "cancelled" if ended and frame.type == "transfer" else stage_of(instance, out.stage, mood)
    return out


def _goes_on(word: Token) -> bool:
    """ "keeps a garrison", "has run a station since 2019", "remain deployed", "hosting forces"; a noun alone ("the base
    at X") is told of as it is."""
    if word.pos_ not in ("VERB", "AUX"):
        return True
    over = word.head if word.dep_ in ("acomp", "xcomp", "oprd") and word.head.pos_ in ("VERB", "AUX") else word
    if over.lemma_.lower() in ("remain", "stay"):
        return True
    if word.lemma_.lower() not in word_sets("verbs")["lasting"]:
        return False
    return word.tag_ in ("VBZ", "VBP", "VBG") or _since(word)


def _since(word: Token) -> bool:
    """ "Have been paired since 2004": still so."""
    perfect = any(c.lower_ in ("has", "have", "'ve") for c in word.children if c.dep_ == "aux")
    return (perfect or word.tag_ in ("VBZ", "VBP")) and any(c.lower_ == "since" for c in word.children)


def _refuses(verb: Token) -> bool:
    """ "We will not allow", "cannot accept": to refuse is a position taken."""
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def _parties(scene: Scene, instance: Instance) -> list[tuple[str, Party]]:
    type_ = instance.frame.type
    out: list[tuple[str, Party]] = []
    for role, filled in instance.fills.items():
        for party in filled:
            if type_ in BY_STATES:
                out.extend((role, p) for p in _as_states(scene, party, role))
                if (
                    type_ == "agreement"
                    and instance.frame.stage == "signed"
                    and not instance.frame.rest.get("attended")
                    and party.kind == "person"
                    and party.entity
                ):
                    out.append(("signatory", party))
            elif type_ == "visit" and role == "host":
                out.extend((role, p) for p in _host(scene, party, instance))
            else:
                out.append((role, _unplaced(scene, party)))
    if type_ in BY_STATES and len({p.country for _, p in out if p.country}) > 1:
        out = [(r, p) for r, p in out if r != "party" or not _states_of_region(p)]
    if type_ == "visit" and not any(r == "host" for r, _ in out):
        out.extend(("host", p) for p in _site(scene, instance))
    if type_ == "cooperation" and {r for r, _ in out} == {"supplier"} and len({p.country for _, p in out}) > 1:
        out = [("party", p) for _, p in out]  # "training by the armies of Peru and Chile": they train together
    seen: set[tuple[str, object]] = set()
    unique = []
    for role, party in out:
        key = (role, party.key)
        if key not in seen:
            seen.add(key)
            unique.append((role, party))
    return unique


def _states_of_region(party: Party) -> bool:
    """ "The two Gulf states, Oman and Qatar": a word for those named beside it."""
    return party.country is None and party.token.lemma_.lower() in ("state", "country", "nation")


def _position(scene: Scene, out: Draft, content: list[Token] | None) -> None:
    """What a statement says, its stance where the verb has none, and whom it is about where no role says so."""
    instance = out.instance
    sentence = instance.sentence
    if content is None:
        mine = {d for s in instance.predicate.get("subject") for d in s.subtree}
        root = instance.predicate.anchor
        further = ("conj", "cc", "punct")  # what is coordinated with it says something else
        held = [
            c for c in root.children
            if (c.dep_ in CONTENT if instance.frame.rest.get("position") else c.dep_ not in further)
            and (instance.frame.rest.get("position") or not _before(c, root))
        ]  # fmt: skip
        content = [t for c in held for t in c.subtree if t not in mine]
    out.content = content
    speakers = {p.country for r, p in out.parties if r == "speaker"} - {None}
    addressed = [p for r, p in out.parties if r == "addressee"]
    out.inward = bool(addressed) and all(p.country in speakers for p in addressed)
    out.parties = [(r, p) for r, p in out.parties if r != "addressee" or p.country not in speakers]
    if instance.frame.rest.get("position"):
        named = [t for n in labels(instance.token) for t in n.subtree] if instance.frame.rest.get("complement") else []
        out.kind = stance(named or out.content)
    if not any(r == "addressee" for r, _ in out.parties):
        for country, token in states_in(scene, sentence, out.content).items():
            if country not in speakers:
                start, end = sentence.offsets(token)
                like = Party(token, token.text, "state", None, country, start, end)
                out.parties.append(("addressee", state_party(scene, country, like)))
                break


def _before(child: Token, verb: Token) -> bool:
    """Whether a phrase before a verb only says when and where: "during his meeting with X, he praised ..."."""
    return child.i < verb.i and child.dep_ in ("prep", "advcl", "advmod", "npadvmod") and verb.pos_ == "VERB"


def _site(scene: Scene, instance: Instance) -> list[Party]:
    """A site that is visited and has no name of its own: "the research centre"."""
    paths = "object|on:to|on:around|on:at" if instance.predicate.verbal else "on:to|on:of|on:around"
    for head in instance.predicate.get(paths):
        if {head.lemma_.lower(), head.lower_} & word_sets("classes")["site"]:
            first, last = phrase(head)
            start, end = instance.sentence.offsets(first, last)
            country = next(iter(countries_of_phrase(scene, instance.sentence, head)), None)
            return [Party(head, scene.document.text[start:end], "place", None, country, start, end)]
    return []


def _unplaced(scene: Scene, party: Party) -> Party:
    """A city that acts is its state."""
    return state_party(scene, party.country, party) if party.kind == "place" and party.country else party


def _as_states(scene: Scene, party: Party, role: str) -> list[Party]:
    """A person or office acts for its state; a company, an armed force or a group acts in its own right beside it."""
    if party.country is None:
        unplaced = party.kind == "place" and role == "host"
        return [party] if unplaced or party.kind in ("body", "group", "company", "state") else []
    if party.kind == "state":
        return [party]
    state = state_party(scene, party.country, party)
    if role == "signatory" or party.kind in OWN_RIGHT:
        return [state, party]
    return [state]


def _host(scene: Scene, party: Party, instance: Instance) -> list[Party]:
    """The state gone to; of a site, the body visited."""
    if party.kind == "place" and party.country and not is_site(party):
        return [state_party(scene, party.country, party)]
    return [party]


def by_host(made: Draft) -> list[Draft]:
    """A visit to two states is two visits, and a word with two counterparts is two calls: each told by the clause as
    far as its own host or counterpart."""
    if made.type == "visit":
        each = [(r, p) for r, p in made.parties if r == "host" and p.kind == "state"]
    elif made.type == "meeting" and made.kind == "call":
        cue = made.instance.sentence.offsets(made.instance.token)[0]
        callers = {p.country for _, p in made.parties if p.start < cue}
        each = [(r, p) for r, p in made.parties if p.country not in callers] if callers else []
    else:
        return [made]
    if len({p.country for _, p in each}) < 2:
        return [made]
    rest = [(r, p) for r, p in made.parties if (r, p) not in each]
    out = []
    for i, (role, party) in enumerate(each):
        one = replace(made, parties=[*rest, (role, party)])
        one.own_host = party if role == "host" and made.type == "visit" else None
        one.ends = party.end if i < len(each) - 1 else None
        out.append(one)
    return out
