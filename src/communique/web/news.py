"""What is new on the pages: what the articles of a day and after brought, as `communique diff --since` has it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select

from communique.ledger import asking, schema
from communique.model import Conflict, Event
from communique.present import diff
from communique.present.diff import Change, Difference
from communique.present.gaps import named
from communique.present.valued import in_words
from communique.web.site import Site

DAYS: Final = 7  # before the latest article, unless another day is asked for


@dataclass(frozen=True, slots=True)
class News:
    """Ids of events and conflicts by what came of them since a day (YYYY-MM-DD), the latest events first; `changed`
    has events that were known and are told otherwise now, with how in words."""

    since: str
    happenings: tuple[str, ...]
    changed: dict[str, str]
    conflicts: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.happenings or self.changed or self.conflicts)


def news(site: Site, since: str = "") -> News | None:
    """What is new since a day, or in the last week that articles are from; None where none has a date.

    Raises InputError for no date.
    """
    day = asking.day(since or None) or _week(site)
    if day is None:
        return None
    found: News = site.kept(("news", day), lambda: _found(site, day))
    return found


def _week(site: Site) -> str | None:
    """The first of the last days of which there are articles."""
    latest = site.ledger.table(select(func.max(schema.documents.c.day_from)))[0][0]
    return (date.fromisoformat(latest) - timedelta(days=DAYS - 1)).isoformat() if latest else None


def _found(site: Site, day: str) -> News:
    changes = list(diff.since(site.ledger, day))
    events = [c for c in changes if isinstance(c.record, Event)]
    fresh = site.catalogue.some(c.record.id for c in events if c.what == "new")
    fresh.sort(key=lambda h: h.told or "", reverse=True)
    changed = {c.record.id: _how(c) for c in events if c.what != "new"}
    conflicts = (c.record.id for c in changes if isinstance(c.record, Conflict) and c.what != "settled")
    return News(day, tuple(h.id for h in fresh), changed, tuple(conflicts))


def _how(change: Change) -> str:
    """What is told otherwise, field by field; or that it was several, or part of one."""
    if change.what in ("merged", "split"):
        return {"merged": "was told as several", "split": "was told as one with others"}[change.what]
    return "; ".join(f"{named(name)}: {_worded(name, one)}" for name, one in change.fields.items())


def _worded(field: str, one: Difference) -> str:
    """`occurred, before that planned`; `also 14 buses`; `no longer 12 buses`."""

    if field in ("status", "stage", "when", "where") and one.led != one.leads and None not in (one.led, one.leads):
        return f"{in_words(field, one.leads)}, before that {in_words(field, one.led)}"
    told = [f"also {in_words(field, v)}" for v in one.came] + [f"no longer {in_words(field, v)}" for v in one.went]
    return ", ".join(told) or "in another order"
