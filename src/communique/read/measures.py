"""Measured properties: a quantity, the noun, verb or unit that says of what, and the machine it belongs to."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.knowledge.things import attribute_words
from communique.read.amounts import Amount, amounts
from communique.read.arguments import after, objects, surface_subject
from communique.read.claims import Claim
from communique.read.parse import Sentence
from communique.read.scene import LocalEntity
from communique.read.subjects import Subjects

BACK = 2  # sentences in which a property told by itself finds what it is of
NEAR = 7  # tokens between a property's noun and its measure


def claims(subjects: Subjects, sentence: Sentence) -> Iterator[Claim]:
    """The measured claims of a sentence."""
    for amount in amounts(sentence):
        if amount.quantity.value is None:
            continue
        named = _property(amount, sentence)
        if named is None:
            continue
        prop, key, unit = named
        for subject, token in _subjects(subjects, sentence, amount, key, prop):
            value = amount.quantity.value
            words = tuple(t for t in sentence if amount.first.i <= t.i <= amount.last.i)
            spanned = tuple(t for t in (token, key, *words) if t is not None and t.sent == sentence.span)
            yield Claim(
                subject, prop, value, sentence, spanned, words, unit=unit, comparator=amount.quantity.comparator
            )


def _property(amount: Amount, sentence: Sentence) -> tuple[str, Token | None, str | None] | None:
    """The property that an amount measures, the word that says so, and the unit."""
    words, unit = attribute_words(), amount.quantity.unit
    near = [t for t in sentence if amount.first.i - NEAR <= t.i < amount.first.i]
    near = near[max((i + 1 for i, t in enumerate(near) if t.text in (";", "(", ",") or t.dep_ == "cc"), default=0) :]
    after = [t for t in sentence if amount.last.i < t.i <= amount.last.i + 3]
    verb = _verb(amount.root)
    if unit is None or unit.startswith("{"):
        return _counted(amount, near, after, verb)
    for token in (*reversed(near), *after):
        for measure in words.measures:
            if token.lemma_.lower() in measure.words and (
                unit in measure.units or (amount.money and measure.property == "price")
            ):
                return measure.property, token, unit
    if amount.quantity.adjective and unit in words.before_machine and after and after[0].lemma_.lower() in words.kinds:
        return words.before_machine[unit], after[0], unit
    if unit in words.by_unit:
        return words.by_unit[unit], verb, unit
    if verb is not None and not amount.quantity.adjective:
        for measure in words.by_verb:
            if verb.lemma_ in measure.words and unit in measure.units:
                return measure.property, verb, unit
    return None


def _counted(
    amount: Amount, near: list[Token], after: list[Token], verb: Token | None
) -> tuple[str, Token | None, str | None] | None:
    """Counts: targets that can be engaged at once, what can be carried, how many are in service."""
    words = attribute_words()
    crew = next((t for t in near[-2:] if t.lower_ == "crew"), None)
    if crew is not None:
        return "crew", crew, None
    noun = next((t for t in after if t.pos_ == "NOUN"), None)
    if noun is None:
        return None
    lemma = noun.lemma_.lower()
    if lemma == "target" and verb is not None and verb.lemma_ in words.target_verbs:
        return "targets", noun, "{targets}"
    carried = verb is not None and verb.lemma_ in words.capacity_verbs
    roomy = any(t.lemma_.lower() in words.capacity_nouns for t in near)
    able = verb is not None and (
        verb.tag_ in ("VBZ", "VBP") or any(c.lower_ in ("can", "could", "to") for c in verb.children)
    )
    if lemma in words.sets["people"] and (roomy or (carried and able)):
        return "capacity", noun, "{" + noun.lower_ + "}"
    if _served(amount):
        return "in_service", _counted_noun(amount), None
    return None


def _served(amount: Amount) -> bool:
    """Whether a verb of use in the passive follows, or "are in service", with no other verb before it."""
    sets = attribute_words().sets
    for i in range(amount.last.i + 1, amount.last.sent.end):
        token = amount.last.doc[i]
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
            if token.lemma_ == "be":
                places = {p.lower_ for c in token.children if c.lower_ == "in" for p in c.children}
                return bool(places & sets["operator_places"])
            return token.lemma_ in sets["operator"] and any(c.dep_ == "auxpass" for c in token.children)
    return False


def _counted_noun(amount: Amount) -> Token:
    """The noun that a bare number counts."""
    return amount.root.head if amount.root.dep_ in ("nummod", "quantmod", "compound") else amount.root


def _verb(token: Token) -> Token | None:
    while token.dep_ != "ROOT" and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token if token.pos_ in ("VERB", "AUX") else None


def _subjects(
    subjects: Subjects, sentence: Sentence, amount: Amount, key: Token | None, prop: str
) -> Iterator[tuple[LocalEntity, Token]]:
    """The equipment that a measure belongs to, and the token that names it."""
    if prop == "in_service":
        if key is not None:
            yield from ((m.entity, m.first) for m in subjects.of_phrase(sentence, key) if m.entity is not None)
        return
    for token in _holders(sentence, amount, key):
        found = subjects.meant(sentence, token)
        if found:
            yield from ((entity, token) for entity in found)
            return
    verb = _verb(amount.root)
    if key is not None and verb is not None and _told_of_it(key, verb):
        yield from ((entity, verb) for entity in subjects.before(sentence, key, back=BACK))
    elif verb is not None and not surface_subject(verb):  # the parser lost the subject: what the sentence named last
        yield from ((entity, verb) for entity in subjects.before(sentence, verb, back=0))


def _told_of_it(key: Token, verb: Token) -> bool:
    """Whether a property is told of what was named last: "puts the top speed at 24 knots", "range is 90 km"."""
    if key.pos_ not in ("NOUN", "PROPN") or any(c.dep_ in ("poss", "prep") for c in key.children):
        return False
    if verb.lemma_ == "be":
        return key.dep_ == "nsubj" and key.head == verb
    return key.dep_ == "dobj" and verb.lemma_.lower() in attribute_words().sets["claiming"]


def _holders(sentence: Sentence, amount: Amount, key: Token | None) -> Iterator[Token]:
    """Where the owner of a measure may stand, the nearest first: before its "with", above it, as the verb's subject."""
    start = key if key is not None and key.i < amount.first.i else amount.first
    i = start.i - 1
    doc, first = start.doc, sentence.span.start
    while i > first and doc[i].dep_ in ("det", "amod", "compound", "advmod", "quantmod", "poss") and doc[i].head.i >= i:
        i -= 1
    if i > first and doc[i].lower_ in ("with", "having", "boasting", "of"):
        i -= 2 if doc[i - 1].text in (",", "-", "–", "—") else 1
        if i >= first and doc[i].pos_ in ("NOUN", "PROPN", "NUM", "X", "ADJ"):
            yield doc[i]
    if key is not None and key.i > amount.last.i:
        yield key
    if key is not None:  # "the top speed of the Vulpe at 24 knots"
        yield from after(key, "of")
    node = amount.root
    while node.dep_ != "ROOT":
        node = node.head
        if node.pos_ in ("NOUN", "PROPN"):
            yield node
            yield from (c for c in node.children if c.dep_ == "poss")
        if node.pos_ in ("VERB", "AUX"):
            if node.dep_ == "acl":
                yield node.head
            for token in surface_subject(node):
                yield token
                yield from (c for c in token.children if c.dep_ == "poss")
            yield from (o for o in objects(node) if o.i < amount.first.i)
            if node.dep_ in ("ROOT", "conj", "ccomp", "advcl"):
                break
