"""Which of the frames met in one sentence stand: each cue tells one thing, and no part is told beside its whole."""

from collections.abc import Sequence

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.read.arguments import clause_of
from communique.read.clauses import root_of
from communique.read.drafts import Draft

OUTRANKS = {"cancelled", "licence", "negotiation", "ended"}  # stages that say of an order or a deal what became of it
JUDGING = {"praise", "criticism", "threat", "accusation"}  # of a happening that is a report of its own beside them
WEAK_INSIDE = {"cooperation", "transfer", "presence", "meeting"}  # no report of their own inside an instrument


def choose(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one sentence that stand, in order."""
    kept: list[Draft] = []
    for new in drafts:
        twin = next((old for old in kept if _one(old, new)), None)
        if twin is None:
            kept.append(new)
        elif _better(new, twin):
            kept[kept.index(twin)] = new
    _merge_positions(kept)
    return [d for d in kept if not _part(d, kept)]


def _merge_positions(kept: list[Draft]) -> None:
    """ "He noted that Laos values Fiji": the position is his who notes it, its stance that of the inner verb; where
    another state's position is relayed, the inner one stands by itself."""
    for outer in [d for d in kept if d.instance.frame.rest.get("position")]:
        for inner in [
            d for d in kept if d is not outer and d.type == "statement" and d.instance.token in outer.content
        ]:
            if _speakers(inner) - {None} <= _speakers(outer):
                if not outer.instance.frame.rest.get("complement"):  # what it is called says how it is taken
                    outer.kind = inner.kind or outer.kind
                outer.judges = outer.judges or inner.kind in JUDGING
                outer.parties += [(r, p) for r, p in inner.parties if r == "addressee" and _new(outer, p.key)]
                kept.remove(inner)
            elif outer in kept:
                kept.remove(outer)


def _position(d: Draft) -> bool:
    return bool(d.instance.frame.rest.get("position"))


def _speakers(d: Draft) -> set[str | None]:
    return {p.country for r, p in d.parties if r == "speaker"}


def _new(d: Draft, key: object) -> bool:
    return all(p.key != key for _, p in d.parties)


def _under(token: Token, top: Token | None) -> bool:
    return top is not None and (top == token or top.is_ancestor(token))


def _one(a: Draft, b: Draft) -> bool:
    """Whether two drafts of a type rest on one clause: one cue, a noun and its support verb, a verb under a verb."""
    if a.type != b.type:
        return False
    if a.type == "statement" and _position(a) != _position(b):
        return False  # one relays the other (see _merge_positions)
    if "cooperation.agree" in (a.instance.frame.name, b.instance.frame.name):
        return False
    ours, theirs = a.instance.predicate, b.instance.predicate
    if ours.token == theirs.token or ours.light == theirs.token or theirs.light == ours.token:
        return True
    if root_of(ours) != root_of(theirs) and clause_of(ours.token) != clause_of(theirs.token):
        return False
    nested = _under(ours.token, theirs.token) or _under(theirs.token, ours.token)
    if nested and ({a.stage, b.stage} & OUTRANKS or "agreement.noun" in (a.instance.frame.name, b.instance.frame.name)):
        return True
    return nested and (a.stage == b.stage or None in (a.stage, b.stage))


def _better(new: Draft, old: Draft) -> bool:
    def weight(d: Draft) -> tuple[bool, int, bool, int]:
        weak = d.instance.frame.rest.get("position") or d.instance.frame.name == "agreement.noun"
        position = bool(weak) or (d.stage not in OUTRANKS and (new.stage in OUTRANKS or old.stage in OUTRANKS))
        return (
            not position,
            len(d.countries),
            d.stage is not None or d.type != "transfer",
            len(d.parties) + len(d.instance.items),
        )

    return weight(new) > weight(old)


def _part(d: Draft, all_: Sequence[Draft]) -> bool:
    """Whether a draft is only part of what another tells."""
    token = d.instance.token
    if d.type in WEAK_INSIDE and any(o is not d and _inside(token, o) for o in all_):
        return True
    if d.type in ("cooperation", "agreement", "transfer") and _talked_about(token):
        return True
    if d.type == "visit" and token.dep_ == "acl" and any(o is not d and _goes_too(o, d) for o in all_):
        return True
    if (
        d.type == "meeting"
        and token.lemma_.lower() in word_sets("verbs")["talk_about"]
        and any(
            o is not d and o.type in ("meeting", "visit") and _under(token, o.instance.predicate.anchor) for o in all_
        )
        and not _with_someone(d)
    ):
        return True  # "met Y to discuss Z": what the meeting is for
    beside = {o.type for o in all_ if o is not d and o.instance.token == token}
    if (d.type == "statement" and beside - {"statement"}) or (d.type == "meeting" and "transfer" in beside):
        return True  # "received the first of two planes": nobody was received
    noted = d.instance.frame.name == "agreement.noun" and any(
        o is not d and o.type == "agreement" and o.instance.instrument == token for o in all_
    )
    if noted:
        return True  # "the contract has yet to be signed": what is said of it tells more
    stays = any(o.kind != "port_access" for o in all_ if o.instance.token == token and o.type == "presence")
    if d.type == "visit" and ("transfer" in beside or stays):
        return True  # "120 soldiers arrived", "is to receive six boats": to stay
    if (
        d.type == "statement"
        and not d.instance.predicate.verbal
        and any(
            o.type == "statement" and o is not d and token in o.content and o.instance.predicate.light != token
            for o in all_
        )
    ):
        return True
    if any(o is not d and o.type == "statement" and token in o.content and _given_up(o, d) for o in all_):
        return True
    if d.instance.frame.name == "cooperation.agree" and any(
        o is not d and _under(o.instance.token, token) for o in all_
    ):
        return True  # what was agreed is told by itself
    if d.kind == "denial" and any(o.type != "statement" and o.instance.token in d.content for o in all_):
        return True  # what is denied is told by itself, as negated
    if d.type == "statement" and not d.judges and (_position(d) or d.kind in ("promise", "appeal")):
        return any(o.type != "statement" and o.instance.token in d.content and not _given_up(d, o) for o in all_)
    return False


def _goes_too(whole: Draft, led: Draft) -> bool:
    """ "A delegation led by X toured the port": one visit, X among the visitors."""
    led_noun = led.instance.token.head
    if whole.type != "visit" or not any(p.token == led_noun for _, p in whole.parties):
        return False
    whole.parties += [(r, p) for r, p in led.parties if r == "visitor" and _new(whole, p.key)]
    return True


def _with_someone(meeting: Draft) -> bool:
    """Whether a noun of talks names by itself who they are with: "flew to Oslo for talks with her counterpart"."""
    return not meeting.instance.predicate.verbal and any(
        _under(p.token, meeting.instance.token) for _, p in meeting.parties
    )


def _given_up(statement: Draft, inner: Draft) -> bool:
    """Whether what stands in a statement's content is part of the position and no report of its own."""
    if inner.type == "cooperation" and not inner.instance.predicate.verbal:
        return True
    if statement.kind in ("demand", "appeal") and inner.type != "statement" and inner.modality.status == "wanted":
        return True  # what is called for
    return inner.type in ("meeting", "cooperation") and (
        statement.kind == "promise" and statement.instance.token.lemma_.lower() in word_sets("verbs")["committing"]
    )


def _inside(token: Token, whole: Draft) -> bool:
    """Whether a cue stands in the instrument of an agreement, or in what a commemoration commemorates."""
    if whole.type == "agreement":
        head = whole.instance.instrument
        return token != head and _under(token, head)
    return whole.instance.frame.name == "honour.anniversary" and _under(token, whole.instance.token)


def _talked_about(token: Token) -> bool:
    node = token
    if node.pos_ in ("VERB", "AUX") and node.dep_ == "conj":  # "was discussing it, but nothing was signed"
        return False
    while node.dep_ in ("pobj", "prep", "conj", "dobj", "pcomp", "compound") and node.head is not node:
        node = node.head
        if node.lemma_.lower() in word_sets("verbs")["talk_about"] and node.pos_ in ("VERB", "NOUN", "ADP"):
            return True
    return False
