"""Sides that a clause leaves out ("the parties signed a memorandum"), from the dealings told before it."""

from collections import Counter
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.read.drafts import Draft
from communique.read.nearby import SIDES, tells
from communique.read.parse import Sentence
from communique.read.parties import Party, domestic, state_party
from communique.read.scene import Scene

SAID_ONCE = {"transfer", "agreement", "sanction", "force", "honour"}
DOERS = {"actor", "supplier", "speaker", "visitor"}  # whose deed it is that others judge
HEROIC = {"transfer", "presence", "force", "sanction"}  # types of deeds done to the state that a text is about
CLOSE = 2  # sentences within which the dealing told last says who else takes part
POINTERS = {"this", "that", "it", "these", "those", "they", "them"}
ARTICLES = {"the", "this", "that", "these", "those"}
HOLDING = {"hold", "host", "mediate", "broker", "begin", "start", "open", "resume", "end", "conclude", "take"}
JUDGING = {"criticism", "accusation", "threat", "denial"}
DEALINGS = {"visit", "meeting", "agreement", "cooperation", "transfer"}


def _open_role(made: Draft) -> str | None:
    """The role that the context may fill: one that nobody has, or that its frame shares among all sides."""
    filled = {r for r, _ in made.parties}
    roles = sorted(made.instance.frame.words("context"))
    return next((r for r in roles if r not in filled or r == "party"), None)


def _weighty(made: Draft) -> bool:
    """Whether a clause tells of what states deal in: arms, machines, sums of money. Who else takes part need not be
    said again in a text about them."""
    return made.type == "transfer" and tells(made) and bool(made.instance.items)


def _any_open(made: Draft) -> str | None:
    """The open side of a draft whose frame does not say that the context may fill it."""
    filled = {r for r, p in made.parties if p.country or p.kind == "state"}  # a state of old has no code
    open_ = [r for r in SIDES.get(made.type, ()) if r not in filled or r == "party"]
    return open_[0] if len(open_) == 1 or open_[:1] == ["party"] else None


def _anyone(made: Draft) -> Party:
    """A party whose place in the text stands for those that the clause leaves out; the cue word where there is none."""
    if made.parties:
        return made.parties[0][1]
    token = made.instance.token
    start, end = made.instance.sentence.offsets(token)
    return Party(token, token.text, "state", None, None, start, end)


def _points(made: Draft) -> bool:
    """Whether what a statement judges points back to what was told: "this is ...", "they called it ...", "the plan"."""
    if made.instance.frame.rest.get("complement"):
        things = made.instance.predicate.get("object")
        return any(
            t.lower_ in POINTERS
            or (
                any(c.lower_ in ARTICLES for c in t.lefts)
                and not any(c.dep_ in ("poss", "prep", "relcl", "amod") for c in t.children)
            )
            for t in things
        )
    return any(t.lower_ in POINTERS and t.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") for t in made.content)


def _the_talks(made: Draft) -> bool:
    """ "The talks, held in Geneva, ...", "two rounds of talks": talks just spoken of, told of by when and where they
    were, or counted."""
    token = made.instance.token
    definite = any(c.lower_ in ("the", "these") for c in token.lefts)
    if made.type == "meeting" and not made.countries and _of_a_round(token):
        return True
    held = [c for c in token.rights if c.dep_ == "acl"] + [made.instance.predicate.light]
    return (
        made.type == "meeting"
        and definite
        and not made.countries
        and any(t is not None and t.lemma_.lower() in HOLDING for t in held)
    )


def _of_a_round(talks: Token) -> bool:
    """ "The second *round of* talks"."""
    return talks.dep_ == "pobj" and talks.head.lower_ == "of" and talks.head.head.lemma_.lower() == "round"


def _bare_plural(token: Token) -> bool:
    """ "The presidents", "both foreign ministers": of no region, no group."""
    return token.tag_ == "NNS" and not any(c.pos_ == "PROPN" or c.dep_ == "prep" for c in token.children)


def _first(token: Token) -> Token:
    """The first of those that somebody is named together with."""
    while token.dep_ in ("conj", "appos", "compound") and token.head != token:
        token = token.head
    return token


class Context:
    """The pairs of states whose dealings a document has told so far."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._pairs: Counter[frozenset[str]] = Counter()
        self._flows: Counter[tuple[str, str, str]] = Counter()  # a type, who acts in it and whom it is done to
        self._like: dict[str, Party] = {}
        self._sentence: Sentence | None = None
        self._told: Draft | None = None
        self._last: frozenset[str] | None = None

    def note(self, made: Draft) -> None:
        """Remember the two states of a dealing."""
        sides, ends = SIDES.get(made.type, ()), {role: p.country for role, p in made.parties if p.country}
        if len(sides) == 2 and len(made.countries) == 2 and set(sides) <= ends.keys():
            self._flows[made.type, str(ends[sides[0]]), str(ends[sides[1]])] += 1
        if made.type in DEALINGS and len(made.countries) == 2:
            self._pairs[frozenset(made.countries)] += 1
            self._like.update({p.country: p for _, p in made.parties if p.country})
            self._sentence = made.instance.sentence
            self._last = frozenset(made.countries)

    def tell(self, made: Draft) -> None:
        """Remember what was told last, for positions on it."""
        if len(made.countries) > 1:
            self._told = made

    def address(self, made: Draft) -> None:
        """Give a judgement that names no state the one whose deed was told just before: "he called it cowardly"."""
        told, speakers = self._told, {p.country for r, p in made.parties if r == "speaker" and p.country}
        labelled = bool(made.instance.frame.rest.get("complement"))
        if len(speakers) != 1 or (made.kind not in word_sets("positions") and not (labelled and _points(made))):
            return
        if told is None or made.instance.sentence.index - told.instance.sentence.index > CLOSE:
            self._address_other(made, speakers, labelled=labelled)
            return
        others = [(r, p) for r, p in told.parties if p.country and p.country not in speakers]
        if told.type == "statement" and any(r == "addressee" for r, _ in others):  # one more voice on the same deed
            others = [(r, p) for r, p in others if r == "addressee"]
        doers = [p for r, p in others if r in DOERS] or [p for _, p in others]
        if doers and not any(p.country for r, p in made.parties if r == "addressee"):
            made.parties.append(("addressee", state_party(self._scene, str(doers[0].country), doers[0])))

    def _address_other(self, made: Draft, speakers: set[str], *, labelled: bool) -> None:
        """Give a judgement that points back ("this is a hostile act") the other of the two states that a text is of."""
        pair = self._pair(speakers)
        if pair is None or not _points(made) or not (labelled or made.kind in JUDGING):
            return
        (other,) = pair - speakers
        made.parties.append(("addressee", state_party(self._scene, other, _anyone(made))))

    def deals(self, made: Draft) -> bool:
        """Whether the text has told of dealings of one of a draft's states with another."""
        return any(made.countries & pair for pair in self._pairs)

    def fill(self, made: Draft) -> None:
        """Fill the roles that a frame lets its context fill with the other state of the pair most spoken of.

        A meeting's other side is taken only from the same sentence ("a visit to X, during which he discussed ...").
        """
        known = made.countries
        if made.type in ("meeting", "agreement") and not known and (self._several_persons(made) or _the_talks(made)):
            self._add_pair(made)
            return
        if made.type == "meeting" and self._settle_other(made):
            return
        if made.type == "visit" and self._settle_town(made):
            return
        if made.type == "visit" and not known:  # who goes must be known before where to can be told
            return
        if len(known) >= 2 or (made.type == "meeting" and self._sentence is not made.instance.sentence):
            return
        if {t.lemma_.lower() for t in made.instance.items} & word_sets("verbs")["dropped"]:
            return
        if not self._from_pair(made, known):
            self._from_hero(made, known)

    def _from_pair(self, made: Draft, known: set[str]) -> bool:
        """Fill the open role from the pair most spoken of; whether it was filled."""
        pair = self._pair(known, loosely=made.type != "meeting")
        role = _open_role(made)
        just_told = made.type in SAID_ONCE and tells(made) and self._just_told(made, pair)
        if role is None and (just_told or _weighty(made)):
            role = _any_open(made)
        if pair is None or role is None or any(p.kind == "state" and not p.country for _, p in made.parties):
            return False
        if len(SIDES.get(made.type, ())) == 2 and not known:
            flows = (f for f in self._flows if f[0] == made.type and set(f[1:]) == pair)
            flow = max(flows, key=lambda f: self._flows[f], default=None)
            roles = dict(zip(flow[1:], SIDES[made.type], strict=True)) if flow else {}
        else:
            roles = dict.fromkeys(sorted(pair - known), role)
        for country, taken in roles.items():
            like = self._like.get(country) or _anyone(made)
            made.parties.append((taken, state_party(self._scene, country, like)))
        return bool(roles)

    def _from_hero(self, made: Draft, known: set[str]) -> None:
        """Fill the one open role of a deed of one state with the state that the text is about before all others."""
        role = _any_open(made) if made.type in HEROIC and tells(made) else None
        if role is None or role == "party" or len(known) != 1 or self._hero is None or self._hero in known:
            return
        if role not in DOERS and not self._done_to(self._hero):
            return
        like = self._like.get(self._hero) or _anyone(made)
        made.parties.append((role, state_party(self._scene, self._hero, like)))

    def _just_told(self, made: Draft, pair: frozenset[str] | None) -> bool:
        """Whether the dealing told last, of the two states, stands close before."""
        if pair is None or self._last is None or self._sentence is None:
            return False
        return self._last == pair and made.instance.sentence.index - self._sentence.index <= CLOSE

    def _pair(self, known: set[str], *, loosely: bool = False) -> frozenset[str] | None:
        """The pair of states most spoken of that holds those known; `loosely`, else the other state named most."""
        pair = max((p for p in self._pairs if known <= p), key=lambda p: self._pairs[p], default=None)
        if pair is None:
            main = self._main_states(alone=loosely)
            pair = main if main is not None and known <= main else None
        if pair is None and len(known) == 1 and loosely:
            other = next((c for c, n in self._often if c not in known and n > 1), None)
            pair = frozenset({*known, other}) if other else None
        return pair

    @staticmethod
    def _several_persons(made: Draft) -> bool:
        """ "Foreign ministers X and Y met": two whose states nothing tells."""
        persons = [p for _, p in made.parties if p.kind in ("person", "group", None) and not domestic(p.token)]
        both = any(
            p.token.tag_ == "NNS" and p.token.lemma_.lower() in word_sets("actors")["holder"] and any(p.token.lefts)
            for p in persons
        )
        return both or len({p.key for p in persons}) >= 2

    def _settle_other(self, made: Draft) -> bool:
        """Of two who met, or two parties of them, one's state is told: the other acts for the other state that the text
        is about."""
        open_ = [i for i, (_, p) in enumerate(made.parties) if p.kind == "person" and p.country is None]
        pair = self._pair(made.countries)
        if not open_ or len(made.countries) != 1 or pair is None:
            return False
        (other,) = pair - made.countries
        placed = [_first(p.token) for _, p in made.parties if p.country]
        across = [i for i in open_ if _first(made.parties[i][1].token) not in placed]
        if len({_first(made.parties[i][1].token) for i in across}) != 1:
            return False
        for i in open_:  # whoever is named together with one whose state is told is of it too
            role, party = made.parties[i]
            country = other if i in across else next(iter(made.countries))
            made.parties[i] = (role, replace(party, country=country))
        return True

    def _settle_town(self, made: Draft) -> bool:
        """Who acts for one of the two states that a text is about and goes to a town that no list has goes to the
        other: "the Indian secretary travelled on to Choibalsan"."""
        open_ = [
            i for i, (r, p) in enumerate(made.parties)
            if r == "host" and p.kind == "place" and p.country is None and p.token.pos_ == "PROPN"
        ]  # fmt: skip
        visitors = {p.country for r, p in made.parties if r == "visitor"}
        pair = self._pair(made.countries) if len(visitors) == 1 else None
        if len(open_) != 1 or pair is None or made.countries != visitors:
            return False
        role, party = made.parties[open_[0]]
        (other,) = pair - made.countries
        made.parties[open_[0]] = (role, state_party(self._scene, other, party))
        return True

    def _add_pair(self, made: Draft) -> None:
        """Those who met or signed act for the two states that the text is about."""
        pair = sorted(self._pair(set(), loosely=made.type != "meeting" or _of_a_round(made.instance.token)) or ())
        both = [(r, p) for r, p in made.parties if p.country is None and _bare_plural(p.token)]
        if pair and both:  # "the two presidents" are one of each
            role, party = both[0]
            made.parties.remove(both[0])
            made.parties += [(role, replace(party, country=country)) for country in pair]
            return
        for country in pair:
            like = self._like.get(country) or _anyone(made)
            made.parties.append(("party", state_party(self._scene, country, like)))

    @cached_property
    def _often(self) -> list[tuple[str, int]]:
        """The states that a text names, by how often, the most named first."""
        named = Counter(m.country for m in self._scene.mentions if m.country and m.form != "pronoun")
        return sorted(named.items(), key=lambda kn: (-kn[1], kn[0]))

    @cached_property
    def _hero(self) -> str | None:
        """The state that a text names most, itself or by who acts for it."""
        (first, most), (_, second) = [*self._often[:2], ("", 0), ("", 0)][:2]
        return first if most > max(second, 2) else None

    def _done_to(self, state: str) -> bool:
        """Whether of what has been told, as much was done to a state as it did to others."""
        does = sum(n for (_, doer, _), n in self._flows.items() if doer == state)
        return does <= sum(n for (_, _, other), n in self._flows.items() if other == state)

    def _main_states(self, *, alone: bool) -> frozenset[str] | None:
        """The two states that a text is about: named more than once, and twice as often as any third; or, where `alone`
        is enough, the only two that some sentences name, themselves or by who acts for them."""
        states = Counter({
            e.country: len(e.mentions) for e in self._scene.entities
            if e.kind == "state" and e.country and any(m.form == "name" for m in e.mentions)
        })  # fmt: skip
        (first, _), (second, often), (_, third) = [*states.most_common(3), ("", 0), ("", 0), ("", 0)][:3]
        if first and second and often > 1 and often >= 2 * third:
            return frozenset((first, second))
        only = alone and len(self._often) == 2 and len(self._scene.sentences) > 2
        return frozenset(country for country, _ in self._often) if only else None
