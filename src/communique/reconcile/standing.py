"""How far two accounts say that one thing went, where they say otherwise: denied, or held at a stage that the other
has past.

A history is no contradiction: what was discussed and then signed, what was planned and fell through.
"""

from datetime import date, timedelta
from functools import cache

from communique.knowledge.words import word_sets
from communique.model import codes
from communique.reconcile.accounts import Account
from communique.reconcile.matches import lasting
from communique.text import edtf
from communique.text.sounds import romanise

DONE = frozenset({"occurred", "ongoing"})
AHEAD = frozenset({"planned", "wanted"})
OVER = frozenset({"ended", "cancelled"})  # no rung above the others
SOON = timedelta(days=31)  # a correction follows what it corrects within as much


@cache
def _words(name: str) -> frozenset[str]:
    """A list of comparing.yaml, as `romanise` writes its words."""
    return frozenset(w for word in word_sets("comparing")[name] for w in romanise(word).split())


def said(a: Account, name: str) -> frozenset[str]:
    """The words of one of comparing.yaml's lists that an account's evidence has."""
    return _words(name).intersection(a.words)


def has(a: Account, name: str) -> bool:
    """Whether an account's evidence has a word of one of comparing.yaml's lists."""
    return bool(said(a, name))


def _denied(a: Account) -> bool:
    """Whether somebody denies it: "the ministry denied that", "reports are false"."""
    cues = {w for link in a.report.attribution if link.cue for w in romanise(link.cue.quote).split()}
    return bool(cues & _words("denials")) or has(a, "denials")


def says_no(a: Account) -> bool:
    """Whether a denied account has the words for it, a denial or a "not"."""
    return _denied(a) or has(a, "negations")


def not_at(a: Account, b: Account) -> bool:
    """Whether an account says that it was not at the other's place: "here, and not in Cusco"."""
    where = romanise(b.report.where.text).split() if b.report.where else []
    told, size = list(a.words), len(where) + 2
    runs = (told[i : i + size] for i in range(len(told) - size + 1))
    return bool(where) and any(
        r[0] in _words("negations") and r[1] in _words("places") and r[2:] == where for r in runs
    )


def _denied_ahead(a: Account) -> bool:
    """Whether what is meant to be is denied: by somebody, or in "there is no plan to", "will not". Of a visit or a
    meeting the last is more often word that it was called off."""
    if _denied(a):
        return True
    called_off = a.report.type in ("visit", "meeting")
    return has(a, "negations") and (has(a, "intents") or (has(a, "futures") and not called_off))


def denies_plan(denial: Account, plan: Account) -> bool:
    """Whether a denial is of the plan itself: told about when the plan was, and before it was to be carried out."""
    if not denial.denied or plan.report.status not in AHEAD or not _denied_ahead(denial):
        return False
    told, day = day_told(denial), day_told(plan)
    due = edtf.bounds(plan.report.when)[1] if plan.report.when else None
    if told is None or day is None:
        return denial.document.id == plan.document.id
    return abs(told - day) <= SOON and (due is None or told <= due)


def _rung(a: Account) -> int | None:
    stages = codes.STAGES.get(a.report.type, ())
    return stages.index(a.report.stage) if a.report.stage in stages and a.report.stage not in OVER else None


def day_told(a: Account) -> date | None:
    """The day of its document."""
    return edtf.bounds(a.document.published)[0] if a.document.published else None


def limited(a: Account) -> bool:
    """Whether it says that an agreement or transfer has gone no farther: "only discussed", "offered, not bought"."""
    if a.report.type not in ("agreement", "transfer"):
        return False
    return has(a, "limits") or (has(a, "negations") and has(a, "reached"))


def falls_short(low: Account, high: Account) -> bool:
    """Whether one account holds a thing at a stage that the other has past by then: "only discussed" against signed."""
    rungs = _rung(low), _rung(high)
    if rungs[0] is None or rungs[1] is None or rungs[0] >= rungs[1] or low.denied:
        return False
    if high.report.status not in DONE or not limited(low):
        return False
    done = edtf.bounds(high.report.when)[0] if high.report.when else day_told(high)
    held = edtf.bounds(low.report.when)[0] if low.report.when else day_told(low)
    return bool(done and held) and timedelta(0) <= held - done <= SOON  # type: ignore[operator]


def denied_before(denial: Account, told: Account) -> bool:
    """Whether it was denied before the other has it done: what came later was not denied, unless it was said not to be
    to come, and came within a month."""
    day, done = day_told(denial), edtf.bounds(told.report.when)[0] if told.report.when else None
    if not day or not done or told.report.status not in DONE or day >= done:
        return False
    return not (denial.report.type == "presence" and done - day <= SOON and has(denial, "futures"))


def soon(a: Account, b: Account, within: timedelta = SOON) -> bool:
    """Whether the days on which the two were told, or on which one of them was, lie within a month, or as said."""
    days = [[d for d in (day_told(x), edtf.bounds(x.report.when or "")[0]) if d] for x in (a, b)]
    return not all(days) or min(abs(x - y) for x in days[0] for y in days[1]) <= within


def covers(denial: Account, told: Account) -> bool:
    """Whether a denial of one stage is of another, too: what was never ordered was not delivered."""
    rungs = _rung(denial), _rung(told)
    return rungs[0] is None or rungs[1] is None or rungs[0] <= rungs[1]


def nearer(denial: Account, one: Account, other: Account) -> bool:
    """Whether a denial is of what one account tells rather than of what another does: of what was told before it; of
    one paper or lot, of what was at its place, of the nearer stage, of a plan where a plan is denied, and of what was
    told nearer to it."""
    days = [day_told(a) for a in (one, denial, other)]
    before = days[0] and days[1] and days[2] and days[0] <= days[1] < days[2]
    if before and not lasting(denial):  # what lasts is denied at any time
        return True
    if denial.place and (one.place == denial.place) != (other.place == denial.place):
        return one.place == denial.place
    if denial.report.type not in ("agreement", "transfer"):
        return False
    return _farness(denial, one) < _farness(denial, other)


def _farness(denial: Account, told: Account) -> tuple[int, int, int]:
    rungs, days = (_rung(denial), _rung(told)), (day_told(denial), day_told(told))
    steps = abs(rungs[0] - rungs[1]) if rungs[0] is not None and rungs[1] is not None else 0
    planned = has(denial, "intents") == (told.report.status in AHEAD)
    return steps, int(not planned), abs((days[0] - days[1]).days) if days[0] and days[1] else 0


def still_ahead(plan: Account, done: Account) -> bool:
    """Whether one account, told later, has yet to come what the other says was done; of what is done but once."""
    if plan.report.status not in AHEAD or done.report.status not in DONE or plan.report.type != "agreement":
        return False
    told = day_told(plan)
    was = edtf.bounds(done.report.when)[1] if done.report.when else day_told(done)
    due = edtf.bounds(plan.report.when)[0] if plan.report.when else None
    if not told or not was or not timedelta(0) < told - was <= SOON:
        return False
    return (due is not None and due > told) or has(plan, "limits")
