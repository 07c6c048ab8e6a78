"""`deals`, and deals in `show`, `explain` and `export`."""

import csv
import io
import json
from pathlib import Path

import pytest

from communique.ledger import Ledger
from communique.model import from_record
from communique.reconcile import reconcile
from communique.reconcile.deals import find_deals
from tests.cli.conftest import Run
from tests.reconcile.test_deals import told


@pytest.fixture
def dealt(tmp_path: Path) -> Path:
    """A ledger with an order and a denied delivery."""
    path = tmp_path / "deals.db"
    with Ledger(path, create=True, reconcile=reconcile, find_deals=find_deals) as ledger:
        ledger.append(told("order", when="2023-02-10").reading)
        ledger.append(told("delivery", status="negated", outlet="Beta Times").reading)
    return path


def test_a_list_of_deals(run: Run, dealt: Path) -> None:
    done = run("deals", "-l", dealt)
    assert (done.code, done.err) == (0, "")
    heading, row = (line.split("\t") for line in done.lines)
    assert heading == ["id", "from", "to", "goods", "furthest", "two origins", "ladder"]
    assert row[1:6] == ["CHL", "KEN", "Halcón", "order", ""]
    assert row[6] == "order 2023-02-10 (6 Halcón) [Alpha Post] | delivery denied undated (6 Halcón) [Beta Times]"
    made = from_record(json.loads(run("deals", "-l", dealt, "-f", "jsonl").out))
    assert made.id == row[0]
    (flat,) = csv.DictReader(io.StringIO(run("deals", "-l", dealt, "-f", "csv").out))
    assert (flat["id"], flat["furthest"], flat["ladder"]) == (row[0], "order", row[6])


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--state", "Chile", "--state", "Kenya"], 1), (["--supplier", "Kenya"], 0), (["--recipient", "Kenya"], 1),
        (["--about", "Halcón"], 1), (["--stage", "delivery"], 0), (["--since", "2024"], 0), (["--until", "2023"], 1),
    ],
)  # fmt: skip
def test_filters(run: Run, dealt: Path, arguments: list[str], found: int) -> None:
    done = run("deals", "-l", dealt, *arguments)
    assert len(done.lines[1:]) == found
    assert done.err == ("" if found else "No deals fit.\n")


def test_a_stage_that_is_none(run: Run, dealt: Path) -> None:
    done = run("deals", "-l", dealt, "--stage", "signed")
    assert done.code == 2
    assert done.err.startswith("Error: 'signed' is no stage of transfer; there are cancelled,")


@pytest.mark.parametrize("command", ["show", "explain"])
def test_a_card_cites_each_rung(run: Run, dealt: Path, command: str) -> None:
    id_ = run("deals", "-l", dealt).lines[1].split("\t")[0]
    done = run(command, id_[:12], "-l", dealt)
    assert done.code == 0
    assert done.lines[0] == f"{id_}  Halcón · from Chile to Kenya"
    assert "furthest      order (one origin: Alpha Post)" in done.lines
    assert "order (6 Halcón), 10 February 2023: Alpha Post" in done.lines
    assert "delivery (6 Halcón), denied, undated, told 6 March 2024: Beta Times" in done.lines
    assert "»the delivery as Beta Times has it«" in done.out


def test_export(run: Run, dealt: Path, tmp_path: Path) -> None:
    assert '"record": "deal"' not in run("export", "-l", dealt).out
    assert len(run("export", "-l", dealt, "--kind", "deals").lines) == 1
    done = run("export", "-l", dealt, "--format", "sipri", "--output", tmp_path / "register")
    assert [Path(line).name for line in done.lines] == ["deals.csv", "not_ordered.csv"]
    refused = run("export", "-l", dealt, "--format", "sipri")
    assert (refused.code, refused.out) == (2, "")
    assert "give --output FOLDER" in refused.err
