"""What must hold whatever is read: no order, no batch, no newcomer changes what it does not touch."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from communique.model import Reading, to_record
from communique.reconcile import reconcile
from communique.reconcile.groups import Groups
from tests.examples import examples
from tests.reconcile.world import Article

NAMES = [("Ana Silva", "PRT"), ("A. Silva", "PRT"), ("Ana Silva Reis", "PRT"), ("Silva", None), ("Anna Sylva", "PRT")]
DAYS = [None, "2024-03", "2024-03-05", "2024-03-06", "2023"]


@cache
def pool() -> tuple[Reading, ...]:
    """Articles whose reports may or may not be of one happening, in every mixture of name, date and source."""
    out = []
    for i, (name, country) in enumerate(NAMES * 3):
        day, other = DAYS[i % 5], DAYS[(i * 3 + 1) % 5]
        article = Article(f"Outlet {i % 4}" if i % 3 else None, "2024-03-07" if i % 2 else None, slug=str(i))
        article.person(name, country, "Minister" if i % 2 else None)
        article.person("Jan Novak", "CZE" if i % 4 else None)
        article.entity("body", "Ministry of Defence", "PRT" if i % 3 else None)
        article.entity("equipment", "Trovão-M" if i % 2 else "Trovão", "PRT" if i % 2 else "CHN")
        talks = f"party={name}@PRT, party=Jan Novak@CZE"
        chain = ["Ministry of Defence"] if i % 3 == 1 else ()
        article.report("meeting/talks", "the two met over maps", talks, when=day, chain=chain)
        article.report("meeting", "and met again", talks, when=other, where="Lisbon@PRT" if i % 2 else None)
        deal = "supplier=Portugal@PRT, recipient=Czechia@CZE"
        thing = "Trovão-M" if i % 2 else "Trovão"
        article.report("transfer:interest", "they want it", deal, items=[(thing, 10 + i % 2)], status="wanted")
        article.report(
            "transfer:delivery", "it came", deal, items=[(thing,)], status="negated" if i % 5 == 4 else "occurred"
        )
        both = "party=Portugal@PRT, party=Czechia@CZE"
        article.report(
            "agreement:signed", "a paper was signed", both, when=other, instrument="ferry pact" if i % 2 else "pact"
        )
        article.claim(thing, "range", 300 - 50 * (i % 3), "km", "up_to" if i % 4 == 3 else "exact")
        out.append(article.reading)
    return tuple(out)


indexes = st.lists(st.integers(0, len(NAMES) * 3 - 1), max_size=12, unique=True)


@examples(40)
@given(indexes, st.randoms(use_true_random=False))
def test_the_order_is_no_matter(chosen: list[int], random: object) -> None:
    readings = [pool()[i] for i in chosen]
    shuffled = sorted(readings, key=lambda r: random.random())  # type: ignore[attr-defined]
    assert reconcile(readings) == reconcile(shuffled) == reconcile(iter([*shuffled, *readings[:2]]))


@examples(30)
@given(indexes)
def test_every_member_leads_to_one_record_and_every_report_is_in_one_event(chosen: list[int]) -> None:
    readings = [pool()[i] for i in chosen]
    made = reconcile(readings)
    ids = {e.id for e in made.entities} | {e.id for e in made.events}
    assert set(made.resolve.values()) <= ids
    assert {e.id for r in readings for e in r.entities} <= set(made.resolve)
    reports = sorted(r.id for reading in readings for r in reading.reports)
    assert sorted(i for e in made.events for i in e.reports) == reports
    for event in made.events:
        assert event.origins
        assert made.resolve[event.id] == event.id == min(event.reports).replace("rep_", "evt_")
        assert len({r.type for reading in readings for r in reading.reports if r.id in event.reports}) == 1
    for record in (*made.entities, *made.events, *made.conflicts):
        assert to_record(record)


@examples(30)
@given(indexes)
def test_an_article_about_others_changes_nothing(chosen: list[int]) -> None:
    stranger = Article("Far Observer", "1998-01-02")
    stranger.person("Moana Tui", "NZL")
    stranger.report("visit/official", "Tui came", "visitor=Moana Tui@NZL, host=Fiji@FJI", when="1998-01")
    readings = [pool()[i] for i in chosen]
    before, after = reconcile(readings), reconcile([*readings, stranger.reading])
    assert [e for e in after.entities if stranger.id not in e.documents] == list(before.entities)
    assert [e for e in after.events if stranger.id not in {d for o in e.origins for d in o.documents}] == list(
        before.events
    )
    assert after.conflicts == before.conflicts


def test_nothing_makes_nothing() -> None:
    made = reconcile([])
    assert (made.entities, made.events, made.conflicts, made.resolve) == ((), (), (), {})


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))), st.tuples(st.integers(0, 9), st.integers(0, 9)))
def test_groups_keep_apart_what_must_be(joins: list[tuple[int, int]], apart: tuple[int, int]) -> None:
    groups = Groups(range(10), [apart] if apart[0] != apart[1] else [])
    for a, b in joins:
        groups.join(a, b)
    if apart[0] != apart[1]:
        assert groups.root(apart[0]) != groups.root(apart[1])
    assert all(root == min(members) for root, members in groups.sets().items())
