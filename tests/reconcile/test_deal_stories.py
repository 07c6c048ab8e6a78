"""Short articles read and brought together: which deals they tell of, and how far each got by whose word."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.model import Deal, DealSources, Rung
from communique.reconcile import reconcile
from communique.reconcile.deals import find_deals
from tests.reconcile.test_stories import reading

STORIES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("deal_stories.yaml").read_text(encoding="utf-8")
)


def told(articles: list[Any]) -> tuple[Deal, ...]:
    readings = [reading(*article) for article in articles]
    made = reconcile(readings)
    deals, _ = find_deals(
        DealSources(
            made.events,
            {r.id: r for one in readings for r in one.reports},
            {one.document.id: one.document for one in readings},
            {e.id: e for e in made.entities},
        )
    )
    return deals


def rung(one: Rung) -> str:
    words = [one.stage] + ([one.standing] if one.standing != "reached" else []) + [w.value for w in one.when]
    return " ".join([*words, *(f"{n.value['quantity']}" for n in one.numbers)]) + f": {len(one.origins)}"


@pytest.mark.parametrize("name", STORIES)
def test_story(name: str) -> None:
    found = []
    for deal in told(STORIES[name]["articles"]):
        far = f"{deal.furthest or 'none'} / {deal.corroborated or 'none'}"
        goods = deal.designation or deal.description
        found.append([deal.supplier, deal.recipient, goods, far, [rung(r) for r in deal.ladder]])
    assert sorted(found, key=str) == sorted(STORIES[name]["deals"], key=str)
