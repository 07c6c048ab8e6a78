"""Who and what a document names: mentions of every kind, gathered into one entity for each.

In order, sentence by sentence: known names, what head nouns make of the words beside them, equipment, posts, persons;
then over the whole document what the parser labels and nothing else has claimed; then what points back.
"""

from collections.abc import Mapping

from communique.knowledge.names import vocabulary
from communique.knowledge.things import equipment_words
from communique.read import coreference, equipment, holders, known, labelled, people, phrases, roles, votes
from communique.read.equipment import Candidate
from communique.read.page import Found, Page
from communique.read.registry import Made, Registry
from communique.read.roles import Post
from communique.read.scene import LocalEntity, Mention, Scene
from communique.text.names import fold

CLAIMING = frozenset({"company", "media", "group", "equipment", "vessel"})


def find(scene: Scene) -> None:
    """Add the mentions and entities of a document to its scene."""
    pages = [Page(s) for s in scene.sentences]
    places = votes.settle(pages)
    posts = _first_pass(scene, pages)
    family = _family_names(pages)
    claimed = {fold(f.key): f for page in pages for f in page.found if f.kind in CLAIMING}
    claimed |= _outlets(scene)
    for page, here in zip(pages, posts, strict=True):
        _correct(page, claimed)
        for i, j in people.spans(page, {}, family):
            page.add(Found(i, j, j, "person", "name", page.text(i, j)))
        labelled.find(page, claimed, places, {k for p in here for k in range(p.i, p.j + 1)})
        holders.link(page, here)
    registry = Registry(scene)
    _persons(registry, pages, posts)
    made = _enter(scene, registry, pages)
    coreference.resolve(scene, registry, pages, posts, made)
    for entity in scene.entities:
        lone = entity.kind == "person" and " " not in entity.name and not entity.roles and not entity.country
        entity.minor = entity not in made.solid or (lone and len(entity.mentions) == 1)


def _outlets(scene: Scene) -> dict[str, Found]:
    """Whoever publishes or is republished, by folded name, where it is no office."""
    document = scene.document
    names = [document.outlet] if document.genre != "official" else []
    names += [via.name for via in document.via]
    return {fold(n): Found(0, 0, 0, "media", "name", n) for n in names if n and len(n) > 4}


def _first_pass(scene: Scene, pages: list[Page]) -> list[list[Post]]:
    things: dict[int, list[Candidate]] = {}
    for candidate in equipment.find(scene.sentences):
        things.setdefault(candidate.sentence.index, []).append(candidate)
    posts: list[list[Post]] = []
    for page in pages:
        known.find(page)
        for thing in things.get(page.sentence.index, ()):
            _equipment(page, thing)
        phrases.find(page)
        posts.append(roles.find(page))
        for i, j in people.spans(page, {p.i: p.j for p in posts[-1] if not p.plural}, set()):
            page.add(Found(i, j, j, "person", "name", page.text(i, j)))
    return posts


def _equipment(page: Page, thing: Candidate) -> None:
    i, j = page.index(thing.first), page.index(thing.last)
    if all(owner is None or not owner.known for owner in page.owner[i : j + 1]):
        found = Found(i, j, page.index(thing.head), thing.kind, "name", thing.name, thing.country, known=True)
        if thing.kind == "vessel":
            _of_a_navy(page, found)
        page.add(found)


def _of_a_navy(page: Page, vessel: Found) -> None:
    """The state before a vessel's name, over what it is called ("the Indonesian navy frigate X"), and that word."""
    k = vessel.i - 1
    while k >= 0 and vessel.country is None:
        state, owner = page.state(k), page.owner[k]
        if state is not None or (owner is not None and owner.country):
            vessel.country = state.country if state is not None else owner.country if owner is not None else None
        elif page.lower[k] in equipment_words().vessels:
            vessel.family = page.lower[k]
        elif not _of_its_name(page, k):
            break
        k -= 1
    if not vessel.family and page.lower[vessel.head] in equipment_words().vessels:
        vessel.family = page.lower[vessel.head]


def _of_its_name(page: Page, k: int) -> bool:
    """Whether a word between a state and a vessel's name says what it is: "navy", "offshore", "patrol"."""
    token = page.tokens[k]
    if page.capital(k) and page.lower[k] not in vocabulary().bodies:
        return False
    return token.is_alpha and token.pos_ not in ("ADP", "DET", "AUX", "CCONJ")


def _family_names(pages: list[Page]) -> set[str]:
    """What persons named on any page may be called later: their names without the first words."""
    names: set[str] = set()
    for found in (f for page in pages for f in page.found if f.kind == "person"):
        words = people.parts(found.key)
        names.update(" ".join(words[n:]) for n in range(len(words)) if n or len(words) == 1)
        if len(words) == 3:
            names.add(words[1])
    return {n for n in names if len(n) > 2}


def _correct(page: Page, claimed: Mapping[str, Found]) -> None:
    """Persons whose name a phrase has claimed for something else elsewhere in the document."""
    for found in page.found:
        other = claimed.get(fold(found.key)) if found.kind == "person" else None
        if other is not None:
            found.kind, found.country, found.known = other.kind, found.country or other.country, True


def _persons(registry: Registry, pages: list[Page], posts: list[list[Post]]) -> None:
    """Full names first, so that a family name finds them wherever it stands."""
    for post in (p for here in posts for p in here if p.country):
        for person in [post.person, *post.persons]:
            if person is not None:
                person.country = person.country or post.country
    for found in (f for page in pages for f in page.found if f.kind == "person"):
        if len(people.parts(found.key)) > 1:
            registry.person(found.key, found.country)


def _enter(scene: Scene, registry: Registry, pages: list[Page]) -> Made:
    """Make the mentions and entities of everything found."""
    made = Made()
    for page in pages:
        for found in sorted(page.found, key=lambda f: (f.i, -f.j)):
            outer = page.owner[found.i]
            nested = outer is not None and outer is not found and outer.i <= found.i and found.j <= outer.j
            same = nested and outer is not None and found.kind == outer.kind in ("body", "person")
            if same and outer is not None and found.i == outer.i and found.country is None:
                continue
            entity = _entity(scene, registry, page, found)
            if entity is None:
                continue
            entity.country = entity.country or found.country
            if found.family:
                registry.families.setdefault(entity, found.family)
            first, last, head = page.tokens[found.i], page.tokens[found.j], page.tokens[found.head]
            mention = Mention(page.sentence, first, last, head, found.kind, found.form, [entity], entity.country)
            made.of[id(found)] = entity
            scene.add(mention)
            named = found.form == "name" or found.family == "government"
            within = (
                nested
                and outer is not None
                and found.kind == "place"
                and outer.kind in ("body", "company", "media", "vessel")
            )
            if named and not found.minor and not within:
                made.solid.add(entity)
            _acronym(page, registry, entity, found)
    return made


def _entity(scene: Scene, registry: Registry, page: Page, found: Found) -> LocalEntity | None:
    start, end = page.sentence.offsets(page.tokens[found.i], page.tokens[found.j])
    printed = " ".join(scene.document.text[start:end].split())
    if found.kind == "person":
        return registry.known_person(found.key) if found.doubtful else registry.person(found.key, found.country)
    if found.state is not None and found.kind == "state":
        entity = registry.state(found.state)
        return registry.alias(entity, printed) if found.family == "government" and found.form == "nominal" else entity
    return registry.named(found.kind, found.key, printed, found.country, found.family)


def _acronym(page: Page, registry: Registry, entity: LocalEntity, found: Found) -> None:
    """ "... Organization (WHO)": the letters in brackets name the same."""
    k = found.j + 1
    if entity.kind not in ("body", "company", "group", "media") or page.word(k) != "(" or page.word(k + 2) != ")":
        return
    short = page.tokens[k + 1].text
    if short.isupper() and 2 <= len(short) <= 10:
        registry.acronyms[short] = entity
        registry.alias(entity, short)
