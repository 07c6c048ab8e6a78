"""A brief as plain lines, for a pipe; and what the renderers share."""

import os
from collections.abc import Iterable, Iterator

from communique.present.brief import Brief, Citation, Line
from communique.text import edtf

OUTLET = "(outlet not named)"


def numbers(cited: Iterable[int]) -> str:
    """`[1][2]`; three or more that follow one another as `[1-4]`."""
    runs: list[list[int]] = []
    for one in cited:
        if runs and runs[-1][-1] == one - 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return "".join(f"[{run[0]}–{run[-1]}]" if len(run) > 2 else "".join(f"[{n}]" for n in run) for run in runs)


def source(citation: Citation) -> str:
    """`Meridian Wire, 14 March 2023, “Title”`."""
    parts = [citation.outlet or OUTLET, edtf.humanize(citation.published)]
    return ", ".join(parts) + (f", “{citation.title}”" if citation.title else "")


def chain(citation: Citation) -> str:
    """`Meridian Wire → Ministry of Defence`; empty where the outlet speaks for itself."""
    return " → ".join(citation.chain) if len(citation.chain) > 1 else ""


def quote(citation: Citation) -> str:
    """The exact words, with line breaks as spaces and `[…]` between parts."""
    return " […] ".join(" ".join(q.split()) for q in citation.quotes)


def place(citation: Citation) -> str:
    """The address, or the path as seen from where one is."""
    given = citation.place or ""
    here = os.getcwd() + os.sep
    return given.removeprefix(here) if given.startswith(here) else given


def dated(line: Line) -> str:
    """The date or label, and the text."""
    text = f"(opinion) {line.text}" if line.opinion else line.text
    head = ", ".join(filter(None, (line.date, line.label)))
    return f"{head}: {text}" if head else text


def plain(brief: Brief) -> Iterator[str]:
    """The brief as lines without markup, none of them wrapped."""
    yield brief.title
    yield from (line for line in (brief.limits, brief.summary) if line)
    for section in brief.sections:
        yield ""
        yield section.title.upper()
        if section.note:
            yield section.note
        yield from _lines(section.lines, "  ")
    if brief.citations:
        yield ""
        yield "SOURCES"
    for citation in brief.citations:
        parts = (source(citation), chain(citation), f"»{quote(citation)}«", citation.document, place(citation))
        yield f"[{citation.number}] " + " | ".join(filter(None, parts))


def _lines(lines: Iterable[Line], indent: str) -> Iterator[str]:
    for line in lines:
        yield f"{indent}{dated(line)} {numbers(line.citations)}".rstrip()
        yield from _lines(line.lines, indent + "  ")
