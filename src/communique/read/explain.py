"""Why a record came out: a document read again with everything kept that a reading throws away.

`reader.look` keeps the scene; `explain` says of one record what it rests on, and
`passed_over` of one sentence what could have been told and was not.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from communique.model import Attribute, Report, Withheld
from communique.read import measures, relations
from communique.read.drafts import Draft
from communique.read.grounds import Ground, grounds
from communique.read.grounds import chain as chain_of
from communique.read.parse import Sentence
from communique.read.reader import Looked
from communique.read.silences import silences
from communique.read.subjects import Subjects
from communique.read.trees import Branch, tree
from communique.read.unreported import Unreported, unreported


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record, what each part of it rests on, and its sentences drawn."""

    record: Report | Attribute | Withheld
    grounds: tuple[Ground, ...]
    trees: tuple[tuple[Branch, ...], ...]


def explain(looked: Looked, id: str) -> Explanation | None:
    """Why the record of that id came out; null where none did."""
    for made, report in looked.told:
        if report.id == id:
            drawn = tuple(tree(made.instance.sentence, _marks(made)))
            return Explanation(report, tuple(grounds(looked.scene, made, report)), (drawn,))
    for record in looked.records:
        if record.id == id and not isinstance(record, Report):
            why = _of_claim(looked, record) if isinstance(record, Attribute) else _of_silence(looked, record)
            trees = tuple(tuple(tree(s)) for s in looked.sentences(record.evidence[0]))
            return Explanation(record, tuple(why), trees)
    return None


def passed_over(looked: Looked, sentence: Sentence) -> list[Unreported]:
    """What could have been told of a sentence and was not, with the reason."""
    return unreported(looked.scene, sentence, looked.told)


def _marks(made: Draft) -> dict[int, str]:
    """What the words of a sentence are to a report."""
    instance = made.instance
    out: dict[int, str] = {}
    if instance.predicate.light is not None:
        out[instance.predicate.light.i] = "support verb"
    for role, party in made.parties:
        if party.token in instance.sentence:
            out.setdefault(party.token.i, role)
    out |= {t.i: "item" for t in instance.items}
    if instance.instrument is not None:
        out[instance.instrument.i] = "instrument"
    return out | {instance.token.i: "cue"}


def _name(looked: Looked, id: str | None) -> str | None:
    return next((e.name for e in looked.scene.entities if e.id_in(looked.scene.document) == id), None)


def _of_claim(looked: Looked, claim: Attribute) -> Iterable[Ground]:
    subjects = Subjects(looked.scene)
    for sentence in looked.sentences(claim.evidence[0]):
        for rule, found in (("measures", measures.claims), ("relations", relations.claims)):
            for one in found(subjects, sentence):
                if one.property == claim.property and str(one.value) == str(claim.value):
                    words = " … ".join(dict.fromkeys(t.text for t in sorted(one.tokens, key=lambda t: t.i)))
                    yield Ground("property", claim.property, f"“{words}” (read/{rule}.py, knowledge/attributes.yaml)")
                    break
            else:
                continue
            break
    yield Ground("of", _name(looked, claim.subject) or claim.subject, "the thing that the words are said of")
    value = " ".join(str(x) for x in (claim.comparator, claim.value, claim.unit) if x is not None)
    yield Ground("value", value, f"“{' '.join(claim.text.split())}”")
    if claim.hedged:
        yield Ground("in doubt", "yes", "a word of doubt beside it")
    yield from chain_of(claim.attribution)


def _of_silence(looked: Looked, note: Withheld) -> Iterable[Ground]:
    evidence = note.evidence[0]
    for sentence in looked.sentences(evidence):
        for silence in silences(sentence):
            if silence.what == note.what and evidence.start <= sentence.offsets(silence.anchor)[0] < evidence.end:
                yield Ground("what", note.what, f"“{silence.anchor.text}” heads the clause that says it was not said")
                if silence.actor is not None:
                    yield Ground("by", _name(looked, note.by) or "(no one known)", f"“{silence.actor.text}”")
                break
    if note.about is not None:
        yield Ground("about", note.about, "the report whose words are nearest")
    yield from chain_of(note.attribution)
