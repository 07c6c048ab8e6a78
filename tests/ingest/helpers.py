"""What the tests of taking in share: files on the fly, and documents told from skips."""

from pathlib import Path

from communique.ingest import Skipped, ingest
from communique.model import Document

BODY = (
    "The foreign minister of Vantoria arrived in Port Selwyn on Monday for talks on fishing rights in the strait.\n\n"
    "He was received by his counterpart, who said that the two sides had agreed to meet again in the autumn.\n"
)


def taken(*paths: Path | str, **options: str) -> tuple[list[Document], list[Skipped]]:
    """The documents and the skips of some paths."""
    met = list(ingest([str(p) for p in paths], **options))  # type: ignore[arg-type]
    return [m for m in met if isinstance(m, Document)], [m for m in met if isinstance(m, Skipped)]


def one(path: Path, content: str | bytes, **options: str) -> Document:
    """The one document of a file with this content."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    documents, skips = taken(path, **options)
    assert not skips and len(documents) == 1, skips
    return documents[0]


def skip(path: Path, content: bytes) -> Skipped:
    """The one skip of a file with this content."""
    path.write_bytes(content)
    documents, skips = taken(path)
    assert not documents and len(skips) == 1, documents
    return skips[0]
