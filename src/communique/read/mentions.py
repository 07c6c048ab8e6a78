"""Who and what a document names: mentions of every kind, gathered into one entity for each.

In order, sentence by sentence: known names, what head nouns make of the words beside them, equipment, posts, persons;
then over the whole document what the parser labels and nothing else has claimed; then what points back.
"""

from communique.knowledge.gazetteer import city_state
from communique.knowledge.names import leaders, regions, vocabulary
from communique.read import coreference, equipment, people, phrases, roles
from communique.read.capitals import acts
from communique.read.lexicon import Entry, matches
from communique.read.page import POSSESSIVES, Found, Page
from communique.read.registry import Registry
from communique.read.roles import Post
from communique.read.scene import LocalEntity, Mention, Scene
from communique.text.names import fold

LABELS = {"ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place"}


def find(scene: Scene) -> None:
    """Add the mentions and entities of a document to its scene."""
    pages = [Page(s) for s in scene.sentences]
    things = {}
    for candidate in equipment.find(scene.sentences):
        things.setdefault(candidate.sentence.index, []).append(candidate)
    posts: list[list[Post]] = []
    family: set[str] = set()
    names: dict[str, int] = {}
    for page in pages:
        _known(page)
        for c in things.get(page.sentence.index, ()):
            i, j = page.index(c.first), page.index(c.last)
            if all(o is None or not o.known for o in page.owner[i : j + 1]):
                page.add(Found(i, j, page.index(c.head), c.kind, "name", c.name, c.country, known=True))
        phrases.find(page)
        here = roles.find(page)
        posts.append(here)
        for i, j in people.spans(page, {p.j for p in here}, set()):
            page.add(Found(i, j, j, "person", "name", page.text(i, j)))
            words = people.parts(page.text(i, j))
            names[page.text(i, j)] = names.get(page.text(i, j), 0) + 1
            for n in range(len(words)):
                if n or len(words) == 1:
                    family.add(" ".join(words[n:]))
    claimed = {
        fold(f.key): f
        for page in pages
        for f in page.found
        if f.kind in ("company", "media", "group", "equipment", "vessel")
    }
    for page, here in zip(pages, posts, strict=True):
        _unmistake(page, claimed)
        for i, j in people.spans(page, set(), family):
            page.add(Found(i, j, j, "person", "name", page.text(i, j)))
        _labelled(page, claimed)
        roles.link(page, here)
    registry = Registry(scene)
    _persons(registry, pages, posts)
    made = _enter(scene, registry, pages)
    coreference.resolve(scene, registry, pages, posts, made)
    for entity in scene.entities:
        entity.minor = (
            all(m.form in ("adjective", "pronoun", "nominal") for m in entity.mentions) or entity in made.minor
        )


def _known(page: Page) -> None:
    for i, j, entry in matches(page.tokens, page.lower):
        if _is_person(page, i, j, entry):
            continue
        if entry.form in ("capital", "metonym"):
            if acts(page, i, j):
                page.add(
                    Found(
                        i,
                        j,
                        j,
                        "state",
                        "name",
                        entry.state.name,
                        entry.country,
                        entry.state,
                        known=True,
                        family="metonym",
                    )
                )  # type: ignore[union-attr]
            else:
                page.add(
                    Found(
                        i,
                        j,
                        j,
                        "place",
                        "name",
                        page.text(i, j),
                        entry.country,
                        entry.state,
                        known=True,
                        family="capital",
                    )
                )
        elif entry.kind == "state" or entry.state is not None:
            form = entry.form if entry.form != "people" else "nominal"
            if form == "name" and entry.printed in entry.state.adjectives and _modifies(page, j):  # type: ignore[union-attr]
                form = "adjective"
            page.add(
                Found(i, j, j, entry.kind, form, entry.name, entry.country, entry.state, known=True, family=entry.form)
            )
        else:
            page.add(
                Found(
                    i,
                    j,
                    j,
                    entry.kind,
                    "name",
                    entry.name,
                    entry.country,
                    known=True,
                    minor=entry.kind == "place" and entry.name in regions(),
                )
            )
    for k, token in enumerate(page.tokens):
        if (
            page.owner[k] is None
            and token.is_alpha is False
            and ("-" in token.text or "–" in token.text)
            and page.capital(k)
        ):
            _compound(page, k)


def _compound(page: Page, k: int) -> None:
    """ "U.S.-Mexico": one token that names two states."""
    from communique.knowledge.states import state_by_adjective, state_named

    pieces = [p for p in page.tokens[k].text.replace("–", "-").split("-") if p]
    found = [state_named(p) or state_by_adjective(p) for p in pieces]
    for state in found:
        if state is not None:
            page.add(Found(k, k, k, "state", "adjective", state.name, state.code, state, known=True))


def _modifies(page: Page, j: int) -> bool:
    token = page.tokens[j]
    return token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i


def _is_person(page: Page, i: int, j: int, entry: Entry) -> bool:
    """Whether a known name is here part of a person's: "Michael Jordan", "Chad Smith", "Jack London"."""
    token = page.tokens[i]
    if token.ent_type_ != "PERSON" or entry.form in ("adjective", "people"):
        return False
    ent = next((e for e in page.sentence.span.ents if e[0].i <= token.i <= e[-1].i), None)
    if ent is None or len(ent) <= j - i + 1:
        return False
    if token.i > ent[0].i:
        before = page.index(ent[0])
        return page.owner[before] is None and page.lower[before] not in vocabulary().titles and page.capital(before)
    return entry.name in GIVEN and page.capital(j + 1) and page.tokens[j + 1].pos_ == "PROPN"


GIVEN = frozenset(
    {
        "Jordan",
        "Chad",
        "Georgia",
        "Israel",
        "Paris",
        "London",
        "Sofia",
        "Lima",
        "Kenya",
        "India",
        "Florence",
        "Victoria",
    }
)


def _unmistake(page: Page, claimed: dict[str, Found]) -> None:
    """Persons whose name a phrase has claimed for something else elsewhere in the document."""
    for found in page.found:
        if found.kind == "person" and fold(found.key) in claimed:
            other = claimed[fold(found.key)]
            found.kind, found.country, found.known = other.kind, found.country or other.country, True


def _labelled(page: Page, claimed: dict[str, Found]) -> None:
    """What the parser labels an organisation or a place and nothing has claimed."""
    words = vocabulary()
    for ent in page.sentence.span.ents:
        kind = LABELS.get(ent.label_)
        if kind is None and not (
            ent.label_ in ("PERSON", "NORP", "PRODUCT", "WORK_OF_ART") and fold(ent.text) in claimed
        ):
            continue
        i, j = page.index(ent[0]), page.index(ent[-1])
        while i <= j and (page.lower[i] in phrases.ARTICLES or page.tokens[i].is_punct):
            i += 1
        while j > i and (
            page.tokens[j].text in POSSESSIVES or page.tokens[j].is_punct or page.lower[j] in ("of", "and")
        ):
            j -= 1
        if i > j or not page.free(i, j) or not page.capital(i):
            continue
        text = page.text(i, j)
        low = text.lower()
        if any(x in text for x in (" / ", " - ", " – ")) or (i == j and (low in words.portfolios or low in words.titles or low in words.bodies
            or low in words.title_modifiers or low in words.body_modifiers)):  # fmt: skip
            continue
        other = claimed.get(fold(text))
        if other is not None:
            page.add(Found(i, j, j, other.kind, "name", other.key, other.country))
            continue
        if kind is None:
            continue
        country = city_state(text) if kind == "place" else None
        if kind == "body" and country is None and ent.label_ == "ORG" and len(text) < 3:
            continue
        page.add(
            Found(i, j, page.index(ent.root) if i <= page.index(ent.root) <= j else j, kind, "name", text, country)
        )


class Made:
    """What the names of a document became: the entities of each page's finds, and those worth no record alone."""

    def __init__(self) -> None:
        self.of: dict[int, LocalEntity] = {}
        self.minor: set[LocalEntity] = set()
        self.mention: dict[int, Mention] = {}

    def entity(self, found: Found | None) -> LocalEntity | None:
        """The entity of a find."""
        return self.of.get(id(found)) if found is not None else None


def _persons(registry: Registry, pages: list[Page], posts: list[list[Post]]) -> None:
    """Full names first, so that a family name finds them wherever it stands."""
    country = {id(p.person): p.country for here in posts for p in here if p.person is not None and p.country}
    every = [f for page in pages for f in page.found if f.kind == "person"]
    full = {
        id(f)
        for f in sorted(every, key=lambda f: -len(people.parts(f.key)))[: len(every)]
        if len(people.parts(f.key)) > 1
    }
    for found in every:
        if id(found) in full:
            registry.person(found.key, found.country or country.get(id(found)))
    for found in every:
        found.country = found.country or country.get(id(found))


def _enter(scene: Scene, registry: Registry, pages: list[Page]) -> Made:
    made = Made()
    solid: set[LocalEntity] = set()
    for page in pages:
        for found in sorted(page.found, key=lambda f: (f.i, -f.j)):
            first, last = page.tokens[found.i], page.tokens[found.j]
            a, b = page.sentence.offsets(first, last)
            printed = " ".join(scene.document.text[a:b].split())
            if found.kind == "person":
                entity = registry.person(found.key, found.country)
            elif found.state is not None and found.kind == "state":
                entity = registry.state(found.state)
                if found.form == "nominal" and found.family == "government":
                    registry.alias(entity, printed)
            else:
                entity = registry.named(found.kind, found.key, printed, found.country)
            entity.country = entity.country or found.country
            if found.family:
                registry.families.setdefault(entity, found.family)
            made.of[id(found)] = entity
            if not found.minor and (found.form == "name" or found.family == "government"):
                solid.add(entity)
            mention = Mention(
                page.sentence, first, last, page.tokens[found.head], found.kind, found.form, [entity], entity.country
            )
            made.mention[id(found)] = scene.add(mention)
            _acronym(page, registry, entity, found)
    made.minor = {e for e in scene.entities if e not in solid}
    return made


def _acronym(page: Page, registry: Registry, entity: LocalEntity, found: Found) -> None:
    """ "... Organization (WHO)": the letters in brackets name the same."""
    k = found.j + 1
    if (
        entity.kind in ("body", "company", "group", "media")
        and page.has(k + 2)
        and page.tokens[k].text == "("
        and page.tokens[k + 2].text == ")"
    ):
        short = page.tokens[k + 1].text
        if short.isupper() and 2 <= len(short) <= 10:
            registry.acronyms[short] = entity
            registry.alias(entity, short)


def leader(name: str) -> str | None:
    """The state of a well-known holder of office."""
    return leaders().get(fold(name))
