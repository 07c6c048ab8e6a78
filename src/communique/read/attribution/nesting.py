"""Which attribution stands in which."""

from communique.read.attribution.model import Attribution, Stretch, joined
from communique.read.attribution.phrasal import CITING


def once(found: list[Attribution]) -> list[Attribution]:
    """One attribution a cue: "citing X" is not also read as X's being cited by the subject."""
    cited = [a for a in found if a.sentence is not None and a.verb is not None and a.manner == "cited"]
    sources_of = {(a.sentence.index, a.verb.i) for a in cited if a.sentence is not None and a.verb is not None}
    return [
        a for a in found
        if a.manner == "cited" or a.sentence is None or a.verb is None or a.verb.lower_ not in CITING
        or (a.sentence.index, a.verb.i) not in sources_of
    ]  # fmt: skip


def _less(content: list[Stretch], out: Stretch, text: str) -> list[Stretch]:
    """A content without one stretch and the comma before it."""
    parts = [(p, min(q, out[0])) for p, q in content] + [(max(p, out[1]), q) for p, q in content]
    trimmed = [(p, p + len(text[p:q].rstrip(" ,"))) for p, q in parts if p < q]
    return sorted({(p, q) for p, q in trimmed if p < q})


def _cited(a: Attribution, near: list[Attribution], text: str) -> None:
    """Whom a sentence's own source cites stands in that source, and vouches for what it says."""
    assert a.verb is not None
    speech = [b for b in near if b is not a and b.speech]
    host = next((b for b in speech if b.verb == a.verb.head), None) or next((b for b in speech if b.reported), None)
    if host is not None:
        host.content = _less(host.content, (a.cue[0], max(a.source[1], a.cue[1])), text)
        a.outer, a.content = host, list(host.content)


def nest(found: list[Attribution], text: str) -> None:
    """Say which attribution stands in which: who cites stands in the sentence's own source; an outer source vouches for
    what its inner one's quotation goes on with."""
    by_sentence: dict[int, list[Attribution]] = {}
    for a in found:
        if a.sentence is not None:
            by_sentence.setdefault(a.sentence.index, []).append(a)
    for a in found:
        if a.sentence is not None and a.verb is not None and a.verb.lower_ in CITING:
            _cited(a, by_sentence[a.sentence.index], text)
    for a in found:
        if a.sentence is None or a.outer is not None:
            continue
        near = (b for b in by_sentence[a.sentence.index] if b is not a and b.outer is not a)
        around = [b for b in near if b.reported and b.holds(a.cue[0])]
        a.outer = min(around, key=lambda b: sum(q - p for p, q in b.content), default=None)
    for a in found:
        if a.outer is not None and a.sentence is not None and a.outer.holds(a.cue[0]):
            beyond = [(p, q) for p, q in a.content if q > a.sentence.end or p < a.sentence.start]
            a.outer.content = joined([*a.outer.content, *beyond], text)
