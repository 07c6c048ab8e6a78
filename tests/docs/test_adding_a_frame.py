"""The page on adding a frame: it tells of every key, and its worked example works."""

import re
from pathlib import Path

import pytest
import yaml

from communique.knowledge import frames as knowledge
from communique.knowledge.frames import Frames
from communique.model import Document, Reading, document_id, sha256
from communique.read import frames as matcher
from communique.read.reader import read_document

PAGE = (Path(__file__).parents[2] / "docs" / "adding-a-frame.md").read_text(encoding="utf-8")
FENCED = re.findall(r"<!-- frame: (\w+) -->\n```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
TYPE, EXAMPLE = FENCED[0][0], yaml.safe_load(FENCED[0][1])[0]


@pytest.mark.parametrize("key", sorted(knowledge.WORD_KEYS | knowledge.LIST_KEYS | knowledge.PLAIN_KEYS))
def test_every_key_is_told(key: str) -> None:
    table = PAGE.split("## The keys")[1].split("## The paths")[0]
    assert f"`{key}`" in table


@pytest.fixture
def with_the_example(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader as if the page's frame stood in its file."""
    own, new = knowledge.frames(), knowledge._frame(TYPE, EXAMPLE)
    by_cue = dict(own.by_cue)
    for verb in EXAMPLE["verbs"].split():
        by_cue[verb, "verb"] = (*by_cue.get((verb, "verb"), ()), new)
    extended = Frames((*own.frames, new), by_cue, own.examples)
    monkeypatch.setattr(matcher, "frames", lambda: extended)


def reading(text: str) -> Reading:
    return read_document(
        Document(id=document_id(text, outlet=None, url=None, path="x"), sha256=sha256(text), text=text)
    )


@pytest.mark.usefixtures("with_the_example")
@pytest.mark.parametrize("sentence", EXAMPLE["examples"])
def test_its_example_comes_out(sentence: str) -> None:
    reports = [r for r in reading(sentence).reports if r.type == TYPE]
    assert [(r.kind, r.stage) for r in reports] == [(EXAMPLE["kind"], EXAMPLE["stage"])]
    assert {p.role for p in reports[0].participants} == {"supplier", "recipient"}
    assert reports[0].items


@pytest.mark.usefixtures("with_the_example")
def test_what_it_says_stays_out_stays_out() -> None:
    assert not [r for r in reading("Slovakia struck a deal with Lesotho.").reports if r.type == TYPE]


@pytest.mark.usefixtures("with_the_example")
def test_status_is_read_around_it() -> None:
    (planned,) = [r for r in reading("Poland is to print banknotes for Paraguay.").reports if r.type == TYPE]
    assert planned.status == "planned"
