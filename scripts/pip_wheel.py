"""Fetches pip's wheel into a folder as pip.whl, for a Python that came without pip: a wheel can be imported as it is.

python pip_wheel.py FOLDER. Only the standard library is used, and the file must be the one that is pinned here.
"""

import hashlib
import sys
import urllib.request
from pathlib import Path

URL = (
    "https://files.pythonhosted.org/packages/07/25/ee8c38ae72d66b844ce8eb9711ba905dba21ca1a8a0c960057c41cd23337/"
    "pip-26.3-py3-none-any.whl"
)
SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"


def main(folder: str) -> None:
    with urllib.request.urlopen(URL, timeout=60) as answer:
        wheel: bytes = answer.read()
    if hashlib.sha256(wheel).hexdigest() != SHA256:
        sys.exit(f"{URL} is not the file that was expected")
    (Path(folder) / "pip.whl").write_bytes(wheel)


if __name__ == "__main__":
    main(*sys.argv[1:])
