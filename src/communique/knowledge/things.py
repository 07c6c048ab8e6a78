"""What the reader knows of things: loaders of equipment.yaml and its kin, each read once and checked."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.errors import KnowledgeError
from communique.knowledge.words import load


def mapping(name: str) -> dict[str, Any]:
    """A knowledge file as a mapping. Raises KnowledgeError where it is none."""
    data = load(name)
    if not isinstance(data, dict):
        raise KnowledgeError(f"{name}.yaml must hold a mapping")
    return data


def strings(data: dict[str, Any], key: str, name: str) -> frozenset[str]:
    """The list of strings under a key, as a set. Raises KnowledgeError for anything else."""
    value = data.get(key)
    if not isinstance(value, list) or not value:
        raise KnowledgeError(f"{name}: {key} must be a list with something in it")
    wrong = [v for v in value if not isinstance(v, str)]
    if wrong:
        raise KnowledgeError(f"{name}: {key} holds {wrong[0]!r}, which is no string (quote it)")
    return frozenset(value)


def exactly(data: dict[str, Any], keys: frozenset[str], name: str) -> None:
    """Raise KnowledgeError unless the mapping has just these keys."""
    odd = keys ^ set(data)
    if odd:
        raise KnowledgeError(f"{name}: {sorted(odd)[0]} is missing or not known")


@dataclass(frozen=True, slots=True)
class EquipmentWords:
    """equipment.yaml: word sets, lower case but for `prefixes` and `series`."""

    heads: frozenset[str]
    weak: frozenset[str]
    machines: frozenset[str]
    kinds: frozenset[str]
    vessels: frozenset[str]
    prefixes: frozenset[str]
    spoilers: frozenset[str]
    not_names: frozenset[str]
    not_models: re.Pattern[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    not_numbered: frozenset[str]
    builders: frozenset[str]
    series: frozenset[str]
    weapons: frozenset[str]
    platforms: frozenset[str]
    arming: frozenset[str]
    arming_needed: frozenset[str]


@cache
def equipment_words() -> EquipmentWords:
    """Words for equipment and vessels."""
    name = "equipment"
    data = mapping(name)
    keys = (
        "heads", "weak_heads", "weak_machines", "kinds", "vessels", "ship_prefixes", "spoilers", "not_names",
        "not_models", "not_before", "not_after", "not_numbered", "builders", "series",
        "weapon_nouns", "platform_nouns", "arming", "arming_needed",
    )  # fmt: skip
    exactly(data, frozenset(keys), name)
    sets = {key: strings(data, key, name) for key in keys}
    try:
        pattern = re.compile("|".join(sorted(sets["not_models"])))
    except re.error as error:
        raise KnowledgeError(f"{name}: not_models: {error}") from error
    return EquipmentWords(
        heads=sets["heads"], weak=sets["weak_heads"], machines=sets["weak_machines"],
        kinds=sets["kinds"], vessels=sets["vessels"],
        prefixes=sets["ship_prefixes"], spoilers=sets["spoilers"], not_names=sets["not_names"], not_models=pattern,
        not_before=sets["not_before"], not_after=sets["not_after"],
        not_numbered=sets["not_numbered"], builders=sets["builders"], series=sets["series"],
        weapons=sets["weapon_nouns"], platforms=sets["platform_nouns"], arming=sets["arming"],
        arming_needed=sets["arming_needed"],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class GoodsWords:
    """goods.yaml: word sets, lower case."""

    containers: frozenset[str]
    some_of: frozenset[str]
    members: frozenset[str]
    edges: frozenset[str]
    anaphors: frozenset[str]
    commodities: frozenset[str]
    not_goods: frozenset[str]
    dealings: frozenset[str]
    brings: frozenset[str]


@cache
def goods_words() -> GoodsWords:
    """Words between a dealing and its goods."""
    data = mapping("goods")
    keys = ("containers", "some_of", "members", "edges", "anaphors", "commodities", "not_goods", "dealings", "brings")
    exactly(data, frozenset(keys), "goods")
    return GoodsWords(*(strings(data, key, "goods") for key in keys))


@dataclass(frozen=True, slots=True)
class WithheldWords:
    """withheld.yaml: `sets` by name; `aspects`, `questions` and `counts` lead from a word to what is kept back."""

    sets: dict[str, frozenset[str]]
    aspects: dict[str, str]
    questions: dict[str, str]
    counts: dict[str, str]


@cache
def withheld_words() -> WithheldWords:
    """Words by which a text says that something was not said."""
    data = mapping("withheld")
    maps = ("aspects", "questions", "counts")
    sets = {key: strings(data, key, "withheld") for key in data if key not in maps}
    aspects = {noun: what for what in data["aspects"] for noun in strings(data["aspects"], what, "withheld: aspects")}
    for key in ("questions", "counts"):
        if not all(isinstance(k, str) and isinstance(v, str) for k, v in data[key].items()):
            raise KnowledgeError(f"withheld: {key} must map words to words")
    return WithheldWords(sets, aspects, data["questions"], data["counts"])


@dataclass(frozen=True, slots=True)
class Measure:
    """How a measured property is recognised: nouns or verbs near it, and the units it may have."""

    property: str
    words: frozenset[str]
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class AttributeWords:
    """attributes.yaml. `kinds` leads from a noun to the kinds of machine it may point at."""

    measures: tuple[Measure, ...]
    by_verb: tuple[Measure, ...]
    by_unit: dict[str, str]
    before_machine: dict[str, str]
    target_nouns: frozenset[str]
    target_verbs: frozenset[str]
    capacity_nouns: frozenset[str]
    capacity_verbs: frozenset[str]
    sets: dict[str, frozenset[str]]
    kinds: dict[str, frozenset[str]]


@cache
def attribute_words() -> AttributeWords:
    """Words for what is claimed of equipment and vessels."""
    name = "attributes"
    data = mapping(name)
    simple = (
        "people",
        "maker",
        "maker_nouns",
        "made_by",
        "parts",
        "claiming",
        "owner",
        "operator",
        "operator_places",
        "carrier",
        "purpose",
        "company",
        "type_heads",
        "hedges",
    )
    exactly(
        data,
        frozenset((*simple, "measures", "by_unit", "by_verb", "before_machine", "targets", "capacity", "kinds")),
        name,
    )
    kinds: dict[str, set[str]] = {}
    for kind in data["kinds"]:
        for noun in strings(data["kinds"], kind, f"{name}: kinds"):
            kinds.setdefault(noun, set()).add(kind)
    return AttributeWords(
        measures=_measures(data["measures"], "nouns"), by_verb=_measures(data["by_verb"], "verbs"),
        by_unit=data["by_unit"], before_machine=data["before_machine"],
        target_nouns=strings(data["targets"], "nouns", name), target_verbs=strings(data["targets"], "verbs", name),
        capacity_nouns=strings(data["capacity"], "nouns", name),
        capacity_verbs=strings(data["capacity"], "verbs", name),
        sets={key: strings(data, key, name) for key in simple},
        kinds={noun: frozenset(found) for noun, found in kinds.items()},
    )  # fmt: skip


def _measures(rows: dict[str, dict[str, list[str]]], words: str) -> tuple[Measure, ...]:
    try:
        return tuple(Measure(p, frozenset(row[words]), frozenset(row["units"])) for p, row in rows.items())
    except (KeyError, TypeError) as error:
        raise KnowledgeError(f"attributes: a measure lacks {words} or units") from error
