"""The calls of the package, with the reader itself on one small article."""

import io
from datetime import date
from pathlib import Path

import pytest

import communique
from communique.model import Report, to_record

TEXT = "LUSAKA. Türkiye delivered 40 buses to Zambia on 3 May 2023, the Ministry of Transport said.\n"


def test_the_function_and_the_package_share_a_name() -> None:
    from communique.read.scene import Scene

    assert callable(communique.read)
    assert Scene.__module__ == "communique.read.scene"


def test_read_and_ask(tmp_path: Path) -> None:
    (tmp_path / "courier.txt").write_text(TEXT, encoding="utf-8")
    ledger = tmp_path / "l.db"
    seen: list[int] = []
    summary = communique.read(
        tmp_path / "courier.txt", ledger, outlet="Courier", jobs=1, progress=lambda s: seen.append(s.seen)
    )
    assert (summary.read, summary.already, summary.unread, summary.failed, summary.skipped) == (1, 0, 0, 0, [])
    assert seen == [1, 1]  # after the article, and before reconciling
    assert summary.reconciling
    assert summary.found["transfer"] == 1 and summary.entities >= 2
    with communique.open_ledger(ledger) as opened:
        assert not opened.stale
        (report,) = opened.reports(type="transfer", state=["Türkiye", "ZMB"], since=date(2023, 1, 1))
        assert isinstance(report, Report)
        (evidence,) = report.evidence
        (document,) = opened.documents()
        assert document.text[evidence.start : evidence.end] == evidence.quote
        assert opened.event_of(report.id) in {e.id for e in opened.events(type="transfer")}
        before = list(opened.everything())
    again = communique.read([tmp_path / "courier.txt"], ledger, outlet="Courier")
    assert (again.read, again.already) == (0, 1)
    with communique.open_ledger(str(ledger)) as opened:
        assert list(opened.everything()) == before
        assert opened.get(report.id[:9]) == report
        assert to_record(report) in before


def test_the_same_text_twice_in_one_call_is_one_document(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    summary = communique.read([tmp_path], tmp_path / "l.db", outlet="Courier", jobs=1)
    assert (summary.read, summary.already) == (1, 1)


def test_standard_input(tmp_path: Path) -> None:
    summary = communique.read("-", tmp_path / "l.db", stdin=io.BytesIO(TEXT.encode()), jobs=1)
    assert summary.read == 1


def test_a_path_that_is_not_there_is_a_skip(tmp_path: Path) -> None:
    summary = communique.read(tmp_path / "none.txt", tmp_path / "l.db", jobs=1)
    assert summary.reasons == {"missing": 1}
    assert summary.seen == 1


def test_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(communique.LedgerError, match="There is no ledger"):
        communique.open_ledger(tmp_path / "none.db")
