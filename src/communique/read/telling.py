"""One report per happening: what a headline, a lead and a body tell alike is told once, at the fuller place."""

from collections.abc import Callable, Iterable

from communique.knowledge.words import word_sets
from communique.read.drafts import Draft
from communique.text.edtf import compatible
from communique.text.names import fold

REPEATED = {"visit", "meeting", "agreement", "transfer", "presence", "cooperation", "sanction", "force", "honour"}
TALKS = {"talks", "reception", "negotiation"}  # one meeting may be called each of these
ANY_ARMS = {"weapon", "weaponry", "arm", "armament", "equipment", "system"}
ELABORATED = 3  # sentences after a meeting in which what was talked of is still its matter
ELABORATED_BY_THE_SAME = 12  # ... where those who talk are the very same
EMPTY = {"the", "and", "for", "with", "between", "cooperation", "their", "this", "new", "bilateral", "joint"}


def told_once(drafts: Iterable[Draft], dated: Callable[[Draft], str | None] = lambda _: None) -> list[Draft]:
    """The drafts without repetitions, in order. `dated` gives the date (EDTF) that a draft's own words tell: what is
    told of two dates happened twice."""
    kept: list[Draft] = []
    for new in drafts:
        twin = next((old for old in kept if _same(old, new) and compatible(dated(old), dated(new))), None)
        if twin is None:
            kept.append(new)
        elif _fullness(new) > _fullness(twin):
            kept[kept.index(twin)] = new
        elif new.kind == "exercise":
            twin.items = twin.items or list(new.items)
    return kept


def _elaborates(earlier: Draft, later: Draft) -> bool:
    """ "The two discussed", "they exchanged views": what was talked of at the meeting just told."""
    if later.type != "meeting" or later.instance.token.lemma_.lower() not in word_sets("verbs")["talk_about"]:
        return False
    if earlier.type not in ("meeting", "visit") or earlier.modality.status != later.modality.status:
        return False
    after = later.instance.sentence.index - earlier.instance.sentence.index
    together = later.instance.token.lemma_.lower() != "talk" and {p.key for _, p in later.parties} == _sides(earlier)
    near = 0 <= after <= (ELABORATED_BY_THE_SAME if together else ELABORATED)
    unnamed = all(p.token.tag_ in ("NNS", "PRP", "PRP$") or p.entity is None for _, p in later.parties)
    persons = {p.key for _, p in later.parties if p.kind == "person"}
    known = {p.key for _, p in earlier.parties}
    return near and bool(later.countries) and later.countries <= earlier.countries and (unnamed or persons <= known)


def _same(a: Draft, b: Draft) -> bool:
    if a.type == "meeting" and _elaborates(a, b):
        return True
    if a.type != b.type:
        return False
    if a.type not in REPEATED or a.stage != b.stage or a.modality.status != b.modality.status:
        return False
    if a.kind and b.kind and a.kind != b.kind and {a.kind, b.kind} - TALKS:
        return False
    if "site" in (a.kind, b.kind) and _hosts(a) != _hosts(b):
        return False
    if a.type == "transfer" and (not _one_account(a, b) or a.modality.hedged != b.modality.hedged):
        return False
    pa, pb = _who(a), _who(b)
    if not pa or not pb or not (pa <= pb or pb <= pa):
        return False
    if a.type == "transfer" and a.stage == "order" and _counted_apart(a, b):
        return False
    if a.type in ("transfer", "agreement"):
        ia, ib = _things(a), _things(b)
        if a.type == "transfer" and (ia & ANY_ARMS or ib & ANY_ARMS):
            return True
        return bool(ia & ib) or (not ia and not ib and a.type == "transfer")
    if a.kind == b.kind == "exercise" and b.items and not a.items:  # "450 soldiers took part": in the one just told
        return True
    return a.type in ("visit", "meeting", "sanction") or a.instance.token.lemma_ == b.instance.token.lemma_


def _one_account(a: Draft, b: Draft) -> bool:
    """Whether one chain continues the other: the outlet's own words and the source's that they rest on."""
    ours, theirs = ([c.entity or c.name for c in d.chain] for d in (a, b))
    shorter = min(len(ours), len(theirs))
    return ours[:shorter] == theirs[:shorter]


def _counted_apart(a: Draft, b: Draft) -> bool:
    """ "Besides its order of 30 trams it announced one of 50": two orders in a sentence, by their numbers."""
    ours, theirs = ({i.quantity for i in d.items if i.quantity is not None} for d in (a, b))
    one = a.instance.sentence is b.instance.sentence
    return one and bool(ours) and bool(theirs) and not ours & theirs


def _sides(d: Draft) -> set[object]:
    return {p.key for _, p in d.parties}


def _hosts(d: Draft) -> set[str]:
    return {p.text for r, p in d.parties if r == "host"}


def _who(d: Draft) -> set[tuple[str, object]]:
    return {(r, p.key) for r, p in d.parties}


def _things(d: Draft) -> set[str]:
    """Goods by head noun; an instrument by what tells it from others: the words beside its form."""
    if d.instrument is None:
        return {t.lemma_.lower() for t in d.instance.items}
    forms = {w for words in word_sets("instruments").values() for w in words} | EMPTY
    words = {w for w in fold(d.instrument.text).split() if len(w) > 2} - forms
    return words or {fold(d.instrument.text)}


def _fullness(d: Draft) -> int:
    return 2 * len(d.parties) + len(d.items) + (d.where is not None) + (d.instrument is not None)
