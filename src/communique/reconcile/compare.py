"""Whether two accounts tell of one happening, and why. Precision first: what is only compatible stays apart."""

from datetime import date, timedelta

from communique.reconcile.accounts import SHORT, Account
from communique.reconcile.matches import (
    Match,
    close,
    days_known,
    lasting,
    lasting_undated,
    likeness,
    one_day,
    one_measure,
    quantities,
    same_sorts,
    sides,
    what,
    when,
    where,
    who,
)
from communique.reconcile.rules import RULES, SPOKEN, Level, Matches, Ruling, apart, denial, likely, sure, undecided
from communique.reconcile.standing import AHEAD, covers, falls_short, has, limited, soon, still_ahead

DAY = timedelta(days=1)
NEAR = timedelta(days=3)  # sources disagree on a day by as much
STAY = timedelta(days=7)  # a visit that begins on one of two days and ends on the other lasts no longer
DISPUTED = timedelta(days=31)  # and on the date of one and the same instrument or delivery by as much
# Kinds that sources use for one and the same thing; that they do is no reason by itself.
KINDRED = (
    {"project", "production"}, {"project", "assistance"}, {"training", "assistance"}, {"training", "exercise"},
    {"base", "facility"}, {"base", "deployment"}, {"attack", "invasion"}, {"attack", "crisis"}, {"port_call", None},
    {"port_call", "official"},
)  # fmt: skip
KEPT = timedelta(days=183)  # a paper is told of for longer
RECALLED = timedelta(days=60)  # what happened is still told of without its date
GOODS = ("transfer", "agreement")  # of other happenings several things may be named
ACTS = ("force", "sanction", "cooperation", "honour", "presence")
TOLD = 0.3  # share of words in common from which the same act is told
ALIKE, ENOUGH = 0.8, 8  # share of words from which two evidences are one text, and how many words that takes


def _status(a: Account, b: Account) -> bool:
    """Whether the two statuses can be of one happening; a denial is of anything."""
    x, y = a.report.status, b.report.status
    if x == y or "negated" in (x, y) or (a.report.stage and a.report.type == "transfer"):
        return True  # an offer is an offer, be it put as made, as wanted or as planned
    return {x, y} <= {"occurred", "ongoing", "planned"} or {x, y} <= {"planned", "wanted", "possible"}


def disagree(a: Account, b: Account) -> bool:
    """Whether of one thing the one says that it went as far as this, and the other that it did not."""
    return a.report.stage != b.report.stage and (falls_short(a, b) or falls_short(b, a))


def _of_one_stage(a: Account, b: Account) -> bool:
    """Whether different stages are of one thing, since the one denies what the other tells."""
    if a.denied == b.denied:
        return False
    denied, told = (a, b) if a.denied else (b, a)
    return covers(denied, told) or limited(told)


def _promised(a: Account, b: Account) -> bool:
    """Whether both tell of money or aid that is yet to come, which one has as offered and another as in the draft."""
    x, y = a.report, b.report
    kinds = x.type == "transfer" and x.kind == y.kind and x.kind in ("credit", "aid", "gift")
    return kinds and a.document.id != b.document.id and {x.status, y.status} <= AHEAD


def _codes(a: Account, b: Account) -> str:
    """What of type, kind, stage and status keeps two accounts apart; empty where nothing does."""
    x, y = a.report, b.report
    if x.type != y.type:
        return f"{x.type} and {y.type} are two happenings"
    if not _status(a, b):
        return f"{x.status} and {y.status} are two happenings"
    if x.stage != y.stage and not _of_one_stage(a, b) and not disagree(a, b) and not _promised(a, b):
        return f"{x.stage} and {y.stage} are two stages"
    if x.kind == y.kind or x.type in ("transfer", "statement"):
        return ""
    if {x.kind, y.kind} in KINDRED:
        return ""
    if x.type == "meeting" and None in (x.kind, y.kind):
        return ""
    alone = {"visit": {"site", "port_call", "transit"}, "meeting": {"call"}}.get(x.type)
    if (None not in (x.kind, y.kind)) if alone is None else bool(alone & {x.kind, y.kind}):
        return f"{x.kind or x.type} and {y.kind or y.type} are of two kinds"
    return ""


def _twice(a: Account, b: Account) -> bool:
    """Whether one document tells of both in one voice: it has a report for each happening, so these are two.

    What lasts may be told twice all the same: as news, and again as background. So may what is denied: "it was not
    signed. Nothing was signed".
    """
    if a.document.id != b.document.id or a.origin != b.origin or a.denied or b.denied:
        return False
    return not (lasting(a) and lasting(b))


def _spans(a: Account, b: Account, m: Matches) -> bool:
    """Whether the one tells of a day or a part of what the other tells as a whole: the opening of an exercise."""
    whole = a.report.type == "presence" or a.report.kind == "exercise"
    return whole and a.report.kind == b.report.kind and m.time is Match.FIRM and m.place is Match.FIRM


def _adds(a: Account, b: Account, m: Matches) -> bool:
    """Whether the one says but what the other leaves out, so that both may be one dealing, told in two sentences."""
    if a.report.type not in (*GOODS, "cooperation") or has(a, "lots") or has(b, "lots"):
        return False
    papers = not (a.subject and b.subject) or a.subject & b.subject
    number = not (quantities(a) and quantities(b))
    days = not (a.report.when and b.report.when) or (a.report.type == "cooperation" and m.time is Match.FIRM)
    return bool(papers and number and days and Match.AGAINST not in m.fields)


def _there_together(a: Account, b: Account, m: Matches) -> bool:
    """Whether the same visitor was at one place on the same days, whoever is said to be the host."""
    return a.report.type == "visit" and m.time is m.place is sides(a.sides[0], b.sides[0]) is Match.FIRM


def _disputed(a: Account, b: Account, most: timedelta) -> bool:
    """Whether two documents give single dates so close that they may disagree on one happening."""
    if a.document.id == b.document.id or not (a.window and b.window and a.report.when and b.report.when):
        return False
    (low, high), (start, end) = a.window, b.window
    if not (low and high and start and end) or high - low > SHORT or end - start > SHORT:
        return False
    return max(start - high, low - end) <= most


def _despite_dates(a: Account, b: Account, m: Matches) -> Ruling:
    """How surely accounts that date it otherwise tell of one happening: a visit's two ends, a mistaken date, or one
    that has yet to come what the other says was done."""
    kind = a.report.type
    same_people = m.parties is Match.FIRM and m.place >= Match.UNKNOWN
    stay = kind == "visit" and a.report.kind != "site"
    if stay and same_people and _disputed(a, b, STAY):
        return sure("the days of one stay")
    shared = len(a.subject & b.subject)
    one_paper = kind == "agreement" and shared and (shared > 1 or shared == min(len(a.subject), len(b.subject)))
    if m.parties >= Match.LOOSE and one_paper and (still_ahead(a, b) or still_ahead(b, a)):
        return likely("one paper, which one source has yet to be signed when another has it signed")
    lot = kind == "transfer" and m.parties >= Match.LOOSE
    one_lot = lot and m.goods >= Match.LOOSE and bool(quantities(a) & quantities(b))
    if m.parties >= Match.LOOSE and (one_paper or one_lot) and _disputed(a, b, DISPUTED):
        return likely("one paper or lot, to which two sources give different dates")
    plain = kind == "agreement" and not (a.subject and b.subject)
    same = (m.place is Match.FIRM and m.parties is Match.FIRM) or (
        plain and m.parties >= Match.LOOSE and m.place is not Match.AGAINST  # one signing, and nothing tells two papers
    )
    told = (
        m.place is Match.FIRM or m.alike > TOLD or m.goods >= Match.LOOSE or (kind == "sanction" and one_measure(a, b))
    )
    acts = kind in ACTS and m.parties >= Match.LOOSE and m.place is not Match.AGAINST and told
    one_lot = lot and (m.goods >= Match.LOOSE or not (a.things and b.things))
    worded = kind == "statement" and m.alike > SPOKEN
    if a.report.kind == b.report.kind == "call" and m.parties is Match.FIRM and _disputed(a, b, DAY):
        return likely("a call of the same people, which two sources date a day apart")
    if (same or acts or one_lot or worded) and _disputed(a, b, NEAR):
        return likely("all but the date is the same, and two sources give days close to one another")
    return apart("the dates exclude one another")


def _recalled(a: Account, b: Account, m: Matches) -> Ruling | None:
    """How surely an undated account, told after the other's days, recalls what the other tells; null where it can't."""
    if (a.report.when and b.report.when) or not (a.window and b.window) or m.parties < Match.LOOSE:
        return None
    early, late = sorted((a, b), key=lambda x: (x.window or (None,))[0] or date.min)
    if late.report.when or not (early.window and early.window[1] and late.window and late.window[0]):
        return None
    kind, shared = a.report.type, len(a.subject & b.subject)
    if late.window[0] - early.window[1] > (KEPT if kind == "agreement" else RECALLED):
        return None
    if late.report.status != "occurred":
        return None
    paper = kind == "agreement" and shared and (shared > 1 or shared == min(len(a.subject), len(b.subject)))
    signed = kind == "agreement" and m.parties is Match.FIRM and not (a.subject and b.subject)  # by the same person
    goods = kind == "transfer" and (m.goods is Match.FIRM or (m.goods is Match.LOOSE and a.report.stage == "delivery"))
    people = kind in ("visit", "meeting", "honour") and m.parties is Match.FIRM and m.place >= Match.LOOSE
    as_many = m.goods >= Match.LOOSE and quantities(a) & quantities(b)
    act = kind in ("force", "cooperation") and (m.place is Match.FIRM or same_sorts(a, b))
    measure = kind == "sanction" and a.report.stage and one_measure(a, b) > 1
    honoured = kind == "honour" and m.parties is Match.FIRM and a.report.kind == b.report.kind
    if paper or signed or goods or people or act or measure or honoured or (kind in (*ACTS, "agreement") and as_many):
        return likely("told again later, without its date")
    # What is dealt in once may be told again in other words, and then others say which it is.
    again = kind in GOODS or m.goods >= Match.LOOSE
    return undecided("it may be told again later, without its date") if again else None


def _despite_places(a: Account, b: Account, m: Matches) -> Ruling:
    """How surely accounts that put it at different places tell of one happening."""
    kind = a.report.type
    if one_day(a, b) and m.parties is Match.FIRM and kind in ("meeting", "agreement", "honour"):
        return likely("the same people on the same day, whom two sources put in different places")
    dated = m.time >= Match.LOOSE and m.parties >= Match.LOOSE
    if kind == "agreement" and dated and (len(a.subject & b.subject) > 1 or (a.subject & b.subject and one_day(a, b))):
        return likely("one paper at one time, which two sources have signed at different places")
    alike = kind in ("cooperation", "presence") and m.parties >= Match.LOOSE and a.report.kind == b.report.kind
    counted = m.goods >= Match.LOOSE or a.report.kind == "exercise"
    if alike and lasting(a) and {a.report.status, b.report.status} <= AHEAD and soon(a, b):
        return likely("one plan at one time, which two sources put at different places")
    if alike and not lasting(a) and (days_known(a, b) or (dated and counted and close(a, b))):
        return likely("of one kind on the same days, which two sources put at different places")
    if kind == "force" and a.report.kind == b.report.kind != "attack" and one_day(a, b) and m.parties >= Match.LOOSE:
        return likely("one incident on one day, which two sources put at different places")
    disputed = kind in ("agreement", "cooperation") and m.time is Match.FIRM and m.parties >= Match.LOOSE
    return undecided("the places differ") if disputed else apart("the places differ")


def _despite_stages(a: Account, b: Account, parties: Match, goods: Match) -> Ruling:
    """How surely accounts that leave it at different stages tell of one thing."""
    plain = days_known(a, b) and not (a.subject and b.subject)
    if parties >= Match.LOOSE and (a.subject & b.subject or goods >= Match.LOOSE or plain):
        return likely("one source says that it went no further than a stage that the other has past")
    return apart(f"{a.report.stage} and {b.report.stage} are two stages")


def matches(a: Account, b: Account) -> Matches:
    """How the fields of two accounts compare."""
    return Matches(who(a, b), when(a, b), where(a, b), what(a, b), likeness(a, b))


def weigh(a: Account, b: Account) -> Ruling:
    """How surely two accounts tell of one happening, and why."""
    if because := _codes(a, b):
        return apart(because)
    found = matches(a, b)
    if _twice(a, b):
        because = "one article tells of both in one voice"
        return undecided(because) if _adds(a, b, found) or _spans(a, b, found) else apart(because)
    if found.parties is Match.AGAINST and not _there_together(a, b, found):
        return apart("the parties differ")
    if found.goods is Match.AGAINST and a.report.type in GOODS:
        return apart("the goods differ")
    if disagree(a, b):
        return _despite_stages(a, b, found.parties, found.goods)
    if found.time is Match.AGAINST and not lasting_undated(a, b):
        return _recalled(a, b, found) or _despite_dates(a, b, found)
    kind = a.report.type
    if found.place is Match.AGAINST and kind != "transfer":  # goods leave one place and come to another
        return _despite_places(a, b, found)
    dated = found.time is not Match.UNKNOWN or a.family == b.family
    if found.alike > ALIKE and dated and min(len(a.words), len(b.words)) >= ENOUGH:
        return sure("told in the same words")
    return denial(kind, a, b, found) if a.denied != b.denied else RULES[kind](a, b, found)


def compare(a: Account, b: Account) -> Level:
    """How surely two accounts tell of one happening."""
    return weigh(a, b).level
