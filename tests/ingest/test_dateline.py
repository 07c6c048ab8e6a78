"""Datelines in the manners of the press, and lines that only look like one."""

import pytest

from communique.ingest.dateline import Dateline, day_line, find, glued, parse, signed
from communique.ingest.dates import day_in_address, to_edtf


@pytest.mark.parametrize(
    ("line", "place", "published", "outlet"),
    [
        ("NAIROBI (Kestrel) – The", "NAIROBI", None, "Kestrel"),
        ("VIENNA, May 5, 2023 (APA) — Delegates", "VIENNA", "2023-05-05", "APA"),
        ("YEREVAN, 3 July (Armenpress) - The", "YEREVAN", None, "Armenpress"),
        ("ASTANA, July 3. /Kazinform/. The", "ASTANA", None, "Kazinform"),
        ("HANOI, July 3 (VNA) -- The", "HANOI", None, "VNA"),
        ("Lima, Jul 3 (Andina) The president", "Lima", None, "Andina"),
        ("Quito, 12 de julio de 2023 (EFE).- El", "Quito", "2023-07-12", "EFE"),
        ("New Delhi [India], July 3 (ANI): India", "New Delhi", None, "ANI"),
        ("PRAGUE/BERLIN, Oct 2 (Reuters) - The", "PRAGUE/BERLIN", None, "Reuters"),
        ("July 3 (Reuters) - The", None, None, "Reuters"),
        ("Muscat, ONA – The", "Muscat", None, None),
        ("Tehran, IRNA – The", "Tehran", None, "IRNA"),
        ("9Days, Lusaka, 4 July 2024 — A", "Lusaka", "2024-07-04", "9Days"),
        ("Lusaka, Zambia, July 3, 2024 – The", "Lusaka", "2024-07-03", None),
        ("QUITO, 5 May 2021, El Faro – The", "QUITO", "2021-05-05", "El Faro"),
        ("Phnom Penh (FN), July 3 – The", "Phnom Penh", None, "FN"),
        ("DODOMA – Tanzania's foreign", "DODOMA", None, None),
        ("MANILA, Philippines — The", "MANILA", None, None),
        ("RIYADH: Saudi", "RIYADH", None, None),
    ],
)
def test_datelines(line: str, place: str | None, published: str | None, outlet: str | None) -> None:
    found = parse(line)
    assert (found or Dateline()) == Dateline(place, published, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE - The talks were put off", "FACT SHEET - Aid", "The minister (Reuters) - said", "Russia – which has",
        "Peru — the neighbour — said", "Prime Minister Ann Lee (left) visited", "Two (2) ships", "MINISTER: Thank you",
        "On 8 September 2015, Lee made the following remark:", "F-16 (AP) - no", "", "—", "(2024) –", "May 3 – the day",
        "Vienna-based officials said", "Ann Lee – who was there – left",
    ],
)  # fmt: skip
def test_what_is_no_dateline(line: str) -> None:
    assert parse(line) is None


def test_it_stands_among_the_first_lines() -> None:
    assert find("A title\n\nBy Ann Lee\n\nA caption\n\nACCRA (GNA) – The ship").place == "ACCRA"
    assert find("\n\n".join(["A line"] * 40 + ["ACCRA (GNA) – The ship"])) == Dateline()


def test_glued() -> None:
    assert glued("GNA biggerGNA, Accra, 4 July 2024 — The") == len("GNA bigger")
    assert glued("The ship at the quayACCRA (GNA) – The") == len("The ship at the quay")
    assert glued("The kW rating (2024) of the McCoy – a boat") == 0
    assert glued("GNA, Accra, 4 July 2024 — The iPhone, Accra, 4 July 2024 —") == 0


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Saturday, January 11, 2020", "2020-01-11"), ("Published: 3 July 2024", "2024-07-03"),
        ("Posted on July 3, 2024 10:15 am", "2024-07-03"), ("03.07.2024", "2024-07-03"),
        ("2024-07-03 14:00", "2024-07-03"),
        ("Port Echo, 11 May 2024", "2024-05-11"), ("In July 2024 the ship sailed", None), ("July 3", None),
        ("On July 3, 2024 the ship sailed from the port", None), ("31 February 2024", None),
    ],
)  # fmt: skip
def test_a_line_that_is_a_day(line: str, day: str | None) -> None:
    assert day_line(f"A title\n\n{line}\n\nThe text.") == day


def test_an_outlet_that_signs_with_the_day() -> None:
    assert signed("A title\n\nPort Echo, 11 May 2024\n\nThe text.") == "Port Echo"
    assert signed("A title\n\nAccra, 11 May 2024\n\nThe text.") is None


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2024-07-03", "2024-07-03"), ("2024-07-03T23:59:59+02:00", "2024-07-03"), ("20240703T101500Z", "2024-07-03"),
        ("2024-07", "2024-07"), ("2024", "2024"), (2024, "2024"), ("July 3, 2024", "2024-07-03"),
        ("Wed, 03 Jul 2024 10:00:00 GMT", "2024-07-03"), ("3 de julio de 2024", "2024-07-03"),
        ("3rd Sept. 2024", "2024-09-03"),
        ("yesterday", None), ("2024-13-01", None), ("31.02.2024", None), ("", None), (None, None), (True, None),
        ("3 May", None), ("07/03/2024", None), ("99999999", None),
    ],
)  # fmt: skip
def test_dates(value: object, edtf: str | None) -> None:
    assert to_edtf(value) == edtf


def test_a_day_in_an_address() -> None:
    assert day_in_address("https://x.test/news/2024/07/03/talks/") == "2024-07-03"
    assert day_in_address("https://x.test/20240703-talks") == "2024-07-03"
    assert day_in_address("https://x.test/2024/07/talks") is None and day_in_address(None) is None
