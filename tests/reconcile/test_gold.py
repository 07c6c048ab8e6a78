"""Reconciling measured on the coded articles as if they had been read without a mistake."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from communique.reconcile import reconcile
from tests.reconcile.gold import EXAM, export, readings

pytestmark = pytest.mark.skipif(not (EXAM / "score.py").exists(), reason="the shared exam is not here")

FLOOR = 0.95


def test_reconciling_of_the_coded_articles(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", EXAM / "score.py")
    assert spec and spec.loader
    score: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    told_by_coders = readings()
    path = tmp_path / "export.jsonl"
    records = export(told_by_coders, reconcile(told_by_coders))
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    told, _, missing, false_conflicts = score.score(str(EXAM / "gold"), str(path))
    assert (missing, false_conflicts) == ([], 0)
    assert score.table(told)["RECONCILING"] >= FLOOR
