"""How far a name reaches to the left and the right of the noun that heads it."""

import re

from communique.knowledge.names import vocabulary
from communique.knowledge.words import word_sets
from communique.read.page import ARTICLES, NAMING_POS, POSSESSIVES, Found, Page

JOINERS = frozenset({"of", "for", "on"})
PANELS = word_sets("small_words")["panels"]
OWNERS = word_sets("small_words")["owners"]
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")  # "507th Maintenance Group"
BEFORE = frozenset({"state", "body", "place", "group"})


def leftmost(page: Page, head: int, *, lower: bool = False) -> int:
    """Where the modifiers of a head noun start: capitalised words, parts joined by hyphens, and, where `lower`, its
    modifiers in lower case."""
    words, k = vocabulary(), head
    while k > 0:
        p = k - 1
        low, owner = page.lower[p], page.owner[p]
        if owner is not None and owner.kind not in BEFORE:
            break
        if page.glued(p):
            k = p - 1
            continue
        if page.tokens[p].text in POSSESSIVES and page.capital(k) and _owner_within(page, p - 1):
            k = p - 1
            continue
        if low in ARTICLES or low in JOINERS or page.tokens[p].is_punct or page.tokens[p].text in POSSESSIVES:
            break
        if low in ("and", "&"):
            if p and page.lower[p - 1] in words.portfolios and page.lower[k] in words.portfolios:
                k = p - 1
                continue
            break
        if page.capital(p) or ORDINAL.match(low):
            if not _names(page, p, owner):
                break
            k = owner.i if owner is not None else p
            continue
        if lower and (low in words.body_modifiers or low in words.armed or _modifier(page, p)):
            k = p
            continue
        break
    return _from_label(page, k, head) if page.capital(head) else k


def _owner_within(page: Page, k: int) -> bool:
    """ "People's Army": an owner inside the name."""
    return k >= 0 and page.lower[k] in OWNERS and page.capital(k)


def _from_label(page: Page, k: int, head: int) -> int:
    """Where the organisation that the parser sees around a head noun starts: "Cinema for | Peace Foundation"."""
    for ent in page.sentence.span.ents:
        first, last = page.index(ent[0]), page.index(ent[-1])
        if ent.label_ == "ORG" and first < k and head <= last:
            while page.lower[first] in ARTICLES or page.tokens[first].is_punct:
                first += 1
            joined = all(page.capital(x) or page.lower[x] in JOINERS for x in range(first, k))
            if first < k and joined and page.free(first, k - 1) and page.lower[k - 1] in JOINERS:
                return first
    return k


def _names(page: Page, p: int, owner: Found | None) -> bool:
    """Whether a capitalised word can be part of a name that goes on after it."""
    words, low, token = vocabulary(), page.lower[p], page.tokens[p]
    if owner is not None and owner.kind == "state":
        return owner.form == "adjective" or (owner.form == "name" and owner.j == p)
    if page.headline and low not in words.body_modifiers and low not in words.portfolios:
        return False
    if low in words.titles and low != "general":
        return False
    return owner is not None or token.pos_ in NAMING_POS or low in words.body_modifiers


def _modifier(page: Page, p: int) -> bool:
    return page.tokens[p].dep_ in ("compound", "amod", "nmod") and page.tokens[p].pos_ in NAMING_POS


def complement(page: Page, head: int, *, named: bool) -> tuple[int, Found | None]:
    """The last word of "of ..." after a head noun, and the state in it: "Ministry of Defense of Belarus".

    `named`: the head is capitalised, so that any capitalised complement is part of the name; else only a state or a
    body is.
    """
    words, end, state = vocabulary(), head, None
    while page.has(end + 2) and page.lower[end + 1] in JOINERS:
        if page.lower[end + 1] == "on" and not (named and page.lower[head] in PANELS):
            break
        k = end + 2
        if page.lower[k] in ("the", "that", "this") and page.has(k + 1):
            k += 1
        here = page.state(k)
        if here is not None and here.i == k:
            state = state or here
            if here.form != "adjective":
                end = here.j
                break
            k = here.j + 1
            if not page.has(k):
                break
        pointed = page.lower[k] == "island" and page.capital(k) and page.lower[k - 1] == "the"
        if pointed or (page.lower[k] in ("country", "nation") and page.lower[k - 1] in ("that", "this")):
            end = k
            break
        if not named and page.kind(k) not in ("body", "state"):
            break
        last = run(page, k)
        if last < k or page.tokens[k].pos_ in ("VERB", "AUX"):
            break
        end = last
        if page.headline and page.lower[k] not in words.portfolios:
            break
    return end, state


def run(page: Page, k: int) -> int:
    """The last word of a capitalised run from `k`: "Health and Human Services", "Culture, Sports and Tourism"; k - 1
    where none starts there. A person's name, as the parser sees it, ends it."""
    words, start, last = vocabulary(), k, k - 1
    while page.has(k):
        if k > start and k in page.persons and page.lower[k] not in words.portfolios:
            break
        if page.capital(k) and page.kind(k) in (None, "body", "place", "group", "company") and page.lower[k] != "i":
            last = k
            k += 1
        elif page.glued(k) or (
            page.lower[k] in ("and", "&", ",") and page.has(k + 1) and page.capital(k + 1)
            and page.lower[k + 1] in words.portfolios
        ):  # fmt: skip
            k += 1
        else:
            break
    return last


def goes_on(page: Page, k: int) -> bool:
    """Whether the name runs on to a later head: "Western Military | District", "Military | Cooperation"."""
    words, nxt = vocabulary(), page.word(k + 1)
    if not page.capital(k):
        return nxt in words.common_bodies or nxt.startswith("delegation")
    if not page.has(k + 1) or not page.capital(k + 1) or k + 1 in page.persons:
        return nxt.startswith("delegation")
    if (
        page.owner[k + 1] is not None
        or nxt in words.titles
        or nxt in words.ranks
        or nxt in words.title_modifiers - words.bodies
    ):
        return False
    return page.tokens[k + 1].pos_ in NAMING_POS
