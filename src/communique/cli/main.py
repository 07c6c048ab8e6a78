"""The command line: the commands put together, and what happens when one fails."""

import os
import sys
from typing import Annotated, Final

import typer

from communique import __version__
from communique.cli import (
    brief,
    chart,
    conflicts,
    deals,
    demo,
    diff,
    doubtful,
    explain,
    export,
    history,
    importing,
    judge,
    judgements,
    listing,
    origins,
    publish,
    read,
    reference,
    serve,
    show,
    who,
)  # fmt: skip
from communique.cli.console import complain, lines
from communique.errors import CommuniqueError, FormatError, InputError

OK, FAILED, USAGE = 0, 1, 2

HELP = """Read press articles about dealings between states; keep a sourced ledger of them.

\b
Read a folder, then ask what it says of two states:
  communique read articles/
  communique brief Belarus Cuba
No articles at hand? Try:
  communique demo
"""

EPILOG = "Every command takes --help. Exit codes: 0 done, 1 something failed, 2 wrong usage."


PANELS: Final = {
    "Take in": (read, reference, demo, importing),
    "Ask": (brief, listing, conflicts, deals, show, who, history, origins, diff, explain),
    "Look": (serve, publish, chart),
    "Correct": (doubtful, judge, judgements),
    "Give out": (export,),
}
"""The commands as the help groups them."""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


def build(*, pretty: bool) -> typer.Typer:
    """The application; `pretty` for help with colours and panels, which a pipe does not want."""
    app = typer.Typer(
        help=HELP, epilog=EPILOG, rich_markup_mode="rich" if pretty else None, no_args_is_help=True,
        add_completion=False, pretty_exceptions_enable=False, context_settings={"help_option_names": ["--help", "-h"]},
    )  # fmt: skip

    @app.callback()
    def main(
        version: Annotated[
            bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
        ] = False,
    ) -> None:
        pass

    for panel, modules in PANELS.items():
        for module in modules:
            module.register(app, panel)
    return app


def run(arguments: list[str] | None = None) -> None:
    """The entry point: run a command and exit with its code; a user's mistake is one sentence, never a traceback."""
    sys.exit(main(sys.argv[1:] if arguments is None else arguments))


def main(arguments: list[str]) -> int:
    """Run a command; the exit code."""
    app = build(pretty=sys.stdout.isatty())
    try:
        code = app(arguments, prog_name="communique", standalone_mode=False)
        sys.stdout.flush()
    except CommuniqueError as error:
        complain(str(error))
        wrong_usage = isinstance(error, InputError) and not isinstance(error, FormatError)
        return USAGE if wrong_usage else FAILED
    except typer.TyperException as error:  # an unknown option, an argument that is missing
        message = error.format_message()  # a missing argument has no message but this
        if message.startswith("Usage:"):  # no command at all: the help itself
            lines(sys.stderr, [message])
        elif message:  # else the help has been shown
            complain(_usage(error))
        return error.exit_code
    except OSError as error:
        if isinstance(error, BrokenPipeError):  # whoever read the pipe has had enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return FAILED
        complain(f"{error.filename or 'The output'} can't be used: {error.strerror}.")
        return FAILED
    except (typer.Abort, KeyboardInterrupt):
        complain("Interrupted.")
        return FAILED
    return code if isinstance(code, int) else OK


def _usage(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    hint = f" Try `{context.command_path} --help`." if context is not None else ""
    message = error.format_message().rstrip()
    return message + ("" if message.endswith((".", "?", "!")) else ".") + hint
