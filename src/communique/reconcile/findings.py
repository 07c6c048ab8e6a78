"""A finding on two values: whether they can both hold, and why or why not."""

from typing import NamedTuple


class Finding(NamedTuple):
    """Whether two values exclude one another, and the reason in words."""

    excludes: bool
    because: str


def exclude(because: str) -> Finding:
    """They cannot both hold."""
    return Finding(True, because)


def agree(because: str) -> Finding:
    """They can."""
    return Finding(False, because)
