"""Events on the same goods between the same states are stages of one deal; what only looks alike stays apart."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Deal, DealSources, Judgement, make_id
from communique.reconcile.deals import find_deals
from tests.examples import examples
from tests.reconcile.world import Article, Made

SALE = "supplier=Chile@CHL, recipient=Kenya@KEN"


def article(outlet: str | None, published: str | None = "2024-03-06", **more: Any) -> Article:
    made = Article(outlet, published, **more)
    for name, country in (("Chile", "CHL"), ("Kenya", "KEN"), ("Peru", "PER"), ("Ghana", "GHA")):
        made.entity("state", name, country)
    made.entity("equipment", "Halcón", "CHL")
    made.entity("equipment", "Puma-2", "CHL")
    made.entity("body", "Ministry of Defence", "KEN")
    return made


class Dealt:
    """The deals that articles come to."""

    def __init__(self, *articles: Article, judgements: Any = ()) -> None:
        made = Made(*articles, judgements=judgements).result
        readings = [a.reading for a in articles]
        self.deals, self.resolve = find_deals(
            DealSources(
                made.events,
                {r.id: r for reading in readings for r in reading.reports},
                {r.document.id: r.document for r in readings},
                {e.id: e for e in made.entities},
            )
        )

    def one(self) -> Deal:
        (deal,) = self.deals
        return deal

    def rungs(self) -> list[tuple[str, str, int]]:
        """Of the one deal: stage, standing and number of origins of each rung."""
        return [(r.stage, r.standing, len(r.origins)) for r in self.one().ladder]


def told(stage: str, *, parties: str = SALE, items: Any = (("Halcón", 6),), outlet: str = "Alpha Post",
         published: str = "2024-03-06", **more: Any) -> Article:  # fmt: skip
    """An article with one transfer."""
    made = article(outlet, published, slug=repr((stage, parties, items, more)))
    made.report(f"transfer:{stage}", f"the {stage} as {outlet} has it", parties, items=items, **more)
    return made


def test_a_deal_from_interest_to_delivery() -> None:
    found = Dealt(
        told("interest", status="wanted", items=[("Halcón",)], when="2022-05"),
        told("offer", outlet="Beta Times", status="planned", when="2022-11"),
        told("order", outlet="Beta Times", when="2023-02-10", chain=["Ministry of Defence"]),
        told("delivery", outlet="Gamma Wire", when="2024-03"),
    )
    deal = found.one()
    assert (deal.supplier, deal.recipient, deal.states) == ("CHL", "KEN", ("CHL", "KEN"))
    assert (deal.designation, deal.furthest, deal.corroborated) == ("Halcón", "delivery", "order")
    assert found.rungs() == [
        ("interest", "reached", 1), ("offer", "reached", 1), ("order", "reached", 1), ("delivery", "reached", 1),
    ]  # fmt: skip
    assert [r.when[0].value for r in deal.ladder] == ["2022-05", "2022-11", "2023-02-10", "2024-03"]
    assert [o.name for o in deal.ladder[2].origins] == ["Ministry of Defence"]
    assert deal.ladder[3].numbers[0].value["quantity"] == 6
    assert len(deal.events) == 4


@pytest.mark.parametrize(
    ("stage", "status", "standing"),
    [
        ("interest", "wanted", "reached"), ("request", "wanted", "reached"), ("offer", "wanted", "reached"),
        ("offer", "planned", "reached"), ("offer", "possible", "ahead"), ("interest", "possible", "ahead"),
        ("negotiation", "wanted", "ahead"), ("negotiation", "ongoing", "reached"), ("order", "planned", "ahead"),
        ("order", "occurred", "reached"), ("licence", "possible", "ahead"), ("delivery", "planned", "ahead"),
        ("delivery", "ongoing", "reached"), ("delivery", "negated", "denied"), ("in_service", "ongoing", "reached"),
    ],
)  # fmt: skip
def test_which_rungs_count(stage: str, status: str, standing: str) -> None:
    found = Dealt(told(stage, status=status))
    assert found.rungs() == [(stage, standing, 1)]
    assert found.one().furthest == (stage if standing == "reached" else None)


def test_a_denial_is_shown_and_is_no_rung_reached() -> None:
    found = Dealt(told("offer", status="wanted"), told("order", outlet="Beta Times", status="negated"))
    assert found.rungs() == [("offer", "reached", 1), ("order", "denied", 1)]
    assert (found.one().furthest, found.one().corroborated) == ("offer", None)


def test_two_origins_put_it_at_the_lower_of_their_rungs_and_one_does_not() -> None:
    ministry = {"chain": ["Ministry of Defence"]}
    two = Dealt(told("order"), told("delivery", outlet="Beta Times", when="2024-03"))
    assert two.one().corroborated == "order"
    one = Dealt(told("order", **ministry), told("delivery", outlet="Beta Times", when="2024-03", **ministry))
    assert one.one().corroborated is None


def test_an_outlet_is_no_origin_beside_a_source_that_it_names() -> None:
    own = told("order", when="2023-02")
    cited = told("delivery", when="2024-03", chain=["Ministry of Defence"])
    assert Dealt(own, cited).one().corroborated is None


def test_a_cancelled_deal_keeps_how_far_it_got() -> None:
    found = Dealt(told("order", when="2023-02"), told("cancelled", outlet="Beta Times", when="2023-09"))
    assert (found.one().furthest, found.rungs()[-1]) == ("order", ("cancelled", "reached", 1))


def test_a_commentators_opinion_vouches_for_nothing() -> None:
    assert Dealt(told("order", opinion=True)).deals == ()


@pytest.mark.parametrize(
    ("field", "value", "rungs"),
    [
        ("stage", "delivery", [("order", "reached", 1)]),
        ("status", "occurred", [("order", "reached", 1)]),
        ("items", "Halcón", [("order", "reached", 1)]),
        ("quantity", "6", [("order", "reached", 1)]),
        ("when", "2024-03", [("order", "reached", 1), ("delivery", "reached", 1)]),
    ],
)
def test_what_a_person_judged_wrong_counts_for_nothing(field: str, value: str, rungs: Any) -> None:
    articles = [told("order", when="2023-02"), told("delivery", outlet="Beta Times", when="2024-03")]
    (delivery,) = articles[1].reports
    found = Dealt(*articles, judgements=[Judgement("wrong", delivery.id, field=field, value=value)])
    (deal,) = [d for d in found.deals if d.supplier]
    assert [(r.stage, r.standing, len(r.origins)) for r in deal.ladder] == rungs
    assert not [w for r in deal.ladder for w in r.when if w.value == "2024-03"]


PAPERS = [
    ("contract for six Halcón", "signed", "order"), ("memorandum of understanding", "signed", "negotiation"),
    ("licence agreement", "signed", "licence"), ("agreement", "agreed", "negotiation"),
    ("contract", "ended", "cancelled"),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "stage", "rung"), PAPERS)
def test_papers_on_the_goods(paper: str, stage: str, rung: str) -> None:
    signed = article("Beta Times")
    signed.report(f"agreement:{stage}", "they signed it", "party=Chile@CHL, party=Kenya@KEN", items=[("Halcón", 6)],
                  instrument=paper)  # fmt: skip
    found = Dealt(told("interest", status="wanted"), signed)
    assert found.rungs() == [("interest", "reached", 1), (rung, "reached", 1)]
    assert found.one().supplier == "CHL"


def test_a_contract_alone_is_a_deal_and_a_memorandum_alone_is_none() -> None:
    for paper, count in (("contract", 1), ("memorandum", 0)):
        signed = article("Beta Times")
        signed.report("agreement:signed", "they signed it", "party=Chile@CHL, party=Kenya@KEN", items=[("tractors", 6)],
                      instrument=paper)  # fmt: skip
        assert len(Dealt(signed).deals) == count
    assert Dealt().deals == ()


@pytest.mark.parametrize(
    ("paper", "sides", "goods"),
    [
        ("contract for the supply of 20 tractors to Kenya", ("CHL", "KEN"), {("tractors", 20)}),
        ("contract for the purchase of about 300 tonnes of wheat from the Kenya", ("KEN", "CHL"), {("wheat", 300)}),
        ("contract to buy two patrol boats and tractors", (None, None), {("patrol boats", 2), ("tractors", None)}),
        ("licence for the export of Halcón launchers worth 2 million dollars", (None, None), {("Halcón", None)}),
        ("contract on cultural cooperation", (None, None), set()),
        ("contract for the supply of advice", (None, None), set()),
    ],
)
def test_a_paper_says_what_it_was_signed_for(paper: str, sides: Any, goods: set[Any]) -> None:
    signed = article("Beta Times")
    signed.report("agreement:signed", "they signed it", "party=Chile@CHL, party=Kenya@KEN", instrument=paper)
    found = Dealt(signed).deals
    numbers = {d.designation or d.description: [v.value["quantity"] for v in d.ladder[0].numbers] for d in found}
    assert {(what, (told or [None])[0]) for what, told in numbers.items()} == goods
    assert {(d.supplier, d.recipient) for d in found} == ({sides} if goods else set())


SORTS = [
    ("farm machinery", "tractors", {}, {"tractors"}), ("arms", "missiles", {}, {"missiles"}),
    ("weapons", "arms", {}, {"weapons"}),
    ("rocket artillery", "rocket launchers", {}, {"rocket launchers"}),
    ("rocket artillery", "grenade launchers", {}, {"rocket artillery", "grenade launchers"}),
    ("farm machinery", "wheat", {}, {"farm machinery", "wheat"}),
    ("farm machinery", "tractors", {"when": "2022-01"}, {"farm machinery", "tractors"}),
    ("farm machinery", "tractors", {"parties": "recipient=Kenya@KEN"}, {"farm machinery"}),
]  # fmt: skip


@pytest.mark.parametrize(("word", "goods", "more", "found"), SORTS)
def test_a_word_for_several_sorts_of_goods(word: str, goods: str, more: Any, found: set[str]) -> None:
    wide, known = (told("delivery", items=[(what, None)], outlet=o, **{"when": "2024-02", **codes})
                   for what, o, codes in ((word, "Alpha Post", {}), (goods, "Beta Times", more)))  # fmt: skip
    assert {d.description for d in Dealt(wide, known).deals} == found


def test_what_is_talked_of_after_goods_came_may_be_any_of_their_sort() -> None:
    word, goods = "farm machinery", "tractors"
    earlier = told("delivery", items=[(goods, None)], when="2023-12", outlet="Gamma Wire")
    later = told("offer", items=[(word, None)], when="2024-02", status="wanted")
    assert len(Dealt(earlier, later).deals) == 2


@pytest.mark.parametrize(
    ("texts", "description"),
    [
        (["boats", "boats", "patrol boats"], "boats"), (["patrol boats", "boats"], "patrol boats"),
        (["boats", "boats", "boats", "patrol boats", "fast patrol boats"], "patrol boats"),
    ],
)  # fmt: skip
def test_goods_are_described_as_most_often_and_more_fully_where_two_do(texts: list[str], description: str) -> None:
    articles = [told("delivery", items=[(t, None)], outlet=f"Outlet {n}", when="2024-02") for n, t in enumerate(texts)]
    assert Dealt(*articles).one().description == description


def test_joint_production_of_the_same_model_belongs_to_the_deal() -> None:
    joint = article("Beta Times")
    joint.report("cooperation/production", "they will build it together", "party=Chile@CHL, party=Kenya@KEN",
                 items=[("Halcón",)], status="planned")  # fmt: skip
    found = Dealt(told("order"), joint)
    assert found.rungs() == [("order", "reached", 1)]
    assert len(found.one().events) == 2
    assert Dealt(joint).deals == ()


def test_an_unknown_side_joins_the_one_deal_that_fits() -> None:
    vague = told(
        "delivery", outlet="Beta Times", parties="recipient=Kenya@KEN", items=[("tractors", 20)], when="2024-02"
    )
    known = told("order", items=[("tractors", 20)], when="2023-11")
    assert Dealt(known, vague).rungs() == [("order", "reached", 1), ("delivery", "reached", 1)]
    other = told(
        "order", outlet="Gamma Wire", parties="supplier=Peru@PER, recipient=Kenya@KEN", items=[("tractors", 30)]
    )
    assert [d.furthest for d in Dealt(known, other, vague).deals] == ["order", "order"]


def test_a_state_that_no_source_names_stays_unknown_and_needs_a_named_model() -> None:
    alone = "recipient=Kenya@KEN"
    assert Dealt(told("delivery", parties=alone)).one().supplier is None
    assert Dealt(told("delivery", parties=alone, items=[("tractors", 20)])).deals == ()


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ([("tractors", 20)], [("20 tractors",)], 1),
        ([("patrol boats", 2)], [("fast patrol boats", 2)], 1),
        ([("patrol boats", 2)], [("fishing boats", 2)], 2),
        ([("a first batch of wheat", 2)], [("shipment of Chilean wheat",)], 1),
        ([("wheat", 500)], [("rice", 500)], 2),
        ([("Halcón launchers", 6)], [("launchers of the Halcón type",)], 1),
        ([("Halcón",)], [("Puma-2",)], 2),
    ],
)  # fmt: skip
def test_the_same_goods(first: Any, second: Any, count: int) -> None:
    assert len(Dealt(told("offer", items=first), told("order", outlet="Beta Times", items=second)).deals) == count


def test_goods_told_in_fewer_words_join_the_only_deal_they_fit() -> None:
    patrol, boats = told("order", items=[("patrol boats", 2)]), told("delivery", items=[("boats", 2)], when="2024-02")
    fishing = told("order", outlet="Beta Times", items=[("fishing boats", 2)])
    assert len(Dealt(patrol, boats).deals) == 1
    assert len(Dealt(patrol, fishing, boats).deals) == 3


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (("delivery", {"when": "2010"}), ("delivery", {"when": "2023"}), 2),
        (("delivery", {"when": "2022-10"}), ("delivery", {"when": "2023-11"}), 1),
        (("order", {"when": "2021-03"}), ("order", {"when": "2023-05"}), 2),
        (("order", {"when": "2018"}), ("delivery", {"when": "2022"}), 1),
        (("in_service", {"status": "ongoing", "when": "2015/.."}), ("interest", {"status": "wanted"}), 2),
        (("in_service", {"status": "ongoing"}), ("interest", {"status": "wanted"}), 2),
        (("delivery", {"when": "2022"}), ("negotiation", {"status": "ongoing", "when": "2024-02"}), 2),
        (("interest", {"status": "wanted", "when": "2019"}), ("in_service", {"when": "2021/.."}), 1),
    ],
)  # fmt: skip
def test_more_of_the_same_goods_years_later_is_another_deal(first: Any, second: Any, count: int) -> None:
    (one, codes), (other, more) = first, second
    assert len(Dealt(told(one, **codes), told(other, outlet="Beta Times", **more)).deals) == count


def test_each_model_and_each_recipient_has_its_own_deal() -> None:
    models = Dealt(told("order", items=[("Halcón", 6), ("Puma-2", 4)])).deals
    assert sorted((d.designation, d.ladder[0].numbers[0].value["quantity"]) for d in models) == [
        ("Halcón", 6), ("Puma-2", 4),
    ]  # fmt: skip
    states = Dealt(told("order", parties="supplier=Chile@CHL, recipient=Kenya@KEN, recipient=Ghana@GHA")).deals
    assert sorted(str(d.recipient) for d in states) == ["GHA", "KEN"]


NO_GOODS = [
    "humanitarian assistance",
    "support",
    "funding",
    "approach",
    "a second chance",
    "export licence",
    "equipment",
]


@pytest.mark.parametrize("goods", NO_GOODS)
def test_what_is_no_goods_makes_no_deal(goods: str) -> None:
    assert Dealt(told("delivery", items=[(goods,)])).deals == ()


@pytest.mark.parametrize("goods", ["medical equipment", "missile systems", "buses", "liquefied gas", "2 ferries"])
def test_what_is_goods_makes_one(goods: str) -> None:
    assert len(Dealt(told("delivery", items=[(goods,)])).deals) == 1


def test_a_price_stands_with_the_rung_and_is_no_goods() -> None:
    priced = [("tractors", 20), ("2 million dollars", 2_000_000, "USD")]
    (rung,) = Dealt(told("order", items=priced)).one().ladder
    assert [v.value["unit"] for v in rung.numbers] == [None, "USD"]
    assert Dealt(told("offer", items=priced[1:])).deals == ()


def test_an_id_is_that_of_the_smallest_member_and_every_member_leads_to_it() -> None:
    articles = [told("interest", status="wanted"), told("order", outlet="Beta Times")]
    found = Dealt(*articles)
    members = [r.id.replace("rep_", "deal_") for a in articles for r in a.reports]
    assert found.one().id == min(members)
    assert {found.resolve[m] for m in members} == {min(members)}
    assert make_id("deal", "x").startswith("deal_")


STAGES = st.sampled_from(["interest", "offer", "order", "delivery", "in_service", "cancelled"])
GOODS = st.sampled_from(["Halcón", "Halcón launchers", "launchers", "Puma-2", "patrol boats", "boats", "fishing boats"])
WAYS = st.sampled_from([SALE, "recipient=Kenya@KEN", "supplier=Chile@CHL", "supplier=Peru@PER, recipient=Kenya@KEN"])
WHENS = st.sampled_from([None, "2014", "2021-05", "2023", "2024-02-01"])
OUTLETS = st.sampled_from(["Alpha Post", "Beta Times", "Gamma Wire"])
STATUSES = st.sampled_from(["occurred", "wanted", "planned", "negated"])


@examples(60)
@given(
    st.lists(st.tuples(STAGES, GOODS, WAYS, WHENS, OUTLETS, STATUSES), min_size=2, max_size=7, unique=True),
    st.randoms(use_true_random=False),
)
def test_the_order_of_arrival_changes_nothing(stories: list[Any], random: Any) -> None:
    articles = [
        told(stage, items=[(goods, n)], parties=way, when=when, outlet=outlet, status=status)
        for n, (stage, goods, way, when, outlet, status) in enumerate(stories, 2)
    ]
    found = Dealt(*articles)
    mixed = list(articles)
    random.shuffle(mixed)
    again = Dealt(*mixed)
    assert (again.deals, again.resolve) == (found.deals, found.resolve)
    for deal in found.deals:
        assert found.resolve[deal.id] == deal.id
        assert deal.furthest is None or deal.rung(deal.furthest)
        assert (deal.corroborated is None) or len({o for r in deal.ladder for o in r.origins}) > 1
