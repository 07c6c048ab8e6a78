"""Pairs that may be one and stay apart, each with what was lacking."""

import pytest

from communique.model import Entity, Role
from communique.reconcile.doubts import doubts, why


def _entity(kind: str, name: str, country: str | None, title: str | None = None, number: int = 1,
            seen: int = 1, alias: str | None = None) -> Entity:  # fmt: skip
    documents = tuple(f"doc_{number}_{i}" for i in range(seen))
    roles = (Role(title, None, country),) if title else ()
    aliases = (name, alias) if alias else (name,)
    return Entity(f"ent_{number}", kind, name, aliases, (), country, documents, roles)


def _person(name: str, country: str | None, title: str | None = None, **more: int) -> Entity:
    return _entity("person", name, country, title, **more)


def _two(a: tuple[str | None, ...], b: tuple[str | None, ...]) -> str | None:
    one, other = (_entity(*given, number=n) for n, given in enumerate((a, b)))  # type: ignore[arg-type]
    (found,) = {d.why for d in doubts([one, other])} or {None}
    assert found == why(*sorted((one, other), key=lambda e: e.id)) if found else True
    return found


P = "person"
IN_DOUBT = [
    ((P, "Ada Quispe", "PER"), (P, "Ada Quispe", None), "the same name; the state of one is not known"),
    ((P, "Ada Quispe", "PER"), (P, "Ada Quispe", "BOL"), "the same name; of two states"),
    ((P, "Ada Quispe", "PER"), (P, "Quispe", "PER"), "a surname alone, which others bear too; no post in common"),
    (
        (P, "Tariq Mansoor", "KWT", "Judge"), (P, "Tareq Mansoor", "KWT", "District Judge"), "a near spelling",
    ),
    (
        (P, "Ada Quispe Rojas", "PER", "Minister of Trade"), (P, "Ada Quispe", "PER", "Minister of Health"),
        "one name leaves out words of the other; their posts differ",
    ),
    (("company", "Polonaise", None), ("company", "Polonaize", "BLR"), "a near spelling"),
    (("place", "Rivadavia", "ARG"), ("place", "Rivadavia", None), "the same name; whose it is is not said of one"),
]  # fmt: skip
IN_NO_DOUBT = [
    ((P, "Ada Quispe", "PER"), (P, "Eva Quispe", "PER")),
    ((P, "Ada Quispe", "PER", "Trade Minister"), (P, "Quispe", "PER", "Foreign Minister")),
    ((P, "Ada Quispe", None), (P, "Quispe", None)),
    (("body", "Ministry of Trade", "PER"), ("body", "Ministry of Trade", "CHL")),
    (("equipment", "S-300", None), ("equipment", "S-400", None)),
    (("body", "NIH", None), ("body", "NEA", None)),
]


@pytest.mark.parametrize(("a", "b", "told"), IN_DOUBT)
def test_in_doubt(a: tuple[str | None, ...], b: tuple[str | None, ...], told: str) -> None:
    assert _two(a, b) == told


@pytest.mark.parametrize(("a", "b"), IN_NO_DOUBT)
def test_in_no_doubt(a: tuple[str | None, ...], b: tuple[str | None, ...]) -> None:
    assert _two(a, b) is None


def test_two_that_are_shortened_alike() -> None:
    one = _entity("body", "Port Guild of Iquitos", None, number=1, alias="PGI")
    other = _entity("body", "Public Grain Institute", None, number=2, alias="P.G.I.")
    assert [d.why for d in doubts([one, other])] == ["the same abbreviation"]


def test_those_in_most_articles_come_first_and_the_decided_not_at_all() -> None:
    ada, vague = _person("Ada Quispe", "PER", number=1, seen=5), _person("Ada Quispe", None, number=2, seen=3)
    lone = _person("Quispe", "PER", number=3)
    assert [(d.a.id, d.b.id) for d in doubts([lone, vague, ada])] == [("ent_1", "ent_2"), ("ent_1", "ent_3")]
    assert [d.b.id for d in doubts([lone, vague, ada], [("ent_2", "ent_1")])] == ["ent_3"]
