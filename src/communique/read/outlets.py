"""News outlets: "the newspaper Granma", "Sputnik news agency", "Kyiv Post", "Belarusian media"."""

from communique.knowledge.names import vocabulary
from communique.knowledge.words import word_sets
from communique.read import people
from communique.read.page import Found, Page
from communique.read.stretch import complement, leftmost, run

OWNED = word_sets("small_words")["owned_press"]


def outlet(page: Page, k: int) -> bool:
    """Add the outlet that the noun at `k` belongs to; whether there is one."""
    words, low = vocabulary(), page.lower[k]
    if low in words.common_media or (low == "outlets" and page.word(k - 1) in ("media", "news")):
        return _press(page, k)
    start = end = k
    if f"{low} {page.word(k + 1)}" in words.media_phrases:
        end = k + 1
    elif f"{page.word(k - 1)} {low}" in words.media_phrases:
        start = k - 1
    elif low not in words.media or low in ("news", "station", "network", "tv", "radio", "television"):
        return False
    return _after(page, start, end) or _before(page, start, end)


def _after(page: Page, start: int, end: int) -> bool:
    """ "the Russian magazine Sputnik"."""
    k = end + 1
    if not page.has(k) or not page.capital(k) or page.capital(end) or page.kind(k) not in (None, "media"):
        return False
    if page.tokens[k].pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
        return False
    owner = page.owner[k]
    last = owner.j if owner is not None else max(run(page, k), people.run(page, k))
    state = page.owning(leftmost(page, start, lower=True), start)
    key = owner.key if owner is not None else page.text(k, last)
    page.add(Found(k, last, last, "media", "name", key, state.country if state else None, family=page.lower[end]))
    return True


def _before(page: Page, start: int, end: int) -> bool:
    """ "Russia's state-run TASS news agency", "the EFE Agency"."""
    p = start - 1
    if p < 0 or not page.capital(p) or page.kind(p) not in (None, "media"):
        return False
    owner = page.owner[p]
    i = owner.i if owner is not None else leftmost(page, p)
    while i < p and page.state(i) is not None:
        i += 1
    if page.tokens[i].pos_ not in ("PROPN", "X") and not page.tokens[i].text.isupper():
        return False
    state = page.owning(i, end)
    last = end if page.capital(start) else p
    key = owner.key if owner is not None else page.text(i, last)
    page.add(Found(i, end, p, "media", "name", key, state.country if state else None, family=page.lower[end]))
    return True


def _press(page: Page, k: int) -> bool:
    """ "Belarusian media", "media outlets from Peru", "the official press of the Island"."""
    if page.word(k + 1) in ("outlets", "reports", "sources"):
        return page.word(k + 1) == "outlets" and _press(page, k + 1)
    if page.modifies(k) or page.word(k + 1) in (
        "conference",
        "release",
        "statement",
        "service",
        "secretary",
        "briefing",
        "office",
    ):
        return False
    i = leftmost(page, k, lower=True)
    end, state = complement(page, k, named=False)
    if page.word(k + 1) == "from":
        at = k + 2 + (page.word(k + 2) == "the")
        state = page.state(at)
        end = state.j if state is not None else end
    state = state or page.owning(i, end)
    if state is None and not any(page.lower[x] in OWNED for x in range(i, k)) and end == k:
        return False
    page.add(Found(i, end, k, "media", "name", page.text(i, end), state.country if state else None, family="media"))
    return True
