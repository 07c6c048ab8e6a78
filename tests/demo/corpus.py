"""The demo's articles as they lie in the package, and what a careful coder records in them."""

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from communique.demo import articles

EXPECTED = Path(__file__).with_name("expected.yaml")


@cache
def raw() -> dict[str, str]:
    """Each article's text by its stem (a JSON line's by its `path`): markup and front matter taken off, no more."""
    out: dict[str, str] = {}
    with articles() as folder:
        for path in sorted(folder.iterdir()):
            content = path.read_text(encoding="utf-8")
            if path.suffix == ".jsonl":
                for line in content.splitlines():
                    record = json.loads(line)
                    out[record["path"]] = record.get("text") or bare(record["html"])
            elif path.suffix == ".html":
                out[path.stem] = bare(content)
            else:
                out[path.stem] = re.sub(r"\A---\n.*?\n---\n", "", content, flags=re.DOTALL)
    return out


def bare(page: str) -> str:
    """A page's words without its tags."""
    return html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", " ", page, flags=re.DOTALL))


@cache
def expected() -> dict[str, Any]:
    """What each article holds, by stem; `across` is apart."""
    loaded: dict[str, Any] = yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))
    return {stem: coded for stem, coded in loaded.items() if stem != "across"}


@cache
def across() -> dict[str, Any]:
    """What the articles share and contradict."""
    found: dict[str, Any] = yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))["across"]
    return found


def one_of(value: Any) -> list[Any]:
    """The readings that are right: a list as it is, anything else alone."""
    return value if isinstance(value, list) else [value]
