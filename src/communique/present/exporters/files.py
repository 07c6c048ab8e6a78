"""Files that are written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A stream of UTF-8 that takes the place of a file once it is complete; until then the file stays as it was.

    What is no plain file (a pipe, a device), or lies in a folder that can't be written in, is written to as it is.
    An OSError has the path in it.
    """
    plain = (path.is_file() or not path.exists()) and os.access(path.resolve().parent, os.W_OK)
    target = path.resolve() if plain else path  # a link stays one
    part = target.with_name(target.name + ".part") if plain else target
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        if plain:
            part.replace(target)
    except BaseException as error:
        if plain:
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror or str(error), os.fspath(path)) from error
        raise
