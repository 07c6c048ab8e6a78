"""The demo's articles in one ledger: who is the same, which reports tell of one happening, what contradicts, and how
many origins there are. Floors only rise; what must never be is no floor."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

import communique
from communique.demo import articles
from communique.ledger import Ledger
from communique.model import Conflict, Event, Report
from tests.demo.corpus import across, expected
from tests.demo.reading import compare

pytestmark = pytest.mark.slow

ENTITY_PAIRS, EVENT_PAIRS = 0.5, 0.6  # shares of the pairs of which both were read
CONFLICTS, FALSE_CONFLICTS = 1, 2


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = str(tmp_path_factory.mktemp("demo") / "demo.db")
    with articles() as folder:
        communique.read(folder, path, jobs=1)
    with communique.open_ledger(path) as store:
        yield store


@pytest.fixture(scope="module")
def persons(ledger: Ledger) -> dict[str, str]:
    """The id of the person that a spelling belongs to; persons alone."""
    return {name: person.id for person in ledger.entities(kind="person") for name in (person.name, *person.aliases)}


@pytest.fixture(scope="module")
def told(ledger: Ledger) -> dict[tuple[str, str], Report]:
    """The report that was read for each fragment named in `same_event`, where one was."""
    readings = {Path(str(reading.document.path)).stem: reading for reading in ledger.readings()}
    out: dict[tuple[str, str], Report] = {}
    for stem, fragment in {(s, f) for group in across()["same_event"] for s, f in group}:
        for coded, report in compare(expected()[stem]["reports"], readings[stem]).pairs:
            if fragment in coded["quote"]:
                out[stem, fragment] = report
    return out


@pytest.fixture(scope="module")
def event_of(ledger: Ledger) -> dict[str, Event]:
    """The event that each report belongs to."""
    return {report: event for event in ledger.events() for report in event.reports}


def test_spellings_of_one_person_are_one(persons: dict[str, str]) -> None:
    pairs = [pair for group in across()["same_entity"] for pair in combinations(group, 2)]
    same = [persons[a] == persons[b] for a, b in pairs if a in persons and b in persons]
    assert same, "no two spellings of one person were read at all"
    assert sum(same) / len(same) >= ENTITY_PAIRS


def test_persons_of_like_names_stay_apart(persons: dict[str, str]) -> None:
    for a, b in across()["different_entity"]:
        assert a not in persons or persons[a] != persons.get(b), (a, b)


def test_reports_of_one_happening_are_one_event(
    told: dict[tuple[str, str], Report], event_of: dict[str, Event]
) -> None:
    groups = [[told[s, f] for s, f in group if (s, f) in told] for group in across()["same_event"]]
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    same = [event_of[a.id].id == event_of[b.id].id for a, b in pairs]
    assert same, "no two reports of one happening were read at all"
    assert sum(same) / len(same) >= EVENT_PAIRS


def fits(expectation: dict[str, object], conflict: Conflict, names: dict[str, tuple[str, ...]]) -> bool:
    values, target = expectation["values"], expectation.get("target")
    assert isinstance(values, list)
    on = target is None or any(str(target) in name for name in names.get(conflict.target, ()))
    sides = [str(side.value) for side in conflict.sides]
    return on and conflict.field == expectation["field"] and all(any(str(v) in side for side in sides) for v in values)


def test_conflicts(ledger: Ledger) -> None:
    names = {entity.id: (entity.name, *entity.aliases) for entity in ledger.entities()}
    found = list(ledger.conflicts())
    right = [e for e in across()["conflicts"] if any(fits(e, c, names) for c in found)]
    false = [c for c in found if not any(fits(e, c, names) for e in across()["conflicts"])]
    assert len(right) >= CONFLICTS
    assert len(false) <= FALSE_CONFLICTS


def test_a_reprint_adds_no_origin(told: dict[tuple[str, str], Report], event_of: dict[str, Event]) -> None:
    original, reprint = "meridian-army-chief-in-belgrade", "lakeside-rockets-reprint"
    interest = [
        report for (stem, f), report in told.items() if stem in (original, reprint) and f == "expressed interest"
    ]
    assert len(interest) == 2
    (event,) = {event_of[report.id].id: event_of[report.id] for report in interest}.values()
    carriers = [origin for origin in event.origins if {r.document for r in interest} & set(origin.documents)]
    assert len(carriers) == 1
