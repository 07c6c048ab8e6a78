"""The other side by nearness, where no path of the grammar leads to it.

The parser hangs many a phrase wrongly ("imposed bans and freezes on 11 people tied to the coup in Myanmar"), and the
press names a side once for several clauses. Where a clause names just one state beside those whose part is known, it
is the other side: `near` of the draft says that this is how it was found, and confidence counts with it.
"""

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.read.arguments import SUBJECTS, clause_of
from communique.read.drafts import Draft
from communique.read.parties import Party, parties, state_party
from communique.read.scene import Mention, Scene

# The roles of each type that make its sides, the one that acts first.
SIDES = {
    "visit": ("visitor", "host"), "meeting": ("party",), "agreement": ("party",), "transfer": ("supplier", "recipient"),
    "presence": ("actor", "host"), "sanction": ("actor", "target"), "force": ("actor", "target"),
    "cooperation": ("party", "supplier", "recipient"),
}  # fmt: skip
NAMES_SIDE = {"state", "place", "body", "company", "vessel", "group", "person"}
TOGETHER = {"meeting", "agreement", "cooperation"}
MATTER = {"about", "over", "regarding", "concerning", "beyond", "than", "like", "unlike"}
WITH = {"with", "alongside", "between"}
TO, FROM = {"to", "for", "into", "against", "on", "at"}, {"from", "by"}
HALTS = {"ccomp", "parataxis", "ROOT"}  # beyond these another speaks


def fill(scene: Scene, made: Draft) -> bool:
    """Give the open side of a draft to the one other state that its clause names, or the clauses it stands in; or both
    sides, where they are alike, to the two that it names. Whether any was given."""
    sides = SIDES.get(made.type)
    if sides is None or len(made.countries) > 1 or _taken_by_things(made):
        return False
    if made.type == "meeting" and made.countries and len({p.key for _, p in made.parties}) > 1:
        return False  # "met faith leaders": both are there, whatever state else is named
    for top in dict.fromkeys((clause_of(made.instance.token), _top(made.instance.token))):
        named = _named(scene, made, top)
        if named:
            return _take(scene, made, sides, named)
        if made.type == "force":
            break
    return False


def _take(scene: Scene, made: Draft, sides: tuple[str, ...], named: dict[str, Mention]) -> bool:
    if len(named) == 2 and not made.countries and sides[0] == "party" and tells(made):
        for country, mention in named.items():
            made.parties.append(("party", _party(scene, made, mention, country)))
        return True
    if len(named) > 1:
        return False
    ((country, mention),) = named.items()
    role = _role(made, sides, mention)
    if role == "supplier" and _there_only(mention):  # "were unloaded at the port of Beira"
        return False
    if role is None or (made.type == "visit" and not _goes(role, mention)):
        return False
    if role == "host" and made.type == "presence" and mention.form == "adjective":
        return False  # "the French base was the target of an Omani campaign"
    made.parties.append((role, _party(scene, made, mention, country)))
    return True


def tells(made: Draft) -> bool:
    """Whether a clause tells something of its own: by a verb, or a noun with one ("talks were held"); a noun alone may
    only point back."""
    return made.instance.predicate.verbal or made.instance.predicate.light is not None


def _taken_by_things(made: Draft) -> bool:
    """Whether the words where a side should stand name nobody who acts: "the cyclone struck", "received a shipment"."""
    predicate = made.instance.predicate
    acting = {i for _, p in made.parties for i in _up_to(p.token, predicate.token)}
    slots = ["subject"] + (["object"] if made.type in ("meeting", "visit") and predicate.verbal else [])
    for slot in slots:
        words = [t for t in predicate.get(slot) if t.pos_ in ("NOUN", "PROPN")]
        if words and not any(t.i in acting for t in words) and not _goods(made, words):
            return True
    return False


def _up_to(token: Token, cue: Token) -> set[int]:
    """A word and those that it hangs on, below the cue: "a number of officials" acts as its officials do."""
    out = {token.i}
    while token.head != token and token.head != cue and not token.head.is_ancestor(cue):
        token = token.head
        out.add(token.i)
    return out


def _goods(made: Draft, words: list[Token]) -> bool:
    return bool({t.i for t in made.instance.items} & {t.i for t in words})


def _party(scene: Scene, made: Draft, mention: Mention, country: str) -> Party:
    """A mention as a party: by its own name where persons and bodies take part, else as its state."""
    found = [p for p in parties(scene, made.instance.sentence, mention.head) if p.country == country]
    text = scene.document.text[mention.start : mention.end]
    like = Party(mention.head, text, mention.kind, mention.entity, country, mention.start, mention.end)
    party = found[0] if found else like
    by_name = made.type in ("visit", "meeting", "force") and party.kind not in ("place", "state")
    return party if by_name else state_party(scene, country, party)


def _top(token: Token) -> Token:
    """The top of what is told together with a cue: as far as the clause that another speaker's words fill."""
    while token.dep_ not in HALTS and token.head != token:
        token = token.head
    return token


def _named(scene: Scene, made: Draft, top: Token) -> dict[str, Mention]:
    """States without a part in a draft yet that are named below a word, themselves or by who acts for them, each with
    its first mention."""
    inside, found = {t.i for t in top.subtree}, dict[str, Mention]()
    for mention in sorted(scene.within(made.instance.sentence), key=lambda m: m.first.i):
        if mention.kind not in NAMES_SIDE or mention.form == "pronoun" or mention.head.i not in inside:
            continue
        if _beside(mention, made.instance.token) or _only_there(made, mention) or _in_a_post(scene, made, mention):
            continue
        if made.type not in TOGETHER and _judges(mention, made.instance.token):
            continue
        for country in (mention.country, *(e.country for e in mention.entities)):
            if country and country not in made.countries:
                found.setdefault(country, mention)
    return found


def _in_a_post(scene: Scene, made: Draft, mention: Mention) -> bool:
    """Whether a state belongs to the words of somebody's post: "the ambassador to Spain"."""
    return mention.kind == "state" and any(
        m.kind == "person" and m.first.i < mention.first.i and mention.last.i <= m.last.i
        and mention.head.dep_ == "pobj" and mention.head.head.lower_ in ("to", "for")
        for m in scene.within(made.instance.sentence)
    )  # fmt: skip


def _only_there(made: Draft, mention: Mention) -> bool:
    """Whether a name says where talks were, or what they were about, and not who held them."""
    head = mention.head
    while head.dep_ in ("appos", "conj", "compound", "nmod"):  # "in Lima, Peru"
        head = head.head
    before = head.head.lower_ if head.dep_ == "pobj" else ""
    where = before in ("in", "at", "near")
    several = any(p.token.tag_ in ("NNS", "NNPS") for _, p in made.parties)
    if made.type == "meeting" and mention.kind == "state" and where and several:  # "their presidents met in Peru"
        return True
    return before in MATTER or (mention.kind == "place" and made.type in TOGETHER and where)


def _there_only(mention: Mention) -> bool:
    """Whether a town is where something is done: "at the port of Beira"."""
    head = mention.head
    while head.dep_ == "pobj" and head.head.lower_ == "of":
        head = head.head.head
    return mention.kind == "place" and head.dep_ == "pobj" and head.head.lower_ in ("in", "at", "near", "on")


def _phrase_head(mention: Mention) -> Token:
    """The head of the phrase that a name stands in: "officials" of "*Norwegian* officials"."""
    token = mention.head
    while token.dep_ in ("compound", "amod", "nmod", "poss", "appos", "conj") and token.head != token:
        token = token.head
    return token


def _beside(mention: Mention, cue: Token) -> bool:
    """Whether a name belongs to another clause's doings: its subject, where that clause does not hold the cue."""
    token = _phrase_head(mention)
    return token.dep_ in SUBJECTS and not token.head.is_ancestor(cue) and token.head != cue


def _judges(mention: Mention, cue: Token) -> bool:
    """Whether a name is of who judges or fears the deed, and so did not do it: "*Turkey* condemned the attack"."""
    token = _phrase_head(mention)
    verb = token.head
    judging = word_sets("belonging")["remarks"] - word_sets("verbs")["speech"] - word_sets("modality")["denials"]
    return token.dep_ == "nsubj" and verb != cue and verb.lemma_.lower() in judging and verb.is_ancestor(cue)


def _goes(role: str, mention: Mention) -> bool:
    """Whether a name can be who goes, or where to: "to Seoul", but not "with Seoul"."""
    if role == "visitor":
        return mention.kind in ("person", "body", "group", "vessel") or mention.form == "adjective"
    after = mention.head.head.lower_ if mention.head.dep_ == "pobj" else ""
    return mention.kind in ("state", "place") and after in TO | {"in"}


def _stateless(party: Party) -> bool:
    """Whether a common noun is of somebody who need be of no state: "the movement has an office"."""
    return party.kind is None and party.token.lemma_.lower() in word_sets("actors")["of_no_state"]


def _role(made: Draft, sides: tuple[str, ...], mention: Mention) -> str | None:
    """Which side is open: the one nobody has; where both are, what the word before the name says."""
    filled = {r for r, p in made.parties if p.country or p.kind in ("body", "group") or _stateless(p)}
    before = mention.head.head.lower_ if mention.head.dep_ == "pobj" else ""
    if made.type in ("meeting", "agreement"):
        return "party"
    if before in WITH and not filled <= {"party"}:
        return None
    if made.type == "cooperation":
        return {"supplier": "recipient", "recipient": "supplier"}.get(next(iter(filled), ""), "party")
    open_ = [r for r in sides if r not in filled]
    if len(open_) == 1:
        return open_[0]
    return sides[1] if before in TO else sides[0] if before in FROM else None
