"""Properties in words: maker, operator, origin, purpose, carrier, type, designation, flag."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.knowledge.states import name_of, state_of_adjective
from communique.knowledge.things import attribute_words
from communique.read.arguments import agents, objects, passive, surface_subject
from communique.read.claims import Claim
from communique.read.models import family
from communique.read.parse import Sentence
from communique.read.scene import LocalEntity, Mention
from communique.read.subjects import THINGS, Subjects

MADE = ("made", "built", "produced", "designed", "developed", "manufactured", "supplied")
OWNERS = ("state", "body", "company", "group", "person")
LONGEST_VALUE = 40  # tokens


def claims(subjects: Subjects, sentence: Sentence) -> Iterator[Claim]:
    """The claims in words of a sentence."""
    sets = attribute_words().sets
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX"):
            if lemma in sets["maker"]:
                yield from _made(subjects, sentence, token)
            if lemma in sets["owner"]:
                yield from _owned(subjects, sentence, token)
            if lemma in sets["operator"]:
                yield from _operated(subjects, sentence, token)
            if lemma in sets["purpose"]:
                yield from _purpose(subjects, sentence, token)
            if lemma in sets["carrier"]:
                yield from _carried(subjects, sentence, token)
            if lemma in ("have", "be", "enter", "remain"):
                yield from _in_service(subjects, sentence, token)
        elif lemma in sets["company"] and token.dep_ == "pobj":
            yield from _of_company(subjects, sentence, token)
    for mention in subjects.named:
        if mention.sentence is sentence:
            yield from _origin(subjects, mention)
            yield from _variant(mention)
            yield from _kind(mention)
            yield from _flag(subjects, mention)


def _span(sentence: Sentence, *tokens: Token) -> tuple[Token, ...]:
    return tuple(t for t in tokens if sentence.span.start <= t.i < sentence.span.end)


def owner(subjects: Subjects, sentence: Sentence, head: Token) -> tuple[str, LocalEntity | None, tuple[Token, ...]]:
    """A maker or user as a value: its name where it is one, else its words without article."""
    mention = subjects.scene.at(sentence, head)
    if mention is not None and mention.kind in OWNERS and mention.entity is not None and mention.last.i >= head.i:
        words = tuple(t for t in sentence if mention.first.i <= t.i <= mention.last.i)
        return mention.entity.name, mention.entity, words
    words = _words(sentence, head)
    start, end = sentence.offsets(words[0], words[-1])
    return " ".join(subjects.scene.document.text[start:end].split()), None, words


def _words(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """The noun phrase under a head, without article, relative clause and apposition."""
    out = {t.i for t in head.subtree}
    for child in head.children:
        if child.dep_ in ("relcl", "appos", "acl", "conj", "cc", "punct") and child.i > head.i:
            out -= {t.i for t in child.subtree}
    tokens = [t for t in sentence if t.i in out]
    stop = next(
        (
            i
            for i, t in enumerate(tokens)
            if t.i > head.i
            and (
                t.text in (";", "/", ":")
                or (t.text == "," and t.i + 1 in out and t.nbor().lower_ in ("the", "a", "an", "which"))
            )
        ),
        len(tokens),
    )
    tokens = tokens[:stop]
    while len(tokens) > 1 and (tokens[0].dep_ in ("det", "punct") or tokens[0].lower_ == "the"):
        tokens.pop(0)
    return tuple(tokens[:LONGEST_VALUE])


def _patients(subjects: Subjects, sentence: Sentence, verb: Token) -> list[tuple[LocalEntity, Token]]:
    """The equipment that a verb of making or using acts on, with the tokens that say it."""
    found: list[tuple[LocalEntity, Token]] = []
    for o in objects(verb):
        listed = subjects.listed(sentence, o)
        found += [(m.entity, m.last) for m in listed if m.entity is not None] or [
            (e, o) for e in subjects.meant(sentence, o)
        ]
    if not found and not objects(verb):  # the parser lost the object: what is named right after the verb
        near = [m for m in subjects.named if m.sentence is sentence and 0 < m.first.i - verb.i < 4]
        found = [(m.entity, m.last) for m in near[:1] if m.entity is not None]
    if not found and verb.tag_ == "VBN" and verb.dep_ == "advcl":  # "Built by X, the Y ...", however the clause goes on
        for o in surface_subject(verb):
            found += [(e, o) for e in subjects.meant(sentence, o)]
        found = found or [(e, verb) for e in subjects.before(sentence, verb)]
    return list({id(e): (e, t) for e, t in found}.values())


def _made(subjects: Subjects, sentence: Sentence, verb: Token) -> Iterator[Claim]:
    makers = agents(verb) if passive(verb) or verb.tag_ == "VBN" else surface_subject(verb)
    makers = [
        m for m in makers if m.pos_ == "PROPN" or (m.pos_ == "NOUN" and subjects.scene.at(sentence, m) is not None)
    ]
    if not makers or _negated(verb) or any(c.tag_ == "MD" for c in verb.children):
        return
    for subject, at in _patients(subjects, sentence, verb):
        for maker in makers:
            value, entity, words = owner(subjects, sentence, maker)
            if entity is not subject:
                yield Claim(
                    subject, "maker", value, sentence, _span(sentence, at, verb, *words), words, entity, None, "exact"
                )


def _owned(subjects: Subjects, sentence: Sentence, verb: Token) -> Iterator[Claim]:
    owners = agents(verb) or ([] if passive(verb) else surface_subject(verb))
    for subject, at in _patients(subjects, sentence, verb) if not _negated(verb) else []:
        for holder in owners:
            value, entity, words = owner(subjects, sentence, holder)
            tokens = _span(sentence, at, verb, *words)
            yield Claim(subject, "owner", value, sentence, tokens, words, entity, None, "exact")


def _operated(subjects: Subjects, sentence: Sentence, verb: Token) -> Iterator[Claim]:
    by = agents(verb)
    users = by or ([] if passive(verb) or verb.tag_ not in ("VBZ", "VBP") else surface_subject(verb))
    if _negated(verb):
        return
    for user in users:
        mention = subjects.scene.at(sentence, user)
        forces = user.lemma_.lower() in (
            "force",
            "army",
            "navy",
            "military",
            "police",
            "company",
            "country",
            "airline",
            "guard",
        )
        if not forces and (mention is None or mention.kind not in ("state", "body", "company", "group")):
            continue
        value, entity, words = owner(subjects, sentence, user)
        for subject, at in _patients(subjects, sentence, verb):
            if subject.kind not in THINGS and verb.lemma_ != "operate":  # a port that is used is no claim
                continue
            yield Claim(
                subject,
                "operator",
                value,
                sentence,
                _span(sentence, at, verb, *words),
                words,
                entity,
                None,
                None if entity is None else "exact",
            )


def _in_service(subjects: Subjects, sentence: Sentence, verb: Token) -> Iterator[Claim]:
    """ "Is in service with the Polish army", "has Igla missiles in its arsenal"."""
    places = attribute_words().sets["operator_places"]
    for prep in verb.children:
        if prep.lower_ not in ("in", "into") and not (verb.lemma_ == "enter" and prep.dep_ == "dobj"):
            continue
        for noun in [prep] if prep.dep_ == "dobj" else [p for p in prep.children if p.dep_ == "pobj"]:
            if noun.lower_ not in places:
                continue
            with_ = [
                p
                for c in (*noun.children, *verb.children)
                if c.lower_ in ("with", "of", "by") and c.i > noun.i
                for p in c.children
                if p.dep_ == "pobj"
            ]
            things = surface_subject(verb)
            if verb.lemma_ == "have":
                with_, things = surface_subject(verb), objects(verb)
            for user in with_:
                value, entity, words = owner(subjects, sentence, user)
                for thing in things:
                    for subject in subjects.meant(sentence, thing):
                        yield Claim(
                            subject,
                            "operator",
                            value,
                            sentence,
                            _span(sentence, thing, verb, noun, *words),
                            words,
                            entity,
                            None,
                            "exact",
                        )


def _purpose(subjects: Subjects, sentence: Sentence, verb: Token) -> Iterator[Claim]:
    """ "Is designed for attacks on ...", "intended to strike ..."."""
    if not passive(verb) and verb.tag_ != "VBN":
        return
    for child in verb.children:
        goal = None
        if child.dep_ == "prep" and child.lower_ == "for":
            goal = next((p for p in child.children if p.dep_ in ("pobj", "pcomp")), None)
        elif child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" and child.i > verb.i and verb.lemma_ != "use":
            goal = child
        if (
            goal is None
            or subjects.scene.at(sentence, goal) is not None
            or goal.ent_type_ in ("GPE", "DATE", "MONEY", "NORP")
            or (verb.lemma_ in ("build", "use", "develop") and goal.ent_type_)
        ):
            continue
        for subject, at in _patients(subjects, sentence, verb):
            words = [t for t in goal.subtree if (t.i >= goal.left_edge.i and t.lower_ != "to") or t.i > goal.i][
                :LONGEST_VALUE
            ]
            while words and words[-1].is_punct:
                words.pop()
            if words:
                value = _text(subjects, sentence, words)
                yield Claim(subject, "purpose", value, sentence, _span(sentence, at, verb, *words), tuple(words))


def _carried(subjects: Subjects, sentence: Sentence, verb: Token) -> Iterator[Claim]:
    """ "Mounted on MZKT-7930 trucks": what bears a weapon, where both are named."""
    bearers = agents(verb) if verb.lemma_ in ("transport", "carry", "tow") else []
    bearers += [
        p for c in verb.children if c.lower_ in ("on", "onto", "aboard", "from") for p in c.children if p.dep_ == "pobj"
    ]
    for bearer in bearers if passive(verb) or verb.tag_ == "VBN" else []:
        for carrier in subjects.of_phrase(sentence, bearer):
            for subject, at in _patients(subjects, sentence, verb):
                if carrier.entity is not None and subject is not carrier.entity:
                    words = tuple(t for t in sentence if carrier.first.i <= t.i <= carrier.last.i)
                    yield Claim(
                        subject,
                        "carrier",
                        carrier.entity.name,
                        sentence,
                        _span(sentence, at, verb, *words),
                        words,
                        carrier.entity,
                        None,
                        "exact",
                    )


def _of_company(subjects: Subjects, sentence: Sentence, noun: Token) -> Iterator[Claim]:
    """ "The Taurus gyrocopter of the Polish company Trendak"."""
    preposition = noun.head
    if preposition.lower_ not in ("of", "from", "by") or preposition.head.pos_ not in ("NOUN", "PROPN"):
        return
    named = [c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
    nxt = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if not named and nxt is not None and nxt.pos_ == "PROPN":
        named = [nxt]
    for name in named or [noun] * (noun.pos_ == "PROPN"):
        for m in subjects.of_phrase(sentence, preposition.head):
            value, entity, words = owner(subjects, sentence, name)
            if m.entity is not None and m.entity is not entity:
                yield Claim(
                    m.entity, "maker", value, sentence, _span(sentence, m.first, *words), words, entity, None, "exact"
                )


def _origin(subjects: Subjects, mention: Mention) -> Iterator[Claim]:
    """ "Russian-made Orlan", "the Chinese FK-3 system", "Belarusian weaponry, including Polonez launchers"."""
    if mention.kind != "equipment" or mention.entity is None:
        return
    found = _adjective_before(mention) or _adjective_after(mention)
    if found is not None:
        code, token = found
        state = next((e for e in subjects.scene.entities if e.kind == "state" and e.country == code), None)
        tokens = _span(mention.sentence, token, mention.first, mention.last)
        yield Claim(mention.entity, "origin", name_of(code), mention.sentence, tokens, (token,), state, None, "exact")


def _adjective_before(mention: Mention) -> tuple[str, Token] | None:
    doc, first = mention.first.doc, mention.sentence.span.start
    i, brought = mention.first.i - 1, False
    while i >= first and mention.first.i - i < 14:
        token = doc[i]
        code = state_of_adjective(token.text) if token.text[0].isupper() else None
        if code:
            return code, token
        if token.lower_ in ("including", "like", "especially", "particularly", "namely"):
            brought = True
        elif not (
            token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "X")
            or token.text in (",", "-", '"', "'")
            or token.lower_ in MADE
            or (brought and token.lower_ in ("of", "such", "as"))
        ):
            break
        i -= 1
    return None


def _adjective_after(mention: Mention) -> tuple[str, Token] | None:
    """An adjective of state that closes a list of names: "the Formula, Moskit and Busel, Belarusian"."""
    doc, end = mention.last.doc, mention.sentence.span.end
    for i in range(mention.last.i + 1, min(end - 1, mention.last.i + 14)):
        token = doc[i]
        code = state_of_adjective(token.text) if token.text[0].isupper() else None
        if code and doc[i - 1].text == "," and doc[i + 1].text in (".", ",", ";", ")"):
            return code, token
        if not (token.text in (",", "-") or token.lower_ in ("and", "or") or token.pos_ in ("PROPN", "NUM", "X")):
            return None
    return None


def _variant(mention: Mention) -> Iterator[Claim]:
    """A variant's designation: "Polonez-M" of Polonez; a hull number of a ship."""
    if mention.entity is None or mention.last.text == "class":
        return
    words = tuple(t for t in mention.sentence if mention.first.i <= t.i <= mention.last.i)
    start, end = mention.sentence.offsets(mention.first, mention.last)
    printed = " ".join(mention.sentence.span.doc[words[0].i : words[-1].i + 1].text.split())
    base = family(printed)
    if mention.kind == "equipment" and base != printed and base + "s" != printed and end - start < 40:
        yield Claim(
            mention.entity,
            "designation",
            printed.removesuffix("s") if printed[-2].isdigit() else printed,
            mention.sentence,
            words,
            words,
            None,
            None,
            "exact",
        )
    elif (
        mention.kind == "vessel"
        and " " in printed
        and any(c.isdigit() for c in words[-1].text)
        and "-" in printed.split()[-1]
    ):
        last = tuple(t for t in words if t.idx >= words[0].idx + printed.rindex(" "))
        yield Claim(
            mention.entity, "designation", printed.split()[-1], mention.sentence, words, last, None, None, "exact"
        )


def _kind(mention: Mention) -> Iterator[Claim]:
    """What a thing is said to be: "Taurus, a hybrid between a helicopter and an airplane"."""
    doc, end = mention.last.doc, mention.sentence.span.end
    words = attribute_words()
    i = mention.last.i + 1
    while i < end and doc[i].pos_ in ("NOUN", "ADJ") and i - mention.last.i < 4:
        i += 1
    if i + 2 >= end or doc[i].text not in (",", "-", "–", "—", "(") or mention.entity is None:
        return
    at = i + 1
    if doc[at].lower_ not in ("a", "an"):
        return
    head = doc[at].head
    if (
        head.i <= at
        or head.i - at > 6
        or not (head.lemma_.lower() in words.kinds or head.lemma_.lower() in words.sets["type_heads"])
    ):
        return
    stop = next(
        (
            j
            for j in range(head.i + 1, end)
            if doc[j].text in (",", "-", "–", "—", ")", ".", ";") or doc[j].pos_ in ("AUX", "VERB")
        ),
        end,
    )
    value = tuple(doc[j] for j in range(at + 1, min(stop, at + 14)))
    text = doc[value[0].i : value[-1].i + 1].text
    yield Claim(mention.entity, "type", text, mention.sentence, (mention.first, *value), value, None, None, "exact")


def _flag(subjects: Subjects, mention: Mention) -> Iterator[Claim]:
    """ "The Panama-flagged tanker X"."""
    if mention.kind != "vessel" or mention.entity is None:
        return
    doc = mention.first.doc
    for i in range(max(mention.sentence.span.start, mention.first.i - 8), mention.first.i):
        if doc[i].lower_ in ("flagged", "registered") and doc[i - 1].text == "-":
            place = doc[i - 2]
            found = subjects.scene.at(mention.sentence, place)
            code = found.country if found is not None else None
            yield Claim(mention.entity, "flag", name_of(code) if code else place.text, mention.sentence,
                        (place, mention.last), (place,), found.entity if found else None, None, "exact")  # fmt: skip


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _text(subjects: Subjects, sentence: Sentence, words: list[Token]) -> str:
    start, end = sentence.offsets(words[0], words[-1])
    return " ".join(subjects.scene.document.text[start:end].split())
