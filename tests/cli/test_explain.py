"""`communique explain`: of a record in a ledger, of a sentence, and of what it can't explain."""

import re
from pathlib import Path

import pytest

from communique.ledger import Ledger
from communique.model import Document, document_id, sha256
from communique.read.reader import read_document
from tests.cli.conftest import Run, screens
from tests.ledger import sample

TEXT = (
    "Zambia may sell two Kestrel howitzers to Peru in June 2023, Laos said. The price was not disclosed.\n\n"
    "The Kestrel has a range of up to 40 km."
)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with one article that was really read."""
    path = tmp_path_factory.mktemp("explain") / "real.db"
    document = Document(
        id=document_id(TEXT, outlet="Weekly Post", url=None, path=None), sha256=sha256(TEXT), text=TEXT,
        outlet="Weekly Post", published="2023-06-02", published_basis="given", language="en",
    )  # fmt: skip
    with Ledger(path, create=True, reconcile=sample.reconcile) as ledger:
        ledger.append(read_document(document))
        ledger.refresh()
    return path


def ids(run: Run, place: Path, prefix: str) -> list[str]:
    return re.findall(rf'"id": ?"({prefix}_[0-9a-f]+)"', run("export", "-l", place).out)


def test_a_report(run: Run, real: Path) -> None:
    (id,) = [i for i in ids(run, real, "rep")]
    done = run("explain", id[:12], "-l", real)
    assert done.code == 0
    for words in ("Weekly Post, 2023-06-02", "transfer.sell", "sell, a verb", "[subject]", "“may”", "╰─ "):
        assert words in done.out
    assert re.search(r"^supplier +Zambia \(ZMB\)", done.out, re.MULTILINE)
    assert "\x1b" not in done.out


@pytest.mark.parametrize(("prefix", "words"), [("att", "range"), ("wit", "says it was not said")])
def test_an_attribute_and_a_withheld_note(run: Run, real: Path, prefix: str, words: str) -> None:
    for id in ids(run, real, prefix):
        assert words in run("explain", id, "-l", real).out
    assert ids(run, real, prefix)


def test_what_cannot_be_explained(run: Run, real: Path, place: Path, tmp_path: Path) -> None:
    document = ids(run, real, "doc")[0]
    for arguments, code, words in (
        (("explain", document, "-l", real), 2, "none of what can be explained"),
        (("explain", "Peru paid Laos.", "--json"), 2, "explained in words"),
        (("explain", "rep_ffffffffffffffff", "-l", real), 2, "rep_ffff"),
        (("explain", "rep_00", "-l", tmp_path / "none.db"), 1, "no ledger"),
        (("explain", " "), 2, "nothing to explain"),
        (("explain", "Peru paid Laos.", "--published", "soon"), 2, "no date"),
    ):
        done = run(*arguments)
        assert (done.code, done.out) == (code, "")
        assert words in done.err and len(done.err.splitlines()) == 1


def test_a_record_that_this_version_does_not_read(run: Run, place: Path) -> None:
    done = run("explain", ids(run, place, "rep")[0], "-l", place)
    assert done.code == 1
    assert "read the article again" in done.err


def test_a_sentence(run: Run) -> None:
    done = run("explain", "Zambia sold howitzers to Peru on Monday.", "--published", "2024-07-04")
    assert "transfer · sale" in done.out and "2024-07-01" in done.out
    nothing = run("explain", "It rained. Zambia gave a lecture.")
    assert nothing.code == 0
    assert "Nothing came of “It rained.”" in nothing.out
    assert "no word of it is a cue of any frame" in nothing.out
    assert "transfer.give  ← no item is named" in nothing.out


@pytest.mark.parametrize("text", ["!", "\N{PILE OF POO} \u202e", "rep", "a " * 3000, "\ud800", "“", "0", "doc_xyz"])
def test_any_text_is_no_fault(run: Run, text: str) -> None:
    assert run("explain", text).code == 0


def test_on_a_narrow_screen_no_line_is_too_long() -> None:
    text = "In Suva, the presidents of Laos and Fiji denied that they had agreed to sell rifles to Nepal in the presence of a group of officials of the ministry of defence of Peru."  # noqa: E501
    screens(40, ["explain", text])
