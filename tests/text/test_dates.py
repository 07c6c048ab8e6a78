"""Date expressions in sentences of our own, against a publication on Thursday 4 July 2024."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.text import edtf
from communique.text.date_reckoning import Offset
from communique.text.dates import find_dates, resolve
from tests.examples import examples

THURSDAY = "2024-07-04"
S, R = "stated", "resolved"


def only(text: str, published: str | None = THURSDAY, tense: str = "past") -> tuple[str | None, str | None]:
    found = find_dates(text, published, tense=tense)  # type: ignore[arg-type]
    assert len(found) == 1, found
    assert found[0].text == text[found[0].start : found[0].end]
    return found[0].edtf, found[0].basis


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 28 June 2023.", "2023-06-28"),
        ("They met on June 28, 2023.", "2023-06-28"),
        ("They met on June 28th, 2023.", "2023-06-28"),
        ("They met on the 28th of June 2023.", "2023-06-28"),
        ("They met on 28 June, 2023.", "2023-06-28"),
        ("They met on Wednesday, 28 June 2023.", "2023-06-28"),
        ("They met on Wed. June 28, 2023.", "2023-06-28"),
        ("They met on JUNE 28, 2023.", "2023-06-28"),
        ("They met on 5 Sept. 2022.", "2022-09-05"),
        ("They met on 03-May-2021.", "2021-05-03"),
        ("Signed 2023-06-28.", "2023-06-28"),
        ("Signed on 28/06/2023.", "2023-06-28"),
        ("Signed on 6/28/2023.", "2023-06-28"),
        ("Signed on 05.06.2023.", "2023-06-05"),
        ("Signed on 5/6/2023.", "[2023-05-06,2023-06-05]"),
        ("Signed on 5/5/2023.", "2023-05-05"),
        ("The visit came in July, 2014.", "2014-07"),
        ("The visit came in July of 2014.", "2014-07"),
        ("The visit came in July 2014.", "2014-07"),
        ("It was sealed in 2014.", "2014"),
        ("It was sealed back in 1962.", "1962"),
        ("It was sealed in the year 2000.", "2000"),
        ("A treaty (1979) followed.", "1979"),
        ("It has flown since 1962.", "1962/.."),
        ("It has flown since May 2010.", "2010-05/.."),
        ("It ran until 2024.", "../2024"),
        ("It is due by the end of 2025.", "../2025"),
        ("It is due no later than 2030.", "../2030"),
        ("It was rare before 2019.", "../2019"),
        ("It was common after June 2019.", "2019-06/.."),
        ("It ran from 20 June to 1 July 2023.", "2023-06-20/2023-07-01"),
        ("It ran from June 20 to July 1, 2023.", "2023-06-20/2023-07-01"),
        ("It ran from 28 December 2022 to 3 January 2023.", "2022-12-28/2023-01-03"),
        ("It ran June 20-25, 2023.", "2023-06-20/2023-06-25"),
        ("It ran on 20–25 June 2023.", "2023-06-20/2023-06-25"),
        ("It ran on 20 and 21 June 2023.", "2023-06-20/2023-06-21"),
        ("It fell between 2019 and 2021.", "2019/2021"),
        ("It fell between May 3 and June 7, 2022.", "2022-05-03/2022-06-07"),
        ("It ran from 2014 to 2016.", "2014/2016"),
        ("It ran from 2014–2016.", "2014/2016"),
        ("It ran 2014-2016.", "2014/2016"),
        ("It ran in 2021/22.", "2021/2022"),
        ("It ran from November 2022 to March 2023.", "2022-11/2023-03"),
        ("It was in June or July 2023.", "[2023-06,2023-07]"),
        ("It was in 2019 or 2020.", "[2019,2020]"),
        ("It began in the summer of 2021.", "2021-22"),
        ("It began in spring 2021.", "2021-21"),
        ("It began in the winter of 2021-22.", "2021-24"),
        ("Trade rose in the first half of 2022.", "2022-40"),
        ("Trade rose in the second half of 2022.", "2022-41"),
        ("Trade rose in the third quarter of 2023.", "2023-35"),
        ("Trade rose in Q3 2023.", "2023-35"),
        ("Trade rose in Q1 of 2023.", "2023-33"),
        ("Trade rose in early 2022.", "2022-37"),
        ("Trade rose in mid-2022.", "2022-38"),
        ("Trade rose in late 2022.", "2022-39"),
        ("Trade rose early in 2022.", "2022-37"),
        ("Trade rose at the end of 2022.", "2022-39"),
        ("Trade rose in early June 2022.", "2022-06"),
        ("It ran from early 2022 to late 2023.", "2022-37/2023-39"),
        ("Advisers came in the 1960s.", "196X"),
        ("Advisers came in the early 1990s.", "199X"),
        ("Borders were drawn in the 19th century.", "18XX"),
        ("Funds were set aside in FY 2023.", "2023"),
        ("It was built around 2015.", "2015~"),
        ("It was built circa 1910.", "1910~"),
        ("It came on or about 5 May 2022.", "2022-05-05~"),
        ("It came two weeks before 9 May 2023.", "2023-04-25~"),
        ("It came the day after 9 May 2023.", "2023-05-10"),
    ],
)
def test_what_is_stated_needs_no_publication_date(text: str, value: str) -> None:
    counted = "before 9" in text or "after 9" in text  # a distance from a stated date is reckoned
    assert only(text, None) == (value, R if counted else S)
    assert only(text) == (value, R if counted else S)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on June 28.", "2024-06-28"),
        ("They met on 28 June.", "2024-06-28"),
        ("They met on the 28th of June.", "2024-06-28"),
        ("They met on Nov. 5.", "2023-11-05"),
        ("They met on July 4.", "2024-07-04"),
        ("They met on Wednesday, July 3.", "2024-07-03"),
        ("They met on July 5.", "2023-07-05"),
        ("They met on June 28 last year.", "2023-06-28"),
        ("They met from June 20 to July 1.", "2024-06-20/2024-07-01"),
        ("They met on the 28th.", "2024-06-28"),
        ("They met last January.", "2024-01"),
        ("They met last July.", "2023-07"),
        ("They met in July.", "2024-07"),
        ("They met in August.", "2023-08"),
        ("They met in June last year.", "2023-06"),
        ("They met in June of this year.", "2024-06"),
        ("They have met since March.", "2024-03/.."),
        ("It ran from December to March.", "2023-12/2024-03"),
        ("The June summit failed.", "2024-06"),
        ("This Wednesday, they met.", "2024-07-03"),
        ("They met on Wednesday.", "2024-07-03"),
        ("They met Thursday.", "2024-07-04"),
        ("They met on Friday.", "2024-06-28"),
        ("They met on Tuesday evening.", "2024-07-02"),
        ("They met last Thursday.", "2024-06-27"),
        ("They meet next Tuesday.", "2024-07-09"),
        ("They met on Tuesday last week.", "2024-06-25"),
        ("They met from Monday to Wednesday.", "2024-07-01/2024-07-03"),
        ("They met yesterday.", "2024-07-03"),
        ("They met today.", "2024-07-04"),
        ("They met earlier today.", "2024-07-04"),
        ("They met this morning.", "2024-07-04"),
        ("They meet tomorrow.", "2024-07-05"),
        ("They met the day before yesterday.", "2024-07-02"),
        ("They met last night.", "2024-07-03"),
        ("They met last week.", "2024-06-24/2024-06-30"),
        ("They met earlier this week.", "2024-07-01/2024-07-07"),
        ("They met last month.", "2024-06"),
        ("They met later this month.", "2024-07"),
        ("They met last year.", "2023"),
        ("They met early last year.", "2023-37"),
        ("They meet early next year.", "2025-37"),
        ("They met at the end of last year.", "2023-39"),
        ("They meet next month.", "2024-08"),
        ("They met over the weekend.", "2024-06-29/2024-06-30"),
        ("They met last summer.", "2023-22"),
        ("They met in the spring.", "2024-21"),
        ("They met in the second quarter of last year.", "2023-34"),
        ("They met 10 days ago.", "2024-06-24"),
        ("They met two days ago.", "2024-07-02"),
        ("They met two weeks ago.", "2024-06-20~"),
        ("They met six months ago.", "2024-01~"),
        ("They met a year ago.", "2023~"),
        ("They met twenty-two years ago.", "2002~"),
        ("They met half a year ago.", "2024-01~"),
        ("They met 48 hours ago.", "2024-07-02"),
        ("They met over the past six months.", "2024-01/2024-07"),
        ("They meet over the next two years.", "2024/2026"),
    ],
)
def test_what_is_relative_is_resolved_from_the_publication_date_and_null_without(text: str, value: str) -> None:
    assert only(text) == (value, R)
    assert only(text, None) == (None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They will meet on Tuesday.", "2024-07-09"),
        ("They will meet on Thursday.", "2024-07-04"),
        ("They will meet on June 28.", "2025-06-28"),
        ("They will meet on 12 July.", "2024-07-12"),
        ("They will meet in May.", "2025-05"),
        ("They will meet in October.", "2024-10"),
        ("They will meet this weekend.", "2024-07-06/2024-07-07"),
        ("They will meet in two weeks.", "2024-07-18~"),
        ("They will meet in the spring.", "2025-21"),
        ("The talks are set for Friday.", "2024-07-05"),
        ("They will meet on the 3rd.", "2024-08-03"),
    ],
)
def test_what_is_to_come_is_looked_for_ahead(text: str, value: str) -> None:
    assert only(text, tense="future") == (value, R)


def test_a_day_that_no_year_has_is_none() -> None:
    assert [d.edtf for d in find_dates("5/6/2023 June 31", None)][-1] is None


def test_an_open_tense_takes_the_day_that_is_close_ahead() -> None:
    assert only("The summit of 12 July nears.", tense="open") == ("2024-07-12", R)
    assert only("The summit of 12 May is over.", tense="open") == ("2024-05-12", R)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("They met in March.", "2024-07", "2024-03"),
        ("They met last year.", "2024", "2023"),
        ("They met on Tuesday.", "2024-07", None),
        ("They met last month.", "2024", None),
        ("They met today.", "2024-07-04T22:15:00Z", "2024-07-04"),
        ("They met today.", "not a date", None),
    ],
)
def test_a_coarse_publication_date_resolves_only_what_it_can(text: str, published: str, value: str | None) -> None:
    assert only(text, published)[0] == value


@pytest.mark.parametrize(
    ("text", "number", "unit", "of"),
    [
        ("It was signed six months earlier.", -6, "month", "discourse"),
        ("It was signed three days later.", 3, "day", "discourse"),
        ("It was signed two weeks before the parade.", -2, "week", "event"),
        ("It was signed the day before the parade.", -1, "day", "event"),
        ("It was signed the day after.", 1, "day", "discourse"),
        ("It was signed a year after the war.", 1, "year", "event"),
        ("It was signed on the same day.", 0, "day", "discourse"),
        ("It was signed that year.", 0, "year", "discourse"),
        ("It was signed the following month.", 1, "month", "discourse"),
        ("It was signed the previous week.", -1, "week", "discourse"),
        ("It was signed on the eve of the summit.", -1, "day", "event"),
    ],
)
def test_a_distance_waits_for_the_date_it_is_counted_from(text: str, number: int, unit: str, of: str) -> None:
    (found,) = find_dates(text, THURSDAY)
    assert found.edtf is None and found.basis is None and found.offset is not None
    assert (found.offset.number, found.offset.unit, found.offset.of) == (number, unit, of)


@pytest.mark.parametrize(
    ("offset", "anchor", "value"),
    [
        (Offset(-6, "month", True), "2024-01", "2023-07~"),
        (Offset(-6, "month", True), "2024-01-15", "2023-07~"),
        (Offset(-6, "month", True), "2024", None),
        (Offset(-1, "day"), "2023-05-09", "2023-05-08"),
        (Offset(-1, "day"), "2023-05", None),
        (Offset(0, "day"), "2023-05-09", "2023-05-09"),
        (Offset(0, "year"), "2023-05-09", "2023"),
        (Offset(0, "day"), "2023-05", "2023-05"),
        (Offset(1, "month"), "2023-12-30", "2024-01"),
        (Offset(1, "week"), "2024-07-04", "2024-07-08/2024-07-14"),
        (Offset(2, "year", True), "1962", "1964~"),
        (Offset(3, "day"), None, None),
        (Offset(10**9, "year"), "2023", None),
    ],
)
def test_a_distance_is_counted_from_its_anchor(offset: Offset, anchor: str | None, value: str | None) -> None:
    assert offset.apply(anchor) == value
    (expression,) = find_dates("three days later", None)
    assert resolve(expression, "2023-05-09").edtf == "2023-05-12"


@pytest.mark.parametrize(
    "text",
    ["Recently, they met.", "It has been so for years.", "It may come in the near future.",
     "Relations froze in recent years.", "It came just days after the vote.", "They met several months ago."],
)  # fmt: skip
def test_vague_words_are_kept_without_a_date(text: str) -> None:
    assert only(text) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "They marked the 80th anniversary.", "A Boeing 737 landed.", "It was an 11-day visit.",
        "They spoke for two hours.",
        "Over 2000 tractors were sold.", "Some 1960 soldiers took part.", "Aid reached 2014 villages.",
        "It may be so; march on.", "Jan Novak met May Smith.", "April Jones spoke.", "He is 45 years old.",
        "Bloody Sunday was recalled.", "Shops close on Good Friday.",
        "Resolution 2231 was cited.", "They paid $2023 a tonne.", "It flies at 1962.5 km/h.", "The 2,020 men left.",
        "They will fall in line.", "It rose by 20 percent.", "The Su-2020 flew.", "Room 2019-A was used.", "",
    ],
)  # fmt: skip
def test_numbers_ages_and_names_are_no_dates(text: str) -> None:
    assert [e for e in find_dates(text, THURSDAY) if e.relation != "names"] == []


def test_a_plan_for_a_year_and_a_budget_are_marked_as_no_date_of_a_happening() -> None:
    (plan,) = find_dates("They agreed on a plan for bilateral events for 2024.", THURSDAY)
    assert plan.relation == "for"
    (budget,) = find_dates("They passed the 2024 budget.", THURSDAY)
    assert budget.relation == "names" and budget.text == "2024"
    (meeting,) = find_dates("The meeting scheduled for 2026 matters.", THURSDAY)
    assert meeting.relation == "at"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It was settled at the June 28 talks.", "June 28", "2024-06-28"),
        ("It was settled at their May 2021 summit.", "May 2021", "2021-05"),
        ("It built on the April summit.", "April", "2024-04"),
    ],
)
def test_a_day_or_month_before_its_noun_names_it(text: str, words: str, value: str) -> None:
    (found,) = find_dates(text, THURSDAY)
    assert (found.text, found.relation, found.edtf) == (words, "names", value)


def test_a_date_lends_its_year_to_the_next() -> None:
    found = find_dates("He came on 3 May 2021, spoke on 5 May and left in June.", THURSDAY)
    assert [(e.edtf, e.basis) for e in found] == [("2021-05-03", S), ("2021-05-05", R), ("2021-06", R)]


def test_several_dates_keep_apart_and_in_order() -> None:
    found = find_dates("He came in 2019 and 2021, and again last year.", THURSDAY)
    assert [e.edtf for e in found] == ["2019", "2021", "2023"]


VOCABULARY = """
on in the from to between and or since until by early late mid- of last next this month week
year day days Monday June May 28 31 2023 1962 5/6/2023 2024-01-02 ago earlier later before after two six half quarter
first 1960s summer today yesterday for about same following parade , . – ( ) 's FY Q3 century 19th
weekend past years eve"""
WORDS = st.lists(st.sampled_from(sorted(set(VOCABULARY.split()))), max_size=12).map(" ".join)
TENSES = st.sampled_from(["past", "future", "open"])
PUBLISHED = st.one_of(st.none(), st.text(max_size=12), st.dates().map(str))


@examples(300)
@given(st.text(), PUBLISHED, TENSES)
def test_any_text_gives_valid_dates_at_valid_offsets(text: str, published: str | None, tense: str) -> None:
    check(text, published, tense)


@examples(500)
@given(WORDS, PUBLISHED, TENSES)
def test_any_run_of_date_words_gives_valid_dates_at_valid_offsets(text: str, published: str | None, tense: str) -> None:
    check(text, published, tense)


def check(text: str, published: str | None, tense: str) -> None:
    at = 0
    for found in find_dates(text, published, tense=tense):  # type: ignore[arg-type]
        assert at <= found.start <= found.core < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        assert found.edtf is None or edtf.is_valid(found.edtf)
        assert (found.basis is None) == (found.edtf is None)
        assert resolve(found, "2023-05-09").edtf is None or edtf.is_valid(str(resolve(found, "2023-05-09").edtf))
        at = found.end
