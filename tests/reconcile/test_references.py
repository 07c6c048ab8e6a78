"""Ids of reference files: attached where one entry alone fits one entity alone, left off where there is doubt."""

import pytest

from communique.model import Entity, Reference, Role
from communique.reconcile.references import attach, fits


def _entity(kind: str, name: str, country: str | None, title: str | None = None, number: int = 1) -> Entity:
    roles = (Role(title, None, country),) if title else ()
    return Entity(f"ent_{number}", kind, name, (name,), (), country, (), roles)


def _entry(kind: str | None, name: str, *countries: str, role: str | None = None, id: str = "1") -> Reference:
    return Reference({"list": id}, kind, (name,), countries, (role,) if role else ())


PERSON = "person"
ATTACHED = [
    (_entity(PERSON, "Ada Quispe", "PER"), _entry(PERSON, "Ада Киспе", "PER")),
    (_entity(PERSON, "Ada Quispe", "PER"), _entry(PERSON, "QUISPE, Ada", "PER", "USA")),
    (_entity(PERSON, "Ada Quispe Rojas", "PER"), _entry(PERSON, "Ada Quispe", "PER")),
    (_entity(PERSON, "Ada Quispe", "PER"), _entry(None, "Ada Quispe")),
    (_entity(PERSON, "Ada Quispe", "PER", "Trade Minister"), _entry(PERSON, "Ada Quispe", "PER", role="Minister")),
    (_entity("body", "Ministry of Trade", "PER"), _entry("body", "Peruvian Trade Ministry", "PER")),
    (_entity("company", "Tractoria JSC", None), _entry("company", "Tractoria", "PER")),
    (_entity("media", "Lima Wire", "PER"), _entry(None, "Lima Wire agency", "PER")),
    (_entity("equipment", "Condor-M", "CHL"), _entry("equipment", "Condor", "CHL")),
    (_entity("vessel", "Tern", "PAN"), _entry("vessel", "frigate Tern", "PAN")),
    (_entity("state", "Peru", "PER"), _entry("state", "Republic of Peru", "PER")),
]
NOT_ATTACHED = [
    (_entity(PERSON, "Ada Quispe", "PER"), _entry(PERSON, "Ada Quispe", "BOL"), None),
    (_entity(PERSON, "Quispe", "PER"), _entry(PERSON, "Ada Quispe", "PER"), None),
    (_entity(PERSON, "Ada Quispe", "PER"), _entry(PERSON, "Eva Quispe", "PER"), None),
    (_entity(PERSON, "Ada Quispe", None), _entry(PERSON, "Ada Quispe", "PER"), "its state is not known"),
    (
        _entity(PERSON, "Ada Quispe", "PER", "Pilot"),
        _entry(PERSON, "Ada Quispe", "PER", role="Minister"),
        "other roles",
    ),
    (_entity("body", "Ministry of Trade", "PER"), _entry("body", "Ministry of Trade", "CHL"), None),
    (_entity("equipment", "Condor", "CHL"), _entry("equipment", "Condor", "BRA"), "another state"),
]


@pytest.mark.parametrize(("entity", "entry"), ATTACHED)
def test_attached(entity: Entity, entry: Reference) -> None:
    assert [e.external for e in attach([entity], [entry])] == [{"list": "1"}]


@pytest.mark.parametrize(("entity", "entry", "doubt"), NOT_ATTACHED)
def test_not_attached(entity: Entity, entry: Reference, doubt: str | None) -> None:
    assert [e.external for e in attach([entity], [entry])] == [{}]
    assert [f.doubt for f in fits([entity], [entry])] == ([doubt] if doubt else [])


def test_two_entries_of_a_scheme_that_fit_are_left_off_and_another_scheme_s_is_not() -> None:
    entity = _entity(PERSON, "Ada Quispe", "PER")
    entries = [_entry(PERSON, "Ada Quispe", "PER", id=i) for i in "12"]
    other = Reference({"wikidata": "Q1"}, PERSON, ("Ada Quispe",), ("PER",))
    assert [e.external for e in attach([entity], [*entries, other])] == [{"wikidata": "Q1"}]
    assert {f.doubt for f in fits([entity], entries)} == {"several entries fit"}


def test_an_entry_given_twice_is_one() -> None:
    entries = [_entry(PERSON, "Ada Quispe", "PER")] * 2
    assert [e.external for e in attach([_entity(PERSON, "Ada Quispe", "PER")], entries)] == [{"list": "1"}]


def test_an_entry_that_fits_two_entities_is_left_off() -> None:
    two = [_entity(PERSON, "Ada Quispe", "PER", number=1), _entity(PERSON, "Ada Quispe Rojas", "PER", number=2)]
    assert [e.external for e in attach(two, [_entry(PERSON, "Ada Quispe", "PER")])] == [{}, {}]
    assert {f.doubt for f in fits(two, [_entry(PERSON, "Ada Quispe", "PER")])} == {"several entities fit"}
