"""Any encoding; and what a document's text may hold."""

import json
from pathlib import Path

import pytest

from communique.errors import FormatError
from communique.ingest.decode import decode, normalise
from tests.ingest.helpers import BODY, one, taken

RUSSIAN = "Министр иностранных дел прибыл в столицу с рабочим визитом и встретился со своим коллегой. " * 4
SPANISH = "El ministro de Relaciones Exteriores llegó a la capital y se reunió con su homólogo español. Así fue. " * 3
GERMAN = "Der Außenminister traf für Gespräche über die Fährverbindung in der Hauptstadt ein; große Erwartungen. " * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SPANISH, "utf-8"), (SPANISH, "utf-8-sig"), (SPANISH, "utf-16"), (SPANISH, "utf-32"), (SPANISH, "cp1252"),
        (SPANISH, "latin-1"), (SPANISH, "utf-16-le"), (SPANISH, "utf-16-be"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"),
        (RUSSIAN, "utf-16"), (GERMAN, "latin-1"), (GERMAN, "cp1252"),
    ],
)  # fmt: skip
def test_text_in_any_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_page_says_its_encoding() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body>{RUSSIAN}</body></html>'
    assert RUSSIAN in decode(page.encode("cp1251"), html=True)


def test_a_damaged_byte_does_not_change_the_rest() -> None:
    data = SPANISH.encode()
    assert decode(data[:-3] + b"\xff" + data[-3:]).count("\ufffd") == 1
    assert "llegó" in decode(data + "é".encode()[:1])


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 50, b"\x89PNG\r\n\x1a\n", b"%PDF-1.4 text", bytes(range(256)) * 9]
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(FormatError, match="binary"):
        decode(data)


def test_normalised() -> None:
    assert normalise("\ufeffa\r\nb\rc\u2028d\x0be\x00\x07f\n ") == "a\nb\nc\nd\nef"
    assert normalise("Jose\u0301") == "José"
    assert normalise("\ud800 and \ud83d\ude00") == "\ufffd and 😀"


def test_a_surrogate_in_a_json_line_is_stored_as_text(tmp_path: Path) -> None:
    document = one(tmp_path / "a.jsonl", '{"text": ' + json.dumps(BODY)[:-1] + '\\ud83d and \\ud83d\\ude00"}')
    assert document.text.endswith("\ufffd and 😀") and document.text.encode("utf-8")


def test_lines_in_utf_16(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": f"{SPANISH} {i}"}, ensure_ascii=False) for i in range(3))
    (tmp_path / "a.jsonl").write_bytes(lines.encode("utf-16"))
    documents, skips = taken(tmp_path)
    assert not skips and [d.text[-1] for d in documents] == ["0", "1", "2"]
    assert all("llegó" in d.text and d.language == "es" for d in documents)
