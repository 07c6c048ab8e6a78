"""Which of what frames find are dealings between states, as far as each type and frame asks."""

from communique.knowledge.names import vocabulary
from communique.knowledge.states import apart
from communique.knowledge.words import word_sets
from communique.read.beyond import beyond, private
from communique.read.conditions import in_class
from communique.read.drafts import Draft
from communique.read.nearby import SIDES
from communique.read.parties import domestic
from communique.read.positions import about_others, of_relations, toward_another
from communique.read.scene import Scene

PLACED = ("honour", "meeting", "cooperation", "force")  # types in which the place may be the other side
AGAINST = ("transfer", "presence", "sanction", "force")  # types of what no state does to itself
JUDGEMENTS = {"criticism", "demand", "support", "praise", "threat", "accusation"}


def between_states(scene: Scene, made: Draft, *, abroad: bool = False) -> bool:
    """Whether a draft tells of a dealing between states, as far as its frame asks.

    `abroad`: the text tells of dealings of the one state named with another, so that an honour of it is paid there.
    """
    if not made.parties:
        return False
    if made.type == "statement":
        return _is_position(scene, made)
    if (made.type == "meeting" and _with_the_press(made)) or (made.type == "force" and _in_words(made)):
        return False
    roles, countries = {r for r, _ in made.parties}, apart(made.countries)
    others = any(beyond(p) for _, p in made.parties)
    if made.where is not None and made.where.country and made.type in PLACED and (countries or others):
        countries = apart(countries | {made.where.country})
    if made.type == "visit" and len(roles) < 2:
        return False
    if made.type in AGAINST and _with_itself(made):
        return False
    if len(countries) >= 2 or _foreign(made):
        return True
    match made.type:
        case "meeting" if len(countries) == 1 and _unplaced_official(made):
            return True
        case "presence" if abroad and countries and any(p.kind == "place" and not p.country for _, p in made.parties):
            return True
        case "force":
            return _crosses(made) or _forced(scene, made, countries, abroad)
        case "honour":
            return bool(countries) and (len(roles) >= 2 or abroad)
        case "sanction":
            return bool(countries) and _sanctioned(made)
        case "visit":
            hosts = {p.country for r, p in made.parties if r == "host"}
            visitors = {p.country for r, p in made.parties if r == "visitor"}
            return bool(hosts and visitors) and (abroad or others or (None in visitors and bool(hosts - {None})))
    return bool(countries) and (others or made.instance.frame.sides < 2)


def _with_itself(made: Draft) -> bool:
    """Whether both sides of a dealing are one state: what it does at home."""
    doer, other = (*SIDES.get(made.type, ()), "", "")[:2]
    ours, theirs = ([p for r, p in made.parties if r == role] for role in (doer, other))
    if made.kind == "crisis" or not ours or not theirs or any(beyond(p) for p in (*ours, *theirs)):
        return False
    return len({p.country for p in (*ours, *theirs)}) == 1 and ours[0].country is not None


def _with_the_press(made: Draft) -> bool:
    """Whether a meeting is one with reporters."""
    return any(p.token.lemma_.lower() in word_sets("classes")["journalist"] for _, p in made.parties)


def _forced(scene: Scene, made: Draft, countries: set[str], abroad: bool) -> bool:
    """Whether force with only one state named is used on another that the text is about, or withdrawn from it."""
    both = {r for r, _ in made.parties} == {"actor", "target"}
    if both and any(r == "actor" and p.country for r, p in made.parties):
        return about_others(scene, countries)
    return abroad and made.kind == "withdrawal" and bool(countries)


def _sanctioned(made: Draft) -> bool:
    """Whether a sanction is a state's, or nobody is named whose it is: not a court's or a company's."""
    by = [p for r, p in made.parties if r == "actor"]
    states = all(p.country or p.kind is None or beyond(p) for p in by)
    return states and (len(made.parties) >= 2 or made.instance.frame.sides < 2)


def _unplaced_official(made: Draft) -> bool:
    """ "The minister met Norwegian officials": the one is foreign by his adjective, the other has a post at least."""
    titled = [
        p for _, p in made.parties
        if p.country is None and p.kind in (None, "person") and p.token.pos_ == "NOUN"
        and p.token.lemma_.lower() in vocabulary().titles and not domestic(p.token)
    ]  # fmt: skip
    return bool(titled) and len(made.parties) >= 2


def _is_position(scene: Scene, made: Draft) -> bool:
    """Whether a statement is of one side toward another. A joint one is; a state's own judgement is, in a text about
    another state; what officials merely say must be of relations between states, or quoted."""
    voices = [p for r, p in made.parties if r == "speaker"]
    if made.inward or all(private(p) for p in voices) or not any(p.country or beyond(p) for p in voices):
        return False
    speakers = apart(p.country for p in voices if p.country)
    named = toward_another(scene, made.instance.sentence, made.content, speakers)
    if made.kind == "remark" and not made.instance.frame.rest.get("complement"):
        return named and (of_relations(made.content, loosely=about_others(scene, speakers)) or made.quoted)
    others = any(r == "addressee" and (beyond(p) or (p.country and p.country not in speakers)) for r, p in made.parties)
    if named or len(speakers) >= 2 or others:
        return True
    by_state = any(p.kind == "state" or p.token.lower_ in ("i", "we") for p in voices)
    return by_state and made.instance.predicate.verbal and made.kind in JUDGEMENTS and about_others(scene, speakers)


def _foreign(made: Draft) -> bool:
    """Whether a party is foreign by its very word: "his counterpart", "a visiting delegation"."""
    if made.type not in ("meeting", "visit", "honour") or len(made.parties) < 2:
        return False
    return any(
        p.token.lemma_.lower() in ("counterpart", "counterparts")
        or any(c.lower_ in ("visiting", "foreign") for c in p.token.lefts)
        for _, p in made.parties
    )


def _in_words(made: Draft) -> bool:
    """ "The candidate attacked her rival over Iraq": one person on another, or on what arms do not hit; "his attack on
    the senator", whoever else is named."""
    actors = [p for r, p in made.parties if r == "actor"]
    targets = [p for r, p in made.parties if r == "target"]
    named = [p for p in targets if p.kind == "person" and p.entity is not None]
    attacked = made.instance.token.lemma_.lower() == "attack" and len(named) == len(targets) > 0
    if attacked and not any(in_class(t, "munition") for t in made.instance.sentence.span):
        return True
    return bool(actors) and all(p.kind == "person" for p in actors) and (
        bool(targets) and all(p.kind in ("person", None, "media", "company") for p in targets)
    )  # fmt: skip


def _crosses(made: Draft) -> bool:
    """Whether force with only one state named crosses a border: an armed group without a state meets one that has;
    an alliance acts on some state's soil."""
    stateless = [p for _, p in made.parties if beyond(p)]
    if made.where is not None and made.where.country:
        if made.kind == "revolt" and made.countries:
            return True
        return any(set(p.text.lower().split()) & word_sets("actors")["alliance"] for p in stateless)
    return len({r for r, _ in made.parties}) == 2 and bool(made.countries) and bool(stateless)
