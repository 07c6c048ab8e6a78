"""Stand-ins for the reader, to run in worker processes."""

import os
import signal
import time
from dataclasses import replace

from communique.model import Document, Reading

BODY = "tests.engine.bodies:"


def quick(document: Document) -> Reading:
    """Reads nothing; fails on "raise", dies on "die", is killed on "kill", takes its time on "sleep"."""
    if "raise" in document.text:
        raise ValueError("no such luck")
    if "die" in document.text:
        os._exit(3)
    if "kill" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "sleep" in document.text:
        time.sleep(60)
    return Reading(replace(document, state="read", reader=f"pid {os.getpid()}"))


def threads(document: Document) -> Reading:
    """Says how many threads its environment allows."""
    return Reading(replace(document, state="read", reader=os.environ.get("OMP_NUM_THREADS")))
