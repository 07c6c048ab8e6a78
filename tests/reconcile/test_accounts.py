"""Accounts as a reader would hand them on: which are of one happening, and what contradicts."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.reconcile.world import Article, Made

DATA: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("accounts.yaml").read_text(encoding="utf-8"))


def article(number: int, published: object) -> Article:
    made = Article(f"Outlet {number}", str(published), text=f"As outlet {number} was told.")
    for name, (kind, country) in DATA["cast"].items():
        made.entity(kind, name, country)
    return made


@pytest.mark.parametrize("name", DATA["stories"])
def test_accounts(name: str) -> None:
    story = DATA["stories"][name]
    articles: dict[int, Article] = {}
    ids = []
    for number, (published, kind, parties, quote, more) in enumerate(story["accounts"]):
        codes = {k: str(v) if k == "when" else v for k, v in more.items() if k != "in"}
        home = articles.setdefault(more.get("in", number), article(number, published))
        ids.append(home.report(kind, quote, parties, **codes))
    made = Made(*articles.values())
    for x, y in story.get("together", ()):
        assert made.one(ids[x], ids[y]), f"{x} and {y} are one"
    for x, y in story.get("apart", ()):
        assert not made.one(ids[x], ids[y]), f"{x} and {y} are two"
    found = {(field, kind, frozenset(map(str, values))) for field, kind, values in made.conflicts()}
    assert found == {(field, kind, frozenset(map(str, values))) for field, kind, values in story.get("conflicts", ())}
