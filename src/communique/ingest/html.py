"""Web pages: the adapter to trafilatura. The page's own words about itself come with its text."""

import copy
import logging
import re
from typing import Any, Final

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
import trafilatura
from trafilatura.settings import Document as Page

from communique.ingest.dates import day_in_address, to_edtf
from communique.ingest.decode import UNWANTED, normalise
from communique.ingest.parts import join_parts
from communique.ingest.skipped import Unusable
from communique.model import Source

for _name in ("trafilatura", "htmldate"):  # they warn of every page without text; we count those
    logging.getLogger(_name).setLevel(logging.CRITICAL)
DATES: Final = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
PROSE: Final = re.compile(r"^.{79,}[.!?…][\"”’»)\]]*[ \t]*$", re.MULTILINE)
# What a broken page can make lxml and trafilatura raise; trafilatura documents none.
BROKEN: Final = (
    lxml.etree.LxmlError, ValueError, TypeError, AssertionError, RecursionError, AttributeError, IndexError, KeyError,
)  # fmt: skip


def page(html: str, *, url: str | None = None) -> tuple[str, Source]:
    """An article's text and what its page says of it. Raises Unusable where there is none."""
    try:
        # Comments split the text nodes around them, and trafilatura takes a tree as it comes: they go here.
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        tree = lxml.html.document_fromstring(UNWANTED.sub("", html).encode("utf-8", "replace"), parser=parser)
        join_parts(tree)
        text, found = _extract(tree, url)
    except BROKEN as error:
        raise Unusable("no_text", f"the page could not be read ({type(error).__name__})") from error
    if not text.strip():
        raise Unusable("no_text", "no article was found in the page")
    address = url or _words(found.url)
    return text, Source(
        url=address,
        title=_words(found.title),
        outlet=_words(found.sitename),
        byline=_words(found.author),
        language=_words(found.language),
        published=to_edtf(found.date) or day_in_address(address),
    )


def _extract(tree: lxml.html.HtmlElement, url: str | None) -> tuple[str, Page]:
    """The more exact of two extractions, unless it misses half of the running text that the plainer one finds."""
    options: dict[str, Any] = {"url": url, "include_comments": False}
    exact = trafilatura.bare_extraction(
        copy.deepcopy(tree), favor_precision=True, with_metadata=True, date_extraction_params=dict(DATES), **options
    )
    plain = trafilatura.bare_extraction(tree, fast=True, **options)
    first = exact.text or "" if isinstance(exact, Page) else ""
    second = plain.text or "" if isinstance(plain, Page) else ""
    said = exact if isinstance(exact, Page) else plain if isinstance(plain, Page) else Page()
    return (second if not first.strip() or _prose(first) < 0.5 * _prose(second) else first), said


def _prose(text: str) -> int:
    """How many characters stand in lines of running text."""
    return sum(len(line) for line in PROSE.findall(text))


def _words(value: str | None) -> str | None:
    return " ".join(normalise(value).split()) or None if value else None
