"""Frames: what each report type means and the words that carry it; data in `frames/*.yaml`, one file a type.

A frame's keys:

    name, type, kind, stage, status       what comes out; `status` overrides a plain "occurred"
    verbs, nouns, adjectives              cue words by lemma
    roles                                 role -> a path of read/arguments.py, or a list of paths that all add
    ROLE_kinds                            entity kinds that may fill a role
    object_class, object_in               classes (classes.yaml) or lemmas, one of which the object's head must be
    object_not, object_kinds, object_not_kinds, subject_class, of_class, of_in, item_class, item_not
    with, prepositions, own               a preposition that must be there (`own`: on the cue word itself)
    particles                             a particle that must stand by the verb ("fell through")
    with_noun                             a noun that must hang on the verb
    modifiers, adverbs, near              words one of which must stand before the noun, by the verb, in the sentence
    modifiers_optional                    no modifier is needed where two sides are named
    not_modifiers                         words none of which may stand before the noun
    passive, active                       only in the passive; only in the active
    stands                                the verb must say it itself: no infinitive of purpose ("a loan to back X"),
                                          no means ("backs them with guns")
    light_any                             any verb that governs the noun counts as its support
    sides                                 how many states must be named among the participants (2 unless said)
    needs                                 roles that must be filled; `item` for goods
    context                               roles that may be filled from the dealing told just before
    stated                                roles that the cue's own words must fill, not what stands near or before;
                                          `a|b`: one of them
    position                              a verb of saying: what it relays must be a position (read/positions.py)
    complement                            the verb must have an object complement ("called Laos a partner")
    plain                                 ... and must have none ("denounced a pact", not "denounced it as a trap")
    purpose                               an infinitive of purpose, or "for talks", must hang on the verb
    infinitive                            an infinitive must hang on the cue ("agreed to set up")
    infinitive_in, infinitive_not         ... and be one of these, or none of them ("agreed to reopen the border")
    stopped                               the verb must be what one stops or refuses to do ("stopped issuing visas")
    done                                  only of what was done: no report where it may or is to be
    intransitive                          the verb must have no object
    subject_in, subject_not               lemmas one of which the head of the clause's subject must be, or none of them
    attribute                             the noun must be what a copula says of its subject
    under                                 prepositions one of which the noun must stand after
    attended                              who is there only sees it done: nobody named is a signatory
    supported                             a verb must support the noun: "was *held*"
    not_after                             prepositions none of which the noun may stand after ("in support of")
    transitive                            the verb must have an object, or someone with whom
    bare                                  no clause and no `for` may hang on the verb ("called on the mayor")
    strict                                the instrument must be of the class
    swap                                  verb -> [role, role, path]: under that verb the first role is filled by `path`
                                          and the second by what filled the first
    examples                              sentences that must bring this type out; run as tests
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from communique.errors import KnowledgeError
from communique.knowledge.words import load, word_sets
from communique.model.codes import KINDS, REPORT_TYPES, ROLES, STAGES, STATUSES

WORD_KEYS = {"verbs", "nouns", "adjectives"}
LIST_KEYS = {
    "object_in", "object_not", "object_kinds", "object_not_kinds", "subject_in", "subject_not", "of_in", "with",
    "with_noun", "prepositions", "own", "modifiers", "not_modifiers", "not_after", "adverbs", "near", "under", "needs",
    "context", "infinitive_in", "infinitive_not", "particles", "stated",
}  # fmt: skip
PLAIN_KEYS = {
    "name", "kind", "stage", "status", "roles", "examples", "object_class", "subject_class", "of_class", "item_class",
    "item_not", "modifiers_optional", "passive", "light_any", "sides", "swap", "position",
    "strict", "complement", "plain", "active", "stands", "infinitive", "attribute", "bare", "purpose",
    "transitive", "intransitive", "supported", "stopped", "done", "attended",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """One meaning. `rest` holds the conditions by their key."""

    name: str
    type: str
    kind: str | None
    stage: str | None
    status: str | None
    roles: Mapping[str, tuple[str, ...]]
    sides: int
    rest: Mapping[str, Any] = field(default_factory=dict)

    def words(self, key: str) -> frozenset[str]:
        """The words of a list condition; empty where there is none."""
        found: frozenset[str] = self.rest.get(key, frozenset())
        return found


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, by cue lemma and part of speech (`verb`, `noun`, `adjective`)."""

    frames: tuple[Frame, ...]
    by_cue: Mapping[tuple[str, str], tuple[Frame, ...]]
    examples: tuple[tuple[str, str], ...]


def _word(value: Any) -> str:
    """A word of a list; YAML 1.1 reads a bare `on`, `off`, `yes`, `no` as a truth value."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value)


def _frame(type_: str, data: dict[str, Any]) -> Frame:
    name = data.get("name", "?")
    unknown = {k for k in data if k not in WORD_KEYS | LIST_KEYS | PLAIN_KEYS and not k.endswith("_kinds")}
    if unknown:
        raise KnowledgeError(f"frame {name} has keys that mean nothing: {', '.join(sorted(unknown))}")
    for code, allowed in (("kind", KINDS[type_]), ("stage", STAGES.get(type_, ())), ("status", STATUSES)):
        if data.get(code) is not None and data[code] not in allowed:
            raise KnowledgeError(f"frame {name}: {data[code]!r} is no {code} of {type_}")
    roles = {r: tuple([p] if isinstance(p, str) else p) for r, p in data.get("roles", {}).items()}
    if set(roles) - set(ROLES[type_]) - {"item", "instrument"}:
        raise KnowledgeError(f"frame {name} fills a role that a {type_} doesn't have")
    rest = {
        k: frozenset(_word(v) for v in value) if k in LIST_KEYS or k.endswith("_kinds") else value
        for k, value in data.items()
        if k not in WORD_KEYS
    }
    for key in ("object_class", "subject_class", "of_class", "item_class", "item_not"):
        if key in data and data[key] not in word_sets("classes"):
            raise KnowledgeError(f"frame {name}: there is no class {data[key]!r} in classes.yaml")
    return Frame(
        name, type_, data.get("kind"), data.get("stage"), data.get("status"), roles, data.get("sides", 2), rest
    )


@cache
def frames() -> Frames:
    """All frames of `knowledge/frames/`. Raises KnowledgeError where one breaks the schema above."""
    made: list[Frame] = []
    by_cue: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    examples: list[tuple[str, str]] = []
    for type_ in REPORT_TYPES:
        data = load(f"frames/{type_}")
        if data.get("type") != type_:
            raise KnowledgeError(f"frames/{type_}.yaml must say `type: {type_}`")
        for entry in data["frames"]:
            frame = _frame(type_, entry)
            made.append(frame)
            examples.extend((type_, e) for e in entry.get("examples", ()))
            for key, pos in (("verbs", "verb"), ("nouns", "noun"), ("adjectives", "adjective")):
                for lemma in str(entry.get(key) or "").split():
                    by_cue[lemma, pos].append(frame)
    return Frames(tuple(made), {k: tuple(v) for k, v in by_cue.items()}, tuple(examples))
