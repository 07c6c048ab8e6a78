"""What makes two accounts one happening, type by type, when nothing speaks against it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from typing import NamedTuple

from communique.knowledge.words import word_sets
from communique.model import Instrument
from communique.reconcile.accounts import Account
from communique.reconcile.matches import (
    Match,
    bare,
    close,
    days_known,
    elsewhere,
    lasting,
    one_day,
    one_measure,
    one_side,
    quantities,
    same_sorts,
    sides,
)
from communique.reconcile.standing import DONE, denied_before, has, said, says_no, soon
from communique.text.sounds import romanise

SPOKEN, WORDS = 0.4, 6  # share of a statement's words that another must have, and how many there must be
MEANT = 0.5  # share of one's content words that another account of it has, in which a source puts it otherwise
HALF_A_YEAR = timedelta(days=183)  # an order or an offer is told of for so long
SAYING = 4  # content words that must be among them: "I want to thank you" is anybody's, any day


class Level(IntEnum):
    """How surely two accounts tell of one happening."""

    APART = 0  # they cannot
    OPEN = 1  # they could, and nothing says so
    LIKELY = 2  # they do, unless another happening fits as well
    SURE = 3


class Ruling(NamedTuple):
    """How surely two accounts tell of one happening, and why, in words."""

    level: Level
    because: str


def apart(because: str) -> Ruling:
    """They cannot."""
    return Ruling(Level.APART, because)


def undecided(because: str) -> Ruling:
    """They could, and nothing says so."""
    return Ruling(Level.OPEN, because)


def likely(because: str) -> Ruling:
    """They do, unless another happening fits as well."""
    return Ruling(Level.LIKELY, because)


def sure(because: str) -> Ruling:
    """They do."""
    return Ruling(Level.SURE, because)


@dataclass(frozen=True, slots=True)
class Matches:
    """How the fields of two accounts compare; `alike` is the share of words in common, 0 to 1."""

    parties: Match
    time: Match
    place: Match
    goods: Match
    alike: float

    @property
    def fields(self) -> tuple[Match, ...]:
        return self.parties, self.time, self.place, self.goods


UNKNOWN_PARTIES = undecided("too little is said of the parties")


def denial(kind: str, a: Account, b: Account, m: Matches) -> Ruling:
    """A denial goes with the report of what it denies, where nothing else fits: the same goods, words or persons, or
    what the same states did or are to do at about the time, if nothing tells it from what is denied."""
    if kind == "statement":
        return apart("a denied position is none")
    if a.report.kind != b.report.kind and None not in (a.report.kind, b.report.kind):
        return undecided("what is denied is of another kind")
    if kind == "meeting" and not has(a if a.denied else b, "encounters"):
        return undecided("not that they met may be denied, but what they met on")
    if m.parties < Match.LOOSE:
        beside = a.document.id == b.document.id and one_side(a, b) >= Match.LOOSE and m.goods is not Match.AGAINST
        return likely("denied in the article that tells it, one side left out") if beside else UNKNOWN_PARTIES
    if denied_before(*((a, b) if a.denied else (b, a))):
        return apart("it was denied before it is said to have happened")
    timed = m.time is not Match.UNKNOWN
    if kind == "force" and lasting(a) and not m.alike > 0.3:
        return undecided("of a war that lasts much may be denied")
    told = m.goods is Match.FIRM or m.alike > 0.3 or (m.parties is Match.FIRM and timed) or a.subject & b.subject
    papers = (not (a.subject and b.subject) or bool(a.subject & b.subject)) and _of_form(a, b)
    if kind == "presence" and m.place is not Match.FIRM and a.heads and b.heads and not a.heads & b.heads:
        return undecided("nothing says that these are denied")
    # What is denied of common work or of a presence must be told of: there is more than one.
    several = kind == "presence" or (kind == "cooperation" and a.report.kind not in ("exercise", "training"))
    vague = kind == "presence" and not (a if a.denied else b).things
    named = not several or vague or m.place is Match.FIRM or a.content & b.content
    plain = (
        timed
        and papers
        and named
        and kind not in ("honour", "meeting", "visit")
        and says_no(a if a.denied else b)
        and soon(a, b)
    )
    there = kind == "visit" and m.place is Match.FIRM and timed
    if told or plain or there or (m.goods is Match.LOOSE and timed):
        return likely("the one denies what the other reports")
    return undecided("nothing says that this is what is denied")


def _of_form(a: Account, b: Account) -> bool:
    """Whether what is denied can be the paper that the other tells of: no contract was signed, but an agreement was."""
    denied, told = (x.report.instrument for x in ((a, b) if a.denied else (b, a)))
    return denied is None or told is None or denied.form in (None, "document", "agreement", told.form)


def _encounter(a: Account, b: Account, m: Matches) -> Ruling:
    """Visits and meetings: the same persons at one time; states alone only with date and place."""
    if (a.report.kind == "call") != (b.report.kind == "call"):
        told = m.parties is Match.FIRM and days_known(a, b)
        return likely("the same people on the same days") if told else undecided("a call may be another meeting")
    if m.parties is Match.AGAINST:
        return likely("the same visitor at one place on the same days")
    if m.parties is Match.FIRM and m.time is Match.FIRM:
        return sure("the same people at one time")
    if m.parties is Match.FIRM and m.time is Match.LOOSE:
        return likely("the same people at about one time")
    if "port_call" in (a.report.kind, b.report.kind) and m.parties is not Match.FIRM and a.report.kind != b.report.kind:
        return undecided("a ship's call may be another visit")
    hosted = a.report.type == "visit" and m.place is not Match.AGAINST  # whom one visits is where
    if m.parties is Match.LOOSE and m.time is Match.FIRM and m.place >= Match.LOOSE:
        return likely("the same states at one time and place")
    if m.parties is Match.LOOSE and days_known(a, b) and a.report.kind == b.report.kind == "call":
        return likely("a call of the same states on the same day")
    named = bool(a.persons) != bool(b.persons)  # who met stands in one account, and only for whom in the other
    if m.parties is Match.LOOSE and days_known(a, b) and (hosted or named):
        return likely("the same states on the same days")
    if m.parties is Match.LOOSE and named and m.time is Match.LOOSE and a.report.kind == b.report.kind == "call":
        return likely("a call of the same states at about one time")
    if m.parties is Match.UNKNOWN and one_side(a, b) is Match.FIRM and days_known(a, b):
        return likely("the same people on the same days, of whom one account says the hosts")
    if m.parties is Match.LOOSE and a.document.id == b.document.id and m.place is Match.FIRM:
        return likely("the same states at one place, in one article")
    return undecided("the same states may meet more than once")


def any_paper(paper: Instrument) -> bool:
    """Whether a paper may be of any form, as it is called: an agreement, a document; not so a letter."""
    plain = word_sets("comparing")["letters"].isdisjoint(romanise(paper.text).split())
    return paper.form in ("agreement", None) or (paper.form == "document" and plain)


def _agreement(a: Account, b: Account, m: Matches) -> Ruling:
    """Agreements: the same instrument, or one that nothing tells from it, signed at one time or place."""
    if m.parties < Match.LOOSE:
        return UNKNOWN_PARTIES
    x, y = a.report.instrument, b.report.instrument
    if x and y and x.form != y.form and not (any_paper(x) or any_paper(y)) and not m.alike > 0.5:
        forms = f"a {x.form} and a {y.form}"
        return undecided(forms) if a.subject & b.subject else apart(forms)
    shared = len(a.subject & b.subject)
    if a.subject and b.subject:
        if not shared and m.goods is not Match.FIRM:
            vague = a.document.id == b.document.id and m.place is Match.FIRM and len(a.states | b.states) == 2
            return likely("two papers of one signing") if vague else apart("the papers are on different subjects")
        enough = shared >= 2 or shared == min(len(a.subject), len(b.subject)) or m.goods is Match.FIRM
        if not enough:
            return undecided("the subjects share one word")
        return sure("one subject at one time") if m.time >= Match.LOOSE else likely("one subject")
    if m.time >= Match.LOOSE and m.goods >= Match.LOOSE:
        return likely("the same states at one time, on the same goods")
    if elsewhere(a, b) and not days_known(a, b):
        return undecided("the places are not the same")
    if m.time is Match.FIRM or (m.time is Match.LOOSE and m.place is Match.FIRM):
        return likely("the same states at one time; nothing tells the papers apart")
    return undecided("nothing says which paper it is")


def _transfer(a: Account, b: Account, m: Matches) -> Ruling:
    """Transfers: the same goods between the same states at one stage; a delivery also at one time."""
    if m.parties < Match.LOOSE:
        as_many = quantities(a) & quantities(b) and (lasting(a) or m.time >= Match.LOOSE)
        if one_side(a, b) >= Match.LOOSE and m.goods >= Match.LOOSE and (as_many or days_known(a, b)):
            return likely("the same goods, of which one side is left out")
        return UNKNOWN_PARTIES
    if (a.report.status in DONE) != (b.report.status in DONE) and m.goods >= Match.LOOSE and m.time >= Match.LOOSE:
        return _due(a, b)
    if m.goods is Match.FIRM:
        x, y = quantities(a), quantities(b)
        if m.time >= Match.LOOSE:
            return sure("the same goods at one stage and time")
        if lasting(a) and not (x and y):
            return sure("the same goods at a stage that lasts")
        # as many again, at another time, is another lot
        return likely("as many of the same goods") if x & y else undecided("the same goods may come more than once")
    if m.goods is Match.LOOSE and lasting(a) and quantities(a) & quantities(b) and soon(a, b, HALF_A_YEAR):
        return likely("as many of goods of one name, at a stage that lasts")
    if m.goods is Match.LOOSE and m.time >= Match.LOOSE:
        one_number = bool(quantities(a) & quantities(b))
        if said(a, "lots") != said(b, "lots") and not one_number and not days_known(a, b):
            return undecided("the one may be a part of the other")
        named = not a.heads.isdisjoint(b.things) or not b.heads.isdisjoint(a.things)
        firm = named and (m.time is Match.FIRM or m.parties is Match.FIRM)
        return sure("goods of one name at one time") if firm else likely("goods of one name at about one time")
    at_once = m.time is Match.FIRM or (a.report.when and a.report.when == b.report.when)
    if (a.report.status in DONE) != (b.report.status in DONE) and quantities(a) and quantities(b):
        return undecided("what came may be a part of what is to come, or another lot")
    if at_once and m.goods is Match.UNKNOWN and (days_known(a, b) or not (a.things and b.things)):
        return likely("one dealing at that time, and the goods may be the same")
    if a.report.kind == b.report.kind == "credit" and m.time >= Match.LOOSE:
        return likely("a credit between the same states at one time")
    if a.origin == b.origin and a.document.id != b.document.id and m.goods is Match.UNKNOWN and soon(a, b):
        return likely("what one source tells of, in two articles of about one time")
    if a.document.id == b.document.id and lasting(a) and bare(a, b):
        return likely("one dealing, told twice in one article, with the goods by name and by what they are")
    return undecided("nothing says that the goods are the same")


def _due(a: Account, b: Account) -> Ruling:
    """What was to come and what came: one lot, unless a part of it is meant, or another number."""
    x, y = quantities(a), quantities(b)
    if (x and y and not x & y) or has(a, "parts") or has(b, "parts"):
        return undecided("what came may be a part of what is to come, or another lot")
    return likely("the same goods, to come and then come")


def _cooperation(a: Account, b: Account, m: Matches) -> Ruling:
    """Joint work: of one kind, and at one time and place or with the same goods or words."""
    if m.parties < Match.LOOSE:
        return undecided("too little is said of who works together at what")
    if (a.report.kind is None) != (b.report.kind is None):
        told = days_known(a, b) and (m.place is Match.FIRM or m.goods >= Match.LOOSE)
        return likely("the same place or goods on the same days") if told else undecided("one says not at what work")
    shared = len(a.content & b.content)
    if a.report.kind is None:
        footing = (a.report.status in DONE) == (b.report.status in DONE)
        told = m.time >= Match.LOOSE and ((m.goods >= Match.LOOSE and footing) or _worded(a, b))
        return likely("the same goods or persons at one time") if told else undecided("no kind of work is named")
    if a.report.kind != b.report.kind:
        told = days_known(a, b) and (m.place is Match.FIRM or m.goods >= Match.LOOSE or m.alike > 0.2)
        return likely("work of kindred kinds on the same days") if told else undecided("the kinds are only kindred")
    if m.time is Match.FIRM and (m.place >= Match.LOOSE or m.goods >= Match.LOOSE or m.alike > 0.2):
        return sure("work of one kind at one time, and one place, thing or wording")
    trained = a.report.kind in ("exercise", "training")
    if trained and m.time is Match.FIRM and m.place is not Match.AGAINST:
        return likely("an exercise of the same states at one time")
    drill = close(a, b) and (a.report.kind == "exercise" or m.goods >= Match.LOOSE)
    held = trained and m.time is Match.LOOSE and (m.place is Match.FIRM or drill)
    worded = m.place is Match.FIRM and shared >= SAYING - 1
    if held or ((m.goods is Match.FIRM or worded) and m.time is Match.LOOSE):
        return likely("work of one kind at about one time, and one place or thing")
    return undecided("the same states may work together more than once")


def _worded(a: Account, b: Account) -> bool:
    """Whether the one says much the same as the other, in whatever order."""
    return len(a.content & b.content) >= max(SAYING, MEANT * min(len(a.content), len(b.content)))


def _statement(a: Account, b: Account, m: Matches) -> Ruling:
    """Positions: the same speaker, of one kind, in near the same words, or in words of one meaning on the same day."""
    x, y = a.sides[0], b.sides[0]
    if not sides(x, y) >= Match.LOOSE or a.report.kind != b.report.kind:
        return undecided("another speaker, or another kind of position")
    if not (x.persons <= y.persons or y.persons <= x.persons):
        return undecided("another speaker beside")
    if m.alike > SPOKEN and min(len(a.words), len(b.words)) >= WORDS and len(a.content & b.content) >= SAYING:
        return sure("the same words of one speaker")
    if sides(x, y) is Match.FIRM and m.time >= Match.LOOSE and (_worded(a, b) or _phrase(a, b)):
        return likely("one speaker at one time, in much the same words")
    addressed = sides(a.sides[1], b.sides[1]) >= Match.LOOSE
    if sides(x, y) is Match.FIRM and addressed and one_day(a, b) and len(a.content & b.content) > 1:
        return likely("one speaker to the same state on the same day, of the same thing")
    return undecided("other words")


def _phrase(a: Account, b: Account) -> bool:
    """Whether four words in a row are the same, of which two say something: a turn of phrase that both quote."""
    return any(len(a.content.intersection(run)) > 1 for run in a.runs & b.runs if len(run) > 3)


def _honour(a: Account, b: Account, m: Matches) -> Ruling:
    """Honours: the same persons, kind and time."""
    if a.report.kind != b.report.kind and m.parties is m.time is Match.FIRM and m.place >= Match.LOOSE:
        return likely("the same people, time and place")
    if a.report.kind is None or a.report.kind != b.report.kind:
        return undecided("nothing says that the honours are the same")
    if m.parties is Match.FIRM and (m.time is Match.FIRM or (m.time is Match.LOOSE and m.place >= Match.LOOSE)):
        return sure("the same people, kind and time")
    if m.parties is Match.FIRM and close(a, b):
        return likely("the same people and kind at about one time")
    if m.parties is Match.LOOSE and m.time is Match.FIRM and m.place >= Match.LOOSE:
        return likely("the same states, kind, time and place")
    return undecided("the same honour may be given more than once")


def _measure(a: Account, b: Account, m: Matches) -> Ruling:
    """Sanctions, force and presence: one actor's on one target, where they last; else at one time and place."""
    if a.report.type != "sanction" and a.report.kind is None:
        return UNKNOWN_PARTIES
    if m.parties < Match.LOOSE:
        known = a.report.kind == b.report.kind and one_side(a, b) >= Match.LOOSE and one_day(a, b)
        return likely("on one day, one side left out") if known else UNKNOWN_PARTIES
    if a.report.kind != b.report.kind and None not in (a.report.kind, b.report.kind):
        told = m.place is Match.FIRM and m.time >= Match.LOOSE
        return likely("kindred acts at one place and time") if told else undecided("the kinds are only kindred")
    if lasting(a):
        placed = a.report.type != "presence" or m.place is Match.FIRM or m.goods is Match.FIRM
        return sure("one actor's on one target, which lasts") if placed else likely("one actor's with one host")
    against = a.report.type == "sanction" and (m.goods is not Match.AGAINST or quantities(a) & quantities(b))
    if m.time is Match.FIRM and (m.place is Match.FIRM or against or m.alike > 0.3):
        return sure("one actor's on one target at one time and place")
    denied = a.denied and b.denied and a.report.kind == b.report.kind
    x, y = quantities(a), quantities(b)
    other = a.report.type == "presence" and x and y and not x & y and not a.heads & b.heads
    goods = m.goods >= Match.LOOSE and not other
    told = m.place is Match.FIRM or m.alike > 0.3 or goods or (same_sorts(a, b) and close(a, b))
    if a.report.type == "presence":
        told = told or days_known(a, b)
        if a.document.id == b.document.id and m.place is Match.FIRM and not (x and y and not x & y):
            return likely("one actor's with one host at one place, told twice in one article")
    measure = a.report.type == "sanction" and one_measure(a, b) > 1
    if m.time >= Match.LOOSE and (told or denied or measure):
        return likely("one actor's on one target at about one time, and nothing tells them apart")
    return undecided("the same may happen more than once")


RULES: dict[str, Callable[[Account, Account, Matches], Ruling]] = {
    "visit": _encounter, "meeting": _encounter, "agreement": _agreement, "transfer": _transfer,
    "cooperation": _cooperation, "presence": _measure, "statement": _statement, "honour": _honour,
    "sanction": _measure, "force": _measure,
}  # fmt: skip
