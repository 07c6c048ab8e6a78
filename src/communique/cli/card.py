"""One record as labelled lines, with its quotes in the sentences around them."""

from collections.abc import Iterable
from typing import Any, Final

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.cli import console
from communique.cli.rows import STATUS_STYLE
from communique.ledger import Ledger
from communique.model import Document, Evidence
from communique.present.context import context

LABEL: Final = 14  # columns of a label
QUOTE: Final = "bold"
ID: Final = "dim"


class Card:
    """Lines on standard output; in a pipe the quote stands between » and «."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._console = console.out()
        self._documents: dict[str, Document] = {}

    @property
    def screen(self) -> bool:
        """Whether a person is looking."""
        return self._console.is_terminal

    def title(self, id: str, *parts: str | None) -> None:
        """The first line: the id and what the record is."""
        words = " · ".join(part for part in parts if part)
        self._console.print(Text.assemble((id, ID), "  ", (words, "bold")))

    def line(self, label: str, value: str | Text | None) -> None:
        """A label and a value; nothing where there is no value."""
        if not value:
            return
        text = value if isinstance(value, Text) else Text(value)
        if not self.screen:
            self._console.print(Text(f"{label:{LABEL}}") + text)
            return
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=LABEL - 1, style="dim")
        grid.add_column()
        grid.add_row(label, text)
        self._console.print(grid)

    def lines(self, label: str, values: Iterable[str | Text]) -> None:
        """Values under one label."""
        for number, value in enumerate(values):
            self.line(label if number == 0 else "", value)

    def heading(self, words: str) -> None:
        """A line between parts."""
        self.gap()
        self._console.print(Text(words, style="bold underline" if self.screen else ""))

    def chain(self, links: Iterable[dict[str, Any]]) -> Text:
        """The sources from the outlet to the origin, with arrows and manners."""
        made = Text()
        for number, link in enumerate(links):
            made.append(" → " if number else "")
            made.append(link["name"])
            also = [self.ledger.name(i) or i for i in link.get("also") or []]
            made.append(f" and {', '.join(also)}" if also else "")
            made.append(f" ({link['manner']})", style="dim")
        return made

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def quotes(self, evidence: Iterable[dict[str, Any]], *, gap: bool = True) -> None:
        """Where it is said: the article, then each quote in its sentence."""
        shown = None
        for one in evidence:
            if one["document"] != shown:
                shown = one["document"]
                if gap:
                    self.gap()
                self._console.print(self.source(shown))
            self._print(self._in_context(one))

    def source(self, document: str) -> Text:
        """An article in one line: outlet, date, title, id."""
        found = self.document(document)
        made = Text()
        made.append(found.outlet or "(outlet not known)", style="italic")
        made.append(f", {found.published or 'undated'}" + (f", {found.title}" if found.title else ""))
        made.append(f"  {found.id}", style=ID)
        return made

    def document(self, id: str) -> Document:
        """An article, read once."""
        if id not in self._documents:
            found = self.ledger.get(id)
            assert isinstance(found, Document)
            self._documents[id] = found
        return self._documents[id]

    def text(self, words: str) -> None:
        """A paragraph, set in."""
        self._print(Text(words))

    def _in_context(self, one: dict[str, Any]) -> Text:
        evidence = Evidence(one["document"], one["start"], one["end"], one["quote"])
        around = context(self.document(one["document"]), evidence)
        left, right = ("", "") if self.screen else ("»", "«")
        made = Text()
        made.append(around.before, style="dim")
        made.append(left + around.quote + right, style=QUOTE)
        made.append(around.after, style="dim")
        return made

    def _print(self, text: Text) -> None:
        self._console.print(Padding(text, (0, 0, 0, 2)) if self.screen else Text("  ") + text)


def status(value: str | None, *, hedged: bool = False) -> Text | None:
    """A status in its colour, marked where it is in doubt."""
    if value is None:
        return None
    return Text.assemble((value, STATUS_STYLE.get(value, "")), ", in doubt" if hedged else "")


def joined(parts: Iterable[str | None]) -> str:
    """Parts that are there, with commas."""
    return ", ".join(part for part in parts if part)
