"""Values some at a time, since databases bound how many one statement takes."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """The values in lists of at most `size`, in order."""
    walked = iter(values)
    while some := list(islice(walked, size)):
        yield some
