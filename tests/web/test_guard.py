"""What a page may not do, and who may not see it."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from communique.ledger import Ledger
from communique.web.app import create
from communique.web.guard import COOKIE
from communique.web.inside import get
from tests.web.conftest import Ask
from tests.web.hostile import SCRIPT
from tests.web.test_pages import links

TOKEN = "a token of enough length"


ALLOWED = set(
    """html head meta title link body a header nav main footer p b i h1 h2 h3 section span form label select option
    input button figure figcaption div ul ol li small cite q svg g path rect text line table thead tbody tr th td
    blockquote mark article details summary code em textarea object script aside dl dt dd""".split()  # noqa: SIM905
)
"""Elements that our own templates and charts are made of."""

SCRIPTED = '<script src="/zoom.js" defer></script>'
"""All that a page runs."""


class Elements(HTMLParser):
    """What a browser makes of a page: its elements, their attributes, where they lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {
            value or "" for name, value in attrs if name in ("href", "src", "action", "data", "xlink:href")
        }


def test_nothing_that_an_article_says_becomes_markup(attacked: Ask) -> None:
    seen: set[str] = set()
    waiting = ["/", "/search", "/search?q=rockets", "/withheld", "/conflicts", "/pair/LAO/FJI"]
    while waiting:
        address = waiting.pop()
        if address in seen or address.split("?")[0].endswith(".pdf"):
            continue
        seen.add(address)
        answer = attacked(address)
        assert answer.status in (200, 303), address
        if "html" not in answer.headers.get("content-type", "") or "content-disposition" in answer.headers:
            continue  # files have tests of their own
        page = answer.text
        elements = Elements(page)
        assert elements.tags <= ALLOWED, (address, elements.tags - ALLOWED)
        assert not [name for name in elements.attributes if name.startswith("on") or name == "style"], address
        assert set(re.findall(r"<script.*?</script>", page, re.DOTALL)) <= {SCRIPTED}
        assert not [to for to in elements.addresses if not to.startswith(("/", "#"))], address
        assert ">49<" not in page
        waiting += links(page)
    assert any("/article/" in address for address in seen)
    assert SCRIPT in unescape(attacked("/pair/LAO/FJI").text)


@pytest.mark.parametrize("address", ["/", "/nowhere", "/style.css", "/pair/ZMB/TUR"])
def test_every_answer_binds_the_browser(ask: Ask, address: str) -> None:
    headers = ask(address).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_pages_keep_to_their_policy(ask: Ask) -> None:
    for address in ("/", "/pair/ZMB/TUR", "/search", "/withheld"):
        page = ask(address).text
        assert not re.search(r"<style|\sstyle=|\son\w+=", page), address
        assert set(re.findall(r"<script[^>]*>.*?</script>", page, re.DOTALL)) <= {SCRIPTED}, address


def test_a_drawing_runs_nothing_and_stands_only_in_our_pages(attacked: Ask) -> None:
    answer = attacked("/pair/LAO/FJI/timeline.wide.svg")
    assert "script" not in answer.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert not re.search(r"<script|\son\w+=", answer.text)


@pytest.mark.parametrize(
    "address",
    [
        "/../pyproject.toml", "/%2e%2e/%2e%2e/etc/passwd", "/article/..%2f..%2fetc%2fpasswd", "/style.css/../site.py",
        "/event/%00", "/templates/base.html", "/entity/' OR 1=1 --", "/pair/ZMB/TUR?about=' OR '1'='1",
        "/search?q=\" OR 1=1 --", "/search?q=*", "/search?outlet=%25", "/search?q=NEAR(a b)",
        "/conflicts?field=' UNION SELECT 1 --",
    ],
)  # fmt: skip
def test_no_address_reaches_files_or_sql(ask: Ask, address: str) -> None:
    answer = ask(address.replace(" ", "%20").replace('"', "%22"))
    assert answer.status in (200, 400, 404)
    assert "root:" not in answer.text
    assert "hatchling" not in answer.text
    assert answer.text.count("/event/") == 0 or "about" not in address


@pytest.mark.parametrize("address", ["/search?q=" + "a" * 300, "/pair/ZMB/TUR?page=0", "/search?page=x"])
def test_what_is_too_long_or_no_number_is_refused(ask: Ask, address: str) -> None:
    assert ask(address).status == 422


def test_a_token_is_demanded_once_and_kept_in_a_cookie(ledger: Ledger) -> None:
    app = create(ledger, token=TOKEN)
    for refused in ("/", "/?token=", "/?token=wrong", "/style.css"):
        assert get(app, refused).status == 401
    answer = get(app, f"/search?token={TOKEN.replace(' ', '%20')}&q=bus")
    assert (answer.status, answer.headers["location"]) == (303, "/search?q=bus")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert get(app, "/", [("Cookie", cookie.split(";")[0])]).status == 200
    assert get(app, "/", [("Authorization", f"Bearer {TOKEN}")]).status == 200
    assert get(app, "/", [("Cookie", f"{COOKIE}=wrong")]).status == 401


def test_a_token_never_leads_to_another_host(ledger: Ledger) -> None:
    app = create(ledger, token=TOKEN)
    answer = get(app, f"//evil.example/?token={TOKEN.replace(' ', '%20')}")
    assert not answer.headers.get("location", "/").startswith("//")


def test_another_name_for_this_machine_is_turned_away(ledger: Ledger) -> None:
    app = create(ledger, hosts=("localhost", "127.0.0.1"))
    assert get(app, "/").status == 200
    assert get(app, "/", [("Host", "evil.example")]).status == 421


def test_the_ledger_can_not_be_written_by_what_shows_it(ledger: Ledger) -> None:
    from sqlalchemy import delete
    from sqlalchemy.exc import OperationalError

    from communique.ledger import schema

    with pytest.raises(OperationalError, match="readonly"), ledger._engine.begin() as connection:
        connection.execute(delete(schema.meta))
