"""Makes docs/images/brief.svg: what a terminal shows of the demo's brief. python scripts/picture.py (not on Windows).

The command runs in a terminal of its own, so that the picture is of what people see and not of what a pipe gets.
"""

import os
import pty
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

PICTURE = Path(__file__).parents[1] / "docs" / "images" / "brief.svg"
STATES = ("Serbia", "Algeria")
WIDTH = 112  # columns
# Lines shown at most, by heading; "" for what stands above the first.
SHOWN = {"": 99, "Timeline": 18, "Goods and equipment": 16, "Contradictions": 12, "Sources": 10}
HEADING = "\x1b[1;36m"

WEB_FONTS = re.compile(r"@font-face \{.*?\}\n?", flags=re.DOTALL)


def on_terminal(command: list[str]) -> str:
    """What a command writes to a terminal of WIDTH columns, its colours as escape sequences."""
    master, slave = pty.openpty()
    settings = {**os.environ, "COLUMNS": str(WIDTH), "LINES": "400", "TERM": "xterm-256color", "PAGER": "cat"}
    with subprocess.Popen(command, stdout=slave, stderr=subprocess.DEVNULL, env=settings) as process:
        os.close(slave)
        said = b""
        while True:
            try:
                chunk = os.read(master, 65536)
            except OSError:  # how Linux says that the other side has closed
                break
            if not chunk:
                break
            said += chunk
    os.close(master)
    if process.returncode:
        sys.exit(f"{' '.join(command)} returned {process.returncode}")
    return said.decode("utf-8").replace("\r\n", "\n")


def excerpt(page: list[str]) -> Iterator[str | None]:
    """Some sections of a page, each to a number of lines; None where lines are left out."""
    left, gap = SHOWN[""], False
    for line in page:
        if line.startswith(HEADING):
            left = SHOWN.get(Text.from_ansi(line).plain.strip(), 0)
        if left > 0:
            if gap:
                yield from (None, "")
            gap = False
            left -= 1
            yield line
        else:
            gap = True
    if gap:
        yield None


def main() -> None:
    communique = str(Path(sys.executable).with_name("communique"))
    with tempfile.TemporaryDirectory() as work:
        ledger = str(Path(work) / "demo.db")
        on_terminal([communique, "demo", "--ledger", ledger])
        said = on_terminal([communique, "brief", *STATES, "--ledger", ledger])
    console = Console(record=True, width=WIDTH, file=open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    for line in excerpt(said.strip("\n").split("\n")):
        console.print(Text("…", style="dim") if line is None else Text.from_ansi(line), soft_wrap=True)
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    title = f"communique brief {' '.join(STATES)}"
    drawn = console.export_svg(title=title, unique_id="communique")
    PICTURE.write_text(WEB_FONTS.sub("", drawn), encoding="utf-8")  # a picture in a README should fetch nothing


if __name__ == "__main__":
    main()
