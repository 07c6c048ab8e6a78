"""Short articles read and brought together: one happening, two, and what cannot both be right."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.model import Document, Reading, Reconciliation, Report, document_id, sha256
from communique.read.reader import read_document
from communique.reconcile import reconcile

STORIES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("stories.yaml").read_text(encoding="utf-8")
)


def reading(outlet: str, published: object, text: str) -> Reading:
    id_ = document_id(text, outlet=outlet, url=None, path=None)
    return read_document(Document(id_, sha256(text), text, outlet=outlet, language="en", published=str(published)))


class Told:
    """A story's readings, what they come to, and the reports by their quotes."""

    def __init__(self, story: dict[str, Any]) -> None:
        readings = [reading(*article) for article in story["articles"]]
        self.reports = [r for one in readings for r in one.reports]
        self.made: Reconciliation = reconcile(readings)

    def report(self, type_: str, fragment: str) -> Report:
        (found,) = [r for r in self.reports if r.type == type_ and any(fragment in e.quote for e in r.evidence)]
        return found

    def event(self, type_: str, fragment: str) -> str:
        return self.made.resolve[self.report(type_, fragment).id.replace("rep_", "evt_")]

    def pair(self, types: str, one: str, other: str) -> tuple[str, str]:
        first, *second = types.split()
        return self.event(first, one), self.event(*(second or [first]), other)


@pytest.mark.parametrize("name", STORIES)
def test_story(name: str) -> None:
    story = STORIES[name]
    told = Told(story)
    for pair in story.get("together", ()):
        assert len(set(told.pair(*pair))) == 1, pair
    for pair in story.get("apart", ()):
        assert len(set(told.pair(*pair))) == 2, pair
    found = {(c.field, c.kind, frozenset(str(s.value) for s in c.sides)) for c in told.made.conflicts}
    wanted = {(field, kind, frozenset(map(str, values))) for field, kind, values in story.get("conflicts", ())}
    assert found == wanted
    if "origins" in story:
        type_, fragment, number = story["origins"]
        event = next(e for e in told.made.events if e.id == told.event(type_, fragment))
        assert len(event.origins) == number
