"""A server has its first pages ready, and may be several processes."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique.ledger import Ledger
from communique.present.charts import render
from communique.web import serving, site
from communique.web.app import create
from communique.web.inside import get
from tests.ledger import sample
from tests.web.conftest import made


def test_a_page_of_every_kind_is_made_before_anyone_asks(ledger: Ledger) -> None:
    asked = serving.warm(create(ledger))
    kinds = {address.partition("?")[0].split("/")[1] for address in asked}
    assert {"", "search", "pair", "event", "article", "entity", "outlet", "deals", "map.wide.svg"} <= kinds
    assert any(address.endswith("/brief") for address in asked)
    assert not [address for address in asked if address.endswith((".csv", ".parquet", ".png"))]


def test_with_a_token_its_pages_are_made_too(ledger: Ledger) -> None:
    app = create(ledger, token="a token of enough length")
    assert "/pair/TUR/ZMB/brief" in serving.warm(app, "a token of enough length")


def test_what_zooms_charts_is_there_before_anyone_zooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = made(tmp_path / "sample.db", *sample.readings())
    app = serving.application(str(place), token=None, hosts=())
    monkeypatch.setattr(render.vl_convert, "javascript_bundle", lambda *_: pytest.fail("put together while one waits"))
    assert b"vegaEmbed" in get(app, "/vega.js").body


def test_what_all_pages_share_outlasts_what_single_addresses_ask_for(ledger: Ledger) -> None:
    shared = create(ledger).state.site
    calls: list[str] = []
    for number in range(site.KEPT + 10):
        shared.kept("names", lambda: calls.append("names") or {})
        shared.kept(("origins", str(number)), lambda: calls.append("origins"))
    assert (calls.count("names"), calls.count("origins")) == (1, site.KEPT + 10)
    shared.kept(("origins", "0"), lambda: calls.append("again"))
    assert calls[-1] == "again"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a socket is handed on by its number")
def test_two_processes_answer_and_end(tmp_path: Path) -> None:
    place = made(tmp_path / "sample.db", *sample.readings())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).with_name("communique"), "serve", "--ledger", place, "--port", port, "--workers", 2]
    server = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        assert "is shown at" in server.stdout.readline()
        assert answered(port, "/pair/TUR/ZMB") == 200
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) in (0, -signal.SIGTERM)


def answered(port: int, address: str) -> int:
    """The status of an answer; processes may still be getting ready."""
    for _ in range(300):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.request("GET", address)
            return connection.getresponse().status
        except OSError:
            time.sleep(0.2)
    return 0


def test_a_page_is_found_while_another_has_the_ledger_changed(tmp_path: Path) -> None:
    first, second, _ = sample.readings()
    place = made(tmp_path / "grows.db", first)
    with Ledger(place, as_is=True) as shown:
        app = create(shown)
        shared = app.state.site
        before = shared.kept("number", lambda: len(shared.catalogue.all))
        made(place, second)
        shared._looked = float("-inf")  # a second later
        assert shared.kept("number", lambda: len(shared.catalogue.all)) > before
        assert get(app, "/").status == 200
