"""Names of persons on a page, and which of them can name the same person."""

from collections.abc import Collection, Mapping

from rapidfuzz.distance import JaroWinkler

from communique.knowledge.names import vocabulary
from communique.knowledge.words import word_sets
from communique.read.page import ARTICLES, HYPHENS, POSSESSIVES, Page
from communique.text.names import fold

PARTICLES = word_sets("small_words")["particles"]
SUFFIXES = frozenset({"jr", "sr", "jr.", "sr.", "ii", "iii", "iv"})
CLOSING = frozenset({",", ".", ";", ")"})
NO_SYLLABLES = word_sets("small_words")["after_hyphen"]
CUTS = frozenset({",", ";", ":", "(", ")", '"', "|", "©", "[", "]"})


def spans(page: Page, posts: Mapping[int, int], family: set[str]) -> list[tuple[int, int]]:
    """Stretches that name a person: what the parser labels so, what stands beside a post (`posts`: last words by first
    ones) or after a courtesy title, and the family names known by now. Only of words that nothing else has."""
    found: dict[int, int] = {}
    if not family:
        for first, last in page.persons.items():
            i, j = trimmed(page, first, last)
            if i <= j and not _unlikely(page, first, i, j):
                found[i] = _on(page, j)
        starts = [*_starts(page, posts.values()), *(s for p in posts.items() if (s := _before(page, *p)) is not None)]
        for start in starts:
            if start not in found and _starts_name(page, start):
                i, j = trimmed(page, start, run(page, start))
                if i <= j:
                    found[i] = j
    else:
        found = _families(page, family)
    out: list[tuple[int, int]] = []
    after = 0
    for i, j in sorted(found.items()):
        if i < after or not page.free(i, j):
            continue
        if out and i == after and page.capital(i) and i in page.persons:  # one name that the parser cut in two
            i = out.pop()[0]
        out.append((i, j))
        after = j + 1
    return out


def _on(page: Page, j: int) -> int:
    """The last word of a name that the parser broke off at `j`: "Lee Hsien | Loong", "Ursula | von der Leyen"."""
    last, k = j, j + 1
    while page.has(k) and k < j + 5:
        if page.lower[k] == '"' == page.word(k + 2) and page.has(k + 3) and page.capital(k + 1) and _part(page, k + 3):
            last = k = k + 3  # Benjamin "Benny" Gantz
        elif (page.capital(k) and _part(page, k)) or (page.glued(k - 1) and syllable(page, k)):
            last = k
        elif not (page.glued(k) or page.lower[k] in PARTICLES):
            break
        k += 1
    return last


def syllable(page: Page, k: int) -> bool:
    """Whether a lower-case word after a hyphen ends a name: "Kim Sung-han", not "the John Trump-era rules"."""
    word = page.tokens[k]
    if not word.is_alpha or len(word) > 6 or page.capital(k) or page.lower[k] in NO_SYLLABLES:
        return False
    return k > 2 and page.capital(k - 2) and page.capital(k - 3) and word.pos_ not in ("VERB", "ADJ", "ADP")


def _part(page: Page, k: int) -> bool:
    token, words = page.tokens[k], vocabulary()
    if k in page.persons and page.lower[k - 1] not in PARTICLES:
        return False
    if page.owner[k] is not None or token.pos_ != "PROPN" or token.ent_type_ not in ("", "PERSON"):
        return False
    return page.lower[k] not in words.titles | words.heads | words.ranks | SUFFIXES


def _unlikely(page: Page, first: int, i: int, j: int) -> bool:
    """Whether what the parser labels a person is a common word, a counted thing ("2,000 Javelin"), or what is left
    where it ran a known name into one ("Belarus Presents")."""
    if not any(page.capital(k) for k in range(i, j + 1)) or (i == j and page.lower[i] in vocabulary().stops):
        return True
    if i and page.tokens[i - 1].pos_ == "NUM" and page.tokens[i - 1].text[0].isdigit():
        return True
    return i > first and any(
        owner is not None and owner.known and owner.kind in ("state", "place") for owner in page.owner[first:i]
    )


def _before(page: Page, first: int, last: int) -> int | None:
    """The first word of a full name before a comma and a post that has no name of its own: "Jan Novak, secretary for
    trade, said"."""
    comma = first - 1 if page.word(first - 1) == "," else first - 2
    if page.word(comma) != "," or (comma == first - 2 and page.lower[first - 1] not in ARTICLES):
        return None
    if page.has(last + 1) and page.capital(last + 1):
        return None
    k = comma
    while k > 0 and page.capital(k - 1) and page.owner[k - 1] is None and page.tokens[k - 1].pos_ == "PROPN":
        k -= 1
    return k if comma - k in (2, 3) and page.word(k - 1) != "in" else None


def _starts(page: Page, posts: Collection[int]) -> list[int]:
    words = vocabulary()
    after = [p + 1 for p in posts]
    after += [k + 1 for k, low in enumerate(page.lower) if low in words.honorifics and page.capital(k)]
    starts = []
    for k in after:
        while page.has(k) and (
            page.lower[k] in words.honorifics or page.lower[k] in words.ranks or page.lower[k] == "."
        ):
            k += 1
        if page.has(k):
            starts.append(k)
    return starts + [p + 2 for p in posts if _apposed(page, p)]


def _apposed(page: Page, last: int) -> bool:
    """Whether a name of two words or more stands between commas after a post: "the ambassador, Jan Novak, said"."""
    k = last + 2
    if page.word(last + 1) != "," or not page.has(k + 1) or not page.capital(k) or page.owner[k] is not None:
        return False
    end = run(page, k)
    return end > k and page.capital(k + 1) and (not page.has(end + 1) or page.tokens[end + 1].text in CLOSING)


def _families(page: Page, family: set[str]) -> dict[int, int]:
    found, k = {}, 0
    while k < len(page.tokens):
        if page.owner[k] is None and page.capital(k):
            j = run(page, k)
            while j > k and fold(page.text(k, j)) not in family:
                j -= 1
            if fold(page.text(k, j)) in family:
                found[k] = j
                k = j
        k += 1
    return found


def _starts_name(page: Page, k: int) -> bool:
    token = page.tokens[k]
    if page.lower[k] in vocabulary().heads | vocabulary().stops:
        return False
    return page.capital(k) and page.owner[k] is None and (token.pos_ == "PROPN" or token.ent_type_ == "PERSON")


def run(page: Page, k: int) -> int:
    """The last word of the capitalised run that starts at `k`, particles and hyphens inside it included."""
    last = k
    while page.has(k):
        if page.capital(k) and page.owner[k] is None and page.tokens[k].text != "I":
            last = k
            k += 1
        elif page.has(k + 1) and (
            page.glued(k) or (page.lower[k] in PARTICLES and page.tokens[k].pos_ not in ("ADP", "CCONJ"))
        ):
            k += 1
            if page.glued(k - 1) and syllable(page, k):
                last = k
                k += 1
        elif page.has(k + 2) and page.lower[k] in PARTICLES and page.lower[k + 1] in PARTICLES:
            k += 2
        else:
            break
    return last


def trimmed(page: Page, i: int, j: int) -> tuple[int, int]:
    """A name without titles, ranks, possessives, and what the parser took in by mistake."""
    while i <= j and _no_start(page, i, j):
        i += 1
    for k in range(i, j + 1):
        if _ends(page, k, i):
            j = k - 1
            break
    while j > i and ((page.lower[j] in PARTICLES and not page.capital(j)) or page.tokens[j].text in HYPHENS):
        j -= 1
    return i, j


def _no_start(page: Page, i: int, j: int) -> bool:
    words, low = vocabulary(), page.lower[i]
    if (
        low in words.honorifics
        or low in words.ranks
        or low in words.titles
        or low in ("the", "via", "by", "today", "near")
    ):
        return True
    if page.owner[i] is not None or page.tokens[i].text in HYPHENS or low == ".":
        return True
    if i < j and page.tokens[i].is_sent_start and page.tokens[i].pos_ in ("ADP", "ADV", "VERB", "ADJ", "SCONJ"):
        return True
    return not page.capital(i) and not (low in PARTICLES and i < j)


def _ends(page: Page, k: int, i: int) -> bool:
    """Whether a name that starts at `i` is over before `k`."""
    token, low = page.tokens[k], page.lower[k]
    if token.text in POSSESSIVES or token.text in CUTS or page.owner[k] is not None:
        return True
    if token.text in HYPHENS and not page.glued(k):
        return True
    if k == i or page.capital(k):
        return k > i and low in vocabulary().titles and low not in ("king", "prince", "judge", "pope", "bishop", "dean")
    return low not in PARTICLES and not page.glued(k) and not page.glued(k - 1) and token.text != "."


def parts(name: str) -> list[str]:
    """The words of a name for comparison: initials and suffixes left out unless nothing else is there."""
    words = fold(name).split()
    core = [w for w in words if len(w) > 1 and w not in SUFFIXES]
    return core or words


def same_person(a: str, b: str) -> bool:
    """Whether two names can be of one person in one article: the shorter inside the longer, or variants of a full name.

    Raúl and Fidel Castro are two; so are Kim Jong Il and Kim Jong Un.
    """
    x, y = parts(a), parts(b)
    if len(x) > len(y):
        x, y = y, x
    if not x:
        return False
    if any(y[k : k + len(x)] == x for k in range(len(y) - len(x) + 1)):
        return True
    if len(x) == 1:
        return False
    if x[-1] != y[-1] and JaroWinkler.similarity(x[-1], y[-1]) < 0.93:
        inner = [w for w in y if w not in PARTICLES]
        return x[0] == inner[0] and all(w in inner for w in x)
    return x[0] == y[0] or JaroWinkler.similarity(x[0], y[0]) >= 0.85 or _short(x[0], y[0])


def _short(a: str, b: str) -> bool:
    """Joe for Joseph, Ben for Benjamin: the same first letters and a short form of the other."""
    a, b = sorted((a, b), key=len)
    return len(a) <= 4 and a[:2] == b[:2] and len(b) > len(a)
