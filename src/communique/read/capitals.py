"""Whether a capital's name stands for its government ("Minsk signed") or for the city ("in Minsk")."""

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.read.page import POSSESSIVES, Page

PARTNERS = frozenset({"between", "against", "with", "by", "toward", "towards", "among", "versus"})


def acts(page: Page, i: int, j: int) -> bool:
    """Whether the city at tokens `i` to `j` acts or is dealt with as a government."""
    words = word_sets("capitals")
    token: Token = page.tokens[j]
    if page.word(j + 1) in POSSESSIVES:
        return token.head.lemma_.lower() not in words["city"]
    following = page.tokens[j + 1].lemma_.lower() if page.has(j + 1) else ""
    if following in words["bonds"] or page.glued(j + 1) or page.glued(i - 1):
        return True
    for _ in range(5):
        if token.dep_ != "conj":
            break
        token = token.head
    if token.dep_ in ("nsubj", "nsubjpass"):
        return not _is_a_city(token.head, words["city"])
    if token.dep_ in ("agent", "dative"):
        return True
    if token.dep_ == "pobj":
        preposition, governor = token.head.lower_, token.head.head.lemma_.lower()
        if preposition in PARTNERS:
            return True
        if preposition == "to":
            return governor in words["giving"]
        if preposition in ("of", "on"):
            return governor in words["owned"] or (preposition == "on" and governor in words["pressing"])
        return preposition in ("in", "from") and governor in words["felt"]
    return False


def _is_a_city(verb: Token, city: frozenset[str]) -> bool:
    """ "Havana is a port", "Havana lies in the west"."""
    if verb.lemma_ in ("lie", "stretch", "sit"):
        return True
    return verb.lemma_ == "be" and any(c.dep_ == "attr" and c.lemma_.lower() in city for c in verb.children)
