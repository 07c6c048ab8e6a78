"""What the reader knows of things: the files hold what their loaders promise."""

import pytest

from communique.errors import KnowledgeError
from communique.knowledge import things


def test_every_file_loads() -> None:
    assert "missile" in things.equipment_words().heads
    assert "oil" in things.goods_words().commodities
    assert things.attribute_words().by_unit["km/h"] == "speed"
    assert things.withheld_words().aspects["price"] == "price"


def test_heads_are_of_one_class() -> None:
    words = things.equipment_words()
    assert not words.heads & words.weak
    assert not words.heads & words.vessels
    assert not words.weak & words.vessels
    assert words.machines <= words.weak


def test_what_can_be_handed_over_is_an_aspect() -> None:
    words = things.withheld_words()
    assert words.sets["givable"] <= set(words.aspects)
    assert words.sets["give"] <= words.sets["tell"]


@pytest.mark.parametrize(
    ("load", "content"),
    [
        (things.equipment_words, {"heads": ["missile"]}),
        (things.equipment_words, ["missile"]),
        (things.goods_words, {"containers": [False]}),
        (things.attribute_words, {"measures": {}}),
        (things.withheld_words, {"aspects": {"price": []}, "questions": {}, "counts": {}}),
        (things.withheld_words, {"aspects": {"price": ["cost"]}, "questions": {"why": 1}, "counts": {}}),
    ],
)  # fmt: skip
def test_a_broken_file_is_named(load: object, content: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(things, "load", lambda name: content)
    with pytest.raises(KnowledgeError):
        load.__wrapped__()  # type: ignore[attr-defined]
