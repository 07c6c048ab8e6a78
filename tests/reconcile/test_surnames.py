"""Who is meant by a surname alone: post, dates, company and use decide, and in doubt nobody is."""

from collections.abc import Iterable

from tests.reconcile.world import Article, Made

NUMBER = iter(range(10_000))


def article(published: str | None = "2023-05-04") -> Article:
    return Article("Alpha Post", published, slug=str(next(NUMBER)))


def named(number: int, name: str, post: str | None = None, published: str = "2023-05-04") -> list[tuple[Article, str]]:
    """So many articles that name a person in full, each with the id there."""
    made = [article(published) for _ in range(number)]
    return [(a, a.person(name, "PER", post)) for a in made]


def meant(given: Iterable[tuple[Article, str]], surname: str = "Quispe", post: str | None = None,
          published: str = "2023-05-04") -> list[str]:  # fmt: skip
    """The full names that the surname, alone in an article, comes to be one with."""
    people = list(given)
    last = article(published)
    lone = last.person(surname, "PER", post)
    made = Made(*dict.fromkeys([a for a, _ in people]), last)
    (one,) = [e for e in made.result.entities if e.id == made.result.resolve[lone]]
    return [name for name in one.aliases if name != surname]


def test_in_one_post_the_one_named_far_more_often_is_meant() -> None:
    many, few = named(12, "Ada Quispe", "President"), named(2, "Eva Quispe", "President")
    assert meant(many + few, post="President") == ["Ada Quispe"]
    assert meant(many + few, "QUISPE", "PRESIDENT") == ["Ada Quispe"]
    assert meant(named(4, "Ada Quispe", "President") + few, post="President") == []


def test_without_a_post_it_takes_more() -> None:
    assert meant(named(12, "Ada Quispe") + named(2, "Eva Quispe")) == []
    assert meant(named(40, "Ada Quispe") + named(2, "Eva Quispe")) == ["Ada Quispe"]


def test_surnames_with_a_post_count_as_use() -> None:
    posted = [(a, a.person("Quispe", "PER", "President")) for a in (article() for _ in range(30))]
    assert meant([*named(6, "Ada Quispe", "President"), *named(1, "Eva Quispe"), *posted]) == ["Ada Quispe"]


def test_company_is_heeded() -> None:
    people = named(40, "Ada Quispe") + named(1, "Eva Quispe")
    last, eva = people[-1]
    lone = last.person("Quispe", "PER")
    made = Made(*[a for a, _ in people])
    assert not made.one(lone, people[0][1])
    assert not made.one(lone, eva)


def test_of_two_who_held_a_post_the_date_tells() -> None:
    people = named(3, "Ada Quispe", "President", "1991-02-01") + named(3, "Luz Quispe", "President", "2004-02-01")
    assert meant(people, post="President", published="1992-06-01") == ["Ada Quispe"]
    assert meant(people, post="President", published="2003-12-01") == ["Luz Quispe"]
    assert meant(people, post="President", published="1998-01-01") == []


def test_a_later_holder_of_the_post_is_another() -> None:
    people = named(3, "Ada Quispe", "Defence Minister", "1991-02-01")
    assert meant(people, post="Defence Minister", published="1995-06-01") == ["Ada Quispe"]
    assert meant(people, post="Defence Minister", published="2021-06-01") == []


def test_surnames_in_one_post_are_one_until_a_term_parts_them() -> None:
    made = [article(day) for day in ("1991-02-01", "1994-02-01", "2021-02-01")]
    ids = [a.person("Quispe", "PER", "Defence Minister") for a in made]
    assert Made(*made).one(*ids[:2])
    assert not Made(*made).one(*ids)


def test_a_surname_in_a_post_that_no_bearer_holds_is_someone_else_everywhere() -> None:
    made = [article(), article()]
    ids = [a.person("Quispe", "PER", "Defence Minister") for a in made]
    other = named(9, "Ada Quispe", "Trade Minister")
    world = Made(*made, *[a for a, _ in other])
    assert world.one(*ids)
    assert not world.one(ids[0], other[0][1])


def test_a_namesake_in_the_same_post_whose_state_is_misread() -> None:
    many = named(25, "Ada Quispe", "Trade Minister")
    other, another = article(), article()
    misread = other.person("Ada Quispe", "BOL", "Minister of Trade")
    pilot = another.person("Ada Quispe", "CHL", "Pilot")
    made = Made(*[a for a, _ in many], other, another)
    assert made.one(misread, many[0][1])
    assert not made.one(pilot, many[0][1])
    few = named(3, "Ada Quispe", "Trade Minister")
    assert not Made(*[a for a, _ in few], other).one(misread, few[0][1])


def test_a_full_name_of_no_known_state_joins_the_one_far_more_often_named() -> None:
    vague = article()
    unknown = vague.person("Ada Quispe", None)
    many = named(10, "Ada Quispe")
    other = article()
    other.person("Ada Quispe", "BOL")
    assert Made(vague, other, *[a for a, _ in many]).one(unknown, many[0][1])
    assert not Made(vague, other, *[a for a, _ in many[:2]]).one(unknown, many[0][1])
