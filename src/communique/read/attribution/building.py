"""Attributions made from tokens, and what sort of noun can be a source."""

from spacy.tokens import Token

from communique.knowledge.cues import cues
from communique.read.arguments import referent
from communique.read.attribution.model import Attribution, Stretch
from communique.read.attribution.phrases import name, source_span, stretches
from communique.read.parse import Sentence
from communique.read.scene import Scene

SPEAKING = {"person", "body", "media", "company", "state", "group"}  # kinds of entities
NOT_NAMED = {"that", "this", "it", "them", "him", "her", "us"}


def attribution(
    scene: Scene, sentence: Sentence, cue: Token, heads: list[Token], content: set[int], *,
    reported: bool, manner: str = "paraphrased", speech: bool = False,
) -> Attribution:  # fmt: skip
    """An attribution from tokens: the source's heads (none where it is not named), its cue, its content's indices."""
    start = sentence.offsets(cue)[0]
    source = source_span(sentence, heads, cue) if heads else (start, start)
    if heads:
        content = {i for i in content if not source[0] <= sentence.origin[sentence.span.doc[i].idx] < source[1]}
    text = scene.document.text
    names = [name(sentence, referent(h), text) for h in heads]
    return Attribution(
        source=source, cue=cue_span(sentence, cue), content=stretches(sentence, content), manner=manner,
        name=names[0] if names else "", reported=reported and bool(heads), speech=speech, sentence=sentence, verb=cue,
        head=referent(heads[0]) if heads else None, names=names,
    )  # fmt: skip


def cue_span(sentence: Sentence, cue: Token) -> Stretch:
    """The cue with its auxiliaries and particles, where they stand beside it."""
    first = last = cue
    doc = sentence.span.doc
    while first.i > sentence.span.start and doc[first.i - 1].head == cue and doc[first.i - 1].dep_ in (
        "aux", "auxpass", "neg", "advmod",
    ):  # fmt: skip
        first = doc[first.i - 1]
    while last.i + 1 < sentence.span.end and doc[last.i + 1].head == cue and doc[last.i + 1].dep_ == "prt":
        last = doc[last.i + 1]
    return sentence.offsets(first, last)


def thing(head: Token) -> bool:
    """Whether a source is a document, an image or a medium."""
    known = cues()
    lemma = referent(head).lemma_.lower()
    return lemma in known.documents or lemma in known.media or referent(head).lower_ in known.media


def speaks(scene: Scene, sentence: Sentence, head: Token) -> bool:
    """Whether a noun names somebody or something that speaks."""
    if head.pos_ in ("PROPN", "PRON"):
        return head.tag_ != "WDT" and head.lower_ not in NOT_NAMED
    known = cues()
    if head.lemma_.lower() in known.speakers or thing(head):
        return True
    mention = scene.at(sentence, head)
    return mention is not None and mention.kind in SPEAKING
