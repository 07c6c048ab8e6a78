"""What the parser labels an organisation or a place, where nothing else has claimed the words."""

from collections.abc import Mapping

from spacy.tokens import Span

from communique.knowledge.gazetteer import city_known_as
from communique.knowledge.names import vocabulary
from communique.knowledge.words import word_sets
from communique.read.page import ARTICLES, HYPHENS, POSSESSIVES, Found, Page
from communique.text.names import fold

LABELS = {"ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place"}
NEAR = frozenset({"near", "in", "at", "outside", "around"})
DOUBTFUL = frozenset({"PERSON", "NORP", "PRODUCT", "WORK_OF_ART"})  # taken only for a name known from elsewhere


def find(page: Page, claimed: Mapping[str, Found], places: set[str], barred: set[int]) -> None:
    """Add what is labelled. `claimed`: folded names that a phrase elsewhere says the kind of; `places`: folded names
    that are places however labelled; `barred`: words of posts."""
    for ent in page.sentence.span.ents:
        if ent.label_ in LABELS or ent.label_ in DOUBTFUL:
            _take(page, ent, claimed, places, barred)
    for k, low in enumerate(page.lower):
        if low in NEAR and not page.headline:
            _near(page, k + 1, barred)


def _near(page: Page, i: int, barred: set[int]) -> None:
    """ "Near Ayn Isa": a name without a label after a word that a place follows, where a city is so called."""
    j = i
    while (
        page.has(j) and page.capital(j) and page.owner[j] is None and j not in barred and page.tokens[j].pos_ == "PROPN"
    ):
        j += 1
    if j == i or j - i > 3 or any(t.ent_type_ not in ("", "PERSON", "ORG", "FAC") for t in page.tokens[i:j]):
        return
    text = page.text(i, j - 1)
    country = city_known_as(text)
    if _sound(page, i, j - 1, "place") and (country or page.lower[i - 1] == "near"):
        page.add(Found(i, j - 1, j - 1, "place", "name", text, country))


def _take(page: Page, ent: Span, claimed: Mapping[str, Found], places: set[str], barred: set[int]) -> None:
    i, j = _bounds(page, page.index(ent[0]), page.index(ent[-1]))
    if i > j or not page.free(i, j) or not page.capital(i) or any(k in barred for k in range(i, j + 1)):
        return
    text = page.text(i, j)
    other = claimed.get(fold(text))
    if other is not None:
        page.add(Found(i, j, j, other.kind, "name", other.key, other.country, family=other.family))
        return
    kind = "place" if fold(text) in places else LABELS.get(ent.label_)
    if kind is None or page.headline or not _sound(page, i, j, kind):
        return
    words, last = vocabulary(), page.lower[j]
    if kind == "body" and i == j and _goal(page, i):
        kind = "place"
    if kind == "body" and last in words.companies and i < j:
        kind = "company"
    elif kind == "body" and last in words.media_endings and i < j:
        kind = "media"
    elif kind == "body" and last in words.places and last not in words.bodies and i < j:
        kind = "place"
    root = page.index(ent.root)
    seat = text if kind == "place" else text.rpartition(" of ")[2] if " of " in text else ""  # "Deccan Mills of Pune"
    country = city_known_as(seat) if seat else None
    headless = kind == "body" and not any(w in words.bodies or w in words.common_bodies for w in page.lower[i : j + 1])
    found = Found(i, j, root if i <= root <= j else j, kind, "name", text, country, family=last)
    found.minor = headless and not text.isupper()  # right so seldom that only a record that cites it brings it in
    page.add(found)


def _goal(page: Page, k: int) -> bool:
    """Whether one word after "to" or "in" is where somebody goes: "travelled on to *Choibalsan*"."""
    word, before = page.tokens[k], page.word(k - 1)
    if word.text.isupper() or page.lower[k] in vocabulary().bodies or before not in ("to", "in", "into", "from"):
        return False
    verb = word.head.head if word.dep_ == "pobj" else word
    return verb.lemma_.lower() in word_sets("belonging")["going"]


def _bounds(page: Page, i: int, j: int) -> tuple[int, int]:
    while i <= j and (page.lower[i] in ARTICLES or page.tokens[i].is_punct or page.lower[i] in ("via", "near")):
        i += 1
    for k in range(i, j + 1):  # a spaced dash or slash parts two names
        if page.tokens[k].text in HYPHENS and not page.glued(k) and k > i:
            j = k - 1
            break
    while j > i and (page.tokens[j].text in POSSESSIVES or page.tokens[j].is_punct or page.lower[j] in ("of", "and")):
        j -= 1
    return i, j


def _sound(page: Page, i: int, j: int, kind: str) -> bool:
    """Whether the words look like a name and not like a word that happens to be capitalised."""
    words, text = vocabulary(), page.text(i, j)
    if not text[0].isalpha() or not all(c.isascii() or "LATIN" in _script(c) for c in text if c.isalpha()):
        return False
    if (
        page.lower[j] in words.stops
        or page.lower[i] == "operation"
        or ("." in text[1:] and len(text) < 6)
        or text in ("Jr.", "Sr.")
        or any(t.like_url for t in page.tokens[i : j + 1])
        or len(text) < 3
    ):
        return False
    if i == j and (
        page.lower[i] in words.heads or page.lower[i] in words.titles or page.lower[i] in words.title_modifiers
    ):
        return False
    if kind == "body":
        return not (i == j and page.tokens[i].is_sent_start and not text.isupper()) and page.tokens[j].pos_ not in (
            "VERB",
        )
    return True


def _script(char: str) -> str:
    import unicodedata

    return unicodedata.name(char, "")
