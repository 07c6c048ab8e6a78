"""A part of a ledger is a ledger by itself, of fewer happenings and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.ledger import Ledger, schema
from communique.ledger.excerpt import _Part, excerpt
from communique.ledger.schema_kept import OWNED
from communique.reconcile import reconcile
from communique.reconcile.deals import find_deals
from tests.ledger import sample
from tests.reconcile.test_deals import told


@pytest.fixture
def whole(place: Path) -> Iterator[Ledger]:
    """The sample, reconciled, with its deals."""
    with Ledger(place, create=True, reconcile=sample.reconcile, find_deals=find_deals) as opened:
        for reading in sample.readings():
            opened.append(reading)
        opened.refresh()
        yield opened


def part(whole: Ledger, place: Path, type_: str) -> Ledger:
    """The part that has the events of a type."""
    made = place.with_name(f"{type_}.db")
    excerpt(whole, (e.id for e in whole.events(type=type_)), made)
    return Ledger(made, as_is=True)


def test_it_has_the_happenings_with_what_tells_of_them_under_their_ids(whole: Ledger, place: Path) -> None:
    (signing,) = whole.events(type="agreement")
    with part(whole, place, "agreement") as made:
        assert [e.id for e in made.events()] == [signing.id]
        assert made.get(signing.id) == signing
        assert tuple(r.id for r in made.reports()) == signing.reports
        (article,) = made.documents()
        assert article == whole.get(article.id)
        assert not made.stale
        assert made.edition == whole.edition


def test_names_are_as_its_articles_show_them(whole: Ledger, place: Path) -> None:
    with part(whole, place, "agreement") as made:
        (article,) = made.documents()
        known = {e.name: e for e in made.entities()}
        assert "Mwila" not in {name.split()[-1] for name in known}
        (zambia,) = whole.entities_named("Zambia")
        shown, before = made.get(zambia), whole.get(zambia)
        assert (shown.documents, shown.id) == ((article.id,), before.id)  # type: ignore[union-attr]
        assert {m.document for m in shown.mentions} == {article.id}  # type: ignore[union-attr]
        (turkey,) = whole.entities_named("Türkiye")
        assert made.get(turkey).aliases == ("Ankara", "Türkiye")  # type: ignore[union-attr]
        assert len(made.get(turkey).mentions) < len(whole.get(turkey).mentions)  # type: ignore[union-attr]


def test_what_an_article_tells_of_others_stays_behind(whole: Ledger, place: Path) -> None:
    with part(whole, place, "agreement") as made:
        (article,) = made.documents()
        assert len(list(whole.reports(document=article.id))) > len(list(made.reports(document=article.id)))
        assert made.table(made.matching("buses")[1]) == []  # a quote of another happening
        assert len(made.table(made.matching("memorandum")[1])) == 1
        assert list(made.conflicts()) == []


def test_what_is_contradicted_within_it_comes_along(whole: Ledger, place: Path) -> None:
    with part(whole, place, "transfer") as made:
        assert list(made.conflicts()) == list(whole.conflicts())
        assert {a.property for a in made.attributes()} == {a.property for a in whole.attributes()}


def test_a_deal_is_whole(tmp_path: Path) -> None:
    peru = "supplier=Peru@PER, recipient=Kenya@KEN"
    with Ledger(tmp_path / "deals.db", create=True, reconcile=reconcile, find_deals=find_deals) as ledger:
        for one in (told("order", when="2021-02"), told("delivery", when="2022-08", outlet="Beta Times"),
                    told("offer", status="wanted", parties=peru, items=[("wheat", 500, "t")])):  # fmt: skip
            ledger.append(one.reading)
        (order,) = (e for e in ledger.events() if any(s.stage == "order" for s in e.stage_history))
        (arms,) = (d for d in ledger.deals() if order.id in d.events)
        excerpt(ledger, [order.id], tmp_path / "part.db")
    with Ledger(tmp_path / "part.db", as_is=True) as made:
        assert list(made.deals()) == [arms]
        assert {e.id for e in made.events()} == set(arms.events) > {order.id}


def test_every_table_is_thought_of(whole: Ledger) -> None:
    of_people = {"reference_entries", "judgements"}
    made_anew = {"pending", *(t.name for t, _ in OWNED)}
    taken = {table.name for table, _ in _Part(whole, ()).tables()}
    assert taken | {"meta"} == schema.metadata.tables.keys() - of_people - made_anew
