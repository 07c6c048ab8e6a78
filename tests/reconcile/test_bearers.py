"""Names that contradict one another never come together, by whichever way."""

from communique.reconcile import Judgement
from tests.reconcile.world import Article, Made


def _people(*given: tuple[str, str | None, str | None]) -> tuple[list[Article], list[str]]:
    made = [Article(f"Paper {n}") for n in range(len(given))]
    return made, [a.person(*one) for a, one in zip(made, given, strict=True)]


def test_a_name_without_a_middle_one_does_not_bring_two_together() -> None:
    made, (first, second, short) = _people(
        ("Michael D. Smith", "USA", None), ("Michael S. Smith", None, "Judge"), ("Michael Smith", "USA", "Judge")
    )
    assert not Made(*made).one(first, second)
    assert short in Made(*made).result.resolve


def test_a_given_name_with_an_initial_brings_nobody_together() -> None:
    made, (one, other, short) = _people(
        ("Robert Bork", "USA", "Judge"), ("Robert Behler", "USA", "Judge"), ("Robert B.", None, "Judge")
    )
    assert not Made(*made).one(one, other)
    assert not Made(*made).one(one, short)


def test_a_double_surname_is_not_a_given_name_and_another_surname() -> None:
    made, (full, _, other) = _people(
        ("Karine Jean-Pierre", "USA", "Secretary"), ("Jean-Pierre", "USA", "Secretary"),
        ("Juan Perez-Gimenez", "USA", "Secretary"),
    )  # fmt: skip
    assert not Made(*made).one(full, other)


def test_what_people_said_is_one_can_grow_by_either_name() -> None:
    made, (a, b, c, d) = _people(
        ("Ivan Petrov", "RUS", None), ("Vanya Kuznets", "RUS", None), ("Iván Petrov", "RUS", None),
        ("Vania Kuznets", "RUS", None),
    )  # fmt: skip
    assert Made(*made, judgements=[Judgement("same", a, b)]).one(a, b, c, d)
