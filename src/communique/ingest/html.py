"""Web pages: the adapter to trafilatura. The page's own words about itself come with its text."""

import logging
from typing import Final

import trafilatura
from trafilatura.settings import Document as Page

from communique.errors import FormatError
from communique.ingest.dates import day_in_address, to_edtf
from communique.ingest.decode import normalise
from communique.model import Source

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of every page without text; we count those
logging.getLogger("htmldate").setLevel(logging.CRITICAL)
DATES: Final = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}


class NoTextError(FormatError):
    """A page in which there is no article."""


def page(html: str, *, url: str | None = None) -> tuple[str, Source]:
    """An article's text and what its page says of it. Raises NoTextError where there is none."""
    try:
        found = trafilatura.bare_extraction(
            html, url=url, include_comments=False, with_metadata=True, date_extraction_params=dict(DATES)
        )
    except (ValueError, TypeError, AssertionError, RecursionError, AttributeError, IndexError, KeyError) as error:
        raise NoTextError(f"the page could not be read ({error})") from error
    if not isinstance(found, Page) or not (found.text or "").strip():
        raise NoTextError("no article was found in the page")
    address = url or _clean(found.url)
    return found.text or "", Source(
        url=address,
        title=_clean(found.title),
        outlet=_clean(found.sitename),
        byline=_clean(found.author),
        language=_clean(found.language),
        published=to_edtf(found.date) or day_in_address(address),
    )


def _clean(value: str | None) -> str | None:
    return " ".join(normalise(value).split()) or None if value else None
