"""The README and the pages beside it: commands that exist, links that lead somewhere, Python that runs."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

import communique
from communique.cli.main import build
from communique.demo import articles

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
README = PAGES[0].read_text(encoding="utf-8")


def commands() -> list[str]:
    blocks = [
        block for page in PAGES for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    ]
    told = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return sorted({line.removeprefix(".venv/bin/") for line in told if re.match(r"(\.venv/bin/)?communique ", line)})


@pytest.mark.parametrize("line", commands())
def test_a_command_that_is_told_exists_with_its_options(line: str) -> None:
    app: Any = typer.main.get_command(build(pretty=False))  # typer brings its own click, whose types are private
    name, *words = shlex.split(re.split(r"[>|]", line)[0])[1:]
    if name.startswith("-"):
        assert name in {option for one in app.params for option in one.opts}
        return
    command = app.commands[name]
    while hasattr(command, "commands"):
        command, words = command.commands[words[0]], words[1:]
    options = {option for one in command.params for option in (*one.opts, *one.secondary_opts)}
    assert {word for word in words if word.startswith("--")} <= options | {"--help"}


def links() -> list[tuple[str, str]]:
    found = [
        (page, link) for page in PAGES for link in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    ]
    return [(str(page.relative_to(ROOT)), link) for page, link in found if "://" not in link]


@pytest.mark.parametrize(("page", "link"), links())
def test_a_link_leads_somewhere(page: str, link: str) -> None:
    assert ((ROOT / page).parent / link).exists()


@pytest.mark.slow
def test_the_readmes_python_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    monkeypatch.chdir(tmp_path)
    with articles() as folder:
        (tmp_path / "articles").symlink_to(folder)
        exec(compile(example, "README.md", "exec"), {"communique": communique})
    assert " | " in capsys.readouterr().out
