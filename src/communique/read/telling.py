"""One report per happening: what a headline, a lead and a body tell alike is told once, at the fuller place."""

from collections.abc import Iterable

from communique.read.drafts import Draft

REPEATED = {"visit", "meeting", "agreement", "transfer", "presence", "cooperation", "sanction", "force", "honour"}


def told_once(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without repetitions, in order."""
    kept: list[Draft] = []
    for new in drafts:
        twin = next((old for old in kept if _same(old, new)), None)
        if twin is None:
            kept.append(new)
        elif _fullness(new) > _fullness(twin):
            kept[kept.index(twin)] = new
    return kept


def _cue_overlap(a: Draft, b: Draft) -> bool:
    """Whether two drafts rest on one cue: the same token, or a noun and the verb that supports it."""
    if a.instance.sentence is not b.instance.sentence:
        return False
    ours, theirs = a.instance.predicate, b.instance.predicate
    return ours.token == theirs.token or ours.light == theirs.token or theirs.light == ours.token


def _same(a: Draft, b: Draft) -> bool:
    if a.type != b.type:
        return False
    if _cue_overlap(a, b):
        return True
    if a.type not in REPEATED or a.stage != b.stage or a.modality.status != b.modality.status:
        return False
    if a.kind and b.kind and a.kind != b.kind:
        return False
    pa, pb = _who(a), _who(b)
    if not pa or not pb or not (pa <= pb or pb <= pa):
        return False
    if a.type in ("transfer", "agreement"):
        ia, ib = _things(a), _things(b)
        return bool(ia & ib) or (not ia and not ib and a.type == "transfer")
    return a.type in ("visit", "meeting", "sanction") or a.instance.token.lemma_ == b.instance.token.lemma_


def _who(d: Draft) -> set[tuple[str, object]]:
    return {(r, p.key) for r, p in d.parties}


def _things(d: Draft) -> set[str]:
    words = {t.lemma_.lower() for t in d.instance.items}
    if d.instrument is not None:
        words |= {w.lower() for w in d.instrument.text.split() if len(w) > 3}
    return words


def _fullness(d: Draft) -> int:
    return 2 * len(d.parties) + len(d.items) + (d.where is not None) + (d.instrument is not None)
