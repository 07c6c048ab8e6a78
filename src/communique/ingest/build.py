"""Text and what is given with it to a Document: the one place where documents are made."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from communique.ingest import clean, credit, dateline, genre, language
from communique.ingest.dates import day_in_address
from communique.ingest.decode import normalise
from communique.ingest.skipped import Unusable
from communique.model import Document, Source, document_id, sha256
from communique.model.codes import GENRES

FEWEST_WORDS: Final = 8  # of a page: less is a menu or a notice that extraction left
LONGEST: Final = 1_000_000  # characters of clean text: four novels; no article is longer


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the user gives for texts that don't say it themselves. `published` is EDTF."""

    outlet: str | None = None
    published: str | None = None


def build(text: str, said: Source, *, defaults: Defaults, headed: bool = False, page: bool = False) -> Document:
    """A document from a text as found and what came with it.

    `headed`: the format keeps the title beside the text (a page, a JSON line), so that the first line is no title.
    `page`: the text was taken from a web page, where the title told again above the text is not the text's.
    Raises Unusable for no text, or more than an article can have.
    """
    raw = normalise(text)
    if not any(c.isalnum() for c in raw):
        raise Unusable("empty", "there is no text in it")
    if len(raw) > LONGEST:
        raise Unusable("too_large", f"it has {len(raw):,} characters, more than an article can have ({LONGEST:,})")
    title = said.title or (None if headed else credit.headline(raw))
    cut = clean.clean(raw, title=title, outlet=said.outlet, titled=page)
    if page and (cut.nothing or len(cut.text.split()) < FEWEST_WORDS):
        raise Unusable("no_text", "no article was found in the page")
    text = cut.text
    line = dateline.find(text)
    named = said.outlet or line.outlet or dateline.signed(text)
    outlet = named or defaults.outlet or credit.site(title) or cut.signature or credit.letterhead(text)
    published, basis = _published(text, said, line, defaults)
    document = Document(
        id=document_id(text, outlet=outlet, url=said.url, path=said.path),
        sha256=sha256(text),
        text=text,
        path=said.path,
        dropped=cut.dropped,
        url=said.url,
        title=title,
        outlet=outlet,
        byline=said.byline or credit.author_in_title(title) or credit.byline(text),
        translator=said.translator or credit.translator(text),
        language=language.code(said.language) or language.detect(text),
        published=published,
        published_basis=basis,
        dateline_place=line.place,
        via=tuple(credit.via(text, outlet=outlet, agency=line.outlet)),
    )
    given = said.extra.get("genre")
    return replace(document, genre=given if given in GENRES else genre.of(document))


def _published(text: str, said: Source, line: dateline.Dateline, defaults: Defaults) -> tuple[str | None, str | None]:
    """The day and how it is known: what comes with the text, before the text itself, before what the user gives."""
    known: Iterable[tuple[str | None, str]] = (
        (said.published, "metadata"),
        (line.published, "dateline"),
        (dateline.day_line(text), "text"),
        (day_in_address(said.url), "metadata"),
        (defaults.published, "given"),
    )
    return next(((day, basis) for day, basis in known if day), (None, None))
