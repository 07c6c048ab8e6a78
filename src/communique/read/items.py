"""Goods: what is transferred, shown or signed for.

`items` takes the head of a noun phrase and gives what it names: itself, what is coordinated with it, and the members
that "including" or "such as" bring in; through "a shipment of", "200,000 doses of" to the goods; each with its
quantity, unit and comparator, and the entity where equipment or a vessel is named. A price beside it is an item of
its own.
"""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from communique.knowledge.things import equipment_words, goods_words
from communique.knowledge.words import word_sets
from communique.model import Item
from communique.read.amounts import Amount, amounts, rate
from communique.read.arguments import conjuncts
from communique.read.conditions import in_class
from communique.read.parse import Sentence
from communique.read.scene import Mention, Scene
from communique.read.subjects import Subjects

THINGS = ("equipment", "vessel")
NOT_GOODS = ("state", "person", "body", "media", "place")
PRICE = ("for", "worth", "at", "costing", "valued")
PAYING = ("pay", "spend")
LOOK_BACK = 3  # sentences in which a pronoun finds its goods


def items(scene: Scene, sentence: Sentence, head: Token) -> list[Item]:
    """The goods named by the noun phrase whose head is `head`, its conjuncts and its "including ..." members."""
    known = amounts(sentence)
    found: list[Item] = []
    goods = [pair for h in conjuncts(head) for pair in _goods(sentence, h, known)]
    goods += [pair for m in _members(sentence, head, [g for g, _ in goods]) for pair in _goods(sentence, m, known)]
    for token, amount in goods:
        found += _named(scene, sentence, token, amount)
    found += [money(scene, sentence, a) for a in known if a.money and _price_of(a, head, goods)]
    return list({(i.text.lower(), i.quantity, i.unit): i for i in found}.values())


def _goods(sentence: Sentence, head: Token, known: tuple[Amount, ...]) -> Iterator[tuple[Token, Amount | None]]:
    """The goods under a head, with the amount that counts or measures them: through what only holds them."""
    head = _whole(head)
    amount = _amount(head, known) or _told_apart(head, known)
    if amount is not None and amount.money and head.i <= amount.last.i:  # "$60 billion in military aid"
        inner = [p for c in head.children if c.lower_ in ("in", "of") for p in c.children if p.dep_ == "pobj"]
        if inner:
            yield inner[0], amount
        return
    if amount is None and (sum_ := _sum_of(head, known)) is not None:
        yield head, sum_
        return
    some = head.lower_ in goods_words().some_of
    if some or head.lemma_.lower() in goods_words().containers or (amount and amount.unit and amount.unit.i == head.i):
        inner = [
            p for c in head.children if c.dep_ == "prep" and c.lower_ == "of"
            for p in c.children if p.dep_ == "pobj" and p.ent_type_ != "GPE"  # "the unit of Estonia"
        ]  # fmt: skip
        if inner:
            first = True
            for token in conjuncts(inner[0]):
                for goods, own in _goods(sentence, token, known):
                    yield goods, None if some else own or (amount if first else None)
                    first = False
            return
    yield head, amount


def _sum_of(head: Token, known: tuple[Amount, ...]) -> Amount | None:
    """The sum that a credit or a grant is of: "a loan *of 300 million dollars*"."""
    if head.lemma_.lower() not in word_sets("classes")["money"] | word_sets("verbs")["help"]:
        return None
    return next(
        (
            a
            for a in known
            if a.money and a.root.dep_ == "pobj" and a.root.head.lower_ == "of" and a.root.head.head == head
        ),
        None,
    )


def _whole(head: Token) -> Token:
    """The head noun after a model that the parser took for one ("24 Shahed-136 drones")."""
    nouns = equipment_words()
    follows = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    if follows is None or not (any(c.isdigit() for c in head.text) and head.text[0].isalpha()):
        return head
    known = follows.lemma_.lower() in nouns.heads | nouns.weak | nouns.vessels
    if follows.pos_ == "NOUN" and follows.text[0].islower() and known:
        return follows
    return head


def _amount(head: Token, known: tuple[Amount, ...]) -> Amount | None:
    """The amount that stands before a head noun as its count, or that the head is the unit of."""
    left = head.left_edge.i
    for amount in known:
        if amount.quantity.adjective:
            continue
        inside = left <= amount.number.i <= head.i
        own_unit = amount.unit is not None and amount.unit.i == head.i
        of_unit = amount.number.i < head.i and amount.last.i >= head.i
        if own_unit or of_unit or (inside and not any(_other_noun(t, head) for t in _between(amount.last, head))):
            return amount
    return None


def _told_apart(head: Token, known: tuple[Amount, ...]) -> Amount | None:
    """How many men there are, where that is told after them: "the unit, 120 in number", "a contingent of 120",
    "numbering 120", "some 120 soldiers"."""
    if not in_class(head, "forces"):
        return None
    apart = [c for c in head.rights if c.dep_ == "appos"]
    apart += [p for c in head.rights if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.pos_ == "NUM"]
    apart += [o for c in head.rights if c.dep_ == "acl" and c.lemma_ in ("number", "count") for o in c.children]
    numbers = {t.i for a in apart for t in (a, *(c for c in a.children if c.dep_ == "nummod"))}
    return next((a for a in known if a.number.i in numbers and a.quantity.unit is None), None)


def _between(first: Token, last: Token) -> Iterator[Token]:
    return (first.doc[i] for i in range(first.i + 1, last.i))


def _other_noun(token: Token, head: Token) -> bool:
    """Whether a word between number and head parts them: a noun that is no modifier of the head, a comma, an "and"."""
    return token.text in (",", ";") or token.dep_ in ("cc", "conj", "pobj", "dobj", "prep")


def _members(sentence: Sentence, head: Token, goods: list[Token]) -> Iterator[Token]:
    """What "including", "such as", "among them" and "especially" bring in after a head."""
    words = goods_words().members
    region = {head.i, *(g.i for g in goods), *(t.i for g in goods for t in g.subtree)}
    node = head
    while node.dep_ != "ROOT" and node.pos_ not in ("VERB", "AUX"):
        node = node.head
        region.add(node.i)
    for token in sentence:
        if token.i <= head.i or token.head.i not in region:
            continue
        such = token.lower_ == "as" and any(c.lower_ == "such" for c in token.children)
        among = token.lower_ == "among"
        if token.lower_ in words or such or among:
            for child in token.children:
                if child.dep_ in ("pobj", "dobj", "appos") and child.pos_ != "PRON":
                    yield from conjuncts(child)
        elif token.dep_ == "appos" and any(c.lower_ in words and c.i < token.i for c in token.children):
            yield from conjuncts(token)


@lru_cache(maxsize=2)
def _subjects(scene: Scene) -> Subjects:
    return Subjects(scene)


def _named(scene: Scene, sentence: Sentence, head: Token, amount: Amount | None) -> Iterator[Item]:
    """The item of one goods head; one for each of several names before a shared head noun."""
    if head.lower_ in goods_words().anaphors or head.pos_ == "PRON":
        back = _antecedent(scene, sentence, head)
        if back is not None:
            yield from _named(scene, back[0], back[1], amount)
        return
    phrase = _phrase(scene, sentence, head, amount)
    if not phrase:
        return
    mention = scene.at(sentence, head)
    if mention is not None and mention.kind in NOT_GOODS and head.pos_ == "PROPN":
        return
    if head.lemma_.lower() in goods_words().not_goods:
        return
    named: dict[int, Mention] = {}
    for token in phrase:
        m = scene.at(sentence, token)
        if m is not None and m.kind in THINGS and m.entity is not None:
            named.setdefault(id(m.entity), m)
    quantity = amount.quantity if amount else None
    value, unit = (quantity.value, rate(amount, phrase[-1])) if amount and quantity else (None, None)
    comparator = quantity.comparator if quantity and value is not None else None
    if len(named) > 1:
        for m in named.values():
            start, end = m.start, m.end
            entity = m.entity.id_in(scene.document) if m.entity else None
            yield Item(entity, scene.document.text[start:end], None, None, None, start, end)
        return
    start, end = sentence.offsets(phrase[0], phrase[-1])
    entity = next((m.entity.id_in(scene.document) for m in named.values() if m.entity), None)
    if entity is None and len(phrase) == 1:
        again = _subjects(scene).recent(sentence, head)
        entity = again.id_in(scene.document) if again else None
    text = " ".join(scene.document.text[start:end].split())
    yield Item(entity, text, value, unit, comparator, start, end)


def _phrase(scene: Scene, sentence: Sentence, head: Token, amount: Amount | None) -> list[Token]:
    """The words of a goods noun phrase: without article, number and owner; with a short "of" phrase of kind."""
    doc, edges = head.doc, goods_words().edges
    start = max(head.left_edge.i, sentence.span.start)
    for child in head.lefts:
        if child.dep_ in ("poss", "relcl", "cc", "conj", "appos") or child.text in (",", ";", ":", "(", "-"):
            start = max(start, child.right_edge.i + 1)
    if amount is not None and start <= amount.last.i < head.i:
        start = amount.last.i + 1
    while start < head.i and (
        (doc[start].lower_ in edges and doc[start + 1].text != "-")
        or (doc[start].pos_ in ("DET", "PUNCT", "NUM", "ADV", "PART", "SYM") and not _part_of_name(doc[start]))
        or _given_to(scene, sentence, doc[start])
    ):
        start += 1
    model = next((m for m in scene.within(sentence) if m.kind in THINGS and m.last.i < head.i <= m.last.i + 3), None)
    if model is not None and max(head.left_edge.i, sentence.span.start) <= model.first.i < start:
        start = model.first.i  # "24 *Baekdu-155* howitzers"
    end = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            inner = [p for p in child.children if p.dep_ == "pobj" and not (amount and amount.root == p)]
            if inner and inner[0].right_edge.i - child.i <= 4 and inner[0].pos_ == "NOUN" and child.i == end + 1:
                end = inner[0].i
    return [doc[i] for i in range(start, end + 1)]


def _part_of_name(token: Token) -> bool:
    """Whether a word taken for a number or an adverb belongs to a name: "the HQ-22 system", "S-300 launchers"."""
    designator = token.pos_ == "NUM" and token.text[0].isalpha() and any(c.isdigit() for c in token.text)
    return designator or token.nbor().text == "-"


def _given_to(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Whether a state before the goods is who gets them, taken for a word of theirs: "give *Malaysia* rescue boats"."""
    mention = scene.at(sentence, token)
    return mention is not None and mention.kind == "state" and mention.form == "name" and not token.text.isupper()


def _antecedent(scene: Scene, sentence: Sentence, pronoun: Token) -> tuple[Sentence, Token] | None:
    """The goods that a pronoun points back at: the nearest noun for goods before it that agrees in number."""
    number: tuple[str, ...]
    if pronoun.lower_ == "it":
        number = ("NN", "NNP")
    elif pronoun.lower_ in ("which", "that", "this"):
        number = ("NN", "NNS", "NNP", "NNPS")
    else:
        number = ("NNS", "NNPS")
    lexicon, goods = equipment_words(), goods_words().commodities
    nouns = lexicon.heads | lexicon.vessels | lexicon.weak | goods
    for back in scene.sentences[sentence.index :: -1][:LOOK_BACK]:
        for token in reversed(list(back)):
            if back is sentence and token.i >= pronoun.i:
                continue
            if (
                token.tag_ in number
                and token.lemma_.lower() in nouns
                and token.dep_ not in ("compound", "nmod", "amod")
            ):
                return back, token
    return None


def _price_of(amount: Amount, head: Token, goods: list[tuple[Token, Amount | None]]) -> bool:
    """Whether a sum of money is the price of these goods, not their measure."""
    if any(own is amount and g.lemma_.lower() not in goods_words().not_goods for g, own in goods):
        return False
    tokens = {head.i, *(g.i for g, _ in goods)}
    node, through = amount.root, ""
    if node.i == head.i:  # "pledged $30 million": the sum itself is what is given
        return True
    while node.dep_ != "ROOT":
        node = node.head
        if node.i in tokens:
            return True
        if (node.dep_ in ("prep", "advmod", "acl") and node.lower_ != "of") or node.lower_ in PRICE:
            through = through or node.lower_  # "at a price *of*" leads on to "at"
        if node.pos_ in ("VERB", "AUX"):
            paid = not through and node.lemma_ in PAYING  # "paid 3 million dollars for 40 buses"
            return (paid or through in PRICE) and (node.is_ancestor(head) or any(node.is_ancestor(g) for g, _ in goods))
    return False


def money(scene: Scene, sentence: Sentence, amount: Amount) -> Item:
    """A sum of money as an item: its text is the sum as printed."""
    base, q = sentence.span.start_char, amount.quantity
    first = next((t for t in sentence if t.i >= amount.first.i and t.is_currency), None)
    if first is None:
        first = next(t for t in sentence if t.idx + len(t) > base + q.number[0])
    start, end = sentence.offsets(first, amount.last)
    return Item(None, " ".join(scene.document.text[start:end].split()), q.value, q.unit, q.comparator, start, end)
