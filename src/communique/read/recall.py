"""Who was spoken of, and how lately: what everything that points back asks."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from communique.read.page import Page
from communique.read.registry import Made, Registry
from communique.read.scene import LocalEntity, Mention, Scene

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
ACTORS = ("person", "state", "body", "group")


class Recall:
    """A document's pages, with the entities that their words name."""

    def __init__(self, scene: Scene, registry: Registry, pages: Sequence[Page], made: Made) -> None:
        self.scene, self.registry, self.pages, self.made = scene, registry, pages, made

    def add(
        self, page: Page, i: int, j: int, head: int, kind: str, form: str,
        entities: Iterable[LocalEntity | None], country: str | None = None,
    ) -> None:  # fmt: skip
        """Note that the words point at these entities, or, where there are none, at somebody of that state."""
        meant = [e for e in entities if e is not None]
        if meant or country is not None:
            only = meant[0].country if len(meant) == 1 else None
            first, last = page.tokens[i], page.tokens[j]
            self.scene.add(Mention(page.sentence, first, last, page.tokens[head], kind, form, meant, country or only))

    def latest(self, entities: Sequence[LocalEntity], page: Page, k: int) -> LocalEntity | None:
        """The one most lately mentioned before a word; where none is, the only one there is."""
        found = self.recent(entities, page, k, 1, pronouns=True)
        return found[0] if found else entities[0] if len(entities) == 1 else None

    def recent(
        self, entities: Iterable[LocalEntity], page: Page, k: int, count: int, *, pronouns: bool = False
    ) -> list[LocalEntity]:
        """Those mentioned last before a word, in the order of their last mention."""
        here = (page.sentence.index, page.tokens[k].i)
        seen: list[tuple[tuple[int, int], int, LocalEntity]] = []
        for entity in entities:
            for m in reversed(entity.mentions):
                if (m.sentence.index, m.first.i) < here and (pronouns or m.form != "pronoun"):
                    seen.append(((m.sentence.index, m.first.i), len(seen), entity))
                    break
        seen.sort(reverse=True)
        return [e for _, _, e in seen[:count]][::-1]

    def states(self) -> list[LocalEntity]:
        """The states of the document."""
        return [e for e in self.scene.entities if e.kind == "state"]

    def subject(self, page: Page, k: int, kinds: Sequence[str] = ACTORS) -> LocalEntity | None:
        """The subject of the clause that a word stands in, or of a clause above it, before the word; else the one
        person named before it who is not below the word's own verb."""
        token: Token = page.tokens[k]
        start, verb = token, None
        for _ in range(12):
            for child in token.children:
                person = child.dep_ == "poss" and "person" in kinds
                if child.i < start.i and (child.dep_ in SUBJECTS or person):
                    meant = self._meant(page, child)
                    if meant is not None and meant.kind in kinds and (child.dep_ in SUBJECTS or meant.kind == "person"):
                        return meant
            if token.head == token:
                break
            token = token.head
            if verb is None and token.pos_ in ("VERB", "AUX"):
                verb = token
        if "person" in kinds:
            named = [f for f in page.found if f.kind == "person" and f.j < k]
            if verb is not None:
                heads = [(f, page.tokens[f.head]) for f in named]
                named = [f for f, head in heads if not verb.is_ancestor(head) or _leads(head, verb)]
            people = list(dict.fromkeys(self.made.entity(f) for f in named))
            if len(people) == 1:
                return people[0]
        return None

    def _meant(self, page: Page, token: Token) -> LocalEntity | None:
        mention = self.scene.at(page.sentence, token)
        return mention.entity if mention is not None else None

    def earlier(self, page: Page, kinds: Sequence[str], *, subjects: bool = False) -> LocalEntity | None:
        """The subject of the sentence before; unless only `subjects` are asked for, else the last one named there."""
        for back in (1, 2):
            number = page.sentence.index - back
            if number < 0:
                return None
            before = self.pages[number]
            for token in before.tokens:
                if token.dep_ in SUBJECTS:
                    meant = self._meant(before, token)
                    if meant is not None and meant.kind in kinds:
                        return meant
            if subjects:
                return None
            named = [f for f in before.found if f.kind in kinds]
            if named:
                return self.made.entity(named[-1])
        return None

    def plural_subject(self, page: Page, k: int) -> list[LocalEntity]:
        """A plural subject before a word, in its sentence or the one before: joined names, "both sides", a group."""
        before = [self.pages[page.sentence.index - 1]] if page.sentence.index else []
        for where in (page, *before):
            for token in where.tokens:
                if token.dep_ in SUBJECTS and (where is not page or token.i < page.tokens[k].i):
                    found = self._several(where, token)
                    if found:
                        return found
        return []

    def _several(self, page: Page, token: Token) -> list[LocalEntity]:
        mention = self.scene.at(page.sentence, token)
        if mention is None:
            return []
        joined = [self.scene.at(page.sentence, c) for c in token.conjuncts]
        others = [m.entity for m in joined if m is not None and m.entity is not None]
        if others and mention.entity is not None:
            return list(dict.fromkeys([mention.entity, *others]))
        if len(mention.entities) > 1:
            return list(mention.entities)
        return [mention.entity] if mention.entity is not None and mention.entity.kind == "group" else []


def _leads(person: Token, verb: Token) -> bool:
    """Whether someone is the subject of a clause before the verb that it hangs on: "X protested: he called ..."."""
    return person.dep_ in SUBJECTS and person.head is not verb and person.head.i < verb.i
