"""Whether two accounts tell of one happening. Precision first: what is only compatible stays apart."""

from datetime import timedelta

from communique.reconcile.accounts import SHORT, Account
from communique.reconcile.matches import Match, lasting, likeness, quantities, what, when, where, who
from communique.reconcile.rules import RULES, Level, Matches, denial

NEAR = timedelta(days=3)  # sources disagree on a day by as much
STAY = timedelta(days=7)  # a visit that begins on one of two days and ends on the other lasts no longer
DISPUTED = timedelta(days=31)  # and on the date of one and the same instrument or delivery by as much


def _status(a: Account, b: Account) -> bool:
    """Whether the two statuses can be of one happening; a denial is of anything."""
    x, y = a.report.status, b.report.status
    if x == y or "negated" in (x, y) or (a.report.stage and a.report.type == "transfer"):
        return True  # an offer is an offer, be it put as made, as wanted or as planned
    done = {"occurred", "ongoing", "planned"}
    return {x, y} <= done or {x, y} <= {"wanted", "possible"}


def _codes(a: Account, b: Account) -> bool:
    """Whether type, kind and stage can be of one happening."""
    x, y = a.report, b.report
    if x.type != y.type or not _status(a, b):
        return False
    if x.stage != y.stage and not ((a.denied or b.denied) and None in (x.stage, y.stage)):
        return False
    if x.kind == y.kind or x.type in ("transfer", "statement"):
        return True
    alone = {"visit": {"site", "port_call", "transit"}, "meeting": {"call"}}.get(x.type)
    if alone is None:
        return None in (x.kind, y.kind)
    return not alone & {x.kind, y.kind}


def _twice(a: Account, b: Account) -> bool:
    """Whether one document tells of both in one voice: it has a report for each happening, so these are two.

    What lasts may be told twice all the same: as news, and again as background.
    """
    if a.document.id != b.document.id or a.origin != b.origin or a.denied != b.denied:
        return False
    return not (lasting(a) and lasting(b))


def _disputed(a: Account, b: Account, most: timedelta) -> bool:
    """Whether two documents give single dates so close that they may disagree on one happening."""
    if a.document.id == b.document.id or not (a.window and b.window and a.report.when and b.report.when):
        return False
    (low, high), (start, end) = a.window, b.window
    if not (low and high and start and end) or high - low > SHORT or end - start > SHORT:
        return False
    return max(start - high, low - end) <= most


def _despite_dates(a: Account, b: Account, parties: Match, place: Match) -> Level:
    """How surely accounts that date it otherwise tell of one happening: a visit's two ends, or a mistaken date."""
    kind = a.report.type
    if kind == "visit" and parties is Match.FIRM and place >= Match.UNKNOWN and _disputed(a, b, STAY):
        return Level.SURE
    one_paper = kind == "agreement" and len(a.subject & b.subject) > 1
    one_lot = kind == "transfer" and bool(a.named & b.named) and bool(quantities(a) & quantities(b))
    if (one_paper or one_lot) and _disputed(a, b, DISPUTED):
        return Level.LIKELY
    plain = kind == "agreement" and not (a.subject and b.subject)
    same = place is Match.FIRM and (parties is Match.FIRM or (plain and parties is Match.LOOSE))
    return Level.LIKELY if same and _disputed(a, b, NEAR) else Level.APART


def compare(a: Account, b: Account) -> Level:
    """How surely two accounts tell of one happening."""
    if not _codes(a, b) or _twice(a, b):
        return Level.APART
    parties, time, place, goods = who(a, b), when(a, b), where(a, b), what(a, b)
    if Match.AGAINST in (parties, goods):
        return Level.APART
    kind = a.report.type
    alike = likeness(a, b)
    if time is Match.AGAINST and not lasting_undated(a, b):
        return _despite_dates(a, b, parties, place)
    if place is Match.AGAINST:
        day = time is Match.FIRM and parties is Match.FIRM
        return Level.LIKELY if day and kind in ("meeting", "agreement") else Level.APART
    if alike > 0.8 and (time is not Match.UNKNOWN or a.family == b.family) and min(len(a.words), len(b.words)) >= 8:
        return Level.SURE
    found = Matches(parties, time, place, goods, alike)
    if a.denied != b.denied:
        return denial(kind, found)
    return RULES[kind](a, b, found)


def lasting_undated(a: Account, b: Account) -> bool:
    """Whether only the documents' dates differ, and the kind of happening lasts."""
    return lasting(a) and lasting(b) and not (a.report.when and b.report.when)
