"""A brief as Markdown, with its citations as footnotes (GitHub, Pandoc and most editors resolve them)."""

import re
from collections.abc import Iterable, Iterator

from communique.present.brief import Brief, Line
from communique.present.brief_text import chain, place, quote, source

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~^])")


def markdown(brief: Brief) -> Iterator[str]:
    """The lines of the page."""
    yield f"# {escape(brief.title)}"
    for paragraph in filter(None, (brief.limits, brief.summary)):
        yield ""
        yield escape(paragraph)
    for section in brief.sections:
        yield ""
        yield f"## {escape(section.title)}"
        yield ""
        if section.note:
            yield escape(section.note)
            yield ""
        yield from _lines(section.lines, "")
    if brief.citations:
        yield ""
    for citation in brief.citations:
        parts = [escape(source(citation)) + ".", escape(chain(citation)), f"“{escape(quote(citation))}”"]
        where = ", ".join(f"`{part}`" for part in (citation.document, place(citation)) if part)
        yield f"[^{citation.number}]: {' '.join(filter(None, (*parts, f'({where})')))}"


def _lines(lines: Iterable[Line], indent: str) -> Iterator[str]:
    for line in lines:
        head = ", ".join(f"**{escape(part)}**" for part in (line.date, line.label) if part)
        text = f"*Opinion.* {escape(line.text)}" if line.opinion else escape(line.text)
        cited = "".join(f"[^{n}]" for n in line.citations)
        group = bool(line.lines) and not line.citations
        body = f"**{text}**" if group and not head else f"{head}: {text}" if head else text
        yield f"{indent}- {body}{' ' if cited else ''}{cited}"
        yield from _lines(line.lines, indent + "  ")


def escape(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
