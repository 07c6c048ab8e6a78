"""What an engine runs: a pure function from a document to its reading, named by where it is imported from."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from communique.model import Document, Reading

Body = Callable[[Document], Reading]
READ: Final = "communique.read.reader:read_document"


def find(path: str) -> Body:
    """The function at "module:name". Raises ImportError or AttributeError where there is none."""
    module, _, name = path.partition(":")
    found: Any = getattr(import_module(module), name)
    body: Body = found
    return body
