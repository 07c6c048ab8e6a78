"""From a frame met in a sentence to a draft of a report: participants by the type's rules, kind, stage, status."""

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from communique.model import Instrument, Item, Link, Place
from communique.read.arguments import objects
from communique.read.frames import Instance
from communique.read.modality import Modality, modality
from communique.knowledge.words import word_sets
from communique.read.parties import Party, phrase, state_party
from communique.read.positions import stance, states_in
from communique.read.scene import Scene

# Types in which states (and companies, bodies where they act as such) take part rather than persons.
BY_STATES = {"agreement", "transfer", "cooperation", "presence", "sanction"}
OWN_RIGHT = {"company", "group", "vessel"}
SITES = {"body", "company", "group", "vessel", "place"}
UNDERTAKING = {"undertake", "pledge", "promise", "commit", "vow", "offer", "agree"}
INTELLIGENCE = {"listening", "intelligence", "spy", "eavesdropping", "surveillance"}
LASTING = {"maintain", "keep", "run", "operate", "have", "host", "house"}  # a presence that one keeps goes on
CONTENT = {"ccomp", "dobj", "xcomp", "prep", "parataxis", "attr", "oprd", "pobj"}  # of a verb of saying
KIND_WORDS = {
    "visit": {"state": "state", "official": "official", "working": "working", "private": None, "transit": "transit"},
    "transfer": {"aid": "aid", "humanitarian": "aid", "free": "gift", "gift": "gift", "loan": "credit", "credit": "credit"},
}


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
    quoted: bool = False  # of a statement: given in the speaker's own words
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
    if frame.status and (mood.status == "occurred" or (frame.status == "wanted" and mood.status != "negated")):
        mood = replace(mood, status=frame.status)
    if frame.type == "presence" and mood.status == "occurred" and instance.token.lemma_.lower() in LASTING:
        if instance.token.tag_ in ("VBZ", "VBP") or any(c.lower_ == "since" for c in instance.token.children):
            mood = replace(mood, status="ongoing")
    if frame.type == "statement" and mood.status != "negated":
        mood = replace(mood, status="occurred")
    out = Draft(instance, frame.type, frame.kind, frame.stage, mood, _parties(scene, instance))
    if frame.type == "statement":
        _position(scene, out, content)
    out.kind = _kind(instance, out)
    out.stage = _stage(instance, out)
    return out


def _parties(scene: Scene, instance: Instance) -> list[tuple[str, Party]]:
    type_, out = instance.frame.type, []
    for role, filled in instance.fills.items():
        for party in filled:
            if type_ in BY_STATES:
                out.extend((role, p) for p in _as_states(scene, party, role))
                if type_ == "agreement" and instance.frame.stage == "signed" and party.kind == "person" and party.entity:
                    out.append(("signatory", party))
            elif type_ == "visit" and role == "host":
                out.extend((role, p) for p in _host(scene, party, instance))
            else:
                out.append((role, _unplaced(scene, party)))
    if type_ == "visit" and not any(r == "host" for r, _ in out):
        out.extend(("host", p) for p in _site(scene, instance))
    seen: set[tuple[str, object]] = set()
    unique = []
    for role, party in out:
        key = (role, party.key)
        if key not in seen:
            seen.add(key)
            unique.append((role, party))
    return unique


def _position(scene: Scene, out: Draft, content: list[Token] | None) -> None:
    """What a statement says, its stance where the verb has none, and whom it is about where no role says so."""
    instance = out.instance
    sentence = instance.sentence
    if content is None:
        mine = {d for s in instance.predicate.get("subject") for d in s.subtree}
        root = instance.predicate.anchor
        held = [c for c in root.children if not instance.frame.rest.get("position") or c.dep_ in CONTENT]
        content = [t for c in held for t in c.subtree if t not in mine]
    out.content = content
    speakers = {p.country for r, p in out.parties if r == "speaker"} - {None}
    out.parties = [(r, p) for r, p in out.parties if r != "addressee" or p.country not in speakers]
    if instance.frame.rest.get("position"):
        out.kind = stance(out.content)
    if not any(r == "addressee" for r, _ in out.parties):
        for country, token in states_in(scene, sentence, out.content).items():
            if country not in speakers:
                start, end = sentence.offsets(token)
                like = Party(token, token.text, "state", None, country, start, end)
                out.parties.append(("addressee", state_party(scene, country, like)))
                break


def _site(scene: Scene, instance: Instance) -> list[Party]:
    """A site that is visited and has no name of its own: "the research centre"."""
    if not instance.predicate.verbal:
        return []
    for head in instance.predicate.get("object|on:to|on:around"):
        if {head.lemma_.lower(), head.lower_} & word_sets("classes")["site"]:
            first, last = phrase(head)
            start, end = instance.sentence.offsets(first, last)
            return [Party(head, scene.document.text[start:end], "place", None, None, start, end)]
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
    if party.kind == "place" and party.country and not _is_site(party):
        return [state_party(scene, party.country, party)]
    return [party]


def _is_site(party: Party) -> bool:
    """Whether a place is a site within a state rather than a town or region."""
    return bool({w.lower() for w in party.text.split()} & word_sets("classes")["site"])


def _kind(instance: Instance, out: Draft) -> str | None:
    words = KIND_WORDS.get(out.type, {})
    token = instance.token
    before = [c.lemma_.lower() for c in token.lefts] if not instance.predicate.verbal else []
    for word in before:
        if words.get(word):
            return words[word]
    if out.type == "visit" and out.kind is None:
        if any(r == "host" and p.kind in SITES and (p.kind != "place" or _is_site(p)) for r, p in out.parties):
            return "site"
        if any(r == "visitor" and p.kind == "vessel" for r, p in out.parties):
            return "port_call"
    if out.type == "visit" and out.kind is None:
        nouns = [t for t in token.subtree if t.lemma_.lower() in ("visit", "trip", "tour")]
        for word in (c.lemma_.lower() for n in nouns for c in n.lefts):
            if words.get(word):
                return words[word]
    if out.type == "presence":
        return _kind_of_presence(instance, out)
    if out.type == "meeting" and out.kind == "talks" and any(t.lemma_.lower() == "summit" for t in token.subtree):
        return "summit"
    if out.type == "meeting" and out.kind in ("talks", "negotiation"):
        lowered = {t.lemma_.lower() for t in token.subtree if abs(t.i - token.i) < 4}
        if lowered & {"phone", "telephone", "call", "video"} and "person" not in lowered:
            return "call"
    if out.type == "transfer" and out.kind is None:
        near = {t.lemma_.lower() for i in instance.items for t in i.subtree}
        for word, kind in words.items():
            if word in near:
                return kind
        if token.lemma_ in ("donate", "gift", "donation"):
            return "gift"
        if near & {"assistance"}:
            return "aid"
        inner = {d.lemma_ for d in token.subtree}
        if inner & {"buy", "purchase", "purchasing", "buying", "sell", "sale"}:
            return "sale"
    return out.kind


def _kind_of_presence(instance: Instance, out: Draft) -> str | None:
    """A base, a listening post or another facility, by what is opened or kept."""
    heads = [instance.token, *objects(instance.token)] if instance.predicate.verbal else [instance.token]
    words = {t.lemma_.lower() for h in heads for t in (h, *h.lefts)}
    if out.kind in ("facility", "base", "deployment") and words & INTELLIGENCE:
        return "intelligence"
    if out.kind in ("facility", "deployment") and words & {"base", "airbase", "garrison"}:
        return "base"
    return out.kind


def _stage(instance: Instance, out: Draft) -> str | None:
    """The stage that modality makes of a transfer: a wanted purchase is interest, a wanted sale an offer."""
    if out.type != "transfer" or out.stage in (None, "in_service", "cancelled", "licence"):
        return out.stage
    if out.modality.status == "wanted":
        if out.stage == "order":
            return "interest"
        if out.stage == "delivery" and instance.frame.name != "transfer.receive":
            return "offer"
    governor = _governing_lemmas(instance.token)
    if out.stage == "delivery" and out.modality.status == "planned" and governor & UNDERTAKING:
        return "offer"
    if out.stage in ("order", "delivery") and governor & {"negotiate", "discuss", "talk", "negotiation"}:
        return "negotiation"
    return out.stage


def _governing_lemmas(token: Token) -> set[str]:
    out: set[str] = set()
    node = token
    for _ in range(4):
        if node.head is node:
            break
        node = node.head
        out.add(node.lemma_.lower())
    return out


def by_host(made: Draft) -> list[Draft]:
    """A visit to two states is two visits, and a word with two counterparts is two calls: each told by the clause as
    far as its own host or counterpart."""
    if made.type == "visit":
        each = [(r, p) for r, p in made.parties if r == "host" and p.kind == "state"]
    elif made.type == "meeting" and made.kind == "call":
        callers = {p.country for _, p in made.parties if p.start < made.instance.sentence.offsets(made.instance.token)[0]}
        each = [(r, p) for r, p in made.parties if p.country not in callers]
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
