"""Roles brought together: one of each title, body, state and tense, with the dates that the words allow."""

from datetime import date

import pytest

from communique.model import Evidence, Role
from communique.reconcile.roles import merged, tense

DAYS = {"doc_1": date(2021, 3, 5), "doc_2": date(2023, 7, 1)}


def role(title: str, document: str = "doc_1", body: str | None = None) -> Role:
    return Role(title, body, "PER", seen=(Evidence(document, 0, len(title), title),))


@pytest.mark.parametrize(
    ("title", "bare", "over"),
    [
        ("then-Senator", "Senator", True), ("the then Minister of Trade", "Minister of Trade", True),
        ("former President", "President", True), ("Ex-Mayor", "Mayor", True),
        ("incoming Governor", "Governor", False), ("Minister", "Minister", None), ("former", "former", None),
        ("Theatre Director", "Theatre Director", None),
    ],
)  # fmt: skip
def test_tense(title: str, bare: str, over: bool | None) -> None:
    assert tense(title) == (bare, over)


def test_a_role_seen_twice_is_one_with_both_places_and_no_dates() -> None:
    (made,) = merged([role("Minister"), role("minister", "doc_2"), role("Minister", "doc_2")], DAYS)
    assert (made.title, made.from_, made.to) == ("Minister", None, None)
    assert [e.document for e in made.seen] == ["doc_1", "doc_2", "doc_2"]


def test_a_former_post_is_over_by_the_first_article_that_says_so_and_apart_from_one_that_is_held() -> None:
    held, over = merged([role("former Minister", "doc_2"), role("then-minister"), role("Minister")], DAYS)
    assert (held.title, held.to) == ("Minister", None)
    assert (over.title, over.from_, over.to) == ("Minister", None, "../2021-03-05")


def test_a_post_to_come_begins_after_the_last_that_says_so() -> None:
    (made,) = merged([role("incoming Mayor"), role("incoming Mayor", "doc_2")], DAYS)
    assert (made.title, made.from_, made.to) == ("Mayor", "2023-07-01/..", None)


def test_without_dates_there_is_none() -> None:
    assert [r.to for r in merged([role("former Mayor", "doc_9")], DAYS)] == [None]


def test_bodies_and_states_keep_roles_apart() -> None:
    made = merged([role("Director", body="Port"), role("Director", body="Mint"), role("Director", body="port")], {})
    assert [(r.title, r.body) for r in made] == [("Director", "Mint"), ("Director", "Port")]
