"""Denials that point back: "Cyprus rejected the report" denies what the sentence before it told."""

from collections.abc import Sequence
from dataclasses import replace

from communique.knowledge.words import word_sets
from communique.read.drafts import Draft
from communique.read.modality import Modality


def back(made: Draft, told: Sequence[Draft]) -> Draft | None:
    """The denied happening, where a statement rejects a report and says nothing of its content; else None.

    `told` are the drafts of the sentence before. The one denied has the denier's state among its parties.
    """
    if made.type != "statement" or not made.instance.predicate.verbal:
        return None
    token = made.instance.token
    if token.lemma_.lower() not in word_sets("modality")["denials"] | {"refute"}:
        return None
    objects = made.instance.predicate.get("object")
    if not any(
        o.lemma_.lower() in word_sets("verbs")["reports"]
        and not any(c.dep_ in ("acl", "relcl", "ccomp") for c in o.children)
        for o in objects
    ):
        return None
    deniers = {p.country for r, p in made.parties if r == "speaker"} - {None}
    for old in told:
        if old.type != "statement" and old.modality.status != "negated" and deniers & old.countries:
            denier = next(p for r, p in made.parties if r == "speaker")
            return replace(
                old,
                denier=denier,
                instance=made.instance,
                modality=Modality("negated", denied=True),
                span=(0, 0),
                chain=(),
                ends=None,
                items=list(old.items),
                parties=list(old.parties),
            )
    return None
