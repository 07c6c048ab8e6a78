"""The demo's pages in a real browser: three widths, light and dark, nothing asked of other hosts, nobody shut out.

Skipped, with a word why, where no browser can be had: Debian's `chromium`, any Chrome, or what Playwright brings.
"""

import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Frame, Page, sync_playwright

from communique import api
from communique.cli.serve import bound
from communique.demo import articles
from communique.ledger import Ledger
from communique.web.app import create
from communique.web.publishing import publish
from tests.web.conftest import made
from tests.web.hostile import reading

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SCREENS = [(1400, "light"), (900, "dark"), (390, "light"), (390, "dark")]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as started:
        installed = next(filter(None, map(shutil.which, NAMES)), None)
        try:
            opened = started.chromium.launch(executable_path=installed, args=["--no-sandbox"])
        except Error as error:
            pytest.skip(f"no browser to be had ({str(error).splitlines()[0]}): apt-get install chromium")
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo, served."""
    place = tmp_path_factory.mktemp("web") / "demo.db"
    with articles() as folder:
        api.read(folder, place, jobs=1)
    yield from served(place)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(made(tmp_path_factory.mktemp("web") / "hostile.db", reading()))


def served(place: Path) -> Iterator[str]:
    socket = bound("127.0.0.1", 0)
    with Ledger(place, as_is=True) as ledger:
        server = uvicorn.Server(uvicorn.Config(create(ledger), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def opened(browser: Browser, base: str, width: int, scheme: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what it does wrong: complaints on the console, requests to other hosts."""
    wrong: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.on("console", lambda m: wrong.append(f"{m.type}: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("dialog", lambda d: wrong.append(f"dialog: {d.message}"))
    page.on("request", lambda r: wrong.append(f"asked for {r.url}") if not r.url.startswith(base) else None)
    yield page, wrong
    context.close()


def addresses(page: Page, base: str) -> list[str]:
    """A page of every kind."""
    found = ["/", "/search?q=Vihor", "/conflicts", "/withheld", "/pair/SRB/DZA", "/pair/SRB/DZA?type=visit", "/map",
             "/pair/SRB/DZA/brief", "/network", "/calendar", "/data?q=SELECT+id+FROM+reports", "/articles", "/about",
             "/new", "/new/conflicts?since=2023",
             "/outlets", "/outlet/meridian-wire", "/outlet/meridian-wire/relay", "/outlet/meridian-wire/conflicts",
             "/deals", "/deals?supplier=Serbia&stage=order"]  # fmt: skip
    page.goto(f"{base}/pair/SRB/DZA")
    for kind in ("event", "article", "deal"):
        found.append(page.locator(f'a[href^="/{kind}/"]').first.get_attribute("href") or "")
    for name in ("Vihor", "Algeria", "Stojković"):
        page.goto(f"{base}/search?q={name}")
        found.append(page.locator('a[href^="/entity/"]').first.get_attribute("href") or "")
    return found


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_every_page_is_whole_and_open_to_all(browser: Browser, base: str, width: int, scheme: str) -> None:
    axe = Axe()
    for page, wrong in opened(browser, base, width, scheme):
        for address in addresses(page, base):
            page.goto(base + address)
            assert page.title().endswith("Communiqué")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{address} is wider than the screen"
            found = axe.run(page, options=RULES).response["violations"]
            told = [(v["id"], [n["target"] for n in v["nodes"][:3]]) for v in found]
            assert not told, (address, told)
        assert not wrong


def test_published_pages_open_from_disk(browser: Browser, tmp_path: Path) -> None:
    place = made(tmp_path / "hostile.db", reading())
    with ThreadPoolExecutor() as apart:  # Playwright has a loop in this thread
        apart.submit(publish, str(place), tmp_path / "pages").result()
    first = (tmp_path / "pages" / "index.html").as_uri()
    for page, wrong in opened(browser, first.removesuffix("index.html"), 1400, "light"):
        page.goto(first)
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "600"
        assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \\'Source Serif 4\\''))")
        for kind in ("pair", "event", "article"):
            page.locator(f'a[href*="{kind}/"]:visible').first.click()
            assert f"/{kind}/" in page.url
        assert not wrong


def test_hostile_words_do_nothing(browser: Browser, hostile: str) -> None:
    for page, wrong in opened(browser, hostile, 1400, "light"):
        for address in ("/", "/search?q=rockets", "/pair/LAO/FJI", "/withheld"):
            page.goto(hostile + address)
        for kind in ("event", "article"):
            page.goto(f"{hostile}/pair/LAO/FJI")
            page.locator(f'a[href^="/{kind}/"]:visible').first.click()
            assert f"/{kind}/" in page.url
        assert not wrong


def test_from_a_pair_to_the_exact_words_in_two_clicks(browser: Browser, base: str) -> None:
    for page, _ in opened(browser, base, 1400, "light"):
        page.goto(f"{base}/pair/SRB/DZA")
        page.locator("#timeline .cites a").first.click()
        page.locator(":target q a").click()
        assert "/article/" in page.url
        assert page.locator("mark:has(:target)").first.is_visible()


def drawing(page: Page) -> Frame:
    """The drawing that a page shows, once it is there."""
    page.wait_for_function("document.querySelector('.drawn object')?.contentDocument?.querySelector('svg')")
    return next(f for f in page.frames if f.url.partition("?")[0].endswith((".wide.svg", ".narrow.svg")))


def test_a_mark_of_the_timeline_leads_to_its_happening_by_keyboard(browser: Browser, base: str) -> None:
    for page, _ in opened(browser, base, 1400, "light"):
        page.goto(f"{base}/pair/SRB/DZA")
        drawing(page).locator("a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/event/*")


def test_of_the_two_drawings_only_the_one_that_is_shown_is_asked_for(browser: Browser, base: str) -> None:
    def asked() -> list[str]:
        found: list[str] = []
        for page, _ in opened(browser, base, 390, "light"):
            page.on("request", lambda r: found.append(r.url))
            for address in ("/pair/SRB/DZA", "/map", "/network", "/calendar"):
                page.goto(base + address)
                assert page.locator(".drawn .narrow object").is_visible()
        assert len([url for url in found if "narrow.svg" in url]) == 4
        return [url for url in found if "wide.svg" in url or "vega" in url]

    # On a busy machine Chromium may lay a page out before its style is there, and ask for both: not three times over.
    assert not all(asked() for _ in range(3))


@pytest.mark.parametrize("address", ["/pair/SRB/DZA", "/network"])
def test_a_chart_is_zoomed_by_buttons_and_by_the_wheel(browser: Browser, base: str, address: str) -> None:
    marks = ".place .mark-symbol path"
    for page, wrong in opened(browser, base, 1400, "light"):
        page.goto(base + address)
        page.get_by_role("button", name="Zoom").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(marks)
        at = [page.locator(marks).nth(n).get_attribute("transform") for n in range(2)]
        page.get_by_role("button", name="Closer").focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)
        closer = [page.locator(marks).nth(n).get_attribute("transform") for n in range(2)]
        assert closer != at
        page.get_by_role("button", name="All").click()
        page.wait_for_timeout(300)
        assert [page.locator(marks).nth(n).get_attribute("transform") for n in range(2)] == at
        page.locator(".place svg").hover()
        page.mouse.wheel(0, -300)
        page.wait_for_timeout(300)
        assert [page.locator(marks).nth(n).get_attribute("transform") for n in range(2)] != at
        page.get_by_role("button", name="Zoom").click()
        assert page.locator(".drawn .wide").is_visible()
        assert not wrong


def test_without_scripts_the_drawing_is_there_and_links_choose_a_span(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/pair/SRB/DZA")
    assert page.get_by_role("button", name="Zoom").count() == 0
    assert any("timeline.wide.svg" in f.url for f in page.frames)
    page.locator(".years a", has_text="2023").first.click()
    assert "since=2023&until=2023" in page.url
    assert page.locator(".years a[aria-current]").inner_text().startswith("2023")
    context.close()


FOCUSED = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
    return {name: at.textContent.trim() || at.name, tag: at.tagName, top: box.top + scrollY, left: box.left,
            seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
            ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2};
}"""
"""What has the focus: its words, where it stands on the page, whether it is in sight and ringed."""


@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("address", ["/", "/pair/SRB/DZA", "/deals", "/data"])
def test_the_keyboard_leads_through_a_page_in_order_and_is_seen(
    browser: Browser, base: str, address: str, width: int
) -> None:
    for page, _ in opened(browser, base, width, "light"):
        page.goto(base + address)
        stops = []
        for _ in range(30):
            page.keyboard.press("Tab")
            stops.append(page.evaluate(FOCUSED))
        assert stops[0]["name"] == "To the page"
        assert stops[1]["name"] == "Communiqué"
        drawn = ("OBJECT", "BODY")  # a drawing rings its own marks
        lost = [stop for stop in stops if stop["tag"] not in drawn and not (stop["seen"] and stop["ring"])]
        assert not lost, lost
        tops = [stop["top"] for stop in stops[1:] if stop["tag"] not in drawn]
        assert all(later >= earlier - 40 for earlier, later in pairwise(tops)), tops  # within a row the heights differ


def test_the_first_link_leads_past_the_menu(browser: Browser, base: str) -> None:
    for page, _ in opened(browser, base, 390, "light"):
        page.goto(f"{base}/pair/SRB/DZA")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_on_paper_there_is_no_menu_and_no_darkness(browser: Browser, base: str) -> None:
    for page, _ in opened(browser, base, 800, "dark"):
        page.emulate_media(media="print", color_scheme="dark")
        page.goto(f"{base}/pair/SRB/DZA")
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
        assert not page.locator(".masthead nav, .filters, .contents").filter(visible=True).count()
        assert page.locator(".caution").is_visible()


def test_a_page_printed_from_a_phone_has_the_drawing_that_was_asked_for(browser: Browser, base: str) -> None:
    for page, _ in opened(browser, base, 390, "light"):
        page.goto(f"{base}/pair/SRB/DZA")
        page.emulate_media(media="print")
        assert page.locator(".drawn .narrow").is_visible() and not page.locator(".drawn .wide").is_visible()
    for page, _ in opened(browser, base, 1440, "light"):
        page.goto(f"{base}/pair/SRB/DZA")
        page.emulate_media(media="print")
        assert page.locator(".drawn .wide").is_visible() and not page.locator(".drawn .narrow").is_visible()


def test_at_four_times_the_size_nothing_is_wider_than_the_screen(browser: Browser, base: str) -> None:
    for page, _ in opened(browser, base, 320, "light"):  # 1280 pixels at 400%, as WCAG 1.4.10 has it
        for address in addresses(page, base):
            page.goto(base + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_long_words_of_strangers_fit_on_a_phone(browser: Browser, hostile: str) -> None:
    for page, _ in opened(browser, hostile, 390, "light"):
        for address in ("/", "/pair/LAO/FJI", "/pair/LAO/FJI/brief", "/deals", "/outlets", "/articles", "/withheld",
                        "/network", "/search?q=" + "Langerhans" * 15):  # fmt: skip
            page.goto(hostile + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, address


def test_on_a_phone_the_menu_opens_and_shuts_by_keyboard_without_scripts(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/map")
    entry = page.get_by_role("link", name="Outlets", exact=True)
    assert not entry.is_visible()
    for key in ("Tab", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    assert entry.is_visible()
    page.keyboard.press("Escape")
    assert not entry.is_visible()
    page.keyboard.press("Enter")
    for key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url(f"{base}/search")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_folded_is_open_to_all_once_it_is_unfolded(browser: Browser, base: str, scheme: str) -> None:
    axe = Axe()
    for page, wrong in opened(browser, base, 390, scheme):
        for address in addresses(page, base):
            page.goto(base + address)
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            found = axe.run(page, options=RULES).response["violations"]
            assert not found, (address, [(v["id"], [n["target"] for n in v["nodes"][:3]]) for v in found])
        page.get_by_role("button", name="Menu").click()
        assert not axe.run(page, context=".masthead", options=RULES).response["violations"]
        assert not wrong
