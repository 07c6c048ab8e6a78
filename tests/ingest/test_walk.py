"""Files, folders and standard input: what comes, in which order, and what is skipped and why."""

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.errors import InputError
from communique.ingest import REASONS, Skipped, ingest
from communique.model import Document
from tests.ingest.helpers import BODY, one, skip, taken

HEAD = "<html><head><title>Talks on the strait</title></head>"
PAGE = f"{HEAD}<body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>"


def test_a_folder_of_every_kind_in_sorted_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(BODY + "two")
    (tmp_path / "b" / "10.md").write_text(BODY + "ten")
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": BODY + "c1"}) + "\n" + json.dumps({"text": BODY + "c2"}))
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(json.dumps({"html": PAGE, "path": "own"}).encode()))
    (tmp_path / "e.txt.gz").write_bytes(gzip.compress((BODY + "e").encode()))
    (tmp_path / ".hidden.txt").write_text(BODY)
    documents, skips = taken(tmp_path)
    assert not skips
    assert [str(d.path).removeprefix(f"{tmp_path}/") for d in documents] == [
        "a.html", "b/10.md", "b/2.txt", "c.jsonl:1", "c.jsonl:2", "own", "e.txt.gz",
    ]  # fmt: skip


def test_what_cannot_be_read_is_skipped_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "d.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    (tmp_path / "e.txt").write_text("  \n \t\n")
    (tmp_path / "f.txt").write_text(BODY)
    documents, skips = taken(tmp_path, tmp_path / "nowhere")
    assert [d.path for d in documents] == [str(tmp_path / "f.txt")]
    assert [s.reason for s in skips] == ["empty", "binary", "unsupported", "no_text", "empty", "missing"]
    for skipped in skips:
        assert skipped.path in skipped.message and skipped.message.endswith(".") and "\n" not in skipped.message


def test_a_broken_line_costs_only_itself(tmp_path: Path) -> None:
    lines = [json.dumps({"text": BODY + str(i)}).encode() for i in range(4)]
    lines[1:1] = [b'{"text": "half', b"[1, 2]", b"", json.dumps({"title": "no text"}).encode(), b'{"text": 7}']
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    documents, skips = taken(tmp_path / "a.jsonl")
    assert len(documents) == 4 and documents[1].path == f"{tmp_path}/a.jsonl:7"
    assert [(s.where, s.reason) for s in skips] == [
        ("line 2", "broken_json"), ("line 3", "broken_json"), ("line 5", "no_text_field"), ("line 6", "no_text_field"),
    ]  # fmt: skip


def test_a_truncated_archive_gives_what_came_before(tmp_path: Path) -> None:
    noise = [{"text": BODY + os.urandom(2_000).hex()} for _ in range(50)]
    whole = gzip.compress("\n".join(map(json.dumps, noise)).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "b.jsonl.gz").write_bytes(whole[:200] + b"\xff" * 40 + whole[240:])
    documents, skips = taken(tmp_path / "a.jsonl.gz")
    assert 15 <= len(documents) < 50 and [s.reason for s in skips] == ["truncated"]
    assert [s.reason for s in taken(tmp_path / "b.jsonl.gz")[1]][-1] == "truncated"


def test_a_refused_file_and_a_refused_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b.txt").write_text(BODY)
    (tmp_path / "c.txt").write_text(BODY)
    scan, opened = os.scandir, open

    def refused_scan(path: str) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("a"):
            raise PermissionError(13, "Permission denied")
        return scan(path)  # type: ignore[return-value]

    def refused_open(path: str, *args: str) -> io.IOBase:
        if str(path).endswith("b.txt"):
            raise PermissionError(13, "Permission denied")
        if str(path).endswith("c.txt"):
            raise OSError(5, "Input/output error")
        return opened(path, *args)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("communique.ingest.walk.os.scandir", refused_scan)
    monkeypatch.setattr("builtins.open", refused_open)
    documents, skips = taken(tmp_path)
    assert not documents
    assert [(s.reason, Path(s.path).name) for s in skips] == [
        ("permission", "a"), ("permission", "b.txt"), ("unreadable", "c.txt"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (BODY.encode(), 1),
        (json.dumps({"text": BODY}).encode() + b"\n" + json.dumps({"text": BODY + "2"}).encode(), 2),
        (b"\xef\xbb\xbf" + json.dumps({"text": BODY}).encode(), 1),
        (gzip.compress(json.dumps({"text": BODY}).encode()), 1),
        (("<!DOCTYPE html>\n" + PAGE).encode(), 1),
    ],
)
def test_standard_input_of_any_format(data: bytes, count: int) -> None:
    met = list(ingest(["-"], stdin=io.BytesIO(data)))
    assert len(met) == count and all(isinstance(m, Document) and m.text.startswith("The foreign") for m in met)


def test_nothing_on_standard_input() -> None:
    (skipped,) = ingest(["-"], stdin=io.BytesIO(b""))
    assert isinstance(skipped, Skipped) and skipped.reason == "empty"


def test_a_named_file_without_an_extension_is_told_by_its_content(tmp_path: Path) -> None:
    assert one(tmp_path / "feed", json.dumps({"text": BODY})).path == f"{tmp_path}/feed:1"


def test_what_is_given_fills_only_what_is_lacking(tmp_path: Path) -> None:
    bare = one(tmp_path / "a.txt", BODY, outlet="Selwyn Echo", published="3 July 2024")
    assert (bare.outlet, bare.published, bare.published_basis) == ("Selwyn Echo", "2024-07-03", "given")
    line = json.dumps({"text": BODY, "outlet": "Vantor Times", "published": "2023-01-02T23:30:00-05:00"})
    said = one(tmp_path / "a.jsonl", line, outlet="Selwyn Echo", published="2024-07-03")
    assert (said.outlet, said.published, said.published_basis) == ("Vantor Times", "2023-01-02", "metadata")


def test_a_given_day_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(InputError, match="2024-07-03"):
        ingest([], published="soon")


def test_front_matter_is_read_and_is_no_text(tmp_path: Path) -> None:
    head = (
        "---\ntitle: Talks on the strait\nauthor: [Ada Moss, Ben Roe]\ndate: 2024-07-03\nurl: https://x.test/1\n---\n"
    )
    document = one(tmp_path / "a.md", head + "## A *quiet* visit\n\n" + BODY + "\nSee [the map](https://x.test/map).")
    assert document.title == "Talks on the strait" and document.byline == "Ada Moss, Ben Roe"
    assert (document.published, document.published_basis, document.url) == (
        "2024-07-03",
        "metadata",
        "https://x.test/1",
    )
    assert document.text.startswith("A quiet visit\n\nThe foreign") and document.text.endswith("See the map.")


@pytest.mark.parametrize("head", ["---\na: &x [1]\ntitle: *x\n---\n", "---\ntitle: [\n---\n", "---\n- a: 1\n---\n"])
def test_front_matter_that_is_none_stays_text(tmp_path: Path, head: str) -> None:
    assert one(tmp_path / "a.txt", head + BODY).text.startswith(head.split("\n")[1])


def test_a_page_keeps_its_title_beside_its_text(tmp_path: Path) -> None:
    page = PAGE.replace("<article>", "<article><h1>Talks on the strait</h1>")
    document = one(tmp_path / "a.html", page.replace("<head>", '<head><meta name="author" content="Ada Moss">'))
    assert document.title == "Talks on the strait" and document.byline == "Ada Moss"
    assert document.text.startswith("The foreign minister")


def test_the_same_text_of_one_outlet_is_one_document_and_of_another_another(tmp_path: Path) -> None:
    lines = [{"text": BODY, "outlet": o, "path": str(i)} for i, o in enumerate(["Echo", "Echo", "Times"])]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    ids = [d.id for d in taken(tmp_path)[0]]
    assert ids[0] == ids[1] != ids[2]


def test_ids_are_the_same_in_another_process(tmp_path: Path) -> None:
    document = one(tmp_path / "a.txt", BODY)
    code = "import sys; from communique.ingest import ingest; print(next(ingest(sys.argv[1:])).id)"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == document.id


def test_a_link_to_itself_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(BODY)
    first, second = ingest([tmp_path])
    assert isinstance(first, Skipped) and first.reason == "unreadable" and "a.txt can't be read" in first.message
    assert isinstance(second, Document)


def test_a_link_that_goes_round_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "round").symlink_to(tmp_path)
    assert len(taken(tmp_path)[0]) == 1


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_what_is_too_large_says_so(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.ingest.formats.LARGEST", 50_000)
    monkeypatch.setattr("communique.ingest.jsonl.LONGEST_LINE", 50_000)
    large = json.dumps({"text": "word " * 20_000}) if name == "a.jsonl" else "word " * 20_000
    assert skip(tmp_path / name, large.encode()).reason == "too_large"


def test_a_line_that_is_too_long_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.ingest.jsonl.LONGEST_LINE", 10_000)
    lines = [{"text": BODY + "a"}, {"text": "x" * 25_000}, {"text": BODY + "b"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    documents, skips = taken(tmp_path)
    assert [d.path for d in documents] == [f"{tmp_path}/a.jsonl:1", f"{tmp_path}/a.jsonl:3"]
    assert [(s.where, s.reason) for s in skips] == [("line 2", "too_large")]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_fifty_megabytes_of_one_line(tmp_path: Path, name: str) -> None:
    assert skip(tmp_path / name, b"a word " * 7_500_000).reason in ("too_large", "broken_json")


def test_reasons_are_a_closed_list() -> None:
    with pytest.raises(ValueError, match="no reason"):
        Skipped("a", "", "whim", "")
    assert "empty" in REASONS
