"""What posts tell of persons, and whom a post without a name means: "the defence minister", "his counterpart"."""

from collections.abc import Iterable

from communique.knowledge.names import leaders, leaders_by_family, same_posts, vocabulary
from communique.knowledge.words import word_sets
from communique.model import Role
from communique.read.home import home_of, seat_of
from communique.read.page import Found, Page
from communique.read.people import SUFFIXES, parts, same_person
from communique.read.pointers import leaders as of_both
from communique.read.recall import Recall
from communique.read.roles import Post
from communique.read.scene import LocalEntity
from communique.text.names import fold

GENERIC = frozenset({"of", "the", "for", "to", "and", "then", "former", "acting", "new", "first", "deputy", "current"})
QUALIFIERS = word_sets("small_words")["qualifiers"]
SHARED = word_sets("small_words")["shared_names"]
FROM_ABROAD = frozenset({"visiting", "foreign", "his", "her", "their"})
WORLDWIDE = word_sets("small_words")["worldwide"]


def plain(title: str) -> str:
    """A title for comparison."""
    return fold(title).replace("defence", "defense")


def points_to(pointer: str, post: str) -> bool:
    """Whether "the defense minister" or "the general" can mean who was called "minister of the armed forces"."""
    a, b = set(pointer.split()) - GENERIC, set(post.split()) - GENERIC
    if (
        a
        and a <= b
        and not (b - a) & QUALIFIERS & {"vice", "prime"}
        and not ("deputy" in post and "deputy" not in pointer)
    ):
        return True
    for same in same_posts():
        if any(_within(x, pointer) for x in same) and any(_within(x, post) for x in same):
            mine, theirs = a & QUALIFIERS, b & QUALIFIERS
            return not mine or bool(mine & theirs) or not theirs
    return False


def _within(post: str, title: str) -> bool:
    words, wanted = title.split(), post.split()
    if len(wanted) == 1:
        return bool(words) and wanted[0] in (words[-1], words[0])
    return any(words[n : n + len(wanted)] == wanted for n in range(len(words) - len(wanted) + 1))


class Posts:
    """The posts that each person of a document was seen with."""

    def __init__(self, recall: Recall) -> None:
        self.recall, self.home = recall, home_of(recall.scene.document)
        self.held: dict[LocalEntity, set[str]] = {}

    def give(self, page: Page, post: Post) -> None:
        """Give a role to the person who holds the post, or to each of several who do."""
        start, end = page.sentence.offsets(page.tokens[post.first], page.tokens[post.j])
        title = " ".join(self.recall.scene.document.text[start:end].split())
        if post.person is not None:
            self._give(page, post, post.person, title)
        for holder in post.persons:
            self._give(page, post, holder, _single(title if post.country else _without_state(page, post)))

    def _give(self, page: Page, post: Post, holder: Found, title: str) -> None:
        recall = self.recall
        person = recall.made.entity(holder)
        if person is None or person.kind != "person":
            return
        body = recall.made.entity(post.body)
        tokens = page.tokens
        ends = [tokens[post.i], tokens[post.j], tokens[holder.i], tokens[holder.j]]
        evidence = recall.scene.evidence(page.sentence, ends)
        country = post.country or (body.country if body else None) or _of_state(page, holder)
        self.held.setdefault(person, set()).add(plain(title))
        person.country = person.country or country
        if body is not None and country and not body.country and not set(fold(body.name).split()) & WORLDWIDE:
            body.country = country
        printed = page.text(post.body.i, post.body.j) if post.body is not None else None
        for n, role in enumerate(person.roles):
            if fold(role.title) == fold(title):
                seen = role.seen if evidence in role.seen else (*role.seen, evidence)
                person.roles[n] = Role(role.title, role.body or printed, role.country or country, seen=seen)
                return
        person.roles.append(Role(title, printed, country, seen=(evidence,)))

    def well_known(self, persons: Iterable[LocalEntity]) -> None:
        """Give states to well-known persons to whom no words give one; by a family name alone that many share only in a
        text that names the state too."""
        named = {e.country for e in self.recall.states()}
        for person in persons:
            found = _well_known(person) if person.country is None else None
            if found and (found in named or fold(person.name) not in SHARED):
                person.country = found

    @staticmethod
    def fill(persons: Iterable[LocalEntity]) -> None:
        """Roles of unsaid state are of the state that their holder acts for."""
        for person in persons:
            if person.country:
                person.roles[:] = [
                    Role(r.title, r.body, r.country or person.country, seen=r.seen) for r in person.roles
                ]

    def mention(self, page: Page, post: Post) -> None:
        """Note the words of a post as a mention of whoever holds it."""
        recall = self.recall
        if post.person is not None:
            recall.add(page, post.i, post.j, post.head, "person", "nominal", [recall.made.entity(post.person)])
            return
        if post.persons:
            holders = [recall.made.entity(f) for f in post.persons]
            recall.add(page, post.i, post.j, post.head, "person", "nominal", holders)
            return
        country = post.country
        if isinstance(post.possessor, Found) and country is None:
            owner = recall.made.entity(post.possessor)
            country = owner.country if owner is not None and owner.kind in ("state", "body") else None
        if post.loose:
            return
        if post.plural:
            self._several(page, post)
        elif not (post.rank and not post.definite) and (post.definite or country or post.possessor):
            person = self._holder(page, post.head, plain(post.title), country)
            if person is None and country is None and not set(page.lower[max(0, post.i - 2) : post.i]) & FROM_ABROAD:
                country = self._seat(post)
            recall.add(page, post.i, post.j, post.head, "person", "nominal", [person], country)

    def _seat(self, post: Post) -> str | None:
        """The state that "the crown prince" and "the deputy foreign minister" are of, where nothing else says."""
        heads = set(plain(post.title).split())
        return seat_of(self.recall.scene.document) if heads & vocabulary().sovereign else None

    def fitting(self, title: str) -> list[LocalEntity]:
        """Who has a post that a title can point to."""
        return [p for p, titles in self.held.items() if any(points_to(title, t) for t in titles)]

    def _holder(self, page: Page, k: int, title: str, country: str | None) -> LocalEntity | None:
        """The person most lately named who has such a post and can be of that state."""
        fitting = [p for p in self.fitting(title) if not country or p.country in (None, country)]
        exact = [p for p in fitting if any(set(title.split()) <= set(t.split()) for t in self.held[p])]
        wanted = country or self.home  # a release calls its own "the President", whoever else is one
        same = [p for p in exact or fitting if wanted and p.country == wanted]
        left = same or exact or fitting
        if country and not same and len(left) > 1:  # "the Algerian leader" can be either of two of unknown state
            return None
        return self.recall.latest(left, page, k)

    def _several(self, page: Page, post: Post) -> None:
        """ "the two ministers": the last two holders of such a post, of two states."""
        before = page.lower[max(0, post.i - 2) : post.i]
        if not {"two", "both", "the"} & set(before) or post.country:
            self.recall.add(page, post.i, post.j, post.head, "person", "nominal", [], post.country)
            return
        single = _single(" ".join(w for w in plain(post.title).split() if w not in ("two", "both")))
        chosen = self.recall.recent(self.fitting(single), page, post.head, 2)
        if len(chosen) == 2 and (not chosen[0].country or chosen[0].country != chosen[1].country):
            self.recall.add(page, post.first, post.j, post.head, "person", "nominal", chosen)
        else:
            of_both(self.recall, page, post.first, post.head)

    def counterpart(self, page: Page, k: int) -> None:
        """Who is meant by "his Belarusian counterpart", "counterpart Sergei Shoigu", "counterparts, A and B"."""
        recall, subject = self.recall, self.recall.subject(page, k)
        titles = self.held.get(subject, set()) if subject is not None else set()
        state = page.state(k - 1)
        country = state.country if state is not None else None
        i = state.i if state is not None else k
        named = [f for f in page.found if f.kind == "person" and k < f.i and (f.i <= k + 3 or _apposed(page, k, f))]
        if page.lower[k] == "counterpart" and named and recall.made.entity(named[0]) is not subject:
            person = recall.made.entity(named[0])
            if person is not None:
                others = {f.country for f in page.found if f.kind in ("state", "place") and f.country}
                others -= {subject.country if subject is not None else None}
                person.country = person.country or country or (others.pop() if len(others) == 1 else None)
                self.held.setdefault(person, set()).update(titles)
            recall.add(page, i, k, k, "person", "nominal", [person])
        elif page.lower[k] == "counterparts":
            self._counterparts(page, k, titles)
        else:
            fits = [
                p for p in self.held
                if p is not subject and (not country or p.country == country)
                and (country or subject is None or p.country != subject.country)
                and (not titles or any(points_to(a, b) for a in titles for b in self.held[p]))
            ]  # fmt: skip
            recall.add(page, i, k, k, "person", "nominal", [recall.latest(fits, page, k)], country)

    def _counterparts(self, page: Page, k: int, titles: set[str]) -> None:
        """ "his Greek, Cypriot and French counterparts, A, B and C, respectively": states by place."""
        states: list[Found] = []
        p = k - 1
        while p >= 0 and (page.lower[p] in (",", "and") or page.state(p) is not None):
            state = page.state(p)
            if state is not None and state not in states:
                states.insert(0, state)
            p -= 1
        people = [f for f in page.found if f.kind == "person" and f.i > k][: len(states)]
        found = [self.recall.made.entity(f) for f in people]
        if len(found) == len(states) > 1:
            for person, state in zip(found, states, strict=True):
                if person is not None:
                    person.country = person.country or state.country
                    self.held.setdefault(person, set()).update(titles)
            self.recall.add(page, states[0].i, k, k, "person", "nominal", found)
        elif states:
            self.recall.add(
                page, states[0].i, k, k, "person", "nominal", [], states[0].country if len(states) == 1 else None
            )


def _without_state(page: Page, post: Post) -> str:
    """The title of a plural without the states that its holders are of: "ministers of trade (of the two countries)"."""
    for k in range(post.head + 1, post.j + 1):
        if page.state(k) is not None or page.lower[k] in ("two", "both"):
            while page.lower[k - 1] in ("the", "of"):
                k -= 1
            return page.text(post.first, k - 1)
    return page.text(post.first, post.j)


def _single(title: str) -> str:
    """A title in the plural as each of its holders has it."""
    titles = vocabulary().titles
    return " ".join(w[:-1] if w[:-1].lower() in titles else w for w in title.split())


def _apposed(page: Page, k: int, person: Found) -> bool:
    """Whether only a post stands between a noun and a name: "his counterpart, National Security Adviser X"."""
    between = range(k + 2, person.i)
    return page.word(k + 1) == "," and all(page.capital(n) or page.lower[n] in ("of", "the", "and") for n in between)


def _of_state(page: Page, person: Found) -> str | None:
    """The state of "President Kais Saied of Tunisia", "President X, Jr., of Liberia"."""
    last = person.j
    while page.word(last + 1) in SUFFIXES or (page.word(last + 1) == "," and page.word(last + 2) in SUFFIXES):
        last += 1
    last += page.word(last + 1) == "," and last > person.j
    k = last + 2 + (page.word(last + 2) == "the")
    state = page.state(k) if page.word(last + 1) == "of" else None
    return state.country if state is not None and state.form == "name" else None


def _well_known(person: LocalEntity) -> str | None:
    """The state of a well-known holder of office: by a full name, or by a family name that stands alone."""
    known = leaders()
    for name in (person.name, *person.aliases):
        words = parts(name)
        for key in (fold(name), " ".join(words)):
            if key in known and (len(words) > 1 or len(parts(person.name)) == 1):
                return known[key]
        if len(words) > 1:
            for full in leaders_by_family().get(words[-1], ()):
                if same_person(name, full):
                    return known[full]
    return None
