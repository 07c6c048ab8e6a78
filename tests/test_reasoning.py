"""A ledger of really read articles, asked why."""

from collections.abc import Iterator

import pytest

import communique
from communique.ledger import Ledger
from tests.reconcile.test_stories import STORIES, reading

TOLD = (
    "two numbers", "ranges in several units", "a range that is another", "a plan that is denied",
    "two rounds of talks in one week at different places", "two who cite one ministry, and one who does not",
)  # fmt: skip
WIRE = (
    "On Tuesday Vietnam and Chile signed an agreement about the smelting of copper, ending two years in which both "
    "sides had walked away more than once. The smelter is to stand near Antofagasta, where three hundred workers will "
    "be hired."
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with communique.open_ledger(tmp_path_factory.mktemp("why") / "why.db", create=True) as made:
        for name in TOLD:
            for article in STORIES[name]["articles"]:
                made.append(reading(*article))
        made.append(reading("Pacific Wire", "2023-07-12", WIRE))
        made.append(reading("Sur Diario", "2023-07-13", WIRE + " Nobody would say who pays."))
        made.refresh()
        yield made


def test_origins_are_those_of_the_event_each_with_its_articles(ledger: Ledger) -> None:
    several = 0
    for event in ledger.events():
        found = communique.origins(ledger, event.id)
        carried = [(o.entity, o.name, tuple(sorted({c.document for c in o.carriers}))) for o in found]
        assert carried == [(o.entity, o.name, o.documents) for o in event.origins]
        several += len(found) > 1
    assert several >= 3


def test_a_copy_comes_under_the_first_to_print_it_and_its_text_is_shown(ledger: Ledger) -> None:
    (event,) = [e for e in ledger.events(type="agreement") if {o.name for o in e.origins} >= {"Pacific Wire"}]
    (origin,) = [o for o in communique.origins(ledger, event.id, reuse=True) if o.name == "Pacific Wire"]
    assert [(c.outlet, c.how) for c in origin.carriers] == [("Pacific Wire", "itself"), ("Sur Diario", "copy")]
    (reuse,) = origin.reuse
    later, earlier = ledger.get(reuse.document), ledger.get(reuse.earlier)
    (stretch,) = reuse.stretches
    assert isinstance(later, communique.model.Document) and isinstance(earlier, communique.model.Document)
    assert later.text[stretch.start : stretch.end] == earlier.text[stretch.other_start : stretch.other_end] == WIRE[:-1]
    assert 0.8 < reuse.share < 1


def test_every_merged_event_has_ties_that_hold_it_together(ledger: Ledger) -> None:
    merged = [e for e in ledger.events() if len(e.reports) > 1]
    assert len(merged) >= 3
    for event in merged:
        why = communique.why(ledger, event.id)
        assert isinstance(why, communique.reasoning.Merge)
        assert len(why.ties) == len(event.reports) - 1
        assert all(tie.level in ("sure", "likely") for tie in why.ties)


def test_two_rounds_of_talks_say_why_they_are_two(ledger: Ledger) -> None:
    talks = next(e for e in ledger.events(type="meeting", state="Iceland"))
    why = communique.why(ledger, talks.id)
    assert isinstance(why, communique.reasoning.Merge)
    assert len(why.near) == 2
    assert {n.because for n in why.near} <= {"the places differ", "the dates exclude one another"}


def test_every_conflict_has_values_that_exclude_one_another(ledger: Ledger) -> None:
    conflicts = list(ledger.conflicts())
    assert {c.field for c in conflicts} == {"quantity", "range", "status"}
    for conflict in conflicts:
        why = communique.why(ledger, conflict.id)
        assert isinstance(why, communique.reasoning.Contradiction)
        assert any(w.excludes for w in why.weighed), conflict
    ranges = next(communique.why(ledger, c.id) for c in conflicts if c.field == "range")
    assert isinstance(ranges, communique.reasoning.Contradiction)
    agreed = [w.because for w in ranges.weighed if not w.excludes]
    assert any("300 km" in because and "can both be" in because for because in agreed)


def test_ids_of_other_things_are_refused_in_one_sentence(ledger: Ledger) -> None:
    document = next(ledger.documents())
    for ask in (communique.why, communique.origins):
        with pytest.raises(communique.InputError, match="is no event"):
            ask(ledger, document.id)
