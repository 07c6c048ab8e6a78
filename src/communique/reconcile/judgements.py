"""What people have decided: rows that reconciling reads beside the readings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """Two entities, or two events, named by the id of any of their members, are the same, different, or left open.

    `who`, `when` (EDTF) and `why` are kept for the reader of the ledger; nothing is decided by them.
    """

    verdict: str
    a: str
    b: str
    who: str | None = None
    when: str | None = None
    why: str | None = None


def pairs(judgements: tuple[Judgement, ...], verdict: str) -> list[tuple[str, str]]:
    """The pairs that were judged so, sorted."""
    return sorted((min(j.a, j.b), max(j.a, j.b)) for j in judgements if j.verdict == verdict)
