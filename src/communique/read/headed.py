"""Names that a head noun gives away: "Polonez missile launchers", "the frigate Kazan", "a drone called X"."""

from collections.abc import Iterator

from communique.knowledge.things import equipment_words
from communique.read.models import coined
from communique.read.runs import CALLED, QUOTES, SPOKE, Line, Run, coordinated, left, right, singular_head


def headed(one: Line, owned: frozenset[str]) -> Iterator[Run]:
    """The runs that the head nouns of a line show."""
    lexicon = equipment_words()
    for h in range(len(one.words) - 1, -1, -1):  # the last noun of a phrase is its head
        word = one.words[h]
        if not word.text[0].isalpha():
            continue
        if word.lower in CALLED:
            yield from called(one, h, owned)
        strong = singular_head(word, lexicon.heads)
        ship = None if strong else singular_head(word, lexicon.vessels)
        weak = None if strong or ship else singular_head(word, lexicon.weak)
        head = strong or ship or weak
        if head:
            kind = "vessel" if ship else "equipment"
            yield from before(one, h, owned, head=head[0], kind=kind, plural=head[1] or head[0] == "aircraft")
            if not weak and not word.capital:
                yield from after(one, h, owned, kind=kind, plural=head[1])


def before(one: Line, h: int, owned: frozenset[str], *, head: str, kind: str, plural: bool) -> Iterator[Run]:
    """Names before the head noun at h, over the lower-case words that say what kind of machine it is."""
    lexicon = equipment_words()
    at, i = one.words, h - 1
    if i < 0 or at[i].lower in lexicon.spoilers:
        return
    weak = head in lexicon.weak or head in ("ship", "vessel", "boat")
    while (
        i >= 0
        and h - i <= 5
        and at[i].text[0].islower()
        and at[i].first.pos_ in ("NOUN", "ADJ", "PROPN", "VERB", "ADV", "X")
    ):
        known = any(singular_head(at[i], s) for s in (lexicon.heads, lexicon.kinds, lexicon.vessels, lexicon.weak))
        if at[i].first.pos_ in ("VERB", "ADV") and not known and "-" not in at[i].text:
            return
        weak = weak and not known
        i -= 1
    quoted = i > 0 and at[i].text in QUOTES and not at[i - 1].last.whitespace_  # a closing one
    i -= quoted
    run = left(one, i, owned)
    if run is None:
        return
    s, e = run
    text = " ".join(w.text for w in at[s : e + 1])
    loose = not coined(text)
    if weak and not loose and head not in lexicon.machines and text.isupper() and text.isalpha():
        loose = True  # "USDA systems": an owner as likely as a model
    ship_name = kind == "vessel" and e > s
    if loose and not quoted and ((weak and not ship_name) or one.headline or at[h].capital):
        return
    if (
        h + 1 < len(at)
        and not plural
        and at[h + 1].first.pos_ == "NOUN"
        and at[h + 1].text[0].islower()
        and loose
        and not any(singular_head(at[h + 1], s) for s in (lexicon.heads, lexicon.weak, lexicon.vessels, lexicon.kinds))
    ):
        return
    kind = (
        "equipment"
        if kind == "vessel" and (plural or at[e].lower.endswith("-class") or (s and at[s - 1].lower in ("a", "an")))
        else kind
    )
    yield Run(one, s, e, h, kind)
    while plural and not quoted:
        run = coordinated(one, s, owned)
        if run is None:
            return
        s, e = run
        if e - s < 3:
            yield Run(one, s, e, h, kind)


def after(one: Line, h: int, owned: frozenset[str], *, kind: str, plural: bool) -> Iterator[Run]:
    """A name right after its head noun: "the frigate Admiral Gorshkov", "the gyrocopter Taurus"."""
    at, i = one.words, h + 1
    determined = any(w.lower in ("the", "a", "an", "its", "their", "his") or w.capital for w in at[max(0, h - 4) : h])
    apposed = kind == "vessel" and i + 1 < len(at) and at[i].text == "," and at[i + 1].lower == "the"
    i += 2 if apposed else i < len(at) and at[i].text in QUOTES
    if i >= len(at) or (kind == "equipment" and (plural or not determined)):
        return
    j = right(one, i, owned)
    if j < i or (apposed and j + 1 < len(at) and at[j + 1].text not in (",", ".", ")")):
        return
    nxt = at[j + 1] if j + 1 < len(at) else None
    text = " ".join(w.text for w in at[i : j + 1])
    if nxt and (nxt.text in ("'s", "'") or nxt.lower in SPOKE):
        return
    if (
        kind == "equipment"
        and not coined(text)
        and at[i - 1].text not in QUOTES
        and (
            at[i].first.ent_type_ in ("DATE", "GPE", "TIME")
            or (nxt is not None and nxt.first.pos_ == "NOUN")
            or (nxt is not None and nxt.first.pos_ in ("VERB", "AUX") and at[h - 1].lower not in ("the", "a", "an"))
        )
    ):
        return
    yield Run(one, i, j, h, kind)
    while plural and j + 2 < len(at) and at[j + 1].lower in (",", "and"):
        i = j + 2 if at[j + 2].lower != "and" else j + 3
        j = right(one, i, owned)
        if j < i:
            return
        yield Run(one, i, j, h, kind)


def called(one: Line, c: int, owned: frozenset[str]) -> Iterator[Run]:
    """A name after "called": "a drone called Shahed", "a tanker named the Sea Horse"."""
    lexicon = equipment_words()
    at = one.words
    before = at[c - 1] if c else None
    head = before and (singular_head(before, lexicon.vessels) or singular_head(before, lexicon.heads))
    i = c + 1
    while i < len(at) and (at[i].lower == "the" or at[i].text in QUOTES):
        i += 1
    j = right(one, i, owned) if head else -1
    if before is not None and j >= i:
        yield Run(one, i, j, c - 1, "vessel" if singular_head(before, lexicon.vessels) else "equipment")
