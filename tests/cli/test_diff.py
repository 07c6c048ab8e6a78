"""`diff` between two ledgers and since a day."""

import json
from pathlib import Path

from communique.ledger import Ledger
from communique.reconcile import reconcile
from tests.cli.conftest import Run
from tests.present.test_diff import visit
from tests.reconcile.test_judgements import delivery
from tests.reconcile.world import Article


def made(path: Path, *articles: Article) -> Path:
    with Ledger(path, create=True, reconcile=reconcile) as ledger:
        for article in articles:
            ledger.append(article.reading)
        ledger.refresh()
    return path


def test_two_ledgers(run: Run, tmp_path: Path) -> None:
    (a, x), (b, _) = delivery("Lima Post", "2024-05-10", 12), delivery("Nairobi Mail", "2024-05-10", 14)
    old, new = made(tmp_path / "old.db", a), made(tmp_path / "new.db", a, b, visit("Cusco Post"))
    done = run("diff", old, new)
    assert done.code == 0
    rows = {line.split("\t")[0]: line.split("\t") for line in done.lines[1:]}
    assert set(rows) == {"changed event", "new event", "new conflict"}
    assert rows["new event"][4] == "Rosa Quispe → Kenya"
    assert "+ 14 Condor-3" in rows["changed event"][5]
    assert "new event" in done.err
    lines = [json.loads(line) for line in run("diff", old, new, "--format", "jsonl").lines]
    assert [line["change"] for line in lines if line["record"] == "event" and x in line["reports"]] == ["changed"]
    assert len(run("diff", old, new, "--limit", 1).lines) == 2
    same = run("diff", old, old)
    assert (same.out, same.err) == ("", "Nothing is new.\n")


def test_since_a_day(run: Run, tmp_path: Path) -> None:
    (a, _), late, undated = delivery("Lima Post", "2024-05-10", 12), Article("Cusco Post", "2024-06-02"), visit("X")
    late.entity("state", "Chad", "TCD")
    late.person("Rosa Quispe", "PER")
    late.report("visit/state", "Rosa Quispe of Peru visited Chad", "visitor=Rosa Quispe@PER, host=Chad@TCD")
    undated.published = None
    place = made(tmp_path / "l.db", a, late, undated)
    done = run("diff", "--since", "2024-06", "-l", place)
    assert [line.split("\t")[0] for line in done.lines[1:]] == ["new event"]
    assert "Rosa Quispe → Chad" in done.out
    assert run("diff", "--since", "2025", "-l", place).out == ""


def test_wrong_usage_in_one_line(run: Run, tmp_path: Path) -> None:
    place = made(tmp_path / "l.db", visit("X"))
    for arguments, words in (
        (("diff",), "Give two ledgers"),
        (("diff", place), "Give two ledgers"),
        (("diff", place, place, "--since", "2024"), "Give two ledgers"),
        (("diff", "--since", "soon", "-l", place), "is no date"),
    ):
        done = run(*arguments)
        assert (done.code, done.out) == (2, "")
        assert words in done.err
