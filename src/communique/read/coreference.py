"""What points back: posts without a name, "both sides", "the island", "the ministry", pronouns.

A pointer that could be several things stays unresolved; a wrong person is worse than none.
"""

from collections.abc import Sequence

from communique.knowledge.names import describers, vocabulary
from communique.knowledge.things import equipment_words
from communique.read import home, pointers
from communique.read.page import Page
from communique.read.posts import Posts
from communique.read.recall import Recall
from communique.read.registry import Made, Registry
from communique.read.roles import Post
from communique.read.scene import LocalEntity, Scene

PERSONAL = frozenset({"he", "she", "him", "his", "her", "hers", "himself", "herself"})
OBJECTS = frozenset({"him", "her"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "their", "them", "themselves"})
THINGS = ("state", "body", "company", "media", "vessel")
OTHERS = frozenset({"newspaper", "firm", "organization", "organisation", "alliance", "union"})
EMPTY = frozenset({"be", "make", "seem", "appear", "remain", "take"})


def resolve(scene: Scene, registry: Registry, pages: Sequence[Page], found: Sequence[list[Post]], made: Made) -> None:
    """Give roles to persons, states to persons and bodies, and mentions to everything that points back."""
    recall = Recall(scene, registry, pages, made)
    posts = Posts(recall)
    for page, here in zip(pages, found, strict=True):
        for post in here:
            posts.give(page, post)
    posts.well_known(registry.persons)
    home.settle(scene, last=False)
    for mention in scene.mentions:
        if mention.entity is not None:
            mention.country = mention.country or mention.entity.country
    heads = vocabulary().heads | equipment_words().vessels | OTHERS
    for page, here in zip(pages, found, strict=True):
        for post in here:
            posts.mention(page, post)
        taken = {k for post in here for k in range(post.i, post.j + 1)}
        for k in range(len(page.tokens)):
            if k not in taken:
                _point(recall, posts, page, k, heads)
    home.settle(scene)
    _inherit(scene)


def _point(recall: Recall, posts: Posts, page: Page, k: int, heads: frozenset[str]) -> None:
    low, owner = page.lower[k], page.owner[k]
    if owner is not None and owner.form != "adjective":
        return
    if low in pointers.PAIRED:
        pointers.pair(recall, page, k)
    elif low in ("counterpart", "counterparts"):
        posts.counterpart(page, k)
    elif low in pointers.COUNTRY_NOUNS or low in describers():
        pointers.country(recall, page, k)
    elif low in ("neighbor", "neighbour"):
        pointers.neighbour(recall, page, k)
    elif low == "side":
        pointers.side(recall, page, k)
    elif page.tokens[k].pos_ == "PRON" or page.tokens[k].tag_ == "PRP$":
        _pronoun(recall, page, k)
    elif low in heads and page.word(k - 1) in ("the", "that", "this"):
        pointers.thing(recall, page, k)


def _pronoun(recall: Recall, page: Page, k: int) -> None:
    low = page.lower[k]
    meant: list[LocalEntity | None] = []
    if low in PERSONAL:
        other = _other(recall, page, k)
        if other is None and _own_object(page, k):
            return  # "he invited him": somebody else, who does not stand out
        meant = [other or recall.subject(page, k, ("person",)) or recall.earlier(page, ("person",))]
    elif low in NEUTER and not _empty(page, k):
        meant = [recall.subject(page, k, THINGS) or recall.earlier(page, THINGS, subjects=True)]
    elif low in PLURAL:
        meant = list(recall.plural_subject(page, k))
    first = next((e for e in meant if e is not None), None)
    if first is not None:
        recall.add(page, k, k, k, first.kind, "pronoun", meant)


def _other(recall: Recall, page: Page, k: int) -> LocalEntity | None:
    """ "X called Y to congratulate *him*": no subject of its own verb, but the one other person named before it."""
    token = page.tokens[k]
    if token.lower_ not in OBJECTS or token.tag_ == "PRP$" or token.dep_ not in ("dobj", "dative", "pobj"):
        return None
    subject = recall.subject(page, k, ("person",))
    named = [recall.made.entity(f) for f in page.found if f.kind == "person" and f.j < k]
    if _own_object(page, k) and page.sentence.index:
        before = recall.pages[page.sentence.index - 1]
        named += [recall.made.entity(f) for f in before.found if f.kind == "person"]
    others = [e for e in dict.fromkeys(named) if e is not None and e is not subject]
    return others[0] if subject is not None and len(others) == 1 else None


def _own_object(page: Page, k: int) -> bool:
    """Whether a pronoun is the object of a verb whose subject is a person's pronoun too: "*he* invited *him*"."""
    token = page.tokens[k]
    if token.lower_ not in OBJECTS or token.tag_ == "PRP$" or token.dep_ not in ("dobj", "dative"):
        return False
    return any(c.dep_ == "nsubj" and c.lower_ in ("he", "she") for c in token.head.children)


def _empty(page: Page, k: int) -> bool:
    """ "It is important that ...", "it might make sense to"."""
    token = page.tokens[k]
    if token.dep_ == "expl" or page.lower[k] != "it":
        return token.dep_ == "expl"
    clause = any(c.dep_ in ("ccomp", "xcomp", "acomp", "csubj", "advcl") for c in token.head.children)
    return clause and token.head.lemma_ in EMPTY


def _inherit(scene: Scene) -> None:
    """Bodies and outlets take the state that a pointer in their name means: "the embassy of that country"."""
    for mention in scene.mentions:
        if mention.kind != "state" or mention.form != "nominal" or mention.entity is None:
            continue
        outer = scene.at(mention.sentence, mention.head)
        if outer is None or outer is mention or outer.entity is None or outer.kind not in ("body", "media", "place"):
            continue
        entity = outer.entity
        entity.country = entity.country or mention.country
        outer.country = outer.country or mention.country
        for pointer in ("that country", "this country", "the country"):
            if pointer in entity.name:
                entity.aliases.append(entity.name)
                entity.name = entity.name.replace(pointer, mention.entity.name)
