"""Why an event is one and a conflict is one, on a screen and in a pipe."""

from collections.abc import Iterable
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.api import why
from communique.cli import console
from communique.cli.rows import short
from communique.ledger import Ledger
from communique.model import Attribute, Conflict, Document, Event, Report
from communique.present.disputes import dispute
from communique.reconcile.contradictions import Contradiction
from communique.reconcile.reasons import Merge, NearMiss, Tie

LEVEL: Final = {
    "sure": "surely one", "likely": "likely one, and nothing else fits", "open": "one by a person's judgement",
    "apart": "one by a person's judgement",
}  # fmt: skip
STYLE: Final = {"same": "green", "same states": "cyan", "can be the same": "cyan", "not known": "dim", "differ": "red"}
SHOWN: Final = 12  # ties or pairs of values shown on a screen; a pipe has all
QUOTE: Final = 110  # characters of a quote that stands for its report


def show(ledger: Ledger, record: Event | Conflict) -> None:
    """Why an event or a conflict is one."""
    found = why(ledger, record.id)
    if isinstance(found, Merge) and isinstance(record, Event):
        _merge(ledger, record, found)
    elif isinstance(found, Contradiction) and isinstance(record, Conflict):
        _contradiction(ledger, record, found)


def _merge(ledger: Ledger, event: Event, found: Merge) -> None:
    out = console.out()
    codes = " · ".join(filter(None, (event.type, event.kind)))
    reports = f"{len(event.reports)} report" + ("" if len(event.reports) == 1 else "s of one happening")
    out.print(Text.assemble((event.id, "dim"), "  ", (codes, "bold"), f", {reports}"))
    marks = {id_: f"[{n}]" for n, id_ in enumerate(event.reports, start=1)}
    for id_, mark in marks.items():
        _report(out, ledger, id_, mark)
    if found.ties:
        _heading(out, "Why they are one")
    for tie in _some(out, found.ties):
        a, b = (marks[id_] for id_ in tie.reports)
        out.print(Text.assemble((f"{a} + {b}", "bold"), f"  {LEVEL[tie.level]}: {tie.because}"))
        _fields(out, tie)
    _heading(out, "What was nearly the same" if found.near else "Nothing else came near")
    for near in found.near:
        _near(out, ledger, near, marks)


def _heading(out: Console, words: str) -> None:
    out.print()
    out.print(Text(words, style="bold underline" if out.is_terminal else ""))


def _indented(out: Console, text: Text, by: int) -> None:
    out.print(Padding(text, (0, 0, 0, by)) if out.is_terminal else Text(" " * by) + text)


def _some(out: Console, ties: tuple[Tie, ...]) -> Iterable[Tie]:
    return ties[:SHOWN] if out.is_terminal else ties


def _report(out: Console, ledger: Ledger, id_: str, mark: str) -> None:
    report = ledger.get(id_)
    assert isinstance(report, Report)
    document = ledger.get(report.document)
    assert isinstance(document, Document)
    source = f"{document.outlet or '(outlet not known)'}, {document.published or 'undated'}"
    words = " ".join(report.evidence[0].quote.split())
    if out.is_terminal and len(words) > QUOTE:
        words = words[: QUOTE - 1].rstrip() + "…"
    made = Text.assemble((f"{mark} ", "bold"), (f"“{words}”", "italic"), (f"  {source}  {short(id_)}", "dim"))
    _indented(out, made, 2)


def _fields(out: Console, tie: Tie) -> None:
    rows = [
        (f.field, Text(f.match, style=STYLE[f.match]), " | ".join(dict.fromkeys(v or "(not said)" for v in f.values)))
        for f in tie.fields
    ]
    if tie.alike:
        rows.append(("words", Text(""), f"{tie.alike:.0%} of the shorter quote in common"))
    if not out.is_terminal:
        for name, match, values in rows:
            out.print(f"    {name:8}{match.plain:16}{values}")
        return
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=7, style="dim")
    grid.add_column(width=15)
    grid.add_column(overflow="fold")
    for row in rows:
        grid.add_row(*row)
    out.print(Padding(grid, (0, 0, 0, 4)))


def _near(out: Console, ledger: Ledger, near: NearMiss, marks: dict[str, str]) -> None:
    mine, theirs = near.tie.reports
    because = near.because
    for id_, mark in marks.items():
        because = because.replace(id_, mark)
    out.print(Text.assemble((str(short(near.event)), "bold"), f"  kept apart: {because}"))
    _report(out, ledger, theirs, f"against {marks[mine]}:")
    _fields(out, near.tie)


def _contradiction(ledger: Ledger, conflict: Conflict, found: Contradiction) -> None:
    out, told = console.out(), dispute(ledger, conflict)
    head = Text.assemble((conflict.id, "dim"), "  ", (conflict.field, "bold"), f"  {told.about}")
    out.print(head + Text(f"  ({conflict.kind})", style="dim"))
    for title, excludes in (("What cannot both be", True), ("What was weighed and can both be", False)):
        pairs = [w for w in found.weighed if w.excludes == excludes]
        if pairs:
            _heading(out, title)
        for pair in pairs[: SHOWN if out.is_terminal else None]:
            style = "bold red" if excludes else "green"
            one, other = pair.values
            out.print(
                Text.assemble((one, style), " against " if excludes else " and ", (other, style), f": {pair.because}")
            )
            for value, ids in zip(pair.values, pair.given_by, strict=True):
                for id_ in ids:
                    _voice(out, ledger, value, id_)


def _voice(out: Console, ledger: Ledger, value: str, id_: str) -> None:
    record = ledger.get(id_)
    assert isinstance(record, Report | Attribute)
    document = ledger.get(record.document)
    assert isinstance(document, Document)
    source = " → ".join(link.name for link in record.attribution)
    words = " ".join(record.evidence[0].quote.split())
    line = Text.assemble(
        (f"{value}: ", "dim"), (f"“{words}”", "italic"), f"  {source}, {document.published or 'undated'}"
    )
    _indented(out, line + Text(f"  {short(id_)}", style="dim"), 4)
