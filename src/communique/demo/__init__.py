"""The demo corpus: articles of our own, shipped with the package, so that anyone can try it without a text at hand.

The stories are made up; NOTICE.md beside this file says which few sentences are not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path


@contextmanager
def articles() -> Iterator[Path]:
    """The folder of the demo's articles, for as long as the context lasts.

    A folder on disk even where the package is run from an archive.
    """
    with as_file(files(__name__) / "articles") as folder:
        yield folder
