"""The cue words: schema, and that they are what the reader counts on."""

from typing import Any

import pytest

from communique.errors import KnowledgeError
from communique.knowledge import cues as module
from communique.knowledge.words import load


def test_a_verb_of_several_classes_takes_the_most_of_each() -> None:
    verbs = module.cues().verbs
    assert verbs["say"]["clause"] == "source"
    assert verbs["hope"]["clause"] == "attitude"
    assert verbs["ask"]["quote"] == "source" and verbs["ask"]["clause"] == "attitude"
    assert "make" not in verbs


def test_longest_phrases_come_first() -> None:
    lengths = [len(phrase) for phrase in module.cues().phrases]
    assert lengths == sorted(lengths, reverse=True)
    assert ("according", "to") in module.cues().phrases


@pytest.mark.parametrize(
    "spoiled",
    [
        {"verbs": {"speech": {"takes": {"clause": "gospel"}, "words": "say"}}},
        {"verbs": {"speech": {"takes": {"sentence": "source"}, "words": "say"}}},
        {"verbs": {"speech": {"words": "say"}}},
        {"verbs": []},
        {"media": ["press"]},
        {"adjectives": None},
        {"phrases": None},
    ],
)
def test_a_broken_file_is_told(monkeypatch: pytest.MonkeyPatch, spoiled: dict[str, Any]) -> None:
    data = {**load("attribution"), **spoiled}
    monkeypatch.setattr(module, "load", lambda name: data)
    module.cues.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match=r"attribution\.yaml"):
            module.cues()
    finally:
        module.cues.cache_clear()
