"""Filters, look-ups, search."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from communique.errors import InputError, LedgerError
from communique.ledger import Ledger
from communique.model import Document, Entity, Record, Report, Withheld
from tests.ledger import sample

FIRST, SECOND, THIRD = sample.readings()
DELIVERY, THANKS = (r.id for r in FIRST.reports)
DENIAL, SIGNING = (r.id for r in SECOND.reports)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {DELIVERY, THANKS, DENIAL, SIGNING}),
        ({"type": "transfer"}, {DELIVERY, DENIAL}),
        ({"type": "transfer", "status": "negated"}, {DENIAL}),
        ({"kind": "praise"}, {THANKS}),
        ({"stage": "signed"}, {SIGNING}),
        ({"state": "TUR"}, {DELIVERY, DENIAL, SIGNING}),
        ({"state": ("Turkey", "Sambia")}, {DELIVERY, DENIAL, SIGNING}),
        ({"state": ["zmb", "Ankara"], "type": "agreement"}, {SIGNING}),
        ({"state": "Malawi"}, set()),
        ({"about": "Republic of Zambia"}, {DELIVERY, DENIAL, SIGNING}),
        ({"about": "mwila"}, {THANKS}),
        ({"about": "lusa"}, {SIGNING}),
        ({"about": "bus"}, {DELIVERY}),
        ({"about": "Nobody"}, set()),
        ({"since": "2023-06"}, {DENIAL, SIGNING}),
        ({"until": date(2023, 5, 3)}, {DELIVERY}),
        ({"since": "2023-05-04", "until": "2023-05"}, {THANKS}),
        ({"outlet": "courier"}, {DELIVERY, THANKS}),
        ({"outlet": "cour_er"}, set()),
        ({"words": "BUSES zambia"}, {DELIVERY, DENIAL}),
        ({"words": "turkiye"}, {DELIVERY}),
        ({"words": '"'}, set()),
        ({"words": "given OR NOT*"}, set()),
        ({"document": SECOND.document.id}, {DENIAL, SIGNING}),
    ],
)
def test_reports_that_fit(ledger: Ledger, asked: dict[str, object], found: set[str]) -> None:
    assert {r.id for r in ledger.reports(**asked)} == found  # type: ignore[arg-type]


def test_reports_are_in_order_of_their_own_date_else_of_their_articles(ledger: Ledger) -> None:
    ids = [r.id for r in ledger.reports()]
    assert ids[:2] == [DELIVERY, THANKS]
    assert set(ids[2:]) == {DENIAL, SIGNING}
    assert [r.when for r in ledger.reports()] == ["2023-05-03", None, None, None]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 3), ({"state": "Zambia"}, 3), ({"state": ["Zambia", "Türkiye"]}, 2), ({"type": "statement"}, 1),
        ({"status": "occurred", "since": "2023"}, 1), ({"about": "Lusaka"}, 1), ({"outlet": "wire"}, 2),
        ({"words": "denied"}, 1), ({"stage": "delivery"}, 1),
    ],
)  # fmt: skip
def test_events_that_fit(ledger: Ledger, asked: dict[str, object], count: int) -> None:
    assert len(list(ledger.events(**asked))) == count  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({}, ["Buses arrive", "Embassy denies gift", "Llegada"]),
        ({"reading": "unread"}, ["Llegada"]),
        ({"state": "ZMB", "since": "2023-06"}, ["Embassy denies gift"]),
        ({"about": "Mwila"}, ["Buses arrive"]),
        ({"words": "llego"}, ["Llegada"]),
        ({"words": "arrive"}, ["Buses arrive"]),
    ],
)
def test_documents_that_fit(ledger: Ledger, asked: dict[str, object], titles: list[str]) -> None:
    assert [d.title for d in ledger.documents(**asked)] == titles  # type: ignore[arg-type]


def test_other_lists(ledger: Ledger) -> None:
    assert [e.name for e in ledger.entities(kind="state")] == ["Republic of Zambia", "Türkiye"]
    assert [e.name for e in ledger.entities(kind="person", state="ZMB")] == ["Mwila"]
    assert [e.name for e in ledger.entities(about="minis")] == ["Ministry of Transport"]
    assert [a.value for a in ledger.attributes(about="buses")] == [60]
    assert [w.what for w in ledger.withheld(state=["TUR", "ZMB"], until="2023-05")] == ["price"]
    assert not list(ledger.withheld(since="2023-06"))
    assert [c.field for c in ledger.conflicts(on="event", state="Türkiye", kind="denial")] == ["status"]
    assert not list(ledger.conflicts(state="Malawi"))
    assert not list(ledger.conflicts(on="entity"))


def test_entities_of_records_are_the_merged_ones(ledger: Ledger) -> None:
    merged = {e.id for e in ledger.entities()}
    members = {e.id for r in sample.readings() for e in r.entities}
    assert members - merged
    for report in ledger.reports():
        named = {p.entity for p in report.participants} | {i.entity for i in report.items}
        named |= {link.entity for link in report.attribution} | {report.where.entity if report.where else None}
        assert named - {None} <= merged
    (note,) = ledger.withheld()
    (capacity,) = ledger.attributes()
    assert {note.by, capacity.subject, capacity.attribution[-1].entity} <= merged


def test_any_record_by_its_id_or_the_beginning_of_it(ledger: Ledger) -> None:
    for record in (DELIVERY, FIRST.document.id, FIRST.withheld[0].id, FIRST.attributes[0].id):
        assert ledger.get(record).id == ledger.get(record[:12].upper()).id == record
    assert isinstance(ledger.get(DELIVERY), Report)
    assert isinstance(ledger.get(FIRST.document.id), Document)
    assert isinstance(ledger.get("wit"), Withheld)
    derived: tuple[Record, ...] = (*ledger.events(), *ledger.conflicts(), *ledger.entities())
    assert all(ledger.get(one.id) == one for one in derived)


def test_a_members_id_gives_the_merged_entity(ledger: Ledger) -> None:
    for reading in sample.readings():
        for member in reading.entities:
            found = ledger.get(member.id)
            assert isinstance(found, Entity)
            assert set(member.aliases) <= set(found.aliases)


@pytest.mark.parametrize("id", ["rep_ffffffffffff", "nothing", "", "rep%", "_"])
def test_an_id_of_nothing(ledger: Ledger, id: str) -> None:
    with pytest.raises(InputError, match="There is no record"):
        ledger.get(id)


def test_the_beginning_of_several_ids(ledger: Ledger) -> None:
    with pytest.raises(InputError, match=f"several ids: .*{DENIAL}"):
        ledger.get("rep")


def test_search(ledger: Ledger) -> None:
    assert [type(r).__name__ for r in ledger.search("disclosed")] == ["Withheld", "Document"]
    assert [type(r).__name__ for r in ledger.search("ministro")] == ["Document"]
    assert [type(r).__name__ for r in ledger.search("passengers")] == ["Attribute", "Document"]
    assert not list(ledger.search("zeppelin"))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda ledger: ledger.reports(state="Zambiaa"), "did you mean Zambia"),
        (lambda ledger: ledger.reports(state=""), "No state is known"),
        (lambda ledger: ledger.reports(since="soon"), "'soon' is no date"),
        (lambda ledger: ledger.reports(type="sale"), "there are agreement, cooperation"),
        (lambda ledger: ledger.reports(type="visit", kind="sale"), "no kind of visit; there are official"),
        (lambda ledger: ledger.events(stage="never"), "no stage of report"),
        (lambda ledger: ledger.events(status="done"), "no status"),
        (lambda ledger: ledger.entities(kind="ship"), "no kind of entity"),
        (lambda ledger: ledger.documents(reading="lost"), "no state of a document"),
        (lambda ledger: ledger.conflicts(kind="war"), "no kind of conflict"),
        (lambda ledger: ledger.conflicts(on="report"), "no target"),
    ],
)
def test_filters_that_mean_nothing(ledger: Ledger, call: Callable[[Ledger], object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        call(ledger)


def test_many_records_and_sketches_in_a_few_queries(ledger: Ledger) -> None:
    ledger.refresh()
    ids = [record["id"] for record in ledger.everything()]
    found = ledger.many([*ids, "rep_0000000000000000", "nonsense"])
    assert set(found) == set(ids)
    assert all(found[id_] == ledger.get(id_) for id_ in ids)
    (report,) = ledger.reports(type="statement")
    (speaker,) = (p.entity for p in report.participants)
    assert speaker
    sketch = ledger.sketches([speaker, "ent_none"])[speaker]
    whole = ledger.get(speaker)
    assert (sketch.name, sketch.kind, sketch.country, sketch.roles) == (
        whole.name, whole.kind, whole.country, whole.roles,  # type: ignore[union-attr]
    )  # fmt: skip
    assert sketch.mentions == ()


def test_media_are_listed_anew_once_there_are_more(ledger: Ledger) -> None:
    before = ledger.media()
    assert before == tuple(ledger.entities(kind="media"))
    assert ledger.media() is before
    reading = sample.third()
    press = sample.member(reading.document, "media", "Diario de Lusaka", None, "Lusaka")
    ledger.append(replace(reading, entities=(*reading.entities, press)))
    assert {e.name for e in ledger.media()} - {e.name for e in before} == {"Diario de Lusaka"}


def test_the_heading_of_a_document_has_no_text(ledger: Ledger) -> None:
    (whole,) = ledger.documents(outlet="Lusaka Courier")
    (heading,) = ledger.headings([whole.id, "doc_none"]).values()
    assert (heading.id, heading.outlet, heading.title, heading.published, heading.genre, heading.text) == (
        whole.id, whole.outlet, whole.title, whole.published, whole.genre, "",
    )  # fmt: skip


def test_a_member_s_id_has_a_sketch_too(ledger: Ledger) -> None:
    ledger.refresh()
    members = [e.id for reading in ledger.readings() for e in reading.entities]
    found = ledger.sketches(members)
    assert set(found) == set(members)
    assert {found[m].id for m in members} == {e.id for e in ledger.entities()}


def test_as_it_is_nothing_is_written_nor_made_again(ledger: Ledger, place: Path) -> None:
    ledger.refresh()
    before = ledger.edition
    ledger.append(sample.third())
    with Ledger(place, as_is=True) as shown:
        assert shown.stale
        assert shown.refresh() is False
        assert shown.edition == before
        assert list(shown.events())
        with pytest.raises(LedgerError, match="read-only"):
            shown.append(sample.third())
