"""Who bears a name, in any script and spelling; and what roles a person was seen in, when."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, select

from communique.errors import InputError
from communique.ledger import queries, rows, schema
from communique.ledger.finding import Finding
from communique.model import Entity, Evidence, Role
from communique.model.ids import PREFIXES
from communique.text.persons import Relation, parts, relation
from communique.text.similarity import alike
from communique.text.sounds import romanise, skeletons

NEAR: Final = 0.9  # how alike two names are that could be spellings of one
TOGETHER: Final = 500  # values in one statement
MATCHES: Final = ("bears", "part", "near")
HOW: Final = {
    Relation.EQUAL: "bears", Relation.PART: "part", Relation.LONE: "part", Relation.NEAR: "near",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bearer:
    """An entity and how it bears a name: `bears` it, has it as a `part` of its own (or the other way round: a surname,
    a name with words left out), or has one that is `near` to it."""

    entity: Entity
    match: str


@dataclass(frozen=True, slots=True)
class Held:
    """A role that a person was seen in. `first` and `last` are the days (EDTF) of the first and last article that
    shows it, null where none is dated; `evidence` is what it rests on, oldest first."""

    person: Entity
    role: Role
    first: str | None
    last: str | None
    evidence: tuple[Evidence, ...]


class Bearing(Finding):
    """A store that can be asked for people and things by name."""

    def who(self, name: str) -> list[Bearer]:
        """The entities that bear a name, or have a near one: those that bear it first, then by number of documents.

        An id, or the beginning of one, gives that entity. Raises InputError for a name without a letter or digit.
        """
        self.refresh()
        if name.startswith(PREFIXES["entity"]):
            found = self.get(name)
            assert isinstance(found, Entity)
            return [Bearer(found, "bears")]
        if not romanise(name):
            raise InputError(f"{name!r} is no name: it has neither letter nor digit.")
        matches: dict[str, str] = {}
        with self._reading() as connection:
            for entity, kind, spelling in connection.execute(queries.spellings()):
                if match := _match(name, spelling, person=kind == "person"):
                    matches[entity] = min(match, matches.get(entity, match), key=MATCHES.index)
        bearers = [Bearer(entity, matches[entity.id]) for entity in self._entities(sorted(matches))]
        return sorted(bearers, key=lambda b: (MATCHES.index(b.match), -len(b.entity.documents), b.entity.id))

    def history(self, name: str) -> Iterator[Held]:
        """The roles of the persons who bear a name (or, where none does, of whose name it is a part), person by person,
        each role by when it was first seen, those never dated last."""
        met = [b for b in self.who(name) if b.entity.kind == "person" and b.match != "near"]
        for bearer in (b for b in met if b.match == met[0].match):
            seen = {e.document for role in bearer.entity.roles for e in role.seen}
            published = self._published(seen)
            held = [_held(bearer.entity, role, published) for role in bearer.entity.roles if role.seen]
            yield from sorted(held, key=lambda h: (h.first is None, h.first or "", h.role.title))

    def _entities(self, ids: list[str]) -> Iterator[Entity]:
        table = schema.entities.c
        for _, record in self._in(table.id, ids, table.record):
            made = rows.typed(rows.exported("entity", record))
            assert isinstance(made, Entity)
            yield made

    def _published(self, documents: set[str]) -> dict[str, str]:
        table = schema.documents.c
        return {id_: day for id_, day in self._in(table.id, sorted(documents), table.published) if day}

    def _in(self, column: ColumnElement[Any], wanted: list[str], *also: ColumnElement[Any]) -> Iterator[Any]:
        """The rows whose column has one of the values, so many at a time as a statement can name."""
        with self._reading() as connection:
            for start in range(0, len(wanted), TOGETHER):
                some = wanted[start : start + TOGETHER]
                yield from connection.execute(select(column, *also).where(column.in_(some))).all()


def _held(person: Entity, role: Role, published: dict[str, str]) -> Held:
    """A role with the days of its articles."""
    ordered = sorted(role.seen, key=lambda e: (published.get(e.document, "~"), e.document, e.start))
    dated = [published[e.document] for e in ordered if e.document in published]
    return Held(person, role, dated[0] if dated else None, dated[-1] if dated else None, tuple(ordered))


def _match(asked: str, spelling: str, *, person: bool) -> str | None:
    """How a spelling fits the name asked for."""
    one, other = romanise(asked), romanise(spelling)
    if one == other:
        return "bears"
    heard = {s for word in one.split() for s in skeletons(word)}
    if not any(s in heard for word in other.split() for s in skeletons(word)):
        return None  # no word of it sounds alike: this is quick, and most end here
    if person:
        if match := HOW.get(relation(asked, spelling)):
            return match
        if len(parts(asked)) == 1 and parts(asked)[0] in parts(spelling):  # a given name
            return "part"
    elif set(one.split()) <= set(other.split()):
        return "part"
    return "near" if alike(asked, spelling, person=person) >= NEAR else None
