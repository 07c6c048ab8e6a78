"""Makes docs/images/pair.png, the pair page of the demo: python scripts/screenshots.py [FOLDER for all pages].

With a folder, every kind of page goes there as well, at three widths, light and dark: to be looked at, not kept.
Needs a Chromium (`apt-get install chromium`), or what `playwright install chromium` brings.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURE = Path(__file__).parents[1] / "docs" / "images" / "pair.png"
PAIR = "/pair/SRB/DZA"
PAGES = {
    "home": "/", "pair": PAIR, "brief": f"{PAIR}/brief", "search": "/search?q=Vihor", "conflicts": "/conflicts",
    "withheld": "/withheld", "data": "/data", "map": "/map", "network": "/network", "calendar": "/calendar",
    "articles": "/articles", "new": "/new", "about": "/about",
    "deals": "/deals", "deal": f"{PAIR}|/deal/", "outlets": "/outlets",
    "outlet": "/outlet/meridian-wire", "event": f"{PAIR}|/event/", "article": f"{PAIR}|/article/",
    "thing": "/search?q=Vihor|/entity/",
    "state": "/search?q=Algeria|/entity/", "person": "/search?q=Stojković|/entity/",
}  # fmt: skip
"""Pages by name; after the bar, the beginning of the address of a link to follow."""
SCREENS = [(1400, "light"), (1400, "dark"), (900, "light"), (900, "dark"), (390, "light"), (390, "dark")]
LONGEST = 4000  # pixels of a page that are kept


@contextmanager
def demo() -> Iterator[str]:
    """The demo, read and served."""
    communique = Path(sys.executable).with_name("communique")
    with tempfile.TemporaryDirectory() as work:
        ledger = str(Path(work) / "demo.db")
        subprocess.run([communique, "demo", "--ledger", ledger], check=True, stdout=subprocess.DEVNULL)
        command = [communique, "serve", "--ledger", ledger, "--port", "8799"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert server.stdout
        server.stdout.readline()
        try:
            yield "http://127.0.0.1:8799"
        finally:
            server.terminate()
            server.wait()


def go(page: Page, base: str, where: str) -> None:
    """Open a page, by its address or through a link."""
    address, _, link = where.partition("|")
    page.goto(base + address)
    if link:
        page.goto(base + (page.locator(f'a[href^="{link}"]').first.get_attribute("href") or "").split("#")[0])


def main() -> None:
    with demo() as base, sync_playwright() as started:
        found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = started.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 1240})
        go(page, base, PAIR)
        page.screenshot(path=PICTURE)
        for folder in map(Path, sys.argv[1:2]):
            folder.mkdir(parents=True, exist_ok=True)
            for width, scheme in SCREENS:
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
                page = context.new_page()
                for name, where in PAGES.items():
                    go(page, base, where)
                    tall = min(LONGEST, page.evaluate("document.documentElement.scrollHeight"))
                    clip = {"x": 0, "y": 0, "width": width, "height": tall}
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True, clip=clip)  # type: ignore[arg-type]
                context.close()


if __name__ == "__main__":
    main()
