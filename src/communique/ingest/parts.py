"""Article bodies that a page breaks into several containers of one class, for what it puts between: made one again.

Extractors choose one container; without this, half an article is lost on pages that break it for advertisements.
"""

import re
from typing import Final

from lxml.html import HtmlElement  # type: ignore[import-untyped]

BODY: Final = re.compile(r"body|article|content|text|chunk|story|post", re.IGNORECASE)
OTHER: Final = re.compile(r"comment|reply|teaser|related|promo|footer|card|list|live", re.IGNORECASE)
PARAGRAPH: Final = 60  # characters that make a paragraph of running text
MOST_PARTS: Final = 12


def _paragraphs(element: HtmlElement) -> int:
    return sum(len(p.text_content()) > PARAGRAPH for p in element.iterfind("p"))


def join_parts(page: HtmlElement) -> bool:
    """Move the later parts of a body into its first, in place; whether there were any."""
    groups: dict[tuple[str, str], list[HtmlElement]] = {}
    for element in page.iter("div", "section"):
        name = element.get("class") or ""
        if BODY.search(name) and not OTHER.search(name) and _paragraphs(element) >= 2:
            groups.setdefault((str(element.tag), name), []).append(element)
    joined = False
    for first, *later in groups.values():
        if not 1 <= len(later) < MOST_PARTS or _nested([first, *later]):
            continue
        for part in later:
            first.extend(list(part))
        joined = True
    return joined


def _nested(elements: list[HtmlElement]) -> bool:
    inside = set(elements)
    return any(ancestor in inside for element in elements for ancestor in element.iterancestors())
