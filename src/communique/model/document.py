"""A document: clean text that never changes, and what is known of where it comes from."""

from dataclasses import dataclass, field

from communique.model.ids import make_id, sha256


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a document: `quote == document.text[start:end]`, offsets in Unicode code points."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """Boilerplate that was left out of the clean text; `at` is the offset in the clean text where it stood."""

    text: str
    reason: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Via:
    """Another outlet that this document, as a whole, republishes, translates or quotes."""

    name: str
    relation: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `published` is an EDTF date; every name is null (None) where unknown."""

    id: str
    sha256: str
    text: str
    path: str | None = None
    state: str = "read"
    reader: str | None = None
    dropped: tuple[Dropped, ...] = ()
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    translator: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: str | None = None
    dateline_place: str | None = None
    via: tuple[Via, ...] = ()
    genre: str | None = None

    def evidence(self, start: int, end: int) -> Evidence:
        """The words from `start` to `end`."""
        return Evidence(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Source:
    """What is given with a text before it is a document: metadata of a JSON line, options, front matter."""

    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    translator: str | None = None
    language: str | None = None
    published: str | None = None
    extra: dict[str, str] = field(default_factory=dict)


def document_id(text: str, *, outlet: str | None, url: str | None, path: str | None) -> str:
    """The id of a document: its clean text and its outlet; its address where it has no outlet; else its file's name.

    The same text from the same outlet is one document however often and from wherever it comes, and however the way
    to its file is spelled.
    """
    name = path and path.replace("\\", "/").rsplit("/", 1)[-1]
    place = ("outlet", outlet) if outlet else ("url", url) if url else ("path", name)
    return make_id("document", sha256(text), *place)
