"""`communique chart`: the charts of the pages as files."""

import json
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, LedgerOption, SinceOption, StateOption, UntilOption
from communique.cli.serve import bring_up_to_date
from communique.errors import InputError
from communique.ledger import Ledger, asking

HELP = """Draw a chart of the ledger into a file: SVG or PNG, or its Vega-Lite as JSON, by the file's ending.

timeline: happenings in lanes by type; map: who deals with whom; network: who meets whom; calendar: how much when.

\b
Examples:
  communique chart timeline --state Serbia --state Algeria --output timeline.svg
  communique chart network --since 2023 --output who-meets-whom.png
"""


class Kind(StrEnum):
    """The charts there are."""

    timeline = "timeline"
    map = "map"
    network = "network"
    calendar = "calendar"


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def chart(
        kind: Annotated[Kind, typer.Argument(help="timeline, map, network or calendar.")],
        output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Ends in .svg, .png or .json.")],
        state: StateOption = None,
        since: SinceOption = None,
        until: UntilOption = None,
        width: Annotated[int, typer.Option("--width", metavar="N", min=200, max=4000, help="Pixels.")] = 1000,
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:
        if output.suffix not in (".svg", ".png", ".json"):
            raise InputError(f"{output} is no kind of picture that can be drawn: end it in .svg, .png or .json.")
        first, last = asking.days(since, until)
        states = asking.state_codes(state)
        render = drawing()
        bring_up_to_date(ledger)
        with Ledger(ledger, as_is=True) as opened:
            from communique.present.catalogue import Catalogue

            found = [h for h in Catalogue(opened).of(states) if h.within(first, last)]
            if not found:
                raise InputError("Nothing fits: there is nothing to draw.")
            made = _titled(DRAWN[kind](opened, found, width), kind, states, since, until)
        if output.suffix == ".png":
            output.write_bytes(render.png(made))
        else:
            text = (
                render.svg(made) if output.suffix == ".svg" else json.dumps(made, ensure_ascii=False, indent=1) + "\n"
            )
            output.write_text(text, encoding="utf-8")
        console.out().print(f"{output}: {kind} of {len(found):,} happenings")


TITLES = {
    Kind.timeline: "Timeline", Kind.map: "Who deals with whom", Kind.network: "Who meets whom",
    Kind.calendar: "How much happened when",
}  # fmt: skip


def _titled(chart: Any, kind: Kind, states: Sequence[str], since: str | None, until: str | None) -> Any:
    """The chart under what was asked for in words: `Timeline: Serbia and Algeria, since 2023`."""
    from communique.knowledge.states import name_of
    from communique.present.charts.titled import titled
    from communique.present.phrasing import listed
    from communique.text import edtf

    ends = ((word, edtf.humanize(day)) for word, day in (("since", since), ("until", until)) if day)
    asked = [listed([name_of(state) for state in states]), *(" ".join(end) for end in ends)]
    narrowed = ", ".join(part for part in asked if part)
    return titled(chart, TITLES[kind] + (f": {narrowed}" if narrowed else ""))


def drawing() -> Any:
    """What draws. Raises InputError where the extra `web` is not installed."""
    try:
        from communique.present.charts import render, timeline  # noqa: F401
    except ModuleNotFoundError as error:
        raise InputError(f"This needs {error.name}, which is not installed: pip install 'communique[web]'.") from error
    return render


def _timeline(_ledger: Ledger, found: Any, width: int) -> Any:
    from communique.present.charts.timeline import timeline

    return timeline(found, width=width).chart


def _map(_ledger: Ledger, found: Any, width: int) -> Any:
    from communique.present import catalogue
    from communique.present.charts.worldmap import worldmap

    return worldmap(catalogue.states(found), catalogue.pairs(found), width=width)


def _network(ledger: Ledger, found: Any, width: int) -> Any:
    from communique.present import company
    from communique.present.charts.network import network

    ties = company.ties(company.companies(ledger), (h.id for h in found))
    if not ties:
        raise InputError("No two named persons of different states are told to have met: there is nothing to draw.")
    return network(ties, width=width, height=round(width * 0.7))


def _calendar(_ledger: Ledger, found: Any, width: int) -> Any:
    from communique.present.charts.calendar import calendar, months

    return calendar(months(found), width=width)


DRAWN: dict[Kind, Callable[[Ledger, Any, int], Any]] = {
    Kind.timeline: _timeline, Kind.map: _map, Kind.network: _network, Kind.calendar: _calendar,
}  # fmt: skip
