"""Posts and ranks in running text: their words, the state and the body they are of.

Cuban Prime Minister | first deputy minister of defence of Belarus | head of the Department of X | Major General
"""

from dataclasses import dataclass, field

from communique.knowledge.gazetteer import city_state
from communique.knowledge.names import offices, vocabulary
from communique.read.conditions import TIMES
from communique.read.page import ARTICLES, NAMING_POS, POSSESSIVES, Found, Page

LINKS = frozenset({"of", "for", "to", "on"})
STAYING = frozenset({"president", "minister", "premier", "king", "queen", "prince", "chancellor", "governor", "mayor"})
NO_GENERAL = frozenset({"staff", "assembly", "secretary", "election", "elections", "public", "strike", "manager"})
TAILS = frozenset({"general", "elect", "designate", "emeritus"})
GENERALS = frozenset({"secretary", "attorney", "director", "governor"})
PREFIXES = frozenset({"deputy", "assistant", "chief", "principal", "associate", "vice"})
APART = frozenset({"person", "media", "place", "equipment", "vessel"})
STILL = frozenset(
    {"staff", "petty", "private", "warrant", "major", "officer"}
)  # ranks only before another name or rank


@dataclass(slots=True, eq=False)
class Post:
    """A post as printed: tokens `i` to `j` of its page, `title` without nationality, and the state it is of."""

    i: int
    j: int
    head: int
    title: str
    country: str | None = None
    body: Found | None = None
    rank: bool = False
    plural: bool = False
    definite: bool = False
    loose: bool = False  # an occupation ("analyst"), which points at nobody by itself
    possessor: Found | None = None
    person: Found | None = None
    persons: list[Found] = field(default_factory=list)  # of a plural: "Presidents A and B"
    first: int = 0  # where the title starts, nationality left out


def find(page: Page) -> list[Post]:
    """The posts and ranks named on a page, in order of place; who holds them is found later."""
    words, k = vocabulary(), 0
    found: list[Post] = []
    while k < len(page.tokens):
        low = page.lower[k]
        post = None
        if low in words.ranks and page.capital(k):
            post = _rank(page, k, found[-1].j + 1 if found else 0)
        heads = low in words.titles or low in words.plural_titles or low in words.occupations or low == "general"
        if post is None and heads and _heads(page, k):
            post = _post(page, k, found[-1].j + 1 if found else 0)
        if post is None:
            k += 1
            continue
        found.append(post)
        k = max(post.j, k) + 1
    return found


def _heads(page: Page, k: int) -> bool:
    low, token, owner = page.lower[k], page.tokens[k], page.owner[k]
    if page.glued(k - 1) and page.word(k - 2) not in vocabulary().titles | vocabulary().title_modifiers:
        return False
    if low == "general":
        plain = token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod")
        return plain and page.word(k + 1) not in NO_GENERAL
    if token.pos_ in ("VERB", "AUX") and not page.capital(k):
        return False
    return owner is None or not owner.known


def _rank(page: Page, k: int, floor: int) -> Post | None:
    """One or more ranks before a name: "Major General Roberto Legrá"."""
    words, j = vocabulary(), k
    while page.word(j + 1) in words.ranks or (page.word(j + 1) in (".", "-") and not page.tokens[j].whitespace_):
        j += 1
    named = page.has(j + 1) and page.capital(j + 1) and page.owner[j + 1] is None
    if not named or (j == k and page.lower[k] in STILL) or page.lower[j + 1] in words.titles:
        return None
    i, country, possessor = _left(page, k, floor)
    return Post(i, j, j, page.text(k, j), country, rank=True, possessor=possessor, first=k)


def _post(page: Page, k: int, floor: int) -> Post | None:
    head = _last_head(page, k)
    words = vocabulary()
    i, country, possessor = _left(page, k, floor)
    end, body, state = _right(page, head)
    country = state.country if state is not None and state.country else country
    if body is not None and country is None:
        country = body.country
    if country is None and end > head + 1 and page.lower[head + 1] == "of":  # "governor of Nampula province"
        seat = page.owner[end]
        country = seat.country if seat is not None and seat.kind == "place" else None
        if seat is None and page.lower[head] in ("mayor", "governor"):
            country = city_state(page.text(head + 2, end))
    first = i
    while first < head and _nationality(page, first):
        first += 1
    if country is not None and _of_study(page, i, k):
        country = None
    if country is None:
        country = offices().get(page.text(first, head).lower()) or _office(page.text(first, end).lower())
    return Post(
        i, end, head, page.text(first, end), country, body,
        plural=page.lower[head] in words.plural_titles,
        definite=page.word(i - 1) in ("the", "this", "that", ""),
        loose=page.lower[head] in words.occupations,
        possessor=possessor,
        first=first,
    )  # fmt: skip


def _of_study(page: Page, i: int, k: int) -> bool:
    """Whether a state before a calling is what is studied: "a Korea scholar", "Russia analyst"; not "Korean"."""
    if page.lower[k] not in vocabulary().occupations:
        return False
    state = page.state(k - 1)
    return state is not None and state.form == "name" and state.i >= i and page.modifies(state.j)


def _office(title: str) -> str | None:
    """The one state that has a post of this name: "assistant to the president | for homeland security"."""
    found = [name for name in offices() if f"{title} ".startswith(f"{name} ")]
    return offices()[max(found, key=len)] or None if found else None


def _last_head(page: Page, k: int) -> int:
    """The head noun of a title that may hold others: "Deputy | Prime Minister", "Principal Deputy | National Security
    Advisor", "Secretary-General"."""
    head = k
    while page.has(head + 1):
        step = 2 if page.glued(head + 1) else 1
        low = page.word(head + step)
        tail = low in TAILS and (step == 2 or low == "emeritus" or page.lower[head] in GENERALS)
        if not tail and not (_title(low) and _heads(page, head + step)):
            break
        head += step
    if page.lower[head] in PREFIXES:
        capital, words, k = page.capital(head), vocabulary(), head + 1
        while (
            page.has(k)
            and k < head + 6
            and page.capital(k) == capital
            and k not in page.persons
            and (capital or page.lower[k] in words.title_modifiers | words.portfolios)
            and not _title(page.lower[k])
        ):
            k += 1
        if k > head + 1 and _title(page.word(k)) and page.capital(k) == capital:
            return _last_head(page, k)
    return head


def _title(low: str) -> bool:
    return low in vocabulary().titles or low in vocabulary().plural_titles


def _nationality(page: Page, k: int) -> bool:
    return page.lower[k] != "state" and (
        page.state(k) is not None or page.lower[k] in ARTICLES or page.tokens[k].text in (*POSSESSIVES, "(", ")")
    )


def _left(page: Page, k: int, floor: int) -> tuple[int, str | None, Found | None]:
    """Where a title's modifiers start, the state among or before them, and who possesses it ("Cuba's President")."""
    i, country = k, None
    while i > floor:
        p = i - 1
        short, named = page.state(p - 1), page.state(p - 3)
        if page.lower[p] == ")" and short is not None and named is not None and short.country == named.country:
            country, i = country or named.country, named.i  # "the Republic of Korea (ROK) | Security Advisor"
            continue
        state, owner = page.state(p), page.owner[p]
        if state is not None:
            if state.form != "adjective" and _hangs(page, state) in ("nsubj", "pobj", "dobj", "nsubjpass"):
                break
            country = country or state.country
            i = state.i
        elif owner is not None and owner.kind in ("body", "company", "group"):
            country = country or owner.country
            i = max(owner.i, floor)
        elif owner is not None and owner.kind == "place" and page.modifies(owner.j):
            i = owner.i
        elif (owner is not None and owner.kind in APART) or not (page.glued(p) or _modifies(page, p, i, k)):
            break
        else:
            i = p
    if i > 1 and page.tokens[i - 1].text in POSSESSIVES:
        owner = page.state(i - 2) or page.owner[i - 2]
        if owner is not None:
            return i, country or (owner.country if owner.kind in ("state", "body") else None), owner
    return i, country, None


def _hangs(page: Page, name: Found) -> str:
    """As what a name of several words hangs on the rest: "Republic of Korea" as its first word does."""
    words = page.tokens[name.i : name.j + 1]
    return next((t.dep_ for t in words if t.head not in words or t.head == t), "")


def _modifies(page: Page, p: int, i: int, k: int) -> bool:
    """Whether the word at `p` belongs to the title that has grown to `i` leftwards from its head at `k`."""
    words, token, low = vocabulary(), page.tokens[p], page.lower[p]
    if low in words.title_modifiers or low in words.portfolios or (low in words.ranks and low not in STILL):
        return token.pos_ not in ("VERB", "AUX") or page.capital(p)
    if low in ("and", "&"):
        return page.word(p - 1) in words.portfolios and page.lower[i] in words.portfolios
    if low in words.titles:
        return page.capital(p) == page.capital(k) and not (p and page.lower[p - 1] == ",")
    if low in ARTICLES or token.is_punct or low in words.honorifics or p in _person_tokens(page):
        return False
    compound = token.dep_ in ("compound", "amod", "nmod", "poss") and token.pos_ in NAMING_POS
    return compound and (page.capital(p) or not page.capital(k)) and token.pos_ != "NUM"


def _person_tokens(page: Page) -> set[int]:
    return {x for first, last in page.persons.items() for x in range(first, last + 1)}


def _right(page: Page, head: int) -> tuple[int, Found | None, Found | None]:
    """The last word of a title's complement, the body in it and the state in it."""
    end, body, state = head, None, None
    while page.has(end + 2) and page.lower[end + 1] in LINKS:
        if page.lower[end + 1] == "to" and page.lower[head] in STAYING:
            break  # "the visit of the president to Seoul"
        k, own = end + 2, page.lower[end + 1] == "of"  # "ambassador to Peru" and "envoy for Syria" are not theirs
        while page.has(k + 1) and page.lower[k] in ARTICLES:
            k += 1
        owner = next((f for f in page.found if f.i == k and f.kind == "body"), page.owner[k])
        if owner is not None and owner.kind == "person":
            break
        if owner is not None and owner.kind == "state" and owner.form == "adjective" and page.has(owner.j + 1):
            state = owner if own else state
            last = _words(page, owner.j + 1)
        elif owner is not None and owner.kind == "state" and own and page.word(owner.j + 1) in POSSESSIVES:
            state, last = owner, _words(page, owner.j + 2)  # "chief of *Nigeria's* defence staff"
        elif owner is not None and owner.i == k:
            last = owner.j
            if owner.kind in ("body", "vessel"):
                body = body or owner
            elif owner.kind == "state" and own:
                state = owner
        else:
            last = _words(page, k)
        if last < k:
            break
        end = _further(page, last)
        if owner is not None and owner.kind == "state" and page.word(end + 1) not in ("for", "on"):
            break
    return end, body, state


def _further(page: Page, last: int) -> int:
    """Where a complement that began with a known name ends: "Western Hemisphere | Affairs", "UN | Commissioner"."""
    words, k = vocabulary(), last + 1
    while (
        page.has(k)
        and page.capital(k)
        and (page.lower[k] in words.portfolios or page.lower[k] in words.title_modifiers)
    ):
        k += 1
    if page.has(k) and page.capital(k) and page.lower[k] in words.titles:
        return k
    return k - 1 if k > last + 1 and page.lower[k - 1] in words.portfolios else last


def _words(page: Page, k: int) -> int:
    """The last word of a complement that is no known name: "defense", "Foreign Affairs", "International Cooperation";
    k - 1 where there is none."""
    words, start, last = vocabulary(), k, k - 1
    while page.has(k):
        token, low = page.tokens[k], page.lower[k]
        if token.ent_type_ in TIMES and low not in words.portfolios:
            break  # "summoned the commissioner on Tuesday"
        if (k in page.persons and low not in words.portfolios and k > start) or page.kind(k) not in (None, "body"):
            break
        if low in words.titles and low not in words.portfolios and k > start:
            within = all(w in words.title_modifiers | words.titles for w in page.lower[start:k])
            return k if within and page.capital(k) == page.capital(start) else last  # "Advisor to the Vice President"
        if k > start and last == k - 1 and page.lower[last] in words.portfolios and page.capital(k) and _own_name(low):
            break  # "Minister of Foreign Affairs | Ismael Ould Cheikh Ahmed"
        if low in words.portfolios or token.text[0].isupper() or (token.pos_ in NAMING_POS and token.dep_ != "appos"):
            last = k
            k += 1
        elif page.glued(k) or (low in ("and", "&", ",") and _goes_on(page, k)):
            k += 1
        else:
            break
    return last


def _own_name(low: str) -> bool:
    words = vocabulary()
    return low not in words.portfolios | words.title_modifiers | words.body_modifiers | words.heads


def _goes_on(page: Page, k: int) -> bool:
    """Whether a complement goes on after "and": "health and sports", not "and Foreign Minister"."""
    words, nxt = vocabulary(), page.word(k + 1)
    if not nxt or nxt in words.titles or nxt in words.title_modifiers - words.portfolios or k + 1 in page.persons:
        return False
    if page.owner[k + 1] is not None or page.word(k + 2) in words.titles:
        return False
    return nxt in words.portfolios or (page.capital(k + 1) and page.capital(k - 1) and page.lower[k] != ",")
