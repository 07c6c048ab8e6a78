"""Posts and ranks in running text, and the person who holds each.

Cuban Prime Minister Manuel Marrero           before a name
the Minister of Defense, Víctor Jrenin        in apposition
Valery Revenko, head of X and assistant to Y  after a name
Shoigu, who is the defence minister           in a clause
the Cuban general                             without a name: coreference finds it
"""

from dataclasses import dataclass, field

from communique.knowledge.names import offices, vocabulary
from communique.read.page import POSSESSIVES, Found, Page
from communique.read.phrases import ARTICLES, state_at

DASHES = frozenset({",", "-", "–", "—", ":", "("})
LINKS = frozenset({"of", "for", "to", "on"})


@dataclass(slots=True, eq=False)
class Post:
    """A post as printed: tokens `i` to `j` of its page, the title without nationality, and the state it is of."""

    page: Page
    i: int
    j: int
    head: int
    title: str
    country: str | None = None
    body: Found | None = None
    rank: bool = False
    plural: bool = False
    definite: bool = False
    possessor: Found | None = None
    person: Found | None = None
    linked: list["Post"] = field(default_factory=list)


def _is_head(page: Page, k: int) -> bool:
    words, low = vocabulary(), page.lower[k]
    token = page.tokens[k]
    if low not in words.titles and low not in words.plural_titles:
        return low == "general" and _general(page, k)
    if token.pos_ in ("VERB", "AUX") and not page.capital(k):
        return False
    return not (page.owner[k] is not None and page.owner[k].known)  # type: ignore[union-attr]


def _general(page: Page, k: int) -> bool:
    """ "the Cuban general": a noun, and no part of another title."""
    token = page.tokens[k]
    return (
        token.pos_ in ("NOUN", "PROPN")
        and token.dep_ not in ("compound", "amod")
        and not (
            page.has(k + 1)
            and page.lower[k + 1] in ("staff", "assembly", "secretary", "election", "elections", "public")
        )
    )


def find(page: Page) -> list[Post]:
    """The posts and ranks named on a page, in order of place."""
    words, found, k = vocabulary(), [], 0
    while k < len(page.tokens):
        low = page.lower[k]
        if low in words.ranks and _rank_here(page, k):
            j = k
            while page.has(j + 1) and (
                page.lower[j + 1] in words.ranks or (page.lower[j + 1] in (".", "-") and not page.tokens[j].whitespace_)
            ):
                j += 1
            if j == k and low == "general" and not (page.has(k + 1) and page.capital(k + 1)):
                pass
            elif page.has(j + 1) and page.capital(j + 1) and page.owner[j + 1] is None:
                i, country, possessor = _left(page, k)
                found.append(Post(page, i, j, j, page.text(k, j), country, rank=True, possessor=possessor))
                k = j + 1
                continue
        if _is_head(page, k):
            post = _post(page, k)
            if post is not None:
                found.append(post)
                k = max(post.j, k) + 1
                continue
        k += 1
    return found


def _rank_here(page: Page, k: int) -> bool:
    return (
        (page.capital(k)
        and page.lower[k] not in ("staff", "petty", "private", "warrant", "major"))
        or (page.capital(k) and page.has(k + 1) and page.capital(k + 1))
    )


def _post(page: Page, k: int) -> Post | None:
    words = vocabulary()
    head = k
    while page.has(head + 1) and (
        _is_head(page, head + 1)
        or (
            page.glued(head + 1)
            and page.has(head + 2)
            and page.lower[head + 2] in (words.titles | {"general", "elect", "designate"})
        )
    ):
        head += 2 if page.glued(head + 1) else 1
    if page.lower[head] == "secretary" and page.has(head + 1) and page.lower[head + 1] == "general":
        head += 1
    if page.lower[head - 1 if head else 0] == "attorney" and page.lower[head] == "general":
        pass
    low = page.lower[k]
    i, country, possessor = _left(page, k)
    end, body, state = _right(page, head)
    if state is not None and state.country:
        country = state.country
    elif body is not None and country is None:
        country = body.country
    first = i
    while (
        first < head
        and (state_at(page, first) is not None or page.lower[first] in ARTICLES)
        and page.lower[first] != "state"
    ):
        first += 1
    title = page.text(first, end)
    if title.lower().startswith(("then - ",)):
        title = title.replace(" - ", "-")
    if country is None:
        country = offices().get(page.text(first, head).lower()) or offices().get(title.lower())
    before = page.lower[i - 1] if i else ""
    return Post(
        page, i, end, head, title, country, body,
        plural=page.lower[head] in words.plural_titles,
        definite=before in ("the", "this", "that") or before == "",
        possessor=possessor,
    ) if low else None  # fmt: skip


def _left(page: Page, k: int) -> tuple[int, str | None, Found | None]:
    """Where a title's modifiers start, the state among or before them, and who possesses it ("Cuba's President")."""
    words, i, country = vocabulary(), k, None
    while i > 0:
        p = i - 1
        token, low = page.tokens[p], page.lower[p]
        state = state_at(page, p)
        if state is not None and (
            state.form == "adjective" or (state.form == "name" and page.lower[i] not in ARTICLES)
        ):
            if (state.j == p and token.dep_ not in ("nsubj", "pobj", "dobj")) or state.form == "adjective":
                country = country or state.country
                i = state.i
                continue
            break
        if page.glued(p):
            i = p - 1
            continue
        owner = page.owner[p]
        if owner is not None and owner.kind in ("person", "media", "place", "equipment", "vessel"):
            break
        if owner is not None and owner.kind in ("body", "company"):
            country = country or owner.country
            i = owner.i
            continue
        if low in words.title_modifiers or low in words.ranks or low in words.portfolios:
            i = p
            continue
        if (
            low in ("and", "&")
            and p > 0
            and page.lower[p - 1] in words.portfolios
            and page.lower[i] in words.portfolios
        ):
            i = p - 1
            continue
        if low in words.titles and page.capital(p) == page.capital(k):
            i = p
            continue
        if low in ARTICLES or token.is_punct or low in words.honorifics:
            break
        if (
            token.text[0].isupper()
            and page.capital(k)
            and token.pos_ in ("PROPN", "ADJ", "NOUN")
            and token.ent_type_ != "PERSON"
        ):
            i = p
            continue
        if (
            not page.capital(k)
            and token.dep_ in ("compound", "amod", "nmod")
            and token.pos_ in ("NOUN", "ADJ", "PROPN")
        ):
            i = p
            continue
        break
    if i > 1 and page.tokens[i - 1].text in POSSESSIVES:
        owner = state_at(page, i - 2) or page.owner[i - 2]
        if owner is not None:
            return i, country or (owner.country if owner.kind in ("state", "body") else None), owner
    return i, country, None


def _right(page: Page, head: int) -> tuple[int, Found | None, Found | None]:
    """The last word of a title's complement, the body in it and the state in it."""
    words, end, body, state = vocabulary(), head, None, None
    while page.has(end + 2) and page.lower[end + 1] in LINKS:
        k = end + 2
        while page.has(k + 1) and page.lower[k] in ARTICLES:
            k += 1
        owner = page.owner[k]
        inner = next((f for f in page.found if f.i == k and f.kind == "body"), None)
        owner = inner or owner
        if owner is not None and owner.kind == "body":
            end, body = owner.j, body or owner
            if owner.country:
                state = state or (owner if owner.kind == "state" else None)
            continue
        if (
            owner is not None
            and owner.kind in ("state", "place", "group", "company", "media", "person")
            and owner.i >= k
        ):
            if owner.kind == "state" and owner.form == "adjective" and page.has(owner.j + 1):
                state = owner
                last = _words(page, owner.j + 1)
                if last < owner.j + 1:
                    break
                end = last
                continue
            if owner.kind == "person":
                break
            end = owner.j
            if owner.kind == "state":
                state = owner
                if page.has(end + 2) and page.lower[end + 1] in ("for", "on") and page.capital(end + 2):
                    continue
                if page.has(end + 2) and page.text(end + 1, end + 2) == "'s":
                    break
                break
            continue
        last = _words(page, k)
        if last < k:
            break
        end = last
    return end, body, state


def _words(page: Page, k: int) -> int:
    """The last word of a complement that is no known name: "defense", "Foreign Affairs", "International Cooperation"."""
    words, last = vocabulary(), k - 1
    starts = {page.index(e[0]) for e in page.sentence.span.ents if e.label_ == "PERSON"}
    while page.has(k):
        token, low = page.tokens[k], page.lower[k]
        if k in starts and low not in words.portfolios:
            break
        owner = page.owner[k]
        if owner is not None and owner.kind != "body":
            break
        if (
            low in words.portfolios
            or token.text[0].isupper()
            or (token.pos_ in ("NOUN", "ADJ", "PROPN") and token.dep_ != "appos")
        ):
            if low in words.titles and last >= 0 and last == k - 1 and low not in words.portfolios:
                break
            last = k
            k += 1
        elif page.glued(k) or (
            low in ("and", "&", ",")
            and page.has(k + 1)
            and (page.lower[k + 1] in words.portfolios or (page.capital(k + 1) and low != ","))
            and page.lower[k + 1] not in words.titles
            and page.owner[k + 1] is None
            and k + 1 not in starts
        ):
            k += 1
        else:
            break
    return last


def link(page: Page, posts: list[Post]) -> None:
    """Give each post the person whom its place in the sentence makes its holder."""
    starting = {f.i: f for f in page.found if f.kind == "person" and f.form == "name"}
    ending = {f.j: f for f in page.found if f.kind == "person" and f.form == "name"}
    for n in range(len(posts) - 1, -1, -1):
        post = posts[n]
        if post.plural:
            continue
        k = _skip(page, post.j + 1)
        if k in starting:
            post.person = starting[k]
            continue
        following = next((p for p in posts[n + 1 :] if p.i >= post.j), None)
        if following is not None and following.person is not None and following.person.i > following.i:
            between = [page.lower[x] for x in range(post.j + 1, following.i)]
            if following.rank and all(b in DASHES for b in between):
                post.person = following.person
                continue
            if (
                between
                and all(b in ("and", "the", "&", ",") for b in between)
                and "and" in between
                and post.j < following.i
                and (page.capital(post.head) == page.capital(following.head))
            ):
                post.person = following.person
                continue
        k = post.j + 1
        if page.has(k + 1) and page.tokens[k].text in DASHES:
            person = starting.get(_skip(page, k + 1))
            if person is not None and _closed(page, person.j + 1):
                post.person = person
    for n, post in enumerate(posts):
        if post.person is not None or post.plural:
            continue
        k = post.i - 1
        while k > 0 and (
            page.lower[k] in ARTICLES
            or page.lower[k] in ("also", "currently", "now", "then")
            or (state_at(page, k) is not None)
            or page.tokens[k].text in POSSESSIVES
        ):
            k -= 1
        if k > 0 and page.tokens[k].text in DASHES and k - 1 in ending:
            post.person = ending[k - 1]
            continue
        earlier = posts[n - 1] if n else None
        if (
            earlier is not None
            and earlier.person is not None
            and earlier.person.j < earlier.i
            and k > earlier.j - 1
            and all(page.lower[x] in ("and", ",", "the", "a") for x in range(earlier.j + 1, post.i))
        ):
            post.person = earlier.person
            continue
        token = page.tokens[post.head]
        if token.dep_ == "attr" and token.head.lemma_ in ("be", "become", "remain"):
            subject = next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None:
                person = page.owner[page.index(subject)] if page.has(page.index(subject)) else None
                if person is not None and person.kind == "person" and person.form == "name":
                    post.person = person


def _skip(page: Page, k: int) -> int:
    words = vocabulary()
    while page.has(k) and (
        page.lower[k] in words.honorifics
        or (page.tokens[k].text == "."
        and k
        and page.lower[k - 1] + "." in words.honorifics)
    ):
        k += 1
    return k


def _closed(page: Page, k: int) -> bool:
    return (
        not page.has(k)
        or page.tokens[k].is_punct
        or page.lower[k] in ("and", "who", "said", "told")
        or page.tokens[k].pos_ in ("ADP",)
    )
