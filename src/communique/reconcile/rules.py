"""What makes two accounts one happening, type by type, when nothing speaks against it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from communique.reconcile.accounts import Account
from communique.reconcile.matches import Match, lasting, quantities, sides


class Level(IntEnum):
    """How surely two accounts tell of one happening."""

    APART = 0  # they cannot
    OPEN = 1  # they could, and nothing says so
    LIKELY = 2  # they do, unless another happening fits as well
    SURE = 3


@dataclass(frozen=True, slots=True)
class Matches:
    """How the fields of two accounts compare; `alike` is the share of words in common, 0 to 1."""

    parties: Match
    time: Match
    place: Match
    goods: Match
    alike: float


def denial(kind: str, m: Matches) -> Level:
    """A denial goes with the report of what it denies, where nothing else fits: the same goods, words or persons."""
    if kind == "statement":
        return Level.APART
    if m.parties < Match.LOOSE:
        return Level.OPEN
    told = m.goods is Match.FIRM or m.alike > 0.3 or (m.parties is Match.FIRM and m.time is not Match.UNKNOWN)
    return Level.LIKELY if told or (m.goods is Match.LOOSE and m.time is not Match.UNKNOWN) else Level.OPEN


def _encounter(a: Account, b: Account, m: Matches) -> Level:
    """Visits and meetings: the same persons at one time; states alone only with date and place."""
    if m.parties is Match.FIRM and m.time >= Match.LOOSE:
        return Level.SURE
    if m.parties is Match.LOOSE and m.time is Match.FIRM and m.place >= Match.LOOSE:
        return Level.LIKELY
    if m.parties is Match.LOOSE and a.document.id == b.document.id and m.place is Match.FIRM:
        return Level.LIKELY
    return Level.OPEN


def _agreement(a: Account, b: Account, m: Matches) -> Level:
    """Agreements: the same instrument, or one that nothing tells from it, signed at one time or place."""
    if m.parties < Match.LOOSE:
        return Level.OPEN
    x, y = a.report.instrument, b.report.instrument
    if x and y and x.form and y.form and x.form != y.form and "document" not in (x.form, y.form) and not m.alike > 0.5:
        return Level.OPEN if a.subject & b.subject else Level.APART
    shared = len(a.subject & b.subject)
    if a.subject and b.subject:
        if not shared and m.goods is not Match.FIRM:
            vague = a.document.id == b.document.id and m.place is Match.FIRM and len(a.states | b.states) == 2
            return Level.LIKELY if vague else Level.APART
        enough = shared >= 2 or shared == min(len(a.subject), len(b.subject)) or m.goods is Match.FIRM
        return Level.SURE if enough and m.time >= Match.LOOSE else Level.LIKELY if enough else Level.OPEN
    if m.time is Match.FIRM or (m.time is Match.LOOSE and m.place is Match.FIRM):
        return Level.LIKELY
    return Level.OPEN


def _transfer(a: Account, b: Account, m: Matches) -> Level:
    """Transfers: the same goods between the same states at one stage; a delivery also at one time."""
    if m.parties < Match.LOOSE:
        return Level.OPEN
    if m.goods is Match.FIRM:
        x, y = quantities(a), quantities(b)
        if m.time >= Match.LOOSE or (lasting(a) and not (x and y)):
            return Level.SURE
        return Level.LIKELY if x & y else Level.OPEN  # as many again, at another time, is another lot
    if m.goods is Match.LOOSE and m.time >= Match.LOOSE:
        return Level.SURE if m.time is Match.FIRM or m.parties is Match.FIRM else Level.LIKELY
    return Level.LIKELY if m.time is Match.FIRM and m.goods is Match.UNKNOWN else Level.OPEN


def _cooperation(a: Account, b: Account, m: Matches) -> Level:
    """Joint work: of one kind, and at one time and place or with the same goods or words."""
    if m.parties < Match.LOOSE or a.report.kind is None or a.report.kind != b.report.kind:
        return Level.OPEN
    if m.time is Match.FIRM and (m.place >= Match.LOOSE or m.goods >= Match.LOOSE or m.alike > 0.2):
        return Level.SURE
    held = a.report.kind in ("exercise", "training") and m.time is Match.LOOSE and m.place is Match.FIRM
    return Level.LIKELY if held or (m.goods is Match.FIRM and m.time is Match.LOOSE) else Level.OPEN


def _statement(a: Account, b: Account, m: Matches) -> Level:
    """Positions: the same speaker, of one kind, in near the same words."""
    if not sides(a.sides[0], b.sides[0]) >= Match.LOOSE or a.report.kind != b.report.kind:
        return Level.OPEN
    return Level.SURE if m.alike > 0.4 and min(len(a.words), len(b.words)) > 5 else Level.OPEN


def _honour(a: Account, b: Account, m: Matches) -> Level:
    """Honours: the same persons, kind and time."""
    if a.report.kind is None or a.report.kind != b.report.kind:
        return Level.OPEN
    if m.parties is Match.FIRM and (m.time is Match.FIRM or (m.time is Match.LOOSE and m.place >= Match.LOOSE)):
        return Level.SURE
    return Level.LIKELY if m.parties is Match.LOOSE and m.time is Match.FIRM and m.place >= Match.LOOSE else Level.OPEN


def _measure(a: Account, b: Account, m: Matches) -> Level:
    """Sanctions, force and presence: one actor's on one target, where they last; else at one time and place."""
    if m.parties < Match.LOOSE or (a.report.type != "sanction" and a.report.kind is None):
        return Level.OPEN
    if lasting(a):
        placed = a.report.type != "presence" or m.place is Match.FIRM or m.goods is Match.FIRM
        return Level.SURE if placed else Level.LIKELY
    if m.time is Match.FIRM and (m.place is Match.FIRM or a.report.type == "sanction" or m.alike > 0.3):
        return Level.SURE
    return Level.LIKELY if m.time is Match.LOOSE and (m.place is Match.FIRM or m.alike > 0.3) else Level.OPEN


RULES: dict[str, Callable[[Account, Account, Matches], Level]] = {
    "visit": _encounter, "meeting": _encounter, "agreement": _agreement, "transfer": _transfer,
    "cooperation": _cooperation, "presence": _measure, "statement": _statement, "honour": _honour,
    "sanction": _measure, "force": _measure,
}  # fmt: skip
