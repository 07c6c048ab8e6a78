"""Why values contradict one another, and which were weighed and found to agree.

Nothing here decides: the same findings are made again, and their reasons kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from communique.model import Conflict
from communique.reconcile.accounts import Account
from communique.reconcile.conflicts import event_conflict_id
from communique.reconcile.properties import Claim, in_words
from communique.reconcile.properties import weigh as weigh_claims
from communique.reconcile.questions import Question, Voice, questions
from communique.text import edtf


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two values of one field, in words, with the reports or attributes that give them, and whether both can hold."""

    values: tuple[str, str]
    given_by: tuple[tuple[str, ...], tuple[str, ...]]
    excludes: bool
    because: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why a conflict is one: every two values that were weighed, those that exclude one another first."""

    conflict: str
    weighed: tuple[Weighed, ...]


def contradiction(
    conflict: Conflict, accounts: list[Account], voices: dict[str, tuple[str, str]], resolve: dict[str, str]
) -> Contradiction:
    """The reasons for a conflict of an event; its accounts sorted by id, each with its origin's key and name."""
    asked = [q for q in questions(accounts, resolve) if event_conflict_id(conflict.target, q) == conflict.id]
    return Contradiction(conflict.id, _sorted(w for question in asked for w in _weighed(question, voices)))


def _sorted(weighed: Iterable[Weighed]) -> tuple[Weighed, ...]:
    return tuple(sorted(weighed, key=lambda w: (not w.excludes, w.values, w.given_by)))


def _weighed(question: Question, voices: dict[str, tuple[str, str]]) -> Iterable[Weighed]:
    by_value: dict[str, list[Voice]] = {}
    for voice in question.voices:
        by_value.setdefault(repr(question.show(voice[1])), []).append(voice)
    for x, y in combinations(sorted(by_value), 2):
        left, right = by_value[x], by_value[y]
        findings = [question.weigh(v, w) for v in left for w in right]
        finding = max(findings, key=lambda v: v.excludes)
        excludes, because = finding
        shared = {voices[a.id] for a, _ in left} & {voices[a.id] for a, _ in right}
        if excludes and shared:
            excludes, because = False, f"one origin says both: {min(shared)[1]}"
        values = (_said(question, left[0]), _said(question, right[0]))
        yield Weighed(values, (tuple(a.id for a, _ in left), tuple(a.id for a, _ in right)), excludes, because)


def _said(question: Question, voice: Voice) -> str:
    value = question.show(voice[1])
    return edtf.humanize(value) if question.field == "when" else str(value)


def contradiction_of_claims(conflict: Conflict, claims: list[Claim]) -> Contradiction:
    """The reasons for a conflict of a thing; `claims` are all on that property of it."""
    by_value: dict[str, list[Claim]] = {}
    for claim in claims:
        by_value.setdefault(_claimed(claim), []).append(claim)
    out = []
    for x, y in combinations(sorted(by_value), 2):
        left, right = by_value[x], by_value[y]
        finding = max((weigh_claims(a, b) for a in left for b in right), key=lambda v: v.excludes)
        given_by = (tuple(c.attribute.id for c in left), tuple(c.attribute.id for c in right))
        out.append(Weighed((x, y), given_by, finding.excludes, finding.because))
    return Contradiction(conflict.id, _sorted(out))


def _claimed(claim: Claim) -> str:
    return in_words(claim.number) if claim.number else str(claim.attribute.value)
