"""Attributions whose cue is a preposition or a participle: "according to X", "citing X", "quoting X", "per X"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.knowledge.cues import cues
from communique.read.arguments import conjuncts
from communique.read.attribution.building import attribution, speaks
from communique.read.attribution.model import Attribution
from communique.read.attribution.phrases import opening, subtree
from communique.read.parse import Sentence
from communique.read.scene import Scene

CITING = {"citing", "quoting"}


def phrasal(scene: Scene, sentence: Sentence) -> Iterator[Attribution]:
    """The attributions of a sentence whose cue stands before the source like a preposition, in order."""
    known = cues()
    firsts = {phrase[0] for phrase in known.phrases}
    tokens = list(sentence)
    for i, token in enumerate(tokens):
        lower = token.lower_
        if lower in CITING and token.tag_ != "NN":
            found = _citing(scene, sentence, token)
            if found is not None:
                yield found
        elif lower in firsts:
            for phrase in known.phrases:
                if tuple(t.lower_ for t in tokens[i : i + len(phrase)]) == phrase:
                    found = _after(scene, sentence, tokens[i : i + len(phrase)])
                    if found is not None:
                        yield found
                    break


def _after(scene: Scene, sentence: Sentence, cue: list[Token]) -> Attribution | None:
    head = next((c for c in cue[-1].children if c.dep_ in ("pobj", "dobj") and c.i > cue[-1].i), None)
    if head is None:
        head = next((t for t in cue[-1].rights if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if head is None or (len(cue) == 1 and not speaks(scene, sentence, head)):  # "per cent", "per barrel"
        return None
    phrase = {t.i for t in cue} | {i for i in subtree(head) if i >= cue[0].i}
    swallowed = _swallowed(sentence, head, phrase)
    phrase -= swallowed
    content = reach(sentence, cue[0], phrase)
    if not content:
        return None
    made = attribution(scene, sentence, cue[0], conjuncts(head), content, reported=True, manner="cited")
    made.cue = sentence.offsets(cue[0], cue[-1])
    if swallowed:
        doc = sentence.span.doc
        made.source = sentence.offsets(doc[cue[-1].i + 1], doc[max(i for i in phrase if not doc[i].is_punct)])
    return made


def _swallowed(sentence: Sentence, head: Token, phrase: set[int]) -> set[int]:
    """The subject that the parser read as an apposition: "According to X, staff were told", a verb right after."""
    following = max(phrase) + 1
    if following >= sentence.span.end or sentence.span.doc[following].pos_ not in ("VERB", "AUX"):
        return set()
    doc = sentence.span.doc
    apposed = [c for c in head.rights if c.dep_ in ("appos", "conj") and doc[min(subtree(c)) - 1].text == ","]
    return subtree(apposed[-1]) if apposed else set()


def _citing(scene: Scene, sentence: Sentence, cue: Token) -> Attribution | None:
    head = next((c for c in cue.rights if c.dep_ in ("dobj", "nsubj", "pobj")), None)
    glued = head is None and cue.dep_ in ("compound", "amod") and cue.head.i > cue.i  # "Quoting President Duda"
    if glued:
        head = cue.head
        while head.dep_ == "compound" and head.head.i > head.i:
            head = head.head
    if head is None or not speaks(scene, sentence, head):
        return None
    if any(c.dep_ == "prep" and c.lower_ == "as" and any(True for _ in c.children) for c in cue.rights):
        return None  # "quoting X as saying": the inner verb's own
    phrase = subtree(cue) | (set(range(cue.i, head.i + 1)) if glued else set())
    nested = next((c for c in cue.rights if c.dep_ == "ccomp"), None)  # "quoting X, he said" read as one clause
    if nested is not None:
        phrase -= subtree(nested)
    content = reach(sentence, cue, phrase)
    if not content:
        return None
    made = attribution(scene, sentence, cue, conjuncts(head), content, reported=True, manner="cited")
    if glued:
        made.names = [made.name.split(" ", 1)[-1]]
        made.name = made.names[0]
    return made


def reach(sentence: Sentence, cue: Token, phrase: set[int]) -> set[int]:
    """What such a phrase vouches for: the sentence, where the phrase opens or closes it or stands between commas; the
    clause that it stands in, where it follows without a comma in mid-sentence."""
    span, doc = sentence.span, sentence.span.doc
    first, last = min(phrase), max(i for i in phrase if i < span.end)
    start = opening(sentence)
    rest = {i for i in range(start, span.end) if i not in phrase}
    words_before = [i for i in range(start, first) if not doc[i].is_punct]
    words_after = [i for i in range(last + 1, span.end) if not doc[i].is_punct]
    if not words_before or not words_after:
        return rest
    if doc[first - 1].text in (",", "-", "–", "—", "("):
        return rest
    governor = cue.head
    while governor.dep_ not in ("ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis") and governor.head != governor:
        governor = governor.head
    return {i for i in subtree(governor) if i not in phrase and span.start <= i < span.end} or rest
