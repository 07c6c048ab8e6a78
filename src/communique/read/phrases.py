"""Names that a head noun makes of the words beside it: bodies, media, companies, groups and places."""

from communique.knowledge.gazetteer import city_state
from communique.knowledge.names import vocabulary
from communique.read import people
from communique.read.bodies import body, government, ministry
from communique.read.groups import group
from communique.read.outlets import outlet
from communique.read.page import Found, Page
from communique.read.stretch import complement, goes_on, leftmost, run


def find(page: Page) -> None:
    """Add to a page what its head nouns make of the words beside them."""
    words = vocabulary()
    for k, token in enumerate(page.tokens):
        if token.text in words.company_prefixes and page.owner[k] is None:
            prefixed(page, k)
    heads = [k for k, low in enumerate(page.lower) if low in words.heads]
    for finder in (_any, _place):  # places last: they hold the names of bodies
        for k in heads:
            owner = page.owner[k]
            if owner is not None and (owner.known or k < owner.j):
                continue
            if page.capital(k) or page.tokens[k].pos_ not in ("VERB", "AUX", "ADP", "PRON", "DET"):
                finder(page, k, page.lower[k])


def _place(page: Page, k: int, low: str) -> bool:
    return low in vocabulary().places and page.owner[k] is None and place(page, k)


def _any(page: Page, k: int, low: str) -> bool:
    words, capital = vocabulary(), page.capital(k)
    return (
        ((low in words.media or low in words.common_media or low in ("agency", "outlets")) and outlet(page, k))
        or (low in words.common_companies and company(page, k))
        or (low in words.governments and government(page, k))
        or ((low in words.bodies or low in words.common_bodies) and body(page, k))
        or ministry(page, k)
        or ((low in words.groups or low in words.people or low in words.states) and group(page, k))
        or (low in words.companies and capital and ending(page, k, "company"))
        or (low in words.media_endings and capital and not _of_a_post(page, k) and ending(page, k, "media"))
    )


def _of_a_post(page: Page, k: int) -> bool:
    """Whether a word modifies the title after it: "White House *Press* Secretary"."""
    words = vocabulary()
    return page.lower[k] in words.title_modifiers and page.word(k + 1) in words.titles


def prefixed(page: Page, k: int) -> None:
    """ "PT Bumi Laut", "an Indonesian company, PT Bumi Laut"."""
    last = people.run(page, k + 1) if page.has(k + 1) and page.capital(k + 1) else k
    if last == k or page.headline:
        return
    head = k - 2 if page.word(k - 1) == "," else k - 1
    state = None
    if page.word(head) in vocabulary().common_companies:
        state = page.owning(leftmost(page, head, lower=True), head)
    page.add(Found(k, last, last, "company", "name", page.text(k, last), state.country if state else None, known=True))


def company(page: Page, k: int) -> bool:
    """ "the Polish company Trendak"."""
    if page.capital(k) or not page.has(k + 1) or not page.capital(k + 1) or page.tokens[k + 1].pos_ != "PROPN":
        return False
    if page.kind(k + 1) not in (None, "company"):
        return False
    owner = page.owner[k + 1]
    last = owner.j if owner is not None else run(page, k + 1)
    state = page.owning(leftmost(page, k, lower=True), k)
    found = Found(k + 1, last, last, "company", "name", page.text(k + 1, last), state.country if state else None)
    found.family = page.lower[k]
    page.add(found)
    return True


def ending(page: Page, k: int, kind: str) -> bool:
    """A capitalised name that its last word makes a company or an outlet: "Minsk Tractor Works", "Kyiv Post"."""
    i = leftmost(page, k)
    if i == k or page.headline or goes_on(page, k):
        return False
    end, state = complement(page, k, named=False) if kind == "company" else (k, None)
    if kind == "media":
        names = [x for x in range(i, k) if page.state(x) is None]
        if not names or not any(page.tokens[x].pos_ == "PROPN" for x in names):
            return False
    state = state or page.owning(i, end)
    page.add(Found(i, end, k, kind, "name", page.text(i, end), state.country if state else None, family=page.lower[k]))
    return True


def place(page: Page, k: int) -> bool:
    """ "Incirlik Air Base", "Havana port", "port of Mariel", "barracks of the Special Forces Brigade"."""
    words, low, capital = vocabulary(), page.lower[k], page.capital(k)
    i = leftmost(page, k) if capital or (k and page.capital(k - 1)) else k
    if not capital and page.state(k - 1) is not None and page.kind(k - 1) == "state":
        i = k
    end, state, inner = k, None, None
    j = k + 2 + (page.word(k + 2) == "the")
    link = page.word(k + 1)
    if (
        low in words.places_of
        and (link == "of" or (link == "in" and low == "port"))
        and page.has(j)
        and page.capital(j)
    ):
        inner = page.owner[j]
        if inner is not None and inner.kind in ("person", "group"):
            return False
        end = inner.j if inner is not None and inner.i == j else max(run(page, j), j)
        if capital and page.word(end + 1) == "of":
            end, state = complement(page, end, named=True)
        state = state or page.owning(i, end)
        country = state.country if state is not None else inner.country if inner is not None else None
        country = country or city_state(page.text(j, end)) or _within(page, end)
        if low in words.divisions and not capital:  # "the city of Omsk" is Omsk
            page.add(Found(j, end, end, "place", "name", page.text(j, end), country, family=low))
            return True
        page.add(Found(i, end, k, "place", "name", page.text(i, end), country, family=low))
        return True
    if i == k or (page.headline and not page.owner[k - 1]):
        return False
    state = page.owning(i, end)
    before = page.owner[k - 1]
    if before is not None and before.known and low == "region":
        return False
    country = state.country if state is not None else before.country if before is not None else None
    country = country or city_state(page.text(i, k - 1))
    page.add(Found(i, end, k, "place", "name", page.text(i, end), country, family=low))
    return True


def _within(page: Page, end: int) -> str | None:
    """The state of the town that a place is "in"."""
    k = end + 2
    if page.word(end + 1) not in ("in", "near", "at") or not page.has(k) or not page.capital(k):
        return None
    owner = page.owner[k]
    return owner.country if owner is not None else city_state(page.text(k, max(run(page, k), k)))
