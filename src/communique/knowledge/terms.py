"""Codes in the words that people read, wherever a page, a card or a chart shows one. Data: `terms.yaml`."""

from dataclasses import dataclass
from functools import cache

from communique.errors import KnowledgeError
from communique.knowledge.words import load
from communique.model import codes

Pair = tuple[str, str]
"""The word for one and for several."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The knowledge file: words by code; `kinds` and `stages` by report type first, `entities` by kind of entity."""

    types: dict[str, Pair]
    kinds: dict[str, dict[str, str]]
    stages: dict[str, dict[str, str]]
    statuses: dict[str, str]
    roles: dict[str, str]
    entities: dict[str, Pair]
    genres: dict[str, str]
    readings: dict[str, str]


@cache
def terms() -> Terms:
    """The file, checked: every code of the codebook has its words. Raises KnowledgeError where one has none."""
    data = load("terms")
    wanted: dict[str, object] = {
        "types": codes.REPORT_TYPES, "kinds": codes.KINDS, "stages": codes.STAGES, "statuses": codes.STATUSES,
        "roles": {role for roles in codes.ROLES.values() for role in roles}, "entities": codes.ENTITY_KINDS,
        "genres": codes.GENRES, "readings": codes.STATES_OF_DOCUMENT,
    }  # fmt: skip
    if lacking := [f"{name}: {code}" for name, known in wanted.items() for code in _lacking(known, data.get(name))]:
        raise KnowledgeError(f"terms.yaml: there are no words for {', '.join(lacking)}")
    pairs = {name: {code: (one, many) for code, (one, many) in data[name].items()} for name in ("types", "entities")}
    return Terms(**{name: pairs.get(name, data[name]) for name in wanted})


def _lacking(known: object, given: object) -> list[str]:
    """The codes without words, those of each type where they are by type."""
    given = given if isinstance(given, dict) else {}
    if isinstance(known, dict):
        return [f"{type_} {code}" for type_ in known for code in _lacking(known[type_], given.get(type_))]
    assert isinstance(known, set | tuple)
    return sorted(code for code in known if not given.get(code))


def plain(code: str | None) -> str:
    """A code that no list has, such as a property: `in_service` as `in service`."""
    return (code or "").replace("_", " ")


def type_of(code: str, *, several: bool = False) -> str:
    """`force` as `use of force`; `visit` as `visits` where there are several."""
    return terms().types[code][several] if code in terms().types else plain(code)


def entity_kind(code: str, *, several: bool = False) -> str:
    """`media` as `outlet`, or `outlets`."""
    return terms().entities[code][several] if code in terms().entities else plain(code)


def kind_of(type_: str, code: str | None) -> str:
    """`port_call` of a visit as `port call`, `site` as `visit to a site`; empty for none."""
    return terms().kinds.get(type_, {}).get(code or "", plain(code))


def stage_of(type_: str, code: str | None) -> str:
    """`in_force` of an agreement as `in force`; empty for none."""
    return terms().stages.get(type_, {}).get(code or "", plain(code))


def status_of(code: str) -> str:
    """`negated` as `denied`."""
    return terms().statuses.get(code, plain(code))


def role_of(code: str) -> str:
    """`actor` as `who acts`."""
    return terms().roles.get(code, plain(code))


def label(type_: str, kind: str | None = None, stage: str | None = None) -> str:
    """What a report or an event is, in a few words: `official visit`, `statement, praise`, `transfer, sale, order`."""
    one, other = type_of(type_), kind_of(type_, kind)
    first = [other] if one in other else [one, other]
    return ", ".join(dict.fromkeys(word for word in (*first, stage_of(type_, stage)) if word))
