"""A person's roles, from all documents: each once, with all evidence, dated no further than the words allow."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from communique.knowledge.names import tenses
from communique.model import Evidence, Role
from communique.text.names import fold

FIRST = re.compile(r"^(?:the\s+)?(\w+)(?:[\s-]+|$)", re.IGNORECASE)


def tense(title: str) -> tuple[str, bool | None]:
    """A title without the word that says it is over or to come, and which: "then-Senator" is ("Senator", True).

    Null for a role that is held at the time of writing.
    """
    first = FIRST.match(title)
    over = tenses().get(first[1].casefold()) if first else None
    if first is None or over is None or first.end() == len(title):
        return title, None
    return title[first.end() :], over


def merged(roles: Iterable[Role], days: Mapping[str, date]) -> tuple[Role, ...]:
    """One role for each title, body, country and tense, in that order.

    `days` gives the day of each document that is dated. A "former" post is over by the first of them (`to` is
    `../2024-07-03`), an "incoming" one begins after the last (`from_` is `2024-07-03/..`); any other is dated by the
    documents it was seen in alone.
    """
    found: dict[tuple[str, ...], list[tuple[str, Role]]] = {}
    for role in roles:
        title, over = tense(role.title)
        dates = (role.from_ or "", role.to or "")
        key = (fold(title), fold(role.body or ""), role.country or "", str(over), *dates)
        found.setdefault(key, []).append((title, role))
    return tuple(_one(told, key[3], days) for key, told in sorted(found.items()))


def _one(told: list[tuple[str, Role]], over: str, days: Mapping[str, date]) -> Role:
    names = Counter(title for title, _ in told)
    title = min(names, key=lambda t: (-names[t], t))
    first = told[0][1]
    seen: set[Evidence] = {e for _, role in told for e in role.seen}
    when = sorted(days[e.document] for e in seen if e.document in days)
    return Role(
        title,
        min((role.body for _, role in told if role.body), default=None),
        first.country,
        first.from_ or (f"{when[-1]}/.." if when and over == "False" else None),
        first.to or (f"../{when[0]}" if when and over == "True" else None),
        tuple(sorted(seen, key=lambda e: (e.document, e.start, e.end))),
    )
