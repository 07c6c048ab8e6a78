"""The words of a source, and the stretches of a content: from tokens to offsets."""

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from communique.read.attribution.model import Stretch
from communique.read.parse import Sentence

LONGEST_NAME = 12  # words: a name longer than that names nothing
NAME_PARTS = {
    "compound", "amod", "nmod", "nummod", "poss", "case", "prep", "pobj", "punct", "quantmod", "advmod",
    "npadvmod", "det",
}  # fmt: skip
NAMING_PREPOSITIONS = {"of", "for", "in", "at", "from", "to", "on", "within", "de", "del", "la"}
BESIDE = {"nsubj", "nmod"}  # a second head that the parser makes of "magazine" in "the magazine Sputnik said"
LEADING = {"det", "punct", "advmod", "cc", "predet"}
ARTICLES = {"a", "an", "the"}
DASHES = {"-", "–", "—", "―", "--"}
LONGEST_DATELINE = 12  # tokens
EDGE = {",", ".", ";", ":", "-", "–", "—", "--"}


def subtree(token: Token, *, without: Iterable[Token] = ()) -> set[int]:
    """Indices of a token and all under it, leaving out the subtrees of `without`."""
    barred = {t.i for t in without}
    found: set[int] = set()
    stack = [token]
    while stack:
        node = stack.pop()
        if node.i in barred:
            continue
        found.add(node.i)
        stack.extend(node.children)
    return found


def stretches(sentence: Sentence, indices: set[int]) -> list[Stretch]:
    """Runs of tokens as offsets. Punctuation between two runs joins them; commas and stops at the edges are left out,
    quotation marks and brackets kept."""
    doc = sentence.span.doc
    out: list[Stretch] = []
    run: list[int] = []
    for i in sorted(i for i in indices if sentence.span.start <= i < sentence.span.end):
        if run and i > run[-1] + 1 and not all(doc[k].is_punct for k in range(run[-1] + 1, i)):
            _close(sentence, run, out)
            run = []
        run.append(i)
    _close(sentence, run, out)
    return out


def _close(sentence: Sentence, run: list[int], out: list[Stretch]) -> None:
    doc = sentence.span.doc
    while run and doc[run[0]].text in EDGE:
        run.pop(0)
    while run and doc[run[-1]].text in EDGE:
        run.pop()
    if run:
        out.append(sentence.offsets(doc[run[0]], doc[run[-1]]))


def opening(sentence: Sentence) -> int:
    """The index of a sentence's first token after a dateline ("HAVANA, 4 July (Sputnik) -")."""
    doc, start = sentence.span.doc, sentence.span.start
    if start != 0:
        return start
    for i in range(start + 1, min(start + LONGEST_DATELINE, sentence.span.end - 1)):
        if doc[i].text in DASHES and (doc[i].whitespace_ or len(doc[i]) > 1) and doc[i - 1].whitespace_:
            return i + 1
        if not (doc[i].pos_ in ("PROPN", "NUM") or doc[i].is_punct or doc[i].is_upper):
            break
    return start


def source_span(sentence: Sentence, heads: list[Token], cue: Token) -> Stretch:
    """The whole noun phrase of a source, relative clause and apposition included, on its side of the cue."""
    indices: set[int] = set()
    for head in heads:
        indices |= {i for i in subtree(head) if (i < cue.i) == (head.i < cue.i) and i != cue.i}
    lead = heads[0]
    indices = {i for i in indices if sentence.span.start <= i < sentence.span.end} or {lead.i}
    doc = sentence.span.doc
    first, last = contiguous(indices, {h.i for h in heads})
    while last > first and doc[last].text in EDGE:
        last -= 1
    while first < last and (doc[first].text in EDGE or doc[first].dep_ == "cc"):
        first += 1
    return sentence.offsets(doc[first], doc[last])


def contiguous(indices: set[int], keep: set[int]) -> tuple[int, int]:
    """The bounds of the run of indices (gaps of one or two allowed) around those to keep."""
    first, last = min(keep), max(keep)
    while any(first - d in indices for d in (1, 2)):
        first -= 1 if first - 1 in indices else 2
    while any(last + d in indices for d in (1, 2)):
        last += 1 if last + 1 in indices else 2
    return first, last


def name(sentence: Sentence, head: Token, text: str) -> str:
    """A source's name as printed: its head with what stands before it and its `of`, `in`, `for` phrases, and a proper
    name right after it ("newspaper Granma"); articles, clauses, other appositions left out."""
    doc = sentence.span.doc
    indices = {head.i}
    _grow(head, indices, lambda t: t.dep_ in NAME_PARTS)
    first, last = contiguous(indices, {head.i})
    while first - 1 >= sentence.span.start and doc[first - 1].dep_ in BESIDE and doc[first - 1].head == doc[first].head:
        first = min(subtree(doc[first - 1]))
    while last + 1 < sentence.span.end and doc[last + 1].dep_ in ("appos", "nsubj") and doc[last + 1].pos_ == "PROPN":
        last += 1
    while first < head.i and (doc[first].dep_ in LEADING or doc[first].lower_ in ARTICLES):
        first += 1
    while last > head.i and (doc[last].is_punct or doc[last].dep_ == "case"):
        last -= 1
    while last - first >= LONGEST_NAME and last > head.i:  # drop prepositional phrases from the end
        last -= 1
        while last > head.i and doc[last].dep_ != "prep":
            last -= 1
        last -= last > head.i
    first = max(first, last - LONGEST_NAME + 1)
    start, end = sentence.offsets(doc[first], doc[last])
    return " ".join(text[start:end].split())


def _grow(token: Token, indices: set[int], wanted: Callable[[Token], bool]) -> None:
    for child in token.children:
        if not wanted(child) or (child.dep_ == "prep" and child.lower_ not in NAMING_PREPOSITIONS):
            continue
        if child.i > token.i and child.dep_ in ("amod", "advmod", "npadvmod"):  # "diplomats familiar with the talks"
            continue
        if child.is_punct and child.i > token.i and child.text != "-":
            continue
        indices.add(child.i)
        _grow(child, indices, wanted)
