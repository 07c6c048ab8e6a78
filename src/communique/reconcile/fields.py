"""An event's fields: every value that its reports give, the best supported first, with who vouches for each."""

import dataclasses
import json
from collections.abc import Iterable
from typing import Any

from communique.model import Report, Stage, Value
from communique.text import edtf

FIELDS = ("status", "stage", "hedged", "when", "where", "participants", "items", "instrument", "topics")
HISTORY = ("transfer", "agreement")


def _resolved(value: Any, resolve: dict[str, str]) -> dict[str, Any]:
    """A participant, item, place or instrument as its object: the merged entity, and no offsets of one document."""
    data = {k: v for k, v in dataclasses.asdict(value).items() if k not in ("start", "end")}
    if data.get("entity"):
        data["entity"] = resolve.get(data["entity"], data["entity"])
    return data


def _values(report: Report, name: str, resolve: dict[str, str]) -> list[Any]:
    value = getattr(report, name)
    if value is None:
        return []
    if name == "topics":
        return list(value)
    if isinstance(value, tuple):
        return [_resolved(v, resolve) for v in value]
    return [_resolved(value, resolve)] if dataclasses.is_dataclass(value) else [value]


def _identity(value: Any) -> str:
    """What makes two values one: an entity in a role is one value however it is printed."""
    if isinstance(value, dict) and value.get("entity"):
        value = {k: v for k, v in value.items() if k not in ("text", "country")}
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _names(reports: Iterable[str], origins: dict[str, tuple[str, str]]) -> tuple[str, ...]:
    """The names of the origins of reports: one name for each origin, though two outlets without a name share theirs."""
    return tuple(sorted(name for _, name in {origins[i] for i in reports}))


def collect(
    reports: Iterable[Report], origins: dict[str, tuple[str, str]], resolve: dict[str, str]
) -> dict[str, tuple[Value, ...]]:
    """Each field's values. `origins` maps a report to its origin's key and name; `reports` are sorted by id."""
    out: dict[str, tuple[Value, ...]] = {}
    told = list(reports)
    for name in FIELDS:
        found: dict[str, tuple[Any, list[str]]] = {}
        for report in told:
            for value in _values(report, name, resolve):
                ids = found.setdefault(_identity(value), (value, []))[1]
                if report.id not in ids:
                    ids.append(report.id)
        values = [Value(value, tuple(ids), _names(ids, origins)) for _, (value, ids) in sorted(found.items())]
        out[name] = tuple(sorted(values, key=lambda v: (-len(v.origins), -len(v.reports))))
    return out


def history(reports: Iterable[Report], origins: dict[str, tuple[str, str]]) -> tuple[Stage, ...]:
    """The stages that reports give, each with its date, in order of date; denied ones left out."""
    found: dict[tuple[str, str | None], list[str]] = {}
    for report in reports:
        if report.stage and report.status != "negated":
            found.setdefault((report.stage, report.when), []).append(report.id)
    rungs = [Stage(stage, when, tuple(ids), _names(ids, origins)) for (stage, when), ids in found.items()]
    return tuple(sorted(rungs, key=lambda s: (edtf.sort_key(s.when), s.stage)))
