"""The way from an origin to its articles, as a tree of any size."""

from communique.reconcile.carriers import Carried, Carrier
from communique.web.branches import tree


def carrier(number: int, *relays: str) -> Carrier:
    return Carrier(f"doc_{number}", "Paper", "2024-05-01", None, (f"rep_{number}",), relays, "cites")


def test_articles_hang_on_who_handed_the_origin_on() -> None:
    some = (carrier(1), carrier(2, "Agency"), carrier(3, "Agency", "Radio"), carrier(4, "Television"))
    made = tree(Carried("the ministry", "ent_1", some))
    assert (made.name, made.entity, made.number) == ("the ministry", "ent_1", 4)
    assert [a.document for a in made.articles] == ["doc_1"]
    agency, television = made.branches
    assert (agency.name, agency.number, [a.document for a in agency.articles]) == ("Agency", 2, ["doc_2"])
    assert [(b.name, [a.document for a in b.articles]) for b in agency.branches] == [("Radio", ["doc_3"])]
    assert television.number == 1


def test_none_of_many_articles_is_lost() -> None:
    made = tree(Carried("the ministry", None, tuple(carrier(n, *("Agency",) * (n % 3)) for n in range(300))))
    assert made.number == 300
    assert len(made.articles) == 100 and [b.number for b in made.branches] == [200]
