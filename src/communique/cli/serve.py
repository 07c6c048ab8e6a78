"""`communique serve`: the ledger in a browser."""

import ipaddress
import os
import secrets
import socket
import webbrowser
from typing import Annotated, Any, Final

import typer

from communique.api import open_ledger
from communique.cli import console
from communique.cli.options import DEFAULT_LEDGER, LedgerOption
from communique.errors import InputError, LedgerError
from communique.ledger import Ledger

HELP = """Show the ledger in a browser: pairs of states, happenings, articles, persons, contradictions.

Only this machine can open it, unless --host says otherwise; then each visitor needs the token that is printed, or the \
one in COMMUNIQUE_TOKEN. Nothing is ever written to the ledger, and no page loads anything from elsewhere.

\b
Examples:
  communique serve
  communique serve --ledger demo.db --port 9000 --open
"""
PORT: Final = 8765
TOKEN: Final = "COMMUNIQUE_TOKEN"
SHORTEST: Final = 16  # characters of a token: shorter ones can be guessed


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""

    @app.command(help=HELP, rich_help_panel=panel)
    def serve(
        ledger: LedgerOption = DEFAULT_LEDGER,
        host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
        port: Annotated[int, typer.Option("--port", "-p", metavar="N", min=1, max=65535, help="The port.")] = PORT,
        workers: Annotated[
            int, typer.Option("--workers", metavar="N", min=1, max=64, help="Processes that answer.")
        ] = 1,
        open: Annotated[bool, typer.Option("--open", help="Open it in the browser at once.")] = False,
    ) -> None:
        serving = parts()
        token = None if alone(host) else demanded()
        listening = bound(host, port)
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}/" + (f"?token={token}" if token else "")
        bring_up_to_date(ledger)
        with console.err().status("Getting the first pages ready …"):
            run = serving.prepared(
                ledger, token=token, hosts=("localhost", host) if token is None else (), workers=workers
            )
        console.out().print(f"{Ledger(ledger, as_is=True).place} is shown at {address}  (Ctrl-C ends it)")
        if open:
            webbrowser.open(address)
        run(listening)


def parts() -> Any:
    """What serves pages. Raises InputError where the extra `web` is not installed."""
    try:
        import uvicorn  # noqa: F401

        from communique.web import serving
    except ModuleNotFoundError as error:
        raise InputError(
            f"This needs {error.name or 'more'}, which is not installed: pip install 'communique[web]'."
        ) from error
    return serving


def alone(host: str) -> bool:
    """Whether nobody but this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def demanded() -> str:
    """The token of the environment, or a new one. Raises InputError for one that can be guessed."""
    given = os.environ.get(TOKEN)
    if given is None:
        return secrets.token_urlsafe(18)
    if len(given) < SHORTEST or not given.isascii() or not given.isprintable():
        raise InputError(f"{TOKEN} must be at least {SHORTEST} plain characters long.")
    return given


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises InputError where that can't be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # else the body of each answer would wait 40 ms for the browser to acknowledge the head
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        made.bind((host, port))
    except (OSError, UnicodeError) as error:
        made.close()
        why = error.strerror if isinstance(error, OSError) else "no such host"
        raise InputError(
            f"Nothing can listen at {host}, port {port} ({why}): give another --host or --port."
        ) from error
    return made


def bring_up_to_date(ledger: str) -> None:
    """Reconcile what was read since; a ledger that can't be written is shown as it stands."""
    with open_ledger(ledger) as opened:
        try:
            opened.refresh()
        except LedgerError as error:
            console.complain(f"{error} It is shown as it was last reconciled.", word="Note")
