"""A brief as a document by itself: HTML that word processors open, and PDF."""

from typing import Any

from communique.errors import InputError
from communique.present.brief import Brief
from communique.web.site import Site


def document(site: Site, brief: Brief) -> str:
    """The brief as one HTML file with its style in it and its sources as numbered notes."""
    return site.rendered("document.html", brief=brief)


def pdf(html: str) -> bytes:
    """A page of ours on paper. Nothing is fetched, whatever the page says.

    Raises InputError where the libraries that draw it are not there.
    """
    try:
        from weasyprint import HTML  # type: ignore[import-untyped, unused-ignore]
        from weasyprint.urls import URLFetcher  # type: ignore[import-untyped, unused-ignore]
    except OSError as error:
        raise InputError("PDF needs the library Pango, which is not on this machine: apt-get install libpango-1.0-0 "
                         "libpangoft2-1.0-0.") from error  # fmt: skip

    class Nothing(URLFetcher):  # type: ignore[misc, unused-ignore]
        """Fetches nothing; what is asked for is left out of the page."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            raise ValueError(f"nothing is fetched for a page on paper: {url}")

    made: bytes = HTML(string=html, url_fetcher=Nothing()).write_pdf()
    return made
