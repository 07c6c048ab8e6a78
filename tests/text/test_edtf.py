"""EDTF strings: what they span, whether they agree, how they read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.text import edtf


@pytest.mark.parametrize(
    ("value", "first", "last", "words"),
    [
        ("2023-06-28", date(2023, 6, 28), date(2023, 6, 28), "28 June 2023"),
        ("2023-06", date(2023, 6, 1), date(2023, 6, 30), "June 2023"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "2023"),
        ("2023-07~", date(2023, 7, 1), date(2023, 7, 31), "about July 2023"),
        ("2023?", date(2023, 1, 1), date(2023, 12, 31), "perhaps 2023"),
        ("196X", date(1960, 1, 1), date(1969, 12, 31), "the 1960s"),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31), "the 19th century"),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31), "the 21st century"),
        ("2021-21", date(2021, 3, 1), date(2021, 5, 31), "spring 2021"),
        ("2021-22", date(2021, 6, 1), date(2021, 8, 31), "summer 2021"),
        ("2021-24", date(2021, 1, 1), date(2022, 2, 28), "winter 2021"),
        ("2022-33", date(2022, 1, 1), date(2022, 3, 31), "first quarter of 2022"),
        ("2022-37", date(2022, 1, 1), date(2022, 4, 30), "early 2022"),
        ("2022-39", date(2022, 9, 1), date(2022, 12, 31), "late 2022"),
        ("2022-41", date(2022, 7, 1), date(2022, 12, 31), "second half of 2022"),
        ("1962/..", date(1962, 1, 1), None, "since 1962"),
        ("../2024", None, date(2024, 12, 31), "until 2024"),
        ("2023-06-20/2023-07-01", date(2023, 6, 20), date(2023, 7, 1), "20 June to 1 July 2023"),
        ("2023-06-20/2023-06-25", date(2023, 6, 20), date(2023, 6, 25), "20 to 25 June 2023"),
        ("2019/2021", date(2019, 1, 1), date(2021, 12, 31), "2019 to 2021"),
        ("[2023-05-06,2023-06-05]", date(2023, 5, 6), date(2023, 6, 5), "6 May 2023 or 5 June 2023"),
    ],
)
def test_a_date_has_bounds_and_words(value: str, first: date | None, last: date | None, words: str) -> None:
    assert edtf.is_valid(value)
    assert edtf.bounds(value) == (first, last)
    assert edtf.humanize(value) == words


@pytest.mark.parametrize(
    "value",
    ["", "soon", "2023-13", "2023-02-30", "2023-6", "../..", "2023/2021", "[]", "[2023", "2023/", "2023-42", "196X-05",
     "2019/2020/2021", "[2023,x]", "0000"],
)  # fmt: skip
def test_what_is_no_date_says_so(value: str) -> None:
    assert not edtf.is_valid(value)
    assert edtf.bounds(value) == (None, None)
    assert not edtf.compatible(value, "2023")
    assert not edtf.is_single(value)


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("2023-06", "2023-06-28", True),
        ("2023-07", "2023-06-28", False),
        ("2023-07~", "2023-06-28", True),
        ("2023-07~", "2023-03", False),
        ("2023~", "2024-02", True),
        ("2023-06-28~", "2023-06-30", True),
        ("2023-06-28~", "2023-07-30", False),
        ("1962/..", "2024", True),
        ("1962/..", "1961", False),
        ("../2024", "2025-01", False),
        ("[2023-05-06,2023-06-05]", "2023-05-20", False),
        ("[2023-05-06,2023-06-05]", "2023-06", True),
        ("2021-24", "2021-01-15", True),
        ("2021-24", "2021-07", False),
        (None, "2023", True),
        ("2023", None, True),
    ],
)
def test_dates_agree_where_they_may_be_one_moment(a: str | None, b: str | None, agree: bool) -> None:
    assert edtf.compatible(a, b) is agree
    assert edtf.compatible(b, a) is agree


def test_dates_sort_by_their_beginning_the_vaguer_first_and_the_unknown_last() -> None:
    ordered = ["../1959", "1962/..", "196X", "2023", "2023-06", "2023-06-28", "2023-07~", None]
    ordered[1], ordered[2] = ordered[2], ordered[1]
    assert sorted(reversed(ordered), key=edtf.sort_key) == ordered


def test_the_undated_reads_as_such_and_what_is_no_date_as_it_stands() -> None:
    assert edtf.humanize(None) == "undated"
    assert edtf.humanize("one day") == "one day"


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_taken(a: str, b: str) -> None:
    edtf.bounds(a), edtf.humanize(a), edtf.sort_key(a), edtf.is_single(a)
    assert edtf.compatible(a, b) == edtf.compatible(b, a)


@given(st.dates(min_value=date(1500, 1, 1)), st.dates(min_value=date(1500, 1, 1)))
def test_a_day_is_within_its_month_and_year(a: date, b: date) -> None:
    day = a.isoformat()
    assert edtf.bounds(day) == (a, a)
    assert edtf.compatible(day, day[:7]) and edtf.compatible(day, day[:4])
    assert edtf.compatible(day, b.isoformat()) == (a == b)
