"""`list`, `show`, `export`, `import` on the sample."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.model import from_record
from communique.present.exporters import jsonl
from tests.cli.conftest import Run, screens
from tests.ledger import sample

DELIVERY = sample.first().reports[0].id
KINDS = ("events", "reports", "entities", "documents", "conflicts", "withheld")
COUNTS = dict(zip(KINDS, (3, 4, 6, 3, 1, 1), strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_lists(run: Run, place: Path, kind: str) -> None:
    done = run("list", kind, "--ledger", place)
    assert (done.code, done.err) == (0, "")
    heading, *rows = (line.split("\t") for line in done.lines)
    assert heading[0] == "id"
    assert len(rows) == COUNTS[kind]
    assert "\x1b" not in done.out and "─" not in done.out
    jsonl = run("list", kind, "--ledger", place, "--format", "jsonl")
    assert [from_record(json.loads(line)).id for line in jsonl.lines] == [row[0] for row in rows]
    table = list(csv.DictReader(io.StringIO(run("list", kind, "--ledger", place, "--format", "csv").out)))
    assert [row["id"] for row in table] == [row[0] for row in rows]
    assert len(run("list", kind, "--ledger", place, "--limit", "1").lines) == 2


def test_filters(run: Run, place: Path) -> None:
    done = run("list", "reports", "-l", place, "-s", "turkey", "-s", "Zambia", "-t", "transfer", "--until", "2023-05")
    assert [line.split("\t")[0] for line in done.lines[1:]] == [DELIVERY]
    assert "Lusaka Courier → Ministry of Transport" in done.out


def test_events_are_told_by_the_names_of_their_entities(run: Run, place: Path) -> None:
    lines = run("list", "events", "-l", place).lines
    assert [line.split("\t")[4] for line in lines[1:]] == [
        "Türkiye → Republic of Zambia", "Mwila", "Republic of Zambia, Türkiye",  # an article has "sides" for these two
    ]  # fmt: skip


def test_nothing_fits(run: Run, place: Path) -> None:
    done = run("list", "events", "-l", place, "--state", "Malawi")
    assert (done.code, done.out) == (0, "")
    assert done.err == "No events fit.\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("list", "events", "--state", "Zambbia"), "did you mean Zambia"),
        (("list", "reports", "--since", "yesterday"), "is no date"),
        (("list", "reports", "--type", "sale"), "no type of report"),
        (("list", "reports", "--since", "2024", "--until", "2023-05"), "the one is after the other"),
        (("brief", "Zambia", "Turkey", "--since", "2024", "--until", "2023-05"), "the one is after the other"),
        (("brief", "Zambia"), "Missing argument 'STATE'"),
        (("show",), "Missing argument 'ID'"),
        (("list", "poems"), "No such command"),
        (("list", "reports", "--limit", "0"), "limit"),
        (("show", "rep_ffff"), "There is no record"),
        (("show", "rep"), "several ids"),
        (("export", "--format", "csv"), "--output FOLDER"),
        (("export", "--format", "xml"), "xml"),
    ],
)
def test_wrong_usage_in_one_line(run: Run, place: Path, arguments: tuple[str, ...], words: str) -> None:
    done = run(*arguments, *(() if "poems" in arguments else ("--ledger", place)))
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert done.err.startswith("Error: ") and len(done.err.splitlines()) == 1


def test_no_ledger(run: Run, tmp_path: Path) -> None:
    for arguments in (("list", "events"), ("show", "rep_1"), ("export",)):
        done = run(*arguments, "--ledger", tmp_path / "none.db")
        assert (done.code, done.out) == (1, "")
        assert "There is no ledger at" in done.err
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    ("id", "words"),
    [
        (DELIVERY, ["transfer · gift · delivery", "3 May 2023 (“on 3 May 2023”, stated)", "»Zambia received",
                    "«, the Ministry of Transport said.", "price  wit_",
                    "Lusaka Courier (published) → Ministry of Transport (paraphrased)"]),
        ("att", ["attribute · capacity", "up to 60", "“»The buses carry up to 60 passengers«,” he added."]),
        ("wit", ["withheld · price", "Ministry of Transport", "»The price of the spare parts was not disclosed.«"]),
        ("con", ["conflict of denial · status", "occurred, according to Ministry", "negated, according to Ankara"]),
        (sample.first().document.id, ["Buses arrive", "Lusaka Courier", "2 reports", "4 May 2023 (metadata)"]),
        (sample.third().document.id, ["Llegada", "unread, es"]),
        (sample.second().entities[1].id, ["Republic of Zambia · state · ZMB", "also", "in 2 articles", "3 reports"]),
        ("evt", ["several ids"]),
    ],
)  # fmt: skip
def test_show(run: Run, place: Path, id: str, words: list[str]) -> None:
    done = run("show", id, "--ledger", place)
    said = done.out + done.err
    assert [w for w in words if w not in said] == []
    assert "\x1b" not in said


def test_show_an_event_with_all_its_reports(run: Run, place: Path) -> None:
    (line,) = [line for line in run("list", "events", "-l", place, "--type", "transfer").lines if "evt_" in line]
    done = run("show", line.split("\t")[0], "-l", place)
    for words in ("supplier Türkiye (TUR)", "delivery, 3 May 2023", "Ankara, 1 article", "2 reports", "con_"):
        assert words in done.out


def test_show_as_json(run: Run, place: Path) -> None:
    record = json.loads(run("show", DELIVERY[:10], "--json", "-l", place).out)
    assert (record["record"], record["id"]) == ("report", DELIVERY)


def test_export_and_import_are_a_round_trip(run: Run, place: Path, tmp_path: Path) -> None:
    exported = run("export", "-l", place)
    assert {json.loads(line)["record"] for line in exported.lines} == {
        "document", "entity", "report", "attribute", "withheld", "event", "conflict",
    }  # fmt: skip
    file = tmp_path / "out.jsonl"
    assert run("export", "-l", place, "-o", file).out == ""
    assert file.read_text(encoding="utf-8") == exported.out
    loaded = run("import", file, "--ledger", tmp_path / "copy.db")
    assert loaded.code == 0 and "reports\t4" in loaded.lines
    assert run("export", "-l", tmp_path / "copy.db").out == exported.out
    assert "articles there already\t3" in run("import", file, "--ledger", tmp_path / "copy.db").lines


def test_import_of_what_is_no_export(run: Run, tmp_path: Path, place: Path) -> None:
    (tmp_path / "poem.jsonl").write_text("Roses are red\n", encoding="utf-8")
    for file, words in (
        (tmp_path / "poem.jsonl", "Line 1 is no record"), (place, "not UTF-8"), (tmp_path / "none", "can't be used"),
    ):  # fmt: skip
        done = run("import", file, "--ledger", tmp_path / "copy.db")
        assert done.code == 1
        assert words in done.err and len(done.err.splitlines()) == 1


def test_import_of_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").touch()
    done = run("import", tmp_path / "none.jsonl", "--ledger", tmp_path / "copy.db")
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith("none.jsonl has no records.\n")


def test_an_export_is_whole_or_none(run: Run, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "all.jsonl").write_text("as it was\n", encoding="utf-8")

    def full(self: object) -> Iterator[str]:
        yield "{}"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(jsonl, "lines", lambda ledger, kind: full(ledger))
    done = run("export", "-l", place, "-o", folder / "all.jsonl")
    assert (done.code, done.err) == (1, f"Error: {folder / 'all.jsonl'} can't be used: No space left on device.\n")
    assert [p.name for p in folder.iterdir()] == ["all.jsonl"]
    assert (folder / "all.jsonl").read_text(encoding="utf-8") == "as it was\n"


def test_an_export_into_a_device(run: Run, place: Path) -> None:
    assert run("export", "-l", place, "-o", os.devnull).code == 0
    assert not Path(os.devnull).is_file()


def test_csv_tables(run: Run, place: Path, tmp_path: Path) -> None:
    assert run("export", "-l", place, "-f", "csv", "-o", tmp_path / "tables").code == 0
    tables = {p.stem: list(csv.DictReader(p.open(encoding="utf-8"))) for p in (tmp_path / "tables").iterdir()}
    assert {name: len(rows) for name, rows in tables.items()} == {**COUNTS, "attributes": 1, "deals": 0}
    (delivery,) = [r for r in tables["reports"] if r["id"] == DELIVERY]
    assert delivery["participants"] == "supplier Türkiye (TUR); recipient Zambia (ZMB)"
    assert delivery["items"] == "40 buses"
    assert delivery["quote"] == "Zambia received 40 buses from Türkiye on 3 May 2023"
    assert tables["withheld"][0]["by_name"] == "Ministry of Transport"
    one = run("export", "-l", place, "-f", "csv", "--kind", "conflicts")
    assert one.out.splitlines()[1].endswith("occurred [Ministry of Transport] | negated [Ankara]")
    (tmp_path / "file").touch()
    assert run("export", "-l", place, "-f", "csv", "-o", tmp_path / "file").code == 2


def test_help_and_version(run: Run) -> None:
    assert run("--version").out.startswith("communique ")
    assert run("--help").code == run("list", "events", "--help").code == 0
    assert "Examples:" in run("read", "--help").out
    assert "\x1b" not in run("--help").out


def test_on_a_screen_there_are_colours_and_no_line_is_too_long(place: Path) -> None:
    screens(80, ["list", "reports", "-l", str(place)], ["show", DELIVERY, "-l", str(place)])


def test_a_reader_that_leaves_early_is_no_error(place: Path) -> None:
    command = f"{sys.executable} -c 'from communique.cli.main import run; run()' export -l {place} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, check=True)
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) == 1
