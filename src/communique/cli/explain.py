"""`communique explain`: why a record came out, or what comes out of a sentence and why."""

import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.api import open_ledger, why
from communique.cli import console, show
from communique.cli.options import DEFAULT_LEDGER, LedgerOption
from communique.errors import CommuniqueError, InputError

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.model import Conflict, Document, Event
    from communique.read.explain import Explanation
    from communique.read.reader import Looked
    from communique.read.trees import Branch

HELP = """Say why a record came out: its frame and cue, what filled each role, status, sources, date, and the sentence.

Given the id of a report, an attribute or a withheld note, its article is read again. Given that of an event, it says
why these reports are one happening and what was nearly the same; of a conflict, which values exclude one another; of a
deal, who vouches for each rung, in which words. Given a sentence (or several) in quotes, that is read, and what could
have been told of it and was not is listed with the reason.

\b
Examples:
  communique explain rep_00d5
  communique explain evt_6cc9fd9a
  communique explain "Poland may sell thirty howitzers to Moldova."
"""

ID: Final = re.compile(r"(rep|att|wit|evt|ent|doc|con|deal)_[0-9a-f]*", re.IGNORECASE)
LABEL: Final = 14  # columns of a label
MARKED: Final = "bold cyan"


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def explain(
        what: Annotated[str, typer.Argument(metavar="ID|TEXT", help="An id or the beginning of one, or a sentence.")],
        published: Annotated[
            str | None,
            typer.Option("--published", metavar="DATE", help="The day from which a sentence's dates count."),
        ] = None,
        json: Annotated[bool, typer.Option("--json", help="What an id rests on as one JSON object.")] = False,
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:
        if ID.fullmatch(what.strip()):
            _record(what.strip(), ledger, json)
        elif json:
            raise InputError("--json is for the explanation of an id; a sentence is explained in words.")
        else:
            _text(what, published)


def _record(id: str, ledger: str, json: bool) -> None:
    from communique.model import Attribute, Conflict, Deal, Document, Event, Report, Withheld

    with open_ledger(ledger) as opened:
        record = opened.get(id)
        if isinstance(record, Event | Conflict):
            _reconciled(opened, record, json)
            return
        if isinstance(record, Deal):
            show.write(opened, record, json)
            return
        if not isinstance(record, Report | Attribute | Withheld):
            raise InputError(
                f"{id} is none of what can be explained: reports, attributes, withheld notes, events, conflicts, deals."
            )
        document = opened.get(record.document)
        assert isinstance(document, Document)
    from communique.model.records import plain, to_record
    from communique.read.explain import explain
    from communique.read.reader import look

    found = explain(look(document), record.id)
    if found is None:
        by = document.reader or "another version"
        raise CommuniqueError(
            f"{record.id}, read by {by}, is not what this version reads there; read the article again."
        )
    if json:
        _json({"record": to_record(found.record), "grounds": plain(found.grounds)})
        return
    out = console.out()
    _source(out, document)
    _explanation(out, found)


def _reconciled(ledger: "Ledger", record: "Event | Conflict", json: bool) -> None:
    """Why an event or a conflict is one."""
    from communique.cli import reasons
    from communique.model.records import plain

    if json:
        _json(plain(why(ledger, record.id)))
    else:
        reasons.show(ledger, record)


def _json(made: dict[str, Any]) -> None:
    from communique.present.exporters import jsonl

    console.lines(sys.stdout, [jsonl.line(made)])


def _text(text: str, published: str | None) -> None:
    from communique.ledger.asking import day
    from communique.model import Document, document_id, sha256

    text = text.encode("utf-8", "replace").decode("utf-8")  # bytes that were no text reach here as lone surrogates
    if not text.strip():
        raise InputError("There is nothing to explain; give an id, or a sentence in quotes.")
    day(published)  # raises where it is no date
    from communique.read.explain import explain
    from communique.read.reader import look

    document = Document(
        id=document_id(text, outlet=None, url=None, path=None), sha256=sha256(text), text=text, language="en",
        published=published, published_basis="given" if published else None,
    )  # fmt: skip
    looked, out = look(document), console.out()
    for record in looked.records:
        why = explain(looked, record.id)
        if why is not None:
            _explanation(out, why)
            out.print()
    _passed_over(out, looked)


def _source(out: Console, document: "Document") -> None:
    words = f"{document.outlet or '(outlet not known)'}, {document.published or 'undated'}"
    out.print(Text.assemble((words, "italic"), f"  {document.title or ''}".rstrip(), (f"  {document.id}", "dim")))


def _explanation(out: Console, why: "Explanation") -> None:
    record = why.record
    codes = [getattr(record, name, None) for name in ("type", "kind", "stage", "status", "property", "what")]
    title = " · ".join(code for code in codes if code)
    out.print(Text.assemble((record.id, "dim"), "  ", (title, "bold")))
    for evidence in record.evidence:
        _line(out, "in the words", Text(f"“{' '.join(evidence.quote.split())}”", style="italic"))
    for ground in why.grounds:
        because = f"  ← {ground.because}" if ground.because else ""
        _line(out, ground.label, Text.assemble(ground.value, (because, "dim")))
    for branches in why.trees:
        out.print()
        _tree(out, branches)


def _line(out: Console, label: str, value: Text) -> None:
    if not out.is_terminal:
        out.print(Text(f"{label:{LABEL}}") + value)
        return
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=LABEL - 1, style="dim")
    grid.add_column(overflow="fold")
    grid.add_row(label, value)
    out.print(grid)


def _tree(out: Console, branches: Iterable["Branch"]) -> None:
    most = out.width // 2  # what leads to a word never takes more than half a line
    for branch in branches:
        stem = branch.stem if len(branch.stem) <= most else "…" + branch.stem[1 - most :]
        mark = (f" · {branch.mark}", MARKED) if branch.mark else ""
        words = (branch.words, MARKED if branch.mark else "")
        line = Text.assemble("  ", (stem, "dim"), words, (f"  {branch.label}", "dim"), mark)
        out.print(line, no_wrap=out.is_terminal, overflow="ellipsis" if out.is_terminal else "ignore")


def _passed_over(out: Console, looked: "Looked") -> None:
    from communique.read.explain import passed_over
    from communique.read.trees import tree

    told = {made.instance.sentence.index for made, _ in looked.told}
    for sentence in looked.scene.sentences:
        dropped = passed_over(looked, sentence)
        if not dropped and sentence.index in told:
            continue
        quote = " ".join(sentence.span.text.split())
        out.print(Text.assemble(("Not told" if sentence.index in told else "Nothing came of", "bold"), f" “{quote}”"))
        for one in dropped:
            _line(out, one.cue, Text.assemble(one.frame, (f"  ← {one.reason}", "dim")))
        if not dropped:
            _line(out, "", Text("no word of it is a cue of any frame", style="dim"))
        if sentence.index not in told:
            out.print()
            _tree(out, tree(sentence))
        out.print()
