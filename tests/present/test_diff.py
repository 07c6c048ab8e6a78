"""What is new: between two ledgers, and since a day."""

from communique.model import Event, Judgement
from communique.present.diff import Change, Told, changes, followed, without
from tests.reconcile.test_judgements import delivery
from tests.reconcile.world import Article, Made


def of(made: Made) -> Told:
    return Told(made.result.events, made.result.conflicts)


def between(before: Made, now: Made) -> list[tuple[str, str]]:
    return [(c.what, type(c.record).__name__) for c in listed(before, now)]


def listed(before: Made, now: Made) -> list[Change]:
    return list(changes(of(before), of(now), followed(before.result.resolve, now.result.resolve)))


def visit(outlet: str, when: str | None = None) -> Article:
    article = Article(outlet, "2024-05-12")
    article.person("Rosa Quispe", "PER", "President")
    article.entity("state", "Kenya", "KEN")
    where = {"when": when} if when else {}
    parties = "visitor=Rosa Quispe@PER, host=Kenya@KEN"
    article.report("visit/state", "President Rosa Quispe of Peru visited Kenya", parties, **where)
    return article


def test_the_same_is_no_change_and_one_more_report_is_none() -> None:
    (a, _), (b, _) = delivery("Lima Post", "2024-05-10", 12), delivery("Cusco Post", "2024-05-10", 12)
    assert between(Made(a), Made(a)) == between(Made(a), Made(a, b)) == []


def test_new_and_gone_events() -> None:
    (a, _), b = delivery("Lima Post", "2024-05-10", 12), visit("Nairobi Mail")
    assert between(Made(a), Made(a, b)) == [("new", "Event")]
    assert between(Made(a, b), Made(a)) == [("gone", "Event")]


def test_fields_that_changed_and_a_conflict_that_came_up() -> None:
    (a, x), (b, _) = delivery("Lima Post", "2024-05-10", 12), delivery("Nairobi Mail", "2024-05-10", 14)
    changed, new = listed(Made(a), Made(a, b))
    assert (changed.what, changed.before) == ("changed", (x.replace("rep_", "evt_"),))
    assert list(changed.fields) == ["items"]
    assert [v["quantity"] for v in changed.fields["items"].came] == [14]
    assert (new.what, type(new.record).__name__) == ("new", "Conflict")
    assert between(Made(a, b), Made(a)) == [("changed", "Event"), ("settled", "Conflict")]


def test_a_date_that_leads_in_place_of_another() -> None:
    a, b, c = visit("Lima Post"), visit("Nairobi Mail", "2024-05-10"), visit("Cusco Post", "2024-05-10")
    (first,) = listed(Made(a), Made(a, b))
    assert (first.fields["when"].led, first.fields["when"].leads) == (None, "2024-05-10")
    assert between(Made(a, b), Made(a, b, c)) == []


def test_events_that_people_part_and_join() -> None:
    (a, x), (b, y) = delivery("Lima Post", "2024-05-10", 12), delivery("Cusco Post", "2024-05-10", 12)
    one, two = Made(a, b), Made(a, b, judgements=[Judgement("different", x, y)])
    assert between(one, two) == [("split", "Event"), ("split", "Event")]
    (merged,) = listed(two, one)
    assert (merged.what, merged.before) == ("merged", tuple(sorted(i.replace("rep_", "evt_") for i in (x, y))))


def test_what_is_told_without_some_articles() -> None:
    (a, x), (b, y) = delivery("Lima Post", "2024-05-10", 12), delivery("Nairobi Mail", "2024-05-10", 14)
    c = visit("Cusco Post")
    now = of(Made(a, b, c))
    before = without(now, {b.id, c.id}, {y, c.reports[0].id})
    (event,) = before.events
    assert (event.reports, [o.name for o in event.origins]) == ((x,), ["Lima Post"])
    assert [v.value["quantity"] for v in event.fields["items"]] == [12]
    assert before.conflicts == ()
    what = [(c.what, type(c.record)) for c in changes(before, now)]
    assert sorted(w for w, kind in what if kind is Event) == ["changed", "new"]
    assert len(what) == 3
