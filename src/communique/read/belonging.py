"""To which happening a phrase of time or place belongs, by the dependency tree.

A phrase hangs on a word, its owner ("paid" in "paid a visit on Tuesday"); a happening has its cue ("visit"). The way
from the cue up to a word that both stand under, and from there down to the owner, has a cost: nothing for the owner
itself, 1 for each step that stays within one happening (a light verb and its object, coordinated verbs, a
participle), 2 for a step to one that goes with it ("during a visit", "when he"). Some steps can't be taken: into or
out of reported speech, from a plan to the talk of it, through a clause of another time ("before", "if").
"""

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.read.arguments import put_off

FAR = 5  # a cost that no phrase belongs at
_AT_ONCE = {
    "during", "at", "on", "in", "with", "upon", "while", "by", "through", "amid", "within", "as", "into", "for",
    "under",
}  # fmt: skip
_NEAR = _AT_ONCE | {"after", "following"}
_SHARES = _NEAR | {"to"}  # a noun after one of these has the time and place of its verb
_DATES = _NEAR - {"under", "with", "by", "for", "into"}  # and what dates a noun after one of these dates its verb
_BY_DOING = {"after", "by", "upon", "on", "in", "while", "during", "following"}
_SAME_TIME = {"when", "while", "as", "where"}
_LIGHT = {"help", "begin", "start", "continue", "manage"}  # "began to build in 2014": it began then
_SCHEDULED = {"due", "set", "schedule", "expect", "slate", "plan"}
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")


def lemmas(group: str) -> frozenset[str]:
    """A list of the knowledge file `belonging.yaml`."""
    return word_sets("belonging")[group]


def clausal(token: Token) -> bool:
    """Whether a token is a verb (or a copula)."""
    return token.pos_ in ("VERB", "AUX")


def going(token: Token) -> bool:
    """Whether a verb or noun is one of going somewhere."""
    return token.lemma_.lower() in lemmas("going")


def _remark(verb: Token) -> bool:
    return verb.lemma_.lower() in lemmas("remarks")


def _future(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("will", "shall", "'ll", "would") for c in verb.children)


def _marks(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}


def _relative_place_or_time(verb: Token) -> bool:
    """Whether a relative clause begins with "where", "when", "during which"."""
    first = next(iter(sorted(verb.subtree, key=lambda t: t.i)), verb)
    return first.lower_ in ("where", "when", "whereupon") or (first.pos_ == "ADP" and first.lower_ in _NEAR)


def _loose(verb: Token) -> bool:
    """Whether a relative clause stands after a comma and so goes on with the story: "met Y, who promised aid"."""
    before = verb.left_edge.i - 1
    return before >= 0 and verb.doc[before].text in (",", "-", "–", "—", "(")


def _up_from_noun(noun: Token, owning: bool) -> tuple[Token, int] | None:
    head, dep = noun.head, noun.dep_
    if dep in ("dobj", "nsubjpass", "oprd", "attr", "dative") and clausal(head):
        return None if _remark(head) and noun.lemma_.lower() not in lemmas("voiced") else (head, 1)
    if dep == "nsubj" and clausal(head):
        return (head, 1) if put_off(head) or head.lemma_.lower() in lemmas("happening") else None
    if dep in ("conj", "appos") and head.pos_ in _NOUNS:
        return head, 1
    if dep == "npadvmod" and clausal(head):
        return head, 1
    if dep == "pobj":
        word, above = head.lower_, head.head
        if word == "of" and above.pos_ in _NOUNS:
            return above, 1
        if clausal(above) and word in (_DATES if owning else _SHARES):
            return (above, 2) if word in ("during", "at", "after", "following") or not _remark(above) else None
        if above.pos_ in _NOUNS and word in ("during", "at", "on", "in", "after", "following"):
            return above, 2
        if head.dep_ == "agent":
            return None
    return None


def _up_from_verb(verb: Token, owning: bool, phrase: int) -> tuple[Token, int] | None:
    head, dep = verb.head, verb.dep_
    if dep == "conj" and clausal(head):
        if _future(verb) != _future(head) and any(c.dep_ == "aux" for c in verb.children):
            return None
        return head, 3 if owning else 1
    if dep == "xcomp" and clausal(head):
        if owning:
            return (head, 1) if head.lemma_ in _LIGHT else None
        scheduled = head.lemma_ == "agree" or (head.tag_ == "VBN" and head.lemma_ in _SCHEDULED)
        return (head, 1) if going(head) or scheduled or phrase > verb.i else None
    if dep == "xcomp" and head.lemma_ in _SCHEDULED and clausal(head.head):  # "on Wednesday he is due to tour"
        return head.head, 1
    if dep == "advcl" and clausal(head):
        return _up_from_adverbial(verb, head, owning)
    if dep == "relcl":
        if _relative_place_or_time(verb):
            return head, 1
        if not owning and not _loose(verb):  # "the base that Moscow keeps": whatever is done to it is dated apart
            return None
        return (head, 1 if owning and not _remark(verb) else 2)
    if dep == "acl":
        return (head, 1) if verb.tag_ in ("VBN", "VBG") else None
    if dep == "pcomp" and head.pos_ in ("ADP", "SCONJ"):
        above, word = head.head, head.lower_
        if word in _BY_DOING and (clausal(above) or above.pos_ in _NOUNS):
            return above, 2
    return None


def _up_from_adverbial(verb: Token, head: Token, owning: bool) -> tuple[Token, int] | None:
    marks = _marks(verb)
    if marks & _SAME_TIME:
        return head, 2
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return (head, 1 if going(head) or any(going(c) for c in head.children) else 2) if not owning else None
    if not marks or marks == {"after"}:
        return head, 1 if verb.tag_ == "VBG" and not owning else 2
    return None


def _through_name(token: Token) -> tuple[Token, int] | None:
    """From a name up to what it hangs on: "a visit to Moscow, where he met"."""
    head, dep = token.head, token.dep_
    if dep == "pobj" and head.head != head:
        return head.head, 0
    if dep in ("dobj", "nsubj", "nsubjpass", "appos", "conj", "poss", "compound", "attr", "dative") and head != token:
        return head, 0
    return None


def _climb(start: Token, *, owning: bool, phrase: int) -> dict[int, int]:
    """What a word stands under, itself included, with the cost of getting there."""
    reached = {start.i: 0}
    token, cost = start, 0
    while cost < FAR:
        step = (_up_from_verb(token, owning, phrase) if clausal(token) else _up_from_noun(token, owning)) if (
            clausal(token) or token.pos_ in _NOUNS
        ) else _through_name(token)  # fmt: skip
        relative = clausal(token) and token.dep_ == "relcl" and _relative_place_or_time(token)
        ends = owning and clausal(token) and token.dep_ == "relcl" and not relative
        if step is None or step[0].i in reached:
            break
        token, cost = step[0], cost + step[1]
        reached[token.i] = min(cost, FAR)
        if ends:
            break
        if relative and not clausal(token):  # the antecedent is where or when, whatever it hangs on
            above = _through_name(token)
            if above and above[0].i not in reached:
                token = above[0]
                reached[token.i] = cost
    return reached


def cost(cue: Token, owner: Token, phrase: Token, *, beside: bool = True) -> int:
    """How far a phrase is from a happening; FAR or more where it doesn't belong. `owner` is what the phrase hangs on;
    `beside` says whether it may be shared by what the owner hangs on (not "Tuesday's talks")."""
    if cue == owner:
        return 0
    if cue.doc is not owner.doc:
        return FAR
    above = _climb(cue, owning=False, phrase=phrase.i)
    if owner.i in above:
        return above[owner.i]
    if not beside:
        return FAR
    below = _climb(owner, owning=True, phrase=phrase.i)
    shared = min((above[i] + below[i] for i in above if i in below), default=FAR)
    return min(shared, _judged(cue, owner, phrase))


def _judged(cue: Token, owner: Token, phrase: Token) -> int:
    """ "Criticised the invasion of 2022": what follows the object of a verb of judging may well be the object's."""
    if not (clausal(owner) and _remark(owner)) or cue.i > phrase.i or clausal(cue):
        return FAR
    under = (cue.dep_ == "dobj" and cue.head == owner) or (cue.dep_ == "pobj" and cue.head.head == owner)
    return 2 if under else FAR
