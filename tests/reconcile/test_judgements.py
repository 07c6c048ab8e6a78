"""What people decide: the latest holds, people may disagree, values lead or come last."""

from communique.model import Judgement
from communique.reconcile.judgements import disagreements, pairs
from tests.reconcile.world import Article, Made


def delivery(outlet: str, day: str, number: int) -> tuple[Article, str]:
    article = Article(outlet, "2024-05-12")
    article.entity("state", "Peru", "PER")
    article.entity("state", "Kenya", "KEN")
    article.entity("equipment", "Condor-3")
    quote = f"Peru delivered {number} Condor-3 drones to Kenya on day {day}, {outlet} wrote"
    parties = "supplier=Peru@PER, recipient=Kenya@KEN"
    report = article.report("transfer:delivery", quote, parties, items=[("Condor-3", number)], when=day)
    return article, report


def test_the_latest_of_one_person_holds() -> None:
    rows = [
        Judgement("same", "ent_a", "ent_b", who="Ana", when="2024-01-01"),
        Judgement("different", "ent_b", "ent_a", who="Ana", when="2024-01-02"),
    ]
    assert pairs(rows, "same") == pairs(rows[::-1], "same") == []
    assert pairs(rows, "different") == [("ent_a", "ent_b")]
    assert pairs([*rows, Judgement("unsure", "ent_a", "ent_b", who="Ana", when="2024-01-03")], "different") == []
    assert disagreements(rows) == []


def test_an_event_and_its_report_are_one_matter() -> None:
    rows = [Judgement("same", "evt_a", "rep_b"), Judgement("different", "rep_a", "evt_b")]
    assert pairs(rows, "same") == []
    assert pairs(rows, "different") == [("rep_a", "rep_b")]


def test_people_who_disagree_are_told_and_the_two_stay_apart() -> None:
    rows = [Judgement("same", "ent_a", "ent_b", who="Ana"), Judgement("different", "ent_a", "ent_b", who="Ben")]
    assert pairs(rows, "same") == []
    assert pairs(rows, "different") == [("ent_a", "ent_b")]
    (said,) = disagreements(rows)
    assert "Ana says same, Ben says different" in said and "stay apart" in said
    assert disagreements([rows[0], Judgement("unsure", "ent_a", "ent_b", who="Ben")]) == []


def test_judgements_that_cannot_all_hold_are_told() -> None:
    rows = [
        Judgement("same", "ent_a", "ent_b", when="2024-01-01"),
        Judgement("same", "ent_b", "ent_c", when="2024-01-02"),
        Judgement("different", "ent_a", "ent_c", when="2024-01-03"),
    ]
    (said,) = disagreements(rows)
    assert "ent_a and ent_b the same, ent_b and ent_c the same, ent_a and ent_c different" in said
    a, b, c = (Article(name, text=f"Text of {name}.") for name in "ABC")
    ids = [x.person(n, "ISL") for x, n in ((a, "Jon Arason"), (b, "Sigrun Palsdottir"), (c, "Gisli Bodvarsson"))]
    names = dict(zip(("ent_a", "ent_b", "ent_c"), ids, strict=True))
    given = [Judgement(j.verdict, names[j.a], names[str(j.b)], when=j.when) for j in rows]
    made, turned = Made(a, b, c, judgements=given), Made(c, a, b, judgements=given[::-1])
    assert made.one(ids[0], ids[1]) and not made.one(ids[0], ids[2]) and not made.one(ids[1], ids[2])
    assert made.result == turned.result


def test_a_value_judged_wrong_comes_last_and_contradicts_nothing() -> None:
    (a, x), (b, y) = delivery("Lima Post", "2024-05-10", 12), delivery("Nairobi Mail", "2024-05-10", 14)
    before = Made(a, b)
    assert before.one(x, y)
    assert before.conflicts() == [("quantity", "value", {12, 14})]
    wrong = Judgement("wrong", y, field="quantity", value="14")
    made = Made(a, b, judgements=[wrong])
    assert made.conflicts() == []
    items = made.event(x).fields["items"]
    assert [(v.value["quantity"], v.judged) for v in items] == [(12, None), (14, "wrong")]
    assert Made(a, b, judgements=[wrong, Judgement("right", y, field="quantity", value="14.0", who="Ben")]).conflicts()


def test_a_value_judged_right_leads() -> None:
    articles = [delivery("Lima Post", "2024-05-10", 12), delivery("Cusco Post", "2024-05-10", 12)]
    articles += [delivery("Nairobi Mail", "2024-05-10", 14)]
    (a, x), (b, _), (c, _) = articles
    assert [v.value["quantity"] for v in Made(a, b, c).event(x).fields["items"]] == [12, 14]
    made = Made(a, b, c, judgements=[Judgement("right", x, field="quantity", value="14")])
    assert [v.value["quantity"] for v in made.event(x).fields["items"]] == [14, 12]
    (conflict,) = made.result.conflicts
    assert [s.value for s in conflict.sides] == [14, 12]


def test_a_claim_judged_wrong_contradicts_nothing() -> None:
    a, b = Article("Lima Post"), Article("Nairobi Mail")
    things = [article.entity("equipment", "Condor-3") for article in (a, b)]
    a.claim("Condor-3", "range", 300, "km")
    b.claim("Condor-3", "range", 500, "km")
    assert len(Made(a, b).result.conflicts) == 1
    assert Made(a, b, judgements=[Judgement("wrong", things[1], field="range", value="500")]).conflicts() == []


def test_a_judgement_on_what_is_not_there_does_nothing() -> None:
    a, _ = delivery("Lima Post", "2024-05-10", 12)
    rows = [Judgement("same", "ent_0", "ent_1"), Judgement("wrong", "rep_0", field="when", value="2024")]
    assert Made(a, judgements=rows).result == Made(a).result
