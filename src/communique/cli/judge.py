"""`communique judge`: what a person decides, as a row that reconciling follows."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from communique.api import open_ledger
from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, LedgerOption
from communique.errors import InputError

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.model import Judgement

HELP = """Decide what the ledger got wrong: which two are the same or different, which value is right or wrong.

Nothing that was read is changed: a judgement is a row beside it, with who, when and why, and what is derived follows \
it. Of your own judgements on the same matter the latest holds; where people disagree, `judgements` says so. An \
entity or event is named by its id, or by that of any of its members.

\b
Examples:
  communique judge same ent_412db90c ent_0bb57ee1 --why "two spellings"
  communique judge different rep_00d5 rep_41aa
  communique judge value evt_6cc9fd9a when 2023-05-03 --wrong
  communique judge unsure ent_412db90c ent_0bb57ee1
"""

FirstArgument = Annotated[str, typer.Argument(metavar="ID", help="Of an entity, an event or a report.")]
SecondArgument = Annotated[str, typer.Argument(metavar="ID", help="Of another one.")]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides.", show_default="your name on this machine")
]
WhyOption = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="Why.")]


def register(app: typer.Typer, panel: str) -> None:
    """Add the command and its four sub-commands."""
    judging = typer.Typer(no_args_is_help=True)
    app.add_typer(judging, name="judge", help=HELP, rich_help_panel=panel)
    _pair(judging, "same", "Two entities, or two events, are one.")
    _pair(judging, "different", "Two entities, or two events, are not one, whatever speaks for it.")
    _pair(judging, "unsure", "Only note that it was looked at; an earlier judgement of yours no longer holds.")

    @judging.command()
    def value(
        id: FirstArgument,
        field: Annotated[str, typer.Argument(metavar="FIELD", help="when, where, participants, quantity, range, ...")],
        value: Annotated[str, typer.Argument(metavar="VALUE", help="As `show` has it; an entity also by its id.")],
        right: Annotated[bool, typer.Option("--right", help="It leads the values of the field.")] = False,
        wrong: Annotated[bool, typer.Option("--wrong", help="It comes last and contradicts nothing.")] = False,
        unsure: Annotated[bool, typer.Option("--unsure", help="Only note that it was looked at.")] = False,
        by: ByOption = None, why: WhyOption = None, ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        """One value of an event, or of a thing, is right or wrong; it stays to be seen with the judgement."""
        chosen = [name for name, on in (("right", right), ("wrong", wrong), ("unsure", unsure)) if on]
        if len(chosen) != 1:
            raise InputError("Say --right, --wrong or --unsure, one of them.")
        with open_ledger(ledger) as opened:
            _tell(opened, opened.judge(chosen[0], id, field=field, value=value, by=by or _me(), why=why))


def _pair(judging: typer.Typer, verdict: str, help: str) -> None:
    @judging.command(verdict, help=help)
    def pair(
        first: FirstArgument, second: SecondArgument, by: ByOption = None, why: WhyOption = None,
        ledger: LedgerOption = DEFAULT_LEDGER,
    ) -> None:  # fmt: skip
        with open_ledger(ledger) as opened:
            _tell(opened, opened.judge(verdict, first, second, by=by or _me(), why=why))


def _me() -> str | None:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container whose user has no name
        return None


def _tell(ledger: Ledger, made: Judgement) -> None:
    """Say what came of a judgement, and what speaks against it."""
    from communique.reconcile.judgements import disagreements

    now = [ledger.find(i.replace("rep_", "evt_")).target for i in (made.a, made.b) if i]
    if made.b is None:
        done = f"The {made.field} {made.value} of {now[0]} is noted as {made.verdict}."
    elif len(set(now)) == 1:
        done = f"{made.a} and {made.b} are one: {now[0]}."
    else:
        done = f"{made.a} and {made.b} are two: {now[0]} and {now[1]}."
    console.out().print(done)
    for sentence in disagreements(ledger.judgements()):
        if made.a in sentence:
            console.complain(sentence, word="Note")
