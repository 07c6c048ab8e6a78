"""Keys of names that are not persons': names that come to one key may name one thing, if nothing else tells them apart.

Data: `labels.yaml`, `naming.yaml`, and the adjectives and names of states.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from communique.knowledge.naming import label_words, name_words
from communique.knowledge.states import state_by_adjective, state_named
from communique.text.sounds import romanise, unaccented

VARIANT = re.compile(r"^([A-Za-z]{4,})[- ][A-Z]{1,3}$")
DESIGNATOR = re.compile(r"^([A-Za-z]{1,12})[- ]?(\d{1,4})")
ACRONYM = re.compile(r"^(?:[A-Z]\.?){2,6}$|^[A-Z][a-z]{1,3}[A-Z]{2,4}$")


@dataclass(frozen=True, slots=True)
class Label:
    """What a name comes to. `country` is the state that a generic name gives (alpha-3). `specific` is false for a name
    of words that every state's bodies bear, or of no proper word at all: alone it does not say which."""

    words: tuple[str, ...]
    country: str | None = None
    specific: bool = True


def _swap(words: list[str]) -> list[str]:
    """Words with synonyms replaced, the longest phrase first."""
    known, out, at = label_words().synonyms, list[str](), 0
    while at < len(words):
        n = next((n for n in range(min(6, len(words) - at), 0, -1) if tuple(words[at : at + n]) in known), 0)
        out.extend(known[tuple(words[at : at + n])] if n else words[at : at + 1])
        at += n or 1
    return out


def without_states(words: list[str]) -> tuple[list[str], str | None]:
    """Words less the names and adjectives of states, and the first state named."""
    out, state, at = list[str](), None, 0
    while at < len(words):
        for n in range(min(4, len(words) - at), 0, -1):
            text = " ".join(words[at : at + n])
            named = state_by_adjective(text) or state_named(text)
            if named and named.code:
                state = state or named.code
                break
        else:
            n = 1
            out.append(words[at])
        at += n
    return out, state


def _proper(name: str) -> list[str]:
    """The words of a name that are written like a proper name's, romanised; those that any body may bear left out."""
    known = label_words()
    common = known.stop | known.generic | known.adhoc
    capital = (
        w for w in re.split(r"[\s/–—]+", name) if w.strip("\"'“”‘’(")[:1].isupper() or any(c.isdigit() for c in w)
    )
    return [r for w in capital if (r := romanise(w)) and r not in common]


def singular(word: str) -> str:
    """A word without a plural's ending: "railways" and "railway" are one ministry's."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


@lru_cache(maxsize=100_000)
def body(name: str) -> Label:
    """The label of a body, company or group; "Cuban Ministry of Defense" and "Cuba's Defence Ministry" have one."""
    known = label_words()
    plain = romanise(re.sub(r"['’]s?(?= |$)", "", name)).split()
    bare, state = without_states(plain)
    rest = [w for w in _swap(bare) if w not in known.stop]
    rest = ["armed-forces"] if rest == ["military"] else rest
    if not known.organs.isdisjoint(rest):  # any state has a ministry of oil, or of railways
        return Label(tuple(sorted({singular(w) for w in rest})), state, specific=False)
    proper = _proper(name)
    if all(w in known.generic or w in known.adhoc for w in rest):
        return Label(tuple(sorted(set(rest))), state, specific=False)
    whole = [w for w in _swap(plain) if w not in known.stop]
    if not proper:
        return Label(tuple(sorted(set(whole))), state, specific=False)
    if len(bare) > 2 and plain[: len(bare)] == bare:  # "... Plant of Belarus": where it is, no part of its name
        whole = rest
    lower = {w for w in re.split(r"[\s/–—]+", name) if w[:1].islower()}
    forms = name_words().legal_forms
    kept = [w for w in whole if w not in forms and w not in lower] or whole
    return Label(tuple(sorted(set(kept))))


@lru_cache(maxsize=100_000)
def outlet(name: str) -> Label:
    """The label of an outlet or agency: BelTA, Belta and "BelTA news agency" have one."""
    plain = [w for w in romanise(name).split() if w not in label_words().stop]
    bare = [w for w in plain if w not in label_words().outlets]
    if not bare:
        return Label((("".join(plain)),), specific=len(plain) > 1 and name[:1].isupper())
    named = all(state_by_adjective(w) for w in bare)
    return Label(("".join(bare),), specific=not named and any(c.isupper() or c.isdigit() for c in name))


@lru_cache(maxsize=100_000)
def place(name: str) -> Label:
    """The label of a place: "port of Havana" and "Havana port" have one, and Bălți and Balti."""
    words = [w for w in romanise(unaccented(name)).split() if w not in label_words().stop]
    return Label(tuple(sorted(set(words))), specific=any(w[:1].isupper() for w in name.split()))


@lru_cache(maxsize=100_000)
def thing(name: str) -> Label:
    """The label of an equipment family or a vessel: Polonez, Polonez-M and "Polonez missile launchers" have one, and
    MiG-29 and MiG-29SMT, but not S-300 and S-400."""
    known = label_words()
    words = [w for w in name.split() if (romanise(w) or w) not in known.things]
    bare = [w for w in words if not state_by_adjective(w)]
    if not bare:
        return Label((romanise(name),), specific=False)
    text = " ".join(bare)
    if variant := VARIANT.match(text):
        return Label((romanise(variant[1]),))
    if designator := DESIGNATOR.match(text):
        return Label((romanise(designator[1]) + designator[2],))
    return Label((romanise(text).replace(" ", ""),), specific=any(c.isupper() or c.isdigit() for c in text))


def vessel(name: str) -> Label:
    """The label of a ship: its name without class, prefix or hull number."""
    known = label_words()
    words = [w for w in re.sub(r"\(.*?\)", " ", name).split() if romanise(w) not in known.things]
    named = [w for w in words if not any(c.isdigit() for c in w)] or words
    return Label((romanise(" ".join(named)),), specific=any(w[:1].isupper() for w in named))


def acronym(name: str) -> bool:
    """Whether a name is written like an abbreviation: MTZ, IAEA, BelTA."""
    return bool(ACRONYM.match(name))
