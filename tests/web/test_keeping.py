"""Pages that are kept are those of the ledger as it is."""

import asyncio
from pathlib import Path

from communique.ledger import Ledger
from communique.reconcile import reconcile
from communique.reconcile.deals import find_deals
from communique.web import keeping
from communique.web.app import create
from communique.web.inside import get
from tests.ledger import sample
from tests.web.conftest import made


def test_a_page_is_made_again_once_the_ledger_changed(tmp_path: Path) -> None:
    first, second, _ = sample.readings()
    place = made(tmp_path / "grows.db", first)
    with Ledger(place, as_is=True) as shown:
        app = create(shown)
        before = get(app, "/")
        assert "1 article</a> tells" in before.text
        assert get(app, "/") == before
        made(place, second)
        app.state.site._looked = float("-inf")  # a second later
        assert "2 articles</a> tell" in get(app, "/").text


def test_each_article_that_is_read_is_listed_though_nothing_is_reconciled_yet(tmp_path: Path) -> None:
    first, second, third = sample.readings()
    place = made(tmp_path / "read.db", first)
    with Ledger(place, as_is=True) as shown, Ledger(place, reconcile=sample.reconcile) as reading:
        app = create(shown)
        for number, one in enumerate((second, third), 2):
            assert f"/article/{one.document.id}" not in get(app, "/articles").text
            reading.append(one)
            app.state.site._looked = float("-inf")
            assert get(app, "/articles").text.count('href="/article/') == number


def test_deals_that_are_found_after_a_page_was_made_are_on_it(tmp_path: Path) -> None:
    place = tmp_path / "deals.db"
    with Ledger(place, create=True, reconcile=reconcile) as made_:
        for one in sample.readings():
            made_.append(one)
        made_.refresh()
    with Ledger(place, as_is=True) as shown:
        app = create(shown)
        assert "/deal/deal_" not in get(app, "/deals").text
        with Ledger(place, reconcile=reconcile, find_deals=find_deals) as finding:
            finding.refresh()
        app.state.site._looked = float("-inf")
        assert "/deal/deal_" in get(app, "/deals").text


def test_what_all_pages_share_is_of_the_ledger_as_it_is_now_not_as_a_page_began(tmp_path: Path) -> None:
    first, second, _ = sample.readings()
    place = made(tmp_path / "while.db", first)
    with Ledger(place, as_is=True) as shown:
        site = create(shown).state.site
        with shown.at_once():
            old = {h.id for h in site.catalogue.all}
            assert shown.count("event") == len(old)
            made(place, second)
            site._looked = float("-inf")
            new = {h.id for h in site.catalogue.all}
            assert shown.count("event") == len(old)
            assert new - old
            assert site.kept("number", lambda: shown.count("event")) == len(new)


def test_room_is_bounded_and_the_longest_unasked_goes(tmp_path: Path, monkeypatch: object) -> None:
    calls: list[str] = []

    class Site:
        def state(self) -> tuple[int, ...]:
            return 1, 1, 1

    async def page(scope: dict[str, object], _receive: object, send: object) -> None:
        calls.append(str(scope["path"]))
        head = {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]}
        await send(head)  # type: ignore[operator]
        await send({"type": "http.response.body", "body": b"x" * 100})  # type: ignore[operator]

    async def ask(kept: keeping.Keeping, path: str) -> None:
        async def send(_: object) -> None: ...

        scope = {"type": "http", "method": "GET", "path": path, "query_string": b""}
        await kept(scope, None, send)  # type: ignore[arg-type]

    old, keeping.ROOM = keeping.ROOM, 250  # type: ignore[misc]
    try:
        kept = keeping.Keeping(page, site=Site())  # type: ignore[arg-type]
        for path in ("a", "b", "a", "c", "a", "b"):
            asyncio.run(ask(kept, path))
    finally:
        keeping.ROOM = old  # type: ignore[misc]
    assert calls == ["a", "b", "c", "b"]
