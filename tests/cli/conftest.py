"""The command line, run in this process; and a reader that needs no parser."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from communique.cli.main import main
from communique.engine import local
from communique.ledger import Ledger
from communique.model import Document, Reading
from communique.read.version import VERSION
from tests.ledger import sample


@dataclass(frozen=True)
class Done:
    """What a command left."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command."""
    monkeypatch.delenv("COMMUNIQUE_LEDGER", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def call(*arguments: object) -> Done:
        capsys.readouterr()
        code = main([str(a) for a in arguments])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return call


SHOWN = """
import json, sys
from communique.cli.main import main
for arguments in json.loads(sys.argv[1]):
    main(arguments)
    print(chr(0))
"""


def screens(width: int, *commands: list[str]) -> list[str]:
    """What commands show on a screen of so many columns that has colours, where no line is longer than it.

    They run one after another in one process of their own: to start one takes longer than they do.
    """
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(width), "TERM": "xterm"}
    told = [sys.executable, "-c", SHOWN, json.dumps(commands)]
    shown = subprocess.run(told, capture_output=True, env=environment, check=True).stdout.decode().split("\0\n")[:-1]
    assert len(shown) == len(commands)
    for text in shown:
        assert "\x1b[" in text
        assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in text.splitlines()) <= width
    return shown


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A ledger with the sample."""
    path = tmp_path / "sample.db"
    with Ledger(path, create=True, reconcile=sample.reconcile) as ledger:
        for reading in sample.readings():
            ledger.append(reading)
        ledger.refresh()
    return path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Reading finds nothing, at once; the list holds the texts that were read."""
    read: list[str] = []

    def read_all(documents: Iterable[Document], **_: object) -> Iterator[Reading]:
        for document in documents:
            read.append(document.text)
            state = "read" if document.language in (None, "en") else "unread"
            yield Reading(replace(document, state=state, reader=VERSION))

    monkeypatch.setattr(local, "read_all", read_all)
    return read
