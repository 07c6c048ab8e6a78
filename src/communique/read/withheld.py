"""What the text says was not said: what is kept back, by whom, about which report."""

from collections.abc import Sequence

from spacy.tokens import Token

from communique.model import Report, Withheld, make_id
from communique.read.negation import Silence
from communique.read.parse import Sentence
from communique.read.scene import Scene
from communique.read.silences import silences
from communique.read.sources import Sources

APART = ("conj", "advcl", "cc", "parataxis", "relcl", "ccomp")
ACTORS = ("state", "person", "body", "company", "media", "group")


def find(scene: Scene, sources: Sources, reports: Sequence[Report]) -> list[Withheld]:
    """The withheld notes of a document, in order of place."""
    notes: dict[str, Withheld] = {}
    for sentence in scene.sentences:
        for silence in silences(sentence):
            note = _note(scene, sources, reports, sentence, silence)
            notes.setdefault(note.id, note)
    return list(notes.values())


def undisclosed(sentence: Sentence) -> bool:
    """Whether a sentence says that the content of something was not made known: an instrument then is not disclosed."""
    return any(s.what in ("content", "details") for s in silences(sentence))


def _note(scene: Scene, sources: Sources, reports: Sequence[Report], sentence: Sentence, silence: Silence) -> Withheld:
    evidence = scene.evidence(sentence, _clause(sentence, silence.anchor))
    mention = scene.at(sentence, silence.actor) if silence.actor is not None else None
    entity = mention.entity if mention is not None and mention.kind in ACTORS else None
    return Withheld(
        id=make_id("withheld", scene.document.id, silence.what, evidence.start, evidence.end),
        document=scene.document.id,
        what=silence.what,
        attribution=sources.chain(evidence.start, evidence.end),
        evidence=(evidence,),
        about=_about(reports, sentence, evidence.start, evidence.end),
        by=entity.id_in(scene.document) if entity else None,
    )


def _clause(sentence: Sentence, anchor: Token) -> list[Token]:
    """The clause under an anchor, without those that only stand beside it; a relative clause takes its noun along."""
    apart: set[int] = set()
    for child in anchor.children:
        asked = child.dep_ == "advcl" and child.left_edge.tag_ in ("WRB", "WP", "WDT")
        if child.dep_ == "conj" and child.lemma_ == "deny":  # "neither confirmed nor denied" is one thing
            continue
        beside = child.dep_ in APART and not ((asked or child.dep_ in ("ccomp", "relcl")) and child.i > anchor.i)
        if beside and (child.pos_ in ("VERB", "AUX", "CCONJ") or child.dep_ in ("cc", "conj")):
            apart |= {t.i for t in child.subtree}
    tokens = [t for t in anchor.subtree if t.i not in apart and not t.is_space]
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in anchor.children)
    if (
        anchor.dep_ in ("relcl", "advcl", "acl")
        and not infinitive
        and anchor.head.pos_ in ("NOUN", "PROPN")
        and anchor.head.i < anchor.i
    ):
        tokens += [t for t in anchor.head.subtree if t.i <= anchor.i]
    whole = [t for t in tokens if sentence.span.start <= t.i < sentence.span.end]
    while len(whole) > 1 and whole[-1].is_punct and whole[-1].text != '"':
        whole.pop()
    while len(whole) > 1 and whole[0].is_punct and whole[0].text != '"':
        whole.pop(0)
    return _short(sentence, whole, anchor)


def _short(sentence: Sentence, tokens: list[Token], anchor: Token) -> list[Token]:
    """At most 600 characters, around the anchor."""
    while (
        len(tokens) > 1
        and sentence.offsets(tokens[0], tokens[-1])[1] - sentence.offsets(tokens[0], tokens[-1])[0] > 600
    ):
        tokens = tokens[1:] if anchor.i - tokens[0].i > tokens[-1].i - anchor.i else tokens[:-1]
    return tokens


def _about(reports: Sequence[Report], sentence: Sentence, start: int, end: int) -> str | None:
    """The report that a note is about: one that overlaps it, else the nearest of its sentence, else the last before."""
    spans = [(e.start, e.end, r.id) for r in reports for e in r.evidence]
    over = [(min(b, end) - max(a, start), rid) for a, b, rid in spans if a < end and start < b]
    if over:
        return max(over, key=lambda o: o[0])[1]
    same = [(min(abs(start - b), abs(a - end)), rid) for a, b, rid in spans if a < sentence.end and sentence.start < b]
    if same:
        return min(same, key=lambda s: s[0])[1]
    before = [(start - b, rid) for a, b, rid in spans if b <= start]
    return min(before, key=lambda s: s[0])[1] if before else None
