"""Who deals with states and is of none: international organisations and their officials, alliances, armed groups,
states that have no code. A body or a person whose state a text only fails to name is not among them."""

from functools import cache

from communique.knowledge import names
from communique.knowledge.names import vocabulary
from communique.knowledge.words import word_sets
from communique.read.home import of_the_world
from communique.read.parties import Party
from communique.text.names import fold

OF_ONE_STATE = {"NSC", "National Security Council", "Politburo", "Majlis"}  # of whichever state a text is about


@cache
def _known() -> frozenset[str]:
    """Folded names of well-known bodies and groups of no one state."""
    return frozenset(
        fold(name)
        for known in names.known()
        if known.kind in ("body", "group") and known.country is None and known.name not in OF_ONE_STATE
        for name in (known.name, *known.also)
    )


def beyond(party: Party) -> bool:
    """Whether a party acts for no one state and yet deals with states: NATO, an armed group, the Soviet Union."""
    if party.country is not None:
        return False
    if party.kind == "state":
        return True
    if party.kind == "person":
        return party.entity is not None and of_the_world(party.entity)
    if party.kind not in ("body", "group"):
        return False
    name = fold(party.entity.name if party.entity is not None else party.text)
    words = set(name.split())
    sets = word_sets("actors")
    marked = (word_sets("small_words")["worldwide"] | sets["region"] | sets["alliance"]) - {"union"}
    if party.kind == "group":
        marked |= vocabulary().armed | sets["armed"]
    return name in _known() or bool(words & marked)


def private(party: Party) -> bool:
    """Whether somebody speaks for himself, whatever state he is of: a former minister, a candidate, a scholar."""
    if party.kind not in ("person", None):
        return False
    words = word_sets("actors")["private"]
    if any(t.lower_ in words for t in (party.token, *party.token.lefts)):
        return True
    roles = party.entity.roles if party.entity is not None else []
    return bool(roles) and all(set(role.title.lower().split()) & words for role in roles)
