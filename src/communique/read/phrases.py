"""Names and phrases that a head noun makes: bodies, media, companies, groups and places.

Belarusian Ministry of Defense      head first, with its complement
Western Military District           head last, with its modifiers
embassy of Peru in Lima             head in lower case, with the state it belongs to
Polish company Trendak              a common noun beside a name
"""

from communique.knowledge.names import vocabulary
from communique.knowledge.states import name_of
from communique.read.page import POSSESSIVES, Found, Page

ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "his", "their", "our", "her", "some", "several", "many", "other",
                      "both", "all", "these", "those", "such", "no", "any", "each", "every", "one", "two", "three"})  # fmt: skip
JOINERS = frozenset({"of", "for", "on"})


def state_at(page: Page, k: int) -> Found | None:
    """The state that the word belongs to, if it names one (in any form)."""
    if not page.has(k):
        return None
    found = page.owner[k]
    if found is not None and found.kind == "state":
        return found
    return next((f for f in page.found if f.kind == "state" and f.i <= k <= f.j), None) if found is not None else None


def leftmost(page: Page, head: int, lower_too: bool) -> int:
    """Where the modifiers of a head noun start: capitalised words, hyphenated parts, and known modifiers."""
    words, k = vocabulary(), head
    capital = page.capital(head)
    while k > 0:
        p = k - 1
        token, low = page.tokens[p], page.lower[p]
        owner = page.owner[p]
        if owner is not None and owner.kind not in ("state", "body", "place", "group"):
            break
        if page.glued(p):
            k = p - 1
            continue
        if low in ARTICLES or low in JOINERS or token.is_punct or token.text in POSSESSIVES:
            break
        if token.text in ("and", "&", ","):
            break
        if token.text[0].isupper():
            if (
                token.pos_ in ("VERB", "AUX", "ADV", "ADP", "SCONJ", "CCONJ", "PRON")
                and state_at(page, p) is None
                and (p == 0 or low not in words.body_modifiers)
            ):
                break
            if low in words.titles and not (low in ("general", "national") or (capital and low in ("president",))):
                break
            if owner is not None and owner.form == "name" and owner.kind == "state" and not _attributive(page, owner):
                break
            k = owner.i if owner is not None else p
            continue
        if (lower_too and (low in words.body_modifiers or low in words.armed)) or (
            not capital
            and token.dep_ in ("compound", "amod", "nmod")
            and token.pos_ in ("NOUN", "ADJ", "PROPN")
            and lower_too
        ):
            k = p
            continue
        break
    return k


def _attributive(page: Page, state: Found) -> bool:
    """Whether a state's name stands before a noun as an adjective does: "US Army", "Belarus Ministry of Defence"."""
    return page.tokens[state.j].dep_ in ("compound", "amod", "nmod", "nsubj", "ROOT", "pobj", "poss") and page.has(
        state.j + 1
    )


def complement(page: Page, head: int, institutional: bool) -> tuple[int, Found | None]:
    """The last word of "of ..." after a head noun, and the state in it: "Ministry of Defense of Belarus"."""
    words, end, state = vocabulary(), head, None
    while page.has(end + 2) and page.lower[end + 1] in JOINERS:
        k = end + 2
        if page.lower[end + 1] == "on" and not institutional:
            break
        if page.lower[k] in ("the", "that", "this") and page.has(k + 1):
            k += 1
        here = state_at(page, k)
        if here is not None and here.i == k and here.form in ("name", "nominal"):
            end, state = here.j, here
            if (
                page.has(end + 1)
                and page.capital(end + 1)
                and page.lower[end + 1] not in ARTICLES
                and institutional
                and here.form == "adjective"
            ):
                continue
            break
        if here is not None and here.i == k and here.form == "adjective":
            state, k = here, here.j + 1
            if not page.has(k):
                break
        if not institutional and not (page.owner[k] is not None and page.owner[k].kind in ("body", "state")):  # type: ignore[union-attr]
            break
        if not page.capital(k) or page.tokens[k].pos_ in ("VERB", "AUX"):
            break
        last = _run(page, k, words.portfolios)
        if last < k:
            break
        end = last
    return end, state


def _run(page: Page, k: int, portfolios: frozenset[str]) -> int:
    """The last word of a capitalised run from `k`: "Health and Human Services", "Culture, Sports and Tourism"."""
    last = k - 1
    starts = {t.i - page.tokens[0].i for e in page.sentence.span.ents if e.label_ == "PERSON" for t in (e[0],)}
    while page.has(k):
        token = page.tokens[k]
        if (
            k in starts
            and k > last + 1 - 1
            and last >= 0
            and page.lower[k] not in portfolios
            and last >= k - 1
            and page.capital(k)
            and k - 1 == last
        ):
            break
        if (
            page.capital(k)
            and token.text not in ("I",)
            and (page.owner[k] is None or page.owner[k].kind in ("body", "place", "group"))
        ):  # type: ignore[union-attr]
            last = k
            k += 1
        elif page.glued(k) or (
            token.text in ("and", "&", ",")
            and page.has(k + 1)
            and page.capital(k + 1)
            and page.lower[k + 1] in portfolios
        ):
            k += 1
        else:
            break
    return last


def find(page: Page) -> None:
    """Add to a page what its head nouns make of the words beside them."""
    words = vocabulary()
    for k, low in enumerate(page.lower):
        token = page.tokens[k]
        owner = page.owner[k]
        if owner is not None and (owner.known or owner.i <= k < owner.j):
            continue
        if token.pos_ in ("VERB", "AUX", "ADP", "PRON", "DET"):
            continue
        lemma = token.lemma_.lower()
        if low in words.media or low in words.common_media or low == "agency":
            if _media(page, k):
                continue
        if low in words.common_companies and _company(page, k):
            continue
        if low in words.bodies or low in words.common_bodies:
            if _body(page, k):
                continue
        if low in words.governments and _government(page, k):
            continue
        if (low in words.groups or low in words.people or low in words.states) and _group(page, k):
            continue
        if low in words.companies and page.capital(k) and _named(page, k, "company"):
            continue
        if lemma in words.places and _place(page, k):
            continue
        if low in words.media_endings and page.capital(k):
            _named(page, k, "media")


def owning_state(page: Page, i: int, j: int) -> Found | None:
    """The state a phrase belongs to: an adjective in it or before it, a possessive before it."""
    for k in range(i, j + 1):
        state = state_at(page, k)
        if state is not None and state.form in ("adjective", "name", "nominal"):
            return state
    if i >= 1:
        before = i - 1
        if page.tokens[before].text in POSSESSIVES and before >= 1:
            return state_at(page, before - 1)
        state = state_at(page, before)
        if state is not None and state.form == "adjective":
            return state
    return None


def _code(state: Found | None) -> str | None:
    return state.country if state is not None else None


def _body(page: Page, k: int) -> bool:
    words, capital, low = vocabulary(), page.capital(k), page.lower[k]
    if capital and low not in words.bodies:
        return False
    if not capital and low not in words.common_bodies:
        return False
    i = leftmost(page, k, lower_too=not capital)
    end, state = complement(page, k, capital)
    state = state or owning_state(page, i, end)
    if not capital:
        if state is None:
            named = any(page.capital(x) for x in range(i, k))
            if not named:
                return False
        if (
            low in ("forces", "troops", "command", "mission", "committee", "agency", "department", "fleet")
            and i == k
            and end == k
        ):
            return False
        nxt = page.lower[k + 1] if page.has(k + 1) else ""
        if (
            low in ("military", "army", "police", "navy")
            and page.tokens[k].pos_ in ("ADJ", "NOUN", "PROPN")
            and (page.tokens[k].dep_ in ("amod", "compound", "nmod") and page.tokens[k].head.i > page.tokens[k].i)
            and nxt not in ("and", ",")
        ):
            return False
    elif i == k and end == k and state is None:
        return False
    if low in words.weak_bodies and capital and end == k and i == k:
        return False
    end = _in_place(page, k, end) if low in ("embassy", "consulate", "mission") else end
    page.add(Found(i, end, k, "body", "name", _body_key(page, i, end), _code(state), family=low))
    return True


def _in_place(page: Page, k: int, end: int) -> int:
    """The last word of "in Havana" after an embassy."""
    if page.has(end + 2) and page.lower[end + 1] in ("in", "to") and page.capital(end + 2):
        state = page.owner[end + 2]
        return state.j if state is not None else end + 2
    return end


def _body_key(page: Page, i: int, j: int) -> str:
    """The name to gather by; "that country" inside it is replaced by the state's name."""
    out = []
    k = i
    while k <= j:
        f = page.owner[k]
        if f is not None and f.form == "nominal" and f.kind == "state" and f.i == k and f.country:
            out.append(name_of(f.country))
            k = f.j + 1
            continue
        out.append(page.text(k, k) + (page.tokens[k].whitespace_ and " "))
        k += 1
    return "".join(o if o.endswith(" ") or n == len(out) - 1 else o for n, o in enumerate(out)).strip()


def _government(page: Page, k: int) -> bool:
    """ "the Cuban government", "the Havana regime": the state itself."""
    if page.capital(k) and page.lower[k] != "government":
        return False
    state = state_at(page, k - 1) if k else None
    i = state.i if state is not None else k
    end = k
    if (
        state is None
        and k > 1
        and page.lower[k - 1] in ("communist", "socialist", "military", "interim", "transitional")
    ):
        state = state_at(page, k - 2)
        i = state.i if state is not None else k
    if state is None and k > 1 and page.tokens[k - 1].text in POSSESSIVES:
        state = state_at(page, k - 2)
        i = k
    if state is None:
        end, state = complement(page, k, False)
        i = k
    if state is None or state.state is None or state.kind != "state":
        return False
    if page.tokens[k].dep_ in ("compound", "amod", "nmod") and page.tokens[k].head.i > page.tokens[k].i:
        return False
    page.add(Found(i, end, k, "state", "nominal", state.state.name, state.country, state.state, family="government"))
    return True


def _group(page: Page, k: int) -> bool:
    words, low = vocabulary(), page.lower[k]
    if low in words.states:
        p = k - 1
        if p >= 0 and (page.lower[p] in words.regions or page.lower[p] == "american"):
            i = (
                p - 1
                if p and page.lower[p - 1] in ("latin", "eastern", "western", "central", "south", "east", "west")
                else p
            )
            if page.lower[i] in ("western",) and i == p:
                page.add(Found(i, k, k, "group", "name", "the West", known=True))
                return True
            if page.capital(i) or page.lower[i] in words.regions:
                page.add(Found(i, k, k, "group", "nominal", page.text(i, k), minor=True, family=low))
                return True
        return False
    i = leftmost(page, k, lower_too=True)
    state = owning_state(page, i, k)
    if low in words.people:
        if state is None or state.form != "adjective" or page.capital(k):
            return False
        page.add(Found(i, k, k, "group", "nominal", page.text(i, k), _code(state), minor=True, family=low))
        return True
    if (
        page.has(k + 1)
        and page.capital(k + 1)
        and page.tokens[k + 1].pos_ == "PROPN"
        and low in ("group", "party", "movement", "faction", "militia")
    ):
        last = _run(page, k + 1, frozenset())
        if page.owner[k + 1] is None or page.owner[k + 1].kind == "group":  # type: ignore[union-attr]
            page.add(Found(k + 1, last, last, "group", "name", page.text(k + 1, last), _code(state), family=low))
            return True
    if i == k:
        return False
    if low.startswith("delegation"):
        if state is None:
            return False
        page.add(Found(i, k, k, "group", "name", page.text(i, k), _code(state), family="delegation"))
        return True
    names = [x for x in range(i, k) if page.capital(x) and state_at(page, x) is None]
    if names and (
        page.capital(k)
        or low in ("group", "party", "rebels", "militants", "fighters", "militia", "cartel", "movement", "faction")
    ):
        first, last = names[0], names[-1]
        key = page.text(first, k) if page.capital(k) else page.text(first, last)
        page.add(Found(i if page.capital(k) else first, k, k, "group", "name", key, _code(state), family=low))
        return True
    if (
        (low in ("groups", "group")
        and any(page.lower[x] in words.armed for x in range(i, k)))
        or (
            low
            in (
                "rebels",
                "militants",
                "separatists",
                "guerrillas",
                "mercenaries",
                "opposition",
                "militias",
                "insurgents",
            )
            and state is not None
        )
    ):
        page.add(Found(i, k, k, "group", "name", page.text(i, k), _code(state), family=low))
        return True
    return False


def _media(page: Page, k: int) -> bool:
    words, low, end, start = vocabulary(), page.lower[k], k, k
    if page.has(k + 1) and f"{low} {page.lower[k + 1]}" in words.media_phrases:
        end = k + 1
    elif k and f"{page.lower[k - 1]} {low}" in words.media_phrases:
        start = k - 1
    elif (
        low in ("agency", "news", "station", "network", "tv", "television", "radio", "press", "media")
        and low not in words.common_media
    ):
        return False
    if (
        page.has(end + 1)
        and page.capital(end + 1)
        and page.tokens[end + 1].pos_ in ("PROPN", "NOUN", "ADJ")
        and low not in words.common_media
    ):
        owner = page.owner[end + 1]
        if owner is None or owner.kind in ("media",):
            last = owner.j if owner is not None else _run(page, end + 1, frozenset())
            state = owning_state(page, leftmost(page, start, lower_too=True), start)
            page.add(Found(end + 1, last, last, "media", "name", page.text(end + 1, last), _code(state), family=low))
            return True
    p = start - 1
    if (
        p >= 0
        and page.capital(p)
        and low not in words.common_media
        and (page.owner[p] is None or page.owner[p].kind == "media")
    ):  # type: ignore[union-attr]
        i = leftmost(page, p, lower_too=False) if page.owner[p] is None else page.owner[p].i  # type: ignore[union-attr]
        while i < p and state_at(page, i) is not None:
            i += 1
        if page.tokens[i].pos_ == "PROPN" or page.tokens[i].text.isupper():
            state = owning_state(page, i, start)
            page.add(
                Found(
                    i,
                    end if page.capital(start) else p,
                    p,
                    "media",
                    "name",
                    page.text(i, end if page.capital(start) else p),
                    _code(state),
                    family=low,
                )
            )
            return True
    if low in ("media", "press", "television", "outlets", "newspapers", "tv"):
        i = leftmost(page, k, lower_too=True)
        end, state = complement(page, k, False)
        if end + 2 < len(page.tokens) and page.lower[k + 1] in ("outlets", "reports"):
            end = k + 1
        state = state or owning_state(page, i, end)
        if end + 1 < len(page.tokens) and page.lower[end + 1] == "from" and state is None:
            state = state_at(page, end + 2) or state_at(page, end + 3)
            end = state.j if state is not None else end
        if state is None or (
            page.tokens[k].dep_ in ("compound", "amod") and page.lower[min(k + 1, len(page.lower) - 1)] != "outlets"
        ):
            return False
        form = "name" if state.form != "nominal" else "nominal"
        page.add(Found(i, end, k, "media", form, _body_key(page, i, end), _code(state), family="media"))
        return True
    return False


def _company(page: Page, k: int) -> bool:
    """ "the Polish company Trendak"."""
    if page.capital(k) or not page.has(k + 1) or not page.capital(k + 1):
        return False
    owner = page.owner[k + 1]
    if page.tokens[k + 1].pos_ != "PROPN" or (owner is not None and owner.kind != "company"):
        return False
    last = owner.j if owner is not None else _run(page, k + 1, frozenset())
    state = owning_state(page, leftmost(page, k, lower_too=True), k)
    page.add(Found(k + 1, last, last, "company", "name", page.text(k + 1, last), _code(state), family=page.lower[k]))
    return True


def _named(page: Page, k: int, kind: str) -> bool:
    """A capitalised name that its last word makes a company or a medium: "Minsk Tractor Works", "Kyiv Post"."""
    i = leftmost(page, k, lower_too=False)
    if i == k:
        return False
    end, state = complement(page, k, False) if kind == "company" else (k, None)
    if kind == "media" and not any(page.tokens[x].pos_ == "PROPN" for x in range(i, k + 1)):
        return False
    state = state or owning_state(page, i, end)
    if (
        kind == "media"
        and state is not None
        and i == k - 1
        and page.lower[k] in ("press", "television", "radio", "news")
    ):
        return False
    page.add(Found(i, end, k, kind, "name", page.text(i, end), _code(state), family=page.lower[k]))
    return True


def _place(page: Page, k: int) -> bool:
    """ "Incirlik Air Base", "Havana port", "port of Mariel", "barracks of the Special Forces Brigade"."""
    words, low, capital = vocabulary(), page.lower[k], page.capital(k)
    i = leftmost(page, k, lower_too=False) if capital or (k and page.capital(k - 1)) else k
    if not capital and i < k and page.owner[k - 1] is not None and page.owner[k - 1].form == "adjective":  # type: ignore[union-attr]
        i = k
    end, state = k, None
    if low in words.places_of and page.has(k + 2) and page.lower[k + 1] in ("of", "in"):
        j = k + 2 + (page.lower[k + 2] == "the")
        if page.has(j) and page.capital(j) and (page.lower[k + 1] == "of" or low == "port"):
            owner = page.owner[j]
            end = owner.j if owner is not None and owner.i == j else max(_run(page, j, frozenset()), j)
            if page.has(end + 2) and page.lower[end + 1] == "of" and capital:
                end, state = complement(page, end, True)
                state = state
            if owner is not None and owner.kind == "person":
                return False
            if low in ("city", "town", "village", "province", "region", "island", "district") and not capital:
                state = state or owning_state(page, i, end)
                page.add(
                    Found(
                        j,
                        end,
                        end,
                        "place",
                        "name",
                        page.text(j, end),
                        _code(state) if owner is None else owner.country,
                        family=low,
                    )
                )
                return True
    if i == k and end == k:
        return False
    if capital and i == k and low not in words.places_of:
        return False
    state = state or owning_state(page, i, end)
    page.add(Found(i, end, k, "place", "name", page.text(i, end), _code(state), family=low))
    return True
