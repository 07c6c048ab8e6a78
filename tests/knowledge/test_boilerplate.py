"""boilerplate.yaml and provenance.yaml: what breaks their schema is told, and every reason is reached."""

from typing import Any

import pytest

from communique.errors import KnowledgeError
from communique.knowledge import boilerplate, provenance
from communique.knowledge.words import load

FILES: list[tuple[Any, str]] = [(boilerplate, "boilerplate"), (provenance, "provenance")]


@pytest.mark.parametrize(("module", "name"), FILES)
def test_it_loads_once(module: Any, name: str) -> None:
    assert getattr(module, name)() is getattr(module, name)()


@pytest.mark.parametrize(
    ("module", "name", "change"),
    [
        (boilerplate, "boilerplate", {"lines": {}}),
        (boilerplate, "boilerplate", {"menu": ["home"]}),
        (boilerplate, "boilerplate", {"list_headings": ["("]}),
        (boilerplate, "boilerplate", {"appeal": {"strong": ["x"], "weak": "y"}}),
        (boilerplate, "boilerplate", {"more": 1}),
        (provenance, "provenance", {"agencies": ["AP"]}),
        (provenance, "provenance", {"offices": ["minister"]}),
        (provenance, "provenance", {"says": []}),
        (provenance, "provenance", {"says": ["["]}),
        (provenance, "provenance", {"more": 1}),
    ],
)
def test_what_breaks_the_schema_is_told(
    module: Any, name: str, change: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = {**load(name), **change}
    monkeypatch.setattr(module, "load", lambda _: broken)
    with pytest.raises(KnowledgeError, match=f"{name}.yaml"):
        getattr(module, name).__wrapped__()
