"""Whether two accounts tell of one happening, and why. Precision first: what is only compatible stays apart."""

from datetime import timedelta

from communique.reconcile.accounts import SHORT, Account
from communique.reconcile.matches import (
    Match,
    lasting,
    lasting_undated,
    likeness,
    one_day,
    quantities,
    what,
    when,
    where,
    who,
)
from communique.reconcile.rules import RULES, Level, Matches, Ruling, apart, denial, likely, sure
from communique.reconcile.standing import falls_short

NEAR = timedelta(days=3)  # sources disagree on a day by as much
STAY = timedelta(days=7)  # a visit that begins on one of two days and ends on the other lasts no longer
DISPUTED = timedelta(days=31)  # and on the date of one and the same instrument or delivery by as much
ALIKE, ENOUGH = 0.8, 8  # share of words from which two evidences are one text, and how many words that takes


def _status(a: Account, b: Account) -> bool:
    """Whether the two statuses can be of one happening; a denial is of anything."""
    x, y = a.report.status, b.report.status
    if x == y or "negated" in (x, y) or (a.report.stage and a.report.type == "transfer"):
        return True  # an offer is an offer, be it put as made, as wanted or as planned
    done = {"occurred", "ongoing", "planned"}
    return {x, y} <= done or {x, y} <= {"wanted", "possible"}


def disagree(a: Account, b: Account) -> bool:
    """Whether of one thing the one says that it went as far as this, and the other that it did not."""
    return a.report.stage != b.report.stage and (falls_short(a, b) or falls_short(b, a))


def _codes(a: Account, b: Account) -> str:
    """What of type, kind, stage and status keeps two accounts apart; empty where nothing does."""
    x, y = a.report, b.report
    if x.type != y.type:
        return f"{x.type} and {y.type} are two happenings"
    if not _status(a, b):
        return f"{x.status} and {y.status} are two happenings"
    if x.stage != y.stage and not ((a.denied or b.denied) and None in (x.stage, y.stage)) and not disagree(a, b):
        return f"{x.stage} and {y.stage} are two stages"
    if x.kind == y.kind or x.type in ("transfer", "statement"):
        return ""
    alone = {"visit": {"site", "port_call", "transit"}, "meeting": {"call"}}.get(x.type)
    if (None not in (x.kind, y.kind)) if alone is None else bool(alone & {x.kind, y.kind}):
        return f"{x.kind or x.type} and {y.kind or y.type} are of two kinds"
    return ""


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


def _despite_dates(a: Account, b: Account, parties: Match, place: Match) -> Ruling:
    """How surely accounts that date it otherwise tell of one happening: a visit's two ends, or a mistaken date."""
    kind = a.report.type
    if kind == "visit" and parties is Match.FIRM and place >= Match.UNKNOWN and _disputed(a, b, STAY):
        return sure("the days of one stay")
    one_paper = kind == "agreement" and len(a.subject & b.subject) > 1
    one_lot = kind == "transfer" and bool(a.named & b.named) and bool(quantities(a) & quantities(b))
    if (one_paper or one_lot) and _disputed(a, b, DISPUTED):
        return likely("one paper or lot, to which two sources give different dates")
    plain = kind == "agreement" and not (a.subject and b.subject)
    same = place is Match.FIRM and (parties is Match.FIRM or (plain and parties is Match.LOOSE))
    if same and _disputed(a, b, NEAR):
        return likely("the same parties and place, to which two sources give days close to one another")
    return apart("the dates exclude one another")


def _despite_stages(a: Account, b: Account, parties: Match, goods: Match) -> Ruling:
    """How surely accounts that leave it at different stages tell of one thing."""
    if parties >= Match.LOOSE and (a.subject & b.subject or goods >= Match.LOOSE):
        return likely("one source says that it went no further than a stage that the other has past")
    return apart(f"{a.report.stage} and {b.report.stage} are two stages")


def matches(a: Account, b: Account) -> Matches:
    """How the fields of two accounts compare."""
    return Matches(who(a, b), when(a, b), where(a, b), what(a, b), likeness(a, b))


def weigh(a: Account, b: Account) -> Ruling:
    """How surely two accounts tell of one happening, and why."""
    if because := _codes(a, b):
        return apart(because)
    if _twice(a, b):
        return apart("one article tells of both in one voice")
    found = matches(a, b)
    if found.parties is Match.AGAINST:
        return apart("the parties differ")
    if found.goods is Match.AGAINST:
        return apart("the goods differ")
    if disagree(a, b):
        return _despite_stages(a, b, found.parties, found.goods)
    if found.time is Match.AGAINST and not lasting_undated(a, b):
        return _despite_dates(a, b, found.parties, found.place)
    kind = a.report.type
    if found.place is Match.AGAINST:
        if one_day(a, b) and found.parties is Match.FIRM and kind in ("meeting", "agreement"):
            return likely("the same people on the same day, whom two sources put in different places")
        return apart("the places differ")
    dated = found.time is not Match.UNKNOWN or a.family == b.family
    if found.alike > ALIKE and dated and min(len(a.words), len(b.words)) >= ENOUGH:
        return sure("told in the same words")
    return denial(kind, a, b, found) if a.denied != b.denied else RULES[kind](a, b, found)


def compare(a: Account, b: Account) -> Level:
    """How surely two accounts tell of one happening."""
    return weigh(a, b).level
