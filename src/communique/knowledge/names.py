"""What the reader knows of names: posts, bodies, outlets, companies, groups, places; each loaded once and checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.errors import KnowledgeError
from communique.knowledge.words import load
from communique.text.names import fold

Words = frozenset[str]
KNOWN = (("bodies", "body"), ("media", "media"), ("companies", "company"), ("groups", "group"))


@dataclass(frozen=True, slots=True)
class Known:
    """A well-known name: its kind, preferred form, other forms, and the state it belongs to (alpha-3)."""

    kind: str
    name: str
    also: tuple[str, ...]
    country: str | None


def word_set(file: str, key: str) -> Words:
    """The words of a key that holds words parted by white space."""
    value = load(file).get(key)
    if not isinstance(value, str):
        raise KnowledgeError(f"the knowledge file {file}.yaml must hold words parted by spaces under {key!r}")
    return frozenset(value.split())


def mapping(file: str, key: str) -> dict[str, Any]:
    """The mapping under a key."""
    value = load(file).get(key)
    if not isinstance(value, dict):
        raise KnowledgeError(f"the knowledge file {file}.yaml must hold a mapping under {key!r}")
    return value


def name_list(file: str, key: str) -> list[str]:
    """The list of names under a key."""
    value = load(file).get(key)
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise KnowledgeError(f"the knowledge file {file}.yaml must hold a list of names under {key!r}")
    return value


def known() -> Iterator[Known]:
    """Every well-known body, outlet, company, group and region."""
    for file, kind in KNOWN:
        for row in load(file)["known"]:
            if not isinstance(row, dict) or set(row) - {"name", "also", "country"} or "name" not in row:
                raise KnowledgeError(f"the knowledge file {file}.yaml has a bad entry: {row!r}")
            yield Known(kind, row["name"], tuple(row.get("also", ())), row.get("country"))
    for name in name_list("places", "known"):
        yield Known("place", name, (), None)


@cache
def _called() -> dict[tuple[str, str], str]:
    return {(row.kind, fold(name)): row.name for row in known() for name in (row.name, *row.also)}


def known_as(kind: str, name: str) -> str:
    """The preferred form of a well-known name of that kind ("EAEU"), the name itself where it isn't known."""
    return _called().get((kind, fold(name)), name)


@cache
def _of_no_state() -> frozenset[str]:
    return frozenset(
        fold(name) for row in known() if row.kind == "body" and not row.country for name in (row.name, *row.also)
    )


def international(name: str) -> bool:
    """Whether a body is known to be no one state's."""
    return fold(name) in _of_no_state()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Lower-case words by what they do in a name or before one."""

    bodies: Words
    weak_bodies: Words
    common_bodies: Words
    body_modifiers: Words
    governments: Words
    portfolios: Words
    media: Words
    media_phrases: Words
    media_endings: Words
    common_media: Words
    companies: Words
    company_prefixes: Words
    common_companies: Words
    groups: Words
    people: Words
    states: Words
    regions: Words
    armed: Words
    places: Words
    places_of: Words
    divisions: Words
    heads: Words
    stops: Words
    titles: Words
    plural_titles: Words
    ranks: Words
    sovereign: Words
    occupations: Words
    honorifics: Words
    title_modifiers: Words


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the knowledge files."""
    heads = [
        word_set(file, key)
        for file, keys in (
            ("bodies", ("strong", "common", "government")),
            ("media", ("heads", "name_heads", "common")),
            ("companies", ("heads", "common")),
            ("groups", ("heads", "people", "states")),
            ("places", ("heads", "heads_of")),
        )
        for key in keys
    ]
    return Vocabulary(
        heads=frozenset().union(*heads, {"agency", "outlets", "defense", "defence"}),
        stops=word_set("bodies", "stops"),
        divisions=word_set("places", "divisions"),
        bodies=word_set("bodies", "strong"),
        weak_bodies=word_set("bodies", "weak"),
        common_bodies=word_set("bodies", "common"),
        body_modifiers=word_set("bodies", "modifiers"),
        governments=word_set("bodies", "government"),
        portfolios=word_set("bodies", "portfolios"),
        media=word_set("media", "heads"),
        media_phrases=frozenset(name_list("media", "phrases")),
        media_endings=word_set("media", "name_heads"),
        common_media=word_set("media", "common"),
        companies=word_set("companies", "heads"),
        company_prefixes=word_set("companies", "prefixes"),
        common_companies=word_set("companies", "common"),
        groups=word_set("groups", "heads"),
        people=word_set("groups", "people"),
        states=word_set("groups", "states"),
        regions=word_set("groups", "regions"),
        armed=word_set("groups", "armed"),
        places=word_set("places", "heads"),
        places_of=word_set("places", "heads_of"),
        titles=word_set("titles", "heads"),
        plural_titles=word_set("titles", "plurals"),
        ranks=word_set("titles", "ranks"),
        sovereign=word_set("titles", "sovereign"),
        occupations=word_set("titles", "occupations"),
        honorifics=word_set("titles", "honorifics"),
        title_modifiers=word_set("titles", "modifiers"),
    )


@cache
def offices() -> dict[str, str]:
    """Posts that one state alone has under that name, to its alpha-3."""
    return dict(mapping("titles", "offices"))


@cache
def tenses() -> dict[str, bool]:
    """Words before a post to whether it is over (true) or to come (false) at the time of writing."""
    past, coming = (dict.fromkeys(word_set("titles", key), key == "past") for key in ("past", "coming"))
    return past | coming


@cache
def not_posts_of(alpha3: str) -> Words:
    """Heads of posts that a state has none of."""
    return frozenset(str(mapping("titles", "foreign").get(alpha3, "")).split())


@cache
def same_posts() -> tuple[frozenset[str], ...]:
    """Sets of posts that can point back to one another."""
    return tuple(frozenset(row) for row in load("titles")["same"])


@cache
def leaders() -> dict[str, str]:
    """Folded full names of well-known holders of office to alpha-3; a family name too where only one state has it."""
    found: dict[str, str] = {}
    single: dict[str, set[str]] = {}
    for country, names in load("leaders").items():
        for name in names:
            parts = fold(name).split()
            found[" ".join(parts)] = country
            family = parts[0] if country in SURNAME_FIRST else parts[-1]
            single.setdefault(family, set()).add(country)
    for name, countries in single.items():
        if len(countries) == 1:
            found.setdefault(name, next(iter(countries)))
    return found


@cache
def leaders_by_family() -> dict[str, tuple[str, ...]]:
    """The last words of the full names of `leaders` to those names."""
    found: dict[str, tuple[str, ...]] = {}
    for name in leaders():
        if " " in name:
            last = name.split()[-1]
            found[last] = (*found.get(last, ()), name)
    return found


SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK", "VNM", "TWN", "HKG", "KHM"})


@cache
def regions() -> Words:
    """Names of large regions."""
    return frozenset(name_list("places", "regions"))


@cache
def describers() -> dict[str, frozenset[str]]:
    """What else states are called ("island", "kingdom") to their alpha-3."""
    return {word: frozenset(codes.split()) for word, codes in mapping("places", "describers").items()}


@cache
def members() -> dict[str, frozenset[str]]:
    """Adjectives of regions ("caribbean") to the alpha-3 of their states."""
    return {word: frozenset(codes.split()) for word, codes in mapping("places", "members").items()}
