"""What a report rests on, part by part: which words, which path or rule, for each thing that came out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.tokens import Token

from communique.knowledge.frames import Frame, frames
from communique.knowledge.words import word_sets
from communique.model import Link, Report
from communique.read.arguments import Predicate
from communique.read.clauses import clause
from communique.read.confidence import parts
from communique.read.drafts import Draft
from communique.read.modal_words import Weighing, weighing
from communique.read.parties import Party, parties
from communique.read.paths import tokens_of
from communique.read.reports import own_date
from communique.read.scene import Scene

PATHS = {
    "subject": "who acts", "object": "what is acted on", "indirect": "the one it is done for", "poss": "the possessor",
    "adj": "a word before it", "surface": "the subject of the clause", "self": "the cue itself",
    "under": "named below the cue", "governor": "the subject of the clause that the noun stands in",
    "subject_adj": "a word before the subject", "object_adj": "a word before the object",
    "of_adj": "a word before what follows 'of'", "object_to": "after 'to' or 'for' of the object",
    "made_by": "a word within the goods", "under_subject": "the subject of what happens under it",
    "light_object": "the object of 'join'", "self_subject": "the subject of what the cue is said of",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that came out (`label`: `value`) and what it rests on."""

    label: str
    value: str
    because: str = ""


@cache
def meaning(type_: str) -> str:
    """What a type of report means: the head of its file of frames."""
    text = resources.files("communique.knowledge").joinpath("frames", f"{type_}.yaml").read_text(encoding="utf-8")
    head = re.match(r"(?:#.*\n)+", text)
    words = " ".join(line.lstrip("# ").strip() for line in head.group().splitlines()) if head else ""
    return words.split(". ")[0].rstrip(".")


def grounds(scene: Scene, made: Draft, report: Report) -> list[Ground]:
    """Everything that a report rests on, in the order in which it was found."""
    out = [*_frame(made), *_roles(scene, made), *_things(scene, made, report)]
    out += [*_mood(made, report), *chain(report.attribution), *_time(scene, made, report), *_place(scene, made, report)]
    if report.topics:
        out.append(Ground("topics", ", ".join(report.topics), ", ".join(_topic_words(made, report))))
    if report.confidence is not None:
        weights = ", ".join(f"{name} {weight:+.2f}" for name, weight in parts(made))
        out.append(Ground("confidence", f"{report.confidence:.2f}", weights))
    return out


def file_of(frame: Frame) -> str:
    """Where a frame is written."""
    known = any(frame is f or frame.name == f.name for f in frames().frames)
    return f"knowledge/frames/{frame.type}.yaml" if known else "read/voices.py"


def cue_words(predicate: Predicate) -> str:
    """The cue as printed, its support verb before it."""
    word = f"“{predicate.token.text}”"
    return f"“{predicate.light.text}” … {word}" if predicate.light is not None else word


def part_of_speech(predicate: Predicate) -> str:
    """What the cue is, by its lemma: `deliver, a verb`."""
    token = predicate.token
    kind = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}.get(token.pos_, "word")
    return f"{token.lemma_.lower()}, {'an' if kind == 'adjective' else 'a'} {kind}"


def _frame(made: Draft) -> Iterator[Ground]:
    frame, predicate = made.instance.frame, made.instance.predicate
    yield Ground("frame", frame.name, f"{file_of(frame)}: {meaning(frame.type)}")
    examples = frame.rest.get("examples") or ()
    if examples:
        yield Ground("", "like", f"“{examples[0]}”")
    if file_of(frame).startswith("read/"):
        yield Ground("cue", cue_words(predicate), "a quotation whose words no other frame tells")
        return
    yield Ground("cue", cue_words(predicate), part_of_speech(predicate))
    if predicate.light is not None:
        yield Ground("support verb", f"“{predicate.light.text}”", "its subject acts, its tense and negation count")


def _roles(scene: Scene, made: Draft) -> Iterator[Ground]:
    for role, party in made.parties:
        yield Ground(role, _named(party), path_of(scene, made, role, party))


def _named(party: Party) -> str:
    name = party.entity.name if party.entity is not None else party.text
    return f"{name} ({party.country})" if party.country else name


def path_of(scene: Scene, made: Draft, role: str, party: Party) -> str:
    """How a role came to be filled by a party: a path of the grammar, or a rule beyond it."""
    instance = made.instance
    sentence, frame = instance.sentence, instance.frame
    for path in paths_of(frame, role, instance.predicate):
        for one in path.split("|"):
            for token in tokens_of(scene, sentence, instance.predicate, one):
                if any(p.token == party.token for p in parties(scene, sentence, token)):
                    return f"{_printed(scene, party)}, {gloss(one)} [{one}]"
    if party.token.doc is not sentence.span.doc or party.token not in sentence.span:
        return "not in the sentence: from the dealings told before it"
    if role in frame.words("context") and made.type != "statement":
        return f"{_printed(scene, party)}, left out by the clause: from the dealings told around it"
    if role == "addressee":
        return f"{_printed(scene, party)}, in what is said"
    if role == "supplier":
        return f"{_printed(scene, party)}, on the goods"
    if role == "speaker":
        return f"{_printed(scene, party)}, whose words they are"
    return f"{_printed(scene, party)}, by the rules of the type"


def paths_of(frame: Frame, role: str, predicate: Predicate) -> tuple[str, ...]:
    """The paths that fill a role, under this cue word."""
    swap = (frame.rest.get("swap") or {}).get(predicate.token.lemma_.lower())
    if swap and role in swap[:2]:
        return (swap[2],) if role == swap[0] else tuple(frame.roles[swap[0]])
    return tuple(frame.roles.get(role, ()))


def gloss(path: str) -> str:
    """A path in words."""
    if path in PATHS:
        return PATHS[path]
    where, _, preposition = path.partition(":")
    after = {"on": "after", "deep": "below, after", "object": "after the object's", "subject": "after the subject's"}
    return f"{after.get(where, where)} '{preposition}'" if preposition else where


def _printed(scene: Scene, party: Party) -> str:
    return _quote(scene.document.text[party.start : party.end])


def _quote(text: str) -> str:
    return f"“{' '.join(text.split())}”"


def _things(scene: Scene, made: Draft, report: Report) -> Iterator[Ground]:
    paths = ", ".join(p for p in made.instance.frame.roles.get("item", ()))
    for item in report.items:
        amount = " ".join(str(x) for x in (item.comparator, item.quantity, item.unit) if x is not None)
        yield Ground("item", item.text, "; ".join(x for x in (amount, f"[{paths}]" if paths else "") if x))
    if report.instrument is not None:
        told = {True: "disclosed", False: "not disclosed", None: ""}[report.instrument.disclosed]
        path = ", ".join(made.instance.frame.roles.get("instrument", ()))
        because = (report.instrument.form, told, f"[{path}]" if path else "")
        yield Ground("instrument", report.instrument.text, "; ".join(x for x in because if x))


def _mood(made: Draft, report: Report) -> Iterator[Ground]:
    found = weighing(made.instance.predicate)
    yield Ground("status", report.status, _status(made, report.status, found))
    doubt = ", ".join(f"“{t.text}”" for t in found.doubt)
    if report.hedged:
        yield Ground("in doubt", "yes", doubt or "by the frame or its context")
    if report.stage:
        own = made.instance.frame.stage
        turned = "" if own == report.stage else f"the frame's {own or 'stage'}, turned by the status or what governs it"
        yield Ground("stage", report.stage, turned or "the frame's")
    if report.kind:
        yield Ground("kind", report.kind, "the frame's" if made.instance.frame.kind == report.kind else "by the words")


def _status(made: Draft, status: str, found: Weighing) -> str:
    if made.type == "statement" and status == "occurred":
        return "a position is taken whatever it says"
    words = found.words.get(status, ())
    if words:
        return ", ".join(f"“{t.text}”" for t in words)
    if made.instance.frame.status == status:
        return "the frame's"
    return "nothing says otherwise" if status == "occurred" else "by the form of the clause"


def chain(links: Iterable[Link]) -> Iterator[Ground]:
    """A chain of sources, link by link, each with the words that name it."""
    for number, link in enumerate(links):
        cue = _quote(link.cue.quote) if link.cue is not None else "" if number else "the article itself"
        yield Ground("" if number else "according to", f"{link.name} ({link.manner})", cue)


def _time(scene: Scene, made: Draft, report: Report) -> Iterator[Ground]:
    if report.when is None and report.when_text is None:
        return
    own = own_date(scene, made)
    said = _quote(report.when_text or "")
    if report.when is None:
        negated = report.status == "negated"
        because = "what did not happen has no date" if negated else "counts from a date that is not known"
    else:
        because = {"stated": "stated", "resolved": "counted from a known date"}.get(report.when_basis or "", "")
        because += "" if own.text == report.when_text else "; carried from a happening told before"
    yield Ground("when", report.when or "not known", f"{said}, {because}")


def _place(scene: Scene, made: Draft, report: Report) -> Iterator[Ground]:
    if report.where is None:
        return
    place, sentence = report.where, made.instance.sentence
    if place.start is None or place.end is None:
        because = "inferred"
    elif sentence.start <= place.start < sentence.end:
        because = f"{_quote(scene.document.text[place.start : place.end])}, in the sentence"
    else:
        because = f"{_quote(scene.document.text[place.start : place.end])}, in another sentence"
    yield Ground("where", f"{place.text} ({place.country})" if place.country else place.text, because)


def _topic_words(made: Draft, report: Report) -> list[str]:
    table = word_sets("topics")
    words: set[str] = frozenset().union(*(table.get(t, frozenset()) for t in report.topics))  # type: ignore[assignment]
    found: list[Token] = [t for t in clause(made.instance.predicate) if t.lemma_.lower() in words]
    return list(dict.fromkeys(f"“{t.text}”" for t in found))
