"""Reading many documents on one machine: in this process, or in several beside it.

The body is a pure function from a document to its reading, given by its import path, so that another engine can run
the same. Workers are plain child processes that speak pickles over a pipe (not `multiprocessing` ones, which run the
caller's main script again): reading works from a script, a notebook and an interpreter alike.
"""

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from multiprocessing.connection import wait
from typing import Final

from communique.engine.body import READ, Body, find
from communique.engine.pool import Worker
from communique.model import Document, Reading

CHUNK_DOCUMENTS: Final = 16
CHUNK_CHARACTERS: Final = 40_000  # about two seconds of reading: an even end, and few messages
logger = logging.getLogger(__name__)

Failed = Callable[[Document, str], None]


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_all(
    documents: Iterable[Document], *, jobs: int = 1, body: str = READ, failed: Failed | None = None
) -> Iterator[Reading]:
    """The readings of many documents as they come, in no special order; with one job, in order and in this process.

    `documents` is drawn from only as workers need it, so memory doesn't grow with its length. A document on which
    the body raises, or on which its worker dies, gives a reading whose document is `failed`; `failed` is called with
    the document and what happened (by default a warning is logged). Stopping the iteration early, and Ctrl-C, end the
    workers. Raises ValueError for fewer jobs than one.
    """
    if jobs < 1:
        raise ValueError(f"jobs must be 1 or more, not {jobs}")
    report = failed or _warn
    return _here(documents, find(body), report) if jobs == 1 else _beside(documents, jobs, body, report)


def _warn(document: Document, what: str) -> None:
    logger.warning("%s (%s) could not be read: %s", document.path or document.id, document.title or "no title", what)


def failure(document: Document) -> Reading:
    """The reading of a document that could not be read."""
    return Reading(replace(document, state="failed"))


def _here(documents: Iterable[Document], body: Body, report: Failed) -> Iterator[Reading]:
    for document in documents:
        try:
            reading = body(document)
        except Exception as error:  # whatever one article does to the reader, the others are read
            report(document, f"{type(error).__name__}: {error}")
            reading = failure(document)
        yield reading


def chunks(documents: Iterable[Document], *, jobs: int) -> Iterator[list[Document]]:
    """Documents in handfuls: the first ones single, so that every worker starts at once."""
    chunk: list[Document] = []
    size, made = 0, 0
    for document in documents:
        chunk.append(document)
        size += len(document.text)
        if made < 2 * jobs or len(chunk) >= CHUNK_DOCUMENTS or size >= CHUNK_CHARACTERS:
            yield chunk
            chunk, size, made = [], 0, made + 1
    if chunk:
        yield chunk


def _beside(documents: Iterable[Document], jobs: int, body: str, report: Failed) -> Iterator[Reading]:
    """Hand each idle worker a chunk; keep one more chunk ready for each, so that none waits for what comes in."""
    source = chunks(documents, jobs=jobs)
    ready: deque[list[Document]] = deque()
    workers: list[Worker] = []
    more = True
    try:
        while True:
            while more and len(ready) < jobs:
                chunk = next(source, None)
                if chunk is None:
                    more = False
                else:
                    ready.append(chunk)
                    _hand_out(ready, workers, jobs, body)
            _hand_out(ready, workers, jobs, body)
            if not any(w.held for w in workers):
                return
            for worker in _answering(workers):
                reading, problem, document = worker.answer()
                if worker.dead:
                    workers.remove(worker)
                    ready.extendleft([left] if (left := worker.left()) else [])
                    worker.end()
                if problem:
                    report(document, problem)
                yield reading or failure(document)
    finally:
        for worker in workers:
            worker.end()


def _hand_out(ready: deque[list[Document]], workers: list[Worker], jobs: int, body: str) -> None:
    """Chunks that are ready, to workers that are idle; new workers are started as long as there are fewer than jobs."""
    while ready:
        idle = next((w for w in workers if not w.held), None)
        if idle is None:
            if len(workers) >= jobs:
                return
            workers.append(idle := Worker(body))
        idle.give(ready.popleft())


def _answering(workers: list[Worker]) -> list[Worker]:
    """Workers that have something to say, waiting until one has."""
    busy = [w for w in workers if w.held]
    heard = wait([w.pipe for w in busy])
    return [w for w in busy if w.pipe in heard]
