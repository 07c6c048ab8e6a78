"""What points back: posts without a name, "his counterpart", "both sides", "the island", pronouns.

A pointer that could be several things stays unresolved; a wrong person is worse than none.
"""

from collections.abc import Sequence
from typing import Protocol

from spacy.tokens import Token

from communique.knowledge.gazetteer import neighbours
from communique.knowledge.names import describers, leaders, members, same_posts, vocabulary
from communique.model import Role
from communique.read.page import Found, Page
from communique.read.phrases import state_at
from communique.read.registry import Registry
from communique.read.roles import Post
from communique.read.scene import LocalEntity, Mention, Scene
from communique.text.names import fold

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
COUNTRY_NOUNS = frozenset({"country", "nation", "state", "republic"})
PAIRED = frozenset({"sides", "parties", "countries", "nations", "states", "neighbors", "neighbours", "allies", "capitals", "governments",
                    "partners", "republics", "powers"})  # fmt: skip
SAYING = frozenset(
    {"say", "tell", "add", "note", "stress", "state", "declare", "explain", "point", "write", "warn", "announce"}
)


class Made(Protocol):
    """What the names of a document became."""

    mention: dict[int, Mention]

    def entity(self, found: Found | None) -> LocalEntity | None:
        """The entity of a find."""


def resolve(scene: Scene, registry: Registry, pages: Sequence[Page], posts: Sequence[list[Post]], made: Made) -> None:
    """Give roles to persons, states to persons and bodies, and mentions to everything that points back."""
    Resolver(scene, registry, pages, posts, made).run()


class Resolver:
    """One pass over a document, sentence by sentence, that remembers who was spoken of."""

    def __init__(
        self, scene: Scene, registry: Registry, pages: Sequence[Page], posts: Sequence[list[Post]], made: Made
    ) -> None:
        self.scene, self.registry, self.pages, self.posts, self.made = scene, registry, pages, posts, made
        self.kinds: dict[LocalEntity, set[str]] = {}

    def run(self) -> None:
        for page, here in zip(self.pages, self.posts, strict=True):
            for post in here:
                self._role(page, post)
        self._countries()
        for page, here in zip(self.pages, self.posts, strict=True):
            for post in here:
                self._post(page, post)
            for k in range(len(page.tokens)):
                if page.owner[k] is None or page.owner[k].form == "adjective":  # type: ignore[union-attr]
                    self._pointer(page, k)

    # roles -----------------------------------------------------------------------------------------------------------

    def _role(self, page: Page, post: Post) -> None:
        person = self.made.entity(post.person)
        if person is None or person.kind != "person":
            return
        body = self.made.entity(post.body)
        evidence = self.scene.evidence(
            page.sentence,
            [page.tokens[post.i], page.tokens[post.j], page.tokens[post.person.i], page.tokens[post.person.j]],
        )  # type: ignore[union-attr]
        start, end = page.sentence.offsets(page.tokens[_title_start(page, post)], page.tokens[post.j])
        title = " ".join(self.scene.document.text[start:end].split())
        country = post.country or (body.country if body else None)
        self.kinds.setdefault(person, set()).add(_plain(title))
        person.country = person.country or country
        if (
            body is not None
            and country
            and not body.country
            and body.name not in ("NATO",)
            and not _international(body)
        ):
            body.country = country
        printed = page.text(post.body.i, post.body.j) if post.body is not None else None
        for n, role in enumerate(person.roles):
            if fold(role.title) == fold(title):
                person.roles[n] = Role(
                    role.title, role.body or printed, role.country or country, seen=(*role.seen, evidence)
                )
                return
        person.roles.append(Role(title, printed, country, seen=(evidence,)))

    def _countries(self) -> None:
        """States of persons whom no words near their name give one: known leaders, then the body they head."""
        known = leaders()
        for person in self.registry.persons:
            if person.country is None:
                for name in (person.name, *person.aliases):
                    found = known.get(fold(name))
                    if found and (" " in name or person.roles or found):
                        person.country = found
                        break
            if person.country:
                person.roles[:] = [
                    Role(r.title, r.body, r.country or person.country, seen=r.seen) for r in person.roles
                ]
        for mention in self.scene.mentions:
            if mention.entity is not None:
                mention.country = mention.country or mention.entity.country

    # posts without a name --------------------------------------------------------------------------------------------

    def _post(self, page: Page, post: Post) -> None:
        if post.person is not None:
            self._add(page, post.i, post.j, post.head, "person", "nominal", [self.made.entity(post.person)])
            return
        if post.rank and not post.definite:
            return
        title, country = _plain(post.title), post.country
        if isinstance(post.possessor, Found):
            owner = self.made.entity(post.possessor)
            country = country or (owner.country if owner is not None and owner.kind in ("state", "body") else None)
        if post.plural:
            self._several(page, post, title)
            return
        if not (post.definite or country or post.possessor):
            return
        person = self._holder(page, post.head, title, country)
        self._add(page, post.i, post.j, post.head, "person", "nominal", [person] if person else [], country)

    def _holder(self, page: Page, k: int, title: str, country: str | None) -> LocalEntity | None:
        """The person most lately named who has such a post and can be of that state."""
        fitting = [
            p for p in self.kinds
            if p.kind == "person" and (not country or not p.country or p.country == country)
            and any(_points_to(title, t) for t in self.kinds[p])
        ]  # fmt: skip
        if not fitting:
            return None
        exact = [p for p in fitting if any(set(title.split()) <= set(t.split()) for t in self.kinds[p])]
        return self._latest(exact or fitting, page, k)

    def _latest(self, entities: Sequence[LocalEntity], page: Page, k: int) -> LocalEntity | None:
        here = (page.sentence.index, page.tokens[k].i)

        def place(entity: LocalEntity) -> tuple[int, int]:
            before = [(m.sentence.index, m.first.i) for m in entity.mentions if (m.sentence.index, m.first.i) < here]
            return max(before, default=(-1, 0))

        ranked = sorted(entities, key=place, reverse=True)
        if not ranked:
            return None
        if place(ranked[0]) == (-1, 0):
            return ranked[0] if len(ranked) == 1 else None
        return ranked[0]

    def _several(self, page: Page, post: Post, title: str) -> None:
        """ "the two ministers": the last two holders of such a post, of two states."""
        low = page.lower[post.i - 1] if post.i else ""
        before = [page.lower[x] for x in range(max(0, post.i - 2), post.i)]
        if "two" not in before and low not in ("the", "both"):
            return
        single = _singular(title)
        fitting = [p for p in self.kinds if any(_points_to(single, t) for t in self.kinds[p])]
        chosen = self._recent(fitting, page, post.head, 2)
        if len(chosen) == 2 and (not chosen[0].country or chosen[0].country != chosen[1].country):
            self._add(page, post.i, post.j, post.head, "person", "nominal", chosen)

    def _recent(self, entities: Sequence[LocalEntity], page: Page, k: int, count: int) -> list[LocalEntity]:
        here = (page.sentence.index, page.tokens[k].i)
        seen = []
        for entity in entities:
            before = [
                (m.sentence.index, m.first.i)
                for m in entity.mentions
                if (m.sentence.index, m.first.i) < here and m.form != "pronoun"
            ]
            if before:
                seen.append((max(before), entity))
        seen.sort(key=lambda x: x[0], reverse=True)
        return [e for _, e in seen[:count]][::-1]

    # other pointers --------------------------------------------------------------------------------------------------

    def _pointer(self, page: Page, k: int) -> None:
        low, token = page.lower[k], page.tokens[k]
        if low in PAIRED:
            self._pair(page, k)
        elif low == "counterpart" or low == "counterparts":
            self._counterpart(page, k)
        elif low in COUNTRY_NOUNS or low in describers():
            self._country(page, k)
        elif low in ("neighbor", "neighbour") and k and page.tokens[k - 1].tag_ == "PRP$":
            self._neighbour(page, k)
        elif low in ("side",) and k and state_at(page, k - 1) is not None:
            state = state_at(page, k - 1)
            self._add(page, state.i, k, k, "state", "nominal", [self.made.entity(state)])  # type: ignore[union-attr]
        elif token.pos_ == "PRON" or token.tag_ == "PRP$":
            self._pronoun(page, k)
        elif k and page.lower[k - 1] in ("the", "that", "this") and token.pos_ in ("NOUN", "PROPN"):
            self._thing(page, k)

    def _states(self) -> list[LocalEntity]:
        return [e for e in self.scene.entities if e.kind == "state"]

    def _pair(self, page: Page, k: int) -> None:
        """ "both countries", "the two sides", "the parties", "our countries": the two states last spoken of."""
        before = [page.lower[x] for x in range(max(0, k - 3), k)]
        last = before[-1] if before else ""
        paired = (
            "two" in before
            or "both" in before
            or last == "our"
            or (last == "the" and page.lower[k] in ("sides", "parties"))
        )
        if not paired or (page.has(k + 1) and page.lower[k + 1] == "to"):
            return
        if any(w in ("neighboring", "neighbouring", "other", "member", "third") for w in before):
            return
        here = [self.made.entity(f) for f in page.found if f.kind == "state" and f.j < k and f.form in ("name",)]
        chosen = list(dict.fromkeys(e for e in here if e is not None))[-2:]
        if len(chosen) < 2:
            chosen = self._recent(self._states(), page, k, 2)
        if len(chosen) == 2:
            start = k - 1 if last in ("our", "the", "both", "two") else k
            self._add(page, k if start == k else start + (last == "the"), k, k, "state", "nominal", chosen)

    def _counterpart(self, page: Page, k: int) -> None:
        """ "his Belarusian counterpart": the holder of the same post on the other side."""
        if page.has(k + 1) and page.owner[k + 1] is not None and page.owner[k + 1].kind == "person":  # type: ignore[union-attr]
            person = self.made.entity(page.owner[k + 1])
            state = state_at(page, k - 1) if k else None
            if person is not None:
                subject = self._subject(page, k)
                if state is not None:
                    person.country = person.country or state.country
                elif person.country is None and subject is not None:
                    others = {f.country for f in page.found if f.kind in ("state", "place") and f.country} - {
                        subject.country
                    }
                    person.country = others.pop() if len(others) == 1 else None
                for post in self.kinds.get(subject, ()) if subject is not None else ():
                    self.kinds.setdefault(person, set()).add(post)
                self._add(page, k, k, k, "person", "nominal", [person])
            return
        plural = page.lower[k].endswith("s")
        state = state_at(page, k - 1) if k else None
        subject = self._subject(page, k)
        country = state.country if state is not None else None
        i = state.i if state is not None else k
        if plural:
            self._add(page, i, k, k, "person", "nominal", [], country)
            return
        posts = self.kinds.get(subject, set()) if subject is not None else set()
        fitting = [
            p for p in self.kinds
            if p is not subject and (p.country == country if country else not subject or p.country != subject.country)
            and (not posts or any(_points_to(a, b) for a in posts for b in self.kinds[p]))
        ]  # fmt: skip
        person = self._latest(fitting, page, k)
        self._add(page, i, k, k, "person", "nominal", [person] if person else [], country)

    def _country(self, page: Page, k: int) -> None:
        """ "the island", "that country", "the Caribbean country"."""
        low, p = page.lower[k], k - 1
        words = vocabulary()
        region = None
        while p >= 0 and (
            page.lower[p] in words.regions
            or page.lower[p] in ("south", "latin", "central", "east", "west", "communist", "socialist")
        ):
            p -= 1
        if p + 1 < k:
            region = " ".join(page.lower[p + 1 : k])
        if p < 0 or page.lower[p] not in ("the", "that", "this"):
            return
        if page.has(k + 1) and page.lower[k + 1] in ("of", "where") and low not in COUNTRY_NOUNS:
            if page.lower[k + 1] == "of":
                return
        states = self._states()
        if low in describers():
            states = [s for s in states if s.country in describers()[low]]
        if region is not None:
            codes = members().get(region) or members().get(region.split()[-1])
            if codes:
                states = [s for s in states if s.country in codes]
            elif low in COUNTRY_NOUNS and region.split()[0] not in ("communist", "socialist"):
                return
        if low == "state" and page.lower[p] == "the" and region is None:
            return
        chosen = self._latest([s for s in states if any(m.form == "name" for m in s.mentions)] or states, page, k)
        if chosen is not None and (
            region is not None or low in describers() or page.lower[p] == "that" or _dominant(chosen, states)
        ):
            self._add(page, p + 1, k, k, "state", "nominal", [chosen])

    def _neighbour(self, page: Page, k: int) -> None:
        subject = self._subject(page, k)
        if subject is None or not subject.country:
            return
        near = neighbours(subject.country)
        chosen = self._latest([s for s in self._states() if s.country in near], page, k)
        if chosen is not None:
            self._add(page, k, k, k, "state", "nominal", [chosen])

    def _thing(self, page: Page, k: int) -> None:
        """ "the delegation", "the ministry", "the company", "the agency": the last one so called."""
        low, families = page.lower[k], self.registry.families
        if page.has(k + 1) and page.lower[k + 1] == "of":
            return
        fitting = [e for e, family in families.items() if family == low or low in fold(e.name).split()]
        fitting = [e for e in fitting if e.kind in ("body", "company", "media", "group")]
        if low in ("company", "firm"):
            fitting = fitting or [e for e in self.scene.entities if e.kind == "company"]
        elif low in ("newspaper", "agency", "magazine", "daily", "broadcaster", "outlet"):
            fitting = fitting or [e for e in self.scene.entities if e.kind == "media"]
        elif low in ("group", "movement", "militia"):
            fitting = fitting or [e for e in self.scene.entities if e.kind == "group"]
        elif low in ("organization", "organisation", "alliance", "bloc", "union"):
            fitting = fitting or [e for e in self.scene.entities if e.kind == "body" and not e.country]
        chosen = self._latest(fitting, page, k)
        if chosen is not None:
            self._add(page, k, k, k, chosen.kind, "nominal", [chosen])

    # pronouns --------------------------------------------------------------------------------------------------------

    def _pronoun(self, page: Page, k: int) -> None:
        low = page.lower[k]
        if low in ("he", "she", "him", "his", "her", "hers", "himself", "herself"):
            self._point(page, k, self._subject(page, k, kinds=("person",)) or self._earlier(page, ("person",)))
        elif low in ("it", "its", "itself"):
            if page.tokens[k].dep_ in ("expl",) or (low == "it" and _empty(page, k)):
                return
            kinds = ("state", "body", "company", "media", "group", "vessel")
            self._point(page, k, self._subject(page, k, kinds=kinds) or self._earlier(page, kinds, subject_only=True))
        elif low in ("they", "their", "them", "themselves"):
            subject = self._group_subject(page, k)
            if subject:
                self._add(page, k, k, k, subject[0].kind, "pronoun", subject)

    def _point(self, page: Page, k: int, entity: LocalEntity | None) -> None:
        if entity is not None:
            self._add(page, k, k, k, entity.kind, "pronoun", [entity])

    def _subject(
        self, page: Page, k: int, kinds: Sequence[str] = ("person", "state", "body", "group")
    ) -> LocalEntity | None:
        """The subject of the clause that a word stands in, or of a clause above it, before the word."""
        token: Token = page.tokens[k]
        steps = 0
        while steps < 12:
            for child in token.children:
                if child.dep_ in SUBJECTS and child.i < page.tokens[k].i and child.i != page.tokens[k].i:
                    mention = self.scene.at(page.sentence, child)
                    if mention is not None and mention.entity is not None and mention.entity.kind in kinds:
                        return mention.entity
                if child.dep_ == "poss" and child.i < page.tokens[k].i and "person" in kinds:
                    mention = self.scene.at(page.sentence, child)
                    if mention is not None and mention.entity is not None and mention.entity.kind == "person":
                        return mention.entity
            if token.head == token:
                break
            token, steps = token.head, steps + 1
        if "person" in kinds:
            names = [f for f in page.found if f.kind == "person" and f.j < k]
            if len({id(self.made.entity(f)) for f in names}) == 1:
                return self.made.entity(names[0])
        return None

    def _earlier(self, page: Page, kinds: Sequence[str], *, subject_only: bool = False) -> LocalEntity | None:
        """The subject of the sentence before; for persons else the last one named there."""
        number = page.sentence.index
        for back in (1, 2):
            if number - back < 0:
                return None
            earlier = self.pages[number - back]
            subjects = [t for t in earlier.tokens if t.dep_ in SUBJECTS]
            for t in subjects:
                mention = self.scene.at(earlier.sentence, t)
                if mention is not None and mention.entity is not None and mention.entity.kind in kinds:
                    return mention.entity
            if subject_only:
                return None
            named = [f for f in earlier.found if f.kind in kinds]
            if named:
                return self.made.entity(named[-1])
        return None

    def _group_subject(self, page: Page, k: int) -> list[LocalEntity]:
        """Plural subjects: conjoined names or a group, in this sentence before the word or in the one before."""
        for where in (page, self.pages[page.sentence.index - 1] if page.sentence.index else None):
            if where is None:
                continue
            for t in where.tokens:
                if t.dep_ in SUBJECTS and (where is not page or t.i < page.tokens[k].i):
                    mention = self.scene.at(where.sentence, t)
                    if mention is None:
                        continue
                    joint = [
                        m
                        for c in t.conjuncts
                        if (m := self.scene.at(where.sentence, c)) is not None and m.entity is not None
                    ]
                    if joint and mention.entity is not None:
                        return list(dict.fromkeys([mention.entity, *(m.entity for m in joint if m.entity is not None)]))
                    if len(mention.entities) > 1:
                        return list(mention.entities)
                    if mention.entity is not None and mention.entity.kind == "group":
                        return [mention.entity]
        return []

    # -----------------------------------------------------------------------------------------------------------------

    def _add(
        self,
        page: Page,
        i: int,
        j: int,
        head: int,
        kind: str,
        form: str,
        entities: Sequence[LocalEntity | None],
        country: str | None = None,
    ) -> None:
        members_ = [e for e in entities if e is not None]
        if not members_ and country is None:
            return
        only = members_[0].country if len(members_) == 1 else None
        self.scene.add(
            Mention(
                page.sentence, page.tokens[i], page.tokens[j], page.tokens[head], kind, form, members_, country or only
            )
        )


def _title_start(page: Page, post: Post) -> int:
    i = post.i
    while (
        i < post.head
        and (state_at(page, i) is not None or page.tokens[i].text in ("'s", "’s"))
        and page.lower[i] != "state"
    ):
        i += 1
    return i


def _plain(title: str) -> str:
    return fold(title).replace("defence", "defense")


def _singular(title: str) -> str:
    return " ".join(w[:-1] if w.endswith("s") and w[:-1] in vocabulary().titles else w for w in title.split())


GENERIC = frozenset({"of", "the", "for", "to", "and", "then", "former", "acting", "new", "first", "deputy"})


def _points_to(pointer: str, post: str) -> bool:
    """Whether "the defense minister" or "the general" can mean who was called "minister of the armed forces"."""
    a, b = set(pointer.split()) - GENERIC, set(post.split()) - GENERIC
    if a and a <= b:
        return True
    for same in same_posts():
        if any(_within(x, pointer) for x in same) and any(_within(x, post) for x in same):
            return not (a & QUALIFIERS) or bool(a & QUALIFIERS & b) or not (b & QUALIFIERS)
    return False


QUALIFIERS = frozenset(
    {
        "foreign",
        "defense",
        "interior",
        "finance",
        "prime",
        "vice",
        "health",
        "trade",
        "energy",
        "economy",
        "agriculture",
    }
)


def _within(post: str, title: str) -> bool:
    words = title.split()
    wanted = post.split()
    if len(wanted) == 1:
        return bool(words) and (words[-1] == wanted[0] or words[0] == wanted[0])
    return any(words[n : n + len(wanted)] == wanted for n in range(len(words) - len(wanted) + 1))


def _international(body: LocalEntity) -> bool:
    words = set(fold(body.name).split())
    return bool(words & {"un", "nato", "international", "world", "european", "african", "eu", "nations", "union"})


def _dominant(chosen: LocalEntity, states: Sequence[LocalEntity]) -> bool:
    """Whether a bare "the country" is safe: the state is named far more than any other, or is the only one."""
    count = sum(m.form != "pronoun" for m in chosen.mentions)
    rest = [sum(m.form != "pronoun" for m in s.mentions) for s in states if s is not chosen]
    return not rest or count >= 1.5 * max(rest)


def _empty(page: Page, k: int) -> bool:
    """ "It is important that ...", "it might make sense to"."""
    head = page.tokens[k].head
    return any(c.dep_ in ("ccomp", "xcomp", "acomp", "csubj", "advcl") for c in head.children) and head.lemma_ in (
        "be",
        "make",
        "seem",
        "appear",
        "remain",
    )
