"""Writes the worked example into docs/record.md: real records of a demo article, under each marker of the page.

python scripts/worked_example.py [--check]. With --check nothing is written; the exit code is 1 where the page is stale.
"""

import json
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import communique
from communique.demo import articles
from communique.model.records import to_record

PAGE = Path(__file__).parents[1] / "docs" / "record.md"
ARTICLE, DENIAL = "meridian-army-chief-in-belgrade", "algeria-ministry-denial"
MARKED = re.compile(r"(<!-- (article|record): (.+?) -->\n)(?:```.*?```\n)?", flags=re.DOTALL)

LISTED, LONGEST = 2, 160  # entries of a list, and characters of a text, that are shown

Record = dict[str, Any]


def records() -> dict[str, list[Record]]:
    """Every record of a ledger of the demo's articles, by its kind."""
    with (
        articles() as folder,
        TemporaryDirectory() as work,
        chdir(folder.parent),
    ):  # so that paths are the same everywhere
        ledger = str(Path(work) / "demo.db")
        communique.read(folder.name, ledger, jobs=1)
        with communique.open_ledger(ledger) as store:
            out: dict[str, list[Record]] = {}
            for kind in ("documents", "reports", "attributes", "withheld", "entities", "events", "conflicts", "deals"):
                out[kind] = [to_record(one) for one in getattr(store, kind)()]
    return out


def chosen(of: dict[str, list[Record]]) -> dict[str, Record]:
    """The record that each marker of the page asks for, by what is plain to see in it, not by its id."""
    document = next(d for d in of["documents"] if Path(d["path"]).stem == ARTICLE)
    denier = next(d for d in of["documents"] if Path(d["path"]).stem == DENIAL)

    def only(found: Iterator[Record], what: str) -> Record:
        one = next(found, None)
        if one is None:
            sys.exit(f"docs/record.md shows {what}, which was not read from the demo's articles")
        return one

    def first(kind: str, of_document: Record, quoted: str, **codes: str) -> Record:
        quoting = (
            one for one in of[kind]
            if one["document"] == of_document["id"] and any(quoted in e["quote"] for e in one["evidence"])
        )  # fmt: skip
        of_codes = (one for one in quoting if all(one[key] == value for key, value in codes.items()))
        return only(of_codes, f"one of {kind} with {quoted!r}")

    wreath = first("reports", document, "laid a wreath", type="honour")
    return {
        "document": document,
        "report of interest": first("reports", document, "interest in purchasing", type="transfer"),
        "report of the wreath": wreath,
        "denial": first("reports", denier, "has neither bought", type="transfer", status="negated"),
        "attribute": first("attributes", document, "range", property="range"),
        "withheld": first("withheld", document, "no price was given"),
        "entity": only(
            (e for e in of["entities"] if "Abdelkader Benhaddou" in [e["name"], *e["aliases"]]), "the general"
        ),
        "event": only((e for e in of["events"] if wreath["id"] in e["reports"]), "the event of the wreath"),
        "conflict": only((c for c in of["conflicts"] if c["field"] == "maker"), "the conflict about a maker"),
        "deal": only((d for d in of["deals"] if "Vihor" in str(d["designation"])), "the deal of launchers"),
    }


def shortened(value: Any) -> Any:
    """A value with long texts and lists cut, each cut marked."""
    if isinstance(value, str) and len(value) > LONGEST:
        return value[:LONGEST].rstrip() + " …"
    if isinstance(value, list):
        return [shortened(v) for v in value[:LISTED]] + (["…"] if len(value) > LISTED else [])
    if isinstance(value, dict):
        return {key: shortened(v) for key, v in value.items()}
    return value


def lines(value: Any, indent: int = 0, width: int = 112) -> Iterator[str]:
    """JSON that breaks only what does not fit on a line."""
    whole = json.dumps(value, ensure_ascii=False)
    if len(whole) + indent <= width or not isinstance(value, dict | list) or not value:
        yield whole
        return
    opened, closed = "{}" if isinstance(value, dict) else "[]"
    yield opened
    entries = list(value.items()) if isinstance(value, dict) else [(None, v) for v in value]
    for number, (key, entry) in enumerate(entries):
        before = f"{json.dumps(key, ensure_ascii=False)}: " if key is not None else ""
        inner = list(lines(entry, indent + 2 + len(before), width) if key is None else lines(entry, indent + 2, width))
        inner[0] = before + inner[0]
        inner[-1] += "," if number + 1 < len(entries) else ""
        yield from ("  " + line for line in inner)
    yield closed


def page(old: str) -> str:
    """The page with every marker's content made anew."""
    found = chosen(records())
    text = found["document"]["text"]
    wrapped = "\n\n".join(textwrap.fill(p, 110) for p in text.split("\n\n"))
    blocks: dict[str, Callable[[str], str]] = {
        "article": lambda name: f"```text\n{wrapped}\n```\n",
        "record": lambda name: "```json\n" + "\n".join(lines(shortened(found[name]))) + "\n```\n",
    }
    return MARKED.sub(lambda m: m[1] + blocks[m[2]](m[3]), old)


def main(arguments: list[str]) -> int:
    old = PAGE.read_text(encoding="utf-8")
    new = page(old)
    if "--check" in arguments:
        return int(new != old)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
