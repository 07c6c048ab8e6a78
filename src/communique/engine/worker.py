"""The child process of the local engine: takes chunks of documents from a pipe, gives back a reading for each.

Run as `python -m communique.engine.worker BODY READ_FD WRITE_FD`. It says (reading, None) or (None, what happened),
in the order of the chunk, one message a document, so that its parent knows where it died, if it does.
"""

import signal
import sys
from multiprocessing.connection import Connection
from typing import Any

from communique.engine.body import find
from communique.model import Reading


def main(body: str, incoming: "Connection[Any, Any]", outgoing: "Connection[Any, Any]") -> None:
    """Serve until the parent closes its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends its workers
    read = None
    while True:
        try:
            chunk = incoming.recv()
        except EOFError:
            return
        for document in chunk:
            try:
                read = read or find(body)
                message: tuple[Reading | None, str | None] = (read(document), None)
            except Exception as error:  # whatever one article does to the reader, the others are read
                message = (None, f"{type(error).__name__}: {error}")
            try:
                outgoing.send(message)
            except BrokenPipeError:
                return


if __name__ == "__main__":
    main(sys.argv[1], Connection(int(sys.argv[2])), Connection(int(sys.argv[3])))
