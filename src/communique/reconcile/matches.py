"""How single fields of two accounts compare: who, when, where, what, and in which words."""

from datetime import date, timedelta
from enum import IntEnum

from communique.knowledge.gazetteer import city_spot, distance
from communique.knowledge.states import state_named
from communique.reconcile.accounts import SHORT, Account, Side
from communique.reconcile.goods import general, is_money, measures, singular, sorts, unspecific
from communique.text import edtf
from communique.text.persons import relation
from communique.text.sounds import romanise
from communique.text.units import currency_codes

# What lasts or is told again and again as background: one actor's on one target is one happening, whenever told.
LASTING = {
    "sanction": {"in_force"},
    "transfer": {"interest", "request", "offer", "negotiation", "order", "licence", "in_service", "cancelled"},
    "presence": {"base", "facility", "port_access", "intelligence"},
    "force": {"revolt", "invasion", "crisis"},
}
# What is done in one place: of a visit, a delivery or an exercise several cities may be named.
PLACED = frozenset({"meeting", "agreement", "honour", "force", "presence"})
FAR = 60  # km between cities that are surely two: an airport or a suburb lies nearer

DAYS = timedelta(days=6)  # a stretch up to which a time tells one happening from others of its kind


class Match(IntEnum):
    """How one field of two accounts compares."""

    AGAINST = 0
    UNKNOWN = 1
    LOOSE = 2
    FIRM = 3


def sides(a: Side, b: Side) -> Match:
    """FIRM with a person or named party in common, LOOSE with a state, whose persons may be the same."""
    if not a or not b:
        return Match.UNKNOWN
    if a.persons & b.persons or (a.parties & b.parties and not (a.persons and b.persons)):
        return Match.FIRM
    if (a.persons and b.persons and not alike(a, b)) or (a.states and b.states and not a.states & b.states):
        return Match.AGAINST
    return Match.LOOSE if a.states & b.states else Match.AGAINST


def alike(a: Side, b: Side) -> int:
    """How many persons of one side are called like one of the other, who may be the same though it is not sure."""
    few, many = sorted((a, b), key=lambda s: (len(s.names), sorted(s.names)))
    return sum(any(relation(x, y) for y in many.names) for x in few.names)


def who(a: Account, b: Account) -> Match:
    """The parties: FIRM if those on both sides are known to be the same, LOOSE if their states are."""
    if len(a.sides) == 2:
        found = [sides(x, y) for x, y in zip(a.sides, b.sides, strict=True)]
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
        if (x.others and y.persons - shared) or (y.others and x.persons - shared):
            return Match.AGAINST  # the one meets a president, the other students
        enough = min(2, len(x.persons), len(y.persons))
        if len(shared) >= enough:
            return Match.FIRM if len(shared) > 1 or (len(x.states & y.states) > 1) else Match.LOOSE
        return Match.LOOSE if alike(x, y) >= enough and x.states & y.states else Match.AGAINST
    if len(x.states & y.states) > 1:
        return Match.LOOSE
    return Match.UNKNOWN if x.states & y.states or x.parties & y.parties else Match.AGAINST


def one_side(a: Account, b: Account) -> Match:
    """Where one account leaves out one of two sides: how the side compares that both tell, AGAINST where none does."""
    if len(a.sides) < 2:
        return Match.AGAINST
    told = [sides(x, y) for x, y in zip(a.sides, b.sides, strict=True) if x and y]
    return told[0] if len(told) == 1 else Match.AGAINST


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
    """The place: FIRM if the same, LOOSE if one may lie in the other. Of what is done in several places two cities
    tell nothing."""
    if a.place is None or b.place is None:
        return Match.UNKNOWN
    if a.place == b.place:
        return Match.FIRM
    if a.place_state and b.place_state and a.place_state != b.place_state:
        return Match.UNKNOWN if namesake(a, b) or namesake(b, a) else Match.AGAINST
    if two_cities(a, b):
        one_place = a.report.type in PLACED or a.report.kind == b.report.kind == "site"
        return Match.AGAINST if one_place else Match.UNKNOWN
    return Match.LOOSE if a.place_state and a.place_state == b.place_state else Match.UNKNOWN


def elsewhere(a: Account, b: Account) -> bool:
    """Whether both name a place within a state, and not the same one; that may still lie in the other."""
    places = [x.report.where.text for x in (a, b) if x.place and x.report.where]
    return len(places) == 2 and a.place != b.place and not any(state_named(p) for p in places)


def _stands_for(a: Account, b: Account) -> bool:
    """Whether a noun of the one may stand for any of its sort, and the other has goods of it."""
    return not sorts(a.heads & general()).isdisjoint(sorts(b.heads))


def _tells_of(a: Account, b: Account) -> bool:
    """Whether the one has goods by their name, with the other's noun beside it: "Raksha-Q vaccine"."""
    return bool(a.named) and not b.named and not b.heads.isdisjoint(map(singular, a.words))


def sums(a: Account) -> set[object]:
    """Amounts of money, in their currency."""
    return {(i.quantity, i.unit) for i in a.report.items if i.quantity is not None and is_money(i)}


def namesake(a: Account, b: Account) -> bool:
    """Whether the one's place may be a city of that name in the other's state: there is a Concepción in several."""
    return bool(a.report.where and city_spot(" ".join(a.report.where.text.split()), b.place_state))


def bare(a: Account, b: Account) -> bool:
    """Whether one account has goods by a name that does not say what they are, the other by what they are."""
    x, y = bool(a.named and not sorts(a.heads)), bool(b.named and not sorts(b.heads))
    return x != y


def two_cities(a: Account, b: Account) -> bool:
    """Whether the places are cities that lie apart."""
    return bool(a.spot and b.spot) and distance(a.spot, b.spot) > FAR  # type: ignore[arg-type]


def what(a: Account, b: Account) -> Match:
    """Items: FIRM with a named one in common, LOOSE with the noun of one among the other's words, a noun that may stand
    for the other's, or one sum; AGAINST where they are called by other names, or are of different sorts."""
    if sums(a) & sums(b):
        return Match.LOOSE
    if not a.things or not b.things:
        return Match.UNKNOWN
    if a.named & b.named:
        return Match.FIRM
    if a.named and b.named:
        return Match.AGAINST
    if not (a.heads & b.things or b.heads & a.things):
        if _stands_for(a, b) or _stands_for(b, a) or _tells_of(a, b) or _tells_of(b, a):
            return Match.LOOSE
        vague = a.heads <= unspecific() or b.heads <= unspecific()
        return Match.UNKNOWN if vague or sorts(a.heads) & sorts(b.heads) or bare(a, b) else Match.AGAINST
    x, y = a.things - unspecific(), b.things - unspecific()
    if (a.heads | b.heads) & (a.things & b.things) <= unspecific():  # relief supplies are no health supplies
        return Match.LOOSE if x and y and (x <= y or y <= x) else Match.UNKNOWN
    return Match.LOOSE


def lasting(a: Account) -> bool:
    """Whether it is of a kind or stage that lasts, or is told again as background."""
    return (a.report.stage or a.report.kind) in LASTING.get(a.report.type, ())


def lasting_undated(a: Account, b: Account) -> bool:
    """Whether only the documents' dates differ, and the kind of happening lasts."""
    return lasting(a) and lasting(b) and not (a.report.when and b.report.when)


def days_known(a: Account, b: Account) -> bool:
    """Whether both say a time of not more than a few days, and it can be the same."""
    told = [w for w in (a.window, b.window) if w and w[0] and w[1] and w[1] - w[0] <= DAYS]
    return len(told) == 2 and when(a, b) is Match.FIRM


def close(a: Account, b: Account) -> bool:
    """Whether the two can have been at one time and began within a month of one another, by what is said or by their
    articles' dates."""
    first = [_begun(a), _begun(b)]
    return when(a, b) >= Match.LOOSE and bool(first[0] and first[1] and abs(first[0] - first[1]) <= SHORT)


def _begun(a: Account) -> date | None:
    """The first day that it may have been, if a month or a first day is known."""
    low, high = a.window or (None, None)
    known = "/" in (a.report.when or "") or (low and high and high - low <= SHORT)
    return low if known else None


def same_sorts(a: Account, b: Account) -> bool:
    """Whether on both sides stand what is of the same sort, without a name: a boat that fires on a boat."""
    return len(a.sides) == 2 and all(x.others & y.others for x, y in zip(a.sides, b.sides, strict=True))


def one_day(a: Account, b: Account) -> bool:
    """Whether both say one and the same day."""
    if not (a.report.when and b.report.when and a.window and b.window):
        return False
    return a.window == b.window and a.window[0] == a.window[1]


def one_measure(a: Account, b: Account) -> int:
    """How many words tell of one measure: those in common, but for what any measure is called."""
    return len((a.content & b.content) - measures())


def likeness(a: Account, b: Account) -> float:
    """The share of the shorter evidence's runs of four words that the other has too, 0 to 1."""
    return len(a.runs & b.runs) / min(len(a.runs), len(b.runs))


def otherwise(a: Account, b: Account) -> bool:
    """Whether two accounts give other dates, other cities, or other numbers of what they call by the same words."""
    if not edtf.compatible(a.report.when, b.report.when) or two_cities(a, b):
        return True
    x, y = _counts(a), _counts(b)
    return any(x[what].isdisjoint(y[what]) for what in x.keys() & y.keys())


def _counts(a: Account) -> dict[object, set[float]]:
    found: dict[object, set[float]] = {}
    for item in a.report.items:
        if item.quantity is not None:
            what = item.unit if item.unit in currency_codes() else romanise(item.text)
            found.setdefault(what, set()).add(item.quantity)
    return found


def quantities(a: Account) -> set[object]:
    return {i.quantity for i in a.report.items if i.quantity is not None}
