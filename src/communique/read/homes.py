"""The state for which a document's own officials act, and states of persons whom nothing near their name gives one.

A ministry's release says "the Minister" of its own; the White House says "Secretary Blinken". Others in it belong to
the state that the sentence is about.
"""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from communique.knowledge import names
from communique.knowledge.names import vocabulary
from communique.knowledge.states import all_states
from communique.knowledge.words import word_sets
from communique.model import Document
from communique.read.page import Page
from communique.read.registry import Made
from communique.read.roles import Post
from communique.text.names import fold

WORLDWIDE = word_sets("small_words")["worldwide"]
OFFICIAL = word_sets("small_words")["official"]


@cache
def _bodies() -> dict[str, str | None]:
    return {fold(n): k.country for k in names.known() if k.kind == "body" for n in (k.name, *k.also)}


def home(document: Document) -> str | None:
    """The alpha-3 of the state whose office published a document; null for a newspaper or an agency."""
    for name in (document.outlet, document.byline):
        words = fold(name or "").split()
        while words[:1] == ["the"]:
            words = words[1:]
        country = _bodies().get(" ".join(words))
        if country:
            return country
        if set(words) & OFFICIAL:
            padded = f" {' '.join(words)} "
            for state in all_states():
                if any(f" {fold(n)} " in padded for n in (state.name, *state.also, *state.adjectives)):
                    return state.code
    return None


def settle(document: Document, pages: Sequence[Page], posts: Sequence[list[Post]], made: Made) -> None:
    """Give states to holders of posts who have none yet."""
    own, words = home(document), vocabulary()
    for n, (page, here) in enumerate(zip(pages, posts, strict=True)):
        for post in here:
            person = made.entity(post.person)
            if person is None or person.country is not None or person.kind != "person":
                continue
            if set(fold(post.title).split()) & WORLDWIDE:
                continue
            head = page.lower[post.head]
            sovereign = head in words.sovereign or post.title.lower().startswith("foreign ")
            met = post.person is not None and _met(page.tokens[post.person.head])
            if sovereign or (own and met):
                person.country = _about(page, own) or (_about(pages[n - 1], own) if n and own else None)
            if person.country is None and own and not (met or post.rank) and head not in names.not_posts_of(own):
                person.country = own


def _met(token: Token) -> bool:
    """Whether someone is dealt with rather than acts: "met with President X, Secretary Y", "included Z"."""
    for _ in range(8):
        if token.dep_ not in ("conj", "appos", "compound", "nmod", "nn"):
            break
        token = token.head
    return token.dep_ in ("dobj", "pobj") and token.head.lower_ not in ("by", "of", "to", "from", "for")


def _about(page: Page, own: str | None) -> str | None:
    """The one state, the document's own apart, that a sentence names."""
    states = {f.country for f in page.found if f.kind in ("state", "place") and f.country and f.country != own}
    return next(iter(states)) if len(states) == 1 else None
