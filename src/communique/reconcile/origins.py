"""Who vouches for a report in the end: the independent origins of an event, however many articles carry it.

Copies, republications and translations, and outlets that cite one source, all come to one origin.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from communique.model import Attribute, Document, Entity, Link, Origin, Report
from communique.reconcile.accounts import Account
from communique.reconcile.copies import Sketch, partly
from communique.reconcile.goods import head
from communique.reconcile.matches import likeness, otherwise
from communique.reconcile.profiles import label_of
from communique.reconcile.retelling import Retelling
from communique.reconcile.voices import Voice, by_key
from communique.text import labels
from communique.text.sounds import romanise

REUSED = 0.8  # share of runs of four words from which one evidence is taken from the other
SOURCES = frozenset({"body", "media", "company"})  # kinds whose news others retell
LONG = 8  # words of an evidence below which it may be alike by chance


def outlets(entities: Iterable[Entity]) -> dict[tuple[str, ...], str]:
    """The ids of media by the words of their names."""
    found: dict[tuple[str, ...], str] = {}
    for entity in sorted((e for e in entities if e.kind == "media"), key=lambda e: e.id):
        for name in entity.aliases:
            found.setdefault(labels.outlet(name).words, entity.id)
    return found


@dataclass(slots=True)
class Sources:
    """Who vouches for what. `family` has each document's, as `copies.families` makes it from `sketches`: all documents
    of a family must be there, and all media among the entities. `cited` has whom a document names as a source."""

    entities: dict[str, Entity]
    resolve: dict[str, str]
    documents: dict[str, Document]
    family: dict[str, str]
    sketches: Mapping[str, Sketch]
    cited: Mapping[str, Iterable[Link]]
    _outlets: dict[tuple[str, ...], str] = field(default_factory=dict)
    _own: dict[str, Voice] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._outlets = outlets(self.entities.values())
        copies: dict[str, list[Document]] = defaultdict(list)
        for id_ in sorted(self.documents):
            copies[self.family[id_]].append(self.documents[id_])
        for family, members in copies.items():
            self._own[family] = self._lead(members)

    def outlet(self, name: str) -> Voice:
        """An outlet by its name."""
        words = labels.outlet(name).words
        entity = self._outlets.get(words)
        if entity:
            return Voice(entity, entity, self.entities[entity].name)
        return Voice("name:" + " ".join(words), None, name)

    def _lead(self, copies: list[Document]) -> Voice:
        """Where a text that several documents carry comes from: the outlet that one says it takes it from,
        else the earliest to print it."""
        via = sorted(v.name for d in copies for v in d.via if v.relation != "quotes")
        if via:
            return self.outlet(via[0])
        first = min(copies, key=lambda d: (d.published or "9", d.id))
        if first.outlet:
            named = [x for x in self.cited.get(first.id, ()) if x.name == first.outlet and self._entity(x)]
            unknown = Link(None, first.outlet, "published")
            return self._named(min(named, key=lambda x: x.entity or "", default=unknown))
        if first.byline and first.genre in ("official", "commentary"):
            return Voice("name:" + romanise(first.byline), None, first.byline)
        return Voice("document:" + self.family[first.id], None, "(outlet)")

    def copies_in_part(self, document: str, other: str) -> bool:
        """Whether one text has long stretches of another, which is no copy of it."""
        return partly(self.sketches[document], self.sketches[other])

    def own(self, document: str) -> Voice:
        """A document's own voice."""
        return self._own[self.family[document]]

    def of(self, report: Report | Attribute) -> Voice:
        """Its origin: the last link of its chain, or the document's own voice where that is the outlet."""
        last = report.attribution[-1]
        if last.name.startswith("("):
            return self.own(report.document)
        if self._is_anybody(last):
            return self._anybody(report)
        voice = self._named(last)
        outlet = self.documents[report.document].outlet
        first = len(report.attribution) == 1 and outlet is not None and self.outlet(outlet).key == voice.key
        return self.own(report.document) if first else voice

    def cites(self, document: str) -> list[Voice]:
        """The bodies and outlets that a document names as a source of anything."""
        named = [link for link in self.cited.get(document, ()) if not link.name.startswith("(")]
        entities = [self._entity(link) for link in named]
        return [
            self._named(link)
            for link, entity in zip(named, entities, strict=True)
            if (entity.kind in SOURCES if entity else any(c.isupper() for c in link.name))
        ]

    def through(self, report: Report) -> frozenset[str]:
        """Who handed a report on from its origin to its outlet, by key."""
        return frozenset(self._named(link).key for link in report.attribution[1:-1] if not link.name.startswith("("))

    def _entity(self, link: Link) -> Entity | None:
        return self.entities.get(self.resolve.get(link.entity or "", ""))

    def _named(self, link: Link) -> Voice:
        entity = self._entity(link)
        return Voice(entity.id, entity.id, entity.name) if entity else self.outlet(link.name)

    def _is_anybody(self, link: Link) -> bool:
        """Whether a source has no name: "two officials", "Peruvian officers"."""
        entity = self._entity(link)
        if entity is None:
            return not any(c.isupper() for c in link.name)
        return entity.kind == "group" and not label_of("group", entity.name).specific

    def _anybody(self, report: Report | Attribute) -> Voice:
        """Whoever they are, they are of the outlet that spoke with them, and the same to all who cite it."""
        *outer, last = report.attribution
        through = len(outer) > 1 and not outer[-1].name.startswith("(")
        spoke = self._named(outer[-1]) if through else self.own(report.document)
        entity = self._entity(last)
        key = f"unnamed:{head(last.name) or romanise(last.name)}:{spoke.key}"
        return Voice(key, entity.id if entity else None, last.name)


def _taken_over(accounts: list[Account]) -> Iterator[tuple[Account, Account]]:
    """Pairs of an event's accounts of which one's evidence is taken from the other's; the same words are met once."""
    first: dict[tuple[str, ...], Account] = {}
    met: dict[tuple[str, ...], list[Account]] = defaultdict(list)
    for a in accounts:
        if len(a.words) >= LONG and (held := first.setdefault(a.words, a)) is not a:
            yield held, a
    for a in first.values():
        beside = {b.id: b for run in a.runs for b in met[run]}
        yield from ((b, a) for _, b in sorted(beside.items()) if likeness(a, b) >= REUSED)
        for run in a.runs:
            met[run].append(a)


def independent(accounts: list[Account], sources: Sources) -> tuple[tuple[Origin, ...], dict[str, tuple[str, str]]]:
    """The independent origins of an event, the widest carried first, and each report's by key and name."""
    voices = {a.document.id: sources.own(a.document.id) for a in accounts}
    own = {document: voice.key for document, voice in voices.items()}
    cited = {document: sources.cites(document) for document in own}
    heard = by_key(v for named in cited.values() for v in named) | by_key(
        [*(a.voice for a in accounts), *voices.values()]
    )
    named = _named(accounts, own)
    key = _stepped(accounts, named)
    cites = {d: frozenset(v.key for v in some) - {own[d]} for d, some in cited.items()}
    key |= Retelling(accounts, key, own, cites, sources.through, sources.copies_in_part).origins()
    key = _copied(accounts, key, own)
    several = {outlet for outlet in own.values() if len(named[outlet, False] | named[outlet, True]) > 1}
    carried: dict[str, set[str]] = defaultdict(set)
    for a in accounts:
        if key[a.id] not in several or len(set(key.values())) == 1:
            carried[key[a.id]].add(a.document.id)
    origins = [Origin(heard[k].entity, heard[k].name, tuple(sorted(docs))) for k, docs in sorted(carried.items())]
    return (
        tuple(sorted(origins, key=lambda o: (-len(o.documents), o.name, o.entity or "", o.documents))),
        {id_: (k, heard[k].name) for id_, k in key.items()},
    )


Named = dict[tuple[str, bool], set[str]]


def _named(accounts: list[Account], own: Mapping[str, str]) -> Named:
    """The sources that each outlet names for it, and for its denial (True)."""
    found: Named = defaultdict(set)
    for a in accounts:
        if a.origin != own[a.document.id]:
            found[own[a.document.id], a.denied].add(a.origin)
    return found


def _stepped(accounts: list[Account], named: Named) -> dict[str, str]:
    """Each report's origin: an outlet that itself names one source for this is none beside it, in its own voice or as
    others cite it. One that has somebody deny what it says was done is."""
    one = {step: min(sources) for step, sources in named.items() if len(sources) == 1}
    key = {}
    for a in accounts:
        k, seen = a.origin, {a.origin}
        apart = any(b.document.id == a.document.id and b.origin != k and otherwise(a, b) for b in accounts)
        while not apart and (further := one.get((k, a.denied), k)) not in seen:
            k = further
            seen.add(k)
        key[a.id] = k
    return key


def _copied(accounts: list[Account], key: dict[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """The same, words that one text has from another its earlier one's."""
    for a, b in _taken_over(accounts):
        if otherwise(a, b):
            continue  # word for word, but another day or number: no copy, and what differs must be seen
        first, last = sorted((a, b), key=lambda x: (x.document.published or "9", x.document.id))
        copied = a.family == b.family and a.document.id != b.document.id
        both_own = all(x.origin == own[x.document.id] for x in (a, b))
        if (copied or both_own) and key[a.id] != key[b.id]:
            old, new = key[last.id], key[first.id]
            key = {i: new if k == old else k for i, k in key.items()}
    return key
