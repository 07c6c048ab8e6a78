"""Scores of nomenklatura's logic-v2 on pairs of names; run by `rival`, in an environment that has nomenklatura.

    python logic_v2_scores.py name_bench_cases.csv     writes a JSON list, one score a pair

Each name becomes an entity of the pair's schema with that name alone, as in nomenklatura's own name bench.
"""

import csv
import json
import sys


def main(path: str) -> None:
    """Write the scores of the pairs in a file."""
    from followthemoney import EntityProxy
    from nomenklatura.matching.logic_v2.model import LogicV2

    config, scores = LogicV2.default_config(), []
    with open(path, encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines)):
            # Ids of their own: what is worked out for an id is kept there.
            one, other = (
                EntityProxy.from_dict(
                    {"id": f"{side}-{number}", "schema": row["schema"], "properties": {"name": [row[side]]}}
                )
                for side in ("name1", "name2")
            )
            scores.append(float(LogicV2.compare(one, other, config).score))
    json.dump(scores, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
