"""Who wrote, translated and first published an article, its genre and its language."""

import json
from pathlib import Path

import pytest

from communique.ingest.credit import author_in_title, byline, headline, letterhead, site, translator, via
from communique.ingest.language import code, detect
from tests.ingest.helpers import BODY, one


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Statement by Foreign Minister Ann Lee on the Strait", "Ann Lee"),
        ("Statement by Minister of Foreign Affairs Luis Mora at the United Nations", "Luis Mora"),
        ("Statement by the High Commissioner/Vice-President Frida Moe the events in Lund", "Frida Moe"),
        ("Readout from Press Secretary Ann-Marie Lee-Roe on the Call", "Ann-Marie Lee-Roe"),
        ("Statement by President John Q. Roe, Jr. on Trade", "John Q. Roe, Jr."),
        ("Remarks by Luiz Inácio da Costa at the summit", "Luiz Inácio da Costa"),
        ("Statement by President Roe", "Roe"), ("Message from King Olaf VI to the nation", "Olaf VI"),
        ("Joint Statement by the Leaders of the Strait States", None), ("Statement by the Ministry of Trade", None),
        ("Readout of President Roe's Call with President Lee", None), ("Letter from Lund: barley and ice", None),
        ("Ministers meet in Lund", None), (None, None),
    ],
)  # fmt: skip
def test_a_title_names_its_author(title: str | None, name: str | None) -> None:
    assert author_in_title(title) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee", "Ann Lee"), ("By ANN LEE, Staff Writer", "Ann Lee"), ("Por Ana María Pérez", "Ana María Pérez"),
        ("By Ann Lee and Ben Roe", "Ann Lee and Ben Roe"), ("By Ann Lee | 3 July 2024", "Ann Lee"),
        ("By Ann Lee in Lund", "Ann Lee"), ("By Monday the two sides had agreed.", None), ("By air and sea", None),
        ("By Reuters", None), ("Bye Bye Lund", None),
    ],
)  # fmt: skip
def test_bylines(line: str, name: str | None) -> None:
    assert byline(f"A title\n\n{line}\n\n{BODY}") == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Translated by Ann Lee", "Ann Lee"), ("(Translated from Spanish by Ann Lee)", "Ann Lee"),
        ("Translation: Ann Lee", "Ann Lee"), ("Traducido por Ana Pérez", "Ana Pérez"),
        ("It was translated by hand.", None),
    ],
)  # fmt: skip
def test_translators(line: str, name: str | None) -> None:
    assert translator(f"{BODY}\n\n{line}") == name


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Via Lund Courier (my translation):", ("Lund Courier", "translates")),
        ("Via the Courier:", ("Courier", "republishes")),
        ("Republished from The Lund Courier", ("Lund Courier", "republishes")),
        ("Republished with permission from Port-Echo", ("Port-Echo", "republishes")),
        ("Originally published by Diario de Lund", ("Diario de Lund", "republishes")),
        ("This article first appeared in Dagblad.", ("Dagblad", "republishes")),
        ("This article was originally published on The Quay. Read the original article.", ("Quay", "republishes")),
        ("Translated from the original in El Faro", ("El Faro", "translates")),
        ("Source: KNA", ("KNA", "republishes")),
        ("(Reuters)", ("Reuters", "republishes")),
        ("— Ghana News Agency", ("Ghana News Agency", "republishes")),
        ("With reporting by Reuters", ("Reuters", "quotes")),
        ("(With inputs from PTI)", ("PTI", "quotes")),
        ("AFP contributed to this report.", ("AFP", "quotes")),
        ("Reporting by Maria Lopez; editing by John Smith", None),
        ("Reporting from Reuters shows that the ship has sailed.", None),
        ("(Lund)", None),
        ("Via Telegram the minister said that the ship had sailed.", None),
        ("Sources: three officials, none of whom was named", None),
        ("Translated from the Portuguese by Ann Lee", None),
        ("The article first appeared harmless to the minister.", None),
    ],
)
def test_what_is_republished(line: str, expected: tuple[str, str] | None) -> None:
    found = [(v.name.removeprefix("The "), v.relation) for v in via(f"{BODY}\n\n{line}", outlet=None, agency=None)]
    assert found == ([expected] if expected else [])


def test_an_agency_after_the_last_sentence_is_republished() -> None:
    found = [(v.name, v.relation) for v in via(f"{BODY} The ship sailed. (TASS)", outlet="Port Echo", agency=None)]
    assert found == [("TASS", "republishes")]
    assert not list(via(f"{BODY} So said the Associated Press (AP)", outlet="Port Echo", agency=None))


def test_an_agency_in_another_outlets_dateline_is_republished(tmp_path: Path) -> None:
    line = {"text": f"ACCRA (GNA) – {BODY}", "outlet": "Port Echo"}
    document = one(tmp_path / "a.jsonl", json.dumps(line))
    assert document.outlet == "Port Echo" and [(v.name, v.relation) for v in document.via] == [("GNA", "republishes")]
    own = one(tmp_path / "b.jsonl", json.dumps(line | {"outlet": "Agence GNA"}))
    assert not own.via


@pytest.mark.parametrize(
    ("first", "is_headline"),
    [
        ("Barley sails for Lund", True), ("Is the strait ‘closed’?", True), ("Barley Sails for Lund in the U.S.", True),
        ("The ship sailed for Lund on Monday.", False), ("ACCRA (GNA) – The ship sailed", False), ("By Ann Lee", False),
        ("Saturday, January 11, 2020", False), ("Republic of Suriname", False), ("Note:", False),
    ],
)  # fmt: skip
def test_headlines(first: str, is_headline: bool) -> None:
    assert (headline(f"{first}\n\n{BODY}") == first) is is_headline


def test_a_single_line_and_a_filled_paragraph_have_no_headline() -> None:
    assert headline("Barley sails for Lund") is None
    assert headline("The minister of trade of the island\nsaid that barley would sail.\n\nMore.") is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Barley sails for Lund | Port Echo", "Port Echo"), ("Barley sails - Lund Daily News", "Lund Daily News"),
        ("Barley sails - TASS", "TASS"), ("Lund praises port for barley - Minister", None), ("Barley sails", None),
        (None, None),
    ],
)  # fmt: skip
def test_a_site_signs_its_title(title: str | None, name: str | None) -> None:
    assert site(title) == name


def test_a_letterhead_is_the_outlet() -> None:
    text = f"Republic of Suriname\nMinistry of Trade, Industry and Tourism\n\nPRESS RELEASE\n\n{BODY}"
    assert letterhead(text) == "Ministry of Trade, Industry and Tourism"
    assert letterhead(f"Ministry of Trade says barley will sail\n\n{BODY}") is None


@pytest.mark.parametrize(
    ("record", "genre"),
    [
        ({"title": "Statement by Minister Ann Lee on the Strait"}, "official"),
        ({"title": "FACT SHEET: Barley and the Strait"}, "official"),
        ({"outlet": "Ministry of Foreign Affairs of Norland"}, "official"),
        ({"url": "https://www.mfa.gov.xx/news/12"}, "official"),
        ({"outlet": "Port Echo"}, "news"),
        ({"title": "Opinion: The strait is ours"}, "commentary"),
        ({"text": "I think my country is wrong. I have said so before, and I'd say it again. I was there.\n" + BODY},
         "commentary"),
        ({"text": BODY + "\nAnn Lee is a columnist. The views expressed are the author's own."}, "commentary"),
        ({"text": "“I think that I am right, and I told my envoy so,” said the minister. " + BODY}, "news"),
        ({"text": "President of the Republic of Norland Ann Lee said that barley would sail. " + BODY}, "official"),
        ({"text": "President of the Republic of Norland Ann Lee said that barley would sail, a newspaper reported."},
         "news"),
        ({"text": "PRESS RELEASE\n\n" + BODY}, "official"),
        ({"text": "Ann and Ben. Barley, ice, herring, and a rope for the boat on the quay of the old port."}, None),
    ],
)  # fmt: skip
def test_genres(tmp_path: Path, record: dict[str, str], genre: str | None) -> None:
    assert one(tmp_path / "a.jsonl", json.dumps({"text": BODY} | record)).genre == genre


def test_languages() -> None:
    assert detect(BODY) == "en"
    assert detect("El ministro llegó ayer a la capital para hablar del precio del trigo con su homólogo.") == "es"
    assert detect("Министр прибыл в столицу и встретился с коллегой.") == "ru"
    assert detect("外交部长昨天抵达首都并会见了他的同行，双方讨论了粮食价格。") == "zh"
    assert detect("Barley sails") is None and detect("") is None


def test_language_tags() -> None:
    assert [code(x) for x in ("en-US", "EN", "eng", "English", "pt_BR", "", None, "klingon")] == [
        "en", "en", "en", "en", "pt", None, None, None,
    ]  # fmt: skip


def test_a_given_language_counts(tmp_path: Path) -> None:
    assert one(tmp_path / "a.jsonl", json.dumps({"text": BODY, "language": "fr-FR"})).language == "fr"
