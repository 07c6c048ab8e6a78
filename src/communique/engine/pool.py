"""A worker as its parent sees it: a child process, what it was given, what it answers, and whether it has died."""

import contextlib
import os
import subprocess
import sys
from collections import deque
from multiprocessing.connection import Connection, Pipe
from typing import Any, Final

from communique.model import Document, Reading

# One thread each: workers that each start a thread a core for linear algebra slow one another down.
THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS",
                  "VECLIB_MAXIMUM_THREADS", "NUMEXPR_NUM_THREADS", "TOKENIZERS_PARALLELISM")  # fmt: skip
GRACE: Final = 2.0  # seconds in which an idle worker ends by itself before it is made to


class Worker:
    """A child process that reads documents. `held` are those that it was given and has not answered."""

    def __init__(self, body: str) -> None:
        theirs_in, self._to = Pipe(duplex=False)
        self.pipe: Connection[Any, Any]
        self.pipe, theirs_out = Pipe(duplex=False)
        fds = (theirs_in.fileno(), theirs_out.fileno())
        command = [sys.executable, "-m", "communique.engine.worker", body, *map(str, fds)]
        path = os.pathsep.join(p or os.getcwd() for p in sys.path)  # what can be imported here can be there
        environment = {**os.environ, **dict.fromkeys(THREADS, "1"), "PYTHONPATH": path}
        self._process = subprocess.Popen(command, pass_fds=fds, env=environment, stdin=subprocess.DEVNULL)
        theirs_in.close()
        theirs_out.close()
        self.held: deque[Document] = deque()
        self.dead = False

    def give(self, chunk: list[Document]) -> None:
        """Hand over documents. A worker that has died takes them too: the first answer says so."""
        self.held.extend(chunk)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # reading from it will say that it is dead
            self._to.send(chunk)

    def answer(self) -> tuple[Reading | None, str | None, Document]:
        """The next reading, or what happened instead, and the document that it is of; blocks until there is one."""
        try:
            reading, problem = self.pipe.recv()
        except (EOFError, OSError):
            self.dead = True
            reading, problem = None, f"the process reading it died (exit status {self._process.wait()})"
        return reading, problem, self.held.popleft()

    def left(self) -> list[Document]:
        """What a dead worker has not come to, taken from it."""
        left = list(self.held)
        self.held.clear()
        return left

    def end(self) -> None:
        """End the process: it leaves by itself when idle, and is made to when busy."""
        self._to.close()
        if self.held:
            self._process.terminate()
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self.pipe.close()
