"""Names of persons on a page, and which of them name the same person."""

from rapidfuzz.distance import JaroWinkler

from communique.knowledge.names import SURNAME_FIRST, vocabulary
from communique.read.page import HYPHENS, POSSESSIVES, Page
from communique.text.names import fold

PARTICLES = frozenset({"al", "el", "bin", "ibn", "ben", "abu", "de", "da", "di", "del", "la", "le", "von", "van", "der", "den", "dos", "du",
                       "y", "e", "bint", "ul", "ur", "ould", "st."})  # fmt: skip
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def spans(page: Page, posts_end: set[int], family: set[str]) -> list[tuple[int, int]]:
    """Stretches that name a person: what the parser labels so, what follows a title, and family names known by now."""
    found: dict[int, int] = {}
    for ent in page.sentence.span.ents:
        if ent.label_ != "PERSON":
            continue
        i, j = trimmed(page, page.index(ent[0]), page.index(ent[-1]))
        if i <= j and any(page.capital(k) for k in range(i, j + 1)):
            found[i] = j
    for end in posts_end:
        k = _past_honorifics(page, end + 1)
        if page.has(k) and k not in found and _starts_name(page, k):
            i, j = trimmed(page, k, run(page, k))
            if i <= j:
                found[i] = j
    for k, low in enumerate(page.lower):
        if low in vocabulary().honorifics and page.capital(k) and page.has(k + 1):
            n = _past_honorifics(page, k + 1)
            if page.has(n) and n not in found and _starts_name(page, n):
                i, j = trimmed(page, n, run(page, n))
                if i <= j:
                    found[i] = j
    taken = {k for i, j in found.items() for k in range(i, j + 1)}
    if family:
        k = 0
        while k < len(page.tokens):
            if k not in taken and page.capital(k) and page.owner[k] is None:
                j = run(page, k)
                while j > k and fold(page.text(k, j)) not in family:
                    j -= 1
                if fold(page.text(k, j)) in family and not any(x in taken for x in range(k, j + 1)):
                    found[k] = j
                    k = j
            k += 1
    return _apart(page, found)


def _apart(page: Page, found: dict[int, int]) -> list[tuple[int, int]]:
    out, last = [], -1
    for i, j in sorted(found.items()):
        if i > last and page.free(i, j):
            out.append((i, j))
            last = j
    return out


def _past_honorifics(page: Page, k: int) -> int:
    words = vocabulary()
    while page.has(k) and (
        page.lower[k] in words.honorifics or page.lower[k] in words.ranks or page.tokens[k].text == "."
    ):
        k += 1
    return k


def _starts_name(page: Page, k: int) -> bool:
    token = page.tokens[k]
    return (
        page.capital(k)
        and page.owner[k] is None
        and token.pos_ in ("PROPN", "NOUN", "ADJ", "VERB", "X")
        and (token.pos_ == "PROPN" or token.ent_type_ == "PERSON")
    )


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
        elif page.has(k + 2) and page.lower[k] in PARTICLES and page.lower[k + 1] in PARTICLES:
            k += 2
        else:
            break
    return last


def trimmed(page: Page, i: int, j: int) -> tuple[int, int]:
    """A name without titles, ranks, possessives, and what the parser took in by mistake."""
    words = vocabulary()
    while i <= j and (
        page.lower[i] in words.honorifics or page.lower[i] in words.ranks or page.lower[i] in words.titles
        or (not page.capital(i) and not (page.lower[i] in PARTICLES and i < j)) or page.lower[i] in ("the", "via", "by", "president")
        or page.owner[i] is not None or page.tokens[i].text in HYPHENS
    ):  # fmt: skip
        i += 1
    for k in range(i + 1, j + 1):
        low, token = page.lower[k], page.tokens[k]
        spaced = token.text in HYPHENS and not page.glued(k)
        if (
            token.text in POSSESSIVES
            or token.text in (",", ";", ":", "(", ")", '"', "|", "©")
            or spaced
            or page.owner[k] is not None
            or (
                not page.capital(k)
                and low not in PARTICLES
                and not page.glued(k)
                and token.text != "."
                and not (k and page.glued(k - 1))
            )
        ):
            j = k - 1
            break
        if low in words.titles and k > i:
            j = k - 1
            break
    while j > i and (
        (page.tokens[j].text in (".", "-")
        and len(page.tokens[j - 1]) > 1)
        or (page.lower[j] in PARTICLES
        and not page.capital(j))
    ):
        j -= 1
    return i, j


def parts(name: str) -> list[str]:
    """The words of a name for comparison: initials and suffixes left out unless nothing else is there."""
    words = fold(name).split()
    core = [w for w in words if len(w) > 1 and w not in SUFFIXES]
    return core or words


def same_person(a: str, b: str) -> bool:
    """Whether two names can be of one person in one article: the shorter inside the longer, or variants of a full name."""
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
        return all(w in inner for w in x) and x[0] == inner[0]
    if x[0] == y[0]:
        return True
    return JaroWinkler.similarity(x[0], y[0]) >= 0.85 or _short(x[0], y[0])


def _short(a: str, b: str) -> bool:
    """Joe for Joseph, Ben for Benjamin, Mike for Michael: same first letter and a short form of the other."""
    a, b = sorted((a, b), key=len)
    return len(a) <= 4 and a[:2] == b[:2] and len(b) > len(a)


def family_first(country: str | None) -> bool:
    """Whether names of that state put the family name first."""
    return country in SURNAME_FIRST
