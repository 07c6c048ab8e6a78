"""`communique serve`: who can reach it, and what can go wrong before it begins."""

import socket
import sys
from pathlib import Path

import pytest

from communique.cli import serve
from communique.errors import InputError
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("192.168.1.4", False), ("ledger.example", False)],
)  # fmt: skip
def test_only_this_machine_reaches_a_loopback_address(host: str, alone: bool) -> None:
    assert serve.alone(host) is alone


def test_a_token_is_made_or_taken_and_never_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(serve.TOKEN, raising=False)
    assert len(serve.demanded()) >= serve.SHORTEST
    assert serve.demanded() != serve.demanded()
    monkeypatch.setenv(serve.TOKEN, "long enough to be one")
    assert serve.demanded() == "long enough to be one"
    monkeypatch.setenv(serve.TOKEN, "short")
    with pytest.raises(InputError, match="at least 16"):
        serve.demanded()


def test_an_answer_is_sent_on_without_waiting_for_the_other_side() -> None:
    with serve.bound("127.0.0.1", 0) as listening:
        listening.listen()
        with socket.create_connection(listening.getsockname()):
            accepted, _ = listening.accept()
            with accepted:
                assert accepted.proto == socket.IPPROTO_TCP  # by which asyncio knows that it may
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_port_that_is_taken_is_one_sentence(run: Run, place: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("serve", "--port", taken.getsockname()[1], "--ledger", place)
    assert done.code == 2
    assert "give another --host or --port" in done.err


def test_no_ledger_is_one_sentence(run: Run, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    done = run("serve", "--port", port, "--ledger", tmp_path / "none.db")
    assert done.code == 1
    assert "There is no ledger" in done.err


def test_without_the_extra_it_says_what_to_install(run: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = run("serve", "--ledger", place)
    assert done.code == 2
    assert "pip install 'communique[web]'" in done.err
