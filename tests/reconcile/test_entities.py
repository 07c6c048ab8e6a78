"""The same person, body or thing across articles; and never two as one."""

import pytest

from communique.reconcile import Judgement
from tests.reconcile.world import Article, Made


def two(kind: str, a: tuple[str, str | None], b: tuple[str, str | None]) -> bool:
    """Whether two names in two articles come to one."""
    one, other = Article("Alpha Post"), Article("Beta Times")
    x, y = one.entity(kind, *a), other.entity(kind, *b)
    return Made(one, other).one(x, y)


ONE = [
    ("person", ("Víctor Jrenin", "BLR"), ("Viktor Khrenin", "BLR")),
    ("person", ("Виктор Хренин", "BLR"), ("Viktor Khrenin", None)),
    ("person", ("Álvaro López Miera", "CUB"), ("Lopez Miera", "CUB")),
    ("person", ("Manuel Marrero Cruz", "CUB"), ("Manuel Marrero", "CUB")),
    ("person", ("Vladimir Putin", "RUS"), ("Putin", None)),
    ("state", ("Cuba", "CUB"), ("Republic of Cuba", "CUB")),
    ("body", ("Ministry of Defense of Peru", "PER"), ("Peruvian Defence Ministry", "PER")),
    ("body", ("Ghanaian military", "GHA"), ("Armed Forces of Ghana", None)),
    ("body", ("Chadian oil ministry", "TCD"), ("Ministry of Oil of Chad", "TCD")),
    ("body", ("Ministry of Railways", "LAO"), ("Laotian railway ministry", "LAO")),
    ("body", ("energy ministry", "TCD"), ("Ministry of Energy and Mines", "TCD")),
    ("body", ("NATO", None), ("NATO", None)),
    ("media", ("BelTA", "BLR"), ("Belta", None)),
    ("company", ("Minsk Tractor Works", "BLR"), ("Minsk Tractor Works", None)),
    ("equipment", ("Polonez", "BLR"), ("Polonez-M", "CHN")),
    ("vessel", ("Viktor Leonov SSV-175", "RUS"), ("Viktor Leonov", None)),
    ("place", ("Havana port", "CUB"), ("port of Havana", "CUB")),
    ("group", ("Wagner", None), ("Wagner mercenary group", "RUS")),
    ("person", ("VIKTOR KHRENIN", "BLR"), ("Khrenin, Viktor", "BLR")),
    ("person", ("V. Khrenin", "BLR"), ("Viktor Gennadievich Khrenin", "BLR")),
    ("person", ("Aleksandr Lukashenko", "BLR"), ("Alyaksandr Lukashenka", "BLR")),
    ("person", ("Александр Лукашенко", "BLR"), ("Alexander Lukashenko", None)),
    ("person", ("JOSEPH R. BIDEN, JR.", "USA"), ("Joe Biden", "USA")),
    ("person", ("Рэджеп Таййип Эрдоган", "TUR"), ("Recep Tayyip Erdoğan", "TUR")),
    ("person", ("Mohammed bin Salman", "SAU"), ("Muhammad bin Salman", "SAU")),
    ("person", ("KIM Jong Un", "PRK"), ("Kim Jong-un", "PRK")),
    ("person", ("Kenji Takamori", "JPN"), ("Kendzi Takamori", "JPN")),
    ("media", ("Prensa Latina", "CUB"), ("PRENSA LATINA news agency", None)),
    ("company", ("Minsk Tractor Works", "BLR"), ("MTZ", None)),
    ("company", ("Minsk Tractor Works", "BLR"), ("Minsk Tractor Plant", "BLR")),
    ("company", ("Kama Automobile Plant", "RUS"), ("Kama Automobile Factory", "RUS")),
    ("body", ("Eurasian Economic Union", None), ("EAEU", None)),
    ("equipment", ("MiG-29", "RUS"), ("MIG 29SMT", None)),
    ("body", ("U.S. Environmental Protection Agency", "USA"), ("Environmental Protection Agency", "USA")),
    (
        "body",
        ("Cuban Institute of Friendship with the Peoples", "CUB"),
        ("Institute of Friendship with the Peoples", "CUB"),
    ),
    ("place", ("Kyiv", "UKR"), ("Kiev", "UKR")),
    ("place", ("Hanover", "DEU"), ("Hannover", "DEU")),
]
TWO = [
    ("person", ("Viktor Khrenin", "BLR"), ("Viktor Khrunov", "BLR")),
    ("person", ("Raúl Castro", "CUB"), ("Fidel Castro", "CUB")),
    ("person", ("Ivan Petrov", "RUS"), ("Ivan Petrov", "BGR")),
    ("person", ("Ahmad Karimi Sr.", "IRN"), ("Ahmad Karimi Jr.", "IRN")),
    ("body", ("Ministry of Defence", "PER"), ("Ministry of Defence", "CHL")),
    ("body", ("Ministry of Defence", None), ("Ministry of Defence", None)),
    ("body", ("Ministry of Oil", "TCD"), ("Ministry of Oil", "GAB")),
    ("body", ("ministry", "TCD"), ("Ministry of Oil", "TCD")),
    ("body", ("Chadian oil ministry", "TCD"), ("Chadian health ministry", "TCD")),
    ("group", ("a source in the Chadian oil ministry", "TCD"), ("a source in the Chadian oil ministry", "TCD")),
    ("body", ("Cuban Army", "CUB"), ("Cuban Navy", "CUB")),
    ("group", ("Russian delegation", "RUS"), ("Russian delegation", "RUS")),
    ("equipment", ("S-300", "RUS"), ("S-400", "RUS")),
    ("equipment", ("short-range missiles", "RUS"), ("short-range missiles", "RUS")),
    ("place", ("Santa Cruz", "BOL"), ("Santa Cruz", "PHL")),
    ("place", ("Minsk", "BLR"), ("Pinsk", "BLR")),
    ("person", ("B.A.", None), ("B.A.", None)),
    ("person", ("Board Nominee", "USA"), ("Board Nominee", "USA")),
    ("person", ("S. Ivanov", "RUS"), ("I. Ivanov", "RUS")),
    ("person", ("Brian Dale", "USA"), ("Brian D. Quint", "USA")),
    ("group", ("Coalition", None), ("Coalition", None)),
    ("company", ("Minsk Tractor Works", "BLR"), ("MAZ", "BLR")),
    ("company", ("Minsk Tractor Works", "BLR"), ("MTZ", "RUS")),
]


@pytest.mark.parametrize(("kind", "a", "b"), ONE)
def test_one(kind: str, a: tuple[str, str | None], b: tuple[str, str | None]) -> None:
    assert two(kind, a, b)


@pytest.mark.parametrize(("kind", "a", "b"), TWO)
def test_two(kind: str, a: tuple[str, str | None], b: tuple[str, str | None]) -> None:
    assert not two(kind, a, b)


def test_ministries_of_the_parts_are_not_that_of_the_whole() -> None:
    a, b, c = Article("Alpha Post"), Article("Beta Times"), Article("Gamma")
    trade, industry, both = (
        x.entity("body", f"{what} of Chad", "TCD")
        for x, what in ((a, "Trade Ministry"), (b, "Ministry of Industry"), (c, "Ministry of Trade and Industry"))
    )
    made = Made(a, b, c)
    assert not made.one(trade, both)
    assert not made.one(industry, both)


def test_a_name_that_fits_two_people_joins_neither() -> None:
    a, b, c = Article("Alpha Post"), Article("Beta Times"), Article("Gamma")
    ruz, espin, short = (
        a.person("Juan Castro Ruz", "CUB"),
        b.person("Juan Castro Espín", "CUB"),
        c.person("Juan Castro", "CUB"),
    )
    made = Made(a, b, c)
    assert not made.one(ruz, espin)
    assert not made.one(ruz, short)
    assert not made.one(espin, short)


def test_a_surname_with_two_bearers_waits_for_the_post() -> None:
    a, b, c, d = (Article(name) for name in ("Alpha Post", "Beta Times", "Gamma", "Delta"))
    defence = a.person("Sergei Ivanov", "RUS", "Defence Minister")
    trade = b.person("Oleg Ivanov", "RUS", "Trade Minister")
    bare = c.person("Ivanov", "RUS")
    posted = d.person("Ivanov", "RUS", "minister of defence")
    made = Made(a, b, c, d)
    assert made.one(defence, posted)
    assert not made.one(defence, bare)
    assert not made.one(trade, bare)


def test_a_surname_with_another_post_is_another() -> None:
    a, b = Article("Alpha Post"), Article("Beta Times")
    full, lone = a.person("Sergei Ivanov", "RUS", "Defence Minister"), b.person("Ivanov", "RUS", "Foreign Minister")
    assert not Made(a, b).one(full, lone)


def test_a_name_without_its_accents_is_the_same_name() -> None:
    a, b = Article("Alpha"), Article("Beta")
    x, y = a.person("Željko Šarić", "HRV"), b.person("Zeljko Saric", "HRV")
    assert Made(a, b).one(x, y)


def test_a_near_spelling_needs_the_same_post() -> None:
    for post, same in (("Foreign Minister", True), ("Governor", False), (None, False)):
        a, b = Article("Alpha Post"), Article("Beta Times")
        x, y = a.person("Tariq Mansoor", "KWT", "Foreign Minister"), b.person("Tareq Mansoor", "KWT", post)
        assert Made(a, b).one(x, y) is same


def test_an_abbreviation_joins_the_name_it_was_seen_with() -> None:
    a, b = Article("Alpha Post"), Article("Beta Times")
    works, short = a.entity("company", "Minsk Tractor Works", "BLR", "MTZ"), b.entity("company", "MTZ")
    assert Made(a, b).one(works, short)


def test_initials_are_those_of_a_name_of_the_same_kind() -> None:
    a, b = Article("Alpha Post"), Article("Beta Times")
    request, outlet = a.entity("body", "Request for Foreign Information"), b.entity("media", "RFI", "FRA")
    assert not Made(a, b).one(request, outlet)


def test_an_abbreviation_goes_to_the_body_far_more_often_named() -> None:
    many = [Article(f"Paper {n}") for n in range(12)]
    often = [a.entity("body", "Port Guild of Iquitos", "PER", "PGI") for a in many]
    few, short = [Article(f"Wire {n}") for n in range(2)], Article("Alpha Post")
    rare = [a.entity("body", "Public Grain Institute", "PER", "PGI") for a in few]
    alone = short.entity("body", "PGI", "PER")
    assert Made(*many, *few, short).one(alone, often[0])
    assert not Made(*many, *few, short).one(alone, rare[0])
    assert not Made(*many[:4], *few, short).one(alone, often[0])


def test_a_body_of_many_states_is_no_one_s() -> None:
    a, b = Article("Alpha Post"), Article("Beta Times")
    a.entity("body", "NATO", "GBR")
    b.entity("body", "NATO", "GBR")
    (entity,) = Made(a, b).result.entities
    assert entity.country is None


def test_two_heads_of_state_of_one_surname_are_two() -> None:
    pairs = [
        ("George H. W. Bush", "George W. Bush", "USA"), ("Hafez al-Assad", "Bashar al-Assad", "SYR"),
        ("Kim Jong-il", "Kim Jong-un", "PRK"), ("Heydar Aliyev", "Ilham Aliyev", "AZE"),
        ("Jomo Kenyatta", "Uhuru Kenyatta", "KEN"), ("Fidel Castro Ruz", "Raúl Castro Ruz", "CUB"),
    ]  # fmt: skip
    for first, second, state in pairs:
        a, b = Article("Alpha Post"), Article("Beta Times")
        one, other = a.person(first, state, "President"), b.person(second, state, "President")
        assert not Made(a, b).one(one, other), (first, second)


def test_a_ministry_is_not_its_minister() -> None:
    a = Article("Alpha Post")
    body, person = a.entity("body", "Defence Ministry", "PER"), a.person("Defence Minister", "PER")
    assert not Made(a).one(body, person)


def test_the_merged_record() -> None:
    a, b, c = Article("Alpha Post"), Article("Beta Times"), Article("Gamma")
    ids = [
        a.person("Álvaro López Miera", "CUB", "Minister"),
        b.person("Alvaro Lopez Miera", "CUB", "minister", "Lopez Miera"),
        c.person("López Miera", "CUB", "General"),
    ]
    (entity,) = [e for e in Made(a, b, c).result.entities if e.kind == "person"]
    assert entity.id == min(ids)
    assert entity.name == "Álvaro López Miera"
    assert set(entity.aliases) == {"Álvaro López Miera", "Alvaro Lopez Miera", "Lopez Miera", "López Miera"}
    assert entity.documents == tuple(sorted({a.id, b.id, c.id}))
    assert [r.title for r in entity.roles] == ["General", "Minister"]


def test_judgements_decide() -> None:
    a, b = Article("Alpha Post"), Article("Beta Times")
    x, y = a.person("Ivan Petrov", "RUS"), b.person("Iván Petrov", "RUS")
    assert Made(a, b).one(x, y)
    assert not Made(a, b, judgements=[Judgement("different", y, x)]).one(x, y)
    c, d = Article("Alpha Post"), Article("Beta Times")
    p, q = c.person("Ivan Petrov", "RUS"), d.person("Vanya", "RUS")
    assert not Made(c, d).one(p, q)
    assert Made(c, d, judgements=[Judgement("same", p, q)]).one(p, q)
