"""A brief on a terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.present.brief import Brief, Line, Section
from communique.present.brief_text import chain, numbers, place, quote, source

HEADING, DATE, LABEL, CITED, FAINT = "bold cyan", "green", "bold", "cyan", "dim"
WIDEST = 18  # columns of a date or a label beside the text
NARROW = 60  # columns of a terminal below which they stand above it


def show(brief: Brief, console: Console) -> None:
    """Print the page."""
    console.print(Text(brief.title, style="bold"))
    for paragraph in filter(None, (brief.limits, brief.summary)):
        console.print(Text(paragraph))
    for section in brief.sections:
        _section(section, console)
    if brief.citations:
        _heading("Sources", console)
        grid = _grid()
        for citation in brief.citations:
            text = Text(source(citation))
            if by := chain(citation):
                text.append(f"\n{by}", style=FAINT)
            text.append(f"\n“{quote(citation)}”", style="italic")
            text.append(
                f"\n{citation.document}" + (f"  {address}" if (address := place(citation)) else ""), style=FAINT
            )
            grid.add_row(Text(f"[{citation.number}]", style=CITED), text)
        console.print(grid)


def _heading(title: str, console: Console) -> None:
    console.print()
    console.print(Text(title, style=HEADING))


def _section(section: Section, console: Console) -> None:
    _heading(section.title, console)
    if section.note:
        console.print(Text(section.note, style=FAINT))
    _lines(section.lines, console, 0)


def _lines(lines: Iterable[Line], console: Console, depth: int) -> None:
    """Lines in a grid, each with its date, label or a bullet beside it; a line with others under it closes the grid."""
    lines = tuple(lines)
    grid, used = _grid(), False
    heads = [line.date or line.label or "" for line in lines if not line.lines]
    aside = console.width >= NARROW and all(len(head) <= WIDEST for head in heads)
    for line in lines:
        if line.lines:
            if used:
                console.print(Padding(grid, (0, 0, 0, depth)))
                grid, used = _grid(), False
            console.print(Padding(_text(line, LABEL), (0, 0, 0, depth)))
            _lines(line.lines, console, depth + 2)
        else:
            head = line.date or line.label
            told = Text(head or "•", style=DATE if line.date else LABEL if line.label else FAINT)
            if head and not aside:
                grid.add_row(Text("•", style=FAINT), Text.assemble(told, ": ", _text(line)))
            else:
                grid.add_row(told, _text(line))
            used = True
    if used:
        console.print(Padding(grid, (0, 0, 0, depth)))


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    return grid


def _text(line: Line, style: str = "") -> Text:
    made = Text()
    if line.opinion:
        made.append("Opinion: ", style="magenta")
    made.append(line.text, style=style)
    if line.citations:
        made.append("\u00a0" + numbers(line.citations), style=CITED)
    return made
