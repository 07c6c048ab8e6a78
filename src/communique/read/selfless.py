"""What no state does to itself: nobody attacks or sanctions his own, so that one word for either side was misled."""

from dataclasses import replace

from communique.read.drafts import Draft
from communique.read.nearby import SIDES
from communique.read.parties import Party, state_party
from communique.read.scene import Scene

DEEDS = ("force", "sanction")


def part_sides(scene: Scene, made: Draft) -> None:
    """Lead a pronoun for the doer, where the deed is done to the state that it was led to, to the state named last
    before it that is another ("Mali accused *it* of shooting down a Malian drone"); where none is, to nobody."""
    if made.type not in DEEDS:
        return
    doers, others = ([p for r, p in made.parties if r == role] for role in SIDES[made.type])
    if not doers or not others or len({p.country for p in (*doers, *others)}) != 1:
        return
    own = others[0].country
    for i, (role, party) in enumerate(made.parties):
        if party in doers and party.token.pos_ == "PRON" and own is not None:
            other = _last_named(scene, made, party, own)
            made.parties[i] = (role, state_party(scene, other, party) if other else replace(party, country=None))


def _last_named(scene: Scene, made: Draft, pronoun: Party, own: str) -> str | None:
    """The state named last before a pronoun, in its sentence or the one before, that is not its own."""
    index = made.instance.sentence.index
    named = [
        m for m in scene.mentions
        if m.kind == "state" and m.form == "name" and m.country not in (None, own)
        and m.sentence.index in (index - 1, index) and m.start < pronoun.start
    ]  # fmt: skip
    return max(named, key=lambda m: m.start).country if named else None
