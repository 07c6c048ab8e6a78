"""Reports of one happening come together; happenings that only look alike stay apart."""

import pytest

from communique.reconcile import Judgement
from tests.reconcile.world import Article, Made

A, B = "Alpha Post", "Beta Times"
TALKS = "party=Ana Silva@PRT, party=Jan Novak@CZE"


def article(outlet: str, published: str | None = "2024-03-06", **more: str) -> Article:
    made = Article(outlet, published, **more)
    made.person("Ana Silva", "PRT")
    made.person("Jan Novak", "CZE")
    for name, country in (("Portugal", "PRT"), ("Czechia", "CZE")):
        made.entity("state", name, country)
    for name, country in (("Lisbon", "PRT"), ("Prague", "CZE")):
        made.entity("place", name, country)
    made.entity("equipment", "Trovão", "PRT")
    return made


def same(
    kind: str, one: dict[str, object], other: dict[str, object], parties: str = TALKS, published: str = "2024-03-07"
) -> bool:
    a, b = article(A), article(B, published)
    x = a.report(kind, str(one.pop("quote", "Silva and Novak held talks")), str(one.pop("parties", parties)), **one)
    y = b.report(kind, str(other.pop("quote", "the two met for an hour")), str(other.pop("parties", parties)), **other)
    return Made(a, b).one(x, y)


def test_a_meeting_told_twice() -> None:
    assert same("meeting/talks", {"when": "2024-03-05", "where": "Lisbon@PRT"}, {"when": "2024-03"})
    assert same("meeting/talks", {}, {"when": "2024-03-05"})
    assert same("meeting", {"status": "planned", "when": "2024-03-05"}, {"when": "2024-03-05"})


def test_two_meetings() -> None:
    assert not same("meeting/talks", {"when": "2024-03-05"}, {"when": "2023-03-05"})
    assert not same(
        "meeting/talks", {"when": "2024-03-05", "where": "Lisbon@PRT"}, {"when": "2024-03-08", "where": "Prague@CZE"}
    )
    assert not same("meeting/talks", {}, {}, published="2025-03-06")
    assert not same(
        "meeting/talks",
        {"when": "2024-03-05"},
        {"when": "2024-03-05", "parties": "party=Ana Silva@PRT, party=Eva Lang@DEU"},
    )


def test_a_call_is_not_a_meeting() -> None:
    a, b = article(A), article(B)
    x, y = a.report("meeting/call", "they spoke by telephone", TALKS), b.report("meeting/talks", "they sat down", TALKS)
    assert not Made(a, b).one(x, y)


def test_two_visits_a_year_apart() -> None:
    visit = "visitor=Ana Silva@PRT, host=Czechia@CZE"
    assert not same("visit/official", {"when": "2023"}, {"when": "2024"}, parties=visit)
    assert same("visit/official", {"when": "2024-03"}, {"when": "2024-03-05/2024-03-07"}, parties=visit)
    assert not same(
        "visit/official",
        {"when": "2024-03"},
        {"when": "2024-03", "parties": "visitor=Ana Silva@PRT, host=Germany@DEU"},
        parties=visit,
    )


def test_a_site_visit_is_not_the_visit_around_it() -> None:
    a, b = article(A), article(B)
    parties = "visitor=Ana Silva@PRT, host=Czechia@CZE"
    x = a.report("visit/site", "Silva toured a barracks", parties, when="2024-03-05")
    y = b.report("visit/official", "Silva is on a visit", parties, when="2024-03-05")
    assert not Made(a, b).one(x, y)


def test_a_signing_is_not_its_visit_and_types_never_mix() -> None:
    a, b = article(A), article(B)
    x = a.report("agreement:signed", "they signed a pact", "party=Portugal@PRT, party=Czechia@CZE", when="2024-03-05")
    y = b.report("visit", "Silva came to Prague", "visitor=Ana Silva@PRT, host=Czechia@CZE", when="2024-03-05")
    assert not Made(a, b).one(x, y)


BOTH = "party=Portugal@PRT, party=Czechia@CZE"


def test_one_instrument() -> None:
    one = {"instrument": "agreement on river navigation", "when": "2024-03-05"}
    assert same(
        "agreement:signed", dict(one), {"instrument": "river navigation accord", "when": "2024-03"}, parties=BOTH
    )
    assert not same(
        "agreement:signed", dict(one), {"instrument": "memorandum on seed potatoes", "when": "2024-03-05"}, parties=BOTH
    )
    assert not same(
        "agreement:signed", dict(one), {"instrument": "agreement on river navigation", "when": "2019"}, parties=BOTH
    )


def test_one_voice_reports_two_happenings_not_one_twice() -> None:
    a = article(A)
    x = a.report("agreement:signed", "a plan was signed", BOTH, where="Lisbon", instrument="plan")
    y = a.report("agreement:signed", "a second plan was signed", BOTH, where="Lisbon", instrument="plan")
    z = a.report(
        "agreement:signed", "a plan, the ministry said", BOTH, where="Prague", instrument="plan", chain=["Ministry X"]
    )
    made = Made(a)
    assert not made.one(x, y)
    assert not made.one(x, z)


DEAL = "supplier=Portugal@PRT, recipient=Czechia@CZE"


def test_interest_and_order_are_stages_not_one_event() -> None:
    a, b = article(A), article(B)
    x = a.report("transfer:interest", "Czechia wants the Trovão", DEAL, items=[("Trovão",)], status="wanted")
    y = b.report("transfer:order", "Czechia has ordered the Trovão", DEAL, items=[("Trovão",)])
    assert not Made(a, b).one(x, y)


def test_what_lasts_needs_no_date() -> None:
    assert same(
        "transfer:interest",
        {"items": [("Trovão",)], "status": "wanted"},
        {"items": [("Trovão",)], "status": "wanted"},
        parties=DEAL,
        published="2024-09-01",
    )
    sanction = "actor=Portugal@PRT, target=Czechia@CZE"
    assert same(
        "sanction:in_force",
        {"quote": "the embargo on Czechia"},
        {"when": "1999/.."},
        parties=sanction,
        published="2025-01-01",
    )
    assert not same("sanction:in_force", {}, {"parties": "target=Czechia@CZE"}, parties=sanction)


def test_deliveries_need_a_time() -> None:
    goods: dict[str, object] = {"items": [("Trovão",)]}
    assert same("transfer:delivery", dict(goods), dict(goods), parties=DEAL)
    assert not same("transfer:delivery", dict(goods), dict(goods), parties=DEAL, published="2025-03-07")


def test_statements_need_the_same_words() -> None:
    speech = "speaker=Ana Silva@PRT, addressee=Czechia@CZE"
    said = "Czechia is a friend whose word we have never had cause to doubt"
    assert same("statement/praise", {"quote": said}, {"quote": f"Silva: {said}, as ever"}, parties=speech)
    assert not same(
        "statement/praise",
        {"quote": said},
        {"quote": "we value the talks with our Czech partners highly"},
        parties=speech,
    )


def test_a_denial_is_in_the_event_that_it_denies() -> None:
    told: dict[str, object] = {"items": [("Trovão", 12)]}
    denied: dict[str, object] = {"items": [("Trovão",)], "status": "negated", "quote": "no Trovão was ever delivered"}
    assert same("transfer:delivery", told, denied, parties=DEAL)


def test_a_vague_account_joins_only_when_one_happening_fits() -> None:
    def told(*days: str) -> list[bool]:
        a, c = article(A), article("Gamma")
        first = [
            a.report(
                "agreement:signed",
                f"they signed on {d}",
                BOTH,
                when=d,
                instrument=f"{word} accord",
                chain=[f"Source {d}"],
            )
            for d, word in zip(days, ("fishing", "customs"), strict=False)
        ]
        vague = c.report("agreement:signed", "an accord was signed", BOTH, when="2024-03", instrument="accord")
        made = Made(a, c)
        return [made.one(vague, x) for x in first]

    assert told("2024-03-05") == [True]
    assert told("2024-03-05", "2024-03-25") == [False, False]


def test_states_alone_do_not_make_two_meetings_one() -> None:
    assert not same("meeting", {"when": "2024-03-05"}, {"when": "2024-03-05"}, parties=BOTH)


def test_ids_and_what_leads_to_them() -> None:
    a, b = article(A), article(B)
    x, y = (
        a.report("meeting", "they met", TALKS, when="2024-03-05"),
        b.report("meeting", "they met at noon", TALKS, when="2024-03-05"),
    )
    made = Made(a, b)
    (event,) = made.result.events
    assert event.id == min(x, y).replace("rep_", "evt_")
    assert event.reports == tuple(sorted((x, y)))
    assert {made.result.resolve[r.replace("rep_", "evt_")] for r in (x, y)} == {event.id}


def test_people_can_part_and_join_events() -> None:
    a, b = article(A), article(B)
    x, y = (
        a.report("meeting", "they met", TALKS, when="2024-03-05"),
        b.report("meeting", "they sat down", TALKS, when="2024-03-05"),
    )
    ids = [i.replace("rep_", "evt_") for i in (x, y)]
    assert Made(a, b).one(x, y)
    assert not Made(a, b, judgements=[Judgement("different", *ids)]).one(x, y)
    c = article("Gamma", "2021")
    z = c.report("meeting", "an earlier one", TALKS, when="2021")
    assert Made(a, c, judgements=[Judgement("same", ids[0], z.replace("rep_", "evt_"))]).one(x, z)


def test_fields_are_ordered_by_support() -> None:
    a, b, c = article(A), article(B), article("Gamma")
    for art, day in ((a, "2024-03-05"), (b, "2024-03-05"), (c, "2024-03")):
        report = art.report("meeting/talks", f"{art.outlet} has it that they met", TALKS, when=day)
    event = Made(a, b, c).event(report)
    assert [(v.value, len(v.origins)) for v in event.fields["when"]] == [("2024-03-05", 2), ("2024-03", 1)]
    assert [len(v.reports) for v in event.fields["participants"]] == [3, 3]
    assert event.kind == "talks"


def test_stages_make_a_history() -> None:
    a = article(A)
    report = a.report("transfer:order", "an order was placed", DEAL, items=[("Trovão",)], when="2024-02")
    (rung,) = Made(a).event(report).stage_history
    assert (rung.stage, rung.when, rung.origins) == ("order", "2024-02", (A,))


@pytest.mark.parametrize("kind", ["cooperation", "honour", "presence", "force"])
def test_without_a_kind_nothing_joins(kind: str) -> None:
    a, b = article(A), article(B)
    role = "actor=Portugal@PRT, target=Czechia@CZE" if kind == "force" else "actor=Portugal@PRT, host=Czechia@CZE"
    told = [x.report(kind, f"as {x.outlet} tells", role, when="2024-03-05") for x in (a, b)]
    assert not Made(a, b).one(*told)


def test_a_visit_begins_and_ends() -> None:
    visit = "visitor=Ana Silva@PRT, host=Czechia@CZE"
    a, b = article(A, "2024-03-05"), article(B, "2024-03-08")
    x = a.report("visit/official", "Silva began a visit", visit, when="2024-03-05")
    y = b.report("visit/official", "Silva ended her visit", visit, when="2024-03-08")
    made = Made(a, b)
    assert made.one(x, y)
    assert made.conflicts() == []


def test_an_offer_is_one_whatever_its_status() -> None:
    goods: dict[str, object] = {"items": [("Trovão", 24)]}
    assert same("transfer:offer", {**goods, "status": "wanted"}, {**goods, "status": "planned"}, parties=DEAL)


def test_three_accounts_that_each_tell_a_part() -> None:
    a, b, c = article(A), article(B), article("Gamma")
    first = a.report(
        "agreement:signed", "they signed on Tuesday", BOTH, when="2024-03-05", where="Lisbon", instrument="pact"
    )
    second = b.report("agreement:signed", "a pact signed in March", BOTH, when="2024-03", instrument="pact")
    third = c.report("agreement:signed", "the pact signed in Lisbon", BOTH, where="Lisbon", instrument="pact")
    assert Made(a, b, c).one(first, second, third)


def test_kinds_that_sources_use_for_one_thing() -> None:
    a, b = article(A), article(B)
    x = a.report("cooperation/training", "soldiers train in Lisbon", BOTH, when="2024-03-05", where="Lisbon@PRT")
    y = b.report("cooperation/exercise", "the drill in Lisbon", BOTH, when="2024-03-05", where="Lisbon@PRT")
    z = b.report("cooperation/production", "they build boats in Lisbon", BOTH, when="2024-03-05", where="Lisbon@PRT")
    made = Made(a, b)
    assert made.one(x, y)
    assert not made.one(x, z)


def test_of_several_stages_a_denial_is_of_the_nearest() -> None:
    a, b, c = article(A), article(B), article("Gamma")
    goods = [("Trovão",)]
    came = a.report("transfer:delivery", "the Trovão came", DEAL, items=goods)
    flown = b.report("transfer:in_service", "they fly the Trovão", DEAL, items=goods, status="ongoing")
    no = c.report("transfer:order", "it never bought the Trovão", DEAL, items=goods, status="negated")
    made = Made(a, b, c)
    assert made.one(came, no)
    assert not made.one(came, flown)


def test_two_bans_of_one_week() -> None:
    parties = "actor=Portugal@PRT, target=Czechia@CZE"
    a, b, c = article(A), article(B), article("Gamma")
    oil = a.report("sanction:imposed", "Portugal banned imports of Czech seed oil", parties)
    fish = b.report("sanction:imposed", "Portugal imposed a ban on carp from Czech ponds", parties)
    same = c.report("sanction:imposed", "the ban on imports of seed oil that Lisbon imposed", parties)
    made = Made(a, b, c)
    assert made.one(oil, same)
    assert not made.one(oil, fish)
