"""`communique origins`: the independent origins of an event as a tree, and which text its articles share."""

import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from communique.api import open_ledger
from communique.api import origins as origins_of
from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, LedgerOption

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.model import Document
    from communique.reconcile.carriers import Carried, Carrier, Reuse

HELP = """Show who vouches for an event in the end: each independent origin, who handed it on, and the articles that \
carry it.

Copies, rewrites of one agency and outlets that cite one source are one origin. --reuse shows, stretch by stretch, \
which text the articles of one origin share.

\b
Examples:
  communique origins evt_6cc9fd9a
  communique origins evt_6cc9fd9a --reuse
"""

HOW: Final = {
    "itself": "", "cites": "", "copy": "a copy", "same words": "in the words of another article",
    "one source": "names but this source",
}  # fmt: skip
QUOTE: Final = 160  # characters of a shared stretch that are shown


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def origins(
        id: Annotated[str, typer.Argument(metavar="ID", help="Of an event, or of a report in it.")],
        reuse: Annotated[bool, typer.Option("--reuse", help="Also the text that articles share.")] = False,
        json: Annotated[bool, typer.Option("--json", help="One JSON object an origin.")] = False,
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        with open_ledger(ledger) as opened:
            event = opened.event_of(opened.resolve(id)[1]) or id
            found = origins_of(opened, event, reuse=reuse)
            if json:
                from communique.model.records import plain
                from communique.present.exporters import jsonl

                console.lines(sys.stdout, (jsonl.line(plain(one)) for one in found))
                return
            _print(opened, opened.resolve(event)[1], found)


def _print(ledger: "Ledger", event: str, found: tuple["Carried", ...]) -> None:
    out = console.out()
    articles = len({c.document for one in found for c in one.carriers})
    counted = f"{_number(len(found), 'independent origin')} in {_number(articles, 'article')}"
    out.print(Text.assemble((event, "dim"), "  ", (counted, "bold")))
    for one in found:
        out.print(_tree(one))
    shared = [r for one in found for r in one.reuse]
    if shared:
        out.print()
        out.print(Text("Shared text", style="bold underline" if out.is_terminal else ""))
    for reuse in shared:
        _reuse(out, ledger, reuse)


def _number(count: int, of: str) -> str:
    return f"{count} {of}" + ("" if count == 1 else "s")


def _tree(one: "Carried") -> Tree:
    """The origin, those who handed it on, the articles."""
    root = Tree(Text(one.name, style="bold cyan"), guide_style="dim")
    branches: dict[tuple[str, ...], Tree] = {(): root}
    for carrier in one.carriers:
        for depth in range(len(carrier.relays)):
            path = carrier.relays[: depth + 1]
            if path not in branches:
                branches[path] = branches[path[:-1]].add(Text(path[-1]))
        branches[carrier.relays].add(_article(carrier))
    return root


def _article(carrier: "Carrier") -> Text:
    made = Text.assemble((carrier.outlet or "(outlet not known)", "italic"), f", {carrier.published or 'undated'}")
    made.append(f", {carrier.title}" if carrier.title else "")
    made.append(f", {HOW[carrier.how]}" if HOW[carrier.how] else "", style="yellow")
    made.append(f"  {carrier.document}", style="dim")
    return made


def _reuse(out: Console, ledger: "Ledger", reuse: "Reuse") -> None:
    from communique.model import Document

    later, earlier = ledger.get(reuse.document), ledger.get(reuse.earlier)
    assert isinstance(later, Document) and isinstance(earlier, Document)
    share = f" has {reuse.share:.0%} of its words from "
    out.print(Text.assemble((_of(later), "italic"), share, (_of(earlier), "italic")))
    for stretch in reuse.stretches:
        place = f"{stretch.start}–{stretch.end} = {stretch.other_start}–{stretch.other_end}, {stretch.words} words  "
        words = " ".join(later.text[stretch.start : stretch.end].split())
        line = Text.assemble((place, "dim"), f"“{_cut(words) if out.is_terminal else words}”")
        out.print(Padding(line, (0, 0, 0, 2)) if out.is_terminal else Text("  ") + line)


def _cut(words: str) -> str:
    """The first and the last words of a long stretch."""
    if len(words) <= QUOTE:
        return words
    first, last = words[: QUOTE // 2].rpartition(" ")[0], words[-QUOTE // 2 :].partition(" ")[2]
    return f"{first} … {last}"


def _of(document: "Document") -> str:
    return f"{document.outlet or '(outlet not known)'}, {document.published or 'undated'}"
