"""One local entity for each thing a document names, however it spells it."""

from functools import cache

from rapidfuzz.distance import JaroWinkler

from communique.knowledge.states import State, all_states
from communique.read.page import Found
from communique.read.people import parts, same_person
from communique.read.scene import LocalEntity, Scene
from communique.text.names import fold

SMALL = frozenset({"the", "of", "for", "and", "on", "in", "a", "an", "s", "to"})
SPELLINGS = {
    "defence": "defense", "organisation": "organization", "centre": "center", "labour": "labor", "programme": "program",
}  # fmt: skip


def content(name: str, country: str | None) -> frozenset[str]:
    """The words that tell a body apart: spelling levelled, small words and the names of its state left out."""
    words = {SPELLINGS.get(w, w) for w in fold(name).split()} - SMALL
    return frozenset(words - _state_words().get(country or "", frozenset())) or frozenset(words)


@cache
def _state_words() -> dict[str, frozenset[str]]:
    return {
        state.code: frozenset(w for n in (state.name, *state.also, *state.adjectives) for w in fold(n).split())
        for state in all_states()
        if state.code
    }


class Made:
    """What the names of a document became: the entity of each find, and the entities worth a record of their own."""

    def __init__(self) -> None:
        self.of: dict[int, LocalEntity] = {}
        self.solid: set[LocalEntity] = set()

    def entity(self, found: Found | None) -> LocalEntity | None:
        """The entity of a find."""
        return self.of.get(id(found)) if found is not None else None


class Registry:
    """Finds or makes the entity of a name."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.persons: list[LocalEntity] = []
        self.acronyms: dict[str, LocalEntity] = {}
        self.families: dict[LocalEntity, str] = {}
        self._named: dict[tuple[str, str], LocalEntity] = {}
        self._bodies: dict[tuple[frozenset[str], str | None], LocalEntity] = {}
        self._states: dict[str, LocalEntity] = {}

    def _make(self, kind: str, name: str, country: str | None) -> LocalEntity:
        made = LocalEntity(kind, name, country)
        self.scene.entities.append(made)
        return made

    def state(self, state: State) -> LocalEntity:
        """The entity of a state."""
        if state.name not in self._states:
            self._states[state.name] = self._make("place" if state.territory else "state", state.name, state.code)
        return self._states[state.name]

    def alias(self, entity: LocalEntity, name: str) -> LocalEntity:
        """Note a spelling."""
        if name != entity.name and name not in entity.aliases:
            entity.aliases.append(name)
        return entity

    def named(self, kind: str, name: str, printed: str, country: str | None, family: str = "") -> LocalEntity:
        """The entity of a name that is no person's and no state's."""
        if name in self.acronyms:
            return self.alias(self.acronyms[name], printed)
        if kind == "body":
            return self._body(name, printed, country)
        key = (kind, fold(name))
        if kind == "group" and family == "delegation" and country:
            key = (kind, f"delegation {country}")
        elif kind == "place" and family == "port":
            key = (kind, " ".join(sorted(content(name, None))))
        entity = self._named.get(key)
        if entity is None and kind in ("company", "media"):
            entity = self._shorter(kind, name)
        if entity is None:
            entity = self._named[key] = self._make(kind, name, country)
        self._named[key] = entity
        entity.country = entity.country or country
        return self.alias(entity, printed)

    def _shorter(self, kind: str, name: str) -> LocalEntity | None:
        """ "Trendak" for "Trendak Aviation" and the other way round, where only one of that kind starts so."""
        words = fold(name).split()
        fitting = {
            id(e): e for (k, n), e in self._named.items()
            if k == kind and n and (n.split()[: len(words)] == words or words[: len(n.split())] == n.split())
        }  # fmt: skip
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _body(self, name: str, printed: str, country: str | None) -> LocalEntity:
        """The entity of a body: by its words, whatever their order, and its state."""
        words = content(name, country)
        entity = self._bodies.get((words, country))
        if entity is None and country is None:
            entity = next((e for (w, _), e in self._bodies.items() if w == words), None)
        if entity is None and country is not None:
            entity = self._bodies.get((words, None))
            if entity is not None:
                entity.country = country
                self._bodies[words, country] = entity
        if entity is None:
            entity = self._bodies[words, country] = self._make("body", name, country)
        return self.alias(entity, printed)

    def known_person(self, name: str) -> LocalEntity | None:
        """The one person so called, a first name in another spelling included: Alexander for Aleksandr."""
        wanted = parts(name)[0] if parts(name) else ""
        fitting = [
            p for p in self.persons if any(JaroWinkler.similarity(wanted, w) >= 0.88 for w in parts(p.name))
        ]  # fmt: skip
        return self.alias(fitting[0], name) if len(fitting) == 1 else None

    def person(self, name: str, country: str | None = None) -> LocalEntity:
        """The person of a full or a family name: who fits best, the latest of several; a new one where none fits."""
        wanted = parts(name)
        fitting = [p for p in self.persons if any(same_person(name, n) for n in (p.name, *p.aliases))]
        if len(wanted) > 1 and country:
            fitting = [p for p in fitting if p.country in (None, country) or fold(p.name) == fold(name)]
        if len(fitting) > 1:
            family = [p for p in fitting if parts(p.name)[-len(wanted) :] == wanted]
            agreeing = [p for p in family or fitting if country and p.country == country]
            exact = [p for p in fitting if fold(p.name) == fold(name)]
            fitting = exact or agreeing or family or fitting
        if not fitting:
            made = self._make("person", name, country)
            self.persons.append(made)
            return made
        entity = max(fitting, key=lambda p: p.mentions[-1].sentence.index if p.mentions else -1)
        if len(name.split()) > len(entity.name.split()):
            entity.aliases = [a for a in dict.fromkeys([entity.name, *entity.aliases]) if a != name]
            entity.name = name
        return self.alias(entity, name)
