"""Whatever the order, the batches, what is read again and judged: a ledger is what reconciling everything gives."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from communique.ledger import Ledger
from communique.ledger.judging import json_line
from communique.model import Entity, Event, Judgement, Reading, Reference, to_record
from communique.reconcile import advance, reconcile
from communique.reconcile.deals import find_deals
from communique.reconcile.references import attach, meet
from tests.examples import examples
from tests.reconcile.generated import articles, judgements, references, reread
from tests.reconcile.world import Article, Made

tried = examples(30, suppress_health_check=[HealthCheck.too_slow])
Worlds = st.lists(articles(), min_size=2, max_size=7, unique_by=lambda a: a.id)


@cache
def empty() -> bytes:
    """A ledger without anything: a copy is there sooner than another is made."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "l.db"
        Ledger(place, create=True).close()
        return place.read_bytes()


@contextmanager
def opened(*, steps: bool) -> Iterator[Ledger]:
    """An empty ledger, reconciled step by step or always as a whole."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "l.db"
        place.write_bytes(empty())
        step = advance if steps else None
        with Ledger(
            place, reconcile=reconcile, advance=step, find_deals=find_deals, attach=attach, meet=meet
        ) as ledger:
            ledger._few = 1000.0
            yield ledger


def exported(ledger: Ledger) -> str:
    records = [*ledger.everything(), *(to_record(d) for d in ledger.deals())]
    lines = [json.dumps(r, sort_keys=True) for r in records]
    return "\n".join([*lines, json.dumps(ledger.targets(), sort_keys=True)])


def whole(readings: Iterable[Reading], given: Iterable[str] = (), entries: Iterable[Reference] = ()) -> str:
    with opened(steps=False) as ledger:
        ledger.refer("list.csv", entries)
        for reading in readings:
            ledger.append(reading)
        ledger.load_judgements(given)
        return exported(ledger)


@tried
@given(st.data(), Worlds)
def test_any_order_in_any_batches_gives_the_same_ledger(data: Any, world: list[Article]) -> None:
    wanted = whole(a.reading for a in world)
    turned = data.draw(st.permutations(world))
    with opened(steps=True) as ledger:
        for article in turned:
            ledger.append(article.reading)
            if data.draw(st.booleans()):
                ledger.refresh()
        assert exported(ledger) == wanted


@tried
@given(st.data(), Worlds)
def test_what_is_read_again_and_judged_gives_the_same_ledger(data: Any, world: list[Article]) -> None:
    now = {a.id: a.reading for a in world}
    members = sorted(e.id for a in world for e in a.entities.values() if e.kind == "person") or ["ent_0"]
    reports = sorted(r.id for a in world for r in a.reports)
    given_: list[str] = []
    with opened(steps=True) as ledger:
        for article in world:
            ledger.append(article.reading)
            if data.draw(st.booleans()):
                ledger.refresh()
        ledger.refresh()
        for _ in range(data.draw(st.integers(1, 3))):
            if data.draw(st.booleans()):
                id_ = data.draw(st.sampled_from(sorted(now)))
                now[id_] = reread(now[id_], data.draw(st.integers(0, 3)))
                ledger.append(now[id_])
            else:
                given_.append(json_line(data.draw(judgements(members, reports))))
                ledger.load_judgements(given_[-1:])
            ledger.refresh()
        assert exported(ledger) == whole(now.values(), given_)


def test_a_judgement_on_a_report_that_is_no_more_is_on_nothing() -> None:
    told = []
    for outlet in ("Alpha Post", "Beta Times"):
        article = Article(outlet, "2024-03-06")
        article.person("Ana Silva", "PRT")
        article.person("Jan Novak", "CZE")
        talks = "party=Ana Silva@PRT, party=Jan Novak@CZE"
        told.append((article.report("meeting", f"they met, as {outlet} had it", talks, when="2024-03-05"), article))
    (_, kept), (gone, other) = sorted(told, key=lambda one: one[0])
    judgement = json_line(Judgement("right", gone, field="status", value="occurred"))
    with opened(steps=True) as ledger:
        for article in (kept, other):
            ledger.append(article.reading)
        ledger.refresh()
        ledger.load_judgements([judgement])
        assert "judged" in exported(ledger)
        without = replace(other.reading, reports=())
        ledger.append(without)
        assert exported(ledger) == whole([kept.reading, without], [judgement])


@tried
@given(st.data(), Worlds, st.lists(references(), min_size=1, max_size=4))
def test_ids_of_reference_files_are_the_same(data: Any, world: list[Article], entries: list[Reference]) -> None:
    now = {a.id: a.reading for a in world}
    with opened(steps=True) as ledger:
        ledger.refer("list.csv", entries)
        for article in data.draw(st.permutations(world)):
            ledger.append(article.reading)
            if data.draw(st.booleans()):
                ledger.refresh()
        for id_ in data.draw(st.lists(st.sampled_from(sorted(now)), max_size=2)):
            now[id_] = reread(now[id_], data.draw(st.integers(0, 3)))
            ledger.append(now[id_])
            ledger.refresh()
        assert exported(ledger) == whole(now.values(), entries=entries)


def test_an_id_goes_to_whoever_alone_fits_its_entry() -> None:
    def told(outlet: str, country: str, *names: str) -> Article:
        made = Article(outlet, "2024-03-05")
        made.entity("company", names[0], country, *names[1:])
        return made

    one, two = told("Lisbon Post", "POL", "Condor Works", "Orlik Works"), told("Tagus", "CZE", "Condor Works")
    third = told("Prague Mail", "SVK", "Orlik Works")
    entries = [Reference({"list": "1"}, None, ("Condor Works",)), Reference({"wikidata": "Q2"}, None, ("Orlik Works",))]
    with opened(steps=True) as ledger:
        ledger.refer("list.csv", entries)
        found = []
        for reading in (
            one.reading, third.reading, two.reading, replace(two.reading, entities=()),
            replace(third.reading, entities=()),
        ):  # fmt: skip
            ledger.append(reading)
            found.append({e.country: e.external for e in ledger.entities(kind="company") if e.external})
    both = {"list": "1", "wikidata": "Q2"}
    assert found == [{"POL": both}, {"POL": {"list": "1"}}, {}, {"POL": {"list": "1"}}, {"POL": both}]


def test_another_stands_for_what_many_tell_once_the_first_is_gone() -> None:
    def told(outlet: str, quote: str, where: str | None) -> Article:
        made = Article(outlet, "2024-03-05", text=f"As {outlet} has it, and nobody else in these words.")
        for name, kind, country in (
            ("Peru", "state", "PER"), ("Ghana", "state", "GHA"), ("Accra", "place", "GHA"), ("Kumasi", "place", "GHA"),
        ):  # fmt: skip
            made.entity(kind, name, country)
        made.report("presence/base", quote, "actor=Peru@PER, host=Ghana@GHA", where=where)
        return made

    twice = [told(outlet, "the base by the sea", "Accra@GHA") for outlet in ("Alpha", "Beta")]
    first, second = sorted(twice, key=lambda a: a.reports[0].id)
    vague, rival = told("Gamma", "its base", None), told("Delta", "the base in the hills", "Kumasi@GHA")
    now = {a.id: a.reading for a in (first, second, vague, rival)}
    with opened(steps=True) as ledger:
        for reading in now.values():
            ledger.append(reading)
        ledger.refresh()
        for gone in (first, rival):
            now[gone.id] = replace(gone.reading, reports=())
            ledger.append(now[gone.id])
            ledger.refresh()
        assert exported(ledger) == whole(now.values())
        assert len(list(ledger.events())) == 1


@tried
@given(Worlds)
def test_every_id_ever_given_leads_on(world: list[Article]) -> None:
    seen: set[str] = set()
    with opened(steps=True) as ledger:
        for article in world:
            ledger.append(article.reading)
            seen |= {r.id for r in (*ledger.events(), *ledger.entities())}
            for id_ in seen:
                record = ledger.get(id_)
                assert isinstance(record, Event | Entity)
                assert id_ >= record.id
                if isinstance(record, Event):
                    assert id_.replace("evt_", "rep_") in record.reports
                    assert record.id == min(record.reports).replace("rep_", "evt_")


@tried
@given(Worlds)
def test_an_article_on_other_matters_changes_nothing_else(world: list[Article]) -> None:
    other = Article("Suva Sun", "2019-01-05")
    other.person("Sitiveni Waqa", "FJI", "Prime Minister")
    other.entity("state", "Laos", "LAO")
    other.report("visit/state", "Sitiveni Waqa went to Laos", "visitor=Sitiveni Waqa@FJI, host=Laos@LAO")
    with opened(steps=True) as ledger:
        for article in world:
            ledger.append(article.reading)
        before = exported(ledger).splitlines()[:-1]
        ledger.append(other.reading)
        after = exported(ledger).splitlines()[:-1]
    new = set(after) - set(before)
    assert set(before) <= set(after)
    assert all(other.id in line for line in new)


@tried
@given(Worlds)
def test_an_event_that_gains_a_report_keeps_its_id(world: list[Article]) -> None:
    before, after = Made(*world[:-1]), Made(*world)
    for event in before.result.events:
        now = after.event(event.reports[0])
        if set(event.reports) <= set(now.reports) and min(now.reports) == event.reports[0]:
            assert now.id == event.id
        assert after.result.resolve[event.id] == now.id
