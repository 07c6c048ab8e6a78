"""A large ledger to try the pages on: python scripts/load_ledger.py ../shared/data LEDGER.

All of `releases_2021_2022.jsonl.gz` (3,929 releases) and the articles of the demo. Reading takes about five minutes on
two cores; what is in the ledger already is not read again.
"""

import sys
from pathlib import Path

import communique
from communique.demo import articles

RELEASES = "releases_2021_2022.jsonl.gz"


def main() -> None:
    if len(sys.argv) != 3 or not (releases := Path(sys.argv[1], RELEASES)).is_file():
        sys.exit(f"Give the folder that holds {RELEASES}, and the ledger to make.")
    with articles() as folder:
        counted = communique.read([releases, folder], sys.argv[2])
    print(counted)


if __name__ == "__main__":
    main()
