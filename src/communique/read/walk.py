"""The way up from a predicate: what is met on it, and the words by which a verb or noun says how it stands."""

from dataclasses import dataclass

from spacy.tokens import Token


@dataclass(slots=True)
class Walk:
    """What has been met. `found` is planned, wanted or possible: the innermost counts. `copula` is a verb that only
    says something of the noun before it, so that its "not" is no denial of what the noun stands for."""

    negated: bool = False
    denied: bool = False
    hedged: bool = False
    found: str | None = None
    ongoing: bool = False
    copula: Token | None = None

    def note(self, status: str) -> None:
        """Take a status that is met, unless one was met further in."""
        if self.found is None:
            self.found = status

    def note_any(self, word: str, words: dict[str, frozenset[str]], *statuses: str) -> None:
        """Take the first of these statuses that a word speaks for, if any."""
        for status in statuses:
            if word in words[status]:
                self.note(status)


def auxiliaries(verb: Token) -> tuple[set[str], bool]:
    """The auxiliaries of a verb, and whether it is negated."""
    own = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass") and not _month(c)}
    alike = verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and _tense(verb) == _tense(verb.head)
    if not own and alike and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return auxiliaries(verb.head)  # "neither bought nor ordered"
    return own, any(c.dep_ == "neg" or c.lower_ in ("never", "neither", "nor") for c in verb.children)


def _tense(verb: Token) -> str:
    return "past" if verb.tag_ in ("VBD", "VBN") else verb.tag_


def _month(word: Token) -> bool:
    """Whether what is taken for the verb "may" is the month: "on 28 May put his name to"."""
    return word.text == "May" and word.i > word.sent.start and word.nbor(-1).like_num


def modifiers(token: Token) -> set[str]:
    """The lemmas of what stands by a word and bears on whether it is so."""
    return {c.lemma_.lower() for c in token.children if c.dep_ in ("amod", "advmod", "det", "neg", "preconj", "nmod")}


def done(noun: Token, verb: Token, words: dict[str, frozenset[str]]) -> bool:
    """ "Announced an order": done by being announced, as no visit is."""
    announced = verb.lemma_.lower() in words["announcing"]
    return announced and noun.lemma_.lower() in words["done_by_announcing"]
