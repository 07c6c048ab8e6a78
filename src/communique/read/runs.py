"""Runs of words that name a machine or a ship: the walks to the left and right of a head noun that `equipment` uses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from communique.knowledge.states import metonym_of, state_by_adjective, state_named, state_of_national
from communique.knowledge.things import equipment_words
from communique.read.models import coined, family, hyphenated, model_shape, singular
from communique.read.parse import Sentence
from communique.read.words import Word, words

LONGEST = 4  # words of a name
QUOTES = ('"', "'", "''", "``")
CALLED = {"called", "named", "dubbed", "nicknamed", "christened"}
SPOKE = {"said", "says", "told", "added", "stated", "stressed", "noted", "announced", "reported", "wrote", "argued"}
MADE = ("-made", "-built", "-produced", "-designed", "-supplied", "-developed", "-flagged", "-owned", "-class", "-type")
RANKS = {"admiral", "captain", "general", "marshal", "president", "minister"}  # open the names of many ships
MAKERS = {"plant", "works", "company", "factory", "group", "corporation", "concern", "holding", "bureau", "industries"}


@dataclass(slots=True, eq=False)
class Line:
    """A sentence as words. In a headline every word of weight has a capital, which then says nothing."""

    sentence: Sentence
    words: list[Word]
    headline: bool


@dataclass(slots=True, eq=False)
class Run:
    """Words i to j (included) of a line, the index of the head noun (-1 where there is none) and the kind; `name` where
    the words stand for a thing of another name."""

    line: Line
    i: int
    j: int
    head: int
    kind: str
    name: str | None = None

    @property
    def words(self) -> list[Word]:
        return self.line.words[self.i : self.j + 1]

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


def line(sentence: Sentence) -> Line:
    """A sentence made ready."""
    found = words(sentence)
    heavy = [w for w in found if len(w.text) > 3 and w.text.isalpha()]
    low = sum(not w.capital for w in heavy)
    return Line(sentence, found, len(heavy) > 2 and low < 2 and low <= len(heavy) // 4)


def owners(lines: list[Line]) -> frozenset[str]:
    """Words that speak or own somewhere in the document ("Hamas said", "Azov's"): they name no machine."""
    found = set()
    for one in lines:
        for a, b in zip(one.words, one.words[1:], strict=False):
            if a.capital and (b.text in ("'s", "'") or b.lower in SPOKE) and not a.digits:
                found.add(a.lower)
    return frozenset(found)


def singular_head(word: Word, nouns: frozenset[str]) -> tuple[str, bool] | None:
    """The head noun that a word is, and whether in the plural; None where it is none of these."""
    text = word.lower
    for candidate in (text, text.rpartition("-")[2]):
        if candidate in nouns:
            return candidate, False
        for stem in (candidate[:-1], candidate[:-2], candidate[:-3] + "y"):
            if len(candidate) > 3 and candidate.endswith("s") and stem in nouns:
                return stem, True
    return None


def nameable(word: Word, owned: frozenset[str]) -> bool:
    """Whether a word can be part of a model's or a ship's name."""
    lexicon = equipment_words()
    if not word.capital or word.lower in lexicon.not_names or word.lower in owned or word.lower.endswith(MADE):
        return word.capital and word.lower.endswith("-class")
    if state_by_adjective(word.text) or state_named(word.text) or state_of_national(word.text) or metonym_of(word.text):
        return False
    return not (word.digits and lexicon.not_models.fullmatch(word.text))


def _opens(word: Word) -> bool:
    """Whether a word that opens a sentence is only capitalised for that: the vocabulary of the parser knows it, or it
    stands in lower case elsewhere."""
    return word.start and not coined(word.text) and word.first.pos_ not in ("PROPN", "X")


def in_line(one: Line, owned: frozenset[str]) -> Iterator[Run]:
    """The runs that a line shows by itself: by prefix, head noun, shape and series, the surest first."""
    lexicon = equipment_words()
    yield from _prefixed(one, owned)
    for h in range(len(one.words) - 1, -1, -1):  # the last noun of a phrase is its head
        word = one.words[h]
        if not word.text[0].isalpha():
            continue
        if word.lower in CALLED:
            yield from _called(one, h, owned)
        strong = singular_head(word, lexicon.heads)
        ship = None if strong else singular_head(word, lexicon.vessels)
        weak = None if strong or ship else singular_head(word, lexicon.weak)
        head = strong or ship or weak
        if head:
            yield from _before(one, h, owned, weak=weak is not None or head[0] in ("ship", "vessel", "boat"),
                               kind="vessel" if ship else "equipment", plural=head[1])  # fmt: skip
            if not weak and not one.headline:
                yield from _after(one, h, owned, kind="vessel" if ship else "equipment", plural=head[1])
    yield from _shaped(one, owned)
    yield from _series(one)


def _prefixed(one: Line, owned: frozenset[str]) -> Iterator[Run]:
    for i, word in enumerate(one.words):
        if word.text in equipment_words().prefixes:
            j = _right(one, i + 1, owned)
            if j > i:
                yield Run(one, i, j, -1, "vessel")


def _right(one: Line, i: int, owned: frozenset[str], longest: int = LONGEST) -> int:
    """The last index of the name that starts at i; i - 1 where none does."""
    j = i
    while j < len(one.words) and j - i < longest:
        word = one.words[j]
        initial = len(word.text) == 2 and word.text[1] == "." and word.capital
        joined = word.lower in ("de", "del", "of", "al", "la") and j > i and j + 1 < len(one.words) and one.words[j + 1].capital
        rank = word.capital and word.lower in RANKS and j + 1 < len(one.words) and one.words[j + 1].capital
        if not (nameable(word, owned) or initial or joined or rank or (j > i and (word.number or model_shape(word.text)))):
            break
        if word.number and len(word.text) > 3:
            break
        j += 1
    return j - 1


def _before(one: Line, h: int, owned: frozenset[str], *, weak: bool, kind: str, plural: bool) -> Iterator[Run]:
    """Names before the head noun at h, over the lower-case words that say what kind of machine it is."""
    lexicon = equipment_words()
    at, i = one.words, h - 1
    if i < 0 or at[i].lower in lexicon.spoilers:
        return
    while i >= 0 and h - i <= 5 and at[i].text[0].islower() and at[i].first.pos_ in ("NOUN", "ADJ", "PROPN", "VERB", "ADV", "X"):
        known = any(singular_head(at[i], s) for s in (lexicon.heads, lexicon.kinds, lexicon.vessels))
        if at[i].first.pos_ in ("VERB", "ADV") and not known and "-" not in at[i].text:
            return
        weak = weak and not known
        i -= 1
    quoted = i > 0 and at[i].text in QUOTES
    i -= quoted
    run = _left(one, i, owned)
    if run is None:
        return
    s, e = run
    text = " ".join(w.text for w in at[s : e + 1])
    loose = not coined(text)
    ship_name = kind == "vessel" and e > s
    if loose and not quoted and ((weak and not ship_name) or one.headline or at[h].capital):
        return
    if h + 1 < len(at) and not plural and at[h + 1].first.pos_ == "NOUN" and at[h + 1].text[0].islower() and loose and not any(
        singular_head(at[h + 1], s) for s in (lexicon.heads, lexicon.weak, lexicon.vessels, lexicon.kinds)
    ):
        return
    kind = "equipment" if kind == "vessel" and (
        plural or at[e].lower.endswith("-class") or (s and at[s - 1].lower in ("a", "an"))
    ) else kind
    yield Run(one, s, e, h, kind)
    while plural and not quoted:
        run = _coordinated(one, s, owned)
        if run is None:
            return
        s, e = run
        if e - s < 3:
            yield Run(one, s, e, h, kind)


def _left(one: Line, e: int, owned: frozenset[str]) -> tuple[int, int] | None:
    """The name that ends at e: its first and last index."""
    at, s = one.words, e + 1
    while s > 0 and e - s < LONGEST - 1:
        word = at[s - 1]
        figure = word.number and len(word.text) <= 5 and s - 1 > 0 and nameable(at[s - 2], owned) and s - 1 == e
        if _opens(word) or not (nameable(word, owned) or figure or (model_shape(word.text) and not equipment_words().not_models.fullmatch(word.text))):
            break
        s -= 1
    # An owner further left means that what follows is no longer surely the model's own: "Lockheed Martin F-35".
    while s < e and at[e].digits and hyphenated(at[e].text):
        s += 1
    return (s, e) if s <= e else None


def _coordinated(one: Line, s: int, owned: frozenset[str]) -> tuple[int, int] | None:
    """The name before a comma or an "and" that stands before index s."""
    at, i = one.words, s - 1
    if i < 1 or at[i].lower not in (",", "and", "or", "&"):
        return None
    if at[i].lower != "," and at[i - 1].text == ",":
        i -= 1
    return _left(one, i - 1, owned)


def _after(one: Line, h: int, owned: frozenset[str], *, kind: str, plural: bool) -> Iterator[Run]:
    """A name right after its head noun: "the frigate Admiral Gorshkov", "the gyrocopter Taurus"."""
    at, i = one.words, h + 1
    determined = any(w.lower in ("the", "a", "an", "its", "their", "his") or w.capital for w in at[max(0, h - 4) : h])
    apposed = kind == "vessel" and i + 1 < len(at) and at[i].text == "," and at[i + 1].lower == "the"
    i += 2 if apposed else i < len(at) and at[i].text in QUOTES
    if i >= len(at) or (kind == "equipment" and (plural or not determined)):
        return
    j = _right(one, i, owned)
    if j < i or (apposed and j + 1 < len(at) and at[j + 1].text not in (",", ".", ")")):
        return
    nxt = at[j + 1] if j + 1 < len(at) else None
    text = " ".join(w.text for w in at[i : j + 1])
    if nxt and (nxt.text in ("'s", "'") or nxt.lower in SPOKE):
        return
    if kind == "equipment" and not coined(text) and (
        at[i].first.ent_type_ in ("DATE", "GPE", "PERSON", "TIME") or (nxt is not None and nxt.first.pos_ in ("VERB", "AUX", "NOUN") and not at[i - 1].text in QUOTES)
    ):
        return
    yield Run(one, i, j, h, kind)
    while plural and j + 2 < len(at) and at[j + 1].lower in (",", "and"):
        i = j + 2 if at[j + 2].lower != "and" else j + 3
        j = _right(one, i, owned)
        if j < i:
            return
        yield Run(one, i, j, h, kind)


def _called(one: Line, c: int, owned: frozenset[str]) -> Iterator[Run]:
    """A name after "called": "a drone called Shahed", "a tanker named the Sea Horse"."""
    lexicon = equipment_words()
    at = one.words
    before = at[c - 1] if c else None
    head = before and (singular_head(before, lexicon.vessels) or singular_head(before, lexicon.heads))
    i = c + 1
    while i < len(at) and (at[i].lower == "the" or at[i].text in QUOTES):
        i += 1
    j = _right(one, i, owned) if head else -1
    if before is not None and j >= i:
        yield Run(one, i, j, c - 1, "vessel" if singular_head(before, lexicon.vessels) else "equipment")


def _shaped(one: Line, owned: frozenset[str]) -> Iterator[Run]:
    """Models by their shape alone: "S-400", with the nickname after it ("MQ-9 Reaper")."""
    lexicon = equipment_words()
    at = one.words
    for i, word in enumerate(at):
        if not (hyphenated(word.text) and nameable(word, owned)):
            continue
        before = at[i - 1].lower if i else ""
        after = at[i + 1] if i + 1 < len(at) else None
        if before in lexicon.not_before or (after and singular(after.lower) in lexicon.not_after):
            continue
        j = _right(one, i + 1, owned, longest=2) if not one.headline else i
        while j > i and (at[j].number or singular_head(at[j], lexicon.heads)):
            j -= 1
        yield Run(one, i, max(i, j), -1, "equipment")


def _series(one: Line) -> Iterator[Run]:
    series = equipment_words().series
    at = one.words
    for i, word in enumerate(at):
        if not word.capital:
            continue
        if i + 1 < len(at) and f"{word.text} {at[i + 1].text}" in series:
            yield Run(one, i, i + 1, -1, "equipment")
        elif word.text in series or family(word.text) in series or word.text.partition("-")[0] in series:
            yield Run(one, i, i, -1, "equipment")


def neighbours(one: Line, found: list[Run], owned: frozenset[str]) -> Iterator[Run]:
    """Names in a list with a model that its shape gives away: "the Formula, VR-12, Moskit and Busel"."""
    at = one.words
    for run in found:
        if run.line is not one or run.head >= 0 or not run.words[0].digits:
            continue
        left, right = [], []
        s = run.i
        while (pair := _coordinated(one, s, owned)) and pair[1] - pair[0] < 2:
            left.append(pair)
            s = pair[0]
        j = run.j
        while j + 2 < len(at) and at[j + 1].lower in (",", "and", "or"):
            i = j + 2 if at[j + 2].lower not in ("and", "or") else j + 3
            j = _right(one, i, owned, longest=2)
            if j < i:
                break
            right.append((i, j))
        if len(left) + len(right) > 1:
            yield from (Run(one, a, b, -1, "equipment") for a, b in left + right)


def makers(found: list[Run]) -> dict[str, Run]:
    """The companies named with their model: "the Taurus gyrocopter of the Polish company Trendak"."""
    named = {}
    for run in found:
        at, i = run.line.words, max(run.head, run.j) + 1
        if i + 2 < len(at) and at[i].lower in ("of", "from", "by") and run.kind == "equipment":
            noun = next((k for k in range(i + 1, min(len(at) - 1, i + 6)) if at[k].lower in MAKERS | {"firm", "manufacturer", "maker"}), -1)
            if noun > 0 and at[noun + 1].capital:
                named[at[noun + 1].text] = run
    return named


def by_maker(one: Line, named: Mapping[str, Run], name: str | None = None) -> Iterator[Run]:
    """A maker's name with an article, which then is its machine's: "the Trendak - a small aircraft"."""
    at = one.words
    for i in range(1, len(at)):
        run = named.get(at[i].text)
        after = at[i + 1] if i + 1 < len(at) else None
        if run is not None and at[i - 1].lower == "the" and (after is None or not (after.capital or after.first.pos_ == "NOUN")):
            yield Run(one, i, i, -1, run.kind, run.text)


def known(one: Line, names: Mapping[str, str]) -> Iterator[Run]:
    """Bare mentions of names that the document gives elsewhere."""
    at = one.words
    for i, word in enumerate(at):
        if not (word.capital or word.digits):
            continue
        for j in range(min(len(at), i + LONGEST) - 1, i - 1, -1):
            text = " ".join(w.text for w in at[i : j + 1])
            name = next((n for n in (text, family(text), text.removesuffix("s")) if n in names), None)
            if name is None:
                continue
            after = at[j + 1].lower if j + 1 < len(at) else ""
            if not (after in MAKERS or after in SPOKE or (_opens(word) and not coined(text))):
                yield Run(one, i, j, -1, names[name])
                break
