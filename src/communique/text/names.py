"""Names as strings: folding."""

import re
import unicodedata


def fold(text: str) -> str:
    """A name for comparison: compatibility forms, case and accents gone, runs of other signs one space."""
    if text.isascii():  # nothing to decompose, and most names are
        return re.sub(r"\W+", " ", text.casefold()).strip()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"\W+", " ", bare).strip()
