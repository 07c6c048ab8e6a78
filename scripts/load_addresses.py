"""Addresses of every kind of page of a ledger, taken from the ledger itself: no page is asked for to find them."""

import random
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from sqlalchemy import func, select

from communique.ledger import Ledger, schema
from communique.model import codes
from communique.present.catalogue import Catalogue
from communique.present.outlets import Outlets
from communique.web.asked import WINDOW

Drawn = dict[str, list[str]]


def addresses(place: str, each: int, seed: int) -> Drawn:
    """At most `each` addresses of a kind: half of them the largest there are, the rest drawn by chance."""
    chosen = random.Random(seed)
    with Ledger(place, as_is=True) as ledger:
        found = Catalogue(ledger)

        def drawn(ordered: Sequence[Any]) -> list[Any]:
            half = each // 2
            return [*ordered[:half], *chosen.sample(ordered[half:], min(each - half, len(ordered[half:])))]

        pairs = [states for states, _ in found.pairs]
        events = [h.id for h in sorted(found.all, key=lambda h: (-h.reports, h.id))]
        articles = _ids(ledger, schema.documents, func.length(schema.documents.c.text))
        entities = _ids(ledger, schema.entities, schema.entities.c.seen)
        names = [name for (name,) in ledger.table(select(schema.entities.c.name).order_by(schema.entities.c.id))]
        press = Outlets(ledger).all
        outlets = [o.name for o in press if o.documents]
        notes = ledger.count("withheld")
        titles = [title for (title,) in ledger.table(select(schema.documents.c.title)) if title]
    years = sorted({h.day[:4] for h in found.all if h.day})
    charts = ["", *(f"?{urlencode({'since': y, 'until': y})}" for y in years[-6:])]
    charts += [f"?state={state}" for state in dict.fromkeys(s for pair in pairs[:each] for s in pair)][: each // 2]
    paired = [f"/pair/{a}/{b}" for a, b in drawn(pairs)]
    narrowed = [p + q for p in paired[: each // 3] for q in ("?type=statement", f"?since={years[-1]}")]
    narrowed += [f"/pair/{a}/{b}?page=2" for (a, b), number in found.pairs[: each // 3] if number > WINDOW]
    return {
        "home": ["/"],
        "pair": paired,
        "pair narrowed": chosen.sample(narrowed, min(each, len(narrowed))),
        "brief": [f"{p}/brief" for p in paired],
        "brief as file": [f"{p}/brief.{chosen.choice(('md', 'word.html', 'csl.json', 'bib'))}" for p in paired],
        "event": [f"/event/{id_}" for id_ in drawn(events)],
        "article": [f"/article/{id_}" for id_ in drawn(articles)],
        "entity": [f"/entity/{id_}" for id_ in drawn(entities)],
        "search": _searches(each, names, titles, years, pairs, outlets, chosen),
        "conflicts": ["/conflicts"],
        "withheld": [f"/withheld?page={n}" for n in range(1, min(5, notes // 25) + 1)] or ["/withheld"],
        "data": ["/data"],
        "outlet": ["/outlets", *(f"/outlet/{quote(o.slug, safe='')}" for o in press[:each])],
        "articles": [f"/articles?page={n}" for n in range(1, min(5, len(articles) // WINDOW) + 1)] or ["/articles"],
        "deals": ["/deals"],
        **{chart: [f"/{chart}{q}" for q in charts[:each]] for chart in ("map", "network", "calendar")},
        "drawing": [f"{p}/timeline.{chosen.choice(('wide', 'narrow'))}.svg" for p in paired]
        + [f"/{chart}.wide.svg{q}" for q in charts[: each // 3] for chart in ("map", "network", "calendar")],
        "live chart": [f"{p}/timeline.json?width=900" for p in paired[: each // 2]],
    }  # fmt: skip


DOWNLOADS = [
    f"/data/{kind}.{ending}" for kind in ("events", "reports", "entities") for ending in ("csv", "json", "parquet")
]
"""Whole tables: asked for apart, one at a time."""


def _ids(ledger: Ledger, table: Any, size: Any) -> list[str]:
    return [id_ for (id_,) in ledger.table(select(table.c.id).order_by(size.desc(), table.c.id))]


def _searches(
    each: int, names: list[str], titles: list[str], years: list[str], pairs: list[tuple[str, str]],
    outlets: list[str], chosen: random.Random,
) -> list[str]:  # fmt: skip
    """Words of titles, names, names with a letter missing, and filters, alone and with one another."""

    def worn(name: str) -> str:
        at = chosen.randrange(len(name))
        return name[:at] + name[at + 1 :]

    ways: list[Callable[[], dict[str, Any]]] = [
        lambda: {"q": chosen.choice(names)},
        lambda: {"q": worn(chosen.choice(names))},
        lambda: {"q": chosen.choice(chosen.choice(titles).split())},
        lambda: {"q": " ".join(chosen.choice(titles).split()[:2])},
        lambda: {"q": chosen.choice(("missile", "wheat", "agreement", "president", "the"))},
        lambda: {"type": chosen.choice(codes.REPORT_TYPES)},
        lambda: {"state": chosen.choice(pairs)[0], "since": chosen.choice(years)},
        lambda: {"about": chosen.choice(names), "status": "occurred"},
        lambda: {"outlet": chosen.choice(outlets), "since": chosen.choice(years)},
    ]
    return ["/search?" + urlencode(ways[n % len(ways)]()) for n in range(each)]
