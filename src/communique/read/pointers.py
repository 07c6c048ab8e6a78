"""Nouns that point at states and bodies: "both sides", "the island", "its neighbor", "the delegation"."""

from collections import Counter
from collections.abc import Sequence

from communique.knowledge.gazetteer import neighbours
from communique.knowledge.names import describers, members, vocabulary
from communique.knowledge.things import equipment_words
from communique.knowledge.words import word_sets
from communique.read.home import home_of, main_pair
from communique.read.page import Page
from communique.read.recall import Recall
from communique.read.scene import LocalEntity
from communique.text.names import fold

COUNTRY_NOUNS = frozenset({"country", "nation", "state", "republic"})
PAIRED = word_sets("small_words")["paired"]
SHARED = frozenset({"countries", "nations", "states", "peoples", "governments", "republics"})  # "our two ..."
OTHERS = frozenset({"neighboring", "neighbouring", "other", "member", "third", "these", "all"})
PARTS = frozenset({"south", "latin", "central", "east", "west", "communist", "socialist", "north"})
HOLDERS = word_sets("actors")["holder"]
SHIPS = frozenset({"ship", "vessel", "warship", "boat"})
OF_KIND = {
    "company": "company", "firm": "company", "newspaper": "media", "magazine": "media", "daily": "media",
    "broadcaster": "media", "outlet": "media", "group": "group", "movement": "group", "militia": "group",
}  # fmt: skip


def country(recall: Recall, page: Page, k: int) -> None:
    """ "the island", "that country", "the Caribbean country"."""
    low, p = page.lower[k], k - 1
    while p >= 0 and (page.lower[p] in vocabulary().regions or page.lower[p] in PARTS):
        p -= 1
    region = " ".join(page.lower[p + 1 : k])
    article = page.word(p) if p >= 0 else ""
    if article not in ("the", "that", "this") or page.word(k + 1) == "of" or (low == "state" and not region):
        return
    states = recall.states()
    if low in describers():
        states = [s for s in states if s.country in describers()[low]]
    elif not region and page.capital(k):
        return
    if region:
        codes = members().get(region) or members().get(region.split()[-1])
        if codes:
            states = [s for s in states if s.country in codes]
        elif low in COUNTRY_NOUNS and region not in ("communist", "socialist"):
            return
    if not region and low not in describers():  # who is said to act in it is not the country
        acting = {f.country or (f.state.code if f.state else None) for f in page.found if f.j < p}
        states = [s for s in states if s.country not in acting] or states
    named = [s for s in states if any(m.form == "name" for m in s.mentions)] or states
    chosen = recall.latest(named, page, k)
    plain = not region and low not in describers() and article != "that"
    if plain:
        chosen = _scene_of(recall, states)
    if chosen is not None:
        recall.add(page, p + 1, k, k, "state", "nominal", [chosen])


def _scene_of(recall: Recall, states: list[LocalEntity]) -> LocalEntity | None:
    """The state that a bare "the country" safely means: far more of it is named than of any other, towns and bodies
    included, or it is the only one."""
    named = Counter(m.country for m in recall.scene.mentions if m.kind != "person" and m.form != "pronoun")
    ranked = sorted(states, key=lambda s: -named[s.country])
    if not ranked:
        return None
    clear = len(ranked) == 1 or named[ranked[0].country] >= 1.5 * named[ranked[1].country]
    return ranked[0] if clear else None


def pair(recall: Recall, page: Page, k: int) -> None:
    """ "both countries", "the two sides", "the parties", "our countries": the two states last spoken of."""
    low, before = page.lower[k], page.lower[max(0, k - 3) : k]
    last = before[-1] if before else ""
    counted = "two" in before or "both" in before
    if not counted and not (last == "our" and low in SHARED) and not (last == "the" and low in ("sides", "parties")):
        return
    if page.word(k + 1) in ("to", "of") or OTHERS & set(before):
        return
    chosen = _two(recall, page, k)
    if chosen:
        start = k if last == "the" or not before else k - 1
        recall.add(page, start, k, k, "state", "nominal", chosen)


def leaders(recall: Recall, page: Page, first: int, k: int) -> None:
    """ "the two presidents", "both ministers", whom nothing names: those of the two states last spoken of; "the
    ministers", of the two that the text is about."""
    before = set(page.lower[max(0, first - 2) : k])
    if page.word(k + 1) in ("of", "from") or OTHERS & before or _single(page.lower[k]) not in HOLDERS:
        return
    chosen: Sequence[LocalEntity] = ()
    if before & {"two", "both"}:
        chosen = _two(recall, page, k)
    elif page.word(k - 1) == "the":
        about = main_pair(recall.scene)
        chosen = [e for e in recall.states() if e.country in about]
    if len(chosen) == 2:
        recall.add(page, k, k, k, "state", "nominal", chosen)


def _single(plural: str) -> str:
    return f"{plural[:-3]}y" if plural.endswith("ies") else plural.removesuffix("s")


def _two(recall: Recall, page: Page, k: int) -> list[LocalEntity]:
    """The two states last spoken of before a word; empty where there are no two."""
    named = [recall.made.entity(f) for f in page.found if f.kind == "state" and f.j < k]
    here = [e for e in dict.fromkeys(named) if e is not None and e.country]
    others = [e for e in recall.states() if e.country != home_of(recall.scene.document)]
    if len(here) < 2 and len(others) == 2 < len(recall.states()):  # whose dealings a third state's release tells
        return others
    about = main_pair(recall.scene)
    main = [e for e in recall.states() if e.country in about]
    if len(here) < 2 and len(main) == 2 and set(here) <= set(main):
        chosen = main
    else:
        chosen = here[-2:] if len(here) > 1 else recall.recent(recall.states(), page, k, 2)
    return list(chosen) if len(chosen) == 2 else []


def side(recall: Recall, page: Page, k: int) -> None:
    """ "the Cuban side"."""
    state = page.state(k - 1)
    if state is not None:
        recall.add(page, state.i, k, k, "state", "nominal", [recall.made.entity(state)])


def neighbour(recall: Recall, page: Page, k: int) -> None:
    """ "Russia invaded its neighbor"."""
    subject = recall.subject(page, k)
    if subject is not None and subject.country and page.tokens[k - 1].tag_ == "PRP$":
        near = neighbours(subject.country)
        chosen = recall.latest([s for s in recall.states() if s.country in near], page, k)
        recall.add(page, k, k, k, "state", "nominal", [chosen])


def _vessel(recall: Recall, page: Page, k: int) -> None:
    """ "the frigate", "the ship's crew": the last vessel so called, or of which nothing else is said."""
    low = page.lower[k]
    ships = [e for e in recall.scene.entities if e.kind == "vessel"]
    fitting = [e for e in ships if recall.registry.families.get(e, low) == low] or (ships if low in SHIPS else [])
    chosen = recall.latest(fitting, page, k)
    if chosen is not None:
        recall.add(page, k, k, k, "vessel", "nominal", [chosen])


def thing(recall: Recall, page: Page, k: int) -> None:
    """ "the delegation", "the ministry", "the company", "the agency": the last one so called."""
    low = page.lower[k]
    if page.word(k + 1) == "of" or page.modifies(k) or page.owner[k] is not None:
        return
    if low in equipment_words().vessels:
        return _vessel(recall, page, k)
    named = [e for e in recall.scene.entities if e.kind in ("body", "company", "media", "group")]
    fitting = [e for e in named if recall.registry.families.get(e) == low or fold(e.name).split()[-1:] == [low]]
    if not fitting and low in OF_KIND:
        fitting = [e for e in named if e.kind == OF_KIND[low]]
    if not fitting and low in ("organization", "organisation", "alliance", "bloc", "union"):
        fitting = [e for e in named if e.kind == "body" and not e.country]
    chosen = recall.latest(fitting, page, k)
    if chosen is not None:
        recall.add(page, k, k, k, chosen.kind, "nominal", [chosen])
    elif low in vocabulary().governments:
        _government(recall, page, k)
    elif low == "ministry":
        _ministry(recall, page, k)


def _government(recall: Recall, page: Page, k: int) -> None:
    """ "the government": of whoever publishes; else of the state that the sentence or the one before is about."""
    seat = page.owner[k + 2] if page.word(k + 1) in ("in", "of") and page.has(k + 2) else None
    code = seat.country if seat is not None and seat.country else home_of(recall.scene.document)
    state = next((s for s in recall.states() if code and s.country == code), None)
    if code is None:
        state = recall.subject(page, k, ("state",)) or recall.earlier(page, ("state",), subjects=True)
    if code is not None or state is not None:
        recall.add(page, k, k, k, "state", "nominal", [state], code)


def _ministry(recall: Recall, page: Page, k: int) -> None:
    """ "the ministry", where none is named: of whoever publishes; else of the minister named here or just before."""
    code = home_of(recall.scene.document)
    if code is None:
        near = [
            m for m in recall.scene.mentions
            if m.kind == "person" and m.form == "name" and m.country and m.entity is not None
            and m.sentence.index in (page.sentence.index, page.sentence.index - 1)
            and (m.sentence.index, m.first.i) < (page.sentence.index, page.tokens[k].i)
            and any("minister" in r.title.lower() for r in m.entity.roles)
        ]  # fmt: skip
        states = {m.country for m in near}
        code = states.pop() if len(states) == 1 else None
    if code is not None:
        recall.add(page, k, k, k, "body", "nominal", [], code)
