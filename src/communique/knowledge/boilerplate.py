"""What surrounds an article on its page: patterns of boilerplate.yaml, compiled once."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.errors import KnowledgeError
from communique.knowledge.words import load

KEYS = {"lines", "menu", "list_headings", "appeal"}
REASONS = (
    "navigation", "share", "subscribe", "contact", "comments", "related", "advertising", "consent", "widget",
    "end_mark",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Patterns for folded lines. `lines` pairs a reason with what a whole line of it looks like."""

    lines: tuple[tuple[str, re.Pattern[str]], ...]
    any_line: re.Pattern[str]
    list_heading: re.Pattern[str]
    menu: frozenset[str]
    strong: re.Pattern[str]
    weak: tuple[re.Pattern[str], ...]


def _patterns(value: Any, place: str) -> list[str]:
    if not isinstance(value, list) or not value or not all(isinstance(p, str) for p in value):
        raise KnowledgeError(f"boilerplate.yaml: {place} must be a list of patterns")
    return value


def _compiled(patterns: list[str], place: str) -> re.Pattern[str]:
    try:
        return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)
    except re.error as error:
        raise KnowledgeError(f"boilerplate.yaml: a pattern of {place} is wrong ({error})") from error


@cache
def boilerplate() -> Boilerplate:
    """The patterns. Raises KnowledgeError where the file breaks its schema."""
    data = load("boilerplate")
    if not isinstance(data, dict) or set(data) != KEYS:
        raise KnowledgeError(f"boilerplate.yaml must have just the keys {sorted(KEYS)}")
    lines, appeal = data["lines"], data["appeal"]
    if not isinstance(lines, dict) or set(lines) != set(REASONS):
        raise KnowledgeError(f"boilerplate.yaml: lines must have just the reasons {list(REASONS)}")
    if not isinstance(appeal, dict) or set(appeal) != {"strong", "weak"} or not isinstance(data["menu"], str):
        raise KnowledgeError("boilerplate.yaml: appeal needs strong and weak, and menu must be words")
    by_reason = {reason: _patterns(lines[reason], f"lines.{reason}") for reason in REASONS}
    weak = _patterns(appeal["weak"], "appeal.weak")
    return Boilerplate(
        lines=tuple((reason, _compiled(p, f"lines.{reason}")) for reason, p in by_reason.items()),
        any_line=_compiled([p for ps in by_reason.values() for p in ps], "lines"),
        list_heading=_compiled(_patterns(data["list_headings"], "list_headings"), "list_headings"),
        menu=frozenset(data["menu"].casefold().split()),
        strong=_compiled(_patterns(appeal["strong"], "appeal.strong"), "appeal.strong"),
        weak=tuple(_compiled([p], "appeal.weak") for p in weak),
    )
