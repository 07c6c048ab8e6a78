"""A part of a ledger to publish: some happenings, as a ledger by itself for as long as its pages are written."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from communique.errors import InputError
from communique.ledger import Ledger, asking
from communique.ledger.excerpt import excerpt
from communique.web.asked import Asked, kept, worded
from communique.web.site import Site


@contextmanager
def part_of(place: str, states: Sequence[str], given: Asked) -> Iterator[tuple[str, str, str]]:
    """What of a ledger is of these states, by any names, and fits: where it lies, the name of the whole, and in words
    what it is.

    Raises InputError where nothing fits, or a filter means nothing.
    """
    codes = asking.state_codes(states)
    with TemporaryDirectory(prefix="communique-") as folder, Ledger(place, as_is=True) as ledger:
        found = kept(Site(ledger), given, codes)
        if not found:
            raise InputError(f"Nothing in {ledger.place} fits ({worded(given, codes)}): there is nothing to publish.")
        made = Path(folder) / "part.db"
        excerpt(ledger, (h.id for h in found), made)
        yield str(made), ledger.place, worded(given, codes)
