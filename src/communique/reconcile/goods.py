"""What is dealt in, by its words: content words, and the noun that a phrase comes down to."""

from collections.abc import Iterable
from functools import lru_cache

from communique.knowledge.naming import label_words
from communique.knowledge.states import state_by_adjective
from communique.knowledge.things import goods_words
from communique.knowledge.words import load, word_sets
from communique.model import Item
from communique.text.sounds import romanise
from communique.text.units import currency, currency_codes

# Where the noun of a phrase ends: what follows says more of it.
ENDS = frozenset(
    {"of", "for", "from", "with", "in", "to", "on", "at", "by", "worth", "under", "including", "that", "which"}
)


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """A word without the "s" of a plural, and by the name that stands for those that sources put for it."""
    one = word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word
    if one.endswith("e") and one not in _nouns() and one[:-1] in _nouns():  # "buses"
        one = one[:-1]
    return _alike().get(one, one)


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    """The nouns whose sort is known, as listed."""
    return frozenset[str]().union(*(words for name, words in word_sets("comparing").items() if name[:5] == "sort_"))


@lru_cache(maxsize=1)
def _alike() -> dict[str, str]:
    lists = {n: words for n, words in word_sets("comparing").items() if n.startswith("alike_")}
    return {word: name.removeprefix("alike_") for name, words in lists.items() for word in words}


@lru_cache(maxsize=200_000)
def content_words(text: str) -> frozenset[str]:
    """The words of a phrase that say what it is of: no stop words, states or numbers; a plural as its singular."""
    words = (w for w in romanise(text).split() if not w.isdigit())
    kept = (w for w in words if w not in label_words().stop and not state_by_adjective(w))
    return frozenset(singular(w) for w in kept)


@lru_cache(maxsize=50_000)
def head(text: str) -> str:
    """The noun that a phrase comes down to, in the singular: "fleet of patrol boats for the navy" is "boat", "engineer
    unit" is "engineer".

    Empty where nothing is left of it, or only what holds or measures goods: "500,000 tonnes".
    """
    words = romanise(text).split()
    while True:
        end = next((i for i, w in enumerate(words) if i and w in ENDS), len(words))
        nouns = [singular(w) for w in words[:end]]
        if end < len(words) and words[end] == "of" and nouns[-1] in goods_words().containers:
            words = words[end + 1 :]
            continue
        while nouns and nouns[-1] in goods_words().containers:
            nouns.pop()
        return nouns[-1] if nouns and content_words(nouns[-1]) else ""


def is_money(item: Item) -> bool:
    """Whether an item is an amount and nothing else: a price, or a sum that is given."""
    if item.unit not in currency_codes():
        return False
    known = goods_words()
    return all(
        currency(w) or w.isdigit() or w in known.containers or w in known.edges for w in romanise(item.text).split()
    )


@lru_cache(maxsize=1)
def unspecific() -> frozenset[str]:
    """Words for goods that any dealing may be in, in the singular."""
    return frozenset(singular(w) for w in word_sets("comparing")["unspecific"])


@lru_cache(maxsize=1)
def general() -> frozenset[str]:
    """Nouns that may stand for any goods of their sort, in the singular."""
    return frozenset(singular(w) for w in word_sets("comparing")["general"])


@lru_cache(maxsize=1)
def dealings() -> frozenset[str]:
    """What may be done about any goods, in the singular."""
    return frozenset(singular(w) for w in word_sets("comparing")["dealings"])


@lru_cache(maxsize=1)
def common() -> frozenset[str]:
    """Words of which any sentence is made."""
    return word_sets("comparing")["common"]


@lru_cache(maxsize=1)
def measures() -> frozenset[str]:
    """Words by which any measure against a state is called."""
    return word_sets("comparing")["measures"]


@lru_cache(maxsize=1)
def officials() -> frozenset[str]:
    """Words for holders of an office, alone or together: whoever is called so may be any of those who are named."""
    titles = load("titles")
    posts = (word for part in ("heads", "plurals", "ranks") for word in titles[part].split())
    return frozenset(posts) | word_sets("comparing")["officials"]


@lru_cache(maxsize=1)
def _sorts() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in word_sets("comparing").items():
        for word in map(singular, words if name.startswith("sort_") else ()):
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def sorts(heads: Iterable[str]) -> frozenset[str]:
    """The sorts of goods that nouns are of, as far as known; a noun may be of several."""
    return frozenset(name for noun in heads for name in _sorts().get(noun, ()))
