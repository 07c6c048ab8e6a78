"""nomenklatura's logic-v2 on the pairs that we are measured on, in an environment of its own made by uv.

nomenklatura (MIT) needs versions of libraries that ours clash with, so it is never installed beside us.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from communique.errors import CommuniqueError

VERSION: Final = "4.17.4"
THRESHOLD: Final = 0.7  # from which its own name bench takes two names for one
SECONDS: Final = 600
HERE: Final = Path(__file__).parent
OUR_UV: Final = HERE.parents[2] / "scripts" / "uv"  # in a checkout


class RivalError(CommuniqueError):
    """It could not be run."""


def scores(pairs: Path) -> list[float]:
    """The scores of logic-v2, 0 to 1, on the labelled pairs of a file. Raises RivalError with the reason."""
    uv = shutil.which("uv") or (str(OUR_UV) if OUR_UV.exists() else None)
    if uv is None:
        raise RivalError("uv, which makes its environment, is not there")
    command = [
        uv, "run", "--no-project", "--isolated", "--quiet", "--python", sys.executable,
        "--with", f"nomenklatura=={VERSION}", "python", str(HERE / "logic_v2_scores.py"), str(pairs.resolve()),
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    except subprocess.TimeoutExpired as error:
        raise RivalError(f"it took longer than {SECONDS} seconds") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip().splitlines() or ["no reason given"]
        raise RivalError(f"nomenklatura {VERSION} could not be installed or run: {said[-1]}") from error
    found: list[float] = json.loads(done.stdout)
    return found
