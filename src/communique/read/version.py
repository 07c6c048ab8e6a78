"""The reader's name and version, apart from the reader: asking whether a document was read needs no parser."""

from typing import Final

VERSION: Final = "communique 0.1.0"
"""Stands in `document.reader`; a new one has every document read again."""
