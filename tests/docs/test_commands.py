"""Undocumented means failing: every command and option, every public name."""

import doctest
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import communique
from communique.cli.main import build
from communique.ledger import Ledger

DOCS = Path(__file__).parents[2] / "docs"
COMMANDS = (DOCS / "commands.md").read_text(encoding="utf-8")
PYTHON = (DOCS / "python.md").read_text(encoding="utf-8")


def walk(command: Any, *path: str) -> Iterator[tuple[str, Any]]:
    """Every command with its path, groups too."""
    yield " ".join(path), command
    for name, inner in getattr(command, "commands", {}).items():
        yield from walk(inner, *path, name)


ALL = dict(walk(typer.main.get_command(build(pretty=False))))


def test_there_are_commands() -> None:
    assert {"read", "list reports", "show", "export", "import", "demo"} <= set(ALL)


@pytest.mark.parametrize("path", [path for path in ALL if path])
def test_every_command_is_documented(path: str) -> None:
    head, *rest = path.split()
    (section,) = re.findall(rf"^## {head}\n(.*?)(?=^## |\Z)", COMMANDS, flags=re.MULTILINE | re.DOTALL)
    assert f"communique {head}" in section
    for name in rest:
        assert f"`{name}`" in section
    for option in (o for p in ALL[path].params for o in p.opts if o.startswith("--")):
        assert f"`{option}" in section or f"[{option}" in section or option in ("--help", "--ledger"), option


def test_options_of_all_commands_are_documented() -> None:
    for option in ("--version", "--help", "--ledger", "COMMUNIQUE_LEDGER"):
        assert option in COMMANDS


@pytest.mark.parametrize("name", communique.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    assert f"`communique.{name}" in PYTHON


def test_the_names_of_the_package_are_those_listed() -> None:
    found = {name for name, value in vars(communique).items() if not name.startswith("_")}
    assert found - set(communique.__all__) <= {
        "api", "errors", "model", "read", "ledger", "cli", "present", "ingest", "engine", "knowledge", "text",
        "reconcile", "evaluate", "demo", "reasoning", "web",
    }  # fmt: skip


@pytest.mark.parametrize("name", [n for n in dir(Ledger) if not n.startswith("_")])
def test_every_call_of_a_ledger_is_documented_with_its_filters(name: str) -> None:
    rows = [row for row in PYTHON.splitlines() if re.search(rf"`{name}[(`]", row) and row.startswith("|")]
    assert rows, name
    member = getattr(Ledger, name)
    if inspect.isfunction(member):
        keywords = [p.name for p in inspect.signature(member).parameters.values() if p.kind is p.KEYWORD_ONLY]
        for keyword in keywords:
            assert re.search(rf"\b{keyword}\b", rows[0]), (name, keyword)


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(DOCS / "python.md"), module_relative=False, encoding="utf-8")
    assert tried >= 10
    assert failed == 0
