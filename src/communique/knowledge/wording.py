"""The words in which a brief says what a record says in codes. Data: `wording.yaml`."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.errors import KnowledgeError
from communique.knowledge.words import load
from communique.model import codes


@dataclass(frozen=True, slots=True)
class Verb:
    """Forms of a verb. `they` and `were` are the plural's present and past."""

    base: str
    third: str
    past: str
    ing: str
    they: str
    were: str
    stative: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a happening: a subject (a role, or a phrase with names in {}), a verb, and the rest.

    A verb that is a string is said as it stands, whatever the status.
    """

    subject: str
    verb: Verb | str
    rest: str


@dataclass(frozen=True, slots=True)
class Words:
    """The knowledge file. `phrases` is by report type and key (see the file); `aspects`, `fields`, `rungs`, `reached`,
    `standings`, `statuses` and `comparators` put one code in words."""

    phrases: dict[str, dict[str, tuple[Wording, ...]]]
    spoken: frozenset[str]
    rungs: dict[str, str]
    reached: dict[str, str]
    standings: dict[str, str]
    statuses: dict[str, str]
    aspects: dict[str, str]
    fields: dict[str, str]
    comparators: dict[str, str]
    the: frozenset[str]
    bare: frozenset[str]
    sites: frozenset[str]
    plurals: frozenset[str]
    pronouns: frozenset[str]


def _verb(base: str, forms: Any, stative: bool) -> Verb:
    if not isinstance(forms, list) or not 3 <= len(forms) <= 5 or not all(isinstance(f, str) for f in forms):
        raise KnowledgeError(f"wording.yaml: the verb {base} must have three to five forms")
    third, past, ing = forms[:3]
    return Verb(base, third, past, ing, forms[3] if len(forms) > 3 else base, forms[-1] if len(forms) > 4 else past,
                stative)  # fmt: skip


def _wording(given: str, verbs: dict[str, Verb]) -> Wording:
    parts = [part.strip() for part in given.split("|")]
    if len(parts) == 3 and parts[1].startswith("="):
        return Wording(parts[0], parts[1][1:], parts[2])
    if len(parts) != 3 or parts[1] not in verbs:
        raise KnowledgeError(f"wording.yaml: {given!r} is not `subject | verb | rest` with a verb of the file")
    return Wording(parts[0], verbs[parts[1]], parts[2])


@cache
def words() -> Words:
    """The file, checked: every report type, and of transfers every stage, has words."""
    data = load("wording")
    stative = set(data["stative"])
    verbs = {base: _verb(base, forms, base in stative) for base, forms in data["verbs"].items()}
    phrases = {
        type_: {key: tuple(_wording(w, verbs) for w in given) for key, given in keys.items()}
        for type_, keys in data["phrases"].items()
    }
    lacking = [t for t in codes.REPORT_TYPES if "" not in phrases.get(t, {})]
    lacking += [s for s in codes.STAGES["transfer"] if s not in data["rungs"] or s not in data["reached"]]
    lacking += [s for s in codes.STANDINGS if s not in data["standings"]]
    lacking += [s for s in codes.STATUSES if s not in data["statuses"]]
    if lacking:
        raise KnowledgeError(f"wording.yaml: there are no words for {', '.join(lacking)}")
    return Words(
        phrases, frozenset(data["spoken"]), data["rungs"], data["reached"], data["standings"], data["statuses"],
        data["aspects"], data["fields"], data["comparators"], frozenset(data["the"].split()), frozenset(data["bare"]),
        frozenset(data["sites"].split()), frozenset(data["plurals"]), frozenset(data["pronouns"]),
    )  # fmt: skip
