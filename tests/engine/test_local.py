"""Many documents in one process and in several: the same readings, whatever happens to some of them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from communique.engine import pool
from communique.engine.local import CHUNK_DOCUMENTS, chunks, read_all
from communique.model import Document, document_id, sha256
from tests.engine.bodies import BODY


def document(text: str) -> Document:
    return Document(id=document_id(text, outlet=None, url=None, path=text), sha256=sha256(text), text=text, path=text)


def documents(*texts: str) -> list[Document]:
    return [document(t) for t in texts]


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_are_read_and_one_that_raises_fails_alone(jobs: int) -> None:
    failed: list[tuple[str, str]] = []
    texts = [f"text {i}" for i in range(40)] + ["raise here"]
    readings = list(read_all(documents(*texts), jobs=jobs, body=BODY + "quick",
                             failed=lambda d, what: failed.append((d.text, what))))  # fmt: skip
    assert sorted(r.document.text for r in readings) == sorted(texts)
    assert {r.document.text for r in readings if r.document.state == "failed"} == {"raise here"}
    assert failed == [("raise here", "ValueError: no such luck")]


def test_one_job_keeps_the_order_and_the_process() -> None:
    readings = list(read_all(documents("b", "a", "c"), jobs=1, body=BODY + "quick"))
    assert [r.document.text for r in readings] == ["b", "a", "c"]
    assert {r.document.reader for r in readings} == {f"pid {os.getpid()}"}


def test_two_jobs_are_two_other_processes() -> None:
    readings = list(read_all(documents(*map(str, range(60))), jobs=2, body=BODY + "quick"))
    processes = {r.document.reader for r in readings}
    assert len(processes) == 2 and f"pid {os.getpid()}" not in processes


@pytest.mark.parametrize("end", ["die", "kill"])
def test_a_worker_that_dies_costs_one_document(end: str) -> None:
    failed: list[str] = []
    texts = [f"text {i}" for i in range(50)] + [end] + [f"more {i}" for i in range(50)]
    readings = list(read_all(documents(*texts), jobs=2, body=BODY + "quick", failed=lambda d, _: failed.append(d.text)))
    assert sorted(r.document.text for r in readings) == sorted(texts)
    assert failed == [end]


def test_every_worker_dies_and_the_rest_is_still_read() -> None:
    texts = ["die 1", "die 2", "a", "die 3", "b", "die 4"]
    readings = list(read_all(documents(*texts), jobs=2, body=BODY + "quick", failed=lambda d, what: None))
    assert {r.document.text for r in readings if r.document.state == "read"} == {"a", "b"}


def test_documents_are_drawn_only_as_they_are_needed() -> None:
    drawn = 0

    def source() -> Iterator[Document]:
        nonlocal drawn
        for i in range(10_000):
            drawn += 1
            yield document(f"text {i}")

    readings = read_all(source(), jobs=2, body=BODY + "quick")
    for _ in range(3):
        next(readings)
    assert drawn <= 8 * CHUNK_DOCUMENTS
    readings.close()  # type: ignore[attr-defined]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Every process that the engine starts."""
    processes: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def noted(*args: Any, **options: Any) -> subprocess.Popen[bytes]:
        processes.append(start(*args, **options))
        return processes[-1]

    monkeypatch.setattr(pool.subprocess, "Popen", noted)
    return processes


def test_stopping_early_ends_busy_workers(started: list[subprocess.Popen[bytes]]) -> None:
    readings = read_all(documents("a", *["sleep"] * 6), jobs=2, body=BODY + "quick")
    assert next(readings).document.text == "a"
    readings.close()  # type: ignore[attr-defined]
    assert len(started) == 2 and all(p.poll() is not None for p in started)


def test_an_interrupt_ends_the_workers(started: list[subprocess.Popen[bytes]]) -> None:
    readings = read_all(documents("a", *["sleep"] * 6), jobs=2, body=BODY + "quick")
    next(readings)
    with pytest.raises(KeyboardInterrupt):
        readings.throw(KeyboardInterrupt)  # type: ignore[attr-defined]
    assert started and all(p.poll() is not None for p in started)


def test_the_first_chunks_are_single_and_no_chunk_is_large() -> None:
    made = list(chunks((document(f"text {i}") for i in range(100)), jobs=2))
    assert [len(c) for c in made[:4]] == [1, 1, 1, 1]
    assert max(map(len, made)) == CHUNK_DOCUMENTS and sum(map(len, made)) == 100


def test_workers_use_one_thread_each() -> None:
    (reading,) = read_all(documents("a"), jobs=2, body=BODY + "threads")
    assert reading.document.reader == "1"


def test_fewer_jobs_than_one_are_refused() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        read_all([], jobs=0)


def test_nothing_gives_nothing() -> None:
    assert list(read_all([], jobs=2, body=BODY + "quick")) == []


def test_a_script_without_a_guard_can_use_it() -> None:
    """`multiprocessing` would run the script again in each child."""
    script = (
        "from communique.engine import read_all\n"
        "from communique.model import Document\n"
        "docs = [Document(id=str(i), sha256='', text='x') for i in range(3)]\n"
        f"print(len(list(read_all(docs, jobs=2, body={BODY + 'quick'!r}))))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("3\n", 0), done.stderr
