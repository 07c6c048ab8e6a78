"""Which of what frames find are dealings between states, as far as each type and frame asks."""

from communique.knowledge.words import word_sets
from communique.read.drafts import Draft
from communique.read.parties import Party, domestic
from communique.read.positions import of_relations, toward_another
from communique.read.scene import Scene

JUDGEMENTS = {"criticism", "demand", "support", "praise", "threat", "accusation"}
INTERNATIONAL = {"body", "group", "state"}  # without a state of today: NATO, an armed group, the Soviet Union


def between_states(scene: Scene, made: Draft, *, abroad: bool = False) -> bool:
    """Whether a draft tells of a dealing between states, as far as its frame asks.

    `abroad`: the text tells of dealings of the one state named with another, so that an honour of it is paid there.
    """
    frame, countries = made.instance.frame, made.countries
    if not made.parties:
        return False
    if made.type == "meeting" and any(
        p.token.lemma_.lower() in word_sets("classes")["journalist"] for _, p in made.parties
    ):
        return False
    beyond = any(_stateless(p) for _, p in made.parties)
    if made.type == "statement":
        speakers = {p.country for r, p in made.parties if r == "speaker" and p.country}
        if not any(r == "speaker" for r, _ in made.parties) or not (speakers or beyond):
            return False
        return _is_position(scene, made, speakers)
    if made.where is not None and made.where.country and made.type in ("honour", "meeting", "cooperation", "force"):
        countries = (
            countries | {made.where.country} if countries or any(_stateless(p) for _, p in made.parties) else countries
        )
    if made.type == "visit" and len({r for r, _ in made.parties}) < 2:
        return False
    if len(countries) >= 2 or _foreign(made):
        return True
    if made.type == "meeting" and len(countries) == 1 and _unplaced_official(made):
        return True
    if made.type == "force":
        both = {r for r, _ in made.parties} == {"actor", "target"}
        named_actor = any(r == "actor" and p.country for r, p in made.parties)
        return (
            _crosses(made)
            or (both and named_actor and _about_others(scene, countries))
            or (abroad and made.kind == "withdrawal" and bool(countries))
        )
    if (
        made.type == "presence"
        and abroad
        and countries
        and any(p.kind == "place" and not p.country for _, p in made.parties)
    ):
        return True
    if made.type == "honour":
        return bool(countries) and (len({r for r, _ in made.parties}) >= 2 or abroad)
    if made.type == "sanction":
        return len(made.parties) >= 2 or frame.sides < 2
    if made.type == "visit":
        hosts = {p.country for r, p in made.parties if r == "host"}
        visitors = {p.country for r, p in made.parties if r == "visitor"}
        return bool(hosts and visitors) and (abroad or beyond or (None in visitors and bool(hosts - {None})))
    if frame.sides < 2:
        return bool(countries)
    return beyond and bool(countries)


def _unplaced_official(made: Draft) -> bool:
    """ "The minister met Norwegian officials": the one is foreign by his adjective, the other has a post at least."""
    titled = [
        p for _, p in made.parties
        if p.country is None and p.kind in (None, "person") and p.token.pos_ == "NOUN"
        and not domestic(p.token)
    ]  # fmt: skip
    return bool(titled) and len(made.parties) >= 2


def _stateless(party: Party) -> bool:
    """Whether a party acts for no one state: NATO, an armed group, the Soviet Union, a body's high representative."""
    if party.country is not None:
        return False
    if party.kind in INTERNATIONAL:
        return True
    return party.kind == "person" and party.entity is not None and any(r.country is None for r in party.entity.roles)


def _is_position(scene: Scene, made: Draft, speakers: set[str]) -> bool:
    """Whether a statement is of one side toward another. A joint one is; a state's own judgement is, in a text about
    another state; what officials merely say must be of relations between states, or quoted."""
    named = toward_another(scene, made.instance.sentence, made.content, speakers)
    if made.kind == "remark":
        return named and (of_relations(made.content) or made.quoted)
    others = any(r == "addressee" and p.country is None and p.kind in ("group", "body") for r, p in made.parties)
    if named or len(speakers) >= 2 or others:
        return True
    by_state = any(r == "speaker" and (p.kind == "state" or p.token.lower_ in ("i", "we")) for r, p in made.parties)
    return by_state and made.instance.predicate.verbal and made.kind in JUDGEMENTS and _about_others(scene, speakers)


def _about_others(scene: Scene, speakers: set[str]) -> bool:
    return any(e.kind == "state" and e.country not in speakers and len(e.mentions) > 1 for e in scene.entities)


def _foreign(made: Draft) -> bool:
    """Whether a party is foreign by its very word: "his counterpart", "a visiting delegation"."""
    if made.type not in ("meeting", "visit", "honour") or len(made.parties) < 2:
        return False
    return any(
        p.token.lemma_.lower() in ("counterpart", "counterparts")
        or any(c.lower_ in ("visiting", "foreign") for c in p.token.lefts)
        for _, p in made.parties
    )


def _crosses(made: Draft) -> bool:
    """Whether force with only one state named crosses a border: an armed group without a state meets one that has;
    an alliance acts on some state's soil."""
    stateless = [p for _, p in made.parties if p.country is None and p.kind in INTERNATIONAL]
    if made.where is not None and made.where.country:
        if made.kind == "revolt" and made.countries:
            return True
        return any(set(p.text.lower().split()) & word_sets("actors")["alliance"] for p in stateless)
    return len({r for r, _ in made.parties}) == 2 and bool(made.countries) and bool(stateless)
