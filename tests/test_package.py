"""What surrounds the library: version, licence, the two commands of a newcomer, and how uv and Python are found."""

import os
import re
import shutil
import subprocess
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import communique

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

needs_shell = pytest.mark.skipif(os.name == "nt", reason="the scripts are for a POSIX shell")


def test_one_version_everywhere() -> None:
    assert PROJECT["version"] == communique.__version__


def test_the_licence_is_there_and_is_the_one_declared() -> None:
    assert PROJECT["license"] == "Apache-2.0"
    assert "Apache License\n                           Version 2.0" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_the_command_leads_somewhere() -> None:
    (command,) = entry_points(group="console_scripts", name="communique")
    assert callable(command.load())


def test_every_make_target_is_told_by_make_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (named,) = re.findall(r"^\.PHONY: (.*)$", makefile, flags=re.MULTILINE)
    told = " ".join(re.findall(r"@echo '(.*)'", makefile))
    for target in set(named.split()) - {"help"}:
        assert f"make {target} " in told, target
        assert re.search(rf"^(\w+ )*{target}( \w+)*:", makefile, flags=re.MULTILINE), target


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A clone without an environment, and bin/, the only folder on its PATH: its tools, no Python, no uv."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    (tmp_path / "bin").mkdir()
    for tool in ("dirname", "sh", "sort", "head", "tail", "rm", "mkdir"):
        found = shutil.which(tool)
        assert found, tool
        (tmp_path / "bin" / tool).symlink_to(found)
    return tmp_path


def put(bare: Path, name: str, script: str) -> Path:
    path = bare / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def run(bare: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(bare / "scripts" / command[0]), *command[1:]],
        env={"PATH": str(bare / "bin"), "HOME": str(bare)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@needs_shell
def test_no_python_is_one_clear_sentence(bare: Path) -> None:
    done = run(bare, "python")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Communiqué needs Python 3.11 or newer, and none was found")
    assert done.stderr.count("\n") == 1


@needs_shell
def test_a_python_that_is_too_old_or_only_a_shim_is_passed_over(bare: Path) -> None:
    put(bare, "python3", "exit 1")  # too old: the check's own answer
    put(bare, "python3.13", "echo 'pyenv: python3.13: command not found' >&2; exit 127")
    right = put(bare, "python3.11", f'case "$2" in *executable*) echo {bare}/bin/python3.11 ;; esac')
    assert run(bare, "python").stdout.strip() == str(right)


@needs_shell
def test_a_recent_uv_is_used_as_it_is(bare: Path) -> None:
    put(bare, "uv", 'case "$1" in --version) echo "uv 99.0.1 (made up)" ;; *) echo "ran $*" ;; esac')
    assert run(bare, "uv", "sync", "--frozen").stdout == "ran sync --frozen\n"


@needs_shell
def test_where_uv_cannot_be_had_the_last_error_is_told(bare: Path) -> None:
    put(bare, "uv", 'echo "uv 0.4.30"')  # too old for the lock file
    put(
        bare, "python3",
        f'case "$2" in *executable*) echo {bare}/bin/python3 ;; *version*) ;; *) echo "no network" >&2; exit 1 ;; esac',
    )  # fmt: skip
    done = run(bare, "uv", "sync")
    assert done.returncode == 1
    assert "uv could not be installed (the last error: no network" in done.stderr
