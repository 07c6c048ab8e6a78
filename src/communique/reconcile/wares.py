"""Goods of a deal: what an item's words are of, and whether two items are of the same."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from communique.knowledge.deals import deal_words
from communique.knowledge.naming import label_words
from communique.knowledge.states import state_by_adjective, state_of
from communique.knowledge.things import goods_words
from communique.model import Entity
from communique.reconcile.matches import Match
from communique.text.sounds import romanise
from communique.text.units import currency_codes

THINGS = ("equipment", "vessel")
_POSSESSIVE = re.compile(r"['’]s?\b")


@dataclass(frozen=True, slots=True)
class Goods:
    """`named` is the id of a model or vessel that is named, `names` the words of its name; `head` is the noun that the
    rest is about, `words` with it tell it from others, `said` are all that are printed. Words are in the singular, in
    plain Latin letters."""

    named: str | None
    names: frozenset[str]
    head: str | None
    words: frozenset[str]
    said: frozenset[str]

    @property
    def sorts(self) -> frozenset[frozenset[str]]:
        """The goods, each by its words, that words for several sorts may stand for; none of any other words."""
        return deal_words().classes.get(self.words, frozenset()) if self.named is None else frozenset()


def is_money(item: dict[str, Any]) -> bool:
    """Whether an item is a sum: its unit an ISO 4217 currency."""
    return item.get("unit") in currency_codes()


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """A word as the lists of goods have it, else without its plural ending."""
    known = deal_words().goods | goods_words().containers
    if word in known or not word.endswith("s") or word.endswith("ss"):
        return word
    tried = [f"{word[:-3]}y" if word.endswith("ies") else "", word[:-2] if word.endswith("es") else "", word[:-1]]
    return next((w for w in tried if w in known), tried[0] or word[:-1])


@lru_cache(maxsize=50_000)
def _read(text: str) -> tuple[str | None, frozenset[str], frozenset[str]]:
    """The head noun, the telling words, and all: "a first batch of Serbian rocket launchers" tells rocket, launcher."""
    words, ends = goods_words(), deal_words().ends
    phrase: list[str] = []
    said = romanise(_POSSESSIVE.sub(" ", text)).split()
    for word in said:
        if word == "of" and phrase and singular(phrase[-1]) in words.containers | words.edges:
            phrase = []  # what holds or counts the goods is told before them
        elif word in ends or word == "of":
            break
        else:
            phrase.append(word)
    plain = [w for w in phrase if not w.isdigit() and w not in words.edges and w not in label_words().stop]
    told = [singular(w) for w in plain if not state_by_adjective(w) and not state_of(w)]
    while len(told) > 1 and told[-1] in words.containers:
        told.pop()  # "vaccine doses" are vaccine
    return (told[-1] if told else None), frozenset(told), frozenset(said)


def goods_of(item: dict[str, Any], entity: Entity | None) -> Goods | None:
    """What an item of an event is, its entity the merged one; None for money and for what is no goods that can go."""
    head, words, said = _read(item["text"])
    known = deal_words()
    if entity is not None and entity.kind in THINGS:
        if not _named(entity):
            return Goods(None, frozenset(), head, words, said)
        names = frozenset(w for w in romanise(entity.name).split() if len(w) > 2 and singular(w) not in known.goods)
        return Goods(entity.id, names, None if head in names else head, words - names, said)
    telling = words - known.vague
    if is_money(item) or head not in known.goods or not telling:
        return None
    return Goods(None, frozenset(), head, words, said)


def _named(entity: Entity) -> bool:
    """Whether a thing bears a name: "Vihor", "T-72", and not "tractor"."""
    return entity.kind == "vessel" or any(c.isupper() or c.isdigit() for c in entity.name)


def same(a: Goods, b: Goods) -> Match:
    """FIRM with a named thing in common, or in the very same words; LOOSE where one is the other told in fewer words;
    AGAINST where names, heads or words tell them apart. What has a name may be called by any other words."""
    if a.named and b.named:
        return Match.FIRM if a.named == b.named else Match.AGAINST
    if a.named or b.named:
        one, other = (a, b) if a.named else (b, a)
        if one.names and one.names <= other.said:
            return Match.FIRM
        return Match.LOOSE if other.head and other.words <= one.words else Match.UNKNOWN
    if a.head != b.head:
        return Match.AGAINST
    if a.words == b.words:
        return Match.FIRM
    return Match.LOOSE if a.words <= b.words or b.words <= a.words else Match.AGAINST


def covers(a: Goods, b: Goods) -> bool:
    """Whether one is told by a word for several sorts of goods, of which the other is one: farm machinery, tractors."""
    if a.sorts and a.sorts == b.sorts:
        return True
    return any(_meant(one.sorts, other) for one, other in ((a, b), (b, a)))


def _meant(sorts: frozenset[frozenset[str]], goods: Goods) -> bool:
    """Whether goods are of one of these sorts: what their words come down to, or a named thing was ever called."""
    head = goods.head if goods.named is None and goods.head not in deal_words().vague else None
    return any(sort <= goods.words and (head is None or head in sort) for sort in sorts)
