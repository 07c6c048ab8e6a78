"""Whether two accounts tell of one happening. Precision first: what is only compatible stays apart."""

from datetime import timedelta
from enum import IntEnum

from communique.reconcile.accounts import SHORT, Account, Side
from communique.text import edtf

NEAR = timedelta(days=3)  # sources disagree on a day by as much
DISPUTED = timedelta(days=31)  # and on the date of one and the same instrument or delivery by as much

# What lasts or is told again and again as background: one actor's on one target is one happening, whenever told.
LASTING = {
    "sanction": {"in_force"},
    "transfer": {"interest", "request", "offer", "negotiation", "order", "licence", "in_service", "cancelled"},
    "presence": {"base", "facility", "port_access", "intelligence"},
    "force": {"revolt", "invasion", "crisis"},
}


class Level(IntEnum):
    """How surely two accounts tell of one happening."""

    APART = 0  # they cannot
    OPEN = 1  # they could, and nothing says so
    LIKELY = 2  # they do, unless another happening fits as well
    SURE = 3


class Match(IntEnum):
    """How one field of two accounts compares."""

    AGAINST = 0
    UNKNOWN = 1
    LOOSE = 2
    FIRM = 3


def _sides(a: Side, b: Side) -> Match:
    """FIRM with a person or named party in common, LOOSE with a state."""
    if not a or not b:
        return Match.UNKNOWN
    if a.persons & b.persons or (a.parties & b.parties and not (a.persons and b.persons)):
        return Match.FIRM
    if (a.persons and b.persons) or (a.states and b.states and not a.states & b.states):
        return Match.AGAINST
    return Match.LOOSE if a.states & b.states else Match.AGAINST


def who(a: Account, b: Account) -> Match:
    """The parties: FIRM if those on both sides are known to be the same, LOOSE if their states are."""
    if len(a.sides) == 2:
        found = [_sides(x, y) for x, y in zip(a.sides, b.sides, strict=True)]
        if Match.AGAINST in found:
            return Match.AGAINST
        if Match.UNKNOWN in found:
            return Match.UNKNOWN
        return Match.FIRM if Match.FIRM in found else Match.LOOSE
    x, y = a.sides[0], b.sides[0]
    shared = x.persons & y.persons
    if x.states and y.states and not (x.states <= y.states or y.states <= x.states):
        return Match.AGAINST
    if x.persons and y.persons:
        enough = min(2, len(x.persons), len(y.persons))
        if len(shared) >= enough:
            return Match.FIRM if len(shared) > 1 or (len(x.states & y.states) > 1) else Match.LOOSE
        return Match.AGAINST
    if len(x.states & y.states) > 1:
        return Match.LOOSE
    return Match.UNKNOWN if x.states & y.states or x.parties & y.parties else Match.AGAINST


def when(a: Account, b: Account) -> Match:
    """The time: FIRM if both say it and it can be one short stretch, LOOSE if the documents' dates bear it out."""
    if a.report.when and b.report.when:
        if not edtf.compatible(a.report.when, b.report.when):
            return Match.AGAINST
        spans = [w for w in (a.window, b.window) if w and w[0] and w[1] and w[1] - w[0] <= 3 * SHORT]
        return Match.FIRM if spans else Match.LOOSE
    if a.document.id == b.document.id:
        return Match.LOOSE if a.report.when == b.report.when else Match.UNKNOWN
    if a.window is None or b.window is None:
        return Match.UNKNOWN
    (low, high), (start, end) = a.window, b.window
    apart = (high and start and high < start) or (end and low and end < low)
    return Match.AGAINST if apart else Match.LOOSE


def where(a: Account, b: Account) -> Match:
    """The place: FIRM if the same, LOOSE if one may lie in the other."""
    if a.place is None or b.place is None:
        return Match.UNKNOWN
    if a.place == b.place:
        return Match.FIRM
    if a.place_state and b.place_state and a.place_state != b.place_state:
        return Match.AGAINST
    return Match.LOOSE if a.place_state and a.place_state == b.place_state else Match.UNKNOWN


def what(a: Account, b: Account) -> Match:
    """Items: FIRM with a named one in common, LOOSE with words."""
    if not a.things or not b.things:
        return Match.UNKNOWN
    if a.named & b.named:
        return Match.FIRM
    return Match.LOOSE if a.things & b.things and not (a.named and b.named) else Match.AGAINST


def _status(a: Account, b: Account) -> bool:
    """Whether the two statuses can be of one happening; a denial is of anything."""
    x, y = a.report.status, b.report.status
    if x == y or "negated" in (x, y):
        return True
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


def lasting(a: Account) -> bool:
    """Whether it is of a kind or stage that lasts, or is told again as background."""
    return (a.report.stage or a.report.kind) in LASTING.get(a.report.type, ())


def likeness(a: Account, b: Account) -> float:
    """The share of the shorter evidence's runs of four words that the other has too, 0 to 1."""
    return len(a.runs & b.runs) / min(len(a.runs), len(b.runs))


def _disputed(a: Account, b: Account, most: timedelta) -> bool:
    """Whether two documents give single dates so close that they may disagree on one happening."""
    if a.document.id == b.document.id or not (a.window and b.window and a.report.when and b.report.when):
        return False
    (low, high), (start, end) = a.window, b.window
    if not (low and high and start and end) or high - low > SHORT or end - start > SHORT:
        return False
    return max(start - high, low - end) <= most


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
        most = DISPUTED if kind in ("agreement", "transfer") else NEAR
        same = parties is Match.FIRM and place is Match.FIRM
        same |= kind == "agreement" and len(a.subject & b.subject) > 1
        same |= kind == "transfer" and bool(a.named & b.named) and bool(_quantities(a) & _quantities(b))
        return Level.LIKELY if same and _disputed(a, b, most) else Level.APART
    if place is Match.AGAINST:
        day = time is Match.FIRM and parties is Match.FIRM
        return Level.LIKELY if day and kind in ("meeting", "agreement") else Level.APART
    if alike > 0.8 and (time is not Match.UNKNOWN or a.family == b.family) and min(len(a.words), len(b.words)) >= 8:
        return Level.SURE
    if a.denied != b.denied:
        return _denial(parties, time, goods, alike, kind)
    return RULES[kind](a, b, parties, time, place, goods, alike)


def lasting_undated(a: Account, b: Account) -> bool:
    """Whether only the documents' dates differ, and the kind of happening lasts."""
    return lasting(a) and lasting(b) and not (a.report.when and b.report.when)


def _quantities(a: Account) -> set[object]:
    return {i.quantity for i in a.report.items if i.quantity is not None}


def _denial(parties: Match, time: Match, goods: Match, alike: float, kind: str) -> Level:
    if kind == "statement":
        return Level.APART
    if parties < Match.LOOSE:
        return Level.OPEN
    told = goods is Match.FIRM or alike > 0.3 or (parties is Match.FIRM and time is not Match.UNKNOWN)
    return Level.LIKELY if told or (goods is Match.LOOSE and time is not Match.UNKNOWN) else Level.OPEN


def _encounter(a: Account, b: Account, parties: Match, time: Match, place: Match, goods: Match, alike: float) -> Level:
    """Visits and meetings: the same persons at one time; states alone only with date and place."""
    if parties is Match.FIRM and time >= Match.LOOSE:
        return Level.SURE
    if parties is Match.LOOSE and time is Match.FIRM and place >= Match.LOOSE:
        return Level.LIKELY
    if parties is Match.LOOSE and a.document.id == b.document.id and place is Match.FIRM:
        return Level.LIKELY
    return Level.OPEN


def _agreement(a: Account, b: Account, parties: Match, time: Match, place: Match, goods: Match, alike: float) -> Level:
    """Agreements: the same instrument, or one that nothing tells from it, signed at one time or place."""
    if parties < Match.LOOSE:
        return Level.OPEN
    x, y = a.report.instrument, b.report.instrument
    if x and y and x.form and y.form and x.form != y.form and "document" not in (x.form, y.form) and not alike > 0.5:
        return Level.OPEN if a.subject & b.subject else Level.APART
    shared = len(a.subject & b.subject)
    if a.subject and b.subject:
        if not shared and goods is not Match.FIRM:
            vague = a.document.id == b.document.id and place is Match.FIRM and len(a.states | b.states) == 2
            return Level.LIKELY if vague else Level.APART
        enough = shared >= 2 or shared == min(len(a.subject), len(b.subject)) or goods is Match.FIRM
        return Level.SURE if enough and time >= Match.LOOSE else Level.LIKELY if enough else Level.OPEN
    if time is Match.FIRM or (time is Match.LOOSE and place is Match.FIRM):
        return Level.LIKELY
    return Level.OPEN


def _transfer(a: Account, b: Account, parties: Match, time: Match, place: Match, goods: Match, alike: float) -> Level:
    """Transfers: the same goods between the same states at one stage; a delivery also at one time."""
    if parties < Match.LOOSE:
        return Level.OPEN
    if goods is Match.FIRM:
        if lasting(a):
            return Level.SURE if time >= Match.LOOSE or not (_quantities(a) and _quantities(b)) else Level.LIKELY
        return Level.SURE if time >= Match.LOOSE else Level.LIKELY if _quantities(a) & _quantities(b) else Level.OPEN
    if goods is Match.LOOSE and time >= Match.LOOSE:
        return Level.SURE if time is Match.FIRM or parties is Match.FIRM else Level.LIKELY
    return Level.LIKELY if time is Match.FIRM and goods is Match.UNKNOWN else Level.OPEN


def _cooperation(
    a: Account, b: Account, parties: Match, time: Match, place: Match, goods: Match, alike: float
) -> Level:
    """Joint work: of one kind, and at one time and place or with the same goods or words."""
    if parties < Match.LOOSE or a.report.kind is None or a.report.kind != b.report.kind:
        return Level.OPEN
    if time is Match.FIRM and (place >= Match.LOOSE or goods >= Match.LOOSE or alike > 0.2):
        return Level.SURE
    held = a.report.kind in ("exercise", "training") and time is Match.LOOSE and place is Match.FIRM
    return Level.LIKELY if held or (goods is Match.FIRM and time is Match.LOOSE) else Level.OPEN


def _statement(a: Account, b: Account, parties: Match, time: Match, place: Match, goods: Match, alike: float) -> Level:
    """Positions: the same speaker, of one kind, in near the same words."""
    if not _sides(a.sides[0], b.sides[0]) >= Match.LOOSE or a.report.kind != b.report.kind:
        return Level.OPEN
    return Level.SURE if alike > 0.4 and min(len(a.words), len(b.words)) > 5 else Level.OPEN


def _honour(a: Account, b: Account, parties: Match, time: Match, place: Match, goods: Match, alike: float) -> Level:
    """Honours: the same persons, kind and time."""
    if a.report.kind is None or a.report.kind != b.report.kind:
        return Level.OPEN
    if parties is Match.FIRM and (time is Match.FIRM or (time is Match.LOOSE and place >= Match.LOOSE)):
        return Level.SURE
    return Level.LIKELY if parties is Match.LOOSE and time is Match.FIRM and place >= Match.LOOSE else Level.OPEN


def _measure(a: Account, b: Account, parties: Match, time: Match, place: Match, goods: Match, alike: float) -> Level:
    """Sanctions, force and presence: one actor's on one target, where they last; else at one time and place."""
    if parties < Match.LOOSE or (a.report.type != "sanction" and a.report.kind is None):
        return Level.OPEN
    if lasting(a):
        placed = a.report.type != "presence" or place is Match.FIRM or goods is Match.FIRM
        return Level.SURE if placed else Level.LIKELY
    if time is Match.FIRM and (place is Match.FIRM or a.report.type == "sanction" or alike > 0.3):
        return Level.SURE
    return Level.LIKELY if time is Match.LOOSE and (place is Match.FIRM or alike > 0.3) else Level.OPEN


RULES = {
    "visit": _encounter, "meeting": _encounter, "agreement": _agreement, "transfer": _transfer,
    "cooperation": _cooperation, "presence": _measure, "statement": _statement, "honour": _honour,
    "sanction": _measure, "force": _measure,
}  # fmt: skip
