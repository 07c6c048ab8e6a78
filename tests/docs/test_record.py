"""The page on the record: its example is what the program gives, and every code is told."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from communique.model import codes

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
CODES = {
    *codes.REPORT_TYPES,
    *codes.STATUSES,
    *(code for table in (codes.KINDS, codes.STAGES, codes.ROLES) for listed in table.values() for code in listed),
}


@pytest.fixture(scope="module")
def example() -> ModuleType:
    """scripts/worked_example.py, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("worked_example", ROOT / "scripts" / "worked_example.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_the_example_is_what_comes_out(example: ModuleType) -> None:
    assert example.page(PAGE) == PAGE, "docs/record.md is stale: run `make docs`"


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_told(code: str) -> None:
    assert f"`{code}`" in PAGE.split("## Codes")[1]


def test_what_is_shortened_is_marked(example: ModuleType) -> None:
    assert example.shortened({"a": "x" * 200, "b": [1, 2, 3], "c": [1, 2]}) == {
        "a": "x" * 160 + " …",
        "b": [1, 2, "…"],
        "c": [1, 2],
    }


def test_json_is_broken_only_where_it_does_not_fit(example: ModuleType) -> None:
    value = {"short": [1, 2], "long": ["x" * 60, {"a": "y" * 60}]}
    assert list(example.lines(value)) == [
        "{",
        '  "short": [1, 2],',
        '  "long": [',
        '    "' + "x" * 60 + '",',
        '    {"a": "' + "y" * 60 + '"}',
        "  ]",
        "}",
    ]
