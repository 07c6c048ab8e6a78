"""Accounts: a report with all that comparing it needs, worked out once, its entities already the merged ones."""

from dataclasses import dataclass
from datetime import date, timedelta

from communique.knowledge.gazetteer import Spot, city_spot
from communique.knowledge.naming import label_words
from communique.knowledge.states import state_by_adjective
from communique.knowledge.things import goods_words
from communique.knowledge.words import word_sets
from communique.model import Document, Entity, Participant, Report
from communique.reconcile.goods import common, content_words, dealings, head, is_money, officials
from communique.reconcile.voices import Voice
from communique.text import edtf
from communique.text.sounds import romanise

# The roles of each type that make its two sides; a type that has one side here is symmetric.
SIDES: dict[str, tuple[frozenset[str], ...]] = {
    "visit": (frozenset({"visitor"}), frozenset({"host"})),
    "meeting": (frozenset({"party", "host"}),),
    "agreement": (frozenset({"party", "signatory"}),),
    "transfer": (frozenset({"supplier"}), frozenset({"recipient"})),
    "cooperation": (frozenset({"party", "supplier", "recipient"}),),
    "presence": (frozenset({"actor"}), frozenset({"host"})),
    "statement": (frozenset({"speaker"}), frozenset({"addressee"})),
    "honour": (frozenset({"giver", "honouree", "actor"}),),
    "sanction": (frozenset({"actor"}), frozenset({"target"})),
    "force": (frozenset({"actor"}), frozenset({"target"})),
}
BEFORE, AFTER = timedelta(days=10), timedelta(days=1)  # an undated occurrence in the news is this old, or as new
FRESH = timedelta(days=3)  # what is said or phoned again and again is news for so long
DENIED = timedelta(days=183)  # what is denied, or is there, has no date of its own: it may be half a year old
AHEAD = timedelta(days=60)  # an undated plan in the news is for so soon
SHORT = timedelta(days=31)  # a stretch up to this long says when something was

Window = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Side:
    """Who stands on one side: persons and vessels, other named parties, the states acted for, and of those without a
    name what they are ("women"), if that is no office; `names` are those of the persons and vessels."""

    persons: frozenset[str]
    parties: frozenset[str]
    states: frozenset[str]
    others: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.persons or self.parties or self.states)


@dataclass(frozen=True, slots=True)
class Account:
    """A report ready to be compared. `words` are those of its evidence, `content` those that say what it is of, not by
    whom, `runs` each four of them in a row;
    `spot` is where a city lies; `things` are the content words of its items, `heads` the nouns that they come down to,
    `named` those items that are a named entity; `subject` the words that tell its instrument from others; `family` what
    its document is a copy of."""

    report: Report
    document: Document
    sides: tuple[Side, ...]
    voice: Voice
    place: str | None
    place_state: str | None
    spot: Spot | None
    things: frozenset[str]
    heads: frozenset[str]
    named: frozenset[str]
    subject: frozenset[str]
    words: tuple[str, ...]
    content: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    window: Window | None
    family: str

    @property
    def id(self) -> str:
        return self.report.id

    @property
    def origin(self) -> str:
        return self.voice.key

    @property
    def persons(self) -> frozenset[str]:
        return frozenset(p for s in self.sides for p in s.persons)

    @property
    def states(self) -> frozenset[str]:
        return frozenset(c for s in self.sides for c in s.states)

    @property
    def denied(self) -> bool:
        return self.report.status == "negated"


def _side(participants: list[Participant], entities: dict[str, Entity], resolve: dict[str, str]) -> Side:
    persons, parties, states, others, names = set[str](), set[str](), set[str](), set[str](), set[str]()
    for p in participants:
        entity = entities.get(resolve.get(p.entity or "", ""))
        if entity is None and officials().isdisjoint(romanise(p.text).split()):
            others.add(head(p.text))
        if country := p.country or (entity.country if entity else None):
            states.add(country)
        if entity and entity.kind in ("person", "vessel"):
            if not _by_office(entity.name):
                persons.add(entity.id)
                names.add(entity.name)
        elif entity and (entity.kind != "state" or not entity.country):
            parties.add(entity.id)
    return Side(frozenset(persons), frozenset(parties), frozenset(states), frozenset(others - {""}), frozenset(names))


def _by_office(name: str) -> bool:
    """Whether nobody is named, but by an office: "the Estonian ambassador"."""
    words = [w for w in romanise(name).split() if w not in label_words().stop and not state_by_adjective(w)]
    return not any(c.isupper() for c in name.split()[-1][:1]) and officials().issuperset(words)


def window(report: Report, document: Document) -> Window | None:
    """The days on which it may have been: its own date, else what the document's date lets one think; None if neither.

    The second is used to tell happenings apart and never becomes a date of the record.
    """
    if report.when:
        found = edtf.spans(report.when, about=True)
        lows, highs = [a for a, _ in found if a], [b for _, b in found if b]
        if found:
            return (
                min(lows) if len(lows) == len(found) else None,
                max(highs) if len(highs) == len(found) else None,
            )
    if document.published:
        low, high = edtf.bounds(document.published)
        if low and high:
            ahead = report.status in ("planned", "wanted", "possible")
            often = report.type == "statement" or report.kind == "call"
            lasts = report.type == "presence" and report.status != "occurred"
            before = DENIED if report.status == "negated" or lasts else FRESH if often else BEFORE
            return (low - before, high + (AHEAD if ahead or report.status == "negated" else AFTER))
    return None


def account(
    report: Report, document: Document, entities: dict[str, Entity], resolve: dict[str, str], voice: Voice, family: str
) -> Account:
    """The account of a report. `voice` is who vouches for it in the end, `family` the id of the
    document that its own is a copy of."""
    words = tuple(romanise(" ".join(e.quote for e in report.evidence)).split())
    sides = tuple(
        _side([p for p in report.participants if p.role in roles], entities, resolve) for roles in SIDES[report.type]
    )
    place = report.where
    merged = entities.get(resolve.get(place.entity or "", "")) if place else None
    state = (place.country or (merged.country if merged else None)) if place else None
    if report.type == "visit" and not sides[1] and state:
        sides = (sides[0], Side(frozenset(), frozenset(), frozenset({state})))  # where a visit is says who is visited
    things, heads, named = set[str](), set[str](), set[str]()
    for item in report.items:
        if is_money(item):
            continue
        entity = entities.get(resolve.get(item.entity or "", ""))
        if entity and any(c.isupper() or c.isdigit() for c in entity.name):
            named.add(entity.id)
        things |= content_words(item.text) - goods_words().containers - word_sets("comparing")["parts"]
        heads.add(head(item.text))
    return Account(
        report=report,
        document=document,
        sides=sides,
        voice=voice,
        place=(merged.id if merged else romanise(place.text)) if place else None,
        place_state=state,
        spot=city_spot(" ".join((merged.name if merged else place.text).split()), state) if place else None,
        things=frozenset(things),
        heads=frozenset(heads) - {""},
        named=frozenset(named),
        subject=_subject(report),
        words=words,
        content=frozenset(words)
        - common()
        - frozenset(romanise(" ".join(p.text for p in report.participants)).split()),
        runs=frozenset(words[i : i + 4] for i in range(max(1, len(words) - 3))),
        window=window(report, document),
        family=family,
    )


def _subject(report: Report) -> frozenset[str]:
    """The words that tell an instrument from others: none of those that any may bear, nor of what is done by it, when
    and where, which a loose reading takes into its name."""
    if report.instrument is None:
        return frozenset()
    around = f"{report.where.text if report.where else ''} {report.when_text or ''}"
    told = content_words(report.instrument.text) - content_words(around)
    return told - label_words().instruments - dealings() - common() - word_sets("comparing")["negations"]
