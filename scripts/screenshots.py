"""Makes the pictures of docs/pages.md and README.md from the demo: python scripts/screenshots.py [FOLDER [LEDGER]].

With a folder, every kind of page goes there as well: at three widths, light and dark, and on paper; to be looked at,
not kept. Given a ledger too, only that, of the ledger's own pages. Needs a Chromium (`apt-get install chromium`), or
what `playwright install chromium` brings.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from PIL import Image  # comes with WeasyPrint
from playwright.sync_api import Browser, Page, sync_playwright

IMAGES: Final = Path(__file__).parents[1] / "docs" / "images"
PORT: Final = 8799
PAIR: Final = "/pair/SRB/DZA"
PAGES: Final = {
    "home": "/", "new": "/new", "pair": PAIR, "brief": f"{PAIR}/brief", "rests": f"{PAIR}/rests",
    "event": f"{PAIR}|/event/", "article": f"{PAIR}|/article/", "state": "/search?q=Algeria|/entity/",
    "person": "/search?q=Stojković|/entity/",
    "body": "/search?q=Ministry+of+National+Defence|/entity/", "equipment": "/search?q=Vihor|/entity/",
    "outlets": "/outlets", "outlet": "/outlet/meridian-wire", "deals": "/deals", "deal": "/deals?about=Vihor|/deal/",
    "search": "/search?q=Vihor", "articles": "/articles", "conflicts": "/conflicts", "withheld": "/withheld",
    "map": "/map", "network": "/network", "calendar": "/calendar", "data": "/data",
    "sql": "/data?q=SELECT+type,+status,+count(*)+AS+reports+FROM+reports+GROUP+BY+type,+status", "about": "/about",
    "nothing": "/pair/LAO/FJI", "error": "/nowhere",
}  # fmt: skip
"""Pages by name; after the bar, the beginning of the address of a link to follow."""
ANYWHERE: Final = ("home", "new", "outlets", "deals", "articles", "conflicts", "withheld", "map", "network", "calendar",
                   "data", "about", "error")  # fmt: skip
"""Those that any ledger has."""
SCREENS: Final = [(width, scheme) for width in (1440, 834, 390) for scheme in ("light", "dark")]
LONGEST: Final = 4000  # pixels of a page that are looked at
DESK: Final = (1200, 900)
PHONE: Final = (390, 780)
"""Pixels, wide and high, of pictures that are kept."""
PHONES: Final = ("home", "pair", "article", "equipment", "network", "outlets")
DARK: Final = ("home", "pair", "event", "map")


@contextmanager
def served(ledger: str | None) -> Iterator[str]:
    """A ledger's pages, those of the demo where none is given."""
    communique = Path(sys.executable).with_name("communique")
    with tempfile.TemporaryDirectory() as work:
        if ledger is None:
            ledger = str(Path(work) / "demo.db")
            subprocess.run([communique, "demo", "--ledger", ledger], check=True, stdout=subprocess.DEVNULL)
        command = [str(communique), "serve", "--ledger", ledger, "--port", str(PORT)]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert server.stdout
        server.stdout.readline()
        try:
            yield f"http://127.0.0.1:{PORT}"
        finally:
            server.terminate()
            server.wait()


def go(page: Page, base: str, name: str) -> None:
    """Open a page, by its address or through a link."""
    address, _, link = PAGES[name].partition("|")
    page.goto(base + address)
    if link:
        page.goto(base + (page.locator(f'a[href^="{link}"]').first.get_attribute("href") or "").split("#")[0])


@contextmanager
def screen(browser: Browser, width: int, height: int, scheme: Any) -> Iterator[Page]:
    """A window of this size (pixels)."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    yield context.new_page()
    context.close()


def keep(browser: Browser, base: str) -> None:
    """The pictures of the docs, as small as they stay legible."""
    with screen(browser, 1200, 1240, "light") as page:
        go(page, base, "pair")
        page.screenshot(path=IMAGES / "pair.png")
    kept = [(name, name, DESK, "light") for name in PAGES]
    kept += [(name, f"{name}-phone", PHONE, "light") for name in PHONES]
    kept += [(name, f"{name}-dark", DESK, "dark") for name in DARK]
    (IMAGES / "pages").mkdir(exist_ok=True)
    for name, called, size, scheme in kept:
        with screen(browser, *size, scheme) as page:
            go(page, base, name)
            if name == "sql":
                page.locator("#sql").evaluate("heading => heading.scrollIntoView()")
            shown = Image.open(io.BytesIO(page.screenshot()))
            shown.save(IMAGES / "pages" / f"{called}.webp", quality=60, method=6)


def look(browser: Browser, base: str, folder: Path, names: tuple[str, ...]) -> None:
    """Every page at every width, light and dark, and on paper."""
    folder.mkdir(parents=True, exist_ok=True)
    for width, scheme in SCREENS:
        with screen(browser, width, 900, scheme) as page:
            for name in names:
                go(page, base, name)
                tall = min(LONGEST, page.evaluate("document.documentElement.scrollHeight"))
                page.screenshot(
                    path=folder / f"{name}-{width}-{scheme}.png", full_page=True,
                    clip={"x": 0, "y": 0, "width": width, "height": tall},
                )  # fmt: skip
                if (width, scheme) == SCREENS[0]:
                    page.pdf(path=folder / f"{name}.pdf", format="A4", prefer_css_page_size=True)


def main() -> None:
    folder, ledger = (*sys.argv[1:3], None, None)[:2]
    with served(ledger) as base, sync_playwright() as started:
        found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = started.chromium.launch(executable_path=found, args=["--no-sandbox"])
        if ledger is None:
            keep(browser, base)
        if folder:
            look(browser, base, Path(folder), ANYWHERE if ledger else tuple(PAGES))


if __name__ == "__main__":
    main()
