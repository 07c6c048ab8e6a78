"""Records as flat rows of words, for CSV and for lists: one function a field that is no plain value.

A row is made from the codebook's JSON object; `name` gives the preferred name of an entity's id.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

Record = dict[str, Any]
Name = Callable[[str], str | None]

ACTING: Final = ("visitor", "party", "signatory", "supplier", "actor", "speaker", "giver")

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "document": (
        "id", "state", "published", "published_basis", "outlet", "title", "byline", "translator", "language", "genre",
        "dateline_place", "via", "url", "path", "sha256", "reader",
    ),
    "entity": ("id", "kind", "name", "aliases", "country", "roles", "documents", "external"),
    "report": (
        "id", "document", "type", "kind", "stage", "status", "hedged", "opinion", "when", "when_text", "when_basis",
        "where", "participants", "countries", "items", "instrument", "topics", "chain", "quote", "confidence",
    ),
    "attribute": (
        "id", "document", "subject", "subject_name", "property", "value", "unit", "comparator", "text", "hedged",
        "chain", "quote", "confidence",
    ),
    "withheld": ("id", "document", "what", "about", "by", "by_name", "chain", "quote"),
    "event": (
        "id", "type", "kind", "stage", "status", "when", "where", "participants", "countries", "items", "stages",
        "origins", "reports",
    ),
    "conflict": ("id", "on", "target", "target_name", "field", "kind", "sides"),
    "deal": (
        "id", "supplier", "recipient", "states", "designation", "description", "kind", "furthest", "corroborated",
        "ladder", "origins", "events", "reports",
    ),
}  # fmt: skip
"""The columns of each kind of record. A document's text is left out: JSON Lines have it."""


def row(record: Record, name: Name) -> dict[str, str]:
    """One record as words by column."""
    special = _SPECIAL.get(record["record"], {})
    return {
        column: special[column](record, name) if column in special else word(record.get(column))
        for column in COLUMNS[record["record"]]
    }


def word(value: Any) -> str:
    """A plain value, or a list of them, in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(word(v) for v in value)
    if isinstance(value, dict):
        return "; ".join(f"{k}: {word(v)}" for k, v in value.items())
    return str(value)


def participant(value: Record) -> str:
    """`supplier Belarus (BLR)`; the state is left out where it is the participant."""
    country = f" ({value['country']})" if value.get("country") else ""
    return f"{value['role']} {value['text']}{country}"


def item(value: Record) -> str:
    """`over 20 tractors`."""
    sign = {"up_to": "up to ", "over": "over ", "about": "about "}.get(value.get("comparator") or "", "")
    quantity = value.get("quantity")
    if quantity is None:
        return str(value["text"])
    number = f"{sign}{quantity:,} {value['unit'] + ' ' if value.get('unit') else ''}"
    text = str(value["text"])
    return f"{number}({text})" if str(quantity) in text.replace(",", "") else number + text


def who(participants: Iterable[Record], name: Name) -> str:
    """`Belarus → Cuba`: who acts, and toward whom; each once, `A, B` where all are on one side.

    By the names of their entities: what an article has in the place may be "it" or "his counterpart".
    """
    left: dict[str, str] = {}
    right: dict[str, str] = {}
    for one in participants:
        side = left if one["role"] in ACTING else right
        side.setdefault(one["entity"] or one["text"], (one["entity"] and name(one["entity"])) or one["text"])
    return " → ".join(", ".join(side.values()) for side in (left, right) if side)


def place(value: Record | None) -> str:
    """`Havana (CUB)`."""
    if not value:
        return ""
    return str(value["text"]) + (f" ({value['country']})" if value.get("country") else "")


def chain(links: Iterable[Record], arrow: str = " → ") -> str:
    """The sources from the outlet to the origin."""
    return arrow.join(link["name"] for link in links)


def role(value: Record) -> str:
    """`Minister of Defence, Cuba [2023-06/2024-07]`, `President, USA [until before 2021-03-05]`."""
    of = ", ".join(filter(None, (value.get("body"), value.get("country"))))
    held = span(value)
    return str(value["title"]) + (f", {of}" if of else "") + (f" [{held}]" if held else "")


def span(value: Record) -> str:
    """When a role was held as far as the words say; empty where they don't."""
    start, end = value.get("from") or "", value.get("to") or ""
    if end.startswith("../"):
        return f"until before {end[3:]}"
    if start.endswith("/.."):
        return f"from after {start[:-3]}"
    return start if start == end else f"{start}/{end}"


def best(event: Record, field: str) -> Any:
    """The best supported value of an event's field; None where there is none."""
    values = event.get(field) or []
    return values[0]["value"] if values else None


def value_of(field: str, value: Any) -> str:
    """A value of an event's field, or of one side of a conflict, in words."""
    if isinstance(value, list):
        return "; ".join(value_of(field, v) for v in value)
    if isinstance(value, dict):
        if "role" in value:
            return participant(value)
        if "quantity" in value:
            return item(value)
        return place(value) if "text" in value else word(value)
    return word(value)


def _values(event: Record, field: str) -> str:
    return "; ".join(value_of(field, v["value"]) for v in event.get(field) or [])


def _quote(record: Record, _name: Name) -> str:
    return " […] ".join(" ".join(e["quote"].split()) for e in record["evidence"])


def _countries(participants: Iterable[Record]) -> str:
    return "; ".join(dict.fromkeys(p["country"] for p in participants if p.get("country")))


def _instrument(record: Record, _name: Name) -> str:
    made = record.get("instrument")
    if not made:
        return ""
    disclosed = {True: "disclosed", False: "not disclosed"}.get(made.get("disclosed"))
    notes = ", ".join(filter(None, (made.get("form"), disclosed)))
    return str(made["text"]) + (f" ({notes})" if notes else "")


def _sides(record: Record, _name: Name) -> str:
    return " | ".join(
        value_of(record["field"], s["value"]) + (f" [{'; '.join(s['origins'])}]" if s["origins"] else "")
        for s in record["sides"]
    )


def rung(value: Record) -> str:
    """`offer 2023-05 (24 launchers) [Stojković; Meridian Wire]`, `delivery ahead undated [...]`."""
    marks = [] if value["standing"] == "reached" else [value["standing"]]
    dates = [" or ".join(w["value"] for w in value["when"]) or "undated"]
    numbers = [f"({'; '.join(item(n['value']) for n in value['numbers'])})"] if value["numbers"] else []
    names = "; ".join(o["name"] for o in value["origins"])
    return " ".join([value["stage"], *marks, *dates, *numbers, f"[{names}]"])


def _vouching(deal: Record) -> str:
    return "; ".join(dict.fromkeys(o["name"] for r in deal["ladder"] for o in r["origins"]))


def _event_field(field: str) -> Callable[[Record, Name], str]:
    return lambda event, _name: value_of(field, best(event, field))


_SAID: Final[dict[str, Callable[[Record, Name], str]]] = {
    "chain": lambda r, _: chain(r["attribution"]),
    "quote": _quote,
}

_SPECIAL: Final[dict[str, dict[str, Callable[[Record, Name], str]]]] = {
    "document": {"via": lambda r, _: "; ".join(f"{v['relation']} {v['name']}" for v in r["via"])},
    "entity": {"roles": lambda r, _: "; ".join(map(role, r["roles"]))},
    "report": {
        **_SAID,
        "where": lambda r, _: place(r["where"]),
        "participants": lambda r, _: "; ".join(map(participant, r["participants"])),
        "countries": lambda r, _: _countries(r["participants"]),
        "items": lambda r, _: "; ".join(map(item, r["items"])),
        "instrument": _instrument,
    },
    "attribute": {**_SAID, "subject_name": lambda r, name: name(r["subject"]) or ""},
    "withheld": {**_SAID, "by_name": lambda r, name: (name(r["by"]) or "") if r["by"] else ""},
    "event": {
        "stage": _event_field("stage"),
        "status": _event_field("status"),
        "when": _event_field("when"),
        "where": _event_field("where"),
        "participants": lambda r, _: _values(r, "participants"),
        "countries": lambda r, _: _countries(v["value"] for v in r.get("participants") or []),
        "items": lambda r, _: _values(r, "items"),
        "stages": lambda r, _: "; ".join(f"{s['stage']} {s['when'] or 'undated'}" for s in r["stage_history"]),
        "origins": lambda r, _: "; ".join(o["name"] for o in r["origins"]),
    },
    "conflict": {
        "target_name": lambda r, name: (name(r["target"]) or "") if r["on"] == "entity" else "",
        "sides": _sides,
    },
    "deal": {
        "ladder": lambda r, _: " | ".join(map(rung, r["ladder"])),
        "origins": lambda r, _: _vouching(r),
    },
}
