"""Values that people have judged right or wrong: the right lead, the wrong come last and contradict nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from communique.model import Conflict, Event, Judgement
from communique.reconcile.judgements import Pair, latest, member

ORDER = {"right": 0, None: 1, "wrong": 2}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Which values were judged right or wrong; `by_target` has the merged id's, as (field, value): verdict."""

    by_target: dict[str, dict[Pair, str]]

    def of(self, target: str, field: str, value: Any) -> str | None:
        """The verdict on a value of a field of a merged entity or event, if there is one."""
        judged = self.by_target.get(target)
        if not judged:
            return None
        return next((judged[field, name] for name in names(field, value) if (field, name) in judged), None)

    def event(self, event: Event) -> Event:
        """The event with its values marked and in the order of the verdicts; what else orders them stays."""
        if event.id not in self.by_target:
            return event
        fields = {}
        for field, values in event.fields.items():
            marked = [replace(v, judged=self._of_value(event.id, field, v.value)) for v in values]
            fields[field] = tuple(sorted(marked, key=lambda v: ORDER[v.judged]))
        return replace(event, fields=fields)

    def _of_value(self, target: str, field: str, value: Any) -> str | None:
        found = self.of(target, field, value)
        return self.of(target, "quantity", value) if found is None and field == "items" else found

    def conflict(self, conflict: Conflict) -> Conflict:
        """The conflict with the side that was judged right first; no side of it was judged wrong."""
        if conflict.target not in self.by_target:
            return conflict
        order = sorted(conflict.sides, key=lambda s: ORDER[self.of(conflict.target, conflict.field, s.value)])
        return replace(conflict, sides=tuple(order))


def verdicts(judgements: Iterable[Judgement], resolve: dict[str, str]) -> Verdicts:
    """The values that were judged right or wrong; one on which people disagree has no verdict."""
    found: dict[str, dict[Pair, str]] = defaultdict(dict)
    clashing: set[tuple[str, Pair]] = set()
    for judgement in (j for on, js in sorted(latest(judgements).items()) if len(on) == 4 for j in js):
        if judgement.verdict in ("right", "wrong"):
            own = judgement.a if judgement.a in resolve else "evt_" + member(judgement.a).removeprefix("rep_")
            value = judgement.value or ""
            target, key = resolve.get(own, own), (judgement.field or "", _plain(resolve.get(value, value)))
            if found[target].setdefault(key, judgement.verdict) != judgement.verdict:
                clashing.add((target, key))
    for target, key in clashing:
        del found[target][key]
    return Verdicts(dict(found))


def _plain(value: Any) -> str:
    """A value as people write it, whatever its case; 40.0 is 40."""
    try:
        return f"{float(value):g}" if not isinstance(value, bool) else str(value).casefold()
    except (TypeError, ValueError):
        return " ".join(str(value).split()).casefold()


def names(field: str, value: Any) -> list[str]:
    """What a value may be called: itself; of an object, its entity's id or its words; of a quantity, the number."""
    if not isinstance(value, dict):
        return [_plain(value)]
    if field == "quantity":
        return [_plain(value["quantity"])] if value.get("quantity") is not None else []
    return [_plain(value[k]) for k in ("entity", "text") if value.get(k)]
