"""One local entity for each thing a document names, however it spells it."""

from communique.knowledge.states import State, all_states
from communique.read.people import parts, same_person
from communique.read.scene import LocalEntity, Scene
from communique.text.names import fold

SMALL = frozenset({"the", "of", "for", "and", "on", "in", "a", "an", "s", "to"})
SPELLINGS = {
    "defence": "defense",
    "organisation": "organization",
    "centre": "center",
    "labour": "labor",
    "programme": "program",
}


def content(name: str, country: str | None) -> frozenset[str]:
    """The words that tell a body apart: spelling levelled, small words and the names of its state left out."""
    words = {SPELLINGS.get(w, w) for w in fold(name).split()} - SMALL
    return frozenset(words - _state_words(country)) or frozenset(words)


_STATE_WORDS: dict[str, frozenset[str]] = {}


def _state_words(country: str | None) -> frozenset[str]:
    if not _STATE_WORDS:
        for state in all_states():
            if state.code:
                names = (state.name, *state.also, *state.adjectives)
                _STATE_WORDS[state.code] = frozenset(w for n in names for w in fold(n).split())
    return _STATE_WORDS.get(country or "", frozenset())


class Registry:
    """Finds or makes the entity of a name."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.persons: list[LocalEntity] = []
        self._named: dict[tuple[str, str], LocalEntity] = {}
        self._bodies: dict[tuple[frozenset[str], str | None], LocalEntity] = {}
        self._states: dict[str, LocalEntity] = {}
        self.acronyms: dict[str, LocalEntity] = {}
        self.families: dict[LocalEntity, str] = {}

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

    def named(self, kind: str, name: str, printed: str, country: str | None) -> LocalEntity:
        """The entity of a name that is no person's and no state's."""
        if kind == "body":
            return self.body(name, printed, country)
        if name in self.acronyms and self.acronyms[name].kind == kind:
            return self.alias(self.acronyms[name], printed)
        key = (kind, fold(name))
        entity = self._named.get(key)
        if entity is None:
            entity = self._named[key] = self._make(kind, name, country)
        entity.country = entity.country or country
        return self.alias(entity, printed)

    def body(self, name: str, printed: str, country: str | None) -> LocalEntity:
        """The entity of a body: by its words, whatever their order, and its state."""
        if name in self.acronyms:
            return self.alias(self.acronyms[name], printed)
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

    def person(self, name: str, country: str | None = None) -> LocalEntity:
        """The person of a full or a family name: the longest name that fits, the latest of several."""
        wanted = parts(name)
        fitting = [p for p in self.persons if any(same_person(name, n) for n in (p.name, *p.aliases))]
        if len(fitting) > 1:
            family = [p for p in fitting if parts(p.name)[-len(wanted) :] == wanted]
            agreeing = [p for p in family or fitting if country and p.country == country]
            fitting = agreeing or family or fitting
            exact = [p for p in fitting if fold(p.name) == fold(name)]
            fitting = exact or fitting
        if fitting:
            entity = max(fitting, key=lambda p: p.mentions[-1].sentence.index if p.mentions else -1)
            if (
                country
                and entity.country
                and entity.country != country
                and len(wanted) > 1
                and len(parts(entity.name)) == 1
            ):
                fitting = []
            else:
                if len(name.split()) > len(entity.name.split()):
                    self.alias(entity, entity.name)
                    entity.aliases.append(entity.name)
                    entity.name = name
                    entity.aliases = list(dict.fromkeys(a for a in entity.aliases if a != name))
                return self.alias(entity, name)
        made = self._make("person", name, country)
        self.persons.append(made)
        return made
