"""Which articles carry which origin of an event, and by what way it came to them."""

from collections import defaultdict
from dataclasses import dataclass

from communique.model import Document
from communique.reconcile.accounts import Account
from communique.reconcile.origins import Sources, independent
from communique.reconcile.reuse import Stretch, share, stretches


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article that carries an origin. `relays` are who handed it on, the nearest to the origin first; `how` is
    `itself` (the outlet is the origin), `cites`, `copy` (its text is another outlet's), `same words` (of another
    article), or `one source` (its outlet names but this source for the event)."""

    document: str
    outlet: str | None
    published: str | None
    title: str | None
    reports: tuple[str, ...]
    relays: tuple[str, ...]
    how: str


@dataclass(frozen=True, slots=True)
class Reuse:
    """What one article has word for word of an earlier one: the stretches (offsets of `document` first), and the share
    of its words that stand in them, 0 to 1."""

    document: str
    earlier: str
    share: float
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """An independent origin of an event with the articles that carry it, the earliest first, and what they have of one
    another's text. `entity` is null for an outlet or source that is not known by name."""

    name: str
    entity: str | None
    carriers: tuple[Carrier, ...]
    reuse: tuple[Reuse, ...] = ()


def carried(accounts: list[Account], sources: Sources, *, reuse: bool = False) -> tuple[Carried, ...]:
    """The independent origins of an event's accounts, the widest carried first; `reuse` compares the texts, too."""
    origins, voices = independent(accounts, sources)
    by_key: dict[str, list[Account]] = defaultdict(list)
    for a in accounts:
        by_key[voices[a.id][0]].append(a)
    names = dict(voices.values())
    out = []
    for origin in origins:
        fitting = (k for k, told in by_key.items() if (origin.entity or k, origin.name) == (k, names[k])
                   and tuple(sorted({a.document.id for a in told})) == origin.documents)  # fmt: skip
        key = min(fitting)
        told = by_key.pop(key)
        documents = sorted({a.document.id: a.document for a in told}.values(), key=_earliest)
        carriers = tuple(
            _carrier(d, [a for a in told if a.document.id == d.id], (key, origin.name), sources) for d in documents
        )
        out.append(Carried(origin.name, origin.entity, carriers, _reuse(documents) if reuse else ()))
    return tuple(out)


def _earliest(document: Document) -> tuple[str, str]:
    return document.published or "9", document.id


def _carrier(document: Document, told: list[Account], origin: tuple[str, str], sources: Sources) -> Carrier:
    key, name = origin
    first = max(told, key=lambda a: (a.origin == key, len(a.report.attribution), a.id))
    links = [link.name for link in first.report.attribution[1:]]
    if first.origin == key:
        relays = links[:-1] if links and not links[-1].startswith("(") else links
        own = sources.own(document.id).key == key and not relays
        how = _own(document, name, sources) if own and not links else "cites"
    else:
        relays, how = links, "copy" if _copied(document, sources) else "same words"
        if any(a.origin == key for a in told) or sources.own(document.id).key == first.origin:
            how = "one source" if how == "same words" and not links else how
    around = tuple(r for r in reversed(relays) if r != name)
    return Carrier(
        document.id, document.outlet, document.published, document.title, tuple(a.id for a in told), around, how
    )


def _copied(document: Document, sources: Sources) -> bool:
    """Whether other documents have its text, or it says whose text it is."""
    return any(v.relation != "quotes" for v in document.via) or sum(
        f == sources.family[document.id] for f in sources.family.values()
    ) > 1  # fmt: skip


def _own(document: Document, name: str, sources: Sources) -> str:
    """Whether an article in its outlet's own voice is that outlet's, or a copy of another's."""
    outlet = document.outlet and sources.outlet(document.outlet).name
    return "itself" if outlet in (None, name) or not _copied(document, sources) else "copy"


def _reuse(documents: list[Document]) -> tuple[Reuse, ...]:
    """Each article beside the earlier one of which it has most."""
    out = []
    for n, document in enumerate(documents):
        found = [(stretches(document.text, d.text), d) for d in documents[:n]]
        best = max(found, key=lambda f: sum(s.words for s in f[0]), default=None)
        if best and best[0]:
            out.append(Reuse(document.id, best[1].id, round(share(best[0], document.text), 2), best[0]))
    return tuple(out)
